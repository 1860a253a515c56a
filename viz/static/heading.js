// Above the drawing: what is shown, and the ways from here.

import { nodeOf } from "./canvas.js";
import { chipsOf } from "./chips.js";
import { data } from "./data.js";
import { byId } from "./dom.js";
import { t } from "./i18n.js";
import { state } from "./state.js";

/** How what is opened is called: a node by its name, a pair by both. */
export const nameOf = (id) => id.split("~").map((part) => nodeOf(part)?.full ?? data.names?.[part] ?? part).join(" – ");

/**
 * Write the heading; of the acts `toggle` closes one, `overview` all, `more` asks for further
 * neighbours, `change` for another view of the same, `hidden` shows what was hidden.
 */
export function drawHeading(scene, acts) {
  const opened = state.view.open.map((id) => ({ id, name: nameOf(id) }));
  byId("heading").textContent = title(opened.map(({ name }) => name));
  byId("subheading").textContent = t(lead(scene));
  byId("chips").replaceChildren(...chipsOf(scene, opened, acts));
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
