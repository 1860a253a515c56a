"""From tokens to chunks: the sides and places that a sentence mentions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.extraction.bodies import BodyReader
from loaders.extraction.chunkreader import Read
from loaders.extraction.chunks import Chunk, Mentions
from loaders.extraction.offices import Office
from loaders.extraction.tokens import Token, tokenize
from loaders.extraction.vocabulary import vocabulary


def mentions(text: str, language: str) -> Mentions:
    """Return what a sentence mentions."""
    tokens = tokenize(text, language)
    chunks = _Chunker(text, tokens, vocabulary(language)).read()
    return Mentions(text, tokens, tuple(chunks))


# what may stand right before an office phrase without a determiner
_BEFORE_OFFICE = ("punct", "honorific", "phrase", "led_by", "number")


@dataclass(frozen=True)
class _Name:
    """A name with its honorific, by token indices."""

    first: int
    begin: int
    last: int
    honorific: bool
    feminine: bool


class _Chunker(BodyReader):
    """One pass from left to right; each reader returns chunks and the token to go on from."""

    def read(self) -> list[Chunk]:
        """Return the chunks of the sentence in order."""
        chunks: list[Chunk] = []
        position = 0
        while position < len(self.tokens):
            found = self._at(position)
            if found is None:
                position += 1
                continue
            new, position = found
            chunks += new
        return chunks

    def _at(self, position: int) -> Read | None:
        """Read the chunk or chunks that begin at a token."""
        token = self.tokens[position]
        return (
            self._office(position)
            or self._named(position)
            or self._delegation(position, token)
            or self._simple(position, token)
        )

    def _office(self, position: int) -> Read | None:
        """Read an office phrase and the name or names that it belongs to."""
        parsed = self.offices.parse(position) if self._may_open(position) else None
        if parsed is None:
            return None
        offices, end = self._with_joined(parsed)
        several = self._distributed(position, offices, end) if offices[0].plural else None
        if several is not None:
            return several
        name = self._name_after(end) or self._name_of_apposed(end, offices)
        if name is None and (gloss := self._gloss(end)) is not None:
            name = self._name_after(gloss[0])
            if name is not None and not offices[0].countries:
                offices[0] = replace(offices[0], countries=gloss[1])
        if name is None:
            return [self._chunk("office", position, end, offices=tuple(offices))], end
        return self._with_name(position, offices, name)

    def _with_joined(self, parsed: tuple[Office, int]) -> tuple[list[Office], int]:
        """Return an office with those joined to it, and where they end."""
        offices, end = [parsed[0]], parsed[1]
        while (joined := self._joined_office(end)) is not None:
            offices.append(joined[0])
            end = joined[1]
        return offices, end

    def _name_of_apposed(self, end: int, offices: list[Office]) -> _Name | None:
        """Return the name of an office in apposition, which is added to the offices."""
        apposed = self._apposed(end)
        if apposed is None:
            return None
        offices.append(apposed[0])
        return apposed[1]

    def _with_name(self, position: int, offices: list[Office], name: _Name) -> Read:
        chunk = self._person(position, name, tuple(offices))
        following = self._after_name(name.last)
        if following is not None:
            chunk = replace(chunk, offices=(*chunk.offices, *following[0]), last=following[1])
        return [chunk], chunk.last

    def _may_open(self, position: int) -> bool:
        """Tell whether a title here can be an office: not an adjective after its noun."""
        token, before = self.tokens[position], self._token(position - 1)
        if not (token.kind == "title" or self.offices.precedes_title(token)):
            return False
        if before is None or before.kind in _BEFORE_OFFICE or self.words.is_coordinator(before):
            return True
        if self.words.determiner(before) or self.words.preposition(before):
            return True
        named = token.kind == "title" and token.capital and " " in token.text
        return named or (before.kind == "adjective" and before.capital)

    def _apposed(self, end: int) -> tuple[Office, _Name] | None:
        """Read a second office with the name: "le chef de la partie malienne, le ministre X"."""
        if not self._comma(end):
            return None
        determiner = self._token(end + 1)
        if determiner is None or self.words.determiners.get(determiner.lower) != "definite":
            return None
        parsed = self.offices.parse(end + 2) if self._token(end + 2) is not None else None
        if parsed is None or parsed[0].plural:
            return None
        name = self._honorific_name(parsed[1])
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
            countries += self._codes(inner) if inner.kind in ("country", "adjective") else []
        return None

    def _ends_gloss(self, token: Token, at_start: bool) -> bool:
        if token.kind in ("punct", "honorific", "title") or self.words.is_finite(token):
            return True
        return at_start and token.kind == "name"

    def _name_after(self, end: int) -> _Name | None:
        """Find the name that an office phrase ends in, after a comma or at once."""
        token = self._token(end)
        if token is not None and self._unknown_adjective(end):
            end += 1
        if token is not None and token.text == ",":
            found = self._honorific_name(end + 1)
            return found if found and self._closes(found.last) else None
        return self._honorific_name(end)

    def _unknown_adjective(self, position: int) -> bool:
        """Tell whether one plain word parts a title from a name: "le sénateur palaois X"."""
        token, following = self._token(position), self._token(position + 1)
        return (
            token is not None
            and following is not None
            and token.kind == "word"
            and following.kind == "name"
            and len(token.text) > 4
            and not self.words.is_function(token)
            and not self.words.readings(token)
            and not self.words.is_finite(token)
            and token.lower not in self.words.adverbs
        )

    def _closes(self, last: int) -> bool:
        """Tell whether a name after a comma is an apposition, not the subject of what follows."""
        token = self._token(last)
        if token is None or token.kind not in ("word", "noun"):
            return True
        clitic = token.lower in self.words.clitics and token.lower not in self.words.determiners
        return not (self.words.is_finite(token) or clitic)

    def _honorific_name(self, at: int) -> _Name | None:
        position, honorific, feminine = at, False, False
        while (token := self._token(position)) is not None and token.kind == "honorific":
            honorific, feminine = True, feminine or token.text in self.feminine
            position += 1
        last = self.names.parse(position, expected=True)
        return None if last is None else _Name(at, position, last, honorific, feminine)

    def _named(self, position: int) -> Read | None:
        """Read a name with an honorific, or a bare one, and the office after it."""
        token = self.tokens[position]
        name = self._honorific_name(position) if token.kind == "honorific" else None
        if name is None:
            last = self.names.parse(position)
            if last is None:
                return None
            name = _Name(position, position, last, False, False)
        chunk = self._person(position, name, ())
        following = self._after_name(name.last)
        if following is not None:
            chunk = replace(chunk, offices=following[0], last=following[1])
        nation = self._nation_before(position) or self._nation_after(name.last)
        if nation is not None:
            chunk = replace(chunk, countries=nation[0], last=max(chunk.last, nation[1]))
        return [chunk], chunk.last

    def _after_name(self, last: int) -> tuple[tuple[Office, ...], int] | None:
        """Read ", président de X," after a name; not ", le ministre Y" that has a name itself."""
        token = self._token(last)
        if token is None:
            return None
        if token.kind == "title" and token.text.islower():
            parsed = self.offices.parse(last)
            return ((parsed[0],), parsed[1]) if parsed and parsed[0].countries else None
        if token.text not in (",", "("):
            return None
        start = self._after_determiners(last + 1)
        parsed = self.offices.parse(start) if self._token(start) is not None else None
        if parsed is None:
            return None
        offices, end = self._with_joined(parsed)
        others = start > last + 1 or not self._comma(end)
        if others and not offices[0].plural and self._name_after(end) is not None:
            return None
        return tuple(offices), end

    def _after_determiners(self, position: int) -> int:
        determiners = self.words.determiners
        while (token := self._token(position)) is not None and (
            determiners.get(token.lower) in ("definite", "possessive")
        ):
            position += 1
        return position

    def _nation_before(self, position: int) -> tuple[tuple[str, ...], int] | None:
        """Read "le Russe" before a name."""
        before = self._token(position - 1)
        if before is not None and before.kind == "adjective" and before.capital:
            return tuple(self._codes(before)), 0
        return None

    def _nation_after(self, last: int) -> tuple[tuple[str, ...], int] | None:
        """Read "(Tchad)" after a name."""
        opening, inner, closing = (self._token(last + i) for i in range(3))
        if opening is None or inner is None or closing is None:
            return None
        if opening.text == "(" and closing.text == ")" and inner.kind in ("country", "capital"):
            return tuple(self._codes(inner)), last + 3
        return None

    def _distributed(self, position: int, offices: list[Office], end: int) -> Read | None:
        """Read "les ambassadeurs de A et de B, X et Y": the nth name is of the nth."""
        names, last = self._name_list(end)
        if not names:
            return None
        office = offices[0]
        countries = office.countries
        paired = len(countries) == len(names) and len(names) > 1
        chunks = []
        for index, name in enumerate(names):
            own = (countries[index],) if paired else countries[:1] if len(countries) == 1 else ()
            one = replace(office, countries=own, plural=False, gender=None)
            first = position if index == 0 else name.first
            chunk = self._person(first, name, (one, *offices[1:]))
            governor, determiner = self._governor(position)
            chunks.append(replace(chunk, governor=governor, determiner=determiner))
        return chunks, last

    def _name_list(self, end: int) -> tuple[list[_Name], int]:
        """Read names joined by commas and "et"."""
        names: list[_Name] = []
        position = last = end
        while (token := self._token(position)) is not None:
            if (
                token.text == ","
                or self.words.is_coordinator(token)
                or token.lower in self.respectively
            ):
                position += 1
                continue
            name = self._honorific_name(position)
            if name is None:
                break
            names.append(name)
            position = last = name.last
            nation = self._nation_after(last)
            if nation is not None:
                position = last = nation[1]
        return names, last

    def _person(self, first: int, name: _Name, offices: tuple[Office, ...]) -> Chunk:
        begin, end = self.tokens[name.begin].start, self.tokens[name.last - 1].end
        chunk = self._chunk("person", first, name.last, offices=offices)
        gender = "f" if name.feminine else chunk.gender
        return replace(
            chunk,
            name=self.text[begin:end],
            name_span=(begin, end),
            honorific=name.honorific,
            gender=gender or ("m" if name.honorific else None),
        )
