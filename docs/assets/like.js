// Places like yours: cases by closeness to a profile, with the reasons in words. The address holds the form; nothing is sent.
import { badge, element, plural, read } from "./dom.js";

const form = document.getElementById("pp-like");
const root = form.dataset.root;
const SHOWN = 20, UNKNOWN = 0.8;
const GRADES = ["PK", "K", ...Array.from({ length: 12 }, (_, i) => String(i + 1))];
const KINDS = ["city", "suburban", "town", "rural"];
const FIELDS = ["case", "size", "locale", "from", "to", "low", "el"];
const field = (name) => form.elements[name];
const localeLabel = (id) => field("locale").querySelector(`option[value="${id}"]`).textContent;
let profiles = [];

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
    const times = theirs > mine ? theirs / mine : mine / theirs;
    const how = times < 1.25 ? "about your size" : `${times.toFixed(times < 10 ? 1 : 0)} times ${theirs > mine ? "larger" : "smaller"}`;
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

function cardOf({ profile, away, reasons, unknown }) {
  const list = element("ul", { class: "pp-reasons" }, ...reasons.map((words) => element("li", {}, words)));
  if (unknown.length) list.append(element("li", { class: "pp-unknown" }, `Not published: ${unknown.join(", ")}`));
  return element("li", { class: "pp-card", "data-slug": profile.slug, "data-away": away.toFixed(3) },
    element("p", { class: "pp-card-head" }, badge(profile.direction, profile.label), " ", element("span", { class: "pp-card-design" }, profile.design)),
    element("h2", {}, element("a", { href: `${root}cases/${profile.slug}/` }, profile.name)),
    element("p", { class: "pp-card-place" }, profile.place), list,
    element("p", { class: "pp-card-say", "data-rows": profile.rows }, profile.sentence));
}

function draw() {
  const mine = wanted(), chosen = field("case").value;
  const asked = Object.values(mine).some((value) => value !== null);
  const list = document.getElementById("pp-likes"), line = document.getElementById("pp-like-count");
  if (!asked) { list.replaceChildren(); line.textContent = "Fill in at least one field, or start from a case."; return; }
  const ranked = profiles.filter((profile) => profile.slug !== chosen).map((profile) => weigh(profile, mine))
    .sort((a, b) => a.away - b.away || a.profile.name.localeCompare(b.profile.name, "en"));
  list.replaceChildren(...ranked.slice(0, SHOWN).map(cardOf));
  line.textContent = `${plural(ranked.length, "case")}, closest first${ranked.length > SHOWN ? `; the first ${SHOWN} shown` : ""}.`;
}

function fillFrom(slug) {
  const profile = profiles.find((one) => one.slug === slug);
  if (!profile) return;
  field("size").value = profile.size ?? "";
  field("locale").value = profile.locale ?? "";
  field("from").value = GRADES[profile.grades[0]];
  field("to").value = GRADES[profile.grades[1]];
  field("low").value = profile.low ?? "";
  field("el").value = profile.el ?? "";
}

function writeAddress(replace) {
  const query = new URLSearchParams(FIELDS.filter((name) => field(name).value !== "").map((name) => [name, field(name).value]));
  history[replace ? "replaceState" : "pushState"](null, "", query.size ? `?${query}` : location.pathname);
}

function open() {
  const query = new URLSearchParams(location.search);
  for (const name of FIELDS) field(name).value = query.get(name) ?? "";
  if (query.size === 1 && query.has("case")) fillFrom(query.get("case"));
  draw();
}

async function begin() {
  profiles = await read(`${root}like.json`);
  const names = profiles.map(({ slug, name }) => [slug, name]).sort((a, b) => a[1].localeCompare(b[1], "en"));
  field("case").append(...names.map(([slug, name]) => element("option", { value: slug }, name)));
  field("case").addEventListener("change", () => fillFrom(field("case").value));
  form.addEventListener("input", (event) => { writeAddress(event.target.type === "number"); draw(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => { event.preventDefault(); for (const name of FIELDS) field(name).value = ""; writeAddress(false); draw(); });
  addEventListener("popstate", open);
  open();
  form.dataset.ready = "yes";
}

begin();
