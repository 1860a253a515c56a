// The drawing as SVG: the same places, shapes and lines, text that stays text, sources below.

import { network, places } from "./canvas.js";
import { kinds } from "./data.js";
import { escaped, inOneLine } from "./forms.js";
import { t } from "./i18n.js";
import { edgeLook, palette } from "./look.js";
import { shapePoints } from "./shapes.js";
import { colour } from "./theme.js";

const MARGIN = 60;
const LINE = 16;

export function asSvg({ nodes, edges, sources, title, address }) {
  const at = places();
  const colours = palette();
  const boxes = nodes.map((node) => network.getBoundingBox(node.id));
  const [left, top] = [Math.min(...boxes.map((b) => b.left)) - MARGIN, Math.min(...boxes.map((b) => b.top)) - MARGIN];
  const width = Math.max(...boxes.map((b) => b.right)) + MARGIN - left;
  const bottom = Math.max(...boxes.map((b) => b.bottom)) + MARGIN;
  const notes = [address, t("take.sources"), ...sources.map(inOneLine)];
  const height = bottom + notes.length * LINE + MARGIN - top;
  const parts = [
    `<title>${escaped(title)}</title>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colour("ground")}"/>`,
    ...edges.map((edge) => line(edge, at, colours)),
    ...nodes.map((node) => shape(node, at[node.id], colours)),
    ...nodes.map((node) => label(node, at[node.id], colours)),
    ...notes.map((note, n) => text(left + MARGIN / 2, bottom + n * LINE, note, { size: 11, fill: colour("muted") })),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">\n${parts.join("\n")}\n</svg>\n`;
}

function line(edge, at, colours) {
  const { width, dashes, color } = edgeLook(edge, { sum: edge.sum, visible: true, faint: false, picked: false, lit: false }, colours);
  const [from, to] = [at[edge.from], at[edge.to]];
  const dash = dashes ? ` stroke-dasharray="${dashes.join(" ")}"` : "";
  return `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${color.color}" stroke-opacity="${color.opacity}" stroke-width="${width.toFixed(1)}"${dash}/>`;
}

function shape(node, { x, y }, colours) {
  const { background, border } = colours.kinds[node.kind];
  const paint = `fill="${background}" stroke="${border}" stroke-width="1.5"`;
  const points = shapePoints(kinds.get(node.kind).shape, node.size);
  if (!points) return `<circle cx="${x}" cy="${y}" r="${node.size}" ${paint}/>`;
  return `<polygon points="${points.map(([px, py]) => `${(x + px).toFixed(1)},${(y + py).toFixed(1)}`).join(" ")}" ${paint}/>`;
}

function label(node, { x, y }, colours) {
  const lines = node.label.split("\n");
  return lines.map((words, n) => text(x, y + node.size + node.letters * (1.15 + n * 1.2), words, { size: node.letters, fill: colours.ink, anchor: "middle", halo: colours.ground })).join("");
}

function text(x, y, words, { size, fill, anchor = "start", halo = null }) {
  const behind = halo ? ` stroke="${halo}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"` : "";
  return `<text x="${x}" y="${y.toFixed(1)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}"${behind} unicode-bidi="plaintext">${escaped(words)}</text>`;
}
