// Counting: what is left of an edge under the filters, and what prevails in it.
// A tally is [type, tone, status, period, count, reports, sure]; period is an ISO date, cut, or empty.

const BEST_FIRST = ["held", "planned", "proposed", "cancelled", "denied"];

function admitted([type, , status, period, , reports, sure], filters) {
  if (filters.types.has(type) || filters.statuses.has(status)) return false;
  if (reports < filters.reports || sure < filters.sure) return false;
  return within(period, filters);
}

/** A vaguer date counts when all days that it may mean lie within, as in lists of facts. */
function within(period, filters) {
  if (!period) return filters.undated && !filters.from && !filters.to;
  const [first, last] = period.length > 4 ? [period.slice(0, 7), period.slice(0, 7)] : [`${period}-01`, `${period}-12`];
  return (!filters.from || first >= filters.from) && (!filters.to || last <= filters.to);
}

/** Sum up tallies: {count, tone, status, types, first, last}; count 0 when nothing is left. */
export function summary(tallies, filters) {
  const left = tallies.filter((tally) => admitted(tally, filters));
  const types = counted(left, 0);
  const statuses = counted(left, 2);
  const periods = left.map((tally) => tally[3]).filter(Boolean).sort();
  return {
    count: left.reduce((sum, tally) => sum + tally[4], 0),
    tone: largest(counted(left, 1)),
    status: BEST_FIRST.find((status) => statuses.has(status)) ?? "held",
    types,
    first: periods[0] ?? "",
    last: periods.at(-1) ?? "",
  };
}

/** Add up tallies by one of their fields. */
export function counted(tallies, field) {
  const counts = new Map();
  for (const tally of tallies) {
    counts.set(tally[field], (counts.get(tally[field]) ?? 0) + tally[4]);
  }
  return counts;
}

function largest(counts) {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "exchange";
}
