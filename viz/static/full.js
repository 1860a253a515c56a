// A view that would hold too much: how much, and which facts to keep so that it fits.

import { data } from "./data.js";
import { byId, button, el } from "./dom.js";
import { number, t } from "./i18n.js";
import { state } from "./state.js";
import { counted } from "./tallies.js";

const OFFERED = 4;
const notice = byId("notice");

/** Say how much there would be; `go` is asked for the view with less in it. */
export function tooMuch({ full, edges }, changes, go) {
  const said = full.nodes ? t("full.nodes", { n: number(full.nodes), most: number(full.most) }) : t("full.opened", { n: number(full.opened), most: number(full.most) });
  const ways = full.nodes ? narrower(edges, changes, go) : [];
  notice.replaceChildren(
    el(
      "div",
      { class: "full", role: "alert" },
      el("h2", {}, t("full.title")),
      el("p", {}, said),
      ways.length ? el("p", { class: "muted" }, t("full.lead")) : null,
      el("div", { class: "chips" }, ways, button(t("full.stay"), settled, { class: "chip plain" })),
    ),
  );
  notice.hidden = false;
  notice.querySelector("button").focus();
}

/** Take the notice away: the view is drawn, or stays. */
export function settled() {
  notice.hidden = true;
}

/** The types with most facts, one to be kept alone, and the view without people. */
function narrower(edges, changes, go) {
  const counts = [...counted(edges.flatMap((edge) => edge.tallies), 0)].sort((a, b) => b[1] - a[1]);
  const only = (type) => () => {
    state.filters.types = new Set(data.types.filter((other) => other !== type));
    return go({ ...changes, within: true });
  };
  const types = counts.slice(0, OFFERED).map(([type, n]) => button(t("full.only", { type: t(`types.${type}`), n: number(n) }), only(type), { class: "chip" }));
  const people = changes.people ?? state.view.people;
  return people ? [...types, button(t("full.countries"), () => go({ ...changes, people: false }), { class: "chip" })] : types;
}
