// Compare: two to four cases side by side, from the small file of each. The address holds the choice (?c=slug,slug).
import { drawPaper } from "./compare-paper.js";
import { doubtRows, factRows, measureRows } from "./compare-table.js";
import { element, plural, read } from "./dom.js";
import { nameField, openNames } from "./names.js";

const form = document.getElementById("pp-compare");
const root = form.dataset.root;
const add = document.getElementById("compare-add");
const line = document.getElementById("pp-compare-line");
const MOST = 4;
const SLUG = /^[a-z0-9-]+$/;
let names, asked = 0;

// What the address asks for: the slugs that are cases of ours, how many are not, and how many are too many.
async function wanted() {
  const named = [...new Set((new URLSearchParams(location.search).get("c") ?? "").split(","))].filter((slug) => SLUG.test(slug));
  const known = await Promise.all(named.slice(0, 2 * MOST).map((slug) => names.bySlug(slug)));
  const ours = known.filter(Boolean).map(({ slug }) => slug);
  return { chosen: ours.slice(0, MOST), missing: known.length - ours.length, over: Math.max(0, ours.length - MOST) + named.length - known.length };
}

const slugs = async () => (await wanted()).chosen;

function go(chosen) {
  history.pushState(null, "", chosen.length ? `?c=${chosen.join(",")}` : location.pathname);
  return draw();
}

function table(cases) {
  const head = cases.map((one) => {
    const remove = element("button", { type: "button", "aria-label": `Remove ${one.name}` }, "Remove");
    remove.addEventListener("click", async () => { go((await slugs()).filter((slug) => slug !== one.slug)); add.focus(); });
    return element("th", { scope: "col" }, element("a", { href: `${root}cases/${one.slug}/` }, one.name), element("small", {}, `${one.program}. ${one.place}`), remove);
  });
  return element("div", { class: "pp-scroll", tabindex: 0, role: "region", "aria-label": "Cases side by side" },
    element("table", { class: `pp-sides pp-sides-${cases.length}` }, element("caption", { class: "pp-sr" }, "Cases side by side"),
      element("thead", {}, element("tr", {}, element("td"), ...head)),
      element("tbody", {}, ...Object.values(factRows(cases)), ...measureRows(cases), ...Object.values(doubtRows(cases)))));
}

function drawForm(chosen) {
  add.disabled = document.getElementById("compare-go").disabled = chosen.length >= MOST;
  form.querySelector(".pp-print").hidden = chosen.length < 2;
}

async function draw() {
  const mine = ++asked, { chosen, missing, over } = await wanted();
  if (mine !== asked) return;
  drawForm(chosen);
  const cases = await Promise.all(chosen.map((slug) => read(`${root}cases/${slug}/case.json`)));
  if (mine !== asked) return;
  line.textContent = !cases.length ? "No case chosen yet." : cases.length === 1 ? "Choose one more case." : `${plural(cases.length, "case")} side by side. They are not ranked: students, tests and designs differ.`;
  // a link that somebody sent may be old or long: what it names and is not here is said
  if (missing) line.append(` ${plural(missing, "case")} of this address ${missing === 1 ? "is" : "are"} not on this site; ${missing === 1 ? "it" : "they"} may have been renamed.`);
  if (over) line.append(` No more than ${MOST} fit side by side; ${over} ${over === 1 ? "is" : "are"} left out.`);
  document.getElementById("pp-compare-table").replaceChildren(...(cases.length ? [table(cases)] : []));
  drawPaper(cases);
}

async function begin() {
  names = await openNames(root);
  const { take } = nameField(add, names);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = add.value, one = await take(), chosen = await slugs();
    if (one) { add.value = ""; await go([...chosen, one.slug]); }
    else if (words) line.textContent = `No case begins with “${words}”.`;
  });
  form.querySelector(".pp-print").addEventListener("click", () => print());
  addEventListener("popstate", draw);
  await draw();
  form.dataset.ready = "yes";
}

begin().catch(() => { line.textContent = "The cases could not be loaded. Reload the page to try again."; });
