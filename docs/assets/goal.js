// Measure your own program: the goal as a sentence with what it lacks, and the students needed. Nothing is sent.
import { element, plural } from "./dom.js";
import { designEffect, forMeans, forRates } from "./students.js";

const at = (id) => document.getElementById(id);
const value = (name) => at(`goal-${name}`).value.trim();
const number = (id) => (at(id).value !== "" && at(id).validity.valid ? Number(at(id).value) : null);
const chosen = (id) => at(id).selectedOptions[0];
const say = (amount) => amount.toLocaleString("en-US").replace("-", "−");
const PERIOD = /^((fall|spring|summer|winter)\s+)?\d{4}(-\d{2})?$/i;
const GRADES = /^(PK|K|[1-9]|1[0-2])(-(K|[1-9]|1[0-2]))?$/;

function goal() {
  const metric = chosen("goal-metric"), group = chosen("goal-group");
  return { who: value("who"), metric: metric.value, label: metric.textContent, about: metric.dataset, unit: chosen("goal-unit"), group,
    grades: value("grades"), count: number("goal-count"), baseline: number("goal-baseline"), year: value("year"),
    target: number("goal-target"), deadline: value("deadline"), test: value("test"), versus: value("versus") };
}

const blank = (text) => text || "…";

function sentence(g) {
  const unit = g.unit.dataset.suffix ? ` ${g.unit.dataset.suffix}` : "";
  const who = g.group.value === "all-students" ? "all students" : g.group.textContent;
  const where = `${who}${g.grades ? ` in grades ${g.grades}` : ""}${g.who ? ` at ${g.who}` : ""}`;
  const start = `${g.baseline === null ? "…" : say(g.baseline) + unit} in ${blank(g.year)}`;
  const measured = g.test ? `, measured by ${g.test}` : "";
  const count = g.count ? ` (${plural(g.count, "student")})` : "";
  const against = g.versus ? ` The change will be set beside ${g.versus}.` : "";
  return `By ${blank(g.deadline)}, “${g.metric ? g.label : "…"}” for ${where}${count} will go from ${start} to ` +
    `${g.target === null ? "…" : say(g.target) + unit}${measured}.${against}`;
}

function bounds(g) {
  const outside = (amount) => amount !== null && ((g.about.low !== "" && amount < Number(g.about.low)) || (g.about.high !== "" && amount > Number(g.about.high)));
  return outside(g.baseline) || outside(g.target);
}

const CHECKS = [
  [(g) => !g.metric, "Choose a measure."],
  [(g) => g.baseline === null, "Say where you start. Without a start nobody can see a change."],
  [(g) => g.baseline !== null && !PERIOD.test(g.year), "Give the year of the start, such as 2025-26."],
  [(g) => g.target === null, "Give the target as a number."],
  [(g) => g.metric && bounds(g), "Start or target lies outside what this measure can be."],
  [(g) => g.baseline !== null && g.baseline === g.target, "Start and target are the same."],
  [(g) => g.metric && g.baseline !== null && g.target !== null && (g.target - g.baseline) * Number(g.about.better) < 0,
    "The target is worse than the start: for this measure, the other direction is better."],
  [(g) => !PERIOD.test(g.deadline), "Say by when, such as 2027-28 or spring 2028."],
  [(g) => PERIOD.test(g.deadline) && PERIOD.test(g.year) && g.deadline.match(/\d{4}/)[0] < g.year.match(/\d{4}/)[0], "The deadline lies before the start."],
  [(g) => !g.test, "Name the test or method. If it changes in between, the two figures can't be compared."],
  [(g) => !g.grades, "Say which grades."],
  [(g) => g.grades && !GRADES.test(g.grades), "Write grades such as K-5, 6-8 or 9."],
  [(g) => g.count === null, "Say how many students it is about."],
  [(g) => g.count !== null && g.count < 10, "Fewer than ten students: figures may point to single children and may not be published."],
  [(g) => !g.versus, "Name a comparison: the state over the same years, similar schools, or schools that begin later. Without one, a change can't be told from what changed everywhere."],
];

function tooFew(g) {
  if (g.unit.value !== "percent" || g.count === null || g.baseline === null || g.target === null) return null;
  const needed = forRates(g.baseline, g.target - g.baseline, 0.8);
  return needed && g.count < needed ? `To tell this change from chance you need about ${plural(needed, "student")} in each year or group; you have ${say(g.count)}.` : null;
}

const quote = (text) => JSON.stringify(text);

function yaml(g) {
  const lines = [`text: ${quote(sentence(g))}`, `metric: ${g.metric}`, `group: ${g.group.value}`, g.baseline === null ? null : `baseline: ${g.baseline}`,
    `target: ${g.target ?? ""}`, `unit: ${g.unit.value}`, `deadline: ${quote(g.deadline)}`, "source: S1  # where the goal was published"];
  return `goal:\n${lines.filter(Boolean).map((line) => `  ${line}`).join("\n")}\n`;
}

function fitUnits() {
  const units = (chosen("goal-metric").dataset.units ?? "").split(" ").filter(Boolean);
  for (const option of at("goal-unit").options) option.hidden = option.disabled = units.length > 0 && !units.includes(option.value);
  if (units.length && !units.includes(at("goal-unit").value)) at("goal-unit").value = units[0];
  at("goal-how").textContent = chosen("goal-metric").dataset.how ? `How to measure it: ${chosen("goal-metric").dataset.how}` : "";
}

function drawGoal() {
  const g = goal();
  document.querySelector(".pp-goal-out").hidden = false;
  at("goal-text").textContent = sentence(g);
  const flags = [...CHECKS.filter(([wrong]) => wrong(g)).map(([, words]) => words), tooFew(g)].filter(Boolean);
  at("goal-flags").replaceChildren(...(flags.length ? flags : ["Nothing: the goal can be checked."]).map((words) => element("li", {}, words)));
  at("goal-yaml").textContent = yaml(g);
  at("goal-copied").textContent = "";
}

function drawPower() {
  const rate = at("power-kind").value === "rate";
  for (const part of document.querySelectorAll("#pp-power [data-for]")) part.hidden = part.dataset.for !== at("power-kind").value;
  const power = at("power-power").value;
  const change = number("power-change"), start = number("power-start"), effect = number("power-effect");
  const known = rate ? start !== null && change !== null : effect !== null;
  const alone = !known ? null : rate ? forRates(start, change, power) : forMeans(effect, power);
  const factor = designEffect(number("power-cluster") ?? 1, number("power-icc") ?? 0);
  at("power-out").textContent = alone === null ? "Give a start and a change that lead to a share from 0 to 100 percent."
    : `${plural(Math.ceil(alone * factor), "student")} in each group${factor > 1 ? ` (${say(alone)} if each were drawn alone, times ${factor.toFixed(1)})` : ""}.`;
}

at("goal-metric").addEventListener("change", fitUnits);
at("pp-goal").addEventListener("input", drawGoal);
at("pp-power").addEventListener("input", drawPower);
for (const id of ["pp-goal", "pp-power"]) at(id).addEventListener("submit", (event) => event.preventDefault());
at("goal-copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(at("goal-text").textContent);
    at("goal-copied").textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(at("goal-text"));
    at("goal-copied").textContent = "Selected; copy it with your keyboard.";
  }
});
fitUnits();
drawPower();
at("pp-goal").dataset.ready = "yes";
