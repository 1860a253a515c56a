"""Claims after step 2: with their sides, and the days on which they may have happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from graph.claims import OFFICE, anchor_order
from graph.dates import EVER, Bounds, bounds, overlap, precision
from graph.derive.blocks import block_of
from graph.derive.identity import identity
from graph.derive.officials import Official, Officials
from graph.derive.parties import Side, affiliation, body_side
from graph.model import Article, Claim, Fact, Mention
from graph.ontology import FactType, ontology

_REPORTED_AHEAD = frozenset({"planned", "proposed"})


@dataclass(frozen=True)
class Reading:
    """A claim of a fact with the officials that its people were found to be.

    ``prints`` are those of its article; ``doubted`` are the uids of officials whom one of its
    people may be, by that official's uid.
    """

    claim: Claim
    people: Mapping[str, Official]
    prints: frozenset[str] = frozenset()
    doubted: Mapping[str, frozenset[str]] = field(default_factory=dict)

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
        day's difference is left for the time zones.  Where no date is told, it is not of long ago.
        """
        start, end = bounds(self.fact.date)
        if self.exact:
            last = bounds(self.fact.date_end)[1] if self.fact.date_end else end
            return start, max(start, last)
        most = identity().fresh.at_most if not self.fact.date else None
        return overlap((start, end), self._room(most, most)) or (start, end)

    @cached_property
    def likely(self) -> Bounds:
        """The days on which it was as a rule: shortly before its report, or not long after it."""
        if self.exact:
            return self.days
        fresh = identity().fresh
        return overlap(self.days, self._room(fresh.happened, fresh.to_come)) or self.days

    def _room(self, back: int | None, ahead: int | None) -> Bounds:
        """Return the days that lie at most so many before, or after, the report."""
        published = bounds(self.claim.published)
        if not self.claim.published:
            return EVER
        if self.fact.status in _REPORTED_AHEAD:
            end = date.max if ahead is None else _shifted(published[1], ahead)
            return _shifted(published[0], -1), end
        start = date.min if back is None else _shifted(published[0], -back)
        return start, _shifted(published[1], 1)

    def with_people(self, instead: Mapping[str, Official]) -> Reading:
        """Return it with officials, by uid, taken for others."""
        people = {key: instead.get(person.uid, person) for key, person in self.people.items()}
        return replace(self, people=people)

    @property
    def named(self) -> int:
        """How many of its sides are persons."""
        return sum(side.named for sides in self.sides.values() for side in sides)


def readings(
    claims: Iterable[Claim], officials: Officials, articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the claims of facts, earliest published first, with who their people are."""
    known, doubted = officials.by_mention, officials.doubted
    return tuple(
        Reading(
            claim,
            people := {key: known[claim.article, key] for key in claim.people},
            frozenset(articles[claim.article].prints),
            {p.uid: doubted[p.uid] for p in people.values() if p.uid in doubted},
        )
        for claim in sorted(claims, key=anchor_order)
        if claim.fact.type != OFFICE
    )


def _shifted(day: date, days: int) -> date:
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)
