// Compare: two to four cases side by side, from the small file of each. The address holds the choice (?c=slug,slug).
import { drawPaper } from "./compare-paper.js";
import { doubtRows, factRows, measureRows } from "./compare-table.js";
import { element, plural, read } from "./dom.js";

const form = document.getElementById("pp-compare");
const root = form.dataset.root;
const add = document.getElementById("compare-add");
const line = document.getElementById("pp-compare-line");
const MOST = 4;
let known = [], asked = 0;

const slugs = () => [...new Set((new URLSearchParams(location.search).get("c") ?? "").split(","))]
  .filter((slug) => known.some((one) => one.slug === slug)).slice(0, MOST);

function go(chosen) {
  history.pushState(null, "", chosen.length ? `?c=${chosen.join(",")}` : location.pathname);
  return draw();
}

function table(cases) {
  const head = cases.map((one) => {
    const remove = element("button", { type: "button", "aria-label": `Remove ${one.name}` }, "Remove");
    remove.addEventListener("click", () => { go(slugs().filter((slug) => slug !== one.slug)); add.focus(); });
    return element("th", { scope: "col" }, element("a", { href: `${root}cases/${one.slug}/` }, one.name), element("small", {}, `${one.program}. ${one.place}`), remove);
  });
  return element("div", { class: "pp-scroll", tabindex: 0, role: "region", "aria-label": "Cases side by side" },
    element("table", { class: `pp-sides pp-sides-${cases.length}` }, element("caption", { class: "pp-sr" }, "Cases side by side"),
      element("thead", {}, element("tr", {}, element("td"), ...head)),
      element("tbody", {}, ...Object.values(factRows(cases)), ...measureRows(cases), ...Object.values(doubtRows(cases)))));
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
  document.getElementById("pp-compare-table").replaceChildren(...(cases.length ? [table(cases)] : []));
  drawPaper(cases);
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
