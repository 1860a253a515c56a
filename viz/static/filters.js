// The filters: types, statuses and period; each choice shows how many facts it has.

import { data, statuses as known } from "./data.js";
import { byId, el } from "./dom.js";
import { capital, number, t } from "./i18n.js";
import { lineSwatch } from "./legend.js";
import { drawPeriod } from "./period.js";
import { filtering, state } from "./state.js";
import { counted } from "./tallies.js";

/** Wire the form; `changed` is called after every choice. */
export function watchFilters(changed) {
  byId("filters").addEventListener("change", ({ target }) => {
    if (target.type === "checkbox" && target.name in state.filters) choose(target);
    if (target.tagName === "SELECT") state.filters[target.id] = Number(target.value);
    update(changed);
  });
  byId("reset").addEventListener("click", (event) => {
    event.preventDefault();
    const none = { types: new Set(), statuses: new Set(), from: "", to: "", undated: true, reports: 1, sure: 0 };
    Object.assign(state.filters, none);
    for (const box of byId("filters").querySelectorAll("input[type=checkbox]")) box.checked = true;
    for (const [name, least] of LEAST) byId(name).value = least;
    update(changed);
    drawPeriod(seen.tallies, () => update(changed));
  });
  byId("reset").hidden = !filtering(state.filters);
  for (const [name] of LEAST) byId(name).value = state.filters[name];
}

// what must at least stand behind a fact, and the value that leaves nothing out
const LEAST = [["reports", 1], ["sure", 0]];
const seen = { tallies: [] };

/** Offer what the scene has. */
export function offer(scene, changed) {
  seen.tallies = scene.edges.flatMap((edge) => edge.tallies);
  const types = counted(seen.tallies, 0);
  const statuses = counted(seen.tallies, 2);
  byId("types").replaceChildren(
    ...data.types.filter((type) => types.has(type)).map((type) => choice("types", type, t(`types.${type}`), types.get(type))),
  );
  byId("statuses").replaceChildren(
    ...[...known.keys()]
      .filter((status) => statuses.has(status))
      .map((status) => choice("statuses", status, t(`status.${status}`), statuses.get(status), lineSwatch("exchange", status))),
  );
  drawPeriod(seen.tallies, () => update(changed));
}

function choice(name, value, label, count, swatch = null) {
  const box = el("input", { type: "checkbox", name, value, checked: !state.filters[name].has(value) });
  return el("li", {}, el("label", {}, box, swatch, el("span", {}, capital(label)), el("span", { class: "count" }, number(count))));
}

function choose({ name, value, checked }) {
  if (checked) state.filters[name].delete(value);
  else state.filters[name].add(value);
}

function update(changed) {
  byId("reset").hidden = !filtering(state.filters);
  changed();
}
