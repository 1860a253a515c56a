"""Facts as their claims together give them: who, when, where, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.claims import anchor_order
from graph.dates import finest, precision
from graph.derive.disputes import About, disputes, independent_reports
from graph.derive.identity import identity
from graph.derive.joining import TURN, Group, merge_sides, same_way_round, turned
from graph.derive.parties import Side
from graph.derive.readings import Reading
from graph.ontology import FactType

Json = dict[str, Any]
_SAYS_LITTLE = ("unspecified", False)


@dataclass(frozen=True)
class Tie:
    """One derived fact: the readings that state it, earliest published first."""

    readings: Group

    @property
    def anchor(self) -> Reading:
        """The reading that the uid is made after."""
        return self.readings[0]

    @property
    def type(self) -> str:
        """The fact type."""
        return self.anchor.fact.type

    @property
    def kind(self) -> FactType:
        """What the fact type means."""
        return self.anchor.kind

    @cached_property
    def best_first(self) -> Group:
        """The readings, the most confident one first."""
        return tuple(sorted(self.readings, key=lambda r: -r.fact.confidence))

    @cached_property
    def disputes(self) -> Mapping[str, About]:
        """What each report that contradicts the others tells otherwise, by its claim's uid."""
        return disputes(self.readings)

    @cached_property
    def reports(self) -> Group:
        """The readings that contradict none of the others; all where each one denies it."""
        return tuple(r for r in self.readings if r.claim.uid not in self.disputes)

    @property
    def contradictions(self) -> Group:
        """The readings that deny what others report, or tell another day or signatory."""
        return tuple(r for r in self.readings if r.claim.uid in self.disputes)

    @cached_property
    def latest(self) -> Reading:
        """The reading that tells how it stands: the latest report, for a visa the latest stage."""
        return max(self.reports, key=_stage_order if self.type == "exempted_visa" else _latest)

    @property
    def status(self) -> str:
        """How it stands."""
        return self.latest.fact.status

    @property
    def confidence(self) -> float:
        """The best claim's."""
        return self.best_first[0].fact.confidence

    @cached_property
    def independent(self) -> int:
        """How many independent articles report it."""
        return independent_reports(self.reports)

    @cached_property
    def date(self) -> str | None:
        """The most precise date among the reports; for a visa, of its latest stage alone."""
        if self.type != "exempted_visa":
            return finest(*(reading.fact.date for reading in self.reports))
        latest = self.latest
        same = (r for r in self.reports if _stage(r) == _stage(latest))
        return latest.fact.date or finest(*(reading.fact.date for reading in same))

    @cached_property
    def date_end(self) -> str | None:
        """The last known day, where there are more than one."""
        if self.type == "exempted_visa" or precision(self.date) != "day":
            return self.latest.fact.date_end
        days = [
            day
            for reading in self.reports
            if reading.exact
            for day in (reading.fact.date, reading.fact.date_end)
            if day
        ]
        last = max(days)
        return last if last > str(self.date) else None

    @property
    def place(self) -> str | None:
        """Where, as the most confident report says."""
        return next((r.fact.place for r in self.best_first if r.fact.place), None)

    @cached_property
    def sides(self) -> Mapping[str, tuple[Side, ...]]:
        """Who stands in each part, persons in place of their countries.

        The two sides of an undirected fact are ordered by uid.
        """
        merged: dict[str, tuple[Side, ...]] = {}
        for reading in self._sure_of_sides:
            as_told = reading.sides if same_way_round(merged, reading) else turned(reading.sides)
            for part, sides in as_told.items():
                merged[part] = merge_sides(merged.get(part, ()), sides)
        if self.undirected and self._wrong_way_round(merged):
            merged = dict(turned(merged))
        return {part: merged[part] for part in self.kind.parts if part in merged}

    @property
    def _sure_of_sides(self) -> Iterable[Reading]:
        """The readings that no other contradicts on who signed, those that name most first."""
        told = (r for r in self.readings if self.disputes.get(r.claim.uid) != "signers")
        return sorted(told, key=lambda reading: -reading.named)

    def _wrong_way_round(self, sides: Mapping[str, tuple[Side, ...]]) -> bool:
        first, second = [*(sides[part] for part in self.kind.parts if part in TURN), (), ()][:2]
        return bool(first and second) and first[0].uid > second[0].uid

    @property
    def undirected(self) -> bool:
        """Whether it is the same told from either side."""
        return not self.kind.directed or bool(self.detail("mutual"))

    def part_of(self, reading: Reading, part: str) -> str:
        """Return which part of this fact is what a reading calls ``part``."""
        return part if same_way_round(self.sides, reading) else TURN.get(part, part)

    @cached_property
    def all_sides(self) -> tuple[Side, ...]:
        """All sides, each once, sorted."""
        return tuple(sorted({side for sides in self.sides.values() for side in sides}))

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of its sides, sorted."""
        return tuple(sorted({side.country for side in self.all_sides if side.country}))

    def detail(self, name: str) -> Any:
        """Return a detail as the most confident report gives it; a stage as the latest does."""
        in_order = (self.latest, *self.best_first) if name == "stage" else self.best_first
        values = [value for r in in_order if (value := r.detail(name)) is not None]
        telling = [value for value in values if value not in _SAYS_LITTLE]
        return next(iter(telling or values), None)

    @cached_property
    def stages(self) -> tuple[Json, ...]:
        """The stages of an exemption's life, in order, each with the claim that states it."""
        return tuple(
            _present(
                stage=reading.detail("stage"),
                date=reading.fact.date,
                status=reading.fact.status,
                published=reading.claim.published,
                claim=reading.claim.uid,
            )
            for reading in sorted(self.reports, key=_stage_order)
        )


def _stage(reading: Reading) -> tuple[Any, ...]:
    return reading.detail("stage"), reading.fact.status


def _latest(reading: Reading) -> tuple[Any, ...]:
    """Order reports by when they were published, the surer status last on one day."""
    statuses = identity().statuses
    published = reading.claim.published or ""
    return published, statuses.index(reading.fact.status), reading.claim.uid


def _stage_order(reading: Reading) -> tuple[Any, ...]:
    """Order stages: what has come about after what is only planned, then by date and stage.

    A stage without a date is known to hold when it was published.
    """
    stage = identity().stages.index(reading.detail("stage", "announced"))
    when = reading.fact.date or reading.claim.published or ""
    return reading.fact.status == "held", when, stage, reading.claim.uid


def _present(**properties: Any) -> Json:
    return {name: value for name, value in properties.items() if value is not None}


def anchor_of(ties: Iterable[Tie]) -> Reading:
    """Return the reading that several ties' common uid is made after."""
    return min((tie.anchor for tie in ties), key=lambda reading: anchor_order(reading.claim))
