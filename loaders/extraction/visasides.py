"""Whose citizens a visa exemption is for, and which country grants it."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.chunks import Chunk
from loaders.extraction.coordination import chain_of, coordinated
from loaders.extraction.cues import has_cue
from loaders.extraction.institutions import joined_states
from loaders.extraction.links import Links
from loaders.extraction.parsed import Parsed
from loaders.extraction.protagonists import protagonists
from loaders.extraction.sides import Side
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import VisaWords

_ACTING = ("country", "body", "city", "organization")
_GRANTING = ("country", "city", "body", "self", "delegation", "organization")
_LISTED = 9  # tokens from one country of a list to the next
_LED = 5  # words that a noun for citizens may have before it
Exemption = tuple[Side, Side, bool]  # of whose citizens, by whom, whether it is mutual


class VisaSides:
    """Finds the sides of an exemption that a sentence speaks of.

    ``agreed`` tells that it speaks of an agreement, which binds both sides.
    """

    def __init__(self, sentence: Parsed, links: Links, agreed: bool) -> None:
        self.sentence = sentence
        self.links = links
        self.agreed = agreed
        self.words: VisaWords = sentence.words.words.visas

    def exemptions(self) -> list[Exemption]:
        """Return whose citizens are exempted, by whom, and whether it is mutual, case by case."""
        citizens = self._citizens()
        mutual = has_cue(self.sentence.wording(), self.words.mutual)
        pair = self._pair()
        third = self._acting(citizens) or (not mutual and self._entered(citizens))
        if len(citizens) == 2 and not third:
            return [(citizens[0], citizens[1], True)]
        if pair is not None and (mutual or self.agreed or not citizens):
            return [(pair[0], pair[1], True)]
        citizens = citizens or self._beneficiaries()
        if not citizens:
            context = self._from_context(mutual)
            return [context] if context is not None else []
        granting = self._granting(citizens)
        both = mutual and len(citizens) == len(granting) == 1
        return [(of, by, both) for of in citizens for by in granting]

    def _acting(self, citizens: list[Side]) -> bool:
        """Tell whether a third country acts: "le Pérou exempte les Chiliens et les Danois"."""
        chunks = enumerate(self.sentence.chunks)
        acting = [i for i, c in chunks if c.kind in _ACTING and self._may_act(c)]
        parties = {side.party for side in citizens}
        return any(side.party not in parties for side in self._known(acting))

    def _entered(self, citizens: list[Side]) -> bool:
        """Tell whether citizens go to a third country: "les Chiliens et les Danois … au Japon"."""
        located = (*self.sentence.words.located, *self.words.towards)
        chunks = enumerate(self.sentence.chunks)
        entered = [i for i, c in chunks if c.kind == "country" and c.governor in located]
        parties = {side.party for side in citizens}
        return not self.agreed and any(s.party not in parties for s in self._known(entered))

    def _may_act(self, chunk: Chunk) -> bool:
        """Tell whether a chunk is a subject, or who does what a passive tells."""
        return chunk.governor in (None, *self.sentence.words.words.grammar.agents)

    def _granting(self, citizens: list[Side]) -> list[Side]:
        """Return who exempts: countries in the sentence, the one told before, the speaker's."""
        excluded = {side.party for side in citizens}
        others = [side for side in self._countries() if side.party not in excluded]
        if others:
            return self._joined(others[0], others)
        of = citizens[0]
        found = self._other(of) or self._speaker(of) or self._opposite(of)
        return [found] if found is not None else []

    def _opposite(self, of: Side) -> Side | None:
        """Return the other country that the text is about: "l'exemption pour les Ghanéens"."""
        pair = protagonists(self.sentence, self.links)
        others = [side for side in pair if side.party != of.party]
        return others[0] if len(others) == 1 else None

    def _joined(self, first: Side, others: list[Side]) -> list[Side]:
        """Return a country with those that a list joins to it: "au Pérou et au Chili"."""
        starts = {chunk.start: index for index, chunk in enumerate(self.sentence.chunks)}
        index = starts.get(first.start)
        if index is None or first.sentence != self.sentence.index:
            return [first]
        parties = {side.party for side in self._known(chain_of(self.sentence, index))}
        return [side for side in others if side.party in parties] or [first]

    def _beneficiaries(self) -> list[Side]:
        """Return the countries that an exemption is extended to: "étendue à A, à B et à C"."""
        for index, chunk in enumerate(self.sentence.chunks):
            if chunk.kind == "country" and chunk.governor in self.words.towards:
                subject = (c for c in self.sentence.chunks[:index] if c.governor is None)
                if any(c.is_side for c in subject):
                    return self._known(coordinated(self.sentence, index))
        return []

    def _from_context(self, mutual: bool) -> Exemption | None:
        """Return the two sides of a mutual exemption that the sentence leaves to the context."""
        if not (mutual or self.agreed):
            return None
        countries = self._countries()
        if len(countries) >= 2:
            return countries[0], countries[1], True
        for side in countries:
            if (other := self._other(side) or self._own(side)) is not None:
                return side, other, True
        told = self._told() if not countries else None
        found = told or tuple(joined_states(self.sentence, self.links))
        found = found or tuple(protagonists(self.sentence, self.links))
        fits = len(found) == 2 and {c.party for c in countries} <= {s.party for s in found}
        fits = fits and all(map(self._may_exempt, found))
        return (found[0], found[1], True) if fits else None

    def _own(self, other: Side) -> Side | None:
        """Return the country of the article for one that is faced: "o acordo de vistos com X"."""
        home = f"country:{self.links.scene.home}"
        here = (s for s in self.links.focus if s.affiliation == home != other.party)
        side = next(here, None)
        if side is None or not self._is_faced(other):
            return None
        return self.links.as_country(self.sentence, self.links.unwritten(side))

    def _is_faced(self, side: Side) -> bool:
        """Tell whether a country is the other party of what is spoken of: "com as Filipinas"."""
        facing = self.words.facing
        named = (c for c in self.sentence.chunks if c.start == side.start)
        return any(chunk.governor in facing for chunk in named)

    def _told(self) -> tuple[Side, Side] | None:
        """Return the two countries of the fact told last."""
        if not self.links.pairs:
            return None
        a, b = (self.links.as_country(self.sentence, s) for s in self.links.pairs[-1])
        return (a, b) if a and b else None

    def _speaker(self, of: Side) -> Side | None:
        """Return the country of an official in the sentence, who speaks for the other side."""
        for index, chunk in enumerate(self.sentence.chunks):
            if chunk.kind in ("person", "office", "role") and self._may_act(chunk):
                for side in self.links.resolve(self.sentence, index):
                    country = self.links.as_country(self.sentence, side)
                    if country is not None and country.party not in (of.party, None):
                        return country
        return None

    def _other(self, side: Side) -> Side | None:
        """Return the opposite country of the fact told last, if it faces this side."""
        for pair in reversed(self.links.pairs):
            affiliations = {s.affiliation: s for s in pair}
            if side.party in affiliations:
                other = next(s for a, s in affiliations.items() if a != side.party)
                return self.links.as_country(self.sentence, other)
        return None

    def _pair(self) -> tuple[Side, Side] | None:
        """Return two countries joined by "entre A et B", "des deux pays", "A-B"."""
        for index, chunk in enumerate(self.sentence.chunks):
            chain = [index]
            if chunk.kind in ("country", "body", "delegation"):
                chain = coordinated(self.sentence, index)
            bound = chunk.governor not in (*self.words.towards, *self.words.facing)
            if chunk.kind == "pair" or (len(chain) == 2 and bound):
                known = self._known(chain)
                if len(known) == 2:
                    return known[0], known[1]
        return None

    def _known(self, chunks: list[int]) -> list[Side]:
        """Return the countries behind some chunks, each once."""
        sides = (s for i in chunks for s in self.links.resolve(self.sentence, i))
        countries = (self.links.as_country(self.sentence, side) for side in sides)
        return list({country.party: country for country in countries if country}.values())

    def _countries(self) -> list[Side]:
        """Return the countries that act or are entered, actors first."""
        found: list[Side] = []
        chunks = self.sentence.chunks
        order = sorted(range(len(chunks)), key=lambda i: (not self._may_act(chunks[i]), i))
        for index in order:
            if chunks[index].kind in _GRANTING:
                sides = self.links.resolve(self.sentence, index)
                found += [side for side in sides if self._may_exempt(side)]
        return list({s.party: s for s in reversed(found)}.values())[::-1]

    def _may_exempt(self, side: Side) -> bool:
        """Tell whether a side is a country, or a union of states without borders."""
        return side.party.startswith("country:") or side.party in self.words.unions

    def _citizens(self) -> list[Side]:
        """Return the countries of "les citoyens kazakhs", "les Uruguayens"."""
        codes: dict[str, Side] = {}
        for position, token in enumerate(self.sentence.tokens):
            if token.lower in self.words.citizens:
                for at in self._citizenship(position):
                    self._add(codes, at)
            elif token.kind == "adjective" and self._is_people(position, token):
                self._add(codes, position)
        return list(codes.values())

    def _citizenship(self, noun: int) -> Iterator[int]:
        """Yield the tokens beside a noun for citizens that say of which countries."""
        if (before := self._nation_before(noun)) is not None:
            yield before
        at = last = noun
        while (at := at + 1) < min(last + _LISTED, len(self.sentence.tokens)):
            kind = self.sentence.tokens[at].kind
            if self._ends_citizens(at):
                return
            if kind == "adjective" or (kind == "country" and not self._is_place(at)):
                last = at
                yield at

    def _nation_before(self, noun: int) -> int | None:
        """Return the adjective before a noun for citizens: "Peruvian passport holders"."""
        for at in range(noun - 1, max(-1, noun - _LED), -1):
            token = self.sentence.tokens[at]
            if token.kind == "adjective":
                return at
            if token.kind != "word" or self.sentence.words.is_function(token):
                return None
        return None

    def _is_people(self, position: int, token: Token) -> bool:
        """Tell whether a nation stands for its citizens: "les Uruguayens", "Samoans will"."""
        words, grammar = self.sentence.words, self.sentence.words.words.grammar
        before, after = self.sentence.token(position - 1), self.sentence.token(position + 1)
        alone = after is None or after.kind == "punct" or words.is_function(after)
        alone = alone or (after is not None and position + 1 in self.sentence.group_of)
        if grammar.by_nation:  # "brasileiros não precisam de visto"
            led = before is None or before.kind == "punct" or words.is_function(before)
            spoken = before is not None and words.preposition(before) in words.located
            return led and alone and not spoken
        if not token.capital:
            return False
        if "adjective" not in grammar.office.leading:
            return before is not None and words.determiner(before) == "definite"
        return alone

    def _ends_citizens(self, position: int) -> bool:
        token = self.sentence.tokens[position]
        finite = self.sentence.is_finite_at(position)
        opens = token.text in ";:." or token.lower in self.sentence.words.relatives
        return finite or (opens and not self._opens_list(position))

    def _opens_list(self, position: int) -> bool:
        """Tell whether countries are listed: "de trois pays : le Chili, …", "dont le Chili"."""
        following = (c for c in self.sentence.chunks if position < c.first <= position + 2)
        return any(chunk.kind == "country" for chunk in following)

    def _is_place(self, position: int) -> bool:
        chunk = self.sentence.mentions.chunk_at(position)
        return chunk is not None and chunk.governor not in (self.sentence.words.owner, None)

    def _add(self, codes: dict[str, Side], position: int) -> None:
        token = self.sentence.tokens[position]
        uids = {e.uid for e in token.entries}
        code = self.links.scene.resolve("|".join(sorted(uids)))
        if code is not None:
            party = f"country:{code}"
            codes.setdefault(
                party,
                Side(
                    party, party, self.sentence.index, token.start, token.end, token.text, "named"
                ),
            )
