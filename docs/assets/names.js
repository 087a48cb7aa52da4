// Cases by name. The names stand in parts by slug; only the part with the letters typed is fetched.
import { slugOf } from "./cases.js";
import { element, read } from "./dom.js";

const MOST = 20;

export async function openNames(root) {
  const firsts = await read(`${root}find/names.json`);
  const part = (number) => read(`${root}find/names-${number}.json`);
  const partOf = (slug) => Math.max(0, firsts.findLastIndex((first) => first <= slug));
  const named = ([slug, name, index]) => ({ slug, name, index });

  async function bySlug(slug) {
    if (!firsts.length) return null;
    const found = (await part(partOf(slug))).find((one) => one[0] === slug);
    return found ? named(found) : null;
  }

  // With few cases any part of a name will do, with many it is the beginning.
  async function typed(words) {
    const wanted = words.trim().toLowerCase(), start = slugOf(words);
    if (firsts.length <= 1) return (firsts.length ? await part(0) : []).map(named).filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, MOST);
    const numbers = [partOf(start), Math.min(partOf(start) + 1, firsts.length - 1)];
    const all = (await Promise.all([...new Set(numbers)].map(part))).flat();
    return all.filter(([slug]) => slug.startsWith(start)).slice(0, MOST).map(named);
  }

  return { bySlug, typed };
}

// A field that offers names while somebody types. `take` gives the case meant, or null if none begins like that.
export function nameField(input, names) {
  const list = element("datalist", { id: `${input.id}-names` });
  input.after(list);
  input.setAttribute("list", list.id);
  let asked = 0;
  const labelOf = (one, all) => (all.filter(({ name }) => name === one.name).length > 1 ? `${one.name} (${one.slug})` : one.name);

  async function offer() {
    const mine = ++asked, found = await names.typed(input.value);
    if (mine === asked) list.replaceChildren(...found.map((one) => element("option", { value: labelOf(one, found) })));
  }

  async function take() {
    const value = input.value.trim();
    if (!value) return null;
    const [, slug] = value.match(/\(([a-z0-9-]+)\)$/) ?? [];
    if (slug) return names.bySlug(slug);
    const found = await names.typed(value);
    return found.find(({ name }) => name === value) ?? found[0] ?? null;
  }

  input.addEventListener("input", offer);
  input.addEventListener("focus", offer);
  return { take };
}
