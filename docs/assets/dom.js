// Small parts that all pages with script share: nodes without innerHTML, and files read once.
export const element = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

export const plural = (count, noun) => `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;

const files = new Map();
export function read(address) {
  if (!files.has(address)) {
    files.set(address, fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    }));
  }
  return files.get(address);
}

const SVG = "http://www.w3.org/2000/svg";
export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

export function spark(paths) {
  const part = (name) => svg("path", { class: `pp-spark-${name}`, d: paths[name] });
  return svg("svg", { class: "pp-spark", viewBox: "0 0 96 32", "aria-hidden": "true", focusable: "false" },
    part("axis"), part("other"), part("own"));
}

export const badge = (direction, label) => element("span", { class: `pp-badge pp-${direction}` },
  element("span", { class: "pp-mark", "aria-hidden": "true" }), label);
