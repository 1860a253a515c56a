// An answer as a table: values as they came, nodes by their names.

import { el, words } from "../dom.js";
import { language } from "../i18n.js";
import { isNode, isPath, isRelationship, nameOf, written } from "./answer.js";

const SHOWN = new Set(["Country", "Organization", "Parliament", "Official", "Event", "Agreement"]);

export function table({ columns, rows }) {
  const head = el("tr", {}, columns.map((name) => words("th", name, { scope: "col" })));
  const body = rows.map((row) => el("tr", {}, row.map((value) => el("td", {}, cell(value)))));
  return el("table", {}, el("thead", {}, head), el("tbody", {}, body));
}

function cell(value) {
  if (value === null) return el("span", { class: "muted" }, "null");
  if (typeof value === "string") return words("span", value);
  if (isPath(value)) return path(value);
  if (isNode(value)) return node(value);
  if (isRelationship(value)) return relationship(value);
  if (Array.isArray(value) && value.some((inner) => inner && typeof inner === "object")) {
    return el("ul", {}, value.map((inner) => el("li", {}, cell(inner))));
  }
  return el("code", { dir: "auto" }, written(value));
}

/** A node by its name, leading to the explorer where that shows it. */
function node(value) {
  const name = nameOf(value);
  const label = el("span", { class: "label" }, value.labels.join(":"));
  if (!SHOWN.has(value.labels[0]) || !value.properties.uid) return el("span", {}, words("bdi", name), " ", label);
  const there = `./?${new URLSearchParams({ lang: language, open: value.properties.uid })}`;
  return el("span", {}, words("a", name, { href: there }), " ", label);
}

function relationship({ type, properties }) {
  const about = [properties.date, properties.status].filter(Boolean).join(" · ");
  return el("span", {}, el("code", {}, type), about ? ` ${about}` : null);
}

function path({ nodes, relationships }) {
  const steps = nodes.flatMap((one, at) => [at ? el("li", {}, "— ", relationship(relationships[at - 1])) : null, el("li", {}, node(one))]);
  return el("ul", {}, steps);
}
