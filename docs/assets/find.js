// Find a case: columns of the facets in use, cases in parts as they are shown, words from the Pagefind index (loaded only
// when something is typed). The address holds the state of the view, so back and sharing work. Nothing leaves the browser.
import { cardOf, openCases } from "./cases.js";
import { element, plural, read } from "./dom.js";
import { facetBox, readColumn } from "./find-facets.js";
import { statesIn } from "./find-states.js";
import { unpack } from "./packed.js";

const place = document.getElementById("pp-find");
const root = place.dataset.root;
const at = (id) => document.getElementById(id);
const PAGE = 20, MORE = 40, MOST_COMPARED = 4, OPEN = 3;
const AT_ONCE = 9; // cards that come with their sentence; others get it when they come into view
// the page names facets and orders; the first order has no key
const facets = [...place.querySelectorAll(".pp-facet")].map((box) => ({ key: box.dataset.key, label: box.textContent.trim() }));
const sorts = [...at("pp-sort").options].map((option) => ({ key: option.value, label: option.textContent, note: option.dataset.note }));
const state = { q: "", sort: "", picked: new Map(), shown: PAGE };
const NOTHING = { typed: "", codes: [], rest: "" };
const compared = new Set(), columns = new Map(), orders = new Map(), waiting = new Map();
let data, cases, ranked = null, understood = NOTHING, pagefind = null, searches = 0, drawn = 0, boxes = [];

const picked = (key) => state.picked.get(key) ?? new Set();
const busy = () => state.q !== "" || [...state.picked.values()].some((set) => set.size);

// Facets whose box is open or that narrow the view need their column.
async function fetchColumns(keys) {
  await Promise.all(keys.filter((key) => !columns.has(key)).map(async (key) => columns.set(key, await readColumn(root, key))));
}

async function fetchOrder() {
  if (state.sort && !orders.has(state.sort)) orders.set(state.sort, unpack(await read(`${root}find/sort-${state.sort}.json`)));
}

async function readAddress() {
  const query = new URLSearchParams(location.search);
  state.q = query.get("q") ?? "";
  state.sort = sorts.some((sort) => sort.key === query.get("sort")) ? query.get("sort") : "";
  state.shown = PAGE;
  const named = facets.map((facet) => facet.key).filter((key) => query.has(key));
  await fetchColumns(named);
  const numbers = (key) => query.getAll(key).map((value) => columns.get(key).values.findIndex(([id]) => id === value));
  state.picked = new Map(named.map((key) => [key, new Set(numbers(key).filter((number) => number >= 0))]));
}

function writeAddress(replace) {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const { key } of facets) for (const number of picked(key)) query.append(key, columns.get(key).values[number][0]);
  if (state.sort) query.set("sort", state.sort);
  const address = query.size ? `?${query}` : location.pathname;
  history[replace ? "replaceState" : "pushState"](chosen(), "", address);
}

// What is chosen to compare goes with the entry of the history: whoever reads a case and comes back finds it chosen.
const chosen = () => ({ compared: [...compared] });

function readChosen() {
  compared.clear();
  for (const slug of history.state?.compared ?? []) compared.add(slug);
}

// Cases that match every facet but the one left out, in the order chosen; with words, by relevance if no order is chosen.
function matching(leftOut = null) {
  let all = orders.get(state.sort) ?? ranked ?? everyCase();
  if (ranked && all !== ranked) { const hits = new Set(ranked); all = all.filter((index) => hits.has(index)); }
  const active = facets.filter(({ key }) => picked(key).size && key !== leftOut).map(({ key }) => [picked(key), columns.get(key).cells]);
  if (understood.codes.length) active.push([new Set(understood.codes.map(stateNumber)), columns.get("state").cells]);
  return all.filter((index) => active.every(([wanted, cells]) => cells[index].some((value) => wanted.has(value))));
}

const stateNumber = (code) => columns.get("state").values.findIndex(([id]) => id === code);

const everyCase = () => Array.from({ length: data.cases }, (_, index) => index); // they are numbered in the first order

function drawFilters() {
  for (const box of boxes) {
    const column = columns.get(box.key);
    if (!column) continue;
    const counts = new Array(column.values.length).fill(0);
    for (const index of matching(box.key)) for (const value of column.cells[index]) counts[value] += 1;
    box.draw(column.values, counts);
  }
  const chips = facets.flatMap((facet) => [...picked(facet.key)].map((number) => {
    const label = columns.get(facet.key).values[number][1];
    const button = element("button", { type: "button", "aria-label": `Remove filter ${facet.label}: ${label}` }, `${facet.label}: ${label} `,
      element("span", { "aria-hidden": "true" }, "×"));
    button.addEventListener("click", () => { picked(facet.key).delete(number); changed(); at("pp-count").focus(); });
    return element("li", {}, button);
  }));
  place.querySelector(".pp-chips").replaceChildren(...chips);
}

function pickOf(row) {
  const box = element("input", { type: "checkbox", id: `pp-c-${row.slug}` });
  box.checked = compared.has(row.slug);
  box.addEventListener("change", () => { box.checked ? compared.add(row.slug) : compared.delete(row.slug); history.replaceState(chosen(), ""); drawTray(); });
  return element("p", { class: "pp-pick" }, box, element("label", { for: box.id }, "Compare", element("span", { class: "pp-sr" }, ` ${row.name}`)));
}

// Fetches what a card says when it comes into view.
const seen = new IntersectionObserver((entries) => {
  for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
    seen.unobserve(target);
    waiting.get(target)?.();
    waiting.delete(target);
  }
});

function drawTray() {
  const tray = at("pp-tray"), count = compared.size;
  tray.hidden = !count;
  const address = `${root}compare/?c=${[...compared].join(",")}`;
  const link = element("a", { class: "pp-button", href: address }, `Compare ${plural(count, "case")}`);
  tray.replaceChildren(count < 2 ? "Choose one more case to compare." : count > MOST_COMPARED ? `Choose at most ${MOST_COMPARED} cases (now ${count}).` : link);
}

function loosen() {
  const byFilters = withoutWords().length;
  const why = byFilters ? "Other words may find more: the name of a place, a product or a measure, or a filter." : "That is a gap in the evidence, or one filter too many:";
  const item = element("li", { class: "pp-card pp-loosen" }, element("p", {}, `No case matches all of this. ${why}`));
  const offer = (label, count, act) => {
    const button = element("button", { type: "button" }, `Without ${label}: ${plural(count, "case")}`);
    button.addEventListener("click", act);
    item.append(element("p", {}, button));
  };
  for (const facet of facets) {
    const gain = picked(facet.key).size ? matching(facet.key).length : 0;
    if (gain) offer(facet.label, gain, () => { state.picked.set(facet.key, new Set()); changed(); });
  }
  if (state.q && byFilters) offer(`the words “${state.q}”`, byFilters, () => { at("pp-q").value = ""; search("").then(() => changed()); });
  const map = byFilters ? [] : [element("a", { href: `${root}map/` }, "See which combinations have no evidence"), " or "];
  item.append(element("p", {}, ...map, element("a", { href: `${root}contribute/` }, map.length ? "add a case" : "Add a case"), "."));
  return item;
}

// Cases that the filters alone leave.
function withoutWords() {
  const before = [ranked, understood];
  [ranked, understood] = [null, NOTHING];
  const left = matching();
  [ranked, understood] = before;
  return left;
}

// What was typed, as it was understood.
function asked() {
  const { typed, codes, rest } = understood;
  const places = codes.map((code) => data.states[data.codes.indexOf(code)]).join(" or ");
  const words = telling(rest) ? ` for “${rest}”` : "";
  return places ? ` in ${places}${words}` : typed && !words ? `. “${typed}” is too common to look for` : words;
}

async function drawCards(found) {
  const mine = ++drawn;
  const rows = await Promise.all(found.slice(0, state.shown).map((index) => cases.row(index)));
  const cards = rows.map((row) => ({ row, ...cardOf(root, row, pickOf(row)) }));
  const tell = async ({ row, say }) => say(await cases.says(row.index, row.slug));
  await Promise.all(cards.slice(0, AT_ONCE).map(tell));
  if (mine !== drawn) return; // a newer view is on its way
  seen.disconnect();
  waiting.clear();
  const list = at("pp-results"), focused = list.contains(document.activeElement) ? document.activeElement : null;
  list.replaceChildren(...(cards.length ? cards.map((card) => card.node) : [loosen()]));
  // whoever tabs on while the list is fetched stays at the same place in it
  if (focused) list.querySelector(focused.id ? `#${CSS.escape(focused.id)}` : `a[href="${CSS.escape(focused.getAttribute("href"))}"]`)?.focus();
  for (const card of cards.slice(AT_ONCE)) { waiting.set(card.node, () => tell(card)); seen.observe(card.node); }
  at("pp-more").hidden = found.length <= state.shown;
  at("pp-more").textContent = `Show ${Math.min(MORE, found.length - state.shown)} more`;
}

async function draw() {
  await fetchOrder();
  const found = matching();
  const count = busy() ? `${plural(found.length, "case")} of ${data.cases.toLocaleString("en-US")}` : plural(found.length, "case");
  const sort = ranked && !state.sort ? null : sorts.find((one) => one.key === state.sort);
  at("pp-sort").value = state.sort;
  at("pp-sort").options[0].textContent = ranked ? "Best match" : sorts[0].label;
  at("pp-sort-note").textContent = sort ? sort.note : "By how well the words match.";
  drawFilters();
  await drawCards(found);
  at("pp-count").textContent = count + asked();
}

// What is asked without the words that the index leaves out; what stands in quotes is wanted as it is.
function telling(words) {
  if (words.includes('"')) return words;
  return words.split(/\s+/).filter((word) => !data.common.includes(word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))).join(" ");
}

async function search(words) {
  state.q = words.trim();
  const mine = ++searches, typed = state.q;
  const { codes, rest } = await statesIn(typed, data, async (code) => { await fetchColumns(["state"]); return stateNumber(code) >= 0; });
  if (codes.length) await fetchColumns(["state"]);
  const hits = telling(rest) ? await hitsOf(telling(rest)) : null;
  if (mine !== searches) return; // a newer search is on its way
  [ranked, understood] = [hits, { typed, codes, rest }];
}

// The cases with these words, the best match first.
async function hitsOf(words) {
  if (!pagefind) {
    pagefind = await import(new URL(`${root}pagefind/pagefind.js`, location.href));
    await pagefind.options({ noWorker: true }); // a second copy of the same code would be fetched for the worker
  }
  const [answer, caseOf] = await Promise.all([pagefind.search(words), read(`${root}find/words.json`).then(caseOfEntry)]);
  return answer.results.map((hit) => caseOf(hit.id)).filter((index) => index !== undefined);
}

// Which case an entry of the full-text index is: by the first signs of its name, or by all where these are not its own.
function caseOfEntry({ length, names, whole }) {
  const short = new Map(Array.from({ length: names.length / length }, (_, index) => [names.slice(index * length, (index + 1) * length), index]));
  return (entry) => { const name = entry.split("_").pop(); return whole[name] ?? short.get(name.slice(0, length)); };
}

function changed(replace = false) { state.shown = PAGE; writeAddress(replace); return draw(); }

function listen() {
  const input = at("pp-q"), form = place.querySelector("form");
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(input.value).then(() => changed(true)), 150);
  });
  at("pp-sort").addEventListener("change", () => { state.sort = at("pp-sort").value; changed(); });
  at("pp-more").addEventListener("click", () => { state.shown += MORE; draw(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    input.value = "";
    state.picked = new Map();
    state.sort = "";
    search("").then(() => changed());
  });
}

async function begin() {
  data = await read(`${root}find.json`);
  cases = openCases(root, data);
  const onChange = (key, number, on) => {
    const set = new Set(picked(key));
    on ? set.add(number) : set.delete(number);
    state.picked.set(key, set);
    changed();
  };
  boxes = facets.map((facet) => facetBox(facet, picked, onChange));
  if (matchMedia("(min-width: 60rem)").matches) {
    const shown = boxes.slice(0, OPEN);
    await fetchColumns(shown.map(({ key }) => key)); // a box that opened before its values are there would push the others down
    place.querySelector(".pp-filterbox").open = true;
    for (const { details } of shown) details.open = true;
    drawFilters();
  }
  at("pp-count").tabIndex = -1;
  listen();
  const openBoxes = () => boxes.filter(({ details }) => details.open).map(({ key }) => key);
  const open = async () => {
    readChosen();
    drawTray();
    await Promise.all([readAddress(), fetchColumns(openBoxes())]);
    at("pp-q").value = state.q;
    await search(state.q);
    await draw();
  };
  addEventListener("popstate", open);
  addEventListener("beforeprint", () => { for (const tell of waiting.values()) tell(); });
  await open();
  for (const { details } of boxes) details.addEventListener("toggle", () => { if (details.open) fetchColumns(openBoxes()).then(drawFilters); });
  place.dataset.ready = "yes";
}

begin().catch(() => { at("pp-all").classList.remove("pp-plain"); place.hidden = true; });
