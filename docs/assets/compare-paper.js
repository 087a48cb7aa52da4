// A comparison on one sheet, A4 or Letter: laid out unseen at the size of the paper, then shortened until it fits. What
// goes first are measures that only one case reports; no type gets smaller, and a line says how many measures are left out.
import { element, plural } from "./dom.js";
import { doubtRows, factRows, measureRows } from "./compare-table.js";
import { qrCode } from "./qr.js";

const sheet = document.getElementById("pp-paper");
const HIGH = (279.4 - 2 * 11 - 2) * 96 / 25.4;  // pixels: Letter is the lower of the two, less its margins and a little air

const fits = () => sheet.offsetHeight <= HIGH;

// Lines of a cell after the first `most` go; the cell says how many.
function shortenCells(rows, most) {
  for (const cell of rows.flatMap((one) => [...one.cells])) {
    const lines = [...cell.querySelectorAll(".pp-compared")];
    if (lines.length <= most) continue;
    lines.slice(most).forEach((line) => line.remove());
    cell.querySelector(".pp-paper-rest")?.remove();
    const before = Number(cell.dataset.left ?? 0) + lines.length - most;
    cell.dataset.left = before;
    cell.append(element("p", { class: "pp-paper-rest" }, `and ${plural(before, "more result")} on its page`));
  }
}

// In every row the second item of a list goes, or the words of an element.
const dropSecond = (one) => one.querySelectorAll("li + li").forEach((item) => item.remove());
const dropSmall = (one) => one.querySelectorAll("small").forEach((item) => item.remove());

// Whether some case would have no result left on the sheet without this row.
const needed = (one, rows) => [...one.cells].some((cell, place) => cell.querySelector(".pp-compared")
  && !rows.some((other) => other !== one && other.isConnected && other.cells[place].querySelector(".pp-compared")));

// Steps from the least to the most painful; each is one small cut.
function* cuts(facts, doubts, measures) {
  const last = [...measures].reverse();
  const drop = (one) => () => { if (!needed(one, measures)) one.remove(); };
  for (const one of last.filter((each) => each.dataset.shared === "1")) yield drop(one);
  yield () => facts.subjects.remove();
  yield () => shortenCells(measures, 2);
  yield () => dropSecond(doubts.cost);
  yield () => dropSecond(doubts.caveats);
  yield () => shortenCells(measures, 1);
  yield () => dropSmall(facts.design);
  for (const one of last) yield drop(one);
  yield () => facts.where.remove();
  yield () => doubts.comparison.remove();
  yield () => measures.forEach(dropSmall);
}

function fill(cases) {
  const facts = factRows(cases), doubts = doubtRows(cases), measures = measureRows(cases);
  const head = cases.map((one) => element("th", { scope: "col" }, one.name, element("small", {}, `${one.program}. ${one.place}`)));
  const table = element("table", { class: "pp-paper-table" }, element("thead", {}, element("tr", {}, element("td"), ...head)),
    element("tbody", {}, ...Object.values(facts), ...measures, ...Object.values(doubts)));
  document.getElementById("pp-paper-table").replaceChildren(table);
  return { facts, doubts, measures };
}

export function drawPaper(cases) {
  sheet.hidden = cases.length < 2;
  if (sheet.hidden) return;
  sheet.querySelector(".pp-memo-code").replaceChildren(qrCode(location.href));
  sheet.querySelector(".pp-memo-address").textContent = location.href;
  const more = sheet.querySelector(".pp-paper-more");
  const { facts, doubts, measures } = fill(cases);
  const say = () => {
    const left = measures.filter((one) => !one.isConnected).length;
    more.textContent = left ? `${plural(left, "more measure")} of these cases on their pages and at the address below.` : "";
  };
  for (const cut of cuts(facts, doubts, measures)) {
    say();
    if (fits()) return;
    cut();
  }
  say();
}
