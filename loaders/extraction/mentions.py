"""From tokens to chunks: the sides and places that a sentence mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.apposition import AppositionReader
from loaders.extraction.chunkreader import Read
from loaders.extraction.chunks import Chunk, Mentions
from loaders.extraction.headlines import sentence_case
from loaders.extraction.namereader import Name
from loaders.extraction.offices import Office
from loaders.extraction.tokens import Token, tokenize
from loaders.extraction.vocabulary import vocabulary


def mentions(text: str, language: str, names: frozenset[str] = frozenset()) -> Mentions:
    """Return what a sentence mentions; nothing for a stretch too long to be a sentence.

    ``names`` are words that the text has told to be names, where no capitals show them.
    """
    if len(text) > _LONGEST:
        return Mentions(text, (), ())
    words = vocabulary(language)
    tokens = tokenize(sentence_case(text, words), language, names)
    chunks = _Chunker(text, tokens, words).read()
    return Mentions(text, tokens, tuple(chunks))


# what may stand right before an office phrase without a determiner
_LONGEST = 10_000  # characters: no sentence is longer, but data without full stops are
_SIDES = ("first", "second")  # of an office that two hold: "les ministres des deux pays, A et B"
_BEFORE_OFFICE = ("punct", "honorific", "phrase", "led_by", "number")


class _Chunker(AppositionReader):
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
        return self._shared(chunks)

    def _shared(self, chunks: list[Chunk]) -> list[Chunk]:
        """Give an office behind a list to all its names: "MM. A et B, membres du Sénat"."""
        shared = list(chunks)
        for index in range(len(chunks) - 1, 0, -1):
            before, after = shared[index - 1], shared[index]
            between = self.tokens[before.last : after.first]
            listed = bool(between) and all(
                t.text == "," or self.words.is_coordinator(t) for t in between
            )
            named = before.kind == after.kind == "person" and not before.offices
            if listed and named and after.offices and after.offices[0].plural:
                shared[index - 1] = replace(before, offices=after.offices)
        return shared

    def _at(self, position: int) -> Read | None:
        """Read the chunk or chunks that begin at a token."""
        token = self.tokens[position]
        return (
            self._office(position)
            or self._named(position)
            or self._delegation(position, token)
            or self._national(position, token)
            or self._simple(position, token)
        )

    def _office(self, position: int) -> Read | None:
        """Read an office phrase and the name or names that it belongs to."""
        parsed = self.offices.parse(position) if self._may_open(position) else None
        if parsed is None:
            return None
        offices, end = self._with_joined(parsed)
        if self._lends_name(position):
            name = self._name_after(end)
            return [], name.end if name is not None else end
        several = self._distributed(position, offices, end) if offices[0].plural else None
        if several is not None:
            return several
        free = self._stands_free(position) or self._is_loose(position)
        name = self._name_of_one(end, free, offices)
        if name is None and (gloss := self._gloss(end)) is not None:
            name = self._name_after(gloss[0])
            if name is not None and not offices[0].countries:
                offices[0] = replace(offices[0], countries=gloss[1])
        if name is None:
            return [self._chunk("office", position, end, offices=tuple(offices))], end
        return self._with_name(position, offices, name)

    def _is_loose(self, position: int) -> bool:
        """Tell whether the comma behind a name may be missing: "y el presidente, X sostuvo"."""
        return self.words.words.grammar.pro_drop and self._governor(position)[0] is None

    def _lends_name(self, position: int) -> bool:
        """Tell whether a place bears the name that follows: "l'aéroport du président X"."""
        for token in reversed(self.tokens[max(0, position - 5) : position]):
            if token.lower in self.namesakes:
                return True
            owns = self.words.preposition(token) == self.words.owner
            plain = token.kind in ("word", "adjective") and not self.words.preposition(token)
            if not (owns or plain) or self.words.determiners.get(token.lower):
                return False
        return False

    def _name_of_one(self, end: int, free: bool, offices: list[Office]) -> Name | None:
        """Return whose an office is; nobody's where several countries have each its own."""
        if offices[0].plural and len(offices[0].countries) > 1:
            return None
        return self._name_after(end, free) or self._name_of_apposed(end, offices)

    def _name_of_apposed(self, end: int, offices: list[Office]) -> Name | None:
        """Return the name of an office in apposition, which is added to the offices."""
        apposed = self._apposed(end, offices[0])
        posted = apposed is not None and apposed[0].role(None) == "ambassador"
        if apposed is None or (posted and offices[0].role(None) not in (None, "ambassador")):
            return None
        offices.append(apposed[0])
        return apposed[1]

    def _with_name(self, position: int, offices: list[Office], name: Name) -> Read:
        if (nested := self._of_nested(position, offices[0], name)) is not None:
            return nested
        chunk = self._person(position, name, tuple(offices))
        following = (
            self._after_name(name.end, position) if self._may_hold_more(position, name) else None
        )
        if following is not None:
            chunk = replace(chunk, offices=(*chunk.offices, *following[0]), last=following[1])
        chunks = [chunk, *self._read_on(chunk, taken_up=True)]
        return chunks, chunks[-1].last

    def _of_nested(self, position: int, office: Office, name: Name) -> Read | None:
        """Read "l'envoyé du président X" and "…, Y": X is the president, Y the envoy."""
        if office.inner is None or self.tokens[name.first - 1].text == ",":
            return None
        if self.words.words.grammar.office.bare and self._is_definite(
            self.tokens[office.inner - 1]
        ):
            return None  # "Advisor to the President X": only "President X" is one
        parsed = self.offices.parse(office.inner)
        if parsed is None or parsed[1] != name.first:
            return None
        inner = self._person(office.inner, name, (parsed[0],))
        own = self._honorific_name(name.end + 1) if self._comma(name.end) else None
        if own is None or not (own.honorific and self._closes(own.last)):
            envoy = self._chunk("office", position, office.inner - 1, offices=(office,))
            return [envoy, inner], inner.last
        person = self._person(own.first, own, (office,))
        governor, determiner = self._governor(position)
        return [inner, replace(person, governor=governor, determiner=determiner)], person.last

    def _may_open(self, position: int) -> bool:
        """Tell whether a title here can be an office: not an adjective after its noun."""
        token, before = self.tokens[position], self._token(position - 1)
        if token.kind != "title" and not (
            self.offices.precedes_title(token) or self.offices.may_lead(token)
        ):
            return False
        if self._qualifies(position, token):
            return False
        if self.caseless and before is not None and self._is_attribute(token, before):
            return False
        bare = self.words.words.grammar.office.bare and not self._is_verb(token, before)
        return bare or self._is_introduced(token, before)

    def _qualifies(self, position: int, token: Token) -> bool:
        """Tell whether a title is an adjective here: "an official friendly visit"."""
        if token.lower not in self.words.words.grammar.office.adjectival:
            return False
        near = self.tokens[position + 1 : position + 3]
        nouns = [at for at, after in enumerate(near) if after.kind == "noun"]
        return bool(nouns) and all(t.kind in ("word", "adjective") for t in near[: nouns[0]])

    def _is_introduced(self, token: Token, before: Token | None) -> bool:
        """Tell whether what stands before a title lets it be an office."""
        if before is None or before.kind in _BEFORE_OFFICE or self.words.is_coordinator(before):
            return True
        if self.words.determiner(before) or self.words.preposition(before):
            return True
        if any(reading.lemma in self.naming for reading in self.words.readings(before)):
            return True  # "a été nommé ambassadeur"
        named = token.kind == "title" and token.capital and " " in token.text
        return named or (before.kind == "adjective" and before.capital)

    def _is_verb(self, token: Token, before: Token | None) -> bool:
        """Tell "will host the minister" from "the host"."""
        if token.capital or not self.words.readings(token):
            return False
        return before is None or before.kind not in ("adjective", "title")

    def _named(self, position: int) -> Read | None:
        """Read a name with an honorific, or a bare one, and the office after it."""
        token = self.tokens[position]
        name = self._honorific_name(position) if token.kind == "honorific" else None
        if name is None:
            last = self.names.parse(position) or self._unknown_official(position)
            if last is None:
                return None
            name = self._with_beside(Name(position, position, last, False, False, last))
        chunk = self._person(position, name, ())
        single = name.last - name.begin == 1 and not name.honorific
        place = single and chunk.governor in self.words.located
        following = self._after_name(name.end, position) if not place else None
        if following is not None:
            chunk = replace(chunk, offices=following[0], last=following[1])
        if nation := self._nation_before(position):
            chunk = replace(chunk, countries=nation)
        inner = self._inner_holder(chunk)
        return ([chunk, inner], inner.last) if inner is not None else ([chunk], chunk.last)

    def _holds_inner(self, office: Office, end: int) -> bool:
        """Tell whether the name right behind is an inner office's: "conseiller du président Y"."""
        parsed = self.offices.parse(office.inner) if office.inner is not None else None
        return parsed is not None and parsed[1] == end and self._honorific_name(end) is not None

    def _inner_holder(self, chunk: Chunk) -> Chunk | None:
        """Read "X, envoyé du président péruvien, M. Y": Y is the president."""
        at = chunk.offices[-1].inner if chunk.offices else None
        parsed = self.offices.parse(at) if at is not None else None
        if at is None or parsed is None or parsed[1] != chunk.last:
            return None
        name = self._name_after(parsed[1])
        known = name is not None and (name.honorific or not self._comma(parsed[1]))
        return self._person(at, name, (parsed[0],)) if known and name is not None else None

    def _after_name(self, last: int, first: int) -> tuple[tuple[Office, ...], int] | None:
        """Read ", président de X," after a name that begins at ``first``.

        Not ", le ministre Y" that has a name itself, nor ", le ministre a dit" after a
        circumstance: that is the subject.
        """
        token = self._token(last)
        if token is None:
            return None
        if token.text not in (",", "("):
            return self._after_name_at_once(last, token)
        start = self._after_determiners(last + 1)
        parsed = self.offices.parse(start) if self._token(start) is not None else None
        if parsed is None:
            return None
        offices, end = self._with_joined(parsed)
        determined = start > last + 1
        if not (self._closes(end) or self._may_go_on(first, determined)):
            return None
        if offices[0].inner is not None and self._holds_inner(offices[0], end):
            return tuple(offices), end
        others = determined or not self._comma(end)
        if others and not offices[0].plural and self._name_after(end) is not None:
            return None
        return tuple(offices), end

    def _may_go_on(self, first: int, determined: bool) -> bool:
        """Tell whether a verb may follow an office behind a name without a comma."""
        grammar = self.words.words.grammar
        free = self._stands_free(first) and not grammar.headline_commas
        return free or not (determined or grammar.office.bare)

    def _after_name_at_once(self, last: int, token: Token) -> tuple[tuple[Office, ...], int] | None:
        """Read "X ministre marocain de …", without a comma."""
        if self.words.words.grammar.office.apposed:
            return self._apposed_office(last)
        if token.kind != "title" or not token.text.islower():
            return None
        parsed = self.offices.parse(last)
        known = parsed is not None and (parsed[0].countries or parsed[0].host)
        return ((parsed[0],), parsed[1]) if parsed and known else None

    def _after_determiners(self, position: int) -> int:
        determiners = self.words.determiners
        while (token := self._token(position)) is not None and (
            determiners.get(token.lower) in ("definite", "possessive")
        ):
            position += 1
        return position

    def _distributed(self, position: int, offices: list[Office], end: int) -> Read | None:
        """Read "les ambassadeurs de A et de B, X et Y": the nth name is of the nth."""
        names, last = self._name_list(end, homes=not offices[0].countries)
        office = offices[0]
        countries = office.countries
        if not names or (len(names) == 1 < len(countries)):
            return None
        paired = len(countries) == len(names) and len(names) > 1
        sides = _SIDES if len(names) == 2 and not countries else (None,) * len(names)
        chunks = []
        for index, (name, side) in enumerate(zip(names, sides, strict=True)):
            own = (countries[index],) if paired else countries[:1] if len(countries) == 1 else ()
            one = replace(office, countries=own or name.countries, plural=False, gender=None)
            first = position if index == 0 else name.first
            held = filter(None, (one, *offices[1:], name.office))
            chunk = self._person(first, name, tuple(held))
            governor, determiner = self._governor(position)
            chunks.append(replace(chunk, governor=governor, determiner=determiner, pair=side))
        if len(chunks) == 1 and (others := list(self._read_on(chunks[0], taken_up=False))):
            return [*chunks, *others], others[-1].last
        return chunks, last

    def _read_on(self, chunk: Chunk, taken_up: bool) -> Iterator[Chunk]:
        """Read "les ambassadeurs du Tchad, X, **du Mali, Y, et de Cuba, Z**": one title for all."""
        office, position = chunk.offices[0], chunk.last
        while (start := self._after_joints(position)) > position:
            parsed = self.offices.again(office, start, taken_up)
            name = self._name_after(parsed[1]) if parsed is not None else None
            if parsed is None or name is None:
                return
            person = self._person(start, name, (parsed[0],))
            yield replace(person, governor=chunk.governor, determiner=chunk.determiner)
            position = name.end

    def _after_joints(self, position: int) -> int:
        """Return the token after commas and coordinators."""
        while (token := self._token(position)) is not None and (
            token.text in (",", ";") or self.words.is_coordinator(token)
        ):
            position += 1
        return position
