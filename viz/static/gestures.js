// Mouse and touch on the canvas; a double click is not also two clicks.

import { holder, hover, network } from "./canvas.js";

const DOUBLE = 230;

export function watchGestures({ choose, toggle, clear, dragged }) {
  network.on("dragEnd", ({ nodes }) => nodes.length && dragged(nodes));
  let waiting = null;
  network.on("click", ({ nodes, edges }) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (nodes[0] ?? edges[0] ? choose(nodes[0] ?? edges[0]) : clear()), DOUBLE);
  });
  network.on("doubleClick", ({ nodes, edges }) => {
    clearTimeout(waiting);
    if (nodes[0] ?? edges[0]) toggle(nodes[0] ?? edges[0]);
  });
  network.on("hoverNode", ({ node }) => point(node));
  network.on("blurNode", () => point(null));
  network.on("hoverEdge", () => (holder.style.cursor = "pointer"));
  network.on("blurEdge", () => (holder.style.cursor = ""));
}

function point(id) {
  hover(id);
  holder.style.cursor = id ? "pointer" : "";
}
