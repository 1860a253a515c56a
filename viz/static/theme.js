// Light or dark: the system's choice until the reader makes one.

import { byId } from "./dom.js";
import { t } from "./i18n.js";

const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

const dark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

/** The value of a CSS variable of the theme in force. */
export const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();

/** Wire the switch; `changed` is called whenever the theme is another. */
export function watchTheme(changed) {
  const label = () => (byId("theme").textContent = t(dark() ? "theme.light" : "theme.dark"));
  const update = () => {
    label();
    changed();
  };
  byId("theme").addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    keep(root.dataset.theme);
    update();
  });
  system.addEventListener("change", update);
  label();
}

function keep(theme) {
  try {
    localStorage.setItem("entente-theme", theme);
  } catch {
    // storage is switched off: the choice holds for this page
  }
}
