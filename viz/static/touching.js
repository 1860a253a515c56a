// A link from a page to the doubts that touch it; it comes when they are counted.

import { el } from "./dom.js";
import { language, tn } from "./i18n.js";
import * as server from "./server.js";
import { parameters } from "./state.js";

const REVIEWED = new Set(["Country", "Official"]);

/** The link for a node, or nothing where nothing of its kind is doubted. */
export const touchingNode = ({ uid, kind }) => (REVIEWED.has(kind) ? touching(uid) : null);

/** The link for a country, a pair or a person. */
export function touching(uid) {
  const place = el("p", { class: "touching", hidden: true });
  fill(place, uid);
  return place;
}

async function fill(place, uid) {
  const { total } = await server.doubts(uid).catch(() => ({ total: 0 })); // the page does without
  if (!total) return;
  const href = `?${parameters({ lang: language, review: uid })}`;
  place.replaceChildren(el("a", { href }, tn("review.touching", total)));
  place.hidden = false;
}
