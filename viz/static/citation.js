// A sentence with its source, ready to be quoted elsewhere.

import { inWords } from "./dates.js";
import { t } from "./i18n.js";
import { say } from "./status.js";

const SHOWN = 2500;

/** The sentence, the article that has it, what it says of whom, and the rule that read it. */
export function citation(tie, quote) {
  const published = quote.published ? inWords(quote.published) : null;
  const source = [quote.source, quote.title || t("untitled"), published, quote.url].filter(Boolean).join(", ");
  const said = tie.says.map(({ text, party, object }) => text ?? party?.name ?? object).join("").trim();
  const when = tie.date ? ` (${inWords(tie.date)})` : "";
  const fact = `${said}${when}; ${t("cite.read", { rule: quote.rule })}`;
  return t("cite.form", { sentence: quote.sentence ?? "", source, fact });
}

/** Put text on the clipboard and say so on the button. */
export async function copy(text, button, done = t("cite.done")) {
  const before = button.textContent;
  const said = (await written(text)) ? done : t("cite.failed");
  button.textContent = said;
  say(said);
  setTimeout(() => (button.textContent = before), SHOWN);
}

async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // an insecure address has no clipboard
  }
}
