// What the reader chooses, told in the panel.

import * as canvas from "./canvas.js";
import { data } from "./data.js";
import { el, words } from "./dom.js";
import * as panel from "./panel.js";
import * as server from "./server.js";
import { remember, state } from "./state.js";
import { say } from "./status.js";

let reading = null;
let ways = null;

/** Say how nodes are opened and closed, and how the start is left. */
export function watchReading(given) {
  ways = given;
}

/** The pair that an edge of all ties stands for, or null. */
export function pairEdge(id) {
  const edge = canvas.edgeOf(id);
  return edge?.kind === "*" ? `${edge.from}~${edge.to}` : null;
}

/** Choose a node or an edge that is drawn, and tell about it. */
export function choose(id) {
  if (!id) return undefined;
  pick(id);
  const edge = canvas.edgeOf(id);
  return edge ? tellEdge(edge) : tellNode(id);
}

/** Choose nothing: what was opened last, else the latest facts. */
export function clear() {
  reading?.abort();
  pick(null);
  const last = state.view.open.at(-1);
  if (!last) return panel.latest(data.latest, showParty);
  return last.includes("~") ? tellPair(last.split("~")) : tellNode(last);
}

function pick(id) {
  state.pick = id;
  canvas.repaint();
  remember();
}

/** Show a side of a tie: choose its node, its country's where only that is drawn, or open it. */
export function showParty({ uid, home_uid: home }) {
  const drawn = [uid, home].find((id) => canvas.drawn.nodes.has(id));
  ways.leaveStart();
  if (!drawn) return ways.toggle(uid);
  canvas.centre(drawn);
  pick(drawn);
  return tellNode(uid);
}

/** Fetch for the panel; an older fetch still under way is dropped. */
async function fetched(ask, tell, again) {
  reading?.abort();
  reading = new AbortController();
  panel.waiting();
  try {
    tell(await ask(reading.signal));
  } catch (error) {
    if (error.name !== "AbortError") panel.failed(error, again);
  }
}

function tellEdge(edge) {
  if (edge.kind === "*") return tellPair([edge.from, edge.to]);
  say(titleText([edge.from, edge.to]));
  const ask = (signal) => server.ties(edge.ties, signal);
  return fetched(ask, (answer) => tellTies([edge.from, edge.to], [], answer), () => tellEdge(edge));
}

function tellPair(pair) {
  say(titleText(pair));
  const ask = (signal) => server.pair(...pair, null, signal);
  return fetched(ask, (answer) => tellTies(pair, [], answer), () => tellPair(pair));
}

/** Tell the ties read before and those of this answer; the button reads on. */
function tellTies(pair, before, answer) {
  const ties = [...before, ...answer.items];
  const ask = (signal) => server.pair(...pair, answer.next, signal);
  const more = () => fetched(ask, (further) => tellTies(pair, ties, { ...answer, ...further }), more);
  const uid = pair.join("~");
  const open = answer.standing && !state.view.open.includes(uid) ? () => ways.openPair(uid) : null;
  const told = { ...answer, title: titleOf(pair), ties, more: answer.next ? more : null };
  panel.edgePanel(told, { show: showParty, back: backOf(uid), open });
}

const titleText = (pair) => pair.map((uid) => canvas.nodeOf(uid)?.full ?? uid).join(" – ");

function titleOf(pair) {
  const [a, b] = pair.map((uid) => words("span", canvas.nodeOf(uid)?.full ?? uid));
  return el("h2", { class: "name" }, a, el("span", { class: "phrase" }, " – "), b);
}

function tellNode(uid) {
  say(canvas.nodeOf(uid)?.full ?? uid);
  const acts = {
    open: state.view.open.includes(uid),
    toggle: () => ways.toggle(uid),
    show: showParty,
    back: backOf(uid),
  };
  const ask = (signal) => server.node(uid, signal);
  return fetched(ask, (node) => panel.nodePanel(node, acts), () => tellNode(uid));
}

/** The way back from what is told: none when it is what the view is about. */
const backOf = (uid) => (uid === state.view.open.at(-1) ? null : { name: state.view.open.at(-1), act: clear });
