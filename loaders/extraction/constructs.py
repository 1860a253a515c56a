"""What an office is of where no word ties it to its title: "وزير خارجية مالي"."""

from __future__ import annotations

from loaders.extraction.complements import BODIES, ComplementReader
from loaders.extraction.offices import ReadOffice
from loaders.extraction.tokens import Token

_NO_COMPLEMENT = ("name", "punct", "honorific", "pair", "number")


class ConstructReader(ComplementReader):
    """Reads complements that stand right behind a title."""

    def constructed(self, position: int, token: Token, read: ReadOffice, title: str) -> int | None:
        """Read what a title is of right behind it, where nothing ties them: "وزير خارجية مالي"."""
        if not self.construct or token.kind in _NO_COMPLEMENT:
            return None
        if token.kind == "title":
            head = self.tokens[position - 1]
            joined = head.kind == "title" and not head.text.startswith(self.article)
            return self._nested(position, read) if joined else None
        if token.kind in BODIES or token.kind in ("country", "metonym", "capital"):
            closed = self.tokens[position - 1].kind == "adjective"  # "زار الوزير المالي إستونيا"
            return None if closed else self._tied(position, token, read)
        return self._words(position, read) if self._is_portfolio(position, token) else None

    def _is_portfolio(self, position: int, token: Token) -> bool:
        """Tell whether a word right behind a title is its field: "وزير الصحة", "وزير دفاع مالي"."""
        definite, before = token.text.startswith(self.article), self.tokens[position - 1]
        headed = before.kind == "title" and not before.text.startswith(self.article)
        if token.lower in self.fields:
            return definite or headed
        plain = token.kind in ("word", "unknown", "noun", "body")
        single = headed and " " not in before.text and not self.words.is_function(token)
        return plain and single and definite

    def home(self, target: int, head: Token, read: ReadOffice) -> int | None:
        """Read the country that an office is of as the place where it is held."""
        if not self.settled or head.kind != "country" or read.countries:
            return None
        read.countries.append(head.code)
        return target + 1

    def may_list(self, token: Token, read: ReadOffice) -> bool:
        """Tell whether a nation is one more of a list, or the expatriates of a portfolio."""
        nation = token.kind == "adjective" and not token.capital
        if not read.countries:  # "الخارجية والمغاربة المقيمين بالخارج"
            return nation and self.construct and read.has_complement
        return nation or (token.kind == "country" and read.plural)
