// The explorer: joins drawing, filters, panel, search, table and address.

import * as canvas from "./canvas.js";
import { data } from "./data.js";
import { byId, button, el } from "./dom.js";
import { offer, watchFilters } from "./filters.js";
import { watchGestures } from "./gestures.js";
import { drawHeading } from "./heading.js";
import { t, tn } from "./i18n.js";
import { saveImage } from "./image.js";
import { watchKeys } from "./keys.js";
import { drawLegend } from "./legend.js";
import * as panel from "./panel.js";
import { choose, clear, watchReading } from "./reading.js";
import { watchSearch } from "./search.js";
import * as server from "./server.js";
import { address, remember, state } from "./state.js";
import { say } from "./status.js";
import { drawTable } from "./table.js";
import { watchTheme } from "./theme.js";
import * as undo from "./undo.js";

const STEP = 15;
let scene = data.scene;

/** Draw a scene and everything that goes with it; new nodes come out of `from`. */
function show(next, from = null) {
  scene = next;
  canvas.draw(scene, from);
  offer(scene, filtered);
  drawLegend(scene);
  drawHeading(scene, {
    toggle,
    overview: () => openAll([]),
    more: () => openAll(state.open, state.extra + STEP),
  });
  follow();
}

function filtered() {
  canvas.repaint();
  follow();
}

/** What follows from every change of the drawing. */
function follow() {
  drawTable(choose);
  remember();
  const facts = canvas.drawn.edges.reduce((sum, edge) => sum + edge.sum.count, 0);
  const parts = [tn("nodes", canvas.drawn.nodes.size), tn("facts", facts)];
  if (scene.more && !state.open.length) parts.push(tn("more.countries", scene.more));
  say(parts.join(" · "));
}

/** Open what is closed, close what is open. */
function toggle(id) {
  const others = state.open.filter((other) => other !== id);
  return openAll(others.length < state.open.length ? others : [...others, id], state.extra, id);
}

async function openAll(open, extra = 0, from = null) {
  say(t("loading"));
  let next;
  try {
    next = await server.scene(open, extra);
  } catch (error) {
    say(t("error.title"));
    return panel.failed(error, () => openAll(open, extra, from));
  }
  if (next.full) return say(t("canvas.full"));
  undo.keep(scene, state.open, state.extra);
  Object.assign(state, { open: next.opened, extra });
  show(next, from);
  if (canvas.nodeOf(from)) return choose(from);
  return canvas.nodeOf(state.pick) || canvas.edgeOf(state.pick) ? undefined : clear();
}

function back() {
  const view = undo.before();
  if (!view) return;
  Object.assign(state, { open: view.open, extra: view.extra });
  show(view.scene);
  undo.restoreCamera(view);
  say(t("undone"));
}

function found({ uid }) {
  return state.open.includes(uid) ? choose(uid) : openAll([uid], 0, uid);
}

const chosenNode = () => (canvas.nodeOf(state.pick) ? state.pick : null);

function wire() {
  watchReading(toggle);
  watchFilters(filtered);
  watchGestures({ choose, toggle, clear });
  const read = () => byId("panel").focus();
  watchKeys({ current: chosenNode, choose, read, toggle, clear, undo: back });
  watchSearch(found);
  watchTheme(canvas.repaint);
  const clicks = {
    undo: back,
    image: saveImage,
    help: () => byId("guide").showModal(),
    language: () => location.assign(address(data.other)),
    "zoom-in": () => canvas.zoom(1.25),
    "zoom-out": () => canvas.zoom(0.8),
    "zoom-fit": () => canvas.fit(),
  };
  for (const [id, act] of Object.entries(clicks)) byId(id).addEventListener("click", act);
}

/** Nothing to draw: say why, and what to do. */
function empty() {
  const { problem } = data;
  byId("heading").textContent = t(problem ? "error.title" : "empty.title");
  byId("subheading").textContent = problem ?? t("empty.text");
  const retry = () => location.reload();
  const help = problem
    ? button(t("error.retry"), retry, { class: "primary" })
    : el("pre", {}, el("code", {}, data.command));
  byId("notice").replaceChildren(help);
  byId("notice").hidden = false;
  panel.put(el("h2", {}, t("empty.panel.title")), el("p", { class: "lead" }, t("empty.panel.text")));
}

/** Tell tests, and the curious in their console, what is drawn and how long it took. */
function ready() {
  const { network, drawn } = canvas;
  window.__explorer = { ready: true, network, drawn, after: performance.now() };
}

function start() {
  wire();
  if (!scene?.nodes.length) {
    empty();
    return ready();
  }
  canvas.network.once("afterDrawing", ready);
  const { pick } = state;
  state.open = scene.opened;
  show(scene);
  return canvas.nodeOf(pick) || canvas.edgeOf(pick) ? choose(pick) : clear();
}

start();
