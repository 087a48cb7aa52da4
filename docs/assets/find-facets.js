// The facets of Find: lists of checkboxes with counts. Values of one facet widen (or), facets narrow (and).
// The column of a facet is fetched when its box is opened or its values are in the address.
import { element, read } from "./dom.js";
import { unpack } from "./packed.js";

const SHOWN = 12;

// The values of a facet, and for each case the numbers of its values.
export async function readColumn(root, key) {
  const { values, sets, column } = await read(`${root}find/facet-${key}.json`);
  return { values, cells: unpack(column).map((number) => sets[number]) };
}

export function facetBox(facet, picked, onChange) {
  const box = document.querySelector(`.pp-facet[data-key="${facet.key}"]`);
  const list = element("ul", { class: "pp-values" });
  const more = element("p", { class: "pp-small" });
  let wanted = "", values = null, counts = [];

  function fill() {
    if (values.length > SHOWN) {
      const id = `pp-in-${facet.key}`;
      const input = element("input", { id, type: "search", autocomplete: "off" });
      input.addEventListener("input", () => { wanted = input.value.trim().toLowerCase(); draw(); });
      box.append(element("p", { class: "pp-narrow" }, element("label", { for: id }, `Find in ${facet.label.toLowerCase()}`), input));
    }
    box.append(list, more);
  }

  function item(number) {
    const [id, label] = values[number];
    const name = `pp-${facet.key}-${number}`;
    const input = element("input", { type: "checkbox", id: name, name: facet.key, value: id });
    input.checked = picked(facet.key).has(number);
    input.addEventListener("change", () => onChange(facet.key, number, input.checked));
    return element("li", { class: counts[number] ? null : "pp-zero" }, input, element("label", { for: name }, label, " ", element("span", { class: "pp-n" }, String(counts[number]))));
  }

  function draw() {
    const mine = picked(facet.key);
    const active = document.activeElement?.id;
    let numbers = values.map((_, number) => number);
    if (wanted) numbers = numbers.filter((number) => values[number][1].toLowerCase().includes(wanted));
    if (values.length > SHOWN) {
      numbers.sort((a, b) => mine.has(b) - mine.has(a) || counts[b] - counts[a] || a - b);
    }
    const shown = numbers.slice(0, Math.max(SHOWN, mine.size));
    list.replaceChildren(...shown.map(item));
    const rest = numbers.length - shown.length;
    more.textContent = rest > 0 ? `${rest} more; type to find them.` : "";
    if (active) document.getElementById(active)?.focus();
    box.querySelector("summary").textContent = facet.label + (mine.size ? ` (${mine.size})` : "");
    box.classList.toggle("pp-set", mine.size > 0);
  }

  return {
    key: facet.key,
    details: box,
    draw(known, fresh) {
      if (!values) { values = known; fill(); }
      counts = fresh;
      draw();
    },
  };
}
