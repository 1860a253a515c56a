// The panel beside the canvas: latest facts, a node's details, an edge's evidence.

import { byId, button, el, words } from "./dom.js";
import { card, folded } from "./card.js";
import { data } from "./data.js";
import { capital, number, t, tn } from "./i18n.js";
import { filtering, state } from "./state.js";

const panel = byId("panel");
const OPEN_CARDS = 3;

/** Put content into the panel, from its top. */
export function put(...content) {
  panel.replaceChildren(...content.flat(2).filter(Boolean));
  panel.scrollTop = 0;
  panel.removeAttribute("aria-busy");
}

/** What was told before stays, dimmed, until the answer is there. */
export function waiting() {
  panel.setAttribute("aria-busy", "true");
  if (!panel.childElementCount) panel.replaceChildren(el("p", { class: "waiting" }, t("loading")));
}

/** Say what went wrong and offer to try again; where a key is missing, the way to show one. */
export function failed(error, again) {
  const denied = error.status === 401 || error.status === 403;
  const signIn = el("a", { href: "login", target: "_blank" }, t("denied.login"));
  put(
    el(
      "div",
      { class: "problem", role: "alert" },
      el("h2", {}, t(denied ? "denied.title" : "error.title")),
      words("p", error.message || t("error.unknown")),
      denied ? el("p", {}, signIn) : null,
      button(t("error.retry"), again, { class: "primary" }),
    ),
  );
}

/** The way back to what the view is about. */
function backButton(back) {
  if (!back) return null;
  return button(`← ${back.text}`, back.act, { class: "link back" });
}

/** The start: what is worth reading at once. */
export function latest(ties, show) {
  put(
    el("h2", {}, t("latest.title")),
    el("p", { class: "lead" }, t("latest.lead")),
    ties.map((tie) => card(tie, show, "h3")),
  );
}

/** The ties of an edge, or of a bar of a timeline, grouped by type. */
export function edgePanel({ eyebrow = t("edge.eyebrow"), title, ties, total, more, sections = [] }, { show, back, open }) {
  put(
    backButton(back),
    el("p", { class: "eyebrow" }, eyebrow),
    title,
    el("p", { class: "lead" }, howMany(total ?? ties.length)),
    open ? button(t("open.node"), open, { class: "wide primary" }) : null,
    sections,
    groups(ties, show),
    more ? button(t("more"), more, { class: "wide" }) : null,
    marksKey(),
  );
}

/** A node: who or what it is, its sections, and its ties. */
export function nodePanel(node, sections, { open, toggle, show, back, acts }) {
  const facts = [node.role ? t(`role.${node.role}`) : null, node.home].filter(Boolean);
  put(
    backButton(back),
    el("p", { class: "eyebrow" }, t(`kind.${node.kind}`)),
    words("h2", node.name, { class: "name" }),
    facts.length ? words("p", capital(facts.join(", ")), { class: "lead" }) : null,
    node.aliases?.length ? words("p", t("aliases", { names: node.aliases.join(", ") }), { class: "muted" }) : null,
    open ? null : button(t("open.node"), toggle, { class: "wide primary" }),
    acts,
    el("p", { class: "lead" }, howMany(node.total, node.ties.length)),
    sections,
    groups(node.ties, show),
    marksKey(),
  );
}

/** How many facts there are, of which so many are listed; under filters it says so. */
function howMany(total, listed = total) {
  const facts = total > listed ? t("facts.newest", { n: number(listed), all: number(total) }) : tn("facts", total);
  return filtering(state.filters) ? t("facts.listed", { facts }) : facts;
}

function groups(ties, show) {
  const few = ties.length <= OPEN_CARDS;
  const byType = Map.groupBy(ties, (tie) => tie.type);
  return data.types.filter((type) => byType.has(type)).map((type) =>
    el(
      "section",
      { class: "group" },
      el("h3", {}, capital(t(`types.${type}`)), el("span", { class: "count" }, number(byType.get(type).length))),
      byType.get(type).map((tie) => (few ? card(tie, show) : folded(tie, show))),
    ),
  );
}

/** What the marks in the sentences mean. */
function marksKey() {
  const key = ["party", "trigger", "date", "place"].map((role) => el("mark", { class: `mark-${role}` }, t(`mark.${role}`)));
  return el("p", { class: "marks muted" }, t("marks"), " ", key.flatMap((mark) => [mark, " "]));
}
