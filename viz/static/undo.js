// Taking back: each opening keeps the view from before it, places and zoom included.

import { byId } from "./dom.js";
import { network, places } from "./canvas.js";

const DEPTH = 30;
const kept = [];

/** Keep the view as it is, before it changes. */
export function keep(scene, open, extra) {
  const at = places();
  const nodes = scene.nodes.map((node) => ({ ...node, ...at[node.id] }));
  kept.push({ scene: { ...scene, nodes }, open: [...open], extra, scale: network.getScale(), position: network.getViewPosition() });
  if (kept.length > DEPTH) kept.shift();
  byId("undo").disabled = false;
}

/** The view from before, or nothing. */
export function before() {
  const view = kept.pop();
  byId("undo").disabled = kept.length === 0;
  return view;
}

export function restoreCamera({ scale, position }) {
  network.moveTo({ scale, position, animation: false });
}
