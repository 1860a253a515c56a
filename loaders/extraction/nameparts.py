"""Where a person's name stands in a sentence, and what holds it together."""

from __future__ import annotations

from loaders.extraction.tokens import Token
from loaders.extraction.vocabulary import Vocabulary

_ROMAN = frozenset("IVX")
_PROPER = ("country", "capital", "city", "adjective", "chamber", "organization", "title", "prefix")


class NameParser:
    """Finds runs of name words: capitals, particles between them, initials, numerals."""

    def __init__(self, tokens: tuple[Token, ...], words: Vocabulary) -> None:
        self.tokens = tokens
        self.words = words
        office = words.words.grammar.office
        self.leading = frozenset((*office.leading, *(("title",) if office.bare else ())))
        self.joined = frozenset(words.words.grammar.joined_surnames)
        self.caseless = words.words.grammar.script is not None

    def parse(self, at: int, expected: bool = False) -> int | None:
        """Return where the name that begins at a token ends (exclusive), or None.

        ``expected`` tells that an honorific or a title stands before: one word is then enough,
        and it may be a word that is also a country or a city.
        """
        position = self._first(at, expected)
        if position is None:
            return None
        while (following := self._next(position)) is not None:
            position = following
        return position

    def _first(self, at: int, expected: bool) -> int | None:
        token = self._token(at)
        if token is None:
            return None
        if self._opens(at, token, expected):
            return self._after_initial(at)
        if self._is_name(at + 1) and self._leads(at, token, expected):
            return at + 2
        first_name = token.kind == "city" or self._unplaced(at)
        if token.kind in ("organization", "chamber") and self._is_titled(at + 1):
            return None  # "CARICOM Secretary General X"
        fits = (expected and not self._is_state(at)) or (first_name and self._is_name(at + 1))
        return at + 1 if fits and self._is_proper(token) and not self._is_pair(at) else None

    def _is_state(self, at: int) -> bool:
        """Tell whether a country stands alone behind a title: "Chinese FM, US state secretary"."""
        addressed = at > 0 and self.tokens[at - 1].kind in ("honorific", "title")
        return self.tokens[at].kind == "country" and not (addressed or self._is_name(at + 1))

    def _is_titled(self, at: int) -> bool:
        """Tell whether a title stands at a token: what is before it is whose the office is."""
        token = self._token(at)
        return token is not None and token.kind == "title" and "title" in self.leading

    def _owns_title(self, at: int) -> bool:
        """Tell whether a country owns an office: "at Bayan Palace Qatar's minister"."""
        genitive, following = self._token(at + 1), self._token(at + 2)
        if genitive is None or following is None or not self.words.is_genitive(genitive):
            return False
        return self.tokens[at].kind == "country" and following.kind in ("title", "honorific")

    def _is_pair(self, at: int) -> bool:
        """Tell whether a country is joined by a hyphen: France-Arménie."""
        following = self._token(at + 1)
        return following is not None and following.glued and following.kind == "country"

    def _leads(self, at: int, token: Token, expected: bool) -> bool:
        """Tell whether a particle opens a name: "Ould Salem"."""
        if token.lower not in self.words.particles:
            return False
        addressed = at > 0 and self.tokens[at - 1].kind == "honorific"
        strong = addressed or token.lower not in self.words.weak_particles
        strong = strong and token.lower not in self.words.contractions  # "da Amazônia"
        return strong and (not token.capital or expected or at > 0)

    def _is_proper(self, token: Token) -> bool:
        """Tell whether a form of the tables may be part of a name: one word with a capital."""
        if token.kind in ("adjective", "title") and token.kind in self.leading:
            return False
        return token.kind in _PROPER and token.capital and " " not in token.text

    def _unplaced(self, at: int) -> bool:
        """Tell whether a capital is no place here: a first name then (Wellington, Victoria)."""
        if self.tokens[at].kind != "capital":
            return False
        before = self._token(at - 1)
        return before is None or self.words.preposition(before) is None

    def _opens(self, at: int, token: Token, expected: bool) -> bool:
        if self.caseless and (token.kind == "name" or self._is_bound(at)):
            return True
        if token.kind == "unknown" or (expected and self._is_common(at, token)):
            return expected
        if token.kind != "name" or self._is_shouted(token):
            return False
        if expected:
            return True
        before = self._token(at - 1)
        at_start = before is None or (before.kind == "punct" and before.text != ",")
        return not (at_start and (token.lower in self.words.openers or self._common(token)))

    def _is_nisba(self, position: int, token: Token) -> bool:
        """Tell whether an adjective with its article is a family's name: "حفيظ العلمي"."""
        article, before = self.words.article, self._token(position - 1)
        if not article or token.kind != "word" or before is None or before.kind != "name":
            return False
        plain = not self.words.is_function(token) and token.lower not in self.words.adverbs
        ending = self.words.words.grammar.nisba
        return plain and token.text.startswith(article) and token.text.endswith(ending)

    def _is_common(self, at: int, token: Token) -> bool:
        """Tell whether a plain word can open a name between a nation and an unknown word."""
        before, following = self._token(at - 1), self._token(at + 1)
        if not self.caseless or before is None or following is None or token.kind != "word":
            return False
        plain = not (self._common(token) or token.lower in self.words.adverbs)
        placed = before.kind in ("adjective", "country") and following.kind in ("unknown", "name")
        return plain and placed and not token.text.startswith(self.words.article)

    def _is_bound(self, at: int) -> bool:
        """Tell whether a particle that only names have stands behind a word: "سلطان بن"."""
        token, following = self._token(at), self._token(at + 1)
        if token is None or following is None or token.kind in ("punct", "number"):
            return False
        strong = following.lower not in self.words.weak_particles
        return strong and following.lower in self.words.particles and " " not in token.text

    def _is_shouted(self, token: Token) -> bool:
        """Tell whether it is a small word in capitals: "EN VISITE AU NIGER"."""
        return len(token.text) > 1 and token.text.isupper() and self.words.is_function(token)

    def _common(self, token: Token) -> bool:
        return self.words.is_function(token) or bool(self.words.readings(token))

    def _next(self, position: int) -> int | None:
        """Return the index after the next part of the name, None where the name has ended."""
        token = self._token(position)
        if token is None:
            return None
        if token.kind in ("name", "unknown") or self._is_nisba(position, token):
            return self._after_initial(position)
        if (end := self._after_suffix(position)) is not None:
            return end
        if self._joins(position, token):
            return position + 2
        if token.kind in ("word", "phrase", "title") and token.lower in self.words.particles:
            return self._after_particles(position)
        return position + 1 if self._belongs(position, token) else None

    def _after_suffix(self, position: int) -> int | None:
        """Return the index after ", Jr." behind a name."""
        comma, suffix, dot = (self._token(position + n) for n in range(3))
        if comma is None or comma.text != "," or suffix is None:
            return None
        if suffix.text not in self.words.words.grammar.suffixes:
            return None
        return position + (3 if dot is not None and dot.text == "." else 2)

    def _joins(self, position: int, token: Token) -> bool:
        """Tell whether a coordinator stands inside a surname: "Correia e Silva"."""
        surname, before = self._token(position + 1), self.tokens[position - 1]
        if surname is None or surname.text not in self.joined or before.kind != "name":
            return False
        return self.words.is_coordinator(token) and not self._is_name(position + 2)

    def _belongs(self, position: int, token: Token) -> bool:
        """Tell whether a token that is no plain name goes on with one."""
        if self._owns_title(position):
            return False
        if token.glued and token.kind not in ("punct", "number"):
            return True
        if token.kind in ("honorific", "capital") and token.capital:
            last = token.kind == "capital" and self.tokens[position - 1].kind == "name"
            return " " not in token.text and (last or self._is_name(position + 1))
        return self._is_proper(token) and token.kind in ("city", "country", "title")

    def _after_particles(self, position: int) -> int | None:
        end = position
        while (token := self._token(end)) is not None and token.lower in self.words.particles:
            end += 1
        strong = any(
            self.tokens[i].lower not in self.words.weak_particles for i in range(position, end)
        )
        if not self._is_name(end):
            return None
        if not strong and self.tokens[position].lower in self.words.contractions:
            return None
        return self._after_initial(end)

    def _after_initial(self, position: int) -> int:
        """Return the index after a name word and the dot of an initial."""
        token, dot = self.tokens[position], self._token(position + 1)
        if len(token.text) <= 2 and dot is not None and dot.text == ".":
            following = self._token(position + 2)
            if following is not None and following.capital and dot.start == token.end:
                return position + 2
        return position + 1

    def _is_name(self, position: int) -> bool:
        token = self._token(position)
        if token is None:
            return False
        named = token.kind in ("name", "city", "unknown")
        return named or (self.caseless and token.kind not in ("punct", "number"))

    def _token(self, position: int) -> Token | None:
        return self.tokens[position] if 0 <= position < len(self.tokens) else None
