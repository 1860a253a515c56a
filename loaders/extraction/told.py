"""What has been told so far, as those ask for it who lead words back to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, Scene
from loaders.extraction.sides import Side


class Told(Protocol):
    """The sides that an article has told of, and who a chunk means; ``Links`` keeps it."""

    sentences: Sequence[Parsed]
    people: Sequence[Person]
    scene: Scene
    focus: list[Side]
    pairs: list[tuple[Side, Side]]
    settings: list[Side]

    def resolve(self, sentence: Parsed, chunk: int) -> tuple[Side, ...]:
        """Return the sides that a chunk means; none where that cannot be told."""

    def country(self, sentence: Parsed, chunk: Chunk) -> str | None:
        """Return the country or body that a chunk names, as a party."""

    def as_country(self, sentence: Parsed, side: Side) -> Side | None:
        """Return the country or body behind a side, as a side."""

    def side(self, sentence: Parsed, chunk: Chunk, party: str) -> Side:
        """Return a party as a chunk names it."""

    def linked(self, sentence: Parsed, chunk: Chunk, person: Person, how: str) -> Side:
        """Return a person whom other words stand for, with the steps that lead to his name."""

    def worded_as(
        self, sentence: Parsed, chunk: Chunk, party: str, affiliation: str | None, how: str
    ) -> Side:
        """Return a party as the words of a chunk stand for it."""

    def unwritten(self, side: Side) -> Side:
        """Return a side that is meant without a word for it."""
