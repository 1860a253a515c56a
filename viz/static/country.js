// A country in the panel: visa regimes and agreements, officials, chambers.

import { el, button, words } from "./dom.js";
import { capital, number, t } from "./i18n.js";
import { circumstances } from "./standing.js";
import { lineOf } from "./telling.js";

const SHOWN = 5;

/** The sections of a country; `show` leads to a node, `read` to a pair and one of its ties. */
export function countrySections({ regimes, officials, chambers }, { show, read }) {
  return [
    section("regimes", regimes.map((line) => regime(line, read))),
    section("officials", officials.map((official) => person(official, show))),
    section("chambers", chambers.map(chamber)),
  ];
}

/** A titled list of which the first few are open to view; nothing when it is empty. */
export function section(name, items) {
  if (!items.length) return null;
  const rest = items.slice(SHOWN);
  return el(
    "section",
    { class: `part part-${name}` },
    el("h3", {}, t(`part.${name}`), el("span", { class: "count" }, number(items.length))),
    el("ul", {}, items.slice(0, SHOWN)),
    rest.length ? el("details", {}, el("summary", { class: "link" }, t("part.rest", { n: number(rest.length) })), el("ul", {}, rest)) : null,
  );
}

function regime(line, read) {
  const open = () => read(line.pair, line.tie);
  return el("li", {}, button(lineOf(line), open, { class: "link plain-link" }), el("span", { class: "muted" }, capital(circumstances(line))));
}

function person({ uid, name, role, title }, show) {
  const open = () => show({ uid });
  const office = title ?? (role ? t(`role.${role}`) : "");
  return el("li", {}, button(el("bdi", {}, name), open, { class: "link plain-link strong" }), words("span", capital(office), { class: "muted" }));
}

function chamber({ name, chamber: which }) {
  return el("li", {}, words("span", name), which ? el("span", { class: "muted" }, t(`chamber.${which}`)) : null);
}
