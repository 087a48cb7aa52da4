// Find a case: facets from one small file, words from the Pagefind index (loaded only when something is typed).
// The address holds the state of the view, so back and sharing work. Nothing leaves the browser.
const place = document.getElementById("pp-find");

const state = { q: "", picked: {} };
let data, ranked = null, pagefind = null, asked = 0;

const element = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
};

function readAddress() {
  const query = new URLSearchParams(location.search);
  state.q = query.get("q") ?? "";
  state.picked = {};
  for (const facet of data.facets) {
    const value = query.get(facet.key);
    const number = facet.values.findIndex(([id]) => id === value);
    if (number >= 0) state.picked[facet.key] = number;
  }
}

function writeAddress(replace) {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  for (const facet of data.facets) {
    if (facet.key in state.picked) query.set(facet.key, facet.values[state.picked[facet.key]][0]);
  }
  const address = query.size ? `?${query}` : location.pathname;
  history[replace ? "replaceState" : "pushState"](null, "", address);
}

// Cases that match every filter but the one left out, in the order of the search if there is one.
function matching(leftOut = null) {
  const all = ranked ?? data.cards.slug.map((_, index) => index);
  const active = data.facets.filter((facet) => facet.key in state.picked && facet.key !== leftOut);
  return all.filter((index) => active.every((facet) => facet.column[index].includes(state.picked[facet.key])));
}

function drawFilters() {
  for (const facet of data.facets) {
    const select = document.getElementById(`pp-f-${facet.key}`);
    const counts = new Array(facet.values.length).fill(0);
    const within = matching(facet.key);
    for (const index of within) for (const value of facet.column[index]) counts[value] += 1;
    const picked = state.picked[facet.key];
    const options = facet.values.map(([id, label], number) => {
      const option = element("option", { value: id }, `${label} (${counts[number]})`);
      option.disabled = counts[number] === 0 && number !== picked;
      option.selected = number === picked;
      return option;
    });
    const any = element("option", { value: "" }, `Any (${within.length})`);
    select.replaceChildren(any, ...options);
    if (picked === undefined) any.selected = true;
    select.classList.toggle("pp-set", picked !== undefined);
  }
}

function cardOf(index) {
  const of = (name) => data.cards[name][index];
  const badge = element("span", { class: `pp-badge pp-${of("direction")}` },
    element("span", { class: "pp-mark", "aria-hidden": "true" }), of("label"));
  const card = element("li", { class: "pp-card", "data-slug": of("slug") },
    element("p", { class: "pp-card-head" }, badge, " ", element("span", { class: "pp-card-design" }, of("design"))),
    element("h3", {}, element("a", { href: `${place.dataset.root}cases/${of("slug")}/` }, of("name"))),
    element("p", { class: "pp-card-place" }, `${of("place")} · ${of("grades").includes("-") ? "grades" : "grade"} ${of("grades")}`),
    element("p", { class: "pp-card-say", "data-rows": of("rows") }, of("sentence")));
  if (of("more") > 0) {
    card.append(element("p", { class: "pp-card-more" }, `and ${of("more")} more headline result${of("more") === 1 ? "" : "s"}`));
  }
  return card;
}

function loosen(list) {
  const item = element("li", { class: "pp-card pp-loosen" }, element("p", {}, "No case matches all of this. That is a gap in the evidence, or one filter too many:"));
  for (const facet of data.facets) {
    if (!(facet.key in state.picked)) continue;
    const gain = matching(facet.key).length;
    const button = element("button", { type: "button" }, `Without ${facet.label}: ${gain} case${gain === 1 ? "" : "s"}`);
    button.addEventListener("click", () => { delete state.picked[facet.key]; changed(); });
    if (gain) item.append(element("p", {}, button));
  }
  if (state.q) {
    const button = element("button", { type: "button" }, `Without the words “${state.q}”`);
    button.addEventListener("click", () => { document.getElementById("pp-q").value = ""; search("").then(() => changed()); });
    item.append(element("p", {}, button));
  }
  list.append(item);
}

function draw() {
  const busy = state.q !== "" || Object.keys(state.picked).length > 0;
  const list = document.getElementById("pp-results");
  const found = matching();
  document.getElementById("pp-all").hidden = busy;
  for (const pager of document.querySelectorAll(".pp-pager")) pager.hidden = busy;
  list.replaceChildren();
  if (busy) list.append(...found.slice(0, 100).map(cardOf));
  if (busy && !found.length) loosen(list);
  const more = found.length > 100 ? ", the first 100 shown" : "";
  document.getElementById("pp-count").textContent = `${found.length} case${found.length === 1 ? "" : "s"}${more}`;
  drawFilters();
}

async function search(words) {
  state.q = words.trim();
  const mine = ++asked;
  if (!state.q) { ranked = null; return; }
  pagefind ??= await import(new URL(`${place.dataset.root}pagefind/pagefind.js`, location.href));
  const answer = await pagefind.search(state.q);
  const numbers = new Map(data.cards.slug.map((slug, index) => [slug, index]));
  const found = await Promise.all(answer.results.map((result) => result.data()));
  if (mine !== asked) return; // a newer search is on its way
  ranked = found.map((page) => numbers.get(page.url.replace(/\/$/, "").split("/").pop())).filter((index) => index !== undefined);
}

function changed(replace = false) { writeAddress(replace); draw(); }

async function begin() {
  const answer = await fetch(place.dataset.index);
  data = await answer.json();
  const filters = place.querySelector(".pp-filters");
  for (const facet of data.facets) {
    const select = element("select", { id: `pp-f-${facet.key}`, name: facet.key });
    select.addEventListener("change", () => {
      const number = facet.values.findIndex(([id]) => id === select.value);
      if (number < 0) delete state.picked[facet.key]; else state.picked[facet.key] = number;
      changed();
    });
    filters.append(element("label", {}, facet.label, select));
  }
  const input = document.getElementById("pp-q");
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(input.value).then(() => changed(true)), 150);
  });
  const form = place.querySelector("form");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    input.value = "";
    state.picked = {};
    search("").then(() => changed());
  });
  const open = async () => { readAddress(); input.value = state.q; await search(state.q); draw(); };
  addEventListener("popstate", open);
  place.hidden = false;
  await open();
  place.dataset.ready = "yes";
}

begin();
