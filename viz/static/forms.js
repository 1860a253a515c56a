// What is shown as CSV, GraphML and JSON; each with the sources it rests on.

const COLUMNS = ["from", "from_name", "to", "to_name", "types", "facts", "first", "last", "status"];

/** One row per edge, then the sources; a sign that a spreadsheet would run is made text. */
export function asCsv({ nodes, edges, sources }) {
  const names = new Map(nodes.map((node) => [node.id, node.full]));
  const rows = edges.map((edge) => {
    const { types, count, first, last, status } = edge.sum;
    return [edge.from, names.get(edge.from), edge.to, names.get(edge.to), [...types.keys()].join(" "), count, first, last, status];
  });
  const articles = sources.map(({ title, source, published, url }) => [title, source, published, url]);
  const table = [COLUMNS, ...rows, [], ["title", "source", "published", "url"], ...articles];
  return `\ufeff${table.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function asJson({ address, nodes, edges, sources }) {
  const shown = {
    address,
    nodes: nodes.map(({ id, kind, full, home, role }) => ({ uid: id, kind, name: full, home, role })),
    edges: edges.map((edge) => ({ from: edge.from, to: edge.to, ...summed(edge.sum), ties: edge.ties })),
    sources,
  };
  return JSON.stringify(shown, null, 2);
}

const summed = ({ types, count, first, last, status }) => ({
  types: Object.fromEntries(types),
  facts: count,
  first: first || null,
  last: last || null,
  status,
});

const NODE_KEYS = ["kind", "name"];
const EDGE_KEYS = { types: "string", facts: "int", first: "string", last: "string", status: "string" };

export function asGraphml({ address, nodes, edges, sources }) {
  const keys = [
    ...NODE_KEYS.map((name) => `<key id="n_${name}" for="node" attr.name="${name}" attr.type="string"/>`),
    ...Object.entries(EDGE_KEYS).map(([name, type]) => `<key id="e_${name}" for="edge" attr.name="${name}" attr.type="${type}"/>`),
    '<key id="g_address" for="graph" attr.name="address" attr.type="string"/>',
    '<key id="g_sources" for="graph" attr.name="sources" attr.type="string"/>',
  ];
  const body = [
    datum("g_address", address),
    datum("g_sources", sources.map(inOneLine).join("\n")),
    ...nodes.map((node) => `<node id="${escaped(node.id)}">${datum("n_kind", node.kind)}${datum("n_name", node.full)}</node>`),
    ...edges.map(edgeOf),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys.join("\n")}\n<graph edgedefault="undirected">\n${body.join("\n")}\n</graph>\n</graphml>\n`;
}

function edgeOf(edge) {
  const { types, count, first, last, status } = edge.sum;
  const values = { types: [...types.keys()].join(" "), facts: count, first, last, status };
  const data = Object.entries(values).map(([name, value]) => datum(`e_${name}`, value));
  return `<edge id="${escaped(edge.id)}" source="${escaped(edge.from)}" target="${escaped(edge.to)}">${data.join("")}</edge>`;
}

const datum = (key, value) => (value === "" || value === null || value === undefined ? "" : `<data key="${key}">${escaped(value)}</data>`);

/** An article as a reader cites it. */
export const inOneLine = ({ source, title, published, url }) => [source, title, published, url].filter(Boolean).join(", ");

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML has it, without the signs that XML cannot hold. */
export function escaped(text) {
  return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
}
