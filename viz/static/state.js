// The state of the view and its address: reloading the page gives the same view.

const query = new URLSearchParams(location.search);
const BETWEEN = "|"; // no uid holds it
const listed = (name) => (query.get(name) ?? "").split(BETWEEN).filter(Boolean);

/** `types` and `statuses` are those left out; `pick` is the id of a node or an edge. */
export const state = {
  open: listed("open"),
  extra: Number(query.get("extra")) || 0,
  pick: query.get("pick"),
  filters: {
    types: new Set(listed("without")),
    statuses: new Set(listed("without-status")),
    from: query.get("from") ?? "",
    to: query.get("to") ?? "",
    undated: query.get("undated") !== "no",
  },
};

export const filtering = ({ types, statuses, from, to, undated }) =>
  Boolean(types.size || statuses.size || from || to || !undated);

/** Write the state into the address of the page. */
export function remember() {
  history.replaceState(null, "", address(document.documentElement.lang));
}

/** The address of this view in a language. */
export function address(language) {
  const { filters } = state;
  const values = {
    lang: language,
    open: state.open,
    extra: state.extra,
    pick: state.pick,
    without: [...filters.types],
    "without-status": [...filters.statuses],
    from: filters.from,
    to: filters.to,
    undated: filters.undated ? "" : "no",
  };
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = [value].flat().join(BETWEEN);
    if (text && text !== "0") written.set(name, text);
  }
  return `?${written}`;
}
