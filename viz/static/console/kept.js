// Queries saved by name, in this browser.

import { byId, button, el, words } from "../dom.js";
import { t } from "../i18n.js";

const KEY = "entente-queries";

/** Wire the shelf: save what `now()` gives, `open` what was saved, remove it. */
export function watchKept(now, open) {
  byId("keep").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = byId("keep-name").value.trim();
    if (!name) return;
    keep({ ...all(), [name]: now() });
    byId("keep-name").value = "";
    list(open);
  });
  list(open);
}

function list(open) {
  const rows = Object.entries(all()).map(([name, saved]) => {
    const drop = () => {
      const { [name]: _, ...rest } = all();
      keep(rest);
      list(open);
    };
    const remove = button("×", drop, { class: "quiet", "aria-label": t("views.drop", { name }) });
    return el("li", {}, el("button", { type: "button", class: "link", dir: "auto", onclick: () => open(saved) }, words("bdi", name)), remove);
  });
  byId("kept").replaceChildren(...rows);
  byId("kept-none").hidden = rows.length > 0;
}

function all() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // storage is switched off, or holds something else
  }
}

function keep(queries) {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries));
    byId("kept-none").textContent = t("console.kept.none");
  } catch {
    byId("kept-none").textContent = t("views.failed");
  }
}
