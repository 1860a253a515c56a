"""What a sentence mentions: people, offices, countries, bodies, pronouns, groups, as chunks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loaders.extraction.offices import Office
from loaders.extraction.tokens import Token

ChunkKind = Literal[
    "person",  # has a name
    "office",  # an office without a name: "le Premier ministre kazakh"
    "role",  # a role noun: "le responsable marocain"
    "country",
    "city",
    "organization",
    "body",  # stands for its country: "le gouvernement malien"
    "delegation",
    "pronoun",
    "pair",  # two sides named before: "les deux ministres"
    "self",  # a place that is the scene's country: "le Royaume"
]


@dataclass(frozen=True)
class Chunk:
    """A stretch of a sentence that may be a side or a place.

    ``first`` and ``last`` are token indices (last exclusive) with determiner and honorific;
    ``start`` and ``end`` character offsets in the sentence without the determiner.  ``governor``
    is the preposition before it.  ``countries`` are codes, ``CD|CG`` where the form is ambiguous.
    ``weak`` tells that the form alone does not prove its country (a city that is no capital).
    """

    kind: ChunkKind
    first: int
    last: int
    start: int
    end: int
    text: str
    governor: str | None = None
    determiner: str | None = None
    name: str | None = None
    name_span: tuple[int, int] | None = None
    honorific: bool = False
    offices: tuple[Office, ...] = ()
    countries: tuple[str, ...] = ()
    org: str | None = None
    institution: str | None = None
    chambers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    relational: bool = False
    pair: str | None = None
    weak: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the countries that it names, its offices' included."""
        return (*self.countries, *(code for office in self.offices for code in office.countries))

    @property
    def is_side(self) -> bool:
        """Tell whether it can be a side of a fact."""
        return self.kind not in ("city", "self")

    @property
    def is_capital(self) -> bool:
        """Tell whether it is a city that stands for its state: "Rabat a rappelé"."""
        return self.kind == "city" and not self.weak

    @property
    def is_place(self) -> bool:
        """Tell whether it can be where something happens."""
        return self.kind in ("city", "country", "self")


@dataclass(frozen=True)
class Mentions:
    """A sentence read: tokens, chunks in order, and which chunk each token lies in."""

    text: str
    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...]

    def chunk_at(self, token: int) -> Chunk | None:
        """Return the chunk that covers a token."""
        return next((c for c in self.chunks if c.first <= token < c.last), None)
