// Waiting for a server or store that is away: asked again by itself, after longer and longer pauses.

import { byId, button } from "./dom.js";
import { number, t } from "./i18n.js";

const PAUSES = [1, 2, 4, 8, 15, 30]; // seconds
const AWAY = new Set([0, 429, 503]); // not reached, too many at once, no store now
const place = byId("away");
let pause = null; // one for all who wait
let tries = 0;

/** What `ask` answers in the end; other failures than being away are the caller's. */
export async function patiently(ask) {
  for (;;) {
    try {
      const answer = await ask();
      back();
      return answer;
    } catch (error) {
      if (!AWAY.has(error.status)) {
        if (!pause) back();
        throw error;
      }
      pause ??= pausing(error);
      await pause;
    }
  }
}

function pausing({ status, wait }) {
  const seconds = Math.max(wait ?? 0, PAUSES[Math.min(tries, PAUSES.length - 1)]);
  tries += 1;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      pause = null;
      resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    tell(t(`away.${status}`), t("away.again", { n: number(seconds) }), end);
  });
}

/** Say that the view stays and when it is asked again; a button asks at once. */
function tell(reason, when, now) {
  place.replaceChildren(`${reason} ${when} `, button(t("away.now"), now, { class: "link" }));
  place.hidden = false;
}

function back() {
  tries = 0;
  place.hidden = true;
  place.replaceChildren();
}
