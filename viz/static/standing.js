// How a relation stands: visas, agreements and acts of state, since when.

import { inWords } from "./dates.js";
import { t } from "./i18n.js";

/** How far and since when; an act of state has a day, a visa rule a beginning. */
export function circumstances(line) {
  const parts = [];
  if (line.stage) parts.push(t(`stage.${line.stage}`));
  if (line.scope && line.scope !== "unspecified") parts.push(t(`scope.${line.scope}`));
  if (line.since) parts.push(lasting(line) ? t("since", { date: inWords(line.since) }) : inWords(line.since));
  return parts.join(", ");
}

const lasting = (line) => line.type === "exempted_visa" || line.stage === "in_force";
