// Above the drawing: what is shown, and the ways from here.

import { nodeOf } from "./canvas.js";
import { data } from "./data.js";
import { byId, button, el } from "./dom.js";
import { number, t, tn } from "./i18n.js";
import { filtering, state } from "./state.js";

/** How what is opened is called: a node by its name, a pair by both. */
export const nameOf = (id) => id.split("~").map((part) => nodeOf(part)?.full ?? data.names?.[part] ?? part).join(" – ");

/**
 * Write the heading; `toggle` closes one, `overview` all, `more` asks for further neighbours,
 * `change` for another view of the same, `hidden` shows what was hidden.
 */
export function drawHeading(scene, { toggle, overview, more, change, hidden }) {
  const opened = state.view.open.map((id) => ({ id, name: nameOf(id) }));
  const names = opened.map(({ name }) => name);
  byId("heading").textContent = title(names);
  byId("subheading").textContent = t(lead(scene));
  const chips = [...opened.map(({ id, name }) => closing(name, () => toggle(id))), ...ways(scene, { overview, more, change })];
  chips.push(choice("layout", data.layouts, change));
  if (state.hidden.size) chips.push(button(tn("hidden.show", state.hidden.size), hidden, { class: "chip plain" }));
  if (state.view.within) chips.push(button(`${t("within")} ×`, () => change({ within: false }), { class: "chip", title: t("within.off") }));
  else if (filtering(state.filters) && (scene.more || scene.unread)) chips.push(button(t("within.on"), () => change({ within: true }), { class: "chip plain" }));
  if (scene.unread) chips.push(unread(scene));
  byId("chips").replaceChildren(...chips);
}

/** The ways from what is opened to the overview, to more of it, to another view of it. */
function ways(scene, { overview, more, change }) {
  const chips = [];
  const opened = state.view.open;
  if (opened.length || scene.steps) chips.push(button(t("overview.back"), overview, { class: "chip plain" }));
  if (opened.length && scene.more) {
    chips.push(button(`+ ${tn("more.neighbours", scene.more)}`, more, { class: "chip plain" }));
  }
  if (opened.length && !scene.people) chips.push(choice("by", data.measures, change));
  if (opened.length && opened.every(isCountry)) chips.push(people(scene, change));
  return chips;
}

function title(names) {
  const [first, last] = state.view.path;
  if (last) return t("path.title", { first: nameOf(first), last: nameOf(last) });
  return names.join(" · ") || t("overview.title");
}

function lead(scene) {
  const { open } = state.view;
  if (scene.steps) return "path.lead";
  if (!open.length) return "overview.lead";
  if (!scene.people) return "star.lead";
  return open.length === 1 && open[0].includes("~") ? "pair.lead" : "neighbourhood.lead";
}

const isCountry = (id) => nodeOf(id)?.kind === "Country";

/** A choice among the values of a property of the view; its strings go by the property's name. */
function choice(property, values, change) {
  const options = values.map((value) => el("option", { value, selected: value === state.view[property] }, t(`${property}.${value}`)));
  const select = el("select", { onchange: (event) => change({ [property]: event.target.value }) }, options);
  return el("label", { class: "chip plain choice" }, el("span", {}, t(property)), select);
}

function people(scene, change) {
  const act = () => change({ people: !scene.people });
  return button(t(scene.people ? "people.hide" : "people.show"), act, { class: "chip plain" });
}

function closing(name, close) {
  return button(`${name} ×`, close, { class: "chip", "aria-label": t("close.of", { name }) });
}

/** A hub has more facts than are read: say so. */
function unread(scene) {
  const counts = { n: number(scene.read), all: number(scene.read + scene.unread) };
  return el("span", { class: "chip none" }, t("unread", counts));
}
