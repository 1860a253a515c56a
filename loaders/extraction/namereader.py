"""Names in a sentence: with honorifics, behind an office, in lists, with a nation beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.extraction.bodies import BodyReader
from loaders.extraction.chunks import Chunk
from loaders.extraction.offices import Office
from loaders.extraction.tokens import Token

_CODE = 2  # capitals that name nobody


@dataclass(frozen=True)
class Name:
    """A name with its honorific, by token indices.

    ``end`` is where what stands beside it ends: "(Tchad)", whose countries, or parliaments, are
    its own.  ``office`` is its own in a list: "le général A et l'ambassadeur B".
    """

    first: int
    begin: int
    last: int
    honorific: bool
    feminine: bool
    end: int
    countries: tuple[str, ...] = ()
    chambers: tuple[str, ...] = ()
    office: Office | None = None


class NameReader(BodyReader):
    """Reads names and makes chunks of persons out of them."""

    def _name_after(self, end: int, free: bool = False) -> Name | None:
        """Find the name that an office phrase ends in, after a comma or at once.

        ``free`` tells that the phrase is a subject: what follows its comma is its name even if
        the comma behind is missing ("Le ministre, X a reçu").
        """
        token = self._token(end)
        if token is not None and self._unknown_adjective(end):
            end += 1
            token = self._token(end)
        if token is not None and token.text == ",":
            found = self._apposed_name(end + 1)
            return found if found and (free or self._closes(found.last)) else None
        if token is not None and token.lower in self.courtesies:
            return None
        if token is not None and self._is_definite(token):  # le président le général X
            end += self._is_honorific(end + 1)
        return self._name_after_field(end) or self._honorific_name(end)

    def _is_honorific(self, position: int) -> bool:
        """Tell whether a word is one of courtesy or rank: "le général X"."""
        token = self._token(position)
        return token is not None and (
            token.kind == "honorific" or (token.kind == "title" and token.text in self.honorifics)
        )

    def _name_after_field(self, end: int) -> Name | None:
        """Find a name behind a field without a preposition: "le directeur Amériques, X"."""
        field, also = self._token(end), self._token(end + 1)
        if also is not None and self.words.is_coordinator(also):  # Asie et Océanie
            end += 2
        comma = self._token(end + 1)
        if field is None or comma is None or comma.text != ",":
            return None
        if field.kind != "name" and not (field.kind == "none" and field.capital):
            return None
        found = self._honorific_name(end + 2)
        return (
            found if found and found.last - found.begin > 1 and self._closes(found.last) else None
        )

    def _apposed_name(self, at: int) -> Name | None:
        """Read a name after a comma: "X", "le colonel X", "le Mozambicain X"."""
        token, following = self._token(at), self._token(at + 1)
        if token is None or following is None or not self._is_definite(token):
            return self._honorific_name(at)
        if self._is_honorific(at + 1):
            return self._honorific_name(at + 1)
        if following.kind != "adjective" or not following.capital:
            return None
        name = self._honorific_name(at + 2)
        return None if name is None else replace(name, countries=(following.code,))

    def _stands_free(self, position: int) -> bool:
        """Tell whether a phrase opens the sentence or follows a mark, but for its determiner."""
        while (before := self._token(position - 1)) is not None:
            own = before.kind == "honorific" or self.offices.precedes_title(before)
            bare = self.words.determiner(before) and not self.words.preposition(before)
            if not (own or bare):
                break
            position -= 1
        return before is None or before.kind == "punct"

    def _is_definite(self, token: Token) -> bool:
        return self.words.determiners.get(token.lower) == "definite"

    def _unknown_adjective(self, position: int) -> bool:
        """Tell whether one plain word parts a title from a name: "le sénateur palaois X"."""
        token, following = self._token(position), self._token(position + 1)
        if following is not None and following.text == ",":
            following = self._token(position + 2)
        return (
            token is not None
            and following is not None
            and not self.caseless
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

    def _honorific_name(self, at: int) -> Name | None:
        position, honorific, feminine = at, False, False
        while (token := self._token(position)) is not None and self._is_honorific(position):
            honorific, feminine = True, feminine or token.text in self.feminine
            position += 1
            slash = self._token(position)  # "السيد/ X"
            position += slash is not None and slash.text == "/"
        last = self.names.parse(position, expected=True)
        if last is None or self._is_code(position, last) or self._is_no_name(position, last):
            return None
        if not (honorific or self._is_sure(position, last)):
            return None
        name = Name(at, position, last, honorific, feminine, last)
        return self._with_home(name) or self._with_beside(name)

    def _is_no_name(self, first: int, last: int) -> bool:
        """Tell whether a word that no person's name holds stands in one: "Standing Committee"."""
        return any(token.lower in self.not_names for token in self.tokens[first:last])

    def _is_code(self, first: int, last: int) -> bool:
        """Tell whether two or three capitals are all there is: no name, "PR 240087"."""
        text = self.tokens[first].text
        return last - first == 1 and text.isupper() and len(text) <= _CODE

    def _is_sure(self, begin: int, last: int) -> bool:
        """Tell whether words that no capital shows to be a name can be one where they stand."""
        if not self.caseless or last - begin > 1 or self.tokens[begin].kind != "unknown":
            return True
        before = self._token(begin - 1)
        return before is not None and before.kind in ("title", "adjective", "country")

    def _home_behind(self, name: Name) -> Name | None:
        """Add the country that stands between two commas behind a name: "X, du Pérou, …"."""
        found = self._with_home(name, name.end + 1)
        after = self._token(found.end) if found is not None else None
        ends = after is None or after.kind == "punct" or self.words.is_coordinator(after)
        return found if ends else None

    def _represented(self, name: Name) -> Name | None:
        """Add the side that a name acts for: "X عن الجانب الأردني"."""
        of, position = self._token(name.last), name.last + 1
        if of is None or self.words.preposition(of) not in self.representing:
            return None
        if (body := self._token(position)) is not None and body.kind == "body":
            position += 1
        token = self._token(position)
        if token is None or token.kind not in ("country", "adjective"):
            return None
        return replace(name, end=position + 1, countries=(token.code,))

    def _with_home(self, name: Name, at: int | None = None) -> Name | None:
        """Add the country tied to a name: "le roi X de Jordanie"."""
        if at is None and (found := self._represented(name)) is not None:
            return found
        at = name.last if at is None else at
        of, position = self._token(at), at + 1
        if of is None or self.words.preposition(of) != self.words.owner:
            return None
        while (token := self._token(position)) is not None and self._is_definite(token):
            position += 1
        if token is None or token.kind not in ("country", "metonym"):
            return None
        end = self._past_short_form(position + 1, token)
        return replace(name, end=end, countries=(token.code,))

    def _past_short_form(self, end: int, country: Token) -> int:
        """Go over a country's short form in brackets: "of the Democratic Republic of X (DRX)"."""
        opening, inner, closing = (self._token(end + i) for i in range(3))
        if opening is None or inner is None or closing is None:
            return end
        again = inner.kind == "country" and inner.code == country.code
        return end + 3 if opening.text == "(" and again and closing.text == ")" else end

    def _with_beside(self, name: Name) -> Name:
        """Add what stands beside a name: "(Tchad)", "(Chambre des conseillers)"."""
        if (country := self._country_of(name.last)) is not None:
            token = self.tokens[country]
            return replace(name, end=country + 1, countries=(token.code,))
        opening, inner, closing = (self._token(name.last + i) for i in range(3))
        if opening is None or inner is None or closing is None:
            return name
        if opening.text != "(" or closing.text != ")":
            return name
        if inner.kind in ("country", "capital"):
            return replace(name, end=name.last + 3, countries=(inner.code,))
        if inner.kind == "chamber":
            return replace(name, end=name.last + 3, chambers=tuple(e.uid for e in inner.entries))
        return name

    def _country_of(self, last: int) -> int | None:
        """Return where the country of "President X of Kenya" stands."""
        of = self._token(last)
        if of is None or of.lower != self.words.owner:
            return None
        at = last + 1
        if (article := self._token(at)) is not None and self._is_definite(article):
            at += 1
        token = self._token(at)
        return at if token is not None and token.kind == "country" else None

    def _nation_before(self, position: int) -> tuple[str, ...]:
        """Read "le Russe", "la uruguaya" before a name."""
        before, article = self._token(position - 1), self._token(position - 2)
        if before is None or before.kind != "adjective":
            return ()
        stands = self.by_nation and article is not None and self._is_article(article)
        return (before.code,) if before.capital or stands else ()

    def _name_list(self, end: int, homes: bool = False) -> tuple[list[Name], int]:
        """Read names joined by commas and "et"; ``homes``: "X, du Pérou, Y, du Ghana"."""
        names: list[Name] = []
        position = last = end
        while (token := self._token(position)) is not None:
            if (
                token.text == ","
                or self.words.is_coordinator(token)
                or token.lower in self.respectively
            ):
                position += 1
                continue
            name = self._listed_name(position)
            if name is None:
                break
            if homes and self._comma(name.end):
                name = self._home_behind(name) or name
            names.append(name)
            position = last = name.end
        return names, last

    def _listed_name(self, at: int) -> Name | None:
        """Read a name of a list, with an article and an office or rank of its own."""
        token, following = self._token(at), self._token(at + 1)
        if token is None or following is None or not self._is_definite(token):
            return self._honorific_name(at)
        if following.kind != "title":
            return self._honorific_name(at + 1) if following.kind == "honorific" else None
        parsed = self.offices.parse(at + 1)
        if parsed is None or parsed[0].plural:
            return None
        name = self._honorific_name(parsed[1])
        return None if name is None else replace(name, first=at + 1, office=parsed[0])

    def _person(self, first: int, name: Name, offices: tuple[Office, ...]) -> Chunk:
        begin, end = self.tokens[name.begin].start, self.tokens[name.last - 1].end
        if name.chambers and offices:
            offices = (replace(offices[0], chambers=name.chambers), *offices[1:])
        chunk = self._chunk("person", first, name.last, offices=offices)
        gender = "f" if name.feminine else chunk.gender
        return replace(
            chunk,
            last=name.end,
            countries=name.countries,
            name=self.text[begin:end],
            name_span=(begin, end),
            honorific=name.honorific,
            gender=gender or ("m" if name.honorific else None),
        )
