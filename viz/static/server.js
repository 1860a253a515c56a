// Questions to the server; addresses are relative, so that a prefix before them does no harm.

import { language } from "./i18n.js";
import { patiently } from "./patience.js";
import { asked, parameters, state, written } from "./state.js";

const AT_ONCE = 600; // uids that the server takes in one question

/** An answer that is not one: `status` is 0 when the server was not reached, `wait` in seconds. */
class ServerError extends Error {
  constructor(status, detail, wait = null) {
    super(detail ?? `HTTP ${status}`);
    Object.assign(this, { status, wait });
  }
}

export const scene = (view, signal) => ask("scene", written(view), signal);
export const node = (uid, signal) => ask("node", { uid, ...asked(state.filters) }, signal);
export const pair = (a, b, cursor, signal) => ask("pair", { a, b, cursor: cursor ?? "", ...asked(state.filters) }, signal);
export const standing = (a, b, on, signal) => ask("standing", { a, b, on }, signal);
export const tiesAt = (uid, type, period, cursor, signal) =>
  ask("ties", { uid, type, period, cursor: cursor ?? "" }, signal);
export const search = (text, signal) => ask("search", { q: text }, signal);

export const review = (about, signal) => ask("review", { about }, signal);
export const doubts = (about, signal) => ask("doubts", { about }, signal);

/** Record a decision; what it is called. Writing is not tried again by itself: it may have been done. */
export const decide = (body) => get("api/v1/decisions", posted(body));

/** Take a decision back. */
export const takeBack = (uid) => get(`api/v1/decisions/${encodeURIComponent(uid)}`, { method: "DELETE" });

/** The ties with these uids, whole; a body, as the list may be long. */
export const ties = (uids, signal) => tell("ties", { ties: uids.slice(0, AT_ONCE) }, signal);

/** The articles that ties and pairs rest on. */
export async function sources(uids, pairs) {
  const answer = await tell("sources", { ties: uids.slice(0, AT_ONCE), pairs: pairs.slice(0, AT_ONCE) });
  return { ...answer, left: answer.left + Math.max(0, uids.length - AT_ONCE) };
}

function tell(what, values, signal) {
  const address = `explorer/${what}?${parameters({ lang: language, ...asked(state.filters) })}`;
  return patiently(() => get(address, { ...posted(values), signal }));
}

function posted(values) {
  return { method: "POST", body: JSON.stringify(values), headers: { "Content-Type": "application/json" } };
}

function ask(what, values, signal) {
  return patiently(() => get(`explorer/${what}?${parameters({ lang: language, ...values })}`, { signal }));
}

async function get(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ServerError(0);
  }
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new ServerError(response.status, problem.detail, Number(response.headers.get("Retry-After")) || null);
}
