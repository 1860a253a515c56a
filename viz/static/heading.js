// Above the drawing: what is shown, and the ways from here.

import { nodeOf } from "./canvas.js";
import { byId, button, el } from "./dom.js";
import { number, t, tn } from "./i18n.js";
import { state } from "./state.js";

/** Write the heading; `toggle` closes one, `overview` all, `more` asks for further neighbours. */
export function drawHeading(scene, { toggle, overview, more }) {
  const opened = state.open.map((id) => ({ id, name: nodeOf(id)?.full ?? id }));
  const names = opened.map(({ name }) => name);
  byId("heading").textContent = names.join(" · ") || t("overview.title");
  byId("subheading").textContent = t(names.length ? "neighbourhood.lead" : "overview.lead");
  const chips = opened.map(({ id, name }) => closing(name, () => toggle(id)));
  if (opened.length) chips.push(button(t("overview.back"), overview, { class: "chip plain" }));
  if (opened.length && scene.more) {
    chips.push(button(`+ ${tn("more.neighbours", scene.more)}`, more, { class: "chip plain" }));
  }
  if (scene.unread) chips.push(unread(scene));
  byId("chips").replaceChildren(...chips);
}

function closing(name, close) {
  return button(`${name} ×`, close, { class: "chip", "aria-label": t("close.of", { name }) });
}

/** A hub has more facts than are read: say so. */
function unread(scene) {
  const counts = { n: number(scene.read), all: number(scene.read + scene.unread) };
  return el("span", { class: "chip none" }, t("unread", counts));
}
