"""What the address says is opened, read from the store: nodes, and pairs of countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from graph.errors import NotFound
from graph.ontology import Language
from graph.queries.ties import ANY, TieFilter, count, party, ties_of
from graph.stores.base import Store
from viz import source
from viz.ends import End, Tie
from viz.scene import Pair, Scene, Tallies, neighbourhood, stars

READ = 500  # newest ties of one node or pair
OPENED = 12  # opened at once


@dataclass(frozen=True)
class Opened:
    """One thing opened: a node, or two countries with what stands between them."""

    uid: str
    ends: tuple[End, ...]

    @property
    def is_country(self) -> bool:
        """Tell whether it is a single country."""
        return len(self.ends) == 1 and self.ends[0].kind == "Country"


@dataclass(frozen=True)
class Seen:
    """A scene of what is opened; of more ties than were ``read`` the ``unread`` are older."""

    scene: Scene
    read: int = 0
    unread: int = 0


def present(store: Store, uids: Sequence[str], language: Language) -> list[Opened]:
    """Return what these uids name now, each once; what is no more is left out."""
    found: dict[str, Opened] = {}
    for uid in uids[:OPENED]:
        with suppress(NotFound):
            ends = tuple(source.end(store, part, language) for part in uid.split("~")[:2])
            present_uid = "~".join(end.uid for end in ends)
            found[present_uid] = Opened(present_uid, ends)
    return list(found.values())


def ends_of(opened: Iterable[Opened]) -> dict[str, End]:
    """Return the nodes that are opened, by uid."""
    return {end.uid: end for one in opened for end in one.ends}


def rolled_up(
    store: Store, opened: Sequence[Opened], measure: str, extra: int, filters: TieFilter = ANY
) -> Iterable[Seen]:
    """Yield the scenes of countries with their partners, growing likewise; a line for each pair."""
    pairs: dict[Pair, Tallies] = {}
    for number, one in enumerate(opened, 1):
        pairs |= source.pairs_of(store, one.uid, filters)
        yield Seen(stars([other.uid for other in opened[:number]], pairs, measure, extra))


def detailed(
    store: Store, opened: Sequence[Opened], extra: int, filters: TieFilter = ANY
) -> Iterable[Seen]:
    """Yield the scenes of people, agreements and events, growing by one thing opened at a time."""
    around: list[tuple[End, Sequence[Tie]]] = []
    read = unread = 0
    for one in opened:
        found, total = _ties(store, one, filters)
        read, unread = read + len(found), unread + total - len(found)
        around += [(end, found) for end in one.ends]
        yield Seen(neighbourhood(around, extra), read, unread)


def _ties(store: Store, opened: Opened, filters: TieFilter) -> tuple[list[Tie], int]:
    """Return the newest ties of what is opened, and how many there are in all."""
    if len(opened.ends) == 1:
        return source.ties_around(store, opened.uid, READ, filters)
    first, second = (end.uid for end in opened.ends)
    found = ties_of(store, first, second, filters, limit=READ)
    total = count(store, party(first, second), filters) if found.next else len(found.items)
    return list(found.items), total
