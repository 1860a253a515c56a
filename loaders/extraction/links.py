"""From what is written to whom it means: role nouns, pronouns, groups, delegations, bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from loaders.extraction import pairs
from loaders.extraction.belonging import party_of
from loaders.extraction.chunks import Chunk
from loaders.extraction.destinations import settings
from loaders.extraction.drafts import Draft
from loaders.extraction.holders import holder
from loaders.extraction.hosts import host_country
from loaders.extraction.leaders import leader, leader_of_next, pair_behind
from loaders.extraction.owners import owners_before
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, Scene
from loaders.extraction.relatives import relative_clause
from loaders.extraction.sides import Side, Step, distinct, may_face
from loaders.extraction.slots import subject
from loaders.extraction.standing import goes_on
from loaders.extraction.tokens import Token
from loaders.extraction.topics import topic

_COUNT = {"s": 1, "p": 2}  # how many an object pronoun means, by its number


@dataclass
class Links:
    """Resolves the chunks of one article, sentence after sentence.

    ``focus`` are the sides that the last sentences were about, latest first; ``pairs`` the two
    sides of the facts found so far, latest last; ``settings`` the countries that something was
    last said to be in, latest first; ``traveller`` who was last said to go abroad; ``others`` who
    is named and acts for no side; ``subjects`` the people that the last sentence began with;
    ``company`` several people of one side who were last the subject.
    """

    sentences: Sequence[Parsed]
    people: Sequence[Person]
    scene: Scene
    focus: list[Side] = field(default_factory=list)
    pairs: list[tuple[Side, Side]] = field(default_factory=list)
    settings: list[Side] = field(default_factory=list)
    topic: tuple[Side, ...] = ()
    delegation: Side | None = None
    traveller: Side | None = None
    others: Sequence[Person] = ()
    subjects: tuple[Side, ...] = ()
    company: tuple[Side, ...] = ()

    def __post_init__(self) -> None:
        named = (*self.people, *self.others)
        self._at = {place: person for person in named for place in person.places}
        self._busy: set[tuple[int, int]] = set()

    @cached_property
    def first_named(self) -> Mapping[str, int]:
        """Every country by the order in which the text brings it in, title first."""
        chunks = (chunk for sentence in self.sentences for chunk in sentence.chunks)
        codes = (self.scene.resolve(code) for chunk in chunks for code in chunk.codes)
        found = dict.fromkeys(f"country:{code}" for code in codes if code)
        return {party: number for number, party in enumerate(found)}

    def resolve(self, sentence: Parsed, chunk: int, other: Side | None = None) -> tuple[Side, ...]:
        """Return the sides that a chunk means; none where that cannot be told.

        ``other`` is the opposite side, where it is known: a counterpart has its role.
        """
        key = (sentence.index, chunk)
        if key in self._busy:
            return ()
        self._busy.add(key)
        try:
            return tuple(self._resolved(sentence, chunk, other))
        finally:
            self._busy.discard(key)

    def _resolved(self, sentence: Parsed, index: int, other: Side | None) -> Iterator[Side]:
        chunk = sentence.chunks[index]
        if chunk.kind == "person":
            person = self._at.get((sentence.index, index))
            if person is not None:
                yield self._named(sentence, chunk, person, other)
        elif chunk.kind in ("office", "role"):
            yield from self._by_office(sentence, index, chunk, other)
        elif chunk.kind in ("country", "body", "city"):
            yield from self._of_country(sentence, chunk)
        elif chunk.kind == "organization" and chunk.org:
            yield self.worded_as(sentence, chunk, chunk.org, chunk.org, "named")
        elif chunk.kind == "delegation":
            yield from self._delegation(sentence, index, chunk)
        elif chunk.kind == "pronoun" and chunk.text.lower() in sentence.words.nearest:
            yield from self._latter(sentence, chunk)
        elif chunk.kind == "pronoun":
            yield from self._pronoun(sentence, index, chunk)
        elif chunk.kind == "pair":
            yield from pairs.of_chunk(self, sentence, chunk)

    def of_token(self, sentence: Parsed, token: Token) -> Side | None:
        """Return the country that an adjective, prefix or name of a country stands for."""
        code = self.scene.resolve("|".join(sorted({e.uid for e in token.entries})))
        if code is None:
            return None
        party = code if code.startswith("org:") else f"country:{code}"
        return Side(party, party, sentence.index, token.start, token.end, token.text, "named")

    def taken_up(
        self, sentence: Parsed, other: Side, number: str, token: Token
    ) -> tuple[Side, ...]:
        """Return whom an object pronoun means: the last spoken of who face the other side."""
        near = distinct((*self._spoken_of(sentence, token), *self.focus))
        facing = [side for side in near if side.party != other.party and may_face(side, other)]
        return tuple(
            replace(
                side,
                sentence=sentence.index,
                start=token.start,
                end=token.end,
                words=token.text,
                how="pronoun",
                steps=(Step(side.sentence, side.start, side.end, token.text), *side.steps),
            )
            for side in [s for s in facing if s.person or s.how == "delegation"][: _COUNT[number]]
        )

    def _spoken_of(self, sentence: Parsed, token: Token) -> list[Side]:
        """Return the people and delegations before a token in its sentence, the nearest first."""
        before = [
            index
            for index, chunk in enumerate(sentence.chunks)
            if chunk.end <= token.start and chunk.kind in ("person", "office", "delegation")
        ]
        return [side for index in reversed(before) for side in self.resolve(sentence, index)]

    def side(self, sentence: Parsed, chunk: Chunk, party: str) -> Side:
        """Return a country or organization as a side, where a chunk words it."""
        return self.worded_as(sentence, chunk, party, party, "named")

    def of_codes(self, sentence: Parsed, chunk: int, code: str) -> Side | None:
        """Return a country that a chunk names beside its own, as a side."""
        country = self.scene.resolve(code)
        named = sentence.chunks[chunk]
        party = f"country:{country}"
        return self.worded_as(sentence, named, party, party, "named") if country else None

    def told_parties(self, sentence: Parsed, parties: dict[str, Side]) -> dict[str, Side]:
        """Return the two countries of the last facts that an agreement can be between."""
        for pair in reversed(self.pairs[-3:]):
            sides = [s for side in pair if (s := self.as_country(sentence, side))]
            known = {side.party: side for side in sides}
            if len(known) == 2 and set(parties) <= set(known):
                return {**known, **parties}
        return parties

    def as_country(self, sentence: Parsed, side: Side) -> Side | None:
        """Return the country behind a side, as a side of its own."""
        if side.affiliation is None:
            return None
        step = Step(side.sentence, side.start, side.end, side.words)
        steps = side.steps if side.sentence == sentence.index else (step, *side.steps)
        return replace(side, party=side.affiliation, person=None, steps=steps)

    def unwritten(self, side: Side) -> Side:
        """Return a side that its sentence does not write: its step leads to where it stands."""
        step = Step(side.sentence, side.start, side.end, "")
        return replace(side, how="unwritten", steps=(step, *side.steps))

    def worded_as(
        self, sentence: Parsed, chunk: Chunk, party: str, affiliation: str | None, how: str
    ) -> Side:
        """Return a party as the words of a chunk stand for it."""
        return Side(party, affiliation, sentence.index, chunk.start, chunk.end, chunk.text, how)

    def _named(
        self, sentence: Parsed, chunk: Chunk, person: Person, other: Side | None = None
    ) -> Side:
        start, end = chunk.name_span or (chunk.start, chunk.end)
        return Side(
            person.key,
            person.party,
            sentence.index,
            start,
            end,
            sentence.text[start:end],
            "named",
            person=person,
        )

    def country(self, sentence: Parsed, chunk: Chunk) -> str | None:
        """Return the country that a chunk names or means, as a party."""
        return party_of(chunk, self.scene, sentence.words.words.language)

    def _of_country(self, sentence: Parsed, chunk: Chunk) -> Iterator[Side]:
        party = self.country(sentence, chunk)
        if party is not None:
            yield self.worded_as(
                sentence, chunk, party, party, "body" if chunk.kind == "body" else "named"
            )

    # --- offices and role nouns ---------------------------------------------------------------

    def _by_office(
        self, sentence: Parsed, index: int, chunk: Chunk, other: Side | None
    ) -> Iterator[Side]:
        country = self.country(sentence, chunk)
        if chunk.plural:
            if (pair := pair_behind(sentence, index)) is not None:
                yield from pairs.of_chunk(self, sentence, pair)
                return
            parties = dict.fromkeys((*self._several(chunk), *([country] if country else [])))
            for each in parties:
                yield self._one_of(sentence, index, each, several=len(parties) > 1)
            return
        person = None
        if chunk.determiner != "indefinite":
            person = holder(self.people, self.focus, (sentence.index, index), chunk, country, other)
        if person is not None:
            how = "role" if chunk.kind == "role" else "office"
            yield self.linked(sentence, chunk, person, how)
        elif country is not None:
            yield self.worded_as(sentence, chunk, country, country, "office")
        elif (
            party := host_country(self.sentences, self.scene, sentence, chunk, other)
        ) is not None:
            yield replace(self.worded_as(sentence, chunk, party, party, "office"), vague=True)

    def _one_of(self, sentence: Parsed, index: int, party: str, *, several: bool) -> Side:
        """Return who holds a plural office for a country, where each of its countries has one."""
        chunk, place = sentence.chunks[index], (sentence.index, index)
        held = holder(self.people, self.focus, place, chunk, party, None) if several else None
        if held is not None:
            return self.linked(sentence, chunk, held, "office")
        return replace(self.worded_as(sentence, chunk, party, party, "office"), vague=True)

    def _several(self, chunk: Chunk) -> Iterator[str]:
        """Yield each country of "les ministres indien et algérien", "de A et de B"."""
        codes = [code for office in chunk.offices for code in office.countries]
        yield from (f"country:{c}" for code in codes if (c := self.scene.resolve(code)))

    def linked(self, sentence: Parsed, chunk: Chunk, person: Person, how: str) -> Side:
        """Return a side that stands for a person named elsewhere, with the step to the name."""
        return replace(
            self.worded_as(sentence, chunk, person.key, person.party, how),
            person=person,
            steps=self._steps(sentence, person, chunk.text),
        )

    def _steps(self, sentence: Parsed, person: Person, words: str) -> tuple[Step, ...]:
        """Return the step to the nearest sentence that names a person; none if it is this one."""
        here = [place for place in person.places if place[0] == sentence.index]
        before = [place for place in person.places if place[0] < sentence.index]
        s, c = (here or before[-1:] or person.places[:1])[0]
        named = self.sentences[s]
        start, end = named.chunks[c].name_span or (0, 0)
        return (Step(s, start, end, words),)

    # --- delegations, pronouns, pairs ---------------------------------------------------------

    def _each(self, chunk: Chunk) -> Iterator[str]:
        """Yield every country that a delegation is of: "US and Chinese negotiators"."""
        yield from (f"country:{c}" for code in chunk.countries if (c := self.scene.resolve(code)))

    def _delegation(self, sentence: Parsed, index: int, chunk: Chunk) -> Iterator[Side]:
        """Return the leader that is named with a delegation, else whom it is of."""
        led = leader(sentence, chunk)
        if led is not None and (found := self.resolve(sentence, led)):
            self.delegation = found[0]
            yield found[0]
            return
        if (person := self._led_later(sentence)) is not None:
            self.delegation = self.linked(sentence, chunk, person, "delegation")
            yield self.delegation
            return
        if (pair := pair_behind(sentence, index)) is not None:
            yield from pairs.of_chunk(self, sentence, pair)
            return
        parties = dict.fromkeys([self.country(sentence, chunk), *self._each(chunk)])
        for party in filter(None, parties):
            self.delegation = self.worded_as(sentence, chunk, party, party, "delegation")
            yield self.delegation
        if any(parties):
            return
        if chunk.determiner == "definite" and self.delegation is not None:
            previous = self.delegation
            yield replace(
                self.worded_as(sentence, chunk, previous.party, previous.affiliation, "delegation"),
                person=previous.person,
                steps=(Step(previous.sentence, previous.start, previous.end, chunk.text),),
            )
        elif chunk.determiner == "definite" and self.traveller is not None:
            person = self.traveller.person
            if person is not None and self.delegation is None:
                yield self.linked(sentence, chunk, person, "delegation")

    def _led_later(self, sentence: Parsed) -> Person | None:
        """Return who one of the next sentences says leads: "It is led by X"."""
        if sum(chunk.kind == "delegation" for chunk in sentence.chunks) > 1:
            return None
        for later in self.sentences[sentence.index + 1 : sentence.index + 3]:
            if (led := leader_of_next(later)) is not None:
                return self._at.get((later.index, led))
        return None

    def _pronoun(self, sentence: Parsed, index: int, chunk: Chunk) -> Iterator[Side]:
        """Return whom a pronoun takes up: the subject before, in this sentence or the last ones."""
        if chunk.plural:
            last = max((side.sentence for side in self.pairs[-1]), default=-1) if self.pairs else -1
            if len(self.subjects) > 1:
                yield from pairs.both(self, sentence, chunk, self.subjects)
            elif self.company and self.company[0].sentence >= last:
                yield from pairs.both(self, sentence, chunk, self.company)
            elif self.pairs:
                yield from pairs.both(self, sentence, chunk, self.pairs[-1])
            return
        if self._follows_stranger(sentence, chunk):
            return
        yield from self._taken_up_by_one(sentence, chunk)

    def _taken_up_by_one(self, sentence: Parsed, chunk: Chunk) -> Iterator[Side]:
        """Return the one person whom a pronoun, or a subject left out, takes up."""
        left_out = chunk.first == chunk.last
        here = tuple(self._subjects_before(sentence, chunk))
        if left_out and not here and goes_on(sentence, chunk):
            return  # whose the verb before is cannot be told: no more can this one's
        before = (*here, *(self.topic if left_out else ()))
        for side in (*before, *self.focus):
            person = side.person
            if person is not None and not (
                chunk.gender and person.gender and chunk.gender != person.gender
            ):
                yield self.linked(sentence, chunk, person, "pronoun")
                return

    def _follows_stranger(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether the verb before a pronoun has a name for its subject that is no official."""
        before = [g for g in sentence.groups if g.finite and g.last <= chunk.first][-1:]
        subjects = [i for group in before for i in subject(sentence, group)]
        named = [i for i in subjects if sentence.chunks[i].kind == "person"]
        return bool(named) and not any(self.resolve(sentence, i) for i in subjects)

    def _latter(self, sentence: Parsed, chunk: Chunk) -> Iterator[Side]:
        """Yield who is named last before a pronoun, in its sentence or the one before."""
        named = self._spoken_of(sentence, sentence.tokens[chunk.first])
        if not named and sentence.index:
            earlier = self.sentences[sentence.index - 1]
            named = self._spoken_of(earlier, earlier.tokens[-1]) if earlier.tokens else []
        for side in named:
            if side.person is not None:
                yield self.linked(sentence, chunk, side.person, "pronoun")
                return

    def _subjects_before(self, sentence: Parsed, chunk: Chunk) -> Iterator[Side]:
        """Yield the subjects of the clauses before a pronoun, relative ones last; then owners."""
        groups = [g for g in sentence.groups if g.finite and g.last <= chunk.first]
        aside = [g for g in groups if relative_clause(sentence, g) is not None]
        ordered = (*(g for g in reversed(groups) if g not in aside), *reversed(aside))
        subjects = (index for group in ordered for index in subject(sentence, group))
        for index in (*subjects, *owners_before(sentence, chunk)):
            yield from self.resolve(sentence, index)

    # --- keeping track -------------------------------------------------------------------------

    def remember(self, draft: Draft) -> None:
        """Remember the sides of a fact, for groups, agreements and journeys told later."""
        sides = draft.sides
        facing = len(sides) == 2 and sides[0].affiliation != sides[1].affiliation
        if draft.type == "visited":
            self.traveller = sides[0]
            self.pairs[:0] = [(sides[0], sides[1])]  # "les deux ministres" are those who met
        elif facing:
            self.pairs.append((sides[0], sides[1]))

    def _first_subject(self, sentence: Parsed) -> list[Side]:
        """Return the sides of the first subject that stands for any."""
        finite = (group for group in sentence.groups if group.finite)
        found = (
            [s for i in subject(sentence, g) for s in self.resolve(sentence, i)] for g in finite
        )
        return next(filter(None, found), [])

    def note(self, sentence: Parsed) -> None:
        """Remember what a sentence was about, once its facts are found: its subject first."""
        first = self._first_subject(sentence)
        self.topic = topic(self, sentence) or self.topic
        people = tuple(side for side in distinct(first) if side.person is not None and side.party)
        self.subjects = people if len(people) == len(first) else ()
        if len(people) > 1 and len({side.affiliation for side in people}) == 1:
            self.company = people
        mentioned = [
            side
            for index, chunk in enumerate(sentence.chunks)
            if chunk.kind in ("person", "office", "role", "delegation", "body")
            for side in self.resolve(sentence, index)
            if side.party  # of those who act for no side only a subject is taken up
        ]
        self.focus = list(distinct((*first, *mentioned, *self.focus)))[:12]
        self.settings = list(distinct((*settings(self, sentence), *self.settings)))[:4]
