"""What reading an article gives: its sentences, where it was written, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.model import Article, Field, Offsets
from loaders.reading.language import foreign

Reason = Literal["prefix", "dateline", "byline", "sign-off", "caption", "related"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the title or the text: ``article.field(where)[start:end] == text``.

    ``paragraph`` counts from 0 in the text; in the title it is -1.
    """

    where: Field
    start: int
    end: int
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dispatch was written: a place, nobody's affiliation.

    ``span`` is where ``place`` stands in the text; ``date`` is the dateline's own date, cut at its
    precision, where it has one with a year.
    """

    place: str
    span: Offsets
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Excluded:
    """A stretch of the text that asserts nothing: no sentence comes from it."""

    start: int
    end: int
    reason: Reason


@dataclass(frozen=True)
class Reading:
    """An article, read.

    ``language`` is fr, en, es, ar, pt, another ISO 639-1 code or ``und``.  ``published`` is the
    article's own date, else the month of the crawler's prefix, to the day that the dateline gives
    of that month; else the dateline's date: the base of relative dates.  ``sentences`` are in
    order, those of the title first, and cover all that is not excluded.
    """

    article: Article
    language: str
    published: str | None
    dateline: Dateline | None
    sentences: tuple[Sentence, ...]
    excluded: tuple[Excluded, ...] = ()

    @cached_property
    def foreign(self) -> Mapping[int, str]:
        """The languages of the paragraphs, or the title, that are not in the article's."""
        paragraphs: dict[int, str] = {}
        for sentence in self.sentences:
            paragraphs[sentence.paragraph] = paragraphs.get(sentence.paragraph, "") + sentence.text
        return foreign(paragraphs, self.language)

    @property
    def title(self) -> tuple[Sentence, ...]:
        """The sentences of the title."""
        return tuple(s for s in self.sentences if s.where == "title")

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return tuple(s for s in self.sentences if s.where == "text")
