"""Offices beside others and beside names: joined, in apposition, with a gloss between."""

from __future__ import annotations

from loaders.extraction.namereader import Name, NameReader
from loaders.extraction.offices import COUNTERPART, Office
from loaders.extraction.tokens import Token


class AppositionReader(NameReader):
    """Reads what belongs to an office or a name that it stands beside."""

    def _apposed(self, end: int, office: Office) -> tuple[Office, Name] | None:
        """Read a second office with the name: "le chef de la partie malienne, le ministre X".

        A comma may stand before the name of a counterpart only: "son homologue, le ministre, X".
        """
        if not self._comma(end):
            return None
        determiner = self._token(end + 1)
        if determiner is None or self.words.determiners.get(determiner.lower) != "definite":
            return None
        parsed = self.offices.parse(end + 2) if self._token(end + 2) is not None else None
        if parsed is None or parsed[0].plural:
            return None
        relational = office.title == COUNTERPART
        name = self._name_after(parsed[1]) if relational else self._honorific_name(parsed[1])
        if name is None:
            return None
        after = self._token(name.last)
        closed = after is None or after.kind == "punct"
        return (parsed[0], name) if closed else None

    def _joined_office(self, end: int) -> tuple[Office, int] | None:
        """Read a further office of the same person: ", ministre de …", "et ministre de …"."""
        token = self._token(end)
        if token is None:
            return None
        start = end + 1
        if token.kind == "title":
            return self.offices.parse(end)
        if token.text == ",":
            after = self._token(start)
            start += bool(after is not None and self.words.is_coordinator(after))
        elif not (self.words.is_coordinator(token) or token.text in "/-"):
            return None
        return self.offices.parse(start) if self._token(start) is not None else None

    def _gloss(self, end: int) -> tuple[int, tuple[str, ...]] | None:
        """Read what stands between an office and its name: where it ends, and the countries in it.

        ", assemblée nationale du Kazakhstan," or "et fondateur du forum,".
        """
        token, following = self._token(end), self._token(end + 1)
        if token is None or following is None:
            return None
        if token.text != "," and not self.words.is_coordinator(token):
            return None
        start = end + 1 + (self.words.determiner(following) == "definite")
        countries: list[str] = []
        for position in range(start, min(start + 9, len(self.tokens))):
            inner = self.tokens[position]
            if inner.text == ",":
                return (position, tuple(countries)) if position > start else None
            if self._ends_gloss(inner, position == start):
                return None
            countries += [inner.code] if inner.kind in ("country", "adjective") else []
        return None

    def _ends_gloss(self, token: Token, at_start: bool) -> bool:
        if token.kind in ("punct", "honorific", "title") or self.words.is_finite(token):
            return True
        return at_start and token.kind == "name"

    def _apposed_office(self, last: int) -> tuple[tuple[Office, ...], int] | None:
        """Read an office right behind a name, which no other name follows."""
        parsed = self.offices.parse(last)
        if parsed is None or parsed[0].title == COUNTERPART:
            return None
        offices, end = self._with_joined(parsed)
        return None if self._name_after(end) is not None else (tuple(offices), end)

    def _is_attribute(self, token: Token, before: Token) -> bool:
        """Tell whether a title is an adjective of the noun before: "الجوازات الدبلوماسية"."""
        definite = before.text.startswith(self.article) or before.lower in self.possessives
        noun = before.kind in ("word", "noun", "body", "unknown", "delegation") or (
            before.lower in self.possessives
        )
        return definite and noun and token.lower in self.attributes

    def _may_hold_more(self, position: int, name: Name) -> bool:
        """Tell whether the office behind a name that has one can be its own, and no one else's.

        Where no comma parts them only one behind a rank is: "الأمير X وزير الخارجية".
        """
        if not self.words.words.grammar.office.apposed or self._token_text(name.end) == ",":
            return True
        return name.begin - position == 1 and self.tokens[position].text in self.honorifics

    def _token_text(self, position: int) -> str:
        token = self._token(position)
        return token.text if token is not None else ""

    def _with_joined(self, parsed: tuple[Office, int]) -> tuple[list[Office], int]:
        """Return an office with those joined to it, and where they end."""
        offices, end = [parsed[0]], parsed[1]
        while (joined := self._joined_office(end)) is not None:
            if self.construct and _differ(offices[0], joined[0]):
                break
            offices.append(joined[0])
            end = joined[1]
        return offices, end

    def _unknown_official(self, position: int) -> int | None:
        """Return where a name ends that only the office behind it shows to be one: "X Y, رئيس"."""
        if self.tokens[position].kind != "unknown":
            return None
        last = self.names.parse(position, expected=True)
        if last is None or last - position < 2 or not self._comma(last):
            return None
        return last if self.offices.parse(last + 1) is not None else None


def _differ(one: Office, other: Office) -> bool:
    """Tell whether two offices are of different countries."""
    return bool(one.countries and other.countries) and one.countries != other.countries
