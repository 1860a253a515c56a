// The review: what is doubtful, decided by one key, undone by one key.

import { answersTo } from "./answers.js";
import { byId, button, el } from "./dom.js";
import { sidesOf } from "./doubt.js";
import { knows, language, t, tn } from "./i18n.js";
import * as server from "./server.js";
import { parameters, state } from "./state.js";

const KEYS = ["yes", "no", "two", "skip", "undo"];
const TROUBLE = { 401: "denied", 403: "denied", 404: "review.gone" };

const place = byId("review");
const made = []; // decisions of this visit, each with its doubt, the last at the end
let waiting = { items: [], total: 0, name: null, may_decide: true };
let skipped = [];
let busy = false;

/** Show the queue that the address names, and listen to the keys. */
export async function startReview() {
  place.addEventListener("keydown", pressed);
  await load();
}

async function load() {
  put(el("p", { class: "waiting" }, t("loading")));
  skipped = [];
  try {
    waiting = await server.review(state.review === "all" ? "" : state.review);
    next();
  } catch (error) {
    put(el("p", { class: "problem", role: "alert" }, error.message), button(t("error.retry"), load, { class: "primary" }));
  }
}

function put(...content) {
  byId("review-body").replaceChildren(...content.flat().filter(Boolean));
}

/** Show what is to be decided now; `said` is what came of the decision before. */
function next(said = "") {
  const [doubt] = waiting.items;
  byId("review-about").textContent = waiting.name ?? "";
  byId("review-left").textContent = waiting.total ? tn("review.left", waiting.total) : "";
  byId("review-said").textContent = said;
  put(waiting.may_decide ? null : notAllowed(), ...(doubt ? asked(doubt) : done()), undoing());
  place.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

function asked(doubt) {
  const answers = Object.keys(answersTo(doubt)).map((name) => answerButton(doubt, name));
  const skip = keyed("skip", t("review.skip"), () => later(doubt), {});
  return [
    el("p", { class: "question" }, t(`review.ask.${doubt.kind}`)),
    el("p", { class: "lead" }, reasonOf(doubt)),
    el("div", { class: "answers", role: "group", "aria-label": t(`review.ask.${doubt.kind}`) }, answers, skip),
    sidesOf(doubt),
  ];
}

/** Why this is doubted; reasons that the page has no words for stand as they are. */
function reasonOf({ kind, why }) {
  const key = `review.why.${why}`;
  return t(kind === "officials" && knows(key) ? key : `review.why.${kind}`);
}

function answerButton(doubt, name) {
  const act = () => decide(doubt, name);
  return keyed(name, t(`review.${doubt.kind}.${name}`), act, { class: "primary", disabled: !waiting.may_decide });
}

/** A button with the key that does the same. */
function keyed(name, label, act, attributes) {
  const key = t(`review.key.${name}`);
  const extra = { "data-key": key, "aria-keyshortcuts": key, class: "wide", ...attributes };
  return el("button", { type: "button", onclick: act, ...extra }, label, " ", el("kbd", { "aria-hidden": "true" }, key.toUpperCase()));
}

function done() {
  const again = skipped.length || waiting.total;
  const back = waiting.name ? { open: state.review } : { all: "yes" };
  return [
    el("p", { class: "question" }, t(again ? "review.passed" : "review.none")),
    again ? button(t("review.again"), load, { class: "primary" }) : null,
    el("p", {}, el("a", { href: `?${parameters({ lang: language, ...back })}` }, t("review.leave"))),
  ];
}

function undoing() {
  const last = made.at(-1);
  if (!last) return null;
  return el("p", { class: "undoing" }, keyed("undo", t("review.undo", { answer: last.label }), undo, {}));
}

function notAllowed() {
  return el("p", { class: "problem", role: "alert" }, t("review.denied"), " ", el("a", { href: "login" }, t("denied.login")));
}

function later(doubt) {
  waiting.items.shift();
  skipped.push(doubt);
  next();
}

async function decide(doubt, name) {
  await once(async () => {
    const { uid } = await server.decide(answersTo(doubt)[name]);
    const label = t(`review.${doubt.kind}.${name}`);
    made.push({ uid, doubt, label });
    waiting.items = waiting.items.filter((other) => other !== doubt);
    waiting.total -= 1;
    next(t("review.decided", { answer: label }));
  }, (error) => {
    if (error.status === 404) later(doubt);
  });
}

async function undo() {
  const last = made.at(-1);
  if (!last) return;
  await once(async () => {
    await server.takeBack(last.uid);
    made.pop();
    waiting.items.unshift(last.doubt);
    waiting.total += 1;
    next(t("review.undone"));
  }, () => {});
}

/** Do one thing at a time; what goes wrong is said, and nothing on the page is lost. */
async function once(act, failed) {
  if (busy) return;
  busy = true;
  byId("review-said").textContent = t("review.saving");
  try {
    await act();
  } catch (error) {
    failed(error);
    const key = TROUBLE[error.status];
    byId("review-said").textContent = key ? t(key) : error.status ? error.message : t("error.unreachable");
  } finally {
    busy = false;
  }
}

function pressed(event) {
  if (event.altKey || event.target.closest("input, summary")) return;
  const asksUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
  if ((event.ctrlKey || event.metaKey) && !asksUndo) return;
  const name = asksUndo ? "undo" : KEYS.find((known) => t(`review.key.${known}`) === event.key.toLowerCase());
  const target = name && place.querySelector(`button[data-key="${t(`review.key.${name}`)}"]:not(:disabled)`);
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  target.click();
}
