// Strings, numbers and dates in the reader's language.

import { data } from "./data.js";

export const language = data.language;
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
const lists = new Intl.ListFormat(language, { type: "conjunction" });

/** The string of a key, its {places} filled in. */
export function t(key, values = {}) {
  const text = data.strings[key];
  if (text === undefined) throw new Error(`no string for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export const knows = (key) => key in data.strings;

/** The string of a key for a number of things: `key.one` or `key.other`, {n} the number. */
export function tn(key, n, values = {}) {
  return t(`${key}.${plurals.select(n)}`, { n: number(n), ...values });
}

export const number = (n) => numbers.format(n);

export const list = (items) => lists.format(items);

export const capital = (text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
