// The state of the view and its address: reloading the page gives the same view.

const query = new URLSearchParams(location.search);
const BETWEEN = "|"; // no uid holds it
const listed = (name) => (query.get(name) ?? "").split(BETWEEN).filter(Boolean);

/**
 * `view` is what the server draws; `types` and `statuses` of the filters are those left out; `pick`
 * is the id of a node or an edge; `all` says that the countries' picture was asked for; `review` what the
 * doubts to review are about, or `all`.
 */
export const state = {
  view: {
    open: listed("open"),
    extra: Number(query.get("extra")) || 0,
    by: query.get("by") ?? "ties",
    people: query.has("people"),
    layout: query.get("layout") ?? "network",
    path: listed("path"),
    within: query.has("within"),
  },
  all: query.has("all"),
  review: query.get("review"),
  pick: query.get("pick"),
  hidden: new Set(listed("hidden")),
  pinned: new Map(listed("pinned").map(placed).filter(Boolean)),
  filters: {
    types: new Set(listed("without")),
    statuses: new Set(listed("without-status")),
    from: query.get("from") ?? "",
    to: query.get("to") ?? "",
    undated: query.get("undated") !== "no",
    reports: Number(query.get("reports")) || 1,
    sure: Number(query.get("sure")) || 0,
  },
};

/** Whether this is the start: nothing is opened or chosen, and the picture was not asked for. */
export const atStart = () => 
  !parameters(written(state.view)).size && !state.pick && !state.all && !filtering(state.filters);

export const filtering = ({ types, statuses, from, to, undated, reports, sure }) =>
  Boolean(types.size || statuses.size || from || to || !undated || reports > 1 || sure);

/** Write the state into the address of the page. */
export function remember() {
  history.replaceState(null, "", address(document.documentElement.lang));
}

/** The address of this view in a language. */
export function address(language) {
  const { filters, view } = state;
  const values = {
    lang: language,
    review: state.review ?? "",
    ...written(view),
    all: state.all && !view.open.length ? "yes" : "",
    pick: state.pick,
    hidden: [...state.hidden],
    pinned: [...state.pinned].map(([id, { x, y }]) => `${id}@${x},${y}`),
    ...asked(filters),
  };
  return `?${parameters(values)}`;
}

/** What the server is asked for the filters; what leaves nothing out is left out itself. */
export const asked = ({ types, statuses, from, to, undated, reports, sure }) => ({
  without: [...types],
  "without-status": [...statuses],
  from,
  to,
  undated: undated ? "" : "no",
  reports: reports > 1 ? reports : "",
  sure: sure || "",
});

/** What the server is asked for a view; usual values are left out. */
export const written = ({ open, extra, by, people, layout, path, within }) => ({
  ...(within ? { within: "yes", ...asked(state.filters) } : {}),
  open,
  extra: extra || "",
  by: by === "ties" ? "" : by,
  people: people ? "yes" : "",
  layout: layout === "network" ? "" : layout,
  path,
});

export function parameters(values) {
  const made = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = [value].flat().join(BETWEEN);
    if (text) made.set(name, text);
  }
  return made;
}

function placed(text) {
  const [, id, x, y] = /^(.+)@(-?\d+),(-?\d+)$/.exec(text) ?? [];
  return id ? [id, { x: Number(x), y: Number(y) }] : null;
}
