// The start: search, and beneath it what is worth reading at once.

import { card } from "./card.js";
import { data } from "./data.js";
import { inWords } from "./dates.js";
import { byId, button, el } from "./dom.js";
import { capital, number, t, tn } from "./i18n.js";
import { lineSwatch } from "./legend.js";
import { sparkline } from "./sparkline.js";
import { circumstances } from "./standing.js";
import { lineOf } from "./telling.js";

const CARDS = 4;

/** Show the start, or the explorer; the one search box moves along. */
export function showStart(shown) {
  document.body.dataset.view = shown ? "start" : "explore";
  byId("start").hidden = !shown;
  const home = byId(shown ? "search-start" : "search-home");
  const box = byId("search").closest(".search");
  if (box.parentElement !== home) home.append(box);
}

/** Fill the start; `openPair` and `show` lead to a pair and to a side of a tie. */
export function drawStart({ openPair, show, all }) {
  if (!data.news) return;
  byId("news").replaceChildren(
    block("new", t("start.new"), null, data.latest.slice(0, CARDS).map((tie) => card(tie, show, "h4")), button(t("explore.all"), all, { class: "wide" })),
    el("div", { class: "changes" }, moved(openPair), changed(openPair)),
  );
}

function block(name, title, lead, ...content) {
  return el("section", { class: `block block-${name}` }, el("h3", {}, title), lead ? el("p", { class: "lead" }, lead) : null, content);
}

function moved(openPair) {
  const lead = t("start.moved.lead", { month: inWords(data.news.until) });
  const rows = data.news.moved.map((move) => movement(move, openPair));
  return block("moved", t("start.moved"), lead, listed(rows, "start.moved.none"));
}

function movement({ pair, names, months, recent, before }, openPair) {
  const [way, sign] = recent > before ? ["up", "▲ "] : ["down", "▼ "];
  const counts = t("start.moved.counts", { recent: tn("facts", recent), before: number(before) });
  const go = () => openPair(pair);
  return el(
    "li",
    {},
    button(pairName(names), go, { class: "link row-name" }),
    sparkline(months),
    el("span", { class: `change ${way}` }, el("span", { "aria-hidden": "true" }, sign), counts),
  );
}

function changed(openPair) {
  const rows = data.news.states.map((line) => stateLine(line, openPair));
  return block("states", t("start.states"), t("start.states.lead"), listed(rows, "start.states.none"));
}

function stateLine(line, openPair) {
  const go = () => openPair(line.pair, line.tie);
  const since = el("span", { class: "muted small" }, lineSwatch(line.tone), capital(circumstances(line)));
  return el("li", {}, button(lineOf(line), go, { class: "link row-name" }), since);
}

function pairName([first, second]) {
  return [el("bdi", {}, first), " – ", el("bdi", {}, second)];
}

function listed(rows, otherwise) {
  if (!rows.length) return el("p", { class: "muted" }, t(otherwise));
  return el("ul", { class: "rows" }, rows);
}
