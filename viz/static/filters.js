// The filters: types, statuses and period; each choice shows how many facts it has.

import { data, statuses as known } from "./data.js";
import { byId, el } from "./dom.js";
import { capital, number, t } from "./i18n.js";
import { keep } from "./history.js";
import { lineSwatch } from "./legend.js";
import { drawPeriod } from "./period.js";
import { filtering, state } from "./state.js";
import { counted } from "./tallies.js";

/** Wire the form; `changed` is called after every choice. */
export function watchFilters(changed) {
  byId("filters").addEventListener("change", ({ target }) => {
    if (target.type !== "range") keep();
    if (target.type === "checkbox" && target.name in state.filters) choose(target);
    if (target.tagName === "SELECT") state.filters[target.id] = Number(target.value);
    update(changed);
  });
  byId("reset").addEventListener("click", (event) => {
    event.preventDefault();
    keep();
    const none = { types: new Set(), statuses: new Set(), from: "", to: "", undated: true, reports: 1, sure: 0 };
    Object.assign(state.filters, none);
    offer(seen, changed);
    update(changed);
  });
}

const LEAST = ["reports", "sure"]; // what must at least stand behind a fact
let seen = { edges: [] };

/** Offer what the scene has. */
export function offer(scene, changed) {
  seen = scene;
  const tallies = scene.edges.flatMap((edge) => edge.tallies);
  const [types, statuses] = [counted(tallies, 0), counted(tallies, 2)];
  const { types: noTypes, statuses: noStatuses } = state.filters;
  byId("types").replaceChildren(
    ...data.types.filter((type) => types.has(type) || noTypes.has(type)).map((type) => choice("types", type, t(`types.${type}`), types.get(type))),
  );
  byId("statuses").replaceChildren(
    ...[...known.keys()]
      .filter((status) => statuses.has(status) || noStatuses.has(status))
      .map((status) => choice("statuses", status, t(`status.${status}`), statuses.get(status), lineSwatch("exchange", status))),
  );
  drawPeriod(tallies, () => update(changed));
  for (const name of LEAST) byId(name).value = state.filters[name];
  byId("reset").hidden = !filtering(state.filters);
}

function choice(name, value, label, count, swatch = null) {
  const box = el("input", { type: "checkbox", name, value, checked: !state.filters[name].has(value) });
  return el("li", {}, el("label", {}, box, swatch, el("span", {}, capital(label)), el("span", { class: "count" }, count === undefined ? "" : number(count))));
}

function choose({ name, value, checked }) {
  if (checked) state.filters[name].delete(value);
  else state.filters[name].add(value);
}

function update(changed) {
  byId("reset").hidden = !filtering(state.filters);
  changed();
}
