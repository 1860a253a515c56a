// The one line that says every change, also to screen readers.

import { byId } from "./dom.js";

export function say(text) {
  byId("status").textContent = text;
}
