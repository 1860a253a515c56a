// The legend and the swatches of the filters, from the same table of styles as the canvas.

import { kinds, statuses, tones } from "./data.js";
import { byId, el, svg } from "./dom.js";
import { capital, t } from "./i18n.js";
import { shapePoints } from "./shapes.js";

/** vis-network's shape of a kind, in a square of 16. */
export function shapeSwatch(kind) {
  const { shape } = kinds.get(kind);
  const points = shapePoints(shape, 7);
  const drawn = points
    ? svg("polygon", { points: points.map(([x, y]) => `${(8 + x).toFixed(2)},${(8 + y).toFixed(2)}`).join(" ") })
    : svg("circle", { cx: 8, cy: 8, r: 6 });
  const name = `swatch kind-${kind.toLowerCase()}`;
  return svg("svg", { viewBox: "0 0 16 16", class: name, "aria-hidden": "true", "data-shape": shape }, drawn);
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
