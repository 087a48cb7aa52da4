// Cases by their number in the order of strength: names in parts, and what their first results say in other parts
// (proofpoints/site/find.py writes both). Only the parts with cases that are shown are fetched.
import { badge, element, plural, read, spark } from "./dom.js";

// proofpoints/site/find.py leaves a slug out where it is this
export const slugOf = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

export function openCases(root, head) {
  const part = async (name, index) => {
    const size = head[name];
    const columns = await read(`${root}find/${name}-${Math.floor(index / size)}.json`);
    return columns.map((column) => column[index % size]);
  };

  async function row(index) {
    const [name, slug, city, state, grades, direction, design, kind, students, more] = await part("rows", index);
    const town = typeof city === "number" ? name.slice(0, city) : city;
    const [id, label] = head.directions[direction];
    return {
      index, name, slug: slug || slugOf(name), grades, direction: id, label, more,
      place: [town, head.states[state]].filter(Boolean).join(", "), design: head.designs[design],
      students: head.students[kind].replace("{}", students.toLocaleString("en-US")),
    };
  }

  async function says(index, slug) {
    const [sentence, rows, own, other, axis] = await part("says", index);
    return { sentence, rows: rows.split(" ").map((one) => `${slug}:${one}`).join(" "), paths: { own, other, axis } };
  }

  return { row, says };
}

// A card of a list, with its sentence still to come; `say` puts it in.
export function cardOf(root, row, pick) {
  const sentence = element("p", { class: "pp-card-say" });
  let drawing = spark({ own: "", other: "", axis: "" });
  const node = element("li", { class: "pp-card", "data-slug": row.slug },
    element("p", { class: "pp-card-head" }, badge(row.direction, row.label), " ", element("span", { class: "pp-card-design" }, row.design)),
    element("h3", {}, element("a", { href: `${root}cases/${row.slug}/` }, row.name)),
    element("p", { class: "pp-card-place" }, `${row.place} · ${row.grades.includes("-") ? "grades" : "grade"} ${row.grades} · ${row.students}`),
    drawing, sentence,
    row.more ? element("p", { class: "pp-card-more" }, `and ${plural(row.more, "more headline result")}`) : null,
    pick);
  const say = ({ sentence: text, rows, paths }) => {
    sentence.textContent = text;
    sentence.dataset.rows = rows;
    const drawn = spark(paths);
    drawing.replaceWith(drawn);
    drawing = drawn;
  };
  return { node, say };
}
