// Pages to read: the theme, the way to what an address names, and examples with this address.

import { watchTheme } from "../theme.js";

const HERE = new URL(".", location.href).href.replace(/\/$/, "");

/** Open what the address names, a folded operation say. */
function unfold() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) named.open = true;
}

watchTheme(() => {});
for (const code of document.querySelectorAll(".curl")) {
  code.textContent = code.textContent.replace("http://127.0.0.1:8000", HERE);
}
addEventListener("hashchange", unfold);
unfold();
