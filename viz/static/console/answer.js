// Asking the service: the query as it is written, its answer to the last digit.

const DIGITS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const EXACT = "$integer";

/** A query that was not answered: why, and after how many seconds to come again (or null). */
export class Refusal extends Error {
  constructor(status, detail, again = null) {
    super(detail);
    Object.assign(this, { status, again });
  }
}

/** Ask; `parameters` is the text of a JSON object, sent as it is so that no digit is lost. */
export async function ask(query, parameters, format, signal) {
  const body = `{"query":${JSON.stringify(query)},"parameters":${parameters},"format":"${format}"}`;
  const headers = { "Content-Type": "application/json" };
  let response;
  try {
    response = await fetch("api/v1/cypher", { method: "POST", headers, body, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, null);
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  const faults = (problem.errors ?? []).map((fault) => `${fault.field}: ${fault.detail}`);
  const detail = [problem.detail, ...faults].filter(Boolean).join(" ");
  throw new Refusal(response.status, detail || null, response.headers.get("Retry-After"));
}

/** Read JSON; whole numbers beyond 2^53 become BigInt instead of a rounded number. */
export function read(text) {
  const marked = text.replace(DIGITS, (found) => (isRounded(found) ? `{"${EXACT}":"${found}"}` : found));
  return JSON.parse(marked, (_, value) => (typeof value?.[EXACT] === "string" ? BigInt(value[EXACT]) : value));
}

const isRounded = (found) => /^-?\d{16,}$/.test(found) && !Number.isSafeInteger(Number(found));

/** A value as JSON, whole numbers of any size exact. */
export function written(value) {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${written(inner)}`).join(", ")}}`;
}

export const isNode = (value) => Array.isArray(value?.labels) && typeof value.properties === "object";
export const isRelationship = (value) => typeof value?.type === "string" && typeof value.properties === "object";
export const isPath = (value) => Array.isArray(value?.nodes) && Array.isArray(value.relationships);

/** What a node is called. */
export function nameOf({ labels, properties }) {
  return String(properties.name ?? properties.title ?? properties.uid ?? labels[0]);
}
