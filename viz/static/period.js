// The period: bars of facts over time, and two handles on them.

import { inWords } from "./dates.js";
import { byId, el, svg } from "./dom.js";
import { t, tn } from "./i18n.js";
import { state } from "./state.js";

const BARS = 28;

/** Draw the bars and handles for these tallies; `changed` is called when a handle moves. */
export function drawPeriod(tallies, changed) {
  const dated = tallies.filter((tally) => tally[3]);
  const months = monthsOf(dated);
  if (months.length < 2) return byId("period").replaceChildren(el("p", { class: "muted small" }, t("period.none")));
  const from = handle("period.from", months, "from", 0);
  const to = handle("period.to", months, "to", months.length - 1);
  const text = el("p", { class: "period-text", "aria-hidden": "true" });
  const bars = histogram(dated, months);
  const show = () => {
    const [first, last] = [Number(from.value), Number(to.value)];
    text.textContent = t("date.range.short", { from: inWords(months[first], "short"), to: inWords(months[last], "short") });
    for (const [input, index] of [[from, first], [to, last]]) input.setAttribute("aria-valuetext", inWords(months[index]));
    for (const bar of bars.children) bar.classList.toggle("out", bar.dataset.last < first || bar.dataset.first > last);
  };
  const moved = ({ target }) => {
    if (Number(from.value) > Number(to.value)) target.value = target === from ? to.value : from.value;
    state.filters.from = from.value === "0" ? "" : months[from.value];
    state.filters.to = Number(to.value) === months.length - 1 ? "" : months[to.value];
    show();
    changed();
  };
  for (const input of [from, to]) input.addEventListener("input", moved);
  byId("period").replaceChildren(bars, el("div", { class: "handles" }, from, to), text, undated(tallies) ?? "");
  show();
}

function handle(label, months, side, fallback) {
  const wanted = state.filters[side];
  const found = wanted ? months.indexOf(wanted) : fallback;
  return el("input", { type: "range", min: 0, max: months.length - 1, value: found < 0 ? fallback : found, "aria-label": t(label) });
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

function undated(tallies) {
  const count = tallies.reduce((sum, tally) => sum + (tally[3] ? 0 : tally[4]), 0);
  if (!count) return null;
  const box = el("input", {
    type: "checkbox",
    name: "undated-facts",
    checked: state.filters.undated,
    onchange: (event) => (state.filters.undated = event.target.checked),
  });
  return el("label", { class: "choice" }, box, el("span", {}, tn("undated", count)));
}

/** All months from the first to the last that a fact is dated in. */
function monthsOf(dated) {
  const periods = dated.map((tally) => tally[3]).sort();
  if (!periods.length) return [];
  const [first, last] = [periods[0], periods.at(-1)].map((p) => p.split("-").map(Number));
  const months = [];
  const end = last[0] * 12 + ((last[1] ?? 12) - 1);
  for (let n = first[0] * 12 + ((first[1] ?? 1) - 1); n <= end; n += 1) {
    months.push(`${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`);
  }
  return months;
}
