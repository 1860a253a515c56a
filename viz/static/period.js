// The period: bars of facts over time, and two handles on them.

import { inWords, monthsBetween } from "./dates.js";
import { button, byId, el, svg } from "./dom.js";
import { keep } from "./history.js";
import { t, tn } from "./i18n.js";
import { play, stop } from "./play.js";
import { state } from "./state.js";

const BARS = 28;

/** Draw the bars and handles for these tallies; `changed` is called when a handle moves. */
export function drawPeriod(tallies, changed) {
  const dated = tallies.filter((tally) => tally[3]);
  const months = monthsOf(dated);
  if (months.length < 2) return byId("period").replaceChildren(el("p", { class: "muted small" }, t("period.none")));
  const last = months.length - 1;
  const parts = {
    months,
    from: handle("period.from", last, monthOr(months, state.filters.from, 0)),
    to: handle("period.to", last, monthOr(months, state.filters.to, last)),
    text: el("p", { class: "period-text", "aria-hidden": "true" }),
    bars: histogram(dated, months),
  };
  let moving = false;
  for (const input of [parts.from, parts.to]) {
    input.addEventListener("input", () => {
      if (!moving) keep(); // one drag is one step back
      moving = true;
      moved(parts, input);
      changed();
    });
    input.addEventListener("change", () => (moving = false));
  }
  const handles = el("div", { class: "handles" }, parts.from, parts.to);
  byId("period").replaceChildren(parts.bars, handles, parts.text, playButton(parts, changed), ...undated(tallies, changed));
  show(parts);
}

/** Let the period grow month by month, from its begin to the last month. */
function playButton(parts, changed) {
  stop();
  const label = (playing) => t(playing ? "play.stop" : "play");
  const step = (value) => {
    parts.to.value = value;
    moved(parts, parts.to);
    changed();
  };
  const begin = ({ target }) => {
    const ended = () => (target.textContent = label(false));
    const playing = play(Number(parts.from.value), parts.months.length - 1, step, ended);
    target.textContent = label(playing);
  };
  return button(label(false), begin, { class: "link play" });
}

/** Keep the handles in order, and the state as they stand; at an end nothing is left out. */
function moved(parts, input) {
  const { months, from, to } = parts;
  if (Number(from.value) > Number(to.value)) input.value = input === from ? to.value : from.value;
  state.filters.from = from.value === "0" ? "" : months[from.value];
  state.filters.to = Number(to.value) === months.length - 1 ? "" : months[to.value];
  show(parts);
}

function show({ months, from, to, text, bars }) {
  const [first, last] = [Number(from.value), Number(to.value)];
  const [begin, end] = [inWords(months[first], "short"), inWords(months[last], "short")];
  text.textContent = t("date.range.short", { from: begin, to: end });
  from.setAttribute("aria-valuetext", inWords(months[first]));
  to.setAttribute("aria-valuetext", inWords(months[last]));
  for (const bar of bars.children) {
    bar.classList.toggle("out", bar.dataset.last < first || bar.dataset.first > last);
  }
}

const handle = (label, max, value) =>
  el("input", { type: "range", min: 0, max, value, "aria-label": t(label) });

function monthOr(months, wanted, otherwise) {
  const found = months.indexOf(wanted);
  return found < 0 ? otherwise : found;
}

function histogram(dated, months) {
  const size = Math.ceil(months.length / BARS);
  const heights = Array.from({ length: Math.ceil(months.length / size) }, () => 0);
  const index = new Map(months.map((month, n) => [month, n]));
  for (const [, , , period, count] of dated) {
    // a date known to the year stands in the middle of it
    const month = period.length >= 7 ? period.slice(0, 7) : `${period}-06`;
    const at = index.get(month) ?? (month < months[0] ? 0 : months.length - 1);
    heights[Math.floor(at / size)] += count;
  }
  const top = Math.max(...heights);
  const width = 200 / heights.length;
  return svg(
    "svg",
    { viewBox: "0 0 200 36", class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" },
    heights.map((count, n) => {
      const height = count ? 2 + (34 * Math.sqrt(count)) / Math.sqrt(top) : 0.5;
      return svg("rect", { x: n * width + 0.6, y: 36 - height, width: Math.max(0.6, width - 1.2), height, "data-first": n * size, "data-last": n * size + size - 1 });
    }),
  );
}

function undated(tallies, changed) {
  const count = tallies.reduce((sum, tally) => sum + (tally[3] ? 0 : tally[4]), 0);
  if (!count) return [];
  const box = el("input", {
    type: "checkbox",
    name: "undated-facts",
    checked: state.filters.undated,
  });
  box.addEventListener("change", (event) => {
    event.stopPropagation();
    keep();
    state.filters.undated = box.checked;
    changed();
  });
  return [el("label", { class: "choice" }, box, el("span", {}, tn("undated", count)))];
}

/** All months from the first to the last that a fact is dated in. */
function monthsOf(dated) {
  const periods = dated.map((tally) => tally[3]).sort();
  return periods.length ? monthsBetween(periods[0], periods.at(-1)) : [];
}
