// Whole numbers out of a text of fixed steps; proofpoints/site/packed.py writes it.
const SIGNS = Array.from({ length: 92 }, (_, place) => String.fromCharCode(35 + place)).filter((sign) => sign !== "<" && sign !== "\\");
const VALUE = new Map(SIGNS.map((sign, value) => [sign, value]));

export function unpack({ count, base, each, width, text }) {
  const numbers = [];
  for (let start = 0; start < text.length; start += width) {
    let joined = 0;
    for (let place = start; place < start + width; place += 1) joined = joined * SIGNS.length + VALUE.get(text[place]);
    for (let place = 0; place < each; place += 1) { numbers.push(joined % base); joined = Math.floor(joined / base); }
  }
  return numbers.slice(0, count);
}
