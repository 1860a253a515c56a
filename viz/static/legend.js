// The legend and the swatches of the filters, from the same table of styles as the canvas.

import { kinds, statuses, tones } from "./data.js";
import { byId, el, svg } from "./dom.js";
import { capital, t } from "./i18n.js";

const ring = (corners, radius, inner = radius, turn = 0) =>
  Array.from({ length: corners }, (_, n) => {
    const angle = (2 * Math.PI * n) / corners - Math.PI / 2 + turn;
    const reach = n % 2 ? inner : radius;
    return `${(8 + reach * Math.cos(angle)).toFixed(2)},${(8 + reach * Math.sin(angle)).toFixed(2)}`;
  }).join(" ");

/** vis-network's shapes, as points in a square of 16. */
const SHAPES = {
  triangle: () => svg("polygon", { points: ring(3, 7) }),
  square: () => svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
  diamond: () => svg("polygon", { points: ring(4, 7) }),
  hexagon: () => svg("polygon", { points: ring(6, 7, 7, Math.PI / 6) }),
  star: () => svg("polygon", { points: ring(10, 7.5, 3.2) }),
  dot: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
};

export function shapeSwatch(kind) {
  const { shape } = kinds.get(kind);
  const name = `swatch kind-${kind.toLowerCase()}`;
  return svg("svg", { viewBox: "0 0 16 16", class: name, "aria-hidden": "true", "data-shape": shape }, SHAPES[shape]());
}

/** A piece of line in a tone, dashed as the status is. */
export function lineSwatch(tone, status = "held") {
  const { dashes, faint } = statuses.get(status);
  const line = svg("line", { x1: 1, y1: 5, x2: 31, y2: 5, "stroke-dasharray": dashes.join(" ") || null, opacity: faint ? 0.6 : null });
  return svg("svg", { viewBox: "0 0 32 10", class: `swatch line tone-${tone}`, "aria-hidden": "true" }, line);
}

/** Explain the kinds of node that a scene holds, and the lines. */
export function drawLegend(scene) {
  const present = new Set(scene.nodes.map((node) => node.kind));
  const shown = [...kinds.keys()].filter((kind) => present.has(kind));
  byId("legend").replaceChildren(
    el("ul", { class: "choices" }, shown.map((kind) => el("li", {}, shapeSwatch(kind), capital(t(`kind.${kind}`))))),
    el("ul", { class: "choices" }, tones.map((tone) => el("li", {}, lineSwatch(tone), t(`tone.${tone}`)))),
    el("p", { class: "muted small" }, t("legend.width")),
  );
}
