// The keyboard on the canvas: arrows walk along the edges, letters act.

import { fit, holder, neighboursOf, places, visibleNodes, zoom } from "./canvas.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Wire the keys; `current` tells the node that is chosen. */
export function watchKeys({ current, choose, read, toggle, clear, undo, redo, pin, hide }) {
  const acts = {
    Enter: () => read(),
    e: () => current() && toggle(current()),
    p: () => current() && pin(current()),
    h: () => current() && hide(current()),
    Escape: () => clear(),
    0: () => fit(),
    "+": () => zoom(1.25),
    "=": () => zoom(1.25),
    "-": () => zoom(0.8),
  };
  holder.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in ARROWS) choose(next(current(), ARROWS[event.key]));
    else if (acts[named(event.key)]) acts[named(event.key)]();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.closest("input")) return;
    const key = event.key.toLowerCase();
    const act = key === "y" || (key === "z" && event.shiftKey) ? redo : key === "z" ? undo : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
}

const named = (key) => (key.length === 1 ? key.toLowerCase() : key);

/** The neighbour that lies best in a direction, else any such node; the largest to begin with. */
function next(id, direction) {
  const all = visibleNodes();
  if (!id) return all.sort((a, b) => b.size - a.size)[0]?.id;
  const near = aligned(id, neighboursOf(id), direction);
  return near ?? aligned(id, all.map((node) => node.id), direction) ?? id;
}

function aligned(id, candidates, [dx, dy]) {
  const at = places();
  const here = at[id];
  let best = null;
  for (const other of candidates) {
    if (other === id || !at[other]) continue;
    const [x, y] = [at[other].x - here.x, at[other].y - here.y];
    const [distance, along] = [Math.hypot(x, y) || 1, x * dx + y * dy];
    const score = along / distance - distance / 5000;
    if (along / distance > 0.5 && (!best || score > best.score)) best = { other, score };
  }
  return best?.other;
}
