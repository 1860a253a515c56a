"""Step 4: which facts are one event, and what that event is like.

Facts that one article words as one sitting are one event, as are all participations in one named
event; any other fact is an event by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.claims import anchor_order
from graph.dates import finest, precision
from graph.derive.bonds import Bonds, together
from graph.derive.disputes import independent_reports
from graph.derive.grouping import connected
from graph.derive.naming import event_name
from graph.derive.readings import Reading
from graph.derive.ties import Tie, anchor_of
from graph.model import Claim
from graph.ontology import Codes
from graph.text import slug

DETAILS = ("mode", "stage", "kind", "scope", "mutual", "action", "what")


@dataclass(frozen=True)
class Event:
    """One event: its facts, in a fixed order."""

    ties: tuple[Tie, ...]

    @cached_property
    def anchor(self) -> Reading:
        """The reading that the uid is made after."""
        return anchor_of(self.ties)

    @property
    def type(self) -> str:
        """The event's type, ``meeting`` say."""
        return str(self.ties[0].kind.event)

    @cached_property
    def uid(self) -> str:
        """``event:<type-countries-date>-<six digits>``; a named event has its name there."""
        anchor = self.anchor
        if self.type == "assembly":
            readable = slug(str(anchor.detail("event")))[:60].strip("-")
        else:
            bodies = {s.affiliation for sides in anchor.sides.values() for s in sides}
            readable = slug(" ".join([self.type, *sorted(bodies), anchor.fact.date or ""]))[:60]
        return f"event:{readable.strip('-')}-{anchor.claim.uid[6:12]}"

    def tie_uid(self, tie: Tie) -> str:
        """Return the uid of one of its facts: the event's and six digits of the fact's own."""
        return f"{self.uid}~{tie.anchor.claim.uid[6:12]}"

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries of all sides, sorted."""
        return tuple(sorted({country for tie in self.ties for country in tie.countries}))

    @cached_property
    def date(self) -> str | None:
        """The most precise date of its facts."""
        return finest(*(tie.date for tie in self.ties))

    @property
    def properties(self) -> Mapping[str, Any]:
        """What its node says."""
        first = self.ties[0]
        latest = max(self.ties, key=lambda tie: (tie.latest.claim.published or "", tie.status))
        codes = self._codes(first)
        values = {
            "type": self.type,
            "name": event_name(self.ties, "en"),
            "name_fr": event_name(self.ties, "fr"),
            "date": self.date,
            "date_end": self._date_end,
            "date_precision": precision(self.date),
            "place": self._place,
            "status": latest.status,
            "countries": list(self.countries),
            "cameo": codes.cameo,
            "plover": codes.plover,
            "reports": independent_reports(r for tie in self.ties for r in tie.reports),
            "contradictions": self._contradictions or None,
            "confidence": max(tie.confidence for tie in self.ties),
            **{detail: first.detail(detail) for detail in DETAILS},
        }
        return {key: value for key, value in values.items() if value is not None}

    @property
    def _date_end(self) -> str | None:
        return max((tie.date_end for tie in self.ties if tie.date_end), default=None)

    @property
    def _contradictions(self) -> int:
        return sum(len(tie.contradictions) for tie in self.ties)

    @property
    def _place(self) -> str | None:
        return next((tie.place for tie in self.ties if tie.place), None)

    @staticmethod
    def _codes(tie: Tie) -> Codes:
        return tie.kind.codes_of({"action": tie.detail("action")})


def events(blocks: Mapping[str, Iterable[Tie]], bonds: Bonds) -> tuple[Event, ...]:
    """Return the events of the facts of complete blocks, sorted by uid."""
    groups: list[list[Tie]] = []
    single: list[Tie] = []
    for _, ties in sorted(blocks.items()):
        of_block = list(ties)
        if of_block and of_block[0].kind.block == "event":
            groups.append(of_block)
        else:
            single += of_block
    groups += connected(single, lambda tie: _occasions(tie, bonds))
    made = (Event(tuple(sorted(ties, key=_in_order))) for ties in _decided(groups, bonds))
    return tuple(sorted(made, key=lambda event: event.uid))


def _decided(groups: Iterable[list[Tie]], bonds: Bonds) -> Iterator[list[Tie]]:
    """Put together the events of one type of which a decision says that they are one."""
    of_type: dict[str, list[list[Tie]]] = defaultdict(list)
    for ties in groups:
        of_type[ties[0].type].append(ties)
    for alike in of_type.values():
        for one in together(alike, _claims, bonds):
            yield [tie for ties in one for tie in ties]


def _claims(ties: Iterable[Tie]) -> list[Claim]:
    return [reading.claim for tie in ties for reading in tie.readings]


def _in_order(tie: Tie) -> tuple[str, str]:
    return anchor_order(tie.anchor.claim)


def _occasions(tie: Tie, bonds: Bonds) -> Iterator[tuple[object, ...]]:
    """Yield the sittings that claims of a fact are worded as part of, divided by decisions."""
    sides = bonds.sides(_claims([tie]))
    for reading in tie.readings:
        if reading.fact.occasion:
            yield tie.type, reading.claim.article, reading.fact.occasion, sides
