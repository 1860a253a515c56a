// Looking for a way between two actors: choose the other end, then read each step.

import { nodeOf } from "./canvas.js";
import { card } from "./card.js";
import { byId, button, el, words } from "./dom.js";
import { nameOf } from "./heading.js";
import { t, tn } from "./i18n.js";

let from = null;

/** The end that was chosen first; null when no way is looked for. */
export const waitingFor = () => from;

/** Ask for the other end. */
export function begin(id) {
  from = id;
  const stop = button(t("cancel"), end, { class: "chip" });
  byId("notice").replaceChildren(el("p", { class: "asking" }, t("path.choose", { name: nameOf(id) }), " ", stop));
  byId("notice").hidden = false;
  byId("search").focus();
}

export function end() {
  from = null;
  byId("notice").hidden = true;
}

/** The steps of a way for the panel, each with its sentence. */
export function wayPanel([first, last], steps, show) {
  const title = words("h2", t("path.title", { first: nameOf(first), last: nameOf(last) }), { class: "name" });
  if (!steps.length) return [title, el("p", { class: "lead" }, t("path.none"))];
  const items = steps.map((step) => el("li", {}, told(step, show)));
  return [title, el("p", { class: "lead" }, tn("path.steps", steps.length)), el("ol", { class: "way" }, items)];
}

/** A step by the tie that says it. */
function told(step, show) {
  return step.tie ? card(step.tie, show, "h3") : belongs(step);
}

/** A step from a person to the country that they act for, or back. */
function belongs(step) {
  const person = nodeOf(step.from)?.kind === "Official" ? step.from : step.to;
  const home = person === step.from ? step.to : step.from;
  return words("p", t("path.represents", { person: nameOf(person), home: nameOf(home) }), { class: "belongs" });
}
