// The explorer: joins canvas, panel, filters, search, table and address.

import * as canvas from "./canvas.js";
import { data } from "./data.js";
import { byId, button, el, words } from "./dom.js";
import { offer, watchFilters } from "./filters.js";
import { watchGestures } from "./gestures.js";
import { number, t, tn } from "./i18n.js";
import { saveImage } from "./image.js";
import { watchKeys } from "./keys.js";
import { drawLegend } from "./legend.js";
import * as panel from "./panel.js";
import { watchSearch } from "./search.js";
import * as server from "./server.js";
import { address, remember, state } from "./state.js";
import { say } from "./status.js";
import { drawTable } from "./table.js";
import { watchTheme } from "./theme.js";
import * as undo from "./undo.js";

const STEP = 15;
let scene = data.scene;
let reading = null;

/** Draw a scene and everything that goes with it. */
function show(next, from = null) {
  scene = next;
  canvas.draw(scene, from);
  offer(scene, filtered);
  drawLegend(scene);
  headline();
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
  const countries = scene.more && !state.open.length ? [tn("more.countries", scene.more)] : [];
  say([tn("nodes", canvas.drawn.nodes.size), tn("facts", facts), ...countries].join(" · "));
}

function headline() {
  const names = state.open.map((id) => canvas.nodeOf(id)?.full ?? id);
  byId("heading").textContent = names.length ? names.join(" · ") : t("overview.title");
  byId("subheading").textContent = names.length ? t("neighbourhood.lead") : t("overview.lead");
  byId("chips").replaceChildren(
    ...state.open.map((id, n) => button(`${names[n]} ×`, () => toggle(id), { class: "chip", "aria-label": t("close.of", { name: names[n] }) })),
    ...(names.length ? [button(t("overview.back"), () => openAll([]), { class: "chip plain" })] : []),
    ...(names.length && scene.more ? [more()] : []),
    ...(scene.unread ? [el("span", { class: "chip none" }, t("unread", { n: number(scene.read), all: number(scene.read + scene.unread) }))] : []),
  );
}

function more() {
  const extra = state.extra + STEP;
  return button(`+ ${tn("more.neighbours", scene.more)}`, () => openAll(state.open, extra), { class: "chip plain" });
}

/** Open what is closed, close what is open. */
function toggle(id) {
  const open = state.open.includes(id) ? state.open.filter((other) => other !== id) : [...state.open, id];
  return openAll(open, state.extra, id);
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
  if (next.full) return say(t("canvas.full", { n: number(data.canvas) }));
  undo.keep(scene, state.open, state.extra);
  Object.assign(state, { open: next.opened, extra });
  show(next, from);
  if (canvas.nodeOf(from)) choose(from);
  else if (state.pick && !canvas.nodeOf(state.pick) && !canvas.edgeOf(state.pick)) clear();
}

function back() {
  const view = undo.before();
  if (!view) return;
  Object.assign(state, { open: view.open, extra: view.extra });
  show(view.scene);
  undo.restoreCamera(view);
  say(t("undone"));
}

/** Choose a node or an edge, and tell about it in the panel. */
function choose(id) {
  if (!id) return;
  state.pick = id;
  canvas.repaint();
  remember();
  if (canvas.edgeOf(id)) tellEdge(canvas.edgeOf(id));
  else tellNode(id);
}

function clear() {
  reading?.abort();
  state.pick = null;
  canvas.repaint();
  remember();
  panel.latest(data.latest, party);
}

/** Fetch for the panel; an older fetch still under way is dropped. */
async function read(ask, tell, again) {
  reading?.abort();
  reading = new AbortController();
  panel.waiting(panel.backButton(clear));
  try {
    tell(await ask(reading.signal));
  } catch (error) {
    if (error.name !== "AbortError") panel.failed(error, again);
  }
}

function tellEdge(edge) {
  const [a, b] = [canvas.nodeOf(edge.from), canvas.nodeOf(edge.to)];
  const title = el("h2", { class: "name" }, words("span", a.full), el("span", { class: "phrase" }, " – "), words("span", b.full));
  const ask = (signal) => (edge.kind === "*" ? server.pair(edge.from, edge.to, null, signal) : server.ties(edge.ties, signal));
  say(`${a.full} – ${b.full}`);
  return read(ask, (answer) => tellTies(edge, title, answer.items, answer), () => tellEdge(edge));
}

function tellTies(edge, title, ties, { next, total, standing }) {
  const further = () =>
    read((signal) => server.pair(edge.from, edge.to, next, signal), (answer) => tellTies(edge, title, [...ties, ...answer.items], answer), further);
  panel.edgePanel({ title, ties, total, standing, more: next ? further : null }, { show: party, back: clear });
}

function tellNode(uid) {
  say(canvas.nodeOf(uid)?.full ?? uid);
  return read((signal) => server.node(uid, signal), (node) => panel.nodePanel(node, {
    open: state.open.includes(uid), toggle: () => toggle(uid), show: party, back: clear,
  }), () => tellNode(uid));
}

/** Show a side of a tie: choose its node, or open it when it is not drawn. */
function party({ uid, home_uid: home }) {
  const id = [uid, home].find((candidate) => canvas.drawn.nodes.has(candidate));
  if (!id) return toggle(uid);
  canvas.centre(id);
  if (id === uid) return choose(id);
  state.pick = id;
  canvas.repaint();
  return tellNode(uid);
}

function found({ uid }) {
  if (state.open.includes(uid)) return choose(uid);
  return openAll([uid], 0, uid);
}

function wire() {
  watchFilters(filtered);
  watchGestures({ choose, toggle, clear });
  watchKeys({ current: () => (canvas.nodeOf(state.pick) ? state.pick : null), choose, read: () => byId("panel").focus(), toggle, clear, undo: back });
  watchSearch(found);
  watchTheme(canvas.repaint);
  byId("undo").addEventListener("click", back);
  byId("image").addEventListener("click", saveImage);
  byId("zoom-in").addEventListener("click", () => canvas.zoom(1.25));
  byId("zoom-out").addEventListener("click", () => canvas.zoom(0.8));
  byId("zoom-fit").addEventListener("click", () => canvas.fit());
  byId("help").addEventListener("click", () => byId("guide").showModal());
  byId("language").addEventListener("click", () => location.assign(address(data.other)));
}

/** Nothing to draw: say why, and what to do. */
function empty() {
  const problem = data.problem;
  byId("heading").textContent = t(problem ? "error.title" : "empty.title");
  byId("subheading").textContent = problem ?? t("empty.text");
  const act = problem
    ? button(t("error.retry"), () => location.reload(), { class: "primary" })
    : el("pre", {}, el("code", {}, data.command));
  byId("notice").replaceChildren(act);
  byId("notice").hidden = false;
  panel.put(el("h2", {}, t("empty.panel.title")), el("p", { class: "lead" }, t("empty.panel.text")));
}

function start() {
  wire();
  if (!scene?.nodes.length) {
    empty();
    window.__explorer = { ready: true };
    return;
  }
  canvas.network.once("afterDrawing", () => {
    // for tests and the curious: what is drawn, and how many milliseconds after the click
    const { network, drawn } = canvas;
    window.__explorer = { ready: true, network, drawn, after: performance.now() };
  });
  const pick = state.pick;
  state.open = scene.opened;
  show(scene);
  if (pick && (canvas.nodeOf(pick) || canvas.edgeOf(pick))) choose(pick);
  else clear();
}

start();
