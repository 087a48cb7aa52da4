// A QR code (ISO/IEC 18004) of a short text: bytes, error correction M, versions 1 to 10 (213 bytes). One SVG path.
import { svg } from "./dom.js";

// Per version: correction words per block, then blocks as pairs (how many, data words in each).
const BLOCKS = [[10, [[1, 16]]], [16, [[1, 28]]], [26, [[1, 44]]], [18, [[2, 32]]], [24, [[2, 43]]], [16, [[4, 27]]],
  [18, [[4, 31]]], [22, [[2, 38], [2, 39]]], [22, [[3, 36], [2, 37]]], [26, [[4, 43], [1, 44]]]];
const ALIGN = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

const EXP = new Uint8Array(512), LOG = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++) { EXP[i] = x; LOG[x] = i; x <<= 1; if (x & 256) x ^= 0x11d; }
for (let i = 255; i < 512; i++) EXP[i] = EXP[i - 255];
const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

function correction(words, count) {
  let generator = [1];
  for (let i = 0; i < count; i++) {
    const next = new Array(generator.length + 1).fill(0);
    generator.forEach((value, j) => { next[j] ^= value; next[j + 1] ^= times(value, EXP[i]); });
    generator = next;
  }
  const rest = [...words, ...new Array(count).fill(0)];
  for (let i = 0; i < words.length; i++) {
    const factor = rest[i];
    if (factor) generator.forEach((value, j) => { rest[i + j] ^= times(value, factor); });
  }
  return rest.slice(words.length);
}

function dataWords(bytes, version, capacity) {
  const bits = [];
  const put = (value, length) => { for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1); };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, capacity * 8 - bits.length));
  while (bits.length % 8) bits.push(0);
  const words = [];
  for (let i = 0; i < bits.length; i += 8) words.push(parseInt(bits.slice(i, i + 8).join(""), 2));
  for (let pad = 0xec; words.length < capacity; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

function interleave(words, [count, groups]) {
  const blocks = [];
  let start = 0;
  for (const [many, size] of groups) for (let i = 0; i < many; i++) { blocks.push(words.slice(start, start + size)); start += size; }
  const checks = blocks.map((block) => correction(block, count));
  const out = [];
  for (let i = 0; i < Math.max(...blocks.map((block) => block.length)); i++) for (const block of blocks) if (i < block.length) out.push(block[i]);
  for (let i = 0; i < count; i++) for (const check of checks) out.push(check[i]);
  return out;
}

function frame(version) {
  const size = version * 4 + 17;
  const cells = Array.from({ length: size }, () => new Array(size).fill(null));
  const finder = (row, column) => {
    for (let y = -1; y <= 7; y++) for (let x = -1; x <= 7; x++) {
      const ring = Math.max(Math.abs(y - 3), Math.abs(x - 3));
      if (cells[row + y]?.[column + x] !== undefined) cells[row + y][column + x] = ring !== 2 && ring <= 3 ? 1 : 0;
    }
  };
  finder(0, 0); finder(0, size - 7); finder(size - 7, 0);
  const centers = ALIGN[version - 1], last = centers.length - 1;
  centers.forEach((row, i) => centers.forEach((column, j) => {
    if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) return;
    for (let y = -2; y <= 2; y++) for (let x = -2; x <= 2; x++) cells[row + y][column + x] = Math.max(Math.abs(y), Math.abs(x)) === 1 ? 0 : 1;
  }));
  for (let i = 8; i < size - 8; i++) { cells[6][i] ??= 1 - (i % 2); cells[i][6] ??= 1 - (i % 2); }
  return cells;
}

const remainder = (value, bits, generator) => {
  let rest = value << bits;
  for (let i = 31; i >= bits; i--) if ((rest >>> i) & 1) rest ^= generator << (i - bits);
  return (value << bits) | rest;
};

function putFormat(cells, mask, version) {
  const size = cells.length;
  const format = remainder(mask, 10, 0x537) ^ 0x5412; // level M is 00
  for (let i = 0; i < 15; i++) {
    const bit = (format >> i) & 1;
    cells[i < 6 ? i : i < 8 ? i + 1 : size - 15 + i][8] = bit;
    cells[8][i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i] = bit;
  }
  cells[size - 8][8] = 1;
  if (version < 7) return;
  const info = remainder(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const bit = (info >> i) & 1, a = Math.floor(i / 3), b = size - 11 + (i % 3);
    cells[a][b] = bit; cells[b][a] = bit;
  }
}

const MASKS = [(y, x) => (y + x) % 2, (y) => y % 2, (y, x) => x % 3, (y, x) => (y + x) % 3,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2, (y, x) => ((y * x) % 2) + ((y * x) % 3),
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2, (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2];

function fill(words, version, mask) {
  const cells = frame(version), size = cells.length;
  putFormat(cells, mask, version);
  let index = 0, up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (cells[y][x] !== null) continue;
        const bit = index < words.length * 8 ? (words[index >> 3] >> (7 - (index & 7))) & 1 : 0;
        cells[y][x] = bit ^ (MASKS[mask](y, x) === 0 ? 1 : 0);
        index += 1;
      }
    }
    up = !up;
  }
  return cells;
}

function penalty(cells) {
  const size = cells.length;
  let sum = 0, dark = 0;
  const lines = [...cells.map((row) => row.join("")), ...cells.map((_, x) => cells.map((row) => row[x]).join(""))];
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    for (let i = 0; i + 11 <= size; i++) if (["10111010000", "00001011101"].includes(line.slice(i, i + 11))) sum += 40;
  }
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) {
    dark += cells[y][x];
    if (y && x && cells[y][x] === cells[y - 1][x] && cells[y][x] === cells[y][x - 1] && cells[y][x] === cells[y - 1][x - 1]) sum += 3;
  }
  return sum + 10 * Math.floor(Math.abs((dark * 100) / (size * size) - 50) / 5);
}

// Rows of 0 and 1, with the mask of least penalty or the one given; null if the text is too long.
export function qrCells(text, mask = null) {
  const bytes = new TextEncoder().encode(text);
  const capacities = BLOCKS.map(([, groups]) => groups.reduce((sum, [many, size]) => sum + many * size, 0));
  const version = capacities.findIndex((capacity, i) => bytes.length + (i < 9 ? 2 : 3) <= capacity) + 1;
  if (!version) return null;
  const words = interleave(dataWords(bytes, version, capacities[version - 1]), BLOCKS[version - 1]);
  if (mask !== null) return fill(words, version, mask);
  return MASKS.map((_, number) => fill(words, version, number)).reduce((best, cells) => (penalty(cells) < penalty(best) ? cells : best));
}

export function qrCode(text) {
  const cells = qrCells(text);
  if (!cells) return "";
  const path = cells.flatMap((row, y) => row.flatMap((bit, x) => (bit ? [`M${x + 2} ${y + 2}h1v1h-1z`] : []))).join("");
  const side = cells.length + 4;
  return svg("svg", { class: "pp-qr", role: "img", "aria-label": "QR code of the address", viewBox: `0 0 ${side} ${side}` },
    svg("path", { d: path, fill: "currentColor" }));
}
