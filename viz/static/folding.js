// Opening the card of a tie that the panel holds.

import { byId } from "./dom.js";

/** Bring something of the panel into view; the page itself moves only where the panel cannot. */
function bring(box) {
  const panel = byId("panel");
  if (panel.scrollHeight <= panel.clientHeight) return box.scrollIntoView({ block: "start" });
  panel.scrollTop += box.getBoundingClientRect().top - panel.getBoundingClientRect().top - 12;
  return undefined;
}

/** On paper every fact has its sentence. */
export function watchPrinting() {
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("#panel details")) open(box);
  });
}

function open(box) {
  box.open = true;
  box.dispatchEvent(new Event("toggle")); // its card is made now, not when the browser says so
}

/** Open the card of a tie in the panel and go to it; tells whether it is there. */
export function unfold(uid) {
  const found = [...byId("panel").querySelectorAll("[data-tie]")].find((box) => box.dataset.tie === uid);
  if (!found) return false;
  if (found.tagName === "DETAILS") open(found);
  found.querySelector("summary")?.focus({ preventScroll: true });
  bring(found);
  return true;
}
