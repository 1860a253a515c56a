// Lines behind the drawing: the grid of the map, the months along time.

import { inWords } from "./dates.js";
import { colour } from "./theme.js";

let lines = [];

export function put(given) {
  lines = given;
}

/** Draw the lines before the nodes of a network, in its own coordinates. */
export function watch(network) {
  network.on("beforeDrawing", (context) => {
    if (!lines.length) return;
    const scale = network.getScale();
    context.save();
    context.strokeStyle = colour("hairline");
    context.fillStyle = colour("muted");
    context.lineWidth = 1 / scale;
    context.font = `${12 / scale}px sans-serif`;
    context.textAlign = "center";
    for (const line of lines) trace(context, line, scale);
    context.restore();
  });
}

function trace(context, { points, label }, scale) {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
  if (label) context.fillText(inWords(label, "short"), points[0][0], points[0][1] - 6 / scale);
}
