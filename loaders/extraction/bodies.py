"""Chunks that are no person: delegations, bodies, countries, places, pronouns, groups."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from loaders.extraction.affiliation import country_of_chambers
from loaders.extraction.chunkreader import ANY, ChunkReader, Read
from loaders.extraction.chunks import Chunk, ChunkKind
from loaders.extraction.tokens import Token

# of "(01:00 em Lisboa)" no place is meant, but its time
_CLOCK = re.compile(r"\(\d{1,2}\s?(?:[:h]\s?\d{2}|h)\s+\w{1,3}\s+$")
_NATIONS = frozenset({"adjective", "country", "metonym", "organization", "organ"})
_COLLECTIVE = ("delegation", "body", "chamber")  # kinds of words for many who act as one


@dataclass
class _Complement:
    """What a delegation or body is of."""

    countries: list[str] = field(default_factory=list)
    org: str | None = None
    chambers: tuple[str, ...] = ()


class BodyReader(ChunkReader):
    """Reads what may be a side or a place without being a person."""

    def _delegation(self, position: int, token: Token) -> Read | None:
        """Read "la délégation marocaine", "le gouvernement malien"."""
        of, start = _Complement(), position
        if (ahead := self._body_ahead(position, of)) is not None:
            position, token = ahead, self.tokens[ahead]
        elif not self._is_collective(position, token):
            return None
        if token.kind == "chamber":
            of.chambers = tuple(entry.uid for entry in token.entries)
        end = self._complement_end(position, token, of)
        if token.kind == "chamber" and not (of.countries or _is_national(token)):
            return None
        end = self._past_portfolio(end)
        chunk = replace(
            self._chunk(self._kind_of(token, of), start, end),
            countries=tuple(dict.fromkeys(of.countries)),
            org=of.org,
            chambers=of.chambers,
        )
        if chunk.kind == "self" and (not self._is_here(position, chunk) or self._of_region(end)):
            return None
        return [chunk], end

    def _complement_end(self, position: int, token: Token, of: _Complement) -> int:
        """Read what a word for many is of, behind it; return where that ends."""
        end, several = position + 1, token.kind == "delegation"
        while (inner := self._token(end)) is not None and (
            self._add(of, end, inner) or (several and self._joins_nations(end, inner))
        ):
            end += 1
        while end > position + 1 and self.tokens[end - 1].kind in ("word", "phrase"):
            end -= 1
        return end

    def _is_here(self, position: int, chunk: Chunk) -> bool:
        """Tell "le pays", "notre pays" from "son pays", which is elsewhere."""
        before = self._token(position - 1)
        ours = before is not None and before.lower in self.words.words.grammar.ours
        return ours or chunk.determiner == "definite"

    def _of_region(self, end: int) -> bool:
        """Tell whether a place is only one of a region: "le pays d'Afrique centrale"."""
        joint, region = self._token(end), self._token(end + 1)
        owned = joint is not None and self.words.preposition(joint) == self.words.owner
        return owned and region is not None and region.is_named

    def _is_collective(self, position: int, token: Token) -> bool:
        """Tell whether a word stands for many: behind its determiner, if it needs one."""
        bare = self.construct or token.lower in self.bare_bodies
        known = bare or self._has_determiner(position)
        return token.kind in _COLLECTIVE and known

    def _body_ahead(self, position: int, of: _Complement) -> int | None:
        """Find the body that a nation before it is of: "the Kazakh side", "China's government"."""
        at, read = position, _Complement()
        if self._is_capital_owner(position):
            read.countries.append(self.tokens[position].code)
            at += 1
        elif self.tokens[position].kind not in self.offices.leading & _NATIONS:
            return None
        while (token := self._token(at)) is not None and token.kind not in _COLLECTIVE:
            if not (self._add(read, at, token, led=True) or self._leads_on(at, token)):
                return None
            at += 1
        if token is None:
            return None
        of.countries, of.org = read.countries, read.org
        return at

    def _is_capital_owner(self, position: int) -> bool:
        """Tell whether a capital stands for its state: "Addis Ababa's delegation"."""
        following = self._token(position + 1)
        owns = following is not None and self.words.is_genitive(following)
        return owns and self.tokens[position].kind == "capital"

    def _leads_on(self, position: int, token: Token) -> bool:
        """Tell whether a word may stand between a nation and its body: "five-member", "'s"."""
        beside = (self._token(position - 1), self._token(position + 1))
        if self.words.is_coordinator(token):  # "US and Chinese negotiators"
            return all(near is not None and near.kind in _NATIONS for near in beside)
        qualifies = self.offices.precedes_title(token) or token.lower in self.offices.fields
        return qualifies or token.kind == "number" or self.words.is_genitive(token)

    def _past_portfolio(self, end: int) -> int:
        """Return the end of a ministry: "le ministère malien des Affaires étrangères"."""
        connector, position = self._token(end), end + 1
        if connector is None or self.words.preposition(connector) != self.words.owner:
            return end
        while (token := self._token(position)) is not None and self.offices.of_portfolio(token):
            position += 1
        return position if position > end + 1 else end

    def _kind_of(self, token: Token, of: _Complement) -> ChunkKind:
        """Tell a delegation, a body, and a place: "la capitale kazakhe", "le Royaume"."""
        if token.lower in self.capitals:
            return "city" if of.countries else "self"
        if token.text in self.self_places and not (of.org or of.chambers):
            return "country" if of.countries else "self"
        return "delegation" if token.kind == "delegation" else "body"

    def _add(self, of: _Complement, position: int, token: Token, led: bool = False) -> bool:
        """Take a token into a complement; tell whether it belongs to one.

        ``led`` tells that the complement stands before what it is of.
        """
        if (token.kind == "adjective" and (led or not token.capital)) or token.kind == "country":
            of.countries.append(token.code)
        elif token.kind in ("organization", "organ"):
            of.org = of.org or token.entries[0].uid
        elif token.kind == "metonym" and led:
            of.countries.append(token.code)
        elif token.kind == "chamber":
            of.chambers = of.chambers or tuple(entry.uid for entry in token.entries)
        else:
            return not led and self._inside_body(position, token)
        return True

    def _inside_body(self, position: int, token: Token) -> bool:
        """Tell whether a word may stand between a body and its country."""
        if self.construct and self._is_inside(position, token):
            return True
        if token.lower in self.delegated:
            following = self._token(position + 1)
            return following is not None and following.kind in (*_COLLECTIVE, "country")
        if (
            token.lower in self.offices.connectors
            or self.words.determiners.get(token.lower) == "definite"
        ):
            following = self._token(position + 1)
            return following is not None and (
                following.kind in ("country", "organization", "organ", "chamber")
                or self.words.determiners.get(following.lower) == "definite"
            )
        return token.kind == "word" and token.lower in self.offices.qualifiers

    def _joins_nations(self, position: int, token: Token) -> bool:
        """Tell whether delegations are of one more country: "delegations of Mali and Ghana"."""
        before, after, behind = (self._token(position + n) for n in (-1, 1, 2))
        if before is None or after is None or before.kind != "country":
            return False
        if not self.words.is_coordinator(token):
            return False
        owns = behind is not None and (
            self.words.is_genitive(behind) or behind.kind in ("title", "body", "delegation")
        )
        return after.kind == "country" and not owns

    def _national(self, position: int, token: Token) -> Read | None:
        """Read a nationality that stands for whoever has it: "el chileno viajará"."""
        if not self.by_nation or token.kind != "adjective" or token.capital:
            return None
        before, after = self._token(position - 1), self._token(position + 1)
        if before is None or not self._is_article(before):
            return None
        if after is not None and not self._ends_phrase(after):
            return None
        chunk = self._chunk("role", position, position + 1)
        return [replace(chunk, roles=(ANY,), countries=(token.code,))], position + 1

    def _ends_phrase(self, token: Token) -> bool:
        small = self.words.is_function(token) or token.lower in self.words.adverbs
        return small or token.kind == "punct" or self.words.is_finite(token)

    def _is_article(self, token: Token) -> bool:
        """Tell whether a word is the article of one person: "el", "al", "do"."""
        gendered = token.lower in self.words.words.grammar.gendered
        return gendered and self.words.determiner(token) == "definite"

    def _is_inside(self, position: int, token: Token) -> bool:
        """Tell whether a word with its article goes on with a body: "وزارة الخارجية المالية"."""
        words = token.kind == "word" and not self.words.is_function(token)
        return words and token.text.startswith(self.article)

    def _simple(self, position: int, token: Token) -> Read | None:
        if token.kind in ("country", "metonym"):
            return [self._country(position, token)], position + 1
        if token.kind in ("capital", "city"):
            if _CLOCK.search(self.text[: token.start]):
                return [], position + 1
            chunk = self._chunk("city", position, position + 1)
            weak = token.kind == "city"
            return [replace(chunk, countries=(token.code,), weak=weak)], position + 1
        if token.kind in ("organization", "organ"):
            chunk = self._chunk("organization", position, position + 1)
            return [replace(chunk, org=token.entries[0].uid)], position + 1
        if token.kind == "pair":
            chunk = self._chunk("pair", position, position + 1)
            own = self.contractions.get(token.lower.partition(" ")[0])  # "aux deux pays"
            pair = token.entries[0].uid
            found = replace(chunk, pair=pair, plural=True, governor=own or chunk.governor)
            return [found], position + 1
        if token.lower in self.words.pronouns and token.kind in ("word", "name", "phrase"):
            gender, number = self.words.pronouns[token.lower]
            chunk = self._chunk("pronoun", position, position + 1)
            return [replace(chunk, gender=gender, plural=number == "p")], position + 1
        return None

    def _country(self, position: int, token: Token) -> Chunk:
        chunk = self._chunk("country", position, position + 1)
        return replace(chunk, countries=(token.code,))


def _is_national(token: Token) -> bool:
    """Tell whether a chamber's name, written out, is that of one country: "le Parlement libanais".

    Short forms are those of other things too.
    """
    chambers = (entry.uid for entry in token.entries)
    return not token.text.isupper() and country_of_chambers(chambers) is not None
