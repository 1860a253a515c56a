// A sentence as it stands in its article, with what the reading rests on marked in it.

import { el } from "./dom.js";
import { t } from "./i18n.js";

/** The sentence of a quote; spans are code points in the article's field, so is `start`. */
export function sentence({ sentence: text, start, spans = {}, chain = [], language }, place = null) {
  if (!text) return el("p", { class: "muted" }, t("sentence.none"));
  const letters = Array.from(text);
  const marks = Object.entries(spans)
    .map(([part, [from, to]]) => ({ part, from: from - start, to: to - start }))
    .filter(({ from, to }) => from >= 0 && to <= letters.length && from < to);
  const links = chain.filter((step) => step.start === start).flatMap((step) => pointer(text, step.link));
  return quoted(letters, [...marks, ...links, ...pointer(text, place, "place")], language);
}

/** The steps of a chain that stand in other sentences than the quoted one. */
export const elsewhere = ({ chain = [], start }) => chain.filter((step) => step.sentence && step.start !== start);

const OWN = new Set(["trigger", "date", "link", "place", "name"]);

/** A sentence that stands before or after, with the words that point to a side. */
export function link({ sentence: text, link: words }, language) {
  return quoted(Array.from(text), pointer(text, words), language);
}

/** A sentence that names somebody, the name marked. */
export function naming({ sentence: text, language }, name) {
  if (!text) return el("p", { class: "muted" }, t("sentence.none"));
  return quoted(Array.from(text), pointer(text, name, "name"), language);
}

function pointer(text, words, part = "link") {
  const at = words ? whole(text, words) : -1;
  if (at < 0) return [];
  const from = Array.from(text.slice(0, at)).length;
  return [{ part, from, to: from + Array.from(words).length }];
}

/** Where words stand in a text, not as a part of longer ones; -1 when they do not. */
function whole(text, words) {
  const letter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!letter.test(text.slice(Math.max(0, at - 1), at)) && !letter.test(text.slice(at + words.length, at + words.length + 1))) return at;
  }
  return -1;
}

function quoted(letters, marks, language) {
  const lang = language && language !== "und" ? language : null;
  return el("blockquote", { lang }, el("p", { dir: "auto" }, pieces(letters, marks)));
}

/** Cut the text at every border of a mark; where marks lie over each other, all show. */
function pieces(letters, marks) {
  const borders = new Set([0, letters.length, ...marks.flatMap(({ from, to }) => [from, to])]);
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index];
    const text = letters.slice(from, to).join("");
    const over = marks.filter((mark) => mark.from <= from && to <= mark.to);
    return over.reduce((inner, mark) => marked(mark.part, inner), text);
  });
}

function marked(part, inner) {
  const role = OWN.has(part) ? part : "party";
  return el("mark", { class: `mark-${role}`, title: t(`mark.${role}`) }, inner);
}
