"""A party of a fact as one sentence words it, and the steps that lead to its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.extraction.persons import Person


@dataclass(frozen=True)
class Step:
    """A link to another sentence: where the words stand that say who is meant."""

    sentence: int
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Side:
    """A party of a fact as worded: ``start`` and ``end`` in the sentence ``sentence``.

    ``party`` is an official's key, ``country:MA`` or ``org:IPU``; ``affiliation`` the country or
    organization behind it.  ``how`` names the link: named, office, role, pronoun, pair, body.
    """

    party: str
    affiliation: str | None
    sentence: int
    start: int
    end: int
    words: str
    how: str
    steps: tuple[Step, ...] = ()
    person: Person | None = None
    vague: bool = False


Parts = Mapping[str, tuple[Side, ...]]  # the sides of a fact by the part that they play


def opposite(a: Side, b: Side) -> bool:
    """Tell whether two sides face each other: both known, of different affiliation."""
    return (
        a.party != b.party
        and None not in (a.affiliation, b.affiliation)
        and (a.affiliation != b.affiliation)
    )


def distinct(sides: Iterable[Side]) -> Iterator[Side]:
    """Yield the first side of each party."""
    seen: set[str] = set()
    for side in sides:
        if side.party not in seen:
            seen.add(side.party)
            yield side


def may_face(side: Side, other: Side) -> bool:
    """Tell whether somebody is no colleague: of another side, or of none that is known."""
    known = side.affiliation is not None or side.person is not None
    return known and side.affiliation != other.affiliation
