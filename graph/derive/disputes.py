"""Where the reports of one fact contradict each other: what is told otherwise, and by which one.

A denial contradicts a report; of several days or signatories the ones that most independent reports
give are taken, the earliest published among equals, and the other reports contradict them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from graph.dates import overlap
from graph.derive.grouping import connected
from graph.derive.readings import Reading
from graph.text import fold

About = Literal["status", "date", "signers"]
Told = TypeVar("Told", bound=Hashable)
_COPIED = 40
"""From so many characters on, an equal sentence is no chance."""


def disputes(readings: Sequence[Reading]) -> dict[str, About]:
    """Return what each contradicting report, by its claim's uid, tells otherwise.

    Args:
        readings: those of one fact, earliest published first.
    """
    found: dict[str, About] = dict.fromkeys(map(_uid, _denials(readings)), "status")
    rest = [reading for reading in readings if _uid(reading) not in found]
    found |= dict.fromkeys(map(_uid, _other_days(rest)), "date")
    rest = [reading for reading in rest if _uid(reading) not in found]
    return found | dict.fromkeys(map(_uid, _other_signers(rest)), "signers")


def independent_reports(readings: Iterable[Reading]) -> int:
    """Return how many independent articles these are: near-copies are one."""
    return len(connected(readings, _told_by))


def copies(readings: Iterable[Reading]) -> Mapping[str, str]:
    """Return the article that each near-copy, by its article's uid, is a copy of.

    Args:
        readings: those of one fact, earliest published first.
    """
    found: dict[str, str] = {}
    in_order = list(readings)
    for group in connected(in_order, _told_by):
        first, *others = sorted(group, key=in_order.index)
        found |= {r.claim.article: first.claim.article for r in others}
        found.pop(first.claim.article, None)
    return found


def _uid(reading: Reading) -> str:
    return reading.claim.uid


def _denials(readings: Sequence[Reading]) -> Sequence[Reading]:
    """Return the denials of what others report."""
    denials = [reading for reading in readings if reading.fact.status == "denied"]
    return denials if len(denials) < len(readings) else []


def _other_days(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the reports of another day than the one that most give."""
    if not readings or readings[0].fact.type in ("exempted_visa", "visited"):
        return  # a life has many days, and so has a stay
    exact = [reading for reading in readings if reading.exact]
    days = _most_told([(reading.days, reading) for reading in exact])
    yield from (reading for reading in exact if days and overlap(reading.days, days) is None)


def _other_signers(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the reports that name another signatory for a side than the one that most name."""
    named: dict[str, list[tuple[str, Reading]]] = defaultdict(list)
    for reading in readings:
        for side in reading.sides.get("signers", ()):
            named[side.affiliation].append((side.uid, reading))
    usual = {whom: _most_told(told) for whom, told in named.items()}
    for reading in readings:
        signers = reading.sides.get("signers", ())
        present = {side.uid for side in signers}
        if any(usual[side.affiliation] not in present for side in signers):
            yield reading


def _most_told(told: Iterable[tuple[Told, Reading]]) -> Told | None:
    """Return what most independent reports tell, among equals what came first."""
    by_value: dict[Told, list[Reading]] = defaultdict(list)
    for value, reading in told:
        by_value[value].append(reading)
    return max(by_value, key=lambda value: independent_reports(by_value[value]), default=None)


def _told_by(reading: Reading) -> Iterator[str]:
    """Yield what the copies of a report have in common."""
    yield reading.claim.identity
    yield from reading.prints
    sentence = fold(reading.fact.quote.sentence)
    if len(sentence) >= _COPIED:
        yield sentence
