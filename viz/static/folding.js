// Opening the card of a tie that the panel holds.

import { byId } from "./dom.js";

/** Open the card of a tie in the panel and go to it; tells whether it is there. */
export function unfold(uid) {
  const found = [...byId("panel").querySelectorAll("[data-tie]")].find((box) => box.dataset.tie === uid);
  if (!found) return false;
  if (found.tagName === "DETAILS") found.open = true;
  found.scrollIntoView({ block: "start" });
  found.querySelector("summary")?.focus();
  return true;
}
