// Places like yours: cases by closeness to a profile, with the reasons in words. The address holds the form; nothing is sent.
import { openCases } from "./cases.js";
import { badge, element, plural, read } from "./dom.js";
import { nameField, openNames } from "./names.js";

const form = document.getElementById("pp-like");
const root = form.dataset.root;
const SHOWN = 20, UNKNOWN = 0.8;
const GRADES = ["PK", "K", ...Array.from({ length: 12 }, (_, i) => String(i + 1))];
const KINDS = ["city", "suburban", "town", "rural"];
const FIELDS = ["size", "locale", "from", "to", "low", "el"];
const field = (name) => form.elements[name];
const localeLabel = (id) => field("locale").querySelector(`option[value="${id}"]`).textContent;
let profiles = [], cases, names, chosen = null, drawn = 0;

function wanted() {
  const number = (name) => (field(name).value !== "" && field(name).validity.valid ? Number(field(name).value) : null);
  const grade = (name) => (field(name).value ? GRADES.indexOf(field(name).value) : null);
  const from = grade("from"), to = grade("to");
  const grades = from === null && to === null ? null : [from ?? to, to ?? from].sort((a, b) => a - b);
  return { size: number("size"), locale: field("locale").value || null, grades, low: number("low"), el: number("el") };
}

const MEASURES = {
  size(mine, theirs) {
    const away = Math.min(1, Math.abs(Math.log(mine / theirs)) / Math.log(10));
    const times = theirs / mine, near = times < 1.25 && times > 0.8;
    const digits = times < 0.1 ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: times < 10 ? 1 : 0 };
    const how = near ? "about your size" : `${times.toLocaleString("en-US", digits)} times your size`;
    return [away, `${plural(theirs, "student")} enrolled, ${how}`];
  },
  locale(mine, theirs) {
    const kind = (id) => KINDS.indexOf(id.split("-")[0]);
    const apart = Math.abs(kind(mine) - kind(theirs));
    const away = mine === theirs ? 0 : apart === 0 ? 0.25 : apart === 1 ? 0.6 : 1;
    const how = mine === theirs ? "the same setting" : apart === 0 ? "the same kind of setting" : "another kind of setting";
    return [away, `${localeLabel(theirs)}, ${how}`];
  },
  grades(mine, theirs) {
    const shared = Math.max(0, Math.min(mine[1], theirs[1]) - Math.max(mine[0], theirs[0]) + 1);
    const all = Math.max(mine[1], theirs[1]) - Math.min(mine[0], theirs[0]) + 1;
    const name = theirs[0] === theirs[1] ? `grade ${GRADES[theirs[0]]}` : `grades ${GRADES[theirs[0]]}-${GRADES[theirs[1]]}`;
    const how = shared === all ? "the same grades" : shared ? `${plural(shared, "grade")} in common` : "no grade in common";
    return [1 - shared / all, `program in ${name}, ${how}`];
  },
  low: (mine, theirs) => shares(mine, theirs, 50, "low-income students"),
  el: (mine, theirs) => shares(mine, theirs, 30, "English learners"),
};

function shares(mine, theirs, far, name) {
  const apart = Math.round(Math.abs(mine - theirs) * 10) / 10;
  const how = apart < 2 ? "about your share" : `${apart} points ${theirs > mine ? "more" : "fewer"} than yours`;
  return [Math.min(1, apart / far), `${theirs} percent ${name}, ${how}`];
}

const NAMES = { size: "size", locale: "setting", grades: "grades", low: "share of low-income students", el: "share of English learners" };

function weigh(profile, mine) {
  const asked = Object.keys(MEASURES).filter((name) => mine[name] !== null);
  const reasons = [], unknown = [];
  let sum = 0;
  for (const name of asked) {
    if (profile[name] === null) { sum += UNKNOWN; unknown.push(NAMES[name]); continue; }
    const [away, words] = MEASURES[name](mine[name], profile[name]);
    sum += away;
    reasons.push([away, words]);
  }
  reasons.sort((a, b) => a[0] - b[0]);
  return { profile, away: asked.length ? sum / asked.length : 0, reasons: reasons.map(([, words]) => words), unknown };
}

async function cardOf({ profile, away, reasons, unknown }) {
  const row = await cases.row(profile.index), said = await cases.says(profile.index, row.slug);
  const list = element("ul", { class: "pp-reasons" }, ...reasons.map((words) => element("li", {}, words)));
  if (unknown.length) list.append(element("li", { class: "pp-unknown" }, `Not published: ${unknown.join(", ")}`));
  return element("li", { class: "pp-card", "data-slug": row.slug, "data-away": away.toFixed(3) },
    element("p", { class: "pp-card-head" }, badge(row.direction, row.label), " ", element("span", { class: "pp-card-design" }, row.design)),
    element("h2", {}, element("a", { href: `${root}cases/${row.slug}/` }, row.name)),
    element("p", { class: "pp-card-place" }, row.place), list,
    element("p", { class: "pp-card-say", "data-rows": said.rows }, said.sentence));
}

async function draw() {
  const mine = wanted(), now = ++drawn;
  const asked = Object.values(mine).some((value) => value !== null);
  const list = document.getElementById("pp-likes"), line = document.getElementById("pp-like-count");
  if (!asked) { list.replaceChildren(); line.textContent = "Fill in at least one field, or start from a case."; return; }
  const ranked = profiles.filter((profile) => profile.index !== chosen?.index).map((profile) => weigh(profile, mine))
    .sort((a, b) => a.away - b.away || a.profile.index - b.profile.index);
  const cards = await Promise.all(ranked.slice(0, SHOWN).map(cardOf));
  if (now !== drawn) return; // a newer ranking is on its way
  list.replaceChildren(...cards);
  line.textContent = `${plural(ranked.length, "case")}, closest first${ranked.length > SHOWN ? `; the first ${SHOWN} shown` : ""}.`;
}

function fillFrom({ index }) {
  const profile = profiles[index];
  field("size").value = profile.size ?? "";
  field("locale").value = profile.locale ?? "";
  field("from").value = GRADES[profile.grades[0]];
  field("to").value = GRADES[profile.grades[1]];
  field("low").value = profile.low ?? "";
  field("el").value = profile.el ?? "";
}

function writeAddress(replace) {
  const query = new URLSearchParams(FIELDS.filter((name) => field(name).value !== "").map((name) => [name, field(name).value]));
  if (chosen) query.set("case", chosen.slug);
  history[replace ? "replaceState" : "pushState"](null, "", query.size ? `?${query}` : location.pathname);
}

async function open() {
  const query = new URLSearchParams(location.search);
  for (const name of FIELDS) field(name).value = query.get(name) ?? "";
  chosen = query.has("case") ? await names.bySlug(query.get("case")) : null;
  field("case").value = chosen?.name ?? "";
  if (query.size === 1 && chosen) fillFrom(chosen);
  await draw();
}

function profilesOf({ size, locale, locales, from, to, low, el }) {
  return size.map((students, index) => ({
    index, size: students, locale: locale[index] === null ? null : locales[locale[index]], grades: [from[index], to[index]], low: low[index], el: el[index],
  }));
}

async function begin() {
  const [columns, head] = await Promise.all([read(`${root}like.json`), read(`${root}find.json`)]);
  profiles = profilesOf(columns);
  cases = openCases(root, head);
  names = await openNames(root);
  const { take } = nameField(field("case"), names);
  field("case").addEventListener("change", async () => {
    chosen = await take();
    if (chosen) { field("case").value = chosen.name; fillFrom(chosen); }
    writeAddress(false);
    await draw();
  });
  form.addEventListener("input", (event) => {
    if (event.target === field("case")) return; // its change counts: while somebody types it means no case
    writeAddress(event.target.type === "number");
    draw();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of [...FIELDS, "case"]) field(name).value = "";
    chosen = null;
    writeAddress(false);
    draw();
  });
  addEventListener("popstate", open);
  await open();
  form.dataset.ready = "yes";
}

begin();
