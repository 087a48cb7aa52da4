// The parts of a comparison, for the screen and for paper: a row for each fact and each measure, a cell for each case.
import { badge, element } from "./dom.js";

// A heading and a cell for each case; on a phone every cell carries the name of its case.
export function row(heading, cases, cell, note = "") {
  const cells = cases.map((one) => element("td", { "data-label": one.name }, ...[cell(one)].flat()));
  const head = element("th", { scope: "row" }, heading);
  if (note) head.append(element("p", { class: "pp-instrument-note" }, note));
  return element("tr", {}, head, ...cells);
}

// A sentence begins with a capital; names that begin with a small letter alone, such as i-Ready and iReady, stay as they are.
const opened = (words) => words.replace(/^[a-z](?=[a-z ])/, (letter) => letter.toUpperCase());

function lineOf(one) {
  const about = opened([one.about, one.instrument].filter(Boolean).join("; "));
  return element("div", { class: "pp-compared", "data-rows": one.rows },
    one.direction ? badge(one.direction, one.label) : element("small", {}, one.label), " ",
    element("span", {}, one.text), " ",
    element("small", {}, `${about}. ${opened(one.students)}; ${one.covers}.${one.sure ? ` How sure: ${one.sure}.` : ""}`));
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

// Rows of measures: those that most cases share first, then those with a headline result; each knows how many report it.
export function measureRows(cases) {
  const labels = new Map(cases.flatMap((one) => one.measures.map((measure) => [measure.id, measure.label])));
  const having = (id) => cases.filter((one) => one.measures.some((measure) => measure.id === id)).length;
  const cell = (id) => (one) => one.measures.find((measure) => measure.id === id)?.lines.map(lineOf) ?? element("span", { class: "pp-none" }, "not reported");
  const leads = (id) => cases.filter((one) => one.measures.some((measure) => measure.id === id && measure.lines.some((line) => line.direction))).length;
  return [...labels].map(([id, label]) => ({ id, label, shared: having(id), leads: leads(id) }))
    .sort((a, b) => b.shared - a.shared || b.leads - a.leads)
    .map(({ id, label, shared }) => {
      const made = row(label, cases, cell(id), differ(cases, id));
      made.dataset.shared = shared;
      return made;
    });
}

const list = (items) => (items.length ? element("ul", {}, ...items.map(({ text, rows }) => element("li", { "data-rows": rows || null }, text))) : "not found in the sources read");

// Facts before the measures, and after them.
export const factRows = (cases) => ({
  result: row("Result", cases, (one) => [badge(one.direction, one.label)]),
  design: row("Design", cases, (one) => [element("strong", {}, one.design), " ", element("small", {}, one.limits)]),
  students: row("Students", cases, (one) => one.students),
  where: row("Where", cases, (one) => `${one.setting}; enrolled: ${one.enrolled}`),
  model: row("Model", cases, (one) => `${one.models}; grades ${one.grades}; began ${one.launched}`),
  subjects: row("Subjects", cases, (one) => one.subjects),
});
export const doubtRows = (cases) => ({
  comparison: row("Compared with", cases, (one) => element("span", { "data-rows": one.comparison_rows || null }, one.comparison)),
  cost: row("Cost", cases, (one) => list(one.cost)),
  caveats: row("Gravest caveats", cases, (one) => list(one.caveats)),
});
