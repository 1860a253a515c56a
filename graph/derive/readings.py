"""Claims after step 2: with their sides, and the days on which they may have happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from graph.claims import OFFICE, anchor_order
from graph.dates import Bounds, bounds, overlap, precision
from graph.derive.blocks import block_of
from graph.derive.officials import Official, Officials
from graph.derive.parties import Side, affiliation, body_side
from graph.model import Claim, Fact, Mention
from graph.ontology import FactType, ontology

_REPORTED_AHEAD = frozenset({"planned", "proposed"})


@dataclass(frozen=True)
class Reading:
    """A claim of a fact with the officials that its people were found to be."""

    claim: Claim
    people: Mapping[str, Official]

    @property
    def fact(self) -> Fact:
        """What it states."""
        return self.claim.fact

    @property
    def kind(self) -> FactType:
        """What its fact type means."""
        return ontology().types[self.fact.type]

    @cached_property
    def block(self) -> str:
        """The block that it lies in."""
        return block_of(self.claim)

    @cached_property
    def sides(self) -> Mapping[str, tuple[Side, ...]]:
        """Who stands in each part; a part whose order means nothing is sorted."""
        return {
            part: tuple(dict.fromkeys(sorted(map(self.side, parties))))
            for part, parties in self.fact.parts.items()
        }

    def side(self, party: str) -> Side:
        """Return who a party is."""
        official = self.people.get(party)
        if official is None:
            return body_side(party)
        # a decision may have put together two of different countries: here it is this one's
        whom = affiliation(self.claim.people[party])
        side = official.side
        return side if whom == side.affiliation else replace(side, affiliation=whom)

    def mention_for(self, side: Side) -> Mention | None:
        """Return the person of this claim who was found to be this side."""
        keys = sorted(key for key, official in self.people.items() if official.uid == side.uid)
        return self.claim.people[keys[0]] if keys else None

    def detail(self, name: str, default: Any = None) -> Any:
        """Return a detail of the fact."""
        value = self.fact.details.get(name)
        return default if value is None else value

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return precision(self.fact.date) == "day"

    @cached_property
    def days(self) -> Bounds:
        """The days on which it was, for a day known; else those on which it may have been.

        A report of what has happened is not of later days, an announcement not of earlier ones; a
        day's difference is left for the time zones.
        """
        start, end = bounds(self.fact.date)
        if self.exact:
            last = bounds(self.fact.date_end)[1] if self.fact.date_end else end
            return start, max(start, last)
        published = bounds(self.claim.published)
        room: Bounds
        if self.fact.status in _REPORTED_AHEAD:
            room = (_shifted(published[0], -1), date.max)
        else:
            room = (date.min, _shifted(published[1], 1))
        return overlap((start, end), room) or (start, end)

    @property
    def named(self) -> int:
        """How many of its sides are persons."""
        return sum(side.named for sides in self.sides.values() for side in sides)


def readings(claims: Iterable[Claim], officials: Officials) -> tuple[Reading, ...]:
    """Return the claims of facts, earliest published first, with who their people are."""
    known = officials.by_mention
    return tuple(
        Reading(claim, {key: known[claim.article, key] for key in claim.people})
        for claim in sorted(claims, key=anchor_order)
        if claim.fact.type != OFFICE
    )


def _shifted(day: date, days: int) -> date:
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return day + timedelta(days=ordinal - day.toordinal())
