"""A sentence as tokens: known forms by longest match, words between them.

Offsets are those of the sentence's text; ``Token.text`` is normalised (one kind of apostrophe,
plain spaces), one character for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from loaders.extraction.folding import plain
from loaders.extraction.forms import Entry, Kind, automaton, given_names, is_known, spelled
from loaders.extraction.lexicon import lexicon
from loaders.extraction.schema import Grammar
from loaders.extraction.segments import Spelling
from loaders.extraction.twofaced import is_article

TokenKind = Kind | Literal["word", "name", "unknown", "number", "punct"]

OPENING_QUOTES = frozenset('"«“')
_ARTICLED = re.compile(r"\w{1,3}-[A-ZÀ-Þ]")  # al-Burhane
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?|\d+(?:[.,]\d+)*[^\W\d_]*|[^\w\s]")


_STRONG = frozenset({"country", "organization", "organ", "chamber"})
_SIDES = _STRONG | {"title", "capital", "metonym", "prefix"}
_CASELESS = ("word", "name", "city", "title", "honorific", "adjective", "noun")
_NATIONAL_BODY = frozenset({"adjective", "body"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a known form of several words.

    ``entries`` are the readings of a known form, all of the token's kind; ``glued`` tells that a
    hyphen joins it to the token before; ``article`` that a word which may be a preposition is an
    article here, or the reverse, None for all other words.  A word is ``unknown`` where capitals
    do not show whether it is a name.
    """

    start: int
    end: int
    text: str
    kind: TokenKind
    entries: tuple[Entry, ...] = ()
    glued: bool = False
    article: bool | None = None
    lower: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the text in lower case, for which every rule asks again."""
        object.__setattr__(self, "lower", self.text.lower())

    @property
    def is_named(self) -> bool:
        """Tell whether a form that is no side is a region or a body outside the state."""
        return self.kind == "none" and bool(self.entries[0].uid)

    @property
    def code(self) -> str:
        """The code of what it names; ``CD|CG`` for several until the article decides."""
        return "|".join(sorted({entry.uid for entry in self.entries}))

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[:1].isupper()


def tokenize(text: str, language: str, names: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """Return the tokens of a sentence; ``names`` are words of it that are known to be names."""
    spelling = spelled(text, language, names)
    text = spelling.text
    words = _elision(lexicon(language).grammar)
    tokens: list[Token] = []
    position = 0
    for start, end, entries in _known(text, language):
        tokens += words.split(text, position, start)
        glued = text[start - 1 : start] == "-"
        tokens.append(Token(start, end, text[start:end], entries[0].kind, entries, glued))
        position = end
    tokens += words.split(text, position, len(text))
    kept = [token for token in tokens if token.text != "-"]
    if spelling.origins is not None:
        return tuple(_in_place(token, spelling, language, names) for token in kept)
    return tuple(_told_apart(kept, lexicon(language).grammar))


def _told_apart(tokens: list[Token], grammar: Grammar) -> Iterator[Token]:
    """Yield tokens, those that are an article or a preposition told apart."""
    rule = grammar.article_or_preposition
    if rule is None:
        yield from tokens
        return
    for position, token in enumerate(tokens):
        if token.lower in rule.words:
            following = [(t.kind, t.text) for t in tokens[position + 1 : position + 3]]
            yield replace(token, article=is_article(rule, grammar, following))
        else:
            yield token


def _in_place(token: Token, spelling: Spelling, language: str, names: frozenset[str]) -> Token:
    """Return a token where it stands in the text, a plain word told from one that is unknown."""
    start, end = spelling.span(token.start, token.end)
    kind = token.kind
    if kind in _CASELESS:
        kind = _caseless_kind(token, language, names)
    entries = token.entries if kind == token.kind else ()
    return Token(start, end, token.text, kind, entries, token.glued)


def _caseless_kind(token: Token, language: str, names: frozenset[str]) -> TokenKind:
    """Return what a word is where no capital shows a name: the lexicon knows it, or does not."""
    if token.text in names or token.text in given_names(language):
        return "name"
    if token.kind == "adjective" and token.text in lexicon(language).grammar.office.fields:
        return "word"
    if token.kind != "word":
        return token.kind
    return "word" if is_known(token.text, language) else "unknown"


def names_a_side(text: str, language: str) -> bool:
    """Tell whether a text names an office, a country or a body, without which it has no fact.

    An adjective counts beside a body only ("le gouvernement péruvien"): that a player is
    Norwegian makes no article one on states.
    """
    kinds: set[Kind] = set()
    for _, _, entries in _hits(spelled(text, language).text, language):
        kinds.update(entry.kind for entry in entries if not entry.weak)
        if kinds & _SIDES or kinds >= _NATIONAL_BODY:
            return True
    return False


def _known(text: str, language: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Yield the known forms of a text: leftmost, then longest, without overlap."""
    hits = sorted(_hits(text, language), key=lambda hit: hit[:2])
    position = 0
    for start, minus_end, entries in hits:
        if start >= position and not _overshadowed(start, -minus_end, entries, hits):
            best = min(entry.rank for entry in entries)
            yield start, -minus_end, tuple(e for e in entries if e.rank == best)
            position = -minus_end


def _hits(text: str, language: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Yield every whole-word hit as start, minus its end, and the readings that the case allows."""
    folded = plain(text)
    for last, (length, entries) in automaton(language).iter(folded):
        start, end = last + 1 - length, last + 1
        if _bounded(folded, start, end):
            fitting = tuple(entry for entry in entries if entry.fits(text[start:end]))
            if fitting:
                yield start, -end, fitting


def _overshadowed(
    start: int, end: int, entries: tuple[Entry, ...], hits: list[tuple[int, int, tuple[Entry, ...]]]
) -> bool:
    """Tell whether a form runs into one that ends after it and outweighs it.

    A form that needs a cue gives way to one that needs none, a title to the name of a country or
    body ("président de la République" to "République démocratique du Congo").
    """
    weak = all(entry.weak for entry in entries)
    if not weak and entries[0].kind != "title":
        return False
    strong = _STRONG if not weak else None
    return any(
        start < other < end < -minus_end
        and (strong is None or found[0].kind in strong)
        and not (all(e.weak for e in found) and (weak or found[0].kind != "chamber"))
        for other, minus_end, found in hits
    )


def _bounded(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    inside = (before.isalnum() and text[start].isalnum()) or (
        after.isalnum() and text[end - 1].isalnum()
    )
    return not inside and not (after == "'" and text[end - 1].isalpha() and end - start < 3)


@dataclass(frozen=True)
class _Elision:
    """Cuts plain words: elided articles, inverted subjects, genitives are words of their own."""

    elided: frozenset[str]
    endings: tuple[str, ...]

    def split(self, text: str, start: int, end: int) -> Iterator[Token]:
        """Yield the words and marks of a stretch of text."""
        if start and text.startswith(self.endings, start):  # of the known form before: Mali's
            ending = next(e for e in self.endings if text.startswith(e, start))
            after = start + len(ending)
            if not text[after : after + 1].isalnum():
                yield Token(start, after, ending, "word")
                start = after
        for match in _WORD.finditer(text, start, end):
            yield from self._pieces(
                match[0], match.start(), text[match.start() - 1 : match.start()]
            )

    def _pieces(self, word: str, at: int, before: str) -> Iterator[Token]:
        head, apostrophe, rest = word.partition("'")
        if apostrophe and head.lower() in self.elided and not self._is_name(head, rest):
            yield Token(at, at + len(head) + 1, head + "'", "word")
            if rest:
                yield from self._pieces(rest, at + len(head) + 1, "'")
            return
        if word.endswith(self.endings) and word not in self.endings:
            ending = next(e for e in self.endings if word.endswith(e))
            cut = len(word) - len(ending)
            piece = ending.rpartition("-")[2]
            yield from self._pieces(word[:cut], at, before)
            yield Token(at + len(word) - len(piece), at + len(word), piece, "word")
            return
        yield Token(at, at + len(word), word, _kind(word), glued=before == "-")

    def _is_name(self, head: str, rest: str) -> bool:
        """N'Guessan, M'Baye: a consonant that elides nothing before a capital."""
        return head.isupper() and head in "NM" and rest[:1].isupper() and not rest.isupper()


@cache
def _elision_of(elided: frozenset[str], endings: tuple[str, ...]) -> _Elision:
    return _Elision(elided, endings)


def _elision(grammar: Grammar) -> _Elision:
    return _elision_of(frozenset(grammar.elisions), grammar.endings)


def _kind(word: str) -> TokenKind:
    if word[0].isdigit():
        return "number"
    if not word[0].isalpha():
        return "punct"
    return "name" if word[0].isupper() or _ARTICLED.match(word) else "word"
