// A doubt to look at: its sides beside each other, each with its sentences.

import { card } from "./card.js";
import { inWords } from "./dates.js";
import { el, words } from "./dom.js";
import { capital, language, t, tn } from "./i18n.js";
import { naming } from "./quote.js";
import { parameters } from "./state.js";

/** Both sides of a doubt; an event that is doubted by itself stands alone. */
export function sidesOf(doubt) {
  return el("div", { class: "sides" }, doubt.sides.map((side) => (side.kind === "Official" ? person(side) : event(side))));
}

/** A reader of a sentence may go to the page of anybody named in it. */
const show = ({ uid }) => location.assign(pageOf(uid));
const pageOf = (uid) => `?${parameters({ lang: language, open: uid })}`;

function side(kind, { uid, name }, ...content) {
  const title = el("h2", {}, words("a", name, { href: pageOf(uid) }));
  return el("section", { class: "doubted" }, el("p", { class: "eyebrow" }, t(`kind.${kind}`)), title, content);
}

function person(official) {
  const { title, role, home, reports, evidence } = official;
  const office = title ?? (role ? t(`role.${role}`) : null);
  const about = [office, home].filter(Boolean).join(", ");
  return side(
    "Official",
    official,
    about ? words("p", capital(about), { class: "lead" }) : null,
    el("p", { class: "muted small" }, tn("reports", reports)),
    evidence.map((quote) => el("div", { class: "card" }, naming(quote, official.name), source(quote))),
  );
}

function source({ title, url, published }) {
  const name = title || t("untitled");
  const link = url ? words("a", name, { href: url, rel: "noopener noreferrer", target: "_blank" }) : words("span", name);
  return el("p", { class: "source" }, link, published ? el("span", { class: "muted" }, inWords(published)) : null);
}

function event(doubted) {
  return side("Event", doubted, doubted.ties.map((tie) => card(tie, show, "h3")));
}
