// A person in the panel: offices over time, and who was met where.

import { badge } from "./card.js";
import { inWords, whenOf } from "./dates.js";
import { button, el, words } from "./dom.js";
import { section } from "./country.js";
import { capital, t } from "./i18n.js";
import { unfold } from "./folding.js";

/** The sections of a person; `show` leads to another node. */
export function personSections(person, show) {
  return [
    section("offices", (person.offices ?? []).map(office)),
    met(person, show),
    section("doubts", (person.possibly_same_as ?? []).map((other) => doubt(other, show))),
  ];
}

function office({ title, role, name, kind, first_seen: first, last_seen: last }) {
  const what = title ?? (role ? t(`role.${role}`) : name);
  const body = kind === "Country" ? null : words("span", name, { class: "muted" });
  return el("li", {}, words("span", capital(what), { class: "strong" }), body, el("span", { class: "muted" }, seen(first, last)));
}

/** From when to when articles name the office. */
function seen(first, last) {
  if (!first) return "";
  const [from, to] = [inWords(first), inWords(last ?? first)];
  return from === to ? t("seen.on", { date: from }) : t("seen", { from, to });
}

/** Whom the person met, when and where, newest first, as a table. */
function met({ uid, ties }, show) {
  const rows = ties.filter(({ type }) => type === "met_with").flatMap((tie) => tie.says.filter(({ party }) => party && party.uid !== uid).map(({ party }) => ({ party, tie })));
  if (!rows.length) return null;
  const head = ["met.whom", "met.when", "met.where"].map((key) => el("th", { scope: "col" }, t(key)));
  const body = rows.map(({ party, tie }) => meeting(party, tie, show));
  return el("section", { class: "part part-met" }, el("h3", {}, t("part.met")), el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)));
}

function meeting(party, tie, show) {
  const who = button(el("bdi", {}, party.name), () => show(party), { class: "link plain-link strong" });
  const when = button(whenOf(tie), () => unfold(tie.uid), { class: "link" });
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, who, party.home ? words("span", party.home, { class: "muted" }) : null),
    el("td", {}, when, badge(tie)),
    words("td", tie.place ?? "—"),
  );
}

function doubt({ uid, name, why }, show) {
  const open = () => show({ uid });
  return el("li", {}, button(el("bdi", {}, name), open, { class: "link plain-link strong" }), why ? words("span", why, { class: "muted" }) : null);
}
