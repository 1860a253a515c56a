// What the server put into the page: the first scene, the strings, the styles.

import { byId } from "./dom.js";

export const data = JSON.parse(byId("explorer-data").textContent);

const named = (rows) => new Map(rows.map((row) => [row.name, row]));

/** Looks by name, in the order of the table of styles. */
export const kinds = named(data.styles.kinds);
export const statuses = named(data.styles.statuses);
export const { tones } = data.styles;
