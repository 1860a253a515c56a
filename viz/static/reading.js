// What the reader chooses, told in the panel.

import * as canvas from "./canvas.js";
import { data } from "./data.js";
import { el, words } from "./dom.js";
import * as panel from "./panel.js";
import * as server from "./server.js";
import { remember, state } from "./state.js";
import { say } from "./status.js";

let reading = null;
let toggle = null;

/** Say how nodes are opened and closed: the panel offers it. */
export function watchReading(opening) {
  toggle = opening;
}

/** Choose a node or an edge that is drawn, and tell about it. */
export function choose(id) {
  if (!id) return undefined;
  pick(id);
  const edge = canvas.edgeOf(id);
  return edge ? tellEdge(edge) : tellNode(id);
}

/** Choose nothing: the latest facts again. */
export function clear() {
  reading?.abort();
  pick(null);
  panel.latest(data.latest, showParty);
}

function pick(id) {
  state.pick = id;
  canvas.repaint();
  remember();
}

/** Show a side of a tie: choose its node, its country's where only that is drawn, or open it. */
function showParty({ uid, home_uid: home }) {
  const drawn = [uid, home].find((id) => canvas.drawn.nodes.has(id));
  if (!drawn) return toggle(uid);
  canvas.centre(drawn);
  pick(drawn);
  return tellNode(uid);
}

/** Fetch for the panel; an older fetch still under way is dropped. */
async function fetched(ask, tell, again) {
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
  say(`${a.full} – ${b.full}`);
  const ask = (signal) =>
    edge.kind === "*" ? server.pair(edge.from, edge.to, null, signal) : server.ties(edge.ties, signal);
  return fetched(ask, (answer) => tellTies(edge, [], answer), () => tellEdge(edge));
}

/** Tell the ties read before and those of this answer; the button reads on. */
function tellTies(edge, before, answer) {
  const ties = [...before, ...answer.items];
  const ask = (signal) => server.pair(edge.from, edge.to, answer.next, signal);
  const more = () => fetched(ask, (further) => tellTies(edge, ties, further), more);
  const told = { ...answer, title: titleOf(edge), ties, more: answer.next ? more : null };
  panel.edgePanel(told, { show: showParty, back: clear });
}

function titleOf({ from, to }) {
  const [a, b] = [from, to].map((id) => words("span", canvas.nodeOf(id).full));
  return el("h2", { class: "name" }, a, el("span", { class: "phrase" }, " – "), b);
}

function tellNode(uid) {
  say(canvas.nodeOf(uid)?.full ?? uid);
  const acts = {
    open: state.open.includes(uid),
    toggle: () => toggle(uid),
    show: showParty,
    back: clear,
  };
  const ask = (signal) => server.node(uid, signal);
  return fetched(ask, (node) => panel.nodePanel(node, acts), () => tellNode(uid));
}
