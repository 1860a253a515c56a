// Undo and redo: each change keeps the view from before it, places and zoom included.

import { network, places } from "./canvas.js";
import { byId } from "./dom.js";
import { state } from "./state.js";

const past = [];
const future = [];
let current = null;

/** Say which scene is drawn now. */
export function drawn(scene) {
  current = scene;
}

/** Keep the view as it is, before a change; what was taken back before is no longer ahead. */
export function keep() {
  past.push(snapshot());
  future.length = 0;
  offer();
}

/** The view to go back to, or nothing. */
export const back = () => step(past, future);

/** The view that was taken back last, or nothing. */
export const ahead = () => step(future, past);

function step(from, to) {
  if (!from.length) return undefined;
  to.push(snapshot());
  const view = from.pop();
  offer();
  return view;
}

/** Put the state of a kept view into force. */
export function restore({ view, filters, all, pick, hidden, pinned }) {
  const kept = structuredClone({ view, filters });
  Object.assign(state, { ...kept, all, pick, hidden: new Set(hidden), pinned: new Map(pinned) });
}

export function restoreCamera({ scale, position }) {
  network.moveTo({ scale, position, animation: false });
}

function snapshot() {
  const at = places();
  return {
    scene: { ...current, nodes: current.nodes.map((node) => ({ ...node, ...at[node.id] })) },
    view: structuredClone(state.view),
    filters: structuredClone(state.filters),
    all: state.all,
    pick: state.pick,
    hidden: [...state.hidden],
    pinned: [...state.pinned],
    scale: network.getScale(),
    position: network.getViewPosition(),
  };
}

function offer() {
  byId("undo").disabled = !past.length;
  byId("redo").disabled = !future.length;
}
