"""What speaks for and against each country as that of a person with a bare office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from math import log2

from loaders.extraction.affiliation import delegation_country
from loaders.extraction.chunks import Chunk
from loaders.extraction.coordination import chain_of
from loaders.extraction.forms import adjectives
from loaders.extraction.offices import COUNTERPART, Office
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, Place, state
from loaders.extraction.stage import Stage
from loaders.extraction.standing import worded

# roles that one person of a country holds at a time
SINGLE = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
# roles of many kinds of office
_VAGUE = frozenset({"minister", "senior_official", "other", "member_of_parliament"})
STAY_ABROAD = frozenset({"ambassador", "envoy"})
# weights, by how often each was right in dispatches
_OWNED, _SIBLING, _DELEGATION, _BESIDE = 5.0, 5.0, 4.0, 4.0
_PLACE_OF_HOST, _PLACE, _PLACE_BEFORE, _PLACE_LAST = 4.0, 1.5, 2.5, 1.5
_HOME, _HOME_ABROAD, _DATELINE, _LIKE_OTHERS, _POSTED = 3.0, 2.5, 1.5, 2.0, 3.0
_FIRST, _FACED, _MET, _HOSTING = 3.0, 4.0, 1.5, 2.0
_SAID, _CUE, _CUE_BEFORE, _NAMED, _NAMED_ABROAD = 2.0, 1.5, 0.8, 0.75, 1.0


class Weights(defaultdict[str, float]):
    """How much speaks for each country."""

    def add(self, others: Mapping[str, float]) -> None:
        """Add what else speaks for and against countries."""
        for code, weight in others.items():
            self[code] += weight


class Evidence:
    """The evidence on one person."""

    def __init__(self, stage: Stage, person: Person) -> None:
        self.stage = stage
        self.person = person
        self.places = [place for place in person.places if stage.chunk(place).offices]
        self.abroad = person.role in STAY_ABROAD

    def by_kind(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        """Yield what gives a country: a sibling's mention, then everything else weighed."""
        yield "mention", dict.fromkeys(self._signing_for(), _OWNED)
        yield "mention", self._siblings()
        yield "mention", Weights(float, dict.fromkeys(self._owners(), _OWNED))
        if self._is_shared("first"):
            yield "context", dict.fromkeys(self._named_first(), _FIRST)
        weights: Weights = Weights(float)
        for place in self.places:
            weights.add(self._owner(place))
            weights.add(self._setting(place))
        for place in self.person.places:
            weights.add(dict.fromkeys(self.stage.implied_facing(place), -_FACED))
            weights.add(dict.fromkeys(self.stage.facing(place, inferred=True), -_MET))
        weights.add(self._article())
        yield "context", weights

    @cached_property
    def barred(self) -> frozenset[str]:
        """The countries that cannot be a person's."""
        places = self.person.places
        visited = frozenset(code for place in places for code in self.stage.destinations(place))
        found = {code for place in places for code in self.stage.facing(place, posted=visited)}
        found.update(filter(None, (office.host for office in self.person.offices)))
        if self._is_counterpart:
            found.update(filter(None, map(self.stage.other_than_counterpart, self.places)))
        home = (self.stage.scene.home, self.stage.scene.dateline)
        for place in self.person.places:
            found.update(code for code in self.stage.destinations(place) if code not in home)
        for place in self.places:
            found.update(self._contrasted(place))
            found.update(self._doubles(place))
            if self.abroad and not self._is_owned(place):
                scene = self.stage.scene
                found.update(self.stage.hosting)
                there = (scene.home, scene.dateline, self.stage.located(place[0]))
                found.update(filter(None, there))
        return frozenset(found.difference(self._owners() if self.abroad else ()))

    def _contrasted(self, place: Place) -> set[str]:
        """Return the countries of those named behind a person in one breath, by their own words.

        And that of the first of two who share an office: "les ministres de la Justice, A et B".
        """
        s, c = place
        sentence = self.stage.sentences[s]
        chain = chain_of(sentence, c)
        found = {
            state(code)
            for other in (sentence.chunks[i] for i in chain if i > c)
            if other.pair is None and not other.plural and not _has_diaspora(other)
            for code in _stated(other)
        }
        found -= {state(code) for i in chain if i < c for code in _stated(sentence.chunks[i])}
        found.discard(self.stage.scene.home or "")
        first = self.stage.told.get((s, c - 1))
        if self._is_shared("second") and first is not None and first.country:
            found.add(first.country)
        return found

    def _doubles(self, place: Place) -> Iterator[str]:
        """Yield the countries of others in the sentence who hold the same single office."""
        s, c = place
        sentence = self.stage.sentences[s]
        if self.person.role not in SINGLE:
            return
        chain = chain_of(sentence, c)
        for n, other in enumerate(sentence.chunks):
            apart = n not in chain and other.kind in ("person", "office") and not other.relational
            if apart and any(o.role(None) == self.person.role for o in other.offices[:1]):
                named = (c for office in other.offices for c in office.countries)
                yield from (state(code) for code in named if "|" not in code)

    def _is_shared(self, which: str) -> bool:
        """Tell whether a person is one of two of an office that each country has once."""
        chunks = [self.stage.chunk(place) for place in self.places]
        shared = any(chunk.pair == which and not _in_chamber(chunk) for chunk in chunks)
        return shared and self.person.role not in ("member_of_parliament", "other")

    @property
    def _is_counterpart(self) -> bool:
        return any(office.title == COUNTERPART for office in self.person.offices)

    def _is_owned(self, place: Place) -> bool:
        chunk, sentence = self.stage.chunk(place), self.stage.sentences[place[0]]
        before = sentence.token(chunk.first - 1)
        led = before is not None and sentence.words.is_genitive(before)
        return led or (chunk.determiner == "possessive" and not self._is_across(place))

    def _is_across(self, place: Place) -> bool:
        """Tell whether a person is of another side than whose he is: "his host"."""
        chunk, sentence = self.stage.chunk(place), self.stage.sentences[place[0]]
        words = {token.lower for token in worded(sentence, chunk)}
        return chunk.relational or bool(words & {*sentence.words.words.nouns.other_side})

    def _signing_for(self) -> Iterator[str]:
        """Yield the countries that a person acts for as an agent: "du côté malien par M. X"."""
        for s, c in self.places:
            sentence, chunk = self.stage.sentences[s], self.stage.chunk((s, c))
            before = sentence.chunks[c - 1] if c else None
            if before is None or before.kind not in ("body", "country"):
                continue
            agent = chunk.governor in sentence.words.words.grammar.agents
            placed = before.governor in sentence.words.located
            if agent and not placed and _is_close(sentence, before.last, chunk.first):
                yield from (state(code) for code in before.countries[:1] if "|" not in code)

    def _siblings(self) -> Weights:
        """Return the country of whoever is named before a person in one breath."""
        found: Weights = Weights(float)
        if self.abroad:
            return found
        for s, c in self.places:
            sentence = self.stage.sentences[s]
            if sentence.chunks[c].relational:
                continue
            for index in chain_of(sentence, c):
                other = sentence.chunks[index]
                if index > c and other.offices and _has_home(other) and not self._rivals(other):
                    found.add(dict.fromkeys(other.countries, _SIBLING))  # "A et B du Pérou"
                if index < c and not other.relational and not _is_posted(other):
                    found.add(dict.fromkeys(self._sibling(s, index, other), _SIBLING))
        return found

    def _rivals(self, other: Chunk) -> bool:
        """Tell whether another holds the same single office: "President A and President B of X"."""
        role = self.person.role
        return role in SINGLE and any(office.role(None) == role for office in other.offices)

    def _sibling(self, s: int, index: int, other: Chunk) -> Iterator[str]:
        """Yield the countries of one named before, who shares no office with the person."""
        yield from _stated(other)
        person = self.stage.told.get((s, index))
        if person is not None and person.country and (other.pair is None or _in_chamber(other)):
            yield person.country

    def _owners(self) -> Iterator[str]:
        """Yield the countries that possessives take up, or of whom a message is passed on."""
        for place in self.places:
            owner = self.stage.owner(place) if self._is_owned(place) else None
            sender = self.stage.sender(place) if not self.abroad else None
            yield from filter(None, (owner, sender))

    def _owner(self, place: Place) -> Weights:
        """Return the country that a possessive takes up, or of whom a person stands beside."""
        found: Weights = Weights(float)
        sentence, chunk = self.stage.sentences[place[0]], self.stage.chunk(place)
        if self.stage.accompanies(sentence, chunk) and not self.abroad:
            focal = self.stage.focal(place)
            found.add({focal: _BESIDE} if focal else {})
        met = self.stage.meets[place[0]] and self.stage.hosts(sentence, chunk)
        for other in sentence.chunks[: 0 if met else place[1]]:
            code = None
            acts = sentence.acts(chunk)
            if other.kind == "delegation" and other.governor is None and not acts:
                code = self._delegation(place[0], other)
            found.add({code: _DELEGATION} if code else {})
        return found

    def _delegation(self, s: int, delegation: Chunk) -> str | None:
        """Return the country of a delegation, or of the last one where it does not say."""
        if (code := delegation_country(delegation)) is not None:
            return code
        if delegation.determiner != "definite":
            return None
        earlier = (c for x in reversed(self.stage.sentences[:s]) for c in reversed(x.chunks))
        known = (delegation_country(c) for c in earlier if c.kind == "delegation")
        return next(filter(None, known), None) or self.stage.focal((s, 0))

    def _setting(self, place: Place) -> Weights:
        """Return the countries of the places where a person is seen, and of what stands near."""
        found: Weights = Weights(float)
        s, _ = place
        sentence, chunk = self.stage.sentences[s], self.stage.chunk(place)
        hosts, comes = self.stage.hosts(sentence, chunk), self.stage.comes(sentence, chunk)
        here = self.stage.located(s, chunk.first)
        if here is not None and not comes and not self._is_abroad(place, here, hosts):
            found[here] += _PLACE_OF_HOST if hosts else _PLACE
            if self.stage.is_set_before(s, chunk):
                found[here] += _PLACE
        elif not comes and (before := self._last_place(s)) is not None:
            found[before[0]] += before[1] if hosts else before[1] / 2
        found.add(self._near(place))
        return found

    def _is_abroad(self, place: Place, here: str, hosts: bool) -> bool:
        """Tell whether who a dispatch begins with acts elsewhere than where it is written."""
        dateline, first = self.stage.scene.dateline, place == self.person.places[0]
        opens = first and place[0] == 0 and self.stage.chunk(place).governor is None
        return opens and not hosts and dateline not in (None, here)

    def _near(self, place: Place) -> Weights:
        """Return the country named last before a person, and where an ambassador beside serves."""
        found: Weights = Weights(float)
        s, _ = place
        sentence, chunk = self.stage.sentences[s], self.stage.chunk(place)
        if (cue := self.stage.cue(s, chunk.first, self.barred)) is not None:
            found[cue] += _CUE
        elif s and (cue := self.stage.cue(s - 1)) is not None:
            found[cue] += _CUE_BEFORE
        chain = chain_of(sentence, place[1])
        for n, other in enumerate(sentence.chunks):
            if n in chain:
                continue
            hosts_of = filter(None, (office.host for office in other.offices))
            found.add({} if self.abroad else dict.fromkeys(hosts_of, _POSTED))
        return found

    def _last_place(self, s: int) -> tuple[str, float] | None:
        """Return the place of the last sentence that is set in one, and its weight."""
        where = self.stage.sentences[s].where
        for index in range(s - 1, -1, -1):
            if self.stage.sentences[index].where != where:
                return None
            if (code := self.stage.located(index)) is not None:
                return code, _PLACE_BEFORE if index == s - 1 else _PLACE_LAST
        return None

    def _article(self) -> Weights:
        """Return what the whole article says for each country."""
        scene = self.stage.scene
        unit = _NAMED_ABROAD if self.abroad else _NAMED
        weights = Weights(float, {c: unit * log2(1 + n) for c, n in scene.named.items() if n})
        weights.add(self._said())
        if not self.abroad:
            weights.add(dict.fromkeys(self.stage.hosting, _HOSTING))
        weights.add(dict.fromkeys(set(self.stage.placed), _LIKE_OTHERS))
        weights.add(self._written())
        return Weights(float, {c: w for c, w in weights.items() if not c.startswith("org:")})

    def _written(self) -> Weights:
        """Return the countries of who writes and of where."""
        scene = self.stage.scene
        weights: Weights = Weights(float)
        if scene.home:
            weights[scene.home] += _HOME if scene.dateline == scene.home else _HOME_ABROAD
        if scene.dateline and not self._comes:
            weights[scene.dateline] += _DATELINE
        return weights

    @property
    def _comes(self) -> bool:
        """Tell whether the person is seen to come, to where the article may be written."""
        seen = ((self.stage.sentences[s], self.stage.chunk((s, c))) for s, c in self.places)
        return any(self.stage.comes(sentence, chunk) for sentence, chunk in seen)

    def _named_first(self) -> list[str]:
        """Return which of the two countries named most stands first: "le sommet luso-angolais"."""
        named = self.stage.scene.named
        two = sorted(named, key=lambda code: -named[code])[:2]
        return [code for code in named if code in two][:1]

    def _said(self) -> Weights:
        """Return the nationalities given for a person's role: "le diplomate finlandais"."""
        codes: set[str] = set()
        for sentence in self.stage.sentences:
            for chunk in sentence.chunks:
                if chunk.kind in ("office", "role") and not chunk.plural and self._can_be(chunk):
                    named = (c for office in chunk.offices for c in office.countries[:1])
                    known = filter(None, map(self.stage.scene.resolve, named))
                    codes.update(map(state, known))
        return Weights(float, dict.fromkeys(codes, _SAID))

    def _can_be(self, chunk: Chunk) -> bool:
        """Tell whether words without a name can mean a person: same role, same sex."""
        if chunk.determiner == "indefinite" or chunk.relational:
            return False
        if chunk.gender and self.person.gender and chunk.gender != self.person.gender:
            return False
        if chunk.roles:
            return bool(self.person.roles.intersection(chunk.roles))
        return any(self._is_again(office) for office in chunk.offices[:1])

    def _is_again(self, office: Office) -> bool:
        """Tell whether an office can be the person's: of a role that says enough, or so titled."""
        role = office.role(None)
        same_title = any(own.title == office.title for own in self.person.offices)
        return role in self.person.roles and (same_title or role not in _VAGUE)


def _is_close(sentence: Parsed, start: int, end: int) -> bool:
    """Tell whether nothing but an agent's preposition, a comma and an article stand between."""
    words = sentence.words
    between = sentence.tokens[start:end]
    return all(
        t.text == "," or words.preposition(t) or words.determiner(t) or t.kind == "honorific"
        for t in between
    )


def _has_home(chunk: Chunk) -> bool:
    """Tell whether a country stands behind a name, which a whole list may share."""
    return len(chunk.countries) == 1 and not any(office.countries for office in chunk.offices)


def _stated(chunk: Chunk) -> Iterator[str]:
    """Yield the countries that a chunk's offices name, ambiguous ones left out."""
    for office in chunk.offices:
        yield from (code for code in office.countries[:1] if "|" not in code)


def _has_diaspora(chunk: Chunk) -> bool:
    """Tell whether a portfolio names the country: "ministre … des Tunisiens à l'étranger"."""
    return any(
        word.lower() in adjectives(office.language)
        for office in chunk.offices
        for word in office.portfolio.split()
    )


def _in_chamber(chunk: Chunk) -> bool:
    """Tell whether one of two presidents heads a chamber of a parliament that both are of."""
    return any(office.chambers for office in chunk.offices)


def _is_posted(chunk: Chunk) -> bool:
    """Tell whether a chunk is an ambassador, who stands beside his hosts."""
    return any(office.role(None) in STAY_ABROAD for office in chunk.offices)
