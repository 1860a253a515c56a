// The search: a combobox with suggestions, by the ARIA pattern of that name.

import { byId, el, words } from "./dom.js";
import { capital, t, tn } from "./i18n.js";
import { lineSwatch, shapeSwatch } from "./legend.js";
import { search } from "./server.js";
import { say } from "./status.js";

const WAIT = 120;
const input = byId("search");
const box = byId("suggestions");
let items = [];
let active = -1;
let timer = null;
let asked = null;

/** Wire the search; `chosen` is called with the suggestion taken. */
export function watchSearch(chosen) {
  const take = (item) => {
    close();
    input.value = "";
    input.blur();
    chosen(item);
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => suggest(take), WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && items.length) take(items[Math.max(0, active)]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea, dialog[open]")) return;
    event.preventDefault();
    input.focus();
  });
}

async function suggest(take) {
  asked?.abort();
  asked = new AbortController();
  const text = input.value.trim();
  if (!text) return close();
  try {
    const answer = await search(text, asked.signal);
    items = answer.items;
    list(take);
    say(items.length ? tn("search.found", items.length) : t("search.none"));
  } catch (error) {
    if (error.name === "AbortError") return;
    close();
    say(t("error.title"));
  }
}

function list(take) {
  active = -1;
  box.replaceChildren(
    ...items.map((item, index) =>
      el(
        "li",
        { id: `suggestion-${index}`, role: "option", "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: () => take(item) },
        item.kind === "Pair" ? lineSwatch("exchange") : shapeSwatch(item.kind),
        words("span", item.name, { class: "name" }),
        words("span", item.about ?? capital(t(`kind.${item.kind}`)), { class: "muted" }),
      ),
    ),
    ...(items.length ? [] : [el("li", { class: "muted none", role: "option", "aria-disabled": "true" }, t("search.none"))]),
  );
  box.hidden = false;
  input.setAttribute("aria-expanded", "true");
  input.removeAttribute("aria-activedescendant");
}

function move(step) {
  if (!items.length) return;
  active = (active + step + items.length) % items.length;
  [...box.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
  input.setAttribute("aria-activedescendant", `suggestion-${active}`);
  box.children[active].scrollIntoView({ block: "nearest" });
}

function close() {
  items = [];
  active = -1;
  box.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}
