// A pair in the panel: how it stands, today or as of a day, and who of the two meet.

import { inWords } from "./dates.js";
import { button, el, words } from "./dom.js";
import { section } from "./country.js";
import { unfold } from "./folding.js";
import { capital, t, tn } from "./i18n.js";
import * as server from "./server.js";
import { circumstances } from "./standing.js";
import { lineOf } from "./telling.js";

const DAY = 86_400_000;
const WAIT = 150;

/** How two countries stand, with a slider for the day; each line opens its sentence. */
export function standingSection(pair, { standing, timeline, today }, read) {
  const first = timeline.map(([, period]) => period).filter(Boolean).sort()[0];
  if (!first) return null;
  const list = el("ul", { "aria-live": "polite" });
  const fill = (lines) => list.replaceChildren(...(lines.length ? lines.map((line) => stateLine(line, read)) : [el("li", { class: "muted" }, t("standing.none"))]));
  fill(standing);
  return el("section", { class: "standing" }, el("h3", {}, t("standing")), slider(pair, first, today, fill), list);
}

function stateLine(line, read) {
  const open = () => unfold(line.tie) || read(line.tie);
  return el("li", {}, button(lineOf(line), open, { class: "link" }), el("span", { class: "muted" }, capital(circumstances(line))));
}

/** Days from the first fact to today; what held on that day is asked of the server. */
function slider(pair, first, today, fill) {
  const [begin, end] = [dayOf(`${first}-01-01`.slice(0, 10)), dayOf(today)];
  const text = el("output", {}, t("standing.today"));
  const input = el("input", { type: "range", min: 0, max: end - begin, value: end - begin, "aria-label": t("standing.as_of"), "aria-valuetext": t("standing.today") });
  let asked = null;
  let timer = null;
  const ask = async (day) => {
    asked?.abort();
    asked = new AbortController();
    try {
      fill((await server.standing(...pair, day, asked.signal)).standing);
    } catch (error) {
      if (error.name !== "AbortError") text.textContent = t("error.title");
    }
  };
  input.addEventListener("input", () => {
    const day = new Date((begin + Number(input.value)) * DAY).toISOString().slice(0, 10);
    const said = day === today ? t("standing.today") : t("standing.on", { date: inWords(day) });
    text.textContent = said;
    input.setAttribute("aria-valuetext", said);
    clearTimeout(timer);
    timer = setTimeout(() => ask(day), WAIT);
  });
  return el("div", { class: "day" }, input, text);
}

const dayOf = (iso) => Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY);

/** Who of the two countries meet: pairs of people, the most frequent first. */
export function meetingSection(people, show) {
  return section("people", people.map(({ a, b, count, last }) => {
    const [one, other] = [a, b].map((side) => button(el("bdi", {}, side.name), () => show(side), { class: "link plain-link strong" }));
    const often = [tn("times", count), last ? t("times.last", { date: inWords(last) }) : null].filter(Boolean);
    return el("li", {}, el("span", {}, one, " – ", other), words("span", often.join(", "), { class: "muted" }));
  }));
}
