"""Those who lead states and organizations, with their years: whom a name alone means.

A table of persons is never complete and soon out of date, so it decides nothing that a text says
itself: it only tells whom "Emmanuel Macron" acts for where the text takes that as known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.errors import EntenteError
from graph.reference.tables import read_table
from graph.text import fold

_TERM = re.compile(r"(\d{4})(?:(-)(\d{4})?)?")


@dataclass(frozen=True, slots=True)
class Leader:
    """One spelling of a leader's name, whom he acts for as a party, and the years of his terms.

    The last year of a term that goes on is None.
    """

    name: str
    party: str
    role: str
    terms: tuple[tuple[int, int | None], ...]

    def holds_in(self, year: int) -> bool:
        """Tell whether a term covers a year."""
        return any(first <= year and (last is None or year <= last) for first, last in self.terms)


@cache
def leaders() -> Mapping[str, tuple[Leader, ...]]:
    """Return the leaders by each folded word of their names."""
    found: defaultdict[str, list[Leader]] = defaultdict(list)
    for leader in _rows():
        for word in dict.fromkeys(fold(leader.name).split()):
            found[word].append(leader)
    return {word: tuple(who) for word, who in found.items()}


def _rows() -> Iterator[Leader]:
    for side, roles in read_table("leaders")["leaders"].items():
        party = side if side.startswith("org:") else f"country:{side}"
        for role, names in roles.items():
            for spellings, years in names.items():
                terms = tuple(_term(term.strip(), spellings) for term in years.split(","))
                yield from (Leader(name, party, role, terms) for name in spellings.split("/"))


def _term(years: str, name: str) -> tuple[int, int | None]:
    """Read ``2017``, ``2017-2022`` or ``2017-``."""
    read = _TERM.fullmatch(years)
    if read is None:
        raise EntenteError(f"graph/data/reference/leaders.yaml, {name}: {years!r} is no term.")
    first = int(read[1])
    return first, int(read[3]) if read[3] else None if read[2] else first
