// The query as it is typed, its words coloured behind the letters that the reader edits.

import { data } from "../data.js";
import { byId, el } from "../dom.js";

const TOKEN =
  /(?<comment>\/\/.*|\/\*[^]*?\*\/)|(?<string>'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?)|(?<quoted>`[^`]*`?)|(?<parameter>\$\w+)|(?<number>\b\d+(?:\.\d+)?\b)|(?<dot>[.:]\s*)?(?<name>[\p{L}_][\p{L}\p{N}_]*)/gu;

const forbidden = new Set(data.words.forbidden);
const keywords = new Set(data.words.keywords);
const functions = new Set(data.words.functions);
const query = byId("query");
let refused = null; // the word that the last refusal named

/** Wire the editor; `changed` is called whenever the query is another. */
export function watchEditor(changed) {
  const colour = () => byId("coloured").replaceChildren(...coloured(query.value), "\n");
  query.addEventListener("input", () => {
    refused = null;
    colour();
    changed();
  });
  query.addEventListener("scroll", () => {
    byId("coloured").scrollTop = query.scrollTop;
    byId("coloured").scrollLeft = query.scrollLeft;
  });
  query.addEventListener("recolour", colour);
  colour();
}

export function write(text) {
  query.value = text;
  query.rows = Math.min(16, Math.max(7, text.split("\n").length + 1));
  refused = null;
  query.dispatchEvent(new Event("recolour"));
}

/** Show which word a refusal names, and put the cursor on it. */
export function point(detail) {
  refused = /\b(?:word|function|mot|fonction) ([\w.]+)/.exec(detail ?? "")?.[1] ?? null;
  query.dispatchEvent(new Event("recolour"));
  if (!refused) return;
  const at = query.value.toLowerCase().search(new RegExp(`(?<![\\w.'"])${refused.replace(".", "\\.")}\\b`, "i"));
  query.focus();
  if (at >= 0) query.setSelectionRange(at, at + refused.length);
}

function* coloured(text) {
  let done = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = kindOf(match.groups, text.slice(match.index + match[0].length));
    const dot = match.groups.dot ?? "";
    yield text.slice(done, match.index) + dot;
    const word = match[0].slice(dot.length);
    yield kind ? el("span", { class: `is-${kind}` }, word) : word;
    done = match.index + match[0].length;
  }
  yield text.slice(done);
}

function kindOf({ name, dot, ...others }, after) {
  const found = Object.keys(others).find((kind) => others[kind] !== undefined);
  if (found) return found;
  if (refused && name.toLowerCase() === refused.split(".").pop().toLowerCase()) return "refused";
  if (dot) return dot.startsWith(":") ? "label" : null;
  const upper = name.toUpperCase();
  if (forbidden.has(upper)) return "refused";
  if (after.trimStart().startsWith("(") && functions.has(name.toLowerCase())) return "function";
  return keywords.has(upper) ? "keyword" : null;
}
