// A relation or a node over time: one row of bars for each type; a bar opens its sentences.

import { data } from "./data.js";
import { inWords, monthsBetween } from "./dates.js";
import { el, svg } from "./dom.js";
import { capital, number, t, tn } from "./i18n.js";

const MONTHS = 36; // a longer time is drawn by year
const [WIDTH, HEIGHT] = [220, 22];
const KEYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** Draw [type, period, status, count] bars; `read` is called with type and period to open. */
export function timeline(bars, read) {
  const dated = bars.filter(([, period]) => period);
  if (!dated.length) return null;
  const periods = periodsOf(dated.map(([, period]) => period));
  const types = data.types.filter((type) => dated.some((bar) => bar[0] === type));
  const rows = types.map((type) => row(type, dated.filter((bar) => bar[0] === type), periods, read));
  return el(
    "section",
    { class: "timeline" },
    el("h3", {}, t("timeline")),
    el("p", { class: "hidden" }, t("timeline.hint")),
    el("ul", {}, rows),
    el("p", { class: "scale muted", "aria-hidden": "true" }, el("span", {}, inWords(periods[0], "short")), el("span", {}, inWords(periods.at(-1), "short"))),
  );
}

function row(type, bars, periods, read) {
  const cells = cellsOf(bars, periods);
  const top = Math.max(...cells.map((cell) => cell.count));
  const step = WIDTH / periods.length;
  const shapes = cells.map((cell, n) => bar({ type, ...cell }, { x: cell.at * step, width: Math.max(2, Math.min(12, step - 1.5)), top, first: n === 0 }, read));
  const total = cells.reduce((sum, cell) => sum + cell.count, 0);
  const name = capital(t(`types.${type}`));
  return el(
    "li",
    {},
    el("span", { class: "row-type" }, name),
    svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "month-bars", preserveAspectRatio: "none", role: "group", "aria-label": name, onkeydown: walk }, svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT - 0.5, y2: HEIGHT - 0.5 }), shapes),
    el("span", { class: "count" }, number(total)),
  );
}

/** One bar: its lower part came about, its upper part is planned, proposed, denied or cancelled. */
function bar({ type, period, count, held }, { x, width, top, first }, read) {
  const full = 3 + ((HEIGHT - 4) * count) / top;
  const solid = (full * held) / count;
  const label = t("timeline.bar", { type: capital(t(`types.${type}`)), period: inWords(period), n: tn("facts", count) });
  const open = () => read(type, period);
  const pressed = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  };
  return svg(
    "g",
    { class: "bar-of", role: "button", tabindex: first ? 0 : -1, "aria-label": label, onclick: open, onkeydown: pressed },
    svg("title", {}, label),
    svg("rect", { x: x - 1, y: 0, width: width + 2, height: HEIGHT, class: "reach" }),
    svg("rect", { x, y: HEIGHT - full, width, height: full, class: "unsure" }),
    svg("rect", { x, y: HEIGHT - solid, width, height: solid }),
  );
}

/** Arrows go from bar to bar; only one of a row is a stop for the tab key. */
function walk(event) {
  const bars = [...event.currentTarget.querySelectorAll(".bar-of")];
  const next = bars[bars.indexOf(document.activeElement) + (KEYS[event.key] ?? 0)];
  if (!(event.key in KEYS) || !next) return;
  event.preventDefault();
  for (const bar of bars) bar.setAttribute("tabindex", bar === next ? 0 : -1);
  next.focus();
}

function cellsOf(bars, periods) {
  const size = periods[0].length;
  const cells = new Map();
  for (const [, period, status, count] of bars) {
    const key = period.slice(0, size);
    const at = periods.findIndex((other) => other.startsWith(key));
    const cell = cells.get(key) ?? { period: key, at, count: 0, held: 0 };
    cell.count += count;
    if (status === "held") cell.held += count;
    cells.set(key, cell);
  }
  return [...cells.values()].sort((a, b) => a.at - b.at);
}

/** All months from the first to the last, or all years where there are too many months. */
function periodsOf(found) {
  const sorted = [...found].sort();
  const months = monthsBetween(sorted[0], sorted.at(-1));
  return months.length > MONTHS ? [...new Set(months.map((month) => month.slice(0, 4)))] : months;
}
