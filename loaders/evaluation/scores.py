"""Precision, recall and F1 of predictions: per fact type, level and language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from loaders.evaluation.matching import (
    pair_up,
    same_dated_fact,
    same_fact,
    same_person,
    same_tie,
    tie,
)
from loaders.evaluation.records import SIDES, Fact, Record, is_certain

Level = Literal["tie", "full", "dated"]
Table = Literal["tie", "full", "dated", "officials"]
Match = Callable[[Record, Fact, Record, Fact], bool]

LEVELS: Mapping[Level, Match] = {"tie": same_tie, "full": same_fact, "dated": same_dated_fact}
CORE = ("met_with", "visited", "signed", "exempted_visa")
GROUPS: Mapping[str, Sequence[str]] = {
    "core": CORE,
    "wide": (*CORE, "participated", "diplomatic"),
    **{name: (name,) for name in SIDES},
}
OFFICIALS = ("found", "country", "role")


@dataclass(frozen=True)
class Score:
    """How many were right, wrongly told, and missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the score of both sets together."""
        return Score(
            self.right + other.right, self.spurious + other.spurious, self.missed + other.missed
        )

    @property
    def precision(self) -> float | None:
        """Return the share of what was told that is right; None where nothing was told."""
        told = self.right + self.spurious
        return self.right / told if told else None

    @property
    def recall(self) -> float | None:
        """Return the share of what should be told that was; None where there is nothing."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        whole = 2 * self.right + self.spurious + self.missed
        return 2 * self.right / whole if whole else 0.0

    @property
    def wanted(self) -> int:
        """Return how many there are in gold."""
        return self.right + self.missed


@dataclass(frozen=True)
class Paired:
    """One article's facts at one level: those that agree, gold first, and those left over."""

    right: Sequence[tuple[Fact, Fact]]
    missed: Sequence[Fact]
    spurious: Sequence[Fact]

    def scores(self) -> Iterator[tuple[str, Score]]:
        """Yield one score for each fact; what gold is unsure of counts neither way."""
        yield from ((g["type"], Score(right=1)) for g, _ in self.right if is_certain(g))
        yield from ((g["type"], Score(missed=1)) for g in self.missed if is_certain(g))
        yield from ((p["type"], Score(spurious=1)) for p in self.spurious)


@dataclass
class Scores:
    """The scores of many articles, by table and name of a fact type or a question on officials."""

    counts: dict[tuple[Table, str], Score] = field(default_factory=lambda: defaultdict(Score))
    articles: int = 0

    def add(self, gold: Record, found: Record) -> None:
        """Count one more article."""
        self.articles += 1
        for level in LEVELS:
            for name, score in paired(gold, found, level).scores():
                self.counts[level, name] += score
        for name, score in _officials(gold, found):
            self.counts["officials", name] += score

    def of(self, table: Table, name: str) -> Score:
        """Return the score of a fact type, of ``core`` or ``wide``, or of a question."""
        parts = GROUPS.get(name, (name,))
        return sum((self.counts.get((table, part), Score()) for part in parts), Score())

    def rows(self) -> Iterator[tuple[Table, str, Score]]:
        """Yield every score that counts something, the broad ones first."""
        names: Iterable[tuple[Table, str]] = (
            *((level, name) for level in LEVELS for name in GROUPS),
            *(("officials", name) for name in OFFICIALS),
        )
        rows = ((table, name, self.of(table, name)) for table, name in names)
        yield from (row for row in rows if row[2] != Score())


def paired(gold: Record, found: Record, level: Level) -> Paired:
    """Hold one article's predicted facts against gold."""
    wanted, told = gold.facts, found.facts
    if level == "tie":
        wanted, told = _distinct(gold), _distinct(found)
    match = LEVELS[level]
    pairs = pair_up(wanted, told, lambda g, p: match(gold, g, found, p))
    hit = frozenset(pairs.values())
    return Paired(
        right=[(wanted[i], told[j]) for j, i in pairs.items()],
        missed=[g for i, g in enumerate(wanted) if i not in hit],
        spurious=[p for j, p in enumerate(told) if j not in pairs],
    )


def _distinct(record: Record) -> Sequence[Fact]:
    """Return one fact for each tie between the same countries."""
    return tuple({tie(record, fact): fact for fact in reversed(record.facts)}.values())[::-1]


def _officials(gold: Record, found: Record) -> Iterator[tuple[str, Score]]:
    """Yield the scores of three questions: is the person there, for whom, in which role."""
    if gold.ignore_officials:
        return
    wanted, told = tuple(gold.officials.values()), tuple(found.officials.values())
    pairs = pair_up(wanted, told, same_person)
    lost = Score(spurious=len(told) - len(pairs), missed=len(wanted) - len(pairs))
    yield from ((question, lost) for question in OFFICIALS)
    for j, i in pairs.items():
        one, other = wanted[i], told[j]
        side = all(one.get(name) == other.get(name) for name in ("country", "org"))
        answers = (True, side, side and one.get("role") == other.get("role"))
        for question, right in zip(OFFICIALS, answers, strict=True):
            yield question, Score(right=1) if right else Score(spurious=1, missed=1)
