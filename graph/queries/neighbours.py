"""Who stands around a node: its ties rolled up by partner and type."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.queries.kinds import kind_of
from graph.queries.ties import ANY, Tie, TieFilter, ties_about
from graph.reference import reference
from graph.stores.base import Store

READ = 2_000

Side = Mapping[str, Any]


@dataclass
class Neighbour:
    """A partner of a node; ``dates`` holds, by type, the date of each tie, None when undated."""

    uid: str
    kind: str
    label: str
    dates: dict[str, list[str | None]] = field(default_factory=dict)

    @property
    def ties(self) -> int:
        """How many ties there are with it."""
        return sum(map(len, self.dates.values()))


@dataclass(frozen=True)
class Neighbourhood:
    """A node's neighbours, most ties first.

    ``more`` counts those left out; ``truncated`` says that there are older ties than were read.
    """

    neighbours: tuple[Neighbour, ...]
    more: int
    truncated: bool


def neighbourhood(
    store: Store,
    uid: str,
    shown: Collection[str] = (),
    filters: TieFilter = ANY,
    limit: int = 40,
) -> Neighbourhood:
    """Return the neighbours of a node by its 2,000 newest ties.

    All neighbours among ``shown`` are returned, and at most ``limit`` others.  Around a country or
    body, people stand for whom they act for.
    """
    page = ties_about(store, uid, filters, limit=READ)
    found = sorted(roll_up(uid, page.items), key=lambda n: (-n.ties, n.uid))
    known = [neighbour for neighbour in found if neighbour.uid in shown]
    new = [neighbour for neighbour in found if neighbour.uid not in shown]
    return Neighbourhood(
        neighbours=(*known, *new[:limit]),
        more=max(0, len(new) - limit),
        truncated=page.next is not None,
    )


def roll_up(uid: str, ties: Iterable[Tie]) -> list[Neighbour]:
    """Return the partners that a node has by these ties."""
    found: dict[str, Neighbour] = {}
    bodies = kind_of(uid) in ("Country", "Organization")
    for tie in ties:
        partners = {end.uid: end for end in map(_home if bodies else _self, tie["sides"])}
        partners.pop(uid, None)
        if tie["type"] == "participated" and kind_of(uid) != "Event":
            event = Neighbour(tie["event"], "Event", tie["name"])
            partners = {event.uid: event}
        for partner in partners.values():
            dates = found.setdefault(partner.uid, partner).dates
            dates.setdefault(tie["type"], []).append(tie.get("date"))
    return list(found.values())


def _self(side: Side) -> Neighbour:
    return Neighbour(side["uid"], side["kind"], side["name"])


def _home(side: Side) -> Neighbour:
    """Return whom a side acts for; a person of whom that is not known stands for themselves."""
    country = side.get("country")
    if side["kind"] != "Official" or not country:
        return _self(side)
    return Neighbour(country, "Country", reference().label(country))
