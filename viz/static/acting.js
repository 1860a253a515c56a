// What can be done with a node: pin, hide, look for a way from it.

import * as canvas from "./canvas.js";
import { button, el } from "./dom.js";
import { t } from "./i18n.js";
import { keep } from "./history.js";
import { say } from "./status.js";
import { state } from "./state.js";

let changed = null;
let way = null;

/** `follow` is called after a change; `begin` asks for the other end of a way. */
export function watchActing({ follow, begin }) {
  changed = follow;
  way = begin;
}

/** The buttons of a node in the panel. */
export function actions(id) {
  const pinned = state.pinned.has(id);
  const here = canvas.nodeOf(id);
  return el(
    "div",
    { class: "acts", role: "group", "aria-label": t("acts") },
    here ? button(t(pinned ? "unpin" : "pin"), (event) => (event.target.textContent = t(pin(id) ? "unpin" : "pin")), { class: "chip", title: t("pin.hint") }) : null,
    here ? button(t("hide"), () => hide(id), { class: "chip", title: t("hide.hint") }) : null,
    button(t("path.from"), () => way(id), { class: "chip", title: t("path.hint") }),
  );
}

/** Pin a node where it stands, or let it go; tells whether it is pinned now. */
export function pin(id) {
  keep();
  if (!state.pinned.delete(id)) state.pinned.set(id, rounded(canvas.places()[id]));
  say(t(state.pinned.has(id) ? "pinned" : "unpinned"));
  changed();
  return state.pinned.has(id);
}

/** A node was dragged: it stays where it was put. */
export function dragged(ids) {
  const at = canvas.places();
  for (const id of ids) state.pinned.set(id, rounded(at[id]));
  changed();
}

export function hide(id) {
  keep();
  state.hidden.add(id);
  say(t("hidden.one"));
  changed();
}

export function showHidden() {
  keep();
  state.hidden.clear();
  changed();
}

const rounded = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y) });
