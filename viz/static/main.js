// The explorer: joins drawing, filters, panel, search, table and address.

import * as canvas from "./canvas.js";
import { data } from "./data.js";
import { byId, button, el } from "./dom.js";
import { offer, watchFilters } from "./filters.js";
import { watchPrinting } from "./folding.js";
import { watchGestures } from "./gestures.js";
import { drawHeading } from "./heading.js";
import { settled, tooMuch } from "./full.js";
import * as acting from "./acting.js";
import * as history from "./history.js";
import { t, tn } from "./i18n.js";
import { watchKeys } from "./keys.js";
import { drawLegend } from "./legend.js";
import * as panel from "./panel.js";
import { choose, clear, pairEdge, wayShown, retell, showParty, tellPair, watchReading } from "./reading.js";
import { watchSearch } from "./search.js";
import { watchSaved } from "./saved.js";
import { startReview } from "./review.js";
import * as server from "./server.js";
import { drawStart, showStart } from "./start.js";
import { address, atStart, parameters, remember, state } from "./state.js";
import { say } from "./status.js";
import { drawTable } from "./table.js";
import { watchTakeaway } from "./takeaway.js";
import { watchTheme } from "./theme.js";
import * as way from "./way.js";

const STEP = 15;
const CALM = 250;
let scene = data.scene;
let going = null;
let calm = null;

/** Draw a scene and everything that goes with it; new nodes come out of `from`, `look` looks at it. */
function show(next, from = null, look = canvas.fit) {
  scene = next;
  settled();
  history.drawn(scene);
  wayShown(scene.steps);
  const glides = canvas.draw(scene, from, look);
  offer(scene, filtered);
  drawLegend(scene);
  follow();
  if (!glides) look(false); // the heading has its height now
}

function repainted() {
  canvas.repaint();
  follow();
}

/** The picture follows the filters at once, lists of facts once the reader has chosen. */
function filtered() {
  repainted();
  clearTimeout(calm);
  calm = setTimeout(() => (state.view.within ? again() : retell()), CALM);
}

/** What neighbours are chosen by has changed: the same view, drawn anew. */
async function again() {
  const next = await sceneOf(state.view);
  if (!next || next.full) return;
  show(next);
  retell();
}

/** What follows from every change of the drawing. */
function follow() {
  drawHeading(scene, { toggle, overview: () => go({ open: [], extra: 0, path: [] }), change: go, more: () => go({ extra: state.view.extra + STEP }), hidden: acting.showHidden });
  drawTable(choose);
  remember();
  const facts = canvas.drawn.edges.reduce((sum, edge) => sum + edge.sum.count, 0);
  const parts = [tn("nodes", canvas.drawn.nodes.size), tn("facts", facts)];
  if (scene.more && !state.view.open.length) parts.push(tn("more.countries", scene.more));
  say(parts.join(" · "));
}

/** Open what is closed, close what is open. */
function toggle(id) {
  const others = state.view.open.filter((other) => other !== id);
  const open = state.view.open.includes(id) ? others : [...others, id];
  return go({ open, path: [] }, id);
}

/** Ask for another view and draw it; the address and the history follow. */
async function go(changes, from = null) {
  const view = { ...state.view, ...changes };
  const next = await sceneOf(view, () => go(changes, from));
  if (!next) return undefined;
  if (next.full) return tooMuch(next, changes, go);
  history.keep();
  leaveStart();
  way.end();
  Object.assign(state, { view: { ...view, open: next.opened, people: next.people && view.people }, all: true });
  show(next, from);
  const last = state.view.open.at(-1);
  if (next.steps) return clear();
  if (canvas.nodeOf(from) && from !== last) return choose(from);
  return canvas.nodeOf(state.pick) || canvas.edgeOf(state.pick) ? undefined : clear();
}

/** The scene of a view; nothing when another one is asked for meanwhile, or when it cannot be. */
async function sceneOf(view, retry) {
  going?.abort();
  going = new AbortController();
  say(t("loading"));
  try {
    return await server.scene(view, going.signal);
  } catch (error) {
    if (error.name === "AbortError") return null;
    say(t("error.title"));
    panel.failed(error, retry ?? again);
    return null;
  }
}

/** Show the start or the explorer; the drawing takes the room that it has there. */
function enter(theStart) {
  showStart(theStart);
  canvas.resize();
}

function leaveStart() {
  if (document.body.dataset.view === "start") enter(false);
}

function travel(view, said) {
  if (!view) return;
  history.restore(view);
  show(view.scene, null, () => history.restoreCamera(view));
  say(t(said));
  if (state.pick) choose(state.pick);
  else clear();
}

const undo = () => travel(history.back(), "undone");
const redo = () => travel(history.ahead(), "redone");

function pick(id) {
  leaveStart();
  const from = way.waitingFor();
  return from && canvas.nodeOf(id) ? findWay(from, id) : choose(id);
}

function findWay(from, to) {
  way.end();
  return from === to ? undefined : go({ path: [from, to], open: [] });
}

/** A suggestion was taken: a node, or a pair. */
function found({ uid, kind }) {
  if (state.review) return location.assign(`?${parameters({ lang: data.language, open: uid })}`);
  const from = way.waitingFor();
  if (from && kind !== "Pair") return findWay(from, uid);
  return state.view.open.includes(uid) ? pick(uid) : go({ open: [uid], extra: 0, people: false, path: [] }, uid);
}

/** Open a pair; `tie` is the one to read at once. */
async function openPair(uid, tie = null) {
  await go({ open: [uid], extra: 0, people: false, path: [] });
  return tie && tellPair(uid.split("~"), tie);
}

const chosenNode = () => (canvas.nodeOf(state.pick) ? state.pick : null);

function wire() {
  watchReading({ toggle, leaveStart, openPair });
  watchFilters(filtered);
  const open = (id) => (canvas.edgeOf(id) ? pairEdge(id) && toggle(pairEdge(id)) : toggle(id));
  watchGestures({ choose: pick, toggle: open, clear: () => !byId("start").hidden || clear(), dragged: acting.dragged });
  acting.watchActing({ follow: repainted, begin: way.begin });
  watchPrinting();
  watchSaved();
  watchTakeaway();
  const read = () => byId("panel").focus();
  watchKeys({ current: chosenNode, choose: pick, read, toggle, clear, undo, redo, pin: acting.pin, hide: acting.hide });
  watchSearch(found);
  watchTheme(canvas.repaint);
  const clicks = {
    undo,
    redo,
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
  if (problem) server.scene(state.view).then(retry, (error) => panel.failed(error, retry));
  panel.put(el("h2", {}, t("empty.panel.title")), el("p", { class: "lead" }, t("empty.panel.text")));
}

/** Tell tests, and the curious in their console, what is drawn and how long it took. */
function ready() {
  const { network, drawn } = canvas;
  window.__explorer = { ready: true, network, drawn, after: performance.now() };
}

/** The review takes the place of the explorer. */
function enterReview() {
  document.body.dataset.view = "review";
  byId("review").hidden = false;
  ready();
  return startReview();
}

function start() {
  wire();
  if (state.review) return enterReview();
  if (!scene?.nodes.length) {
    enter(false);
    empty();
    return ready();
  }
  enter(Boolean(data.news) && atStart());
  drawStart({ openPair, show: showParty, all: () => { state.all = true; leaveStart(); clear(); } });
  canvas.network.once("afterDrawing", ready);
  const chosen = state.pick;
  state.view.open = scene.opened;
  show(scene);
  if (scene.full?.opened) tooMuch(scene, {}, go);
  return canvas.nodeOf(chosen) || canvas.edgeOf(chosen) ? choose(chosen) : clear();
}

start();
