// The state of the view and its address: reloading the page gives the same view.

const query = new URLSearchParams(location.search);

/** `types` and `statuses` are those left out; `pick` is the id of a node or an edge. */
export const state = {
  open: query.getAll("open"),
  reach: Number(query.get("reach")) || 0,
  pick: query.get("pick"),
  filters: {
    types: new Set(query.getAll("without")),
    statuses: new Set(query.getAll("without-status")),
    from: query.get("from") ?? "",
    to: query.get("to") ?? "",
    undated: query.get("undated") !== "0",
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
    reach: state.reach,
    pick: state.pick,
    without: [...filters.types],
    "without-status": [...filters.statuses],
    from: filters.from,
    to: filters.to,
    undated: filters.undated ? "" : "0",
  };
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const item of [value].flat()) if (item) written.append(name, item);
  }
  return `?${written}`;
}
