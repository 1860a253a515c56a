// Views saved by name, in this browser: a view is its address.

import { byId, button, el, words } from "./dom.js";
import { t } from "./i18n.js";
import { address } from "./state.js";

const KEY = "entente-views";

/** Wire the dialog: save the view under a name, open one, remove one. */
export function watchSaved() {
  byId("views").addEventListener("click", () => {
    list();
    byId("saved").showModal();
  });
  byId("saved-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = byId("saved-name").value.trim();
    if (!name) return;
    keep({ ...views(), [name]: address("").replace("?lang=&", "?") });
    byId("saved-name").value = "";
    list();
  });
}

function list() {
  const all = Object.entries(views());
  const rows = all.map(([name, query]) => {
    const open = words("a", name, { href: `${query}&lang=${document.documentElement.lang}` });
    const drop = () => {
      const { [name]: _, ...rest } = views();
      keep(rest);
      list();
    };
    return el("li", {}, open, button("×", drop, { class: "quiet", "aria-label": t("views.drop", { name }) }));
  });
  byId("saved-list").replaceChildren(...rows);
  byId("saved-none").hidden = all.length > 0;
}

function views() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // storage is switched off, or holds something else
  }
}

function keep(all) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
    byId("saved-said").textContent = "";
  } catch {
    byId("saved-said").textContent = t("views.failed");
  }
}
