// The chips above the drawing: what is opened, and the ways from here to another view of it.

import { nodeOf } from "./canvas.js";
import { data } from "./data.js";
import { button, el } from "./dom.js";
import { number, t, tn } from "./i18n.js";
import { filtering, state } from "./state.js";

/** All of them, for what is `opened` by id and name; the acts are those of the heading. */
export function chipsOf(scene, opened, acts) {
  const hidden = state.hidden.size ? button(tn("hidden.show", state.hidden.size), acts.hidden, { class: "chip plain" }) : null;
  return [
    ...opened.map(({ id, name }) => closing(name, () => acts.toggle(id))),
    ...ways(scene, acts),
    choice("layout", data.layouts, acts.change),
    hidden,
    chosenBy(scene, acts.change),
    scene.unread ? unread(scene) : null,
  ].filter(Boolean);
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

const isCountry = (id) => nodeOf(id)?.kind === "Country";

/** Where not all fits, neighbours may be chosen by what the filters leave. */
function chosenBy(scene, change) {
  if (state.view.within) return button(`${t("within")} ×`, () => change({ within: false }), { class: "chip", title: t("within.off") });
  const cut = scene.more || scene.unread;
  return cut && filtering(state.filters) ? button(t("within.on"), () => change({ within: true }), { class: "chip plain" }) : null;
}

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
