// The drawing: vis-network with given places, repainted when filters, choice or theme change.

import { byId } from "./dom.js";
import { data } from "./data.js";
import { edgeLook, nodeLook, palette } from "./look.js";
import * as behind from "./behind.js";
import { state } from "./state.js";
import { summary } from "./tallies.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const GLIDE = 420;
const MARGIN = { side: 36, top: 34, bottom: 56, zoom: 1.15 };

export const holder = byId("canvas");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
export const network = new vis.Network(holder, { nodes, edges }, data.scene?.options ?? {});

behind.watch(network);

let hovered = null;

/** What is drawn now: edges with what the filters leave of them, and the nodes they touch. */
export const drawn = { edges: [], nodes: new Set() };

/** Draw a scene; nodes that stay glide to their new places, `then` is called. Tells if they do. */
export function draw(given, from, then) {
  const scene = { ...given, nodes: given.nodes.map((node) => ({ ...node, ...state.pinned.get(node.id) })) };
  const before = places();
  holder.querySelector(".vis-tooltip")?.style.setProperty("visibility", "hidden");
  const staying = new Set(scene.nodes.map((node) => node.id));
  nodes.remove(nodes.getIds().filter((id) => !staying.has(id)));
  edges.clear();
  const origin = before[from] ?? null;
  const start = (node) => before[node.id] ?? origin ?? node;
  const glide = !still.matches && Object.keys(before).length > 0;
  nodes.update(scene.nodes.map((node) => (glide ? { ...node, ...at(start(node)) } : node)));
  edges.add(curved(scene.edges));
  behind.put(scene.behind ?? []);
  repaint();
  if (glide) move(scene.nodes, Object.fromEntries(scene.nodes.map((n) => [n.id, at(start(n))])), then);
  return glide;
}

/** Paint everything anew: which edges the filters leave, what is chosen, the theme's colours. */
export function repaint() {
  const colours = palette();
  const all = edges.get();
  const sums = new Map(all.map((edge) => [edge.id, summary(edge.tallies, state.filters)]));
  drawn.edges = all
    .filter((edge) => sums.get(edge.id).count > 0 && !gone(edge))
    .map((edge) => ({ ...edge, sum: sums.get(edge.id) }));
  drawn.nodes = touched(drawn.edges);
  const near = vicinity(hovered ?? state.pick);
  edges.update(all.map((edge) => edgeLook(edge, edgeState(edge, sums, near), colours)));
  nodes.update(nodes.get().map((node) => nodeLook(node, nodeState(node, near), colours)));
}

const gone = (edge) => state.hidden.has(edge.from) || state.hidden.has(edge.to);

export function hover(id) {
  if (id === hovered) return;
  hovered = id;
  repaint();
}

// asked for nothing, a data set would give everything
export const nodeOf = (id) => (id ? nodes.get(id) : null);
export const edgeOf = (id) => (id ? edges.get(id) : null);
export const visibleNodes = () => nodes.get().filter((node) => drawn.nodes.has(node.id));
export const places = () => network.getPositions();
export const neighboursOf = (id) =>
  [...new Set(drawn.edges.filter((e) => e.from === id || e.to === id).map((e) => (e.from === id ? e.to : e.from)))];

/** Show everything, labels included, below the heading and above the foot line. */
export function fit(animated = true) {
  const boxes = visibleNodes().map((node) => network.getBoundingBox(node.id));
  if (!boxes.length) return;
  const [left, right] = [Math.min(...boxes.map((b) => b.left)), Math.max(...boxes.map((b) => b.right))];
  const [top, bottom] = [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))];
  const above = MARGIN.top + holder.parentElement.querySelector(".heading").offsetHeight;
  const [width, height] = [holder.clientWidth - 2 * MARGIN.side, Math.max(60, holder.clientHeight - above - MARGIN.bottom)];
  const scale = Math.min(MARGIN.zoom, width / (right - left), height / (bottom - top));
  const y = (top + bottom) / 2 - (above - MARGIN.bottom) / 2 / scale;
  network.moveTo({ position: { x: (left + right) / 2, y }, scale, animation: animation(animated) });
}

/** Take the room that the page gives now, and show everything in it. */
export function resize() {
  network.setSize("100%", "100%");
  network.redraw();
  fit(false);
}

export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: animation(true) });
}

export function centre(id) {
  network.moveTo({ position: places()[id], animation: animation(true) });
}

const animation = (wanted) =>
  wanted && !still.matches ? { duration: GLIDE, easingFunction: "easeInOutQuad" } : false;

const at = ({ x, y }) => ({ x, y });

/** Lines between the same two nodes get bows of their own. */
function curved(list) {
  const seen = new Map();
  return list.map((edge) => {
    const key = [edge.from, edge.to].sort().join("|");
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    if (turn === 0) return edge;
    const side = (turn % 2 === 0) === edge.from < edge.to ? "curvedCW" : "curvedCCW";
    return { ...edge, smooth: { enabled: true, type: side, roundness: 0.12 * Math.ceil(turn / 2) + 0.06 } };
  });
}

function touched(list) {
  // what is opened and what lies on a way is shown also where no tie that is left touches it
  const shown = state.view.path.length ? nodes.getIds() : state.view.open.flatMap((id) => id.split("~"));
  const ids = new Set(shown.filter((id) => nodes.get(id)));
  for (const { from, to } of list) ids.add(from).add(to);
  return ids.difference(state.hidden);
}

/** The nodes and edges that stay bright beside a chosen node or edge; null when all do. */
function vicinity(id) {
  if (!id) return null;
  const edge = edges.get(id);
  if (edge) return { edges: new Set([id]), nodes: new Set([edge.from, edge.to]) };
  if (!nodes.get(id) || (id === state.pick && state.view.open.includes(id))) return null;
  const mine = edges.get({ filter: (e) => e.from === id || e.to === id });
  return {
    edges: new Set(mine.map((e) => e.id)),
    nodes: new Set([id, ...mine.flatMap((e) => [e.from, e.to])]),
  };
}

function edgeState(edge, sums, near) {
  const visible = drawn.nodes.has(edge.from) && drawn.nodes.has(edge.to);
  return {
    sum: sums.get(edge.id),
    gone: gone(edge),
    visible,
    picked: edge.id === state.pick,
    lit: near?.edges.has(edge.id) ?? false,
    faint: near ? !near.edges.has(edge.id) : false,
  };
}

function nodeState(node, near) {
  return {
    hidden: !drawn.nodes.has(node.id),
    faint: near ? !near.nodes.has(node.id) : false,
    picked: node.id === state.pick,
    open: state.view.open.some((id) => id.split("~").includes(node.id)),
  };
}

/** Glide nodes to their places. */
function move(targets, starts, then) {
  const begun = performance.now();
  const step = (now) => {
    const done = Math.min(1, (now - begun) / GLIDE);
    const eased = done < 0.5 ? 2 * done * done : 1 - 2 * (1 - done) ** 2;
    nodes.update(
      targets.map(({ id, x, y }) => ({
        id,
        x: starts[id].x + (x - starts[id].x) * eased,
        y: starts[id].y + (y - starts[id].y) * eased,
      })),
    );
    if (done < 1) requestAnimationFrame(step);
    else then();
  };
  requestAnimationFrame(step);
}
