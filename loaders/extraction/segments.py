"""Words taken apart where a script writes small words as part of them: "وبالرباط", "استقباله".

What is cut is data (``Script`` of a lexicon's grammar); a cut is made where the lexicon knows what
remains, so that "وزير" is not "و" and "زير".  Letters and marks are made alike, and every
character remembers where it stands, so that offsets stay those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from loaders.extraction.folding import normal
from loaders.extraction.scripts import Script

_RUN = re.compile(r"[^\W\d_]+")
_SHORT = 3  # letters that must remain of a word behind a small word
_LONG = 7  # letters of an unknown word with its article, which shows what stands before it
_TIMES = 2  # small words that may stand before one: "وب"
_LEFT_TO_RIGHT = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff"
Piece = tuple[str, int, int]
"""A word, and the letters of the written word from which to which it stands."""


@dataclass(frozen=True)
class Spelling:
    """A text as it is read, and for each of its characters where it stands in the text."""

    text: str
    origins: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of what is read stands in the text."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1


@dataclass(frozen=True)
class Segmenter:
    """Takes the words of a text apart; ``words`` are those that the language's lexicon knows.

    ``stems`` may have a pronoun behind them; ``prepositions`` are those of them behind which it
    stands alone.
    """

    script: Script
    words: frozenset[str]
    stems: frozenset[str]
    prepositions: frozenset[str]
    cache: dict[str, tuple[Piece, ...]] = field(default_factory=dict, compare=False, repr=False)

    def read(self, text: str, names: frozenset[str] = frozenset()) -> Spelling:
        """Return a text with its words taken apart; ``names`` are words that stay whole."""
        bare, places = self._bare(normal(text))
        letters: list[str] = []
        origins: list[int] = []
        end = 0
        for run in _RUN.finditer(bare):
            letters += bare[end : run.start()]
            origins += places[end : run.start()]
            for number, (word, first, last) in enumerate(self._pieces(run[0], names)):
                if number:
                    letters.append(" ")
                    origins.append(places[run.start() + first])
                letters += word
                reach = range(run.start() + first, run.start() + last)
                origins += _stretched([places[i] for i in reach], len(word))
            end = run.end()
        letters += bare[end:]
        origins += places[end:]
        return Spelling("".join(letters), tuple(origins))

    def _bare(self, text: str) -> tuple[str, list[int]]:
        """Return a text without the marks that may be left out, and where each letter stands."""
        places = [i for i, c in enumerate(text) if c not in self._dropped]
        return "".join(text[i] for i in places), places

    @cached_property
    def _dropped(self) -> frozenset[str]:
        return frozenset(self.script.marks + _LEFT_TO_RIGHT)

    def _pieces(self, word: str, names: frozenset[str]) -> tuple[Piece, ...]:
        if word in names:
            return ((word, 0, len(word)),)
        if names and (cut := self._before_name(word, names)) is not None:
            return cut
        if word not in self.cache:
            self.cache[word] = self._cut(word) or ((word, 0, len(word)),)
        return self.cache[word]

    def _before_name(self, word: str, names: frozenset[str]) -> tuple[Piece, ...] | None:
        """Cut what stands before a name that the text has told: "ولافروف"."""
        for small in self.script.before:
            rest = word[len(small) :]
            sure = rest in names and len(rest) > _SHORT and word not in self.words
            if word.startswith(small) and sure:
                return (word[: len(small)], 0, len(small)), (
                    *(word[len(small) :], len(small), len(word)),
                )
        return None

    def _cut(self, word: str, depth: int = 0) -> tuple[Piece, ...] | None:
        """Return the parts of a word, None where the lexicon does not know them."""
        if word in self.words:
            return ((word, 0, len(word)),)
        for parts in (self._without_pronoun(word), *self._without_small(word, depth)):
            if parts is not None:
                return parts
        return None

    def _without_small(self, word: str, depth: int) -> Iterator[tuple[Piece, ...] | None]:
        """Yield the word behind each small word that it may begin with."""
        for small in self.script.before if depth < _TIMES else ():
            rest = word[len(small) :]
            short = len(rest) < _SHORT and rest not in self.prepositions
            if short or not word.startswith(small):
                continue
            for written, read in self.script.merged.items():
                if word.startswith(written) and small == written[: len(small)]:
                    yield self._behind(small, read + word[len(written) :], 1, depth, word)
            yield self._behind(small, rest, 0, depth, word)

    def _behind(
        self, small: str, rest: str, grown: int, depth: int, word: str
    ) -> tuple[Piece, ...] | None:
        """Return a small word and the parts of the rest, which may have grown by a letter."""
        known = self._cut(rest, depth + 1)
        if known is None and rest.startswith(self.script.article) and len(rest) >= _LONG:
            known = ((rest, 0, len(rest)),)
        if known is None:
            return None
        at = len(small)
        moved = ((w, max(at, at + a - grown), at + b - grown) for w, a, b in known)
        return ((word[:at], 0, at), *moved)

    def _without_pronoun(self, word: str) -> tuple[Piece, ...] | None:
        """Return a word and the pronoun behind it: "استقباله", "زيارته", "معه"."""
        for written, alone in self.script.behind.items():
            stem = word.removesuffix(written)
            if stem == word or (len(stem) < 2 and stem not in self.prepositions):
                continue
            for form in self._stems(stem):
                if form in self.stems:
                    free = form in self.prepositions
                    pronoun = alone if free else self.script.bound + written
                    cut = len(stem)
                    return (form, 0, cut), (pronoun, cut, len(word))
        return None

    def _stems(self, stem: str) -> Iterator[str]:
        """Yield a stem as it is written without a pronoun: its last letter may change."""
        yield stem
        for written in self.script.joints:
            if stem.endswith(written):
                for alone in self.script.joints[written]:
                    yield stem[: -len(written)] + alone


def _stretched(places: list[int], length: int) -> list[int]:
    """Return as many places as a word has letters: the first and last stay where they are."""
    if len(places) >= length:
        return [*places[: length - 1], places[-1]]
    return [*places[:-1], *places[-1:] * (length - len(places) + 1)]


def known_words(forms: Iterable[str], script: Script) -> frozenset[str]:
    """Return the words that forms consist of, those left out that only add a small word."""
    words = {word for form in forms for word in _RUN.findall(bare_of(form, script))}

    def grown(word: str) -> bool:
        return any(word.startswith(s) and word[len(s) :] in words for s in script.before)

    return frozenset(word for word in words if not (len(word) > _SHORT and grown(word)))


def bare_of(text: str, script: Script) -> str:
    """Return a text in letters made alike, without the marks that may be left out."""
    return "".join(c for c in normal(text) if c not in script.marks)


def with_article(forms: Iterable[str], script: Script) -> Iterator[str]:
    """Yield forms, and each with the article before every word of it."""
    for form in forms:
        yield form
        words = form.split(" ")
        if not words[0].startswith(script.article):
            yield " ".join(script.article + word for word in words)


def spellings(form: str, script: Script) -> Iterator[str]:
    """Yield a foreign name as it is written, and with other letters for its sounds."""
    yield form
    for letter, others in script.foreign.items():
        if letter in form:
            yield from (form.replace(letter, other) for other in others)
