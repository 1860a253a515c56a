// A tie in words: who did what to whom.

import { el, words } from "./dom.js";
import { capital, has, t, tn } from "./i18n.js";

const JOINT = new Set(["parties", "signers"]);

/** The verb phrase of a tie, in the tense of its status. */
export function phraseOf(tie) {
  if (tie.type === "diplomatic" && has(`action.${tie.action}`)) return t(`action.${tie.action}`);
  if (tie.type === "exempted_visa" && tie.stage === "ended") return t("phrase.exempted_visa.ended");
  if (tie.type === "exempted_visa" && tie.mutual && tie.status === "held") {
    return t("phrase.exempted_visa.mutual");
  }
  return t(`phrase.${tie.type}.${tie.status}`);
}

/** One line for lists: "Honduras rappelle son ambassadeur en Nicaragua". */
export function lineOf(tie) {
  const { first, second } = sidesOf(tie);
  // each name has its own direction; the line has the page's
  const names = (sides) => el("bdi", {}, sides.map((side) => side.name).join(", "));
  const object = objectOf(tie);
  return [names(first), ` ${phraseOf(tie)} `, object ? el("bdi", {}, object) : names(second)];
}

/** The same as elements, each side a link to its node. */
export function telling(tie, show) {
  const { first, second } = sidesOf(tie);
  const object = objectOf(tie);
  return el(
    "p",
    { class: "telling" },
    listed(first, show),
    el("span", { class: "phrase" }, ` ${phraseOf(tie)} `),
    object ? words("span", object, { class: "object" }) : listed(second, show),
    object && second.length ? [el("span", { class: "phrase" }, ` ${t("signed.by")} `), listed(second, show)] : null,
  );
}

/** What a tie has besides its sides: mode, stage, scope, kind. */
export function detailsOf(tie) {
  const details = [];
  if (tie.mode && tie.mode !== "in_person") details.push(t(`mode.${tie.mode}`));
  if (tie.stage && tie.stage !== "signed") details.push(t(`stage.${tie.stage}`));
  if (tie.scope && tie.scope !== "unspecified") details.push(t(`scope.${tie.scope}`));
  if (tie.kind && tie.type === "message") details.push(t(`message.${tie.kind}`));
  return details.map(capital);
}

export const trustOf = (confidence) =>
  t(confidence >= 0.9 ? "trust.high" : confidence >= 0.75 ? "trust.good" : confidence >= 0.5 ? "trust.fair" : "trust.low");

export const reportsOf = (tie) => tn("reports", tie.reports ?? 1);

/** The side that acts and the side acted upon, in the order of the sentence. */
function sidesOf(tie) {
  const parts = new Map();
  for (const side of tie.sides) parts.set(side.part, [...(parts.get(side.part) ?? []), side]);
  if (JOINT.has(tie.sides[0]?.part)) return { first: parts.get("parties") ?? [], second: parts.get("signers") ?? [] };
  const order = tie.type === "exempted_visa" ? ["by", "of"] : [...parts.keys()];
  return { first: parts.get(order[0]) ?? [], second: parts.get(order[1]) ?? [] };
}

/** What was signed, or the event taken part in. */
function objectOf(tie) {
  if (tie.type === "participated") return tie.name ?? "";
  return tie.type === "signed" ? (tie.what ?? t("unnamed.Agreement")) : "";
}

function listed(sides, show) {
  return sides.flatMap((side, index) => [index ? ", " : null, party(side, show)]);
}

function party(side, show) {
  const name = words("button", side.name, { type: "button", class: "party", onclick: () => show(side) });
  const role = side.role && side.role !== "other" ? t(`role.${side.role}`) : null;
  const about = [side.home, role].filter(Boolean).join(", ");
  return about ? [name, words("span", ` (${about})`, { class: "about" })] : name;
}
