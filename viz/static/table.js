// The table of what is drawn: the same edges as on the canvas, for reading without it.

import { byId, button, el, words } from "./dom.js";
import { drawn, nodeOf } from "./canvas.js";
import { inWords } from "./dates.js";
import { capital, list, number, t, tn } from "./i18n.js";

/** Fill the table from what is drawn; `show` is called with the id of the edge to read. */
export function drawTable(show) {
  const rows = [...drawn.edges].sort((a, b) => b.sum.count - a.sum.count);
  byId("rows").replaceChildren(...rows.map((edge) => row(edge, show)));
  byId("table-note").textContent = tn("table.note", rows.length);
}

function row(edge, show) {
  const { count, types, first, last, status } = edge.sum;
  const [from, to] = [nodeOf(edge.from).full, nodeOf(edge.to).full];
  const kinds = [...types].sort((a, b) => b[1] - a[1]).map(([type, n]) => (n > 1 ? `${t(`types.${type}`)} (${number(n)})` : t(`type.${type}`)));
  const see = button(t("table.show"), () => show(edge.id), { class: "link", "aria-label": t("table.show.of", { from, to }) });
  return el(
    "tr",
    {},
    words("th", from, { scope: "row" }),
    words("td", to),
    el("td", {}, capital(list(kinds))),
    el("td", { class: "number" }, number(count)),
    el("td", {}, span(first, last)),
    el("td", {}, t(`status.${status}`)),
    el("td", {}, see),
  );
}

function span(first, last) {
  if (!first) return "—";
  const [from, to] = [inWords(first, "short"), inWords(last, "short")];
  return from === to ? from : t("date.range.short", { from, to });
}
