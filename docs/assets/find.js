// Find a case: facets and orders from one small file, cards in parts, words from the Pagefind index (loaded only when
// something is typed). The address holds the state of the view, so back and sharing work. Nothing leaves the browser.
import { badge, element, plural, read, spark } from "./dom.js";
import { facetBox } from "./find-facets.js";

const place = document.getElementById("pp-find");
const root = place.dataset.root;
const at = (id) => document.getElementById(id);
const PAGE = 20, MOST_COMPARED = 4, OPEN = 3;
const state = { q: "", sort: "", picked: new Map(), shown: PAGE };
const compared = new Set();
let data, ranked = null, pagefind = null, asked = 0, drawn = 0, boxes = [];

const picked = (key) => state.picked.get(key) ?? new Set();
const busy = () => state.q !== "" || [...state.picked.values()].some((set) => set.size);

function readAddress() {
  const query = new URLSearchParams(location.search);
  state.q = query.get("q") ?? "";
  state.sort = data.sorts.some((sort) => sort.key === query.get("sort")) ? query.get("sort") : "";
  state.shown = PAGE;
  state.picked = new Map(data.facets.map((facet) => [facet.key, new Set(
    query.getAll(facet.key).map((value) => facet.values.findIndex(([id]) => id === value)).filter((number) => number >= 0))]));
}

function writeAddress(replace) {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const facet of data.facets) for (const number of picked(facet.key)) query.append(facet.key, facet.values[number][0]);
  if (state.sort) query.set("sort", state.sort);
  const address = query.size ? `?${query}` : location.pathname;
  history[replace ? "replaceState" : "pushState"](null, "", address);
}

// Cases that match every facet but the one left out, in the order chosen; with words, by relevance if no order is chosen.
function matching(leftOut = null) {
  let all = data.sorts.find((sort) => sort.key === state.sort)?.order ?? ranked ?? data.sorts[0].order;
  if (ranked && all !== ranked) { const hits = new Set(ranked); all = all.filter((index) => hits.has(index)); }
  const active = data.facets.filter((facet) => picked(facet.key).size && facet.key !== leftOut);
  return all.filter((index) => active.every((facet) => facet.column[index].some((value) => picked(facet.key).has(value))));
}

function drawFilters() {
  data.facets.forEach((facet, place) => {
    const counts = new Array(facet.values.length).fill(0);
    for (const index of matching(facet.key)) for (const value of facet.column[index]) counts[value] += 1;
    boxes[place].draw(counts);
  });
  const chips = data.facets.flatMap((facet) => [...picked(facet.key)].map((number) => {
    const label = facet.values[number][1];
    const button = element("button", { type: "button", "aria-label": `Remove filter ${facet.label}: ${label}` }, `${facet.label}: ${label} `,
      element("span", { "aria-hidden": "true" }, "×"));
    button.addEventListener("click", () => { picked(facet.key).delete(number); changed(); at("pp-count").focus(); });
    return element("li", {}, button);
  }));
  place.querySelector(".pp-chips").replaceChildren(...chips);
}

function cardOf(card) {
  const box = element("input", { type: "checkbox", id: `pp-c-${card.slug}` });
  box.checked = compared.has(card.slug);
  box.addEventListener("change", () => { box.checked ? compared.add(card.slug) : compared.delete(card.slug); drawTray(); });
  return element("li", { class: "pp-card", "data-slug": card.slug },
    element("p", { class: "pp-card-head" }, badge(card.direction, card.label), " ", element("span", { class: "pp-card-design" }, card.design)),
    element("h3", {}, element("a", { href: `${root}cases/${card.slug}/` }, card.name)),
    element("p", { class: "pp-card-place" }, `${card.place} · ${card.grades.includes("-") ? "grades" : "grade"} ${card.grades} · ${card.students}`),
    spark(card.spark),
    element("p", { class: "pp-card-say", "data-rows": card.rows }, card.sentence),
    card.more ? element("p", { class: "pp-card-more" }, `and ${plural(card.more, "more headline result")}`) : null,
    element("p", { class: "pp-pick" }, box, element("label", { for: box.id }, "Compare", element("span", { class: "pp-sr" }, ` ${card.name}`))));
}

function drawTray() {
  const tray = at("pp-tray"), count = compared.size;
  tray.hidden = !count;
  const address = `${root}compare/?c=${[...compared].join(",")}`;
  const link = element("a", { class: "pp-button", href: address }, `Compare ${plural(count, "case")}`);
  tray.replaceChildren(count < 2 ? "Choose one more case to compare." : count > MOST_COMPARED ? `Choose at most ${MOST_COMPARED} cases (now ${count}).` : link);
}

function loosen() {
  const item = element("li", { class: "pp-card pp-loosen" }, element("p", {}, "No case matches all of this. That is a gap in the evidence, or one filter too many:"));
  const offer = (label, count, act) => {
    const button = element("button", { type: "button" }, `Without ${label}: ${plural(count, "case")}`);
    button.addEventListener("click", act);
    item.append(element("p", {}, button));
  };
  for (const facet of data.facets) {
    const gain = picked(facet.key).size ? matching(facet.key).length : 0;
    if (gain) offer(facet.label, gain, () => { state.picked.set(facet.key, new Set()); changed(); });
  }
  if (state.q) {
    const hits = ranked;
    ranked = null;
    const gain = matching().length;
    ranked = hits;
    offer(`the words “${state.q}”`, gain, () => { at("pp-q").value = ""; search("").then(() => changed()); });
  }
  item.append(element("p", {}, element("a", { href: `${root}map/` }, "See which combinations have no evidence"), " or ", element("a", { href: `${root}contribute/` }, "add a case"), "."));
  return item;
}

async function drawCards(found) {
  const mine = ++drawn;
  const shown = found.slice(0, state.shown);
  const parts = new Map(await Promise.all([...new Set(shown.map((index) => Math.floor(index / data.part)))].map(
    async (number) => [number, await read(`${root}find/${number}.json`)])));
  if (mine !== drawn) return; // a newer view is on its way
  const cards = shown.map((index) => cardOf(parts.get(Math.floor(index / data.part))[index % data.part]));
  at("pp-results").replaceChildren(...(cards.length ? cards : [loosen()]));
  at("pp-more").hidden = found.length <= state.shown;
  at("pp-more").textContent = `Show ${Math.min(PAGE, found.length - state.shown)} more`;
}

async function draw() {
  const found = matching();
  const count = busy() ? `${plural(found.length, "case")} of ${data.slugs.length}` : plural(found.length, "case");
  const sort = data.sorts.find((one) => one.key === state.sort) ?? (ranked ? null : data.sorts[0]);
  at("pp-sort").value = state.sort;
  at("pp-sort").options[0].textContent = ranked ? "Best match" : data.sorts[0].label;
  at("pp-sort-note").textContent = sort ? sort.note : "By how well the words match.";
  drawFilters();
  await drawCards(found);
  at("pp-count").textContent = count;
}

async function search(words) {
  state.q = words.trim();
  const mine = ++asked;
  if (!state.q) { ranked = null; return; }
  if (!pagefind) {
    pagefind = await import(new URL(`${root}pagefind/pagefind.js`, location.href));
    await pagefind.options({ noWorker: true }); // a second copy of the same code would be fetched for the worker
  }
  const answer = await pagefind.search(state.q);
  if (mine !== asked) return; // a newer search is on its way
  ranked = answer.results.map((hit) => data.found[hit.id]).filter((index) => index !== undefined);
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
  at("pp-more").addEventListener("click", () => { state.shown += PAGE; draw(); });
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
  const onChange = (key, number, on) => {
    const set = new Set(picked(key));
    on ? set.add(number) : set.delete(number);
    state.picked.set(key, set);
    changed();
  };
  boxes = data.facets.map((facet) => facetBox(facet, picked, onChange));
  const [first, ...others] = data.sorts;
  at("pp-sort").append(element("option", { value: "" }, first.label), ...others.map((sort) => element("option", { value: sort.key }, sort.label)));
  if (matchMedia("(min-width: 60rem)").matches) {
    place.querySelector(".pp-filterbox").open = true;
    for (const box of [...place.querySelectorAll(".pp-facet")].slice(0, OPEN)) box.open = true;
  }
  at("pp-count").tabIndex = -1;
  listen();
  const open = async () => { readAddress(); at("pp-q").value = state.q; await search(state.q); await draw(); };
  addEventListener("popstate", open);
  await open();
  place.dataset.ready = "yes";
}

begin().catch(() => { at("pp-all").classList.remove("pp-plain"); place.hidden = true; });
