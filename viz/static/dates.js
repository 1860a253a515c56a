// ISO 8601 dates cut at their precision, in words; no time zone can move them.

import { capital, language, t } from "./i18n.js";

const FORMATS = {
  long: [{ year: "numeric" }, { year: "numeric", month: "long" }, { year: "numeric", month: "long", day: "numeric" }],
  short: [{ year: "numeric" }, { year: "numeric", month: "short" }, { year: "numeric", month: "short", day: "numeric" }],
};
const made = new Map();

/** "6 avril 2025", "avril 2025" or "2025". */
export function inWords(iso, width = "long") {
  const parts = iso.split("-").map(Number);
  const key = `${width}${parts.length}`;
  if (!made.has(key)) {
    const options = { ...FORMATS[width][parts.length - 1], timeZone: "UTC" };
    made.set(key, new Intl.DateTimeFormat(language, options));
  }
  const [year, month = 1, day = 1] = parts;
  const words = made.get(key).format(new Date(Date.UTC(year, month - 1, day)));
  return language === "fr" ? words.replace(/^1 /, "1er ") : words;
}

/** All months from one date to another; a year begins with its first month and ends with its last. */
export function monthsBetween(first, last) {
  const [begin, end] = [monthNumber(first, 1), monthNumber(last, 12)];
  return Array.from({ length: end - begin + 1 }, (_, n) => named(begin + n));
}

const monthNumber = (iso, otherwise) => Number(iso.slice(0, 4)) * 12 + (Number(iso.slice(5, 7)) || otherwise) - 1;

const named = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** When a tie was, with how precisely that is known. */
export function whenOf(tie) {
  if (!tie.date) return capital(t("precision.unknown"));
  if (tie.date_end && tie.date_end !== tie.date) {
    return t("date.range", { from: inWords(tie.date), to: inWords(tie.date_end) });
  }
  const precision = tie.date_precision ?? ["year", "month", "day"][tie.date.split("-").length - 1];
  const words = inWords(tie.date);
  return precision === "day" ? words : `${words} (${t(`precision.${precision}`)})`;
}
