// A tie in words, from the pieces that the server put in order.

import { el, words } from "./dom.js";
import { capital, language, t, tn } from "./i18n.js";

/** One line for lists: each name has its own direction, the line has the page's. */
export function lineOf(tie) {
  return tie.says.map(({ text, party, object }) => text ?? el("bdi", {}, party?.name ?? quoted(object)));
}

/** The same with roles, each side a button that shows it. */
export function telling(tie, show) {
  const piece = ({ text, party, object }) => {
    if (text !== undefined) return el("span", { class: "phrase" }, text);
    return party ? side(party, show) : words("span", quoted(object), { class: "object" });
  };
  return el("p", { class: "telling" }, tie.says.map(piece));
}

/** What a tie has besides its sides: how, how far, for whom. */
export function detailsOf(tie) {
  const unless = (group, usual) => (tie[group] && tie[group] !== usual ? t(`${group}.${tie[group]}`) : null);
  return [
    unless("mode", "in_person"),
    tie.type === "exempted_visa" ? unless("stage", "signed") : null,
    unless("scope", "unspecified"),
    tie.type === "message" && tie.kind ? t(`message.${tie.kind}`) : null,
    tie.type === "called_for" ? tie.what : null,
  ].filter(Boolean).map(capital);
}

export function trustOf(confidence) {
  const steps = [[0.9, "high"], [0.7, "good"], [0.5, "fair"], [0, "low"]];
  return t(`trust.${steps.find(([least]) => confidence >= least)[1]}`);
}

export const reportsOf = (tie) => tn("reports", tie.reports ?? 1);

const quoted = (object) => t("quoted", { text: object });

/** A link, so that it runs on with the text; it leads to the party opened. */
function side(party, show) {
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(party);
  };
  const href = `?${new URLSearchParams({ lang: language, open: party.uid })}`;
  const name = words("a", party.name, { href, class: "party", onclick });
  const role = party.role && party.role !== "other" ? t(`role.${party.role}`) : null;
  const about = [party.home, role].filter(Boolean).join(", ");
  return about ? [name, words("span", ` (${about})`, { class: "about" })] : name;
}
