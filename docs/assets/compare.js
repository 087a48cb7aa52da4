// Compare: two to four cases side by side, from the small file of each. The address holds the choice (?c=slug,slug).
import { badge, element, plural, read } from "./dom.js";
import { qrCode } from "./qr.js";

const form = document.getElementById("pp-compare");
const root = form.dataset.root;
const add = document.getElementById("compare-add");
const line = document.getElementById("pp-compare-line");
const foot = document.querySelector(".pp-compare .pp-memo-foot");
const MOST = 4;
let known = [], asked = 0;

const slugs = () => [...new Set((new URLSearchParams(location.search).get("c") ?? "").split(","))]
  .filter((slug) => known.some((one) => one.slug === slug)).slice(0, MOST);

function go(chosen) {
  history.pushState(null, "", chosen.length ? `?c=${chosen.join(",")}` : location.pathname);
  return draw();
}

// One row of the table: a heading and a cell for each case; on a phone every cell carries the name of its case.
function row(heading, cases, cell, { print = true, note = "" } = {}) {
  const cells = cases.map((one) => element("td", { "data-label": one.name }, ...[cell(one)].flat()));
  const head = element("th", { scope: "row" }, heading);
  if (note) head.append(element("p", { class: "pp-instrument-note" }, note));
  return element("tr", { class: print ? null : "pp-noprint" }, head, ...cells);
}

function lineOf(one) {
  const about = [one.about, one.instrument].filter(Boolean).join("; ");
  return element("div", { class: "pp-compared", "data-rows": one.rows },
    one.direction ? badge(one.direction, one.label) : element("small", {}, one.label), " ",
    element("span", {}, one.text), element("small", {}, `${about}. ${one.students}; ${one.covers}.${one.sure ? ` How sure: ${one.sure}.` : ""}`));
}

function differ(cases, id) {
  const used = cases.map((one) => [one.name, new Set(one.measures.find((measure) => measure.id === id)?.lines.map((each) => each.instrument) ?? [])])
    .filter(([, set]) => set.size);
  if (used.length < 2) return "";
  const all = new Set(used.flatMap(([, set]) => [...set]));
  if (all.has("test or method not named")) return "A test or method is not named, so these may not be alike. Do not subtract one from the other.";
  return all.size === 1 ? "The same named test or method; states, years and students still differ."
    : "Different tests or methods. Do not subtract one from the other.";
}

function measureRows(cases) {
  const labels = new Map(cases.flatMap((one) => one.measures.map((measure) => [measure.id, measure.label])));
  const having = (id) => cases.filter((one) => one.measures.some((measure) => measure.id === id)).length;
  const shared = [...labels].filter(([id]) => having(id) > 1), alone = [...labels].filter(([id]) => having(id) === 1);
  const cell = (id) => (one) => one.measures.find((measure) => measure.id === id)?.lines.map(lineOf) ?? element("span", { class: "pp-none" }, "not reported");
  return [...shared.map(([id, label]) => row(label, cases, cell(id), { note: differ(cases, id) })),
    ...alone.map(([id, label]) => row(label, cases, cell(id), { print: !shared.length }))];
}

// A rough height in print: for each printed row its longest cell, in columns that get narrower with each case. More cases
// and longer texts are set smaller on paper; no result is cut.
const LONG = 5000;
function printSize(made, count) {
  const rows = [...made.querySelectorAll("tr:not(.pp-noprint)")];
  const length = rows.reduce((sum, one) => sum + Math.max(...[...one.cells].map((cell) => cell.textContent.length)), 0);
  return (count > 2) + (length * count > LONG);
}

function table(cases) {
  const head = cases.map((one) => {
    const remove = element("button", { type: "button", class: "pp-noprint", "aria-label": `Remove ${one.name}` }, "Remove");
    remove.addEventListener("click", () => { go(slugs().filter((slug) => slug !== one.slug)); add.focus(); });
    return element("th", { scope: "col" }, element("a", { href: `${root}cases/${one.slug}/` }, one.name), element("small", {}, `${one.program}. ${one.place}`), remove);
  });
  const list = (items) => (items.length ? element("ul", {}, ...items.map(({ text, rows }, place) => element("li", { "data-rows": rows || null, class: place ? "pp-second" : null }, text))) : "not found in the sources read");
  return element("div", { class: "pp-scroll", tabindex: 0, role: "region", "aria-label": "Cases side by side" },
    element("table", { class: `pp-sides pp-sides-${cases.length}` }, element("caption", { class: "pp-sr" }, "Cases side by side"),
      element("thead", {}, element("tr", {}, element("td"), ...head)),
      element("tbody", {},
        row("Result", cases, (one) => [badge(one.direction, one.label)]),
        row("Design", cases, (one) => [element("strong", {}, one.design), element("small", { class: "pp-limits-of" }, one.limits)]),
        row("Students", cases, (one) => one.students),
        row("Where", cases, (one) => `${one.setting}; enrolled: ${one.enrolled}`),
        row("Model", cases, (one) => `${one.models}; grades ${one.grades}; began ${one.launched}`),
        row("Subjects", cases, (one) => one.subjects, { print: false }),
        ...measureRows(cases),
        row("Compared with", cases, (one) => element("span", { "data-rows": one.comparison_rows || null }, one.comparison), { print: false }),
        row("Cost", cases, (one) => list(one.cost)),
        row("Gravest caveats", cases, (one) => list(one.caveats)))));
}

function drawForm(chosen) {
  const options = known.filter((one) => !chosen.includes(one.slug)).map((one) => element("option", { value: one.slug }, one.name));
  add.replaceChildren(element("option", { value: "" }, "Choose a case"), ...options);
  add.disabled = document.getElementById("compare-go").disabled = chosen.length >= MOST;
  form.querySelector(".pp-print").hidden = chosen.length < 2;
}

async function draw() {
  const chosen = slugs(), mine = ++asked;
  drawForm(chosen);
  const cases = await Promise.all(chosen.map((slug) => read(`${root}cases/${slug}/case.json`)));
  if (mine !== asked) return;
  line.textContent = !cases.length ? "No case chosen yet." : cases.length === 1 ? "Choose one more case." : `${plural(cases.length, "case")} side by side. They are not ranked: students, tests and designs differ.`;
  const made = cases.length ? table(cases) : null;
  const size = made ? printSize(made, cases.length) : 0;
  if (size > 0) made.querySelector("table").dataset.many = "yes";
  if (size > 1) made.querySelector("table").dataset.long = "yes";
  document.getElementById("pp-compare-table").replaceChildren(...(made ? [made] : []));
  foot.hidden = cases.length < 2;
  foot.querySelector(".pp-memo-code").replaceChildren(qrCode(location.href));
  foot.querySelector(".pp-memo-address").textContent = location.href;
}

async function begin() {
  known = (await read(`${root}like.json`)).map(({ slug, name }) => ({ slug, name })).sort((a, b) => a.name.localeCompare(b.name, "en"));
  form.addEventListener("submit", (event) => {  // a button and not the change of the list: typing in the list changes it letter by letter
    event.preventDefault();
    if (add.value) go([...slugs(), add.value]);
  });
  form.querySelector(".pp-print").addEventListener("click", () => print());
  addEventListener("popstate", draw);
  await draw();
  form.dataset.ready = "yes";
}

begin();
