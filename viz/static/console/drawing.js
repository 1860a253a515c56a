// An answer as a graph: its nodes, relationships and paths, laid out by vis-network.

import { kinds } from "../data.js";
import { byId } from "../dom.js";
import { t, tn } from "../i18n.js";
import { palette } from "../look.js";
import { isNode, isPath, isRelationship, nameOf, written } from "./answer.js";

const MOST = 250; // nodes drawn
const LETTERS = 26;
let network = null;
let shown = null;

/** What of an answer can be drawn: nodes by uid, and relationships whose ends the rows hold. */
export function graphOf({ rows }) {
  const nodes = new Map();
  const edges = new Map();
  const add = (value) => {
    if (Array.isArray(value)) value.forEach(add);
    else if (isPath(value)) [...value.nodes, ...value.relationships].forEach(add);
    else if (isNode(value)) nodes.set(idOf(value), value);
    else if (isRelationship(value)) edges.set(`${value.start} ${value.type} ${value.end} ${value.properties.uid ?? ""}`, value);
    else if (value && typeof value === "object") Object.values(value).forEach(add);
  };
  rows.forEach(add);
  const drawn = new Map([...nodes].slice(0, MOST));
  const between = [...edges.values()].filter(({ start, end }) => drawn.has(start) && drawn.has(end));
  return { nodes: drawn, edges: between, left: nodes.size - drawn.size };
}

const idOf = ({ properties }) => properties.uid ?? written(properties);

/** Draw a graph where it is seen; drawn anew when the theme changes. */
export function draw(graph = shown) {
  shown = graph;
  network?.destroy();
  network = null;
  if (!graph) return;
  const colours = palette();
  const nodes = [...graph.nodes].map(([id, node]) => nodeLook(id, node, colours));
  const edges = graph.edges.map((edge, id) => edgeLook(id, edge, colours));
  const options = {
    physics: { solver: "forceAtlas2Based", stabilization: { iterations: 200 }, minVelocity: 2 },
    layout: { improvedLayout: false, randomSeed: 1 },
    interaction: { hover: false, keyboard: false },
    edges: { smooth: { enabled: true, type: "dynamic" } },
  };
  const holder = byId("drawing");
  holder.setAttribute("aria-label", label(graph));
  network = new vis.Network(holder, { nodes, edges }, options);
  network.once("stabilizationIterationsDone", () => network.setOptions({ physics: false }));
  network.on("click", ({ nodes: [node], edges: [edge] }) => tell(graph, node, edge));
  byId("about").textContent = label(graph);
  window.__console.network = network;
}

function label(graph) {
  const said = t("console.drawn", { nodes: tn("console.nodes", graph.nodes.size), edges: tn("console.edges", graph.edges.length) });
  return graph.left ? `${said} ${tn("console.left", graph.left)}` : said;
}

function tell(graph, node, edge) {
  const picked = node !== undefined ? graph.nodes.get(node) : graph.edges[edge];
  if (!picked) return;
  const called = node !== undefined ? `${picked.labels.join(":")} ${nameOf(picked)}` : picked.type;
  const properties = Object.entries(picked.properties).filter(([, value]) => String(value).length < 200);
  byId("about").textContent = `${called} — ${properties.map(([name, value]) => `${name}: ${written(value)}`).join(", ")}`;
}

function nodeLook(id, node, colours) {
  const kind = colours.kinds[node.labels[0]] ?? { background: colours.hairline, border: colours.ink };
  const name = nameOf(node);
  return {
    id,
    label: name.length > LETTERS ? `${name.slice(0, LETTERS)}…` : name,
    shape: kinds.get(node.labels[0])?.shape ?? "dot",
    size: 12,
    color: { ...kind, highlight: kind, hover: kind },
    font: { size: 13, color: colours.ink, strokeWidth: 4, strokeColor: colours.ground },
  };
}

function edgeLook(id, { type, start, end }, colours) {
  return {
    id,
    from: start,
    to: end,
    label: type,
    arrows: { to: { enabled: true, scaleFactor: 0.5 } },
    color: { color: colours.hairline, highlight: colours.accent },
    font: { size: 10, color: colours.ink, strokeWidth: 3, strokeColor: colours.ground, align: "middle" },
  };
}
