// What the reader chooses, told in the panel.

import * as canvas from "./canvas.js";
import { data } from "./data.js";
import { actions } from "./acting.js";
import { countrySections } from "./country.js";
import { inWords } from "./dates.js";
import { el, words } from "./dom.js";
import { unfold } from "./folding.js";
import { nameOf } from "./heading.js";
import { capital, t } from "./i18n.js";
import { meetingSection, standingSection } from "./pair.js";
import * as panel from "./panel.js";
import { personSections } from "./person.js";
import * as server from "./server.js";
import { remember, state } from "./state.js";
import { say } from "./status.js";
import { timeline } from "./timeline.js";
import { touching, touchingNode } from "./touching.js";
import { wayPanel } from "./way.js";

let reading = null;
let told = null; // tells anew what is told
let ways = null;
let steps = null;

/** Say which steps the way drawn has; nothing when the drawing is no way. */
export function wayShown(found) {
  steps = found ?? null;
}

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
  told = null;
  pick(null);
  if (steps) return panel.put(wayPanel(state.view.path, steps, showParty));
  const last = state.view.open.at(-1);
  if (!last) return panel.latest(data.latest, showParty);
  return tellUid(last);
}

const tellUid = (uid) => (uid.includes("~") ? tellPair(uid.split("~")) : tellNode(uid));

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

/** Tell again what is told, as the filters are others now. */
export function retell() {
  return told?.();
}

/** Fetch for the panel; an older fetch still under way is dropped. */
async function fetched(ask, tell, again, anew = again) {
  reading?.abort();
  reading = new AbortController();
  told = anew;
  panel.waiting();
  try {
    tell(await ask(reading.signal));
  } catch (error) {
    if (error.name !== "AbortError") panel.failed(error, again);
  }
}

function tellEdge(edge) {
  const pair = [edge.from, edge.to];
  if (edge.kind === "*") return tellPair(pair);
  say(titleText(pair));
  const ask = (signal) => server.ties(edge.ties, signal);
  const tell = ({ items }) => panel.edgePanel({ title: titleOf(pair), ties: items }, { show: showParty, back: backOf(edge.id) });
  return fetched(ask, tell, () => tellEdge(edge));
}

/** Tell about a pair; `tie` is the one to open at once. */
export async function tellPair(pair, tie = null) {
  say(titleText(pair));
  const ask = (signal) => server.pair(...pair, null, signal);
  const tell = (answer) => {
    panel.edgePanel(pairTold(pair, answer, answer), pairActs(pair));
    return tie && (unfold(tie) || readTie(pair, tie));
  };
  return fetched(ask, tell, () => tellPair(pair, tie));
}

/** What the panel has of a pair: the ties read so far, and a button that reads on. */
function pairTold(pair, head, page, before = []) {
  const ties = [...before, ...page.items];
  const ask = (signal) => server.pair(...pair, page.next, signal);
  const tell = (further) => panel.edgePanel(pairTold(pair, head, further, ties), pairActs(pair));
  const more = () => fetched(ask, tell, more, () => tellPair(pair));
  return { title: titleOf(pair), ties, total: head.total, sections: pairSections(pair, head), more: page.next ? more : null };
}

function pairSections(pair, head) {
  return [
    touching(pair.join("~")),
    standingSection(pair, head, (tie) => readTie(pair, tie)),
    timeline(head.timeline, readBar(pair.join("~"), titleText(pair))),
    meetingSection(head.people, showParty),
  ];
}

function pairActs(pair) {
  const uid = pair.join("~");
  const open = state.view.open.includes(uid) ? null : () => ways.openPair(uid);
  return { show: showParty, back: backOf(uid), open };
}

/** Read one tie of a pair that is too old to be listed. */
function readTie(pair, tie) {
  const ask = (signal) => server.ties([tie], signal);
  const back = { act: () => tellPair(pair), text: titleText(pair) };
  return fetched(ask, ({ items }) => panel.edgePanel({ title: titleOf(pair), ties: items }, { show: showParty, back }), () => readTie(pair, tie));
}

/** How a bar of a timeline is read: the ties of its type and period, a page at a time. */
function readBar(uid, name) {
  const again = () => tellUid(uid);
  const read = (type, period, cursor = null, before = []) => {
    const ask = (signal) => server.tiesAt(uid, type, period, cursor, signal);
    const tell = (page) => {
      const ties = [...before, ...page.items];
      const more = page.next ? () => read(type, period, page.next, ties) : null;
      const title = el("h2", { class: "name" }, `${capital(t(`types.${type}`))}, ${inWords(period)}`);
      panel.edgePanel({ eyebrow: name, title, ties, more }, { show: showParty, back: { act: again, text: name } });
    };
    return fetched(ask, tell, () => read(type, period, cursor, before), () => read(type, period));
  };
  return read;
}

const titleText = (pair) => pair.map(nameOf).join(" – ");

function titleOf(pair) {
  const [a, b] = pair.map((uid) => words("span", nameOf(uid)));
  return el("h2", { class: "name" }, a, el("span", { class: "phrase" }, " – "), b);
}

function tellNode(uid) {
  say(nameOf(uid));
  const acts = {
    open: state.view.open.includes(uid),
    toggle: () => ways.toggle(uid),
    show: showParty,
    back: backOf(uid),
    acts: actions(uid),
  };
  const ask = (signal) => server.node(uid, signal);
  return fetched(ask, (node) => panel.nodePanel(node, sectionsOf(node), acts), () => tellNode(uid));
}

function sectionsOf(node) {
  const time = timeline(node.timeline, readBar(node.uid, node.name));
  const read = (pair, tie) => ways.openPair(pair, tie);
  const doubts = touchingNode(node);
  if (node.kind === "Country") return [doubts, time, ...countrySections(node, { show: showParty, read })];
  if (node.kind === "Official") return [doubts, ...personSections(node, showParty), time];
  return [time];
}

/** The way back from what is told: none when it is what the view is about. */
function backOf(uid) {
  const last = state.view.open.at(-1);
  if (uid === last) return null;
  const start = steps ? t("path.back") : t("latest.title");
  return { act: clear, text: last ? nameOf(last) : start };
}
