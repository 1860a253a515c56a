// The Cypher console: a query and its parameters in, a table, a graph or a file out.

import { data } from "../data.js";
import { byId, button, el } from "../dom.js";
import { download } from "../download.js";
import { t, tn } from "../i18n.js";
import { watchTheme } from "../theme.js";
import { Refusal, ask, read } from "./answer.js";
import { draw, graphOf } from "./drawing.js";
import { point, watchEditor, write } from "./editor.js";
import { watchKept } from "./kept.js";
import { table } from "./rows.js";

window.__console = { ready: false, network: null };

const parameters = byId("parameters");
let asked = null; // the query that the answer shown is of
let running = null;

const now = () => ({ query: byId("query").value, parameters: parameters.value });

function open({ query, parameters: values }) {
  write(query);
  parameters.value = values;
}

function example({ asks, query, parameters: values }) {
  const put = () => {
    open({ query, parameters: JSON.stringify(values) });
    run();
  };
  return el("li", {}, button(asks, put, { class: "link" }));
}

/** Run the query that is written; a second one takes the first one's place. */
async function run() {
  running?.abort();
  const mine = (running = new AbortController());
  waiting(true);
  try {
    const query = given();
    const began = performance.now();
    const response = await ask(query.query, query.parameters, "json", mine.signal);
    const text = await response.text();
    show(query, text, performance.now() - began);
  } catch (error) {
    if (error.name !== "AbortError") refuse(error);
  } finally {
    if (running === mine) waiting(false);
  }
}

/** What is to be asked; refused here when the parameters are no JSON object. */
function given() {
  const { query, parameters: values } = now();
  const text = values.trim() || "{}";
  try {
    const object = JSON.parse(text);
    if (object !== null && typeof object === "object" && !Array.isArray(object)) return { query, parameters: text };
  } catch {
    // said below: it is no JSON
  }
  throw new Refusal(422, t("console.parameters.bad"));
}

function show(query, text, milliseconds) {
  const answer = read(text);
  asked = { ...query, text };
  byId("refused").hidden = true;
  byId("answer").hidden = false;
  const seconds = new Intl.NumberFormat(data.language, { maximumFractionDigits: 2 }).format(milliseconds / 1000);
  const said = tn("console.rows", answer.rows.length, { seconds });
  byId("said").textContent = answer.truncated ? `${said} ${t("console.truncated")}` : said;
  byId("table").replaceChildren(table(answer));
  const graph = graphOf(answer);
  byId("as-graph").disabled = graph.nodes.size === 0;
  byId("as-graph").title = graph.nodes.size ? "" : t("console.graph.none");
  byId("as-graph").onclick = () => choose("graph", graph);
  choose(graph.nodes.size && byId("as-graph").getAttribute("aria-pressed") === "true" ? "graph" : "table", graph);
}

function choose(way, graph) {
  for (const name of ["table", "graph"]) {
    byId(name).hidden = name !== way;
    byId(`as-${name}`).setAttribute("aria-pressed", String(name === way));
  }
  draw(way === "graph" ? graph : null);
}

/** Say why there is no answer, and which word of the query is meant. */
function refuse(error) {
  if (!(error instanceof Refusal)) throw error;
  const why = error.message || t(error.status === 0 ? "error.unreachable" : "error.unknown");
  const head = t(error.status === 422 ? "console.refused" : "error.title");
  const again = error.again ? ` ${t("console.again", { seconds: error.again })}` : "";
  byId("refused").replaceChildren(el("strong", {}, head), el("p", { lang: "en" }, `${why}${again}`));
  byId("refused").hidden = false;
  byId("answer").hidden = true;
  point(error.message);
}

function waiting(so) {
  byId("stop").hidden = !so;
  byId("run").textContent = t(so ? "console.running" : "console.run");
  byId("ask").setAttribute("aria-busy", String(so));
}

/** Hand the answer shown over as a file; the service writes it anew, but for JSON. */
async function save(form) {
  try {
    const blob =
      form === "json"
        ? new Blob([asked.text], { type: "application/json" })
        : await (await ask(asked.query, asked.parameters, form)).blob();
    download(`entente.${form}`, blob);
  } catch (error) {
    refuse(error);
  }
}

byId("examples").replaceChildren(...data.examples.map(example));
byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
for (const field of [byId("query"), parameters]) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
}
byId("stop").addEventListener("click", () => {
  running?.abort();
  waiting(false);
});
byId("as-table").addEventListener("click", () => choose("table"));
for (const each of document.querySelectorAll("[data-form]")) each.addEventListener("click", () => save(each.dataset.form));

watchTheme(() => draw());
watchKept(now, open);
watchEditor(() => (byId("refused").hidden = true));
const chosen = data.examples[Number(new URLSearchParams(location.search).get("example"))] ?? data.examples[0];
open({ query: chosen.query, parameters: JSON.stringify(chosen.parameters) });
window.__console.ready = true;
