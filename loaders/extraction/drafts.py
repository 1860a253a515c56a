"""A fact as one construction words it, before status, date and place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model import Offsets
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side
from loaders.extraction.verbs import VerbGroup


@dataclass(frozen=True)
class Draft:
    """A fact as one construction words it, before status, date and place.

    ``trigger`` are character offsets in the sentence, ``first`` and ``last`` token indices of
    what the construction spans.  ``settled`` tells that ``status`` is final; facts of one sitting
    share an ``occasion``.  One that is ``retold`` says more of an event told elsewhere, if it is.
    ``ends`` tells that its date is that of its end ("de retour lundi"); an ``attribute`` says of
    someone who does other things that he is there ("X, en visite à Lima").
    ``since`` tells of a state that is dated by its beginning.
    """

    type: str
    parts: Mapping[str, tuple[Side, ...]]
    sentence: Parsed
    trigger: Offsets
    rule: str
    first: int
    last: int
    group: VerbGroup | None = None
    status: str | None = None
    settled: bool = False
    since: bool = False
    occasion: str | None = None
    retold: bool = False
    ends: bool = False
    attribute: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sides(self) -> tuple[Side, ...]:
        """All sides, part by part."""
        return tuple(side for sides in self.parts.values() for side in sides)
