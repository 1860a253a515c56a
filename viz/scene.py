"""What to draw: pure functions from ties (DESIGN, section 5) to nodes and edges without places.

Two scenes: the overview shows countries and rolls all ties of a pair up into one edge; a
neighbourhood shows what is opened with its officials, agreements, events and partners.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from viz.ends import End, Line, Tally, Tie, ends_of, lines_of, tally_of

ROLLED_UP, REPRESENTS = "*", "represents"
COUNTRIES, STRONGEST = 40, 4
NEIGHBOURS, FURTHER, CANVAS = 40, 15, 300  # of the first opened, of later ones, in all

Pair = tuple[str, str]
Tallies = tuple[Tally, ...]
Around = Sequence[tuple[End, Sequence[Tie]]]


@dataclass(frozen=True)
class Edge:
    """One drawn edge.

    ``kind`` is the tone of its ties, ``*`` for all ties of a pair, or ``represents``; ``arrow``
    says whether all run to the target, all ``from`` it to the source, or neither (empty).
    """

    source: str
    target: str
    kind: str
    arrow: str = ""
    tallies: Tallies = ()
    ties: tuple[str, ...] = ()

    @property
    def uid(self) -> str:
        """Return what names the edge in the page and in its address."""
        return f"{self.source}|{self.kind}|{self.target}"

    @property
    def ends(self) -> frozenset[str]:
        """Return the uids of its two nodes."""
        return frozenset((self.source, self.target))

    @property
    def count(self) -> int:
        """Return how many ties it stands for."""
        return sum(tally.count for tally in self.tallies)


@dataclass(frozen=True)
class Scene:
    """Nodes and edges to draw.

    ``more`` counts the neighbours left out; ``opened`` is what is shown from inside.
    """

    nodes: tuple[End, ...]
    edges: tuple[Edge, ...]
    opened: frozenset[str] = frozenset()
    more: int = 0

    def renamed(self, ends: Mapping[str, End]) -> Scene:
        """Return the scene with nodes called as these ends are, by uid."""
        return replace(self, nodes=tuple(ends.get(node.uid, node) for node in self.nodes))

    def degrees(self) -> Counter[str]:
        """Return how many ties meet at each node."""
        degrees: Counter[str] = Counter()
        for edge in self.edges:
            degrees[edge.source] += edge.count
            degrees[edge.target] += edge.count
        return degrees


def pairs_of(ties: Iterable[Tie]) -> dict[Pair, Tallies]:
    """Return the tallies of every pair of countries that ties stand between.

    A tie of several countries counts for each pair of them.
    """
    pairs: defaultdict[Pair, list[Tally]] = defaultdict(list)
    for tie in ties:
        if tie["type"] == "participated":
            continue
        codes = sorted({end.uid for end in ends_of(tie) if end.kind == "Country"})
        for number, first in enumerate(codes):
            for second in codes[number + 1 :]:
                pairs[first, second].append(tally_of(tie))
    return {pair: added(tallies) for pair, tallies in pairs.items()}


def overview(
    pairs: Mapping[Pair, Sequence[Tally]], limit: int = COUNTRIES, strongest: int = STRONGEST
) -> Scene:
    """Return the countries most tied to each other, and of each its strongest edges."""
    counts = {pair: sum(t.count for t in tallies) for pair, tallies in pairs.items()}
    shown = _most_tied(counts, limit)
    used: Counter[str] = Counter()
    edges = []
    for first, second in sorted(pairs, key=lambda pair: (-counts[pair], pair)):
        if {first, second} <= shown and min(used[first], used[second]) < strongest:
            used.update((first, second))
            edges.append(Edge(first, second, ROLLED_UP, tallies=tuple(pairs[first, second])))
    everyone = {code for pair in pairs for code in pair}
    nodes = tuple(End(code, "Country", code) for code in sorted(shown))
    return Scene(nodes, tuple(edges), more=len(everyone) - len(shown))


def neighbourhood(around: Around, extra: int = 0) -> Scene:
    """Return what is opened with its nearest neighbours: those that share most ties with it.

    Args:
        around: each country, body, official, agreement or event that is opened, in order, with
            its ties; all of them are shown, the first with more neighbours than the later ones.
        extra: so many neighbours more of each.
    """
    inside = frozenset(end.uid for end, _ in around)
    lines = _lines(around, inside)
    ends = _ends(around, lines)
    kept = _nearest(around, inside, extra)
    edges = [edge for edge in _edges(lines) if edge.ends <= kept]
    tied = inside.union(*(edge.ends for edge in edges))
    nodes = [ends[uid] for uid in sorted(tied)]
    homes = [_home(end) for end in nodes if end.kind == "Official" and end.home in tied]
    return Scene(tuple(nodes), (*edges, *homes), inside, more=len(ends) - len(tied))


def stars(
    foci: Sequence[str],
    pairs: Mapping[Pair, Sequence[Tally]],
    measure: str = "ties",
    extra: int = 0,
) -> Scene:
    """Return countries with their partners, the first by a measure, all ties of a pair in one edge.

    Args:
        foci: codes of the countries in the middle; the first has more partners than later ones.
        pairs: the tallies of the pairs that these countries are of.
        measure: what partners are chosen by, one of ``MEASURES``.
        extra: so many partners more of each.
    """
    weights = {pair: MEASURES[measure](tallies) for pair, tallies in pairs.items()}
    kept, known = set(foci), set(foci)
    for number, focus in enumerate(foci):
        partners = _partners(focus, weights)
        known |= partners.keys()
        near = sorted(partners.keys() - kept, key=lambda code: (-partners[code], code))
        quota = (FURTHER if number else NEIGHBOURS) + extra
        kept.update(near[: max(0, min(quota, CANVAS - len(kept)))])
    edges = [
        Edge(*pair, ROLLED_UP, tallies=tuple(pairs[pair]))
        for pair in sorted(pairs)
        if set(pair) <= kept and weights[pair]
    ]
    nodes = tuple(End(code, "Country", code) for code in sorted(kept))
    return Scene(nodes, tuple(edges), frozenset(foci), more=len(known) - len(kept))


def added(tallies: Iterable[Tally]) -> Tallies:
    """Add up the tallies that differ only in their count."""
    counts: Counter[Tally] = Counter()
    for tally in tallies:
        counts[replace(tally, count=0)] += tally.count
    return tuple(replace(tally, count=count) for tally, count in counts.items())


def _count(admits: Callable[[Tally], bool]) -> Callable[[Sequence[Tally]], int]:
    return lambda tallies: sum(tally.count for tally in tallies if admits(tally))


def _recent(tallies: Sequence[Tally]) -> int:
    """Count what is dated within the last two years, this one and the one before."""
    since = str(datetime.now(UTC).year - 1)
    return sum(tally.count for tally in tallies if tally.period >= since)


# what the partners of a country can be chosen by
MEASURES: Mapping[str, Callable[[Sequence[Tally]], int]] = {
    "ties": _count(lambda tally: True),
    "recent": _recent,
    "cooperation": _count(lambda tally: tally.tone == "cooperation"),
    "tension": _count(lambda tally: tally.tone == "tension"),
    "planned": _count(lambda tally: tally.status in ("planned", "proposed")),
}


def _partners(focus: str, weights: Mapping[Pair, int]) -> dict[str, int]:
    """Return the partners of a country, those without weight left out."""
    return {_other(pair, focus): w for pair, w in weights.items() if focus in pair and w}


def _other(pair: Pair, code: str) -> str:
    return pair[1] if pair[0] == code else pair[0]


def _most_tied(counts: Mapping[Pair, int], limit: int) -> set[str]:
    """Return at most ``limit`` countries: from the strongest pair on, always the one most tied
    to those taken before, so that the picture hangs together.
    """
    partners: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), count in counts.items():
        partners[first][second] = partners[second][first] = count
    alone = {code: max(known.values()) / 1000 for code, known in partners.items()}
    pull: dict[str, float] = dict(alone)
    shown: set[str] = set()
    while pull and len(shown) < limit:
        taken = max(pull, key=lambda code: (pull[code], code))
        shown.add(taken)
        del pull[taken]
        for other, count in partners[taken].items():
            if other not in shown:
                pull[other] += math.log2(1 + count)
    return shown


def _nearest(around: Around, inside: frozenset[str], extra: int) -> set[str]:
    """Return what is opened and, of each in turn, the neighbours with most ties."""
    kept = set(inside)
    for number, (_, ties) in enumerate(around):
        weights = Counter(end for tie in ties for end in _drawn_for(tie, inside))
        others = sorted(weights.keys() - kept, key=lambda uid: (-weights[uid], uid))
        quota = (FURTHER if number else NEIGHBOURS) + extra
        kept.update(others[: max(0, min(quota, CANVAS - len(kept)))])
    return kept


def _drawn_for(tie: Tie, inside: frozenset[str]) -> set[str]:
    lines = lines_of(tie, inside)
    return {end.uid for line in lines for end in (line.source, line.target)}


def _lines(around: Around, inside: frozenset[str]) -> list[tuple[Tie, Line]]:
    """Return all lines of all ties, each tie once."""
    ties = {tie["uid"]: tie for _, found in around for tie in found}
    return [(tie, line) for tie in ties.values() for line in lines_of(tie, inside)]


def _ends(around: Around, lines: Iterable[tuple[Tie, Line]]) -> dict[str, End]:
    """Return all nodes by uid, what is opened as it was given."""
    ends = {end.uid: end for _, line in lines for end in (line.source, line.target)}
    return ends | {end.uid: end for end, _ in around}


def _edges(lines: Iterable[tuple[Tie, Line]]) -> Iterator[Edge]:
    """Yield one edge for all lines of a tone between two nodes."""
    between: defaultdict[tuple[str, str, str], list[tuple[Tie, Line]]] = defaultdict(list)
    for tie, line in lines:
        first, second = sorted((line.source.uid, line.target.uid))
        between[first, second, tally_of(tie).tone].append((tie, line))
    for (first, second, tone), there in between.items():
        ties = {tie["uid"]: tie for tie, _ in there}
        arrows = {_arrow(line, second) for _, line in there}
        yield Edge(
            first,
            second,
            tone,
            arrow=arrows.pop() if len(arrows) == 1 else "",
            tallies=added(map(tally_of, ties.values())),
            ties=tuple(ties),
        )


def _arrow(line: Line, target: str) -> str:
    if not line.directed:
        return ""
    return "to" if line.target.uid == target else "from"


def _home(official: End) -> Edge:
    return Edge(official.uid, official.home or "", REPRESENTS)
