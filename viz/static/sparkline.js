// A small row of bars: how many facts in each of the last months.

import { svg } from "./dom.js";

const [WIDTH, HEIGHT, GAP] = [72, 20, 1.5];

export function sparkline(counts) {
  const top = Math.max(...counts, 1);
  const step = WIDTH / counts.length;
  const bars = counts.map((count, n) => {
    const height = count ? Math.max(2, (HEIGHT * count) / top) : 1;
    return svg("rect", { x: n * step, y: HEIGHT - height, width: step - GAP, height, class: count ? null : "zero" });
  });
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "sparkline", "aria-hidden": "true" }, bars);
}
