"""The rules, kept as data, by which reports are told to be of one event or one person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from graph.data_files import read_data
from graph.text import fold


class Standing(BaseModel):
    """Acts of which the last that changed it says how a matter stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    acts: tuple[str, ...]
    directed: bool


class Fresh(BaseModel):
    """Within how many days of its report an event lies as a rule, and within how many at most.

    Of what has happened: so many days before the report; of what is to come: so many after it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    happened: int
    to_come: int
    at_most: int


class Identity(BaseModel):
    """What ``graph/data/identity.yaml`` holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role_families: tuple[frozenset[str], ...]
    sole_offices: frozenset[str]
    departments: frozenset[str]
    above_departments: frozenset[str]
    ordinals: tuple[str, ...]
    link_words: frozenset[str]
    general_words: frozenset[str]
    general_kinds: frozenset[str]
    once: frozenset[str]
    fresh: Fresh
    stages: tuple[str, ...]
    statuses: tuple[str, ...]
    standing: Mapping[str, Standing]
    anew: frozenset[str]

    def roles_agree(self, a: str, b: str) -> bool:
        """Tell whether one person may be given both roles at the same time."""
        return "other" in (a, b) or a == b or any({a, b} <= roles for roles in self.role_families)

    def words(self, text: str) -> frozenset[str]:
        """Return the folded words of a text that say which thing is meant."""
        words = frozenset(fold(text).split()) - self.link_words
        return frozenset(word.removesuffix("s") for word in words - self.general_words)

    def kinds_agree(self, a: str | None, b: str | None) -> bool:
        """Tell whether one agreement may be called both; a general kind goes with any."""
        return a == b or not {a, b}.isdisjoint(self.general_kinds | {None})

    def glosses_agree(self, a: str | None, b: str | None) -> bool:
        """Tell whether two short descriptions may be of one thing; a missing one always may."""
        one, other = self.words(a or ""), self.words(b or "")
        return not one or not other or 2 * len(one & other) >= min(len(one), len(other))


@cache
def identity() -> Identity:
    """Return the rules, read and checked once."""
    return Identity.model_validate(read_data("identity"))
