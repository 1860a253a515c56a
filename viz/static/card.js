// One tie with its evidence: what, when, who, the sentence, where it stands, how sure.

import { inWords, whenOf } from "./dates.js";
import { citation, copy } from "./citation.js";
import { button, el, words } from "./dom.js";
import { capital, language, number, t } from "./i18n.js";
import { elsewhere, link, sentence } from "./quote.js";
import { parameters } from "./state.js";
import { detailsOf, lineOf, reportsOf, telling, trustOf } from "./telling.js";

/** A tie in full; `show` is called with a side to see, `level` is the rank of its heading. */
export function card(tie, show, level = "h4") {
  return el(
    "article",
    { class: `card ${toneOf(tie)} status-${tie.status}`, "data-tie": tie.uid },
    head(tie, level),
    telling(tie, show),
    details(tie),
    tie.evidence.map((quote) => evidence(quote, tie)),
    contradictions(tie),
    foot(tie),
  );
}

/** A tie in one line that opens into its card. */
export function folded(tie, show) {
  const line = el(
    "summary",
    {},
    el("span", { class: "when" }, tie.date ? inWords(tie.date, "short") : "—"),
    el("span", { class: "line" }, lineOf(tie)),
    badge(tie),
  );
  const box = el("details", { class: `fold ${toneOf(tie)}`, "data-tie": tie.uid }, line);
  // the card is made when it is wanted: lists can be long
  box.addEventListener("toggle", () => box.open && box.childElementCount === 1 && box.append(card(tie, show)));
  return box;
}

function head(tie, level) {
  const when = tie.date ? el("time", { datetime: tie.date }, whenOf(tie)) : el("span", {}, whenOf(tie));
  return el(
    "header",
    {},
    el(level, { class: "type" }, capital(t(`type.${tie.type}`))),
    when,
    tie.place ? words("span", tie.place, { class: "place" }) : null,
    badge(tie),
  );
}

/** What a tie is when it has not come about: planned, denied … */
export function badge(tie) {
  if (tie.status === "held") return null;
  return el("span", { class: `badge badge-${tie.status}` }, t(`status.${tie.status}`));
}

function details(tie) {
  const items = detailsOf(tie);
  return items.length ? el("p", { class: "muted" }, items.join(" · ")) : null;
}

function evidence(quote, tie) {
  return el(
    "div",
    { class: "evidence" },
    sentence(quote, tie.place),
    chain(elsewhere(quote), quote.language),
    source(quote, tie),
    quote.copy_of ? el("p", { class: "muted small" }, t("copy.of")) : null,
  );
}

function chain(steps, language) {
  if (!steps.length) return null;
  return el("div", { class: "chain" }, el("p", { class: "muted" }, t("chain")), steps.map((step) => link(step, language)));
}

function source(quote, tie) {
  const title = quote.title || t("untitled");
  const name = quote.url
    ? words("a", title, { href: quote.url, rel: "noopener noreferrer", target: "_blank" })
    : words("span", title);
  const where = [quote.source, quote.published ? inWords(quote.published) : null].filter(Boolean);
  const cite = button(t("cite"), (event) => copy(citation(tie, quote), event.target), { class: "link cite", title: t("cite.hint") });
  const rule = el("code", { title: t("rule.hint") }, quote.rule);
  return el("p", { class: "source" }, name, el("span", { class: "muted" }, words("span", where.join(", ")), where.length ? " · " : "", cite, " · ", rule));
}

function contradictions(tie) {
  if (!tie.contradictions?.length) return null;
  return el(
    "div",
    { class: "contradiction" },
    el("p", {}, t("contradiction")),
    tie.contradictions.map((claim) => el("div", {}, el("p", { class: "muted small" }, capital(t(`about.${claim.about}`))), sentence(claim), source(claim, tie))),
  );
}

function foot(tie) {
  return el(
    "footer",
    { class: "trust" },
    el("span", {}, `${capital(trustOf(tie.confidence))} (${number(tie.confidence)})`),
    el("span", {}, reportsOf(tie)),
    tie.event ? el("a", { href: `?${parameters({ lang: language, open: tie.event })}` }, t("event.page")) : null,
  );
}

const toneOf = (tie) => `tone-${tie.tone}`;
