"""Who stands where in an article: whose country is told, who faces whom, where sentences are set.

What is told grows while persons are placed one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.extraction.chunks import Chunk
from loaders.extraction.coordination import chain_of
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, Place, Scene, state
from loaders.extraction.standing import (
    accredited_to,
    are_both_met,
    company,
    divided,
    inverted_verb,
    is_leader,
    own_clause,
    worded,
)
from loaders.extraction.tokens import OPENING_QUOTES

_MEETING = ("host", "encounter", "talk", "talk_oneself", "grant", "ring", "phone", "summon")
_MOVING = ("go", "come", "go_oneself", "reach", "return", "leave")
INFERRED = ("context", "mention")  # how a country is known that nobody states
_PAYING = ("pay_visit", "make_visit")
Codes = frozenset[str]
_BACK = 8  # sentences that a pronoun or possessive looks back


@dataclass
class Stage:
    """The sentences of an article, and the persons told so far by their mentions."""

    sentences: Sequence[Parsed]
    scene: Scene
    told: dict[Place, Person] = field(default_factory=dict)
    placed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        frames = self.sentences[0].words.words.frames.verbs if self.sentences else {}
        self.meeting = {verb for name in _MEETING for verb in frames[name]} if frames else set()
        self.moving = {verb for name in _MOVING for verb in frames.get(name, ())}
        self.paying = {verb for name in _PAYING for verb in frames[name]} if frames else set()
        self.hosting = accredited_to(self.sentences)
        self.meets = {s.index: self._tells_meeting(s) for s in self.sentences}
        self._company: dict[int, frozenset[int]] = {}

    def tell(self, person: Person) -> None:
        """Take note of a person whose country is known."""
        self.told.update(dict.fromkeys(person.places, person))

    def chunk(self, place: Place) -> Chunk:
        """Return the chunk at a place."""
        return self.sentences[place[0]].chunks[place[1]]

    def facing(self, place: Place, inferred: bool = False, posted: Codes = frozenset()) -> set[str]:
        """Return the countries of those who face a person in a meeting's sentence.

        Those said, else those ``inferred``: two who meet at home are of one country that neither
        office names.  Those ``posted`` where the person goes may be his own envoys.
        """
        sentence, chunk = self.sentences[place[0]], self.chunk(place)
        if not self.meets[place[0]] or self.is_beside(sentence, chunk):
            return set()
        chain = chain_of(sentence, place[1])
        since = own_clause(sentence, chunk)
        found: set[str] = set()
        for index, other in enumerate(sentence.chunks):
            led = other.kind == "delegation" and is_leader(sentence, chunk)
            apart = (
                index in chain
                or led
                or other.last <= since
                or divided(sentence, chunk, other)
                or any(office.host in posted for office in other.offices)
                or are_both_met(sentence, chunk, other)
            )
            if not apart and self._is_other_side(sentence, other):
                person = self.told.get((place[0], index))
                if inferred == (person is not None and person.how_known in INFERRED):
                    found.update(self._countries(place[0], index))
        return found

    def implied_facing(self, place: Place) -> set[str]:
        """Return the countries of those who face a person without being written: pronouns, gaps."""
        sentence, chunk = self.sentences[place[0]], self.chunk(place)
        receives = chunk.governor in (None, *sentence.words.words.grammar.receivers)
        if not self.meets[place[0]] or not receives:
            return set()
        chain = chain_of(sentence, place[1])
        genders = self._taken_up(sentence, range(chain[0], len(sentence.chunks)))
        others = (c for n, c in enumerate(sentence.chunks) if n not in chain)
        if not genders and chunk.governor is not None:
            alone = not any(self._is_other_side(sentence, other) for other in others)
            genders = [None] if alone else []
        return set(filter(None, (self.focal(place, gender) for gender in genders)))

    def is_beside(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a person stands beside the subject: "en présence de", "accompagné de"."""
        beside = sentence.words.words.grammar.beside
        return chunk.governor in beside or self.accompanies(sentence, chunk)

    def accompanies(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a person is of the subject's company: "accompagné de X, de Y"."""
        if sentence.index not in self._company:
            self._company[sentence.index] = company(sentence)
        return chunk.first in self._company[sentence.index]

    def owner(self, place: Place) -> str | None:
        """Return the country that a possessive before a person takes up.

        It is named last before in the sentence, or is of the subject of the sentence before.
        """
        s, c = place
        before = self.sentences[s].token(self.chunk(place).first - 1)
        if before is not None and self.sentences[s].words.is_genitive(before):
            return next(self._countries(s, c - 1), None) if c else None
        if before is not None and before.lower in self.sentences[s].words.words.grammar.ours:
            return self.scene.home or self.scene.dateline
        if self.sentences[s].text[:1] not in OPENING_QUOTES:
            here = self._subjects(s, self.sentences[s].chunks[: place[1]])
            if (code := next(iter(here), None) or self.cue(s, self.chunk(place).first)) is not None:
                return code
        return next(iter(self._subjects(s - 1, self.sentences[s - 1].chunks) if s else ()), None)

    def sender(self, place: Place) -> str | None:
        """Return the country of a message's sender: whose bearer the subject is.

        "Le ministre malien lui a remis un message **du président X**".
        """
        s, c = place
        sentence, chunk = self.sentences[s], self.sentences[s].chunks[c]
        sent = sentence.words.words.nouns.conveyed
        before = sentence.tokens[max(0, chunk.first - 4) : chunk.first]
        if chunk.governor != sentence.words.owner or not any(t.lower in sent for t in before):
            return None
        return self.focal(place)

    def _subjects(self, s: int, chunks: Sequence[Chunk]) -> list[str]:
        """Return the countries of chunks that no preposition governs."""
        verb = self.sentences[s].finite_after(0)
        return [
            codes[0]
            for n, chunk in enumerate(chunks)
            if chunk.governor is None
            and (chunk.kind != "country" or verb is None or chunk.last <= verb.first)
            and (codes := self._named(s, n))
        ]

    def other_than_counterpart(self, place: Place) -> str | None:
        """Return the country of whom a counterpart is one: the subject, else the last spoken of."""
        s, c = place
        before = list(enumerate(self.sentences[s].chunks[:c]))
        for n, chunk in sorted(before, key=lambda item: item[1].is_place):
            free = chunk.governor in (None, *self.sentences[s].words.words.grammar.clausal)
            if free and (codes := self._named(s, n)):
                return codes[0]
        sentence = self.sentences[s]
        genders = self._taken_up(sentence, chain_of(sentence, c))
        return self.focal((s, 0), next(iter(genders), None))

    def cue(
        self, s: int, end: int | None = None, without: frozenset[str] = frozenset()
    ) -> str | None:
        """Return the country named last in a sentence, before a token; none of some."""
        for token in reversed(self.sentences[s].tokens[:end]):
            if token.kind in ("country", "adjective", "metonym", "capital"):
                codes = {entry.uid for entry in token.entries}
                code = next(iter(codes))
                if code not in without:
                    return code if len(codes) == 1 and not code.startswith("org:") else None
        return None

    def focal(self, place: Place, gender: str | None = None) -> str | None:
        """Return the country of whom the text is about before a place: the last subject told."""
        s, c = place
        for governed in (False, True):
            for index in range(s, max(-1, s - _BACK), -1):
                for n, chunk in enumerate(
                    self.sentences[index].chunks[: c if index == s else None]
                ):
                    codes = self._spoken_of(index, n, gender)
                    if codes and governed == (chunk.governor is not None):
                        return codes[0]
        return None

    def _spoken_of(self, s: int, c: int, gender: str | None) -> list[str]:
        """Return the countries of a person whom a pronoun can take up; a counterpart rarely is."""
        chunk, person = self.chunk((s, c)), self.told.get((s, c))
        sex = (person.gender if person is not None else None) or chunk.gender
        if chunk.relational or chunk.kind not in ("person", "office", "role") or chunk.plural:
            return []
        if gender and sex and gender != sex:
            return []
        return list(self._countries(s, c)) or [
            person.org for person in (person,) if person and person.org
        ]

    def hosts(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a person receives rather than comes, by how he stands to the verb."""
        if chunk.governor is not None:
            receives = chunk.governor in sentence.words.words.grammar.receivers
            return receives and not self.comes(sentence, chunk)
        group = sentence.finite_after(chunk.last)
        hosts = sentence.words.words.frames.verbs["host"]
        return group is not None and group.lemma in hosts and group.voice == "active"

    def comes(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a person is a guest: he moves, or is received."""
        if is_leader(sentence, chunk):
            return any(group.lemma in self.moving for group in sentence.groups)
        if chunk.governor is not None:
            return self._visits(sentence, chunk)
        if self._is_received(sentence, chunk):
            return True
        group = sentence.finite_after(chunk.last)
        if group is None:
            after = sentence.chunks[sentence.chunk_of[chunk.first] + 1 :][:1]
            return any(place.is_place and place.first <= chunk.last + 2 for place in after)
        hosts = sentence.words.words.frames.verbs["host"]
        return group.lemma in self.moving or (group.lemma in hosts and group.voice == "passive")

    def _is_received(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a person is the object of a host's verb: "received X"."""
        before = sentence.group_before(chunk.first)
        hosts = sentence.words.words.frames.verbs["host"]
        if before is None or before.lemma not in hosts or before.voice != "active":
            return False
        if chunk.kind == "pronoun":
            return False
        between = (c for c in sentence.chunks if before.last <= c.first < chunk.first)
        return all(c.governor is not None or c.is_place for c in between)

    def destinations(self, place: Place) -> Iterator[str]:
        """Yield the countries that a person is said to visit: "X, en visite à Oslo"."""
        sentence, chunk = self.sentences[place[0]], self.chunk(place)
        for n, there in enumerate(sentence.chunks):
            reached = there.is_place and there.governor is None  # visiter le Chili
            headed = there.is_place and there.governor in sentence.words.words.grammar.goals
            if there.weak or not (self._is_setting(sentence, there) or reached or headed):
                continue
            visits = self._visits_at(sentence, chunk, n) or self._visited(sentence, chunk, there)
            journeys = self._goes_to(sentence, chunk, there) or self._opens(sentence, chunk, there)
            if visits or journeys:
                yield from (code for code in there.countries[:1] if "|" not in code)

    def _visited(self, sentence: Parsed, chunk: Chunk, there: Chunk) -> bool:
        """Tell whether a place stands between a visit and whose it is: "la visite à Oslo de X"."""
        if chunk.governor != sentence.words.owner or not 0 <= chunk.first - there.last <= 3:
            return False
        before = range(max(0, there.first - 3), there.first)
        return any(sentence.is_noun(position, "visit") for position in before)

    def _goes_to(self, sentence: Parsed, chunk: Chunk, there: Chunk) -> bool:
        """Tell whether a person is the subject of "se rendre à", "effectuer une visite à"."""
        if chunk.governor is not None or there.first < chunk.last:
            return False
        group = inverted_verb(sentence, chunk) or sentence.finite_after(chunk.last)
        last = [g for g in sentence.groups if g.first < there.first]
        if group is None or last[-1:] != [group]:
            return False
        others = [c.last for c in sentence.chunks if group.last <= c.first < there.first]
        between = range(max((group.last, *others)), there.first)
        visits = group.lemma in self.paying and (
            any(sentence.is_noun(p, "visit") for p in between)
            or group.last <= chunk.first  # "la visite qu'effectue X au Chili"
        )
        return visits or group.lemma in self.moving

    def _opens(self, sentence: Parsed, chunk: Chunk, there: Chunk) -> bool:
        """Tell whether a journey opens the sentence of its subject: "Visiting Oslo, X met"."""
        first = sentence.groups[0] if sentence.groups else None
        if first is None or first.finite or first.first > 0 or first.lemma not in self.moving:
            return False
        free = [c for c in sentence.chunks if c.first >= first.last and c.governor is None]
        subject = next((c for c in free if not c.is_place), None)
        return there.first - first.last <= 1 and subject is chunk

    def _visits_at(self, sentence: Parsed, chunk: Chunk, place: int) -> bool:
        """Tell whether a person stands right before or behind "en visite à" a place."""
        there = sentence.chunks[place]
        for position in range(there.first - 1, max(-1, there.first - 8), -1):
            if sentence.is_finite_at(position) or sentence.tokens[position].text == ",":
                return False
            if sentence.is_noun(position, "visit"):
                return self._is_visitor(sentence, chunk, position, there)
        return False

    def _is_visitor(self, sentence: Parsed, chunk: Chunk, noun: int, there: Chunk) -> bool:
        before = sentence.token(noun - 1)
        if before is None or sentence.words.preposition(before) not in sentence.words.located:
            return False
        apart = sentence.token(noun - 2)
        behind = sentence.tokens[there.last : chunk.first]
        opens = noun <= 1 and 0 < len(behind) <= 3 and behind[0].text == ","
        joined = chunk.last == noun - 1 or (
            chunk.last == noun - 2 and apart is not None and apart.text == ","
        )
        return joined or opens

    def _visits(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a visit is a person's: "la visite de X", "effectuée par X"."""
        for position in range(chunk.first - 1, -1, -1):
            if sentence.is_finite_at(position) or sentence.is_noun(position, "meeting"):
                return False
            token = sentence.tokens[position]
            if sentence.is_noun(position, "visit") or token.kind == "delegation":
                return True
        return False

    def located(self, s: int, end: int | None = None) -> str | None:
        """Return the country that a sentence is set in: the last place before a token, or first."""
        sentence = self.sentences[s]
        places = [p for p in sentence.chunks if self._is_setting(sentence, p)]
        before = [place for place in places if end is not None and place.last <= end]
        where = before[-1:] or places[:1]
        return where[0].countries[0] if where else None

    def _is_setting(self, sentence: Parsed, place: Chunk) -> bool:
        """Tell whether something happens at a place: "à Oslo", "la capitale, où …"."""
        if not place.is_place or not place.countries or "|" in place.countries[0]:
            return False
        topic = sentence.token(place.first - 2)  # "the situation in Syria"
        if topic is not None and topic.lower in sentence.words.words.nouns.matters:
            return False
        where = sentence.words.words.grammar.place_relative
        following = sentence.tokens[place.last : place.last + 2]
        inside = place.governor in sentence.words.located
        inside = inside or any(token.lower in where for token in following)
        return inside and (not place.weak or any(self.scene.named.get(c) for c in place.countries))

    def is_set_before(self, s: int, chunk: Chunk) -> bool:
        """Tell whether a sentence names its place before a person: "À Oslo, le ministre …"."""
        words = self.sentences[s].words
        return any(
            place.is_place and place.governor in words.located and place.last <= chunk.first
            for place in self.sentences[s].chunks
        )

    def _countries(self, s: int, c: int) -> Iterator[str]:
        """Yield the countries that a chunk is said to be of."""
        person = self.told.get((s, c))
        if person is not None and person.country:
            yield person.country
        chunk = self.sentences[s].chunks[c]
        own = (code for office in chunk.offices for code in office.countries[:1])
        yield from (state(code) for code in (*chunk.countries, *own) if "|" not in code)

    def _named(self, s: int, c: int) -> list[str]:
        """Return the countries of a chunk that is no mere place."""
        chunk = self.sentences[s].chunks[c]
        aside = chunk.kind == "body" and (chunk.governor, chunk.determiner) == (None, None)
        if aside or (chunk.is_place and chunk.governor in self.sentences[s].words.located):
            return []  # "côté malien", "à Bamako"
        return list(self._countries(s, c))

    def _is_other_side(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a chunk can be who is met, not who stands beside."""
        owners = ("person",) if sentence.words.words.grammar.genitive else ()
        owned = chunk.kind in ("office", "role", *owners)
        owned = owned and chunk.governor == sentence.words.owner
        sides = ("person", "office", "delegation", "role")
        speaks = any(t.lower in sentence.words.words.nouns.heralds for t in worded(sentence, chunk))
        beside = self.is_beside(sentence, chunk)
        return chunk.kind in sides and not (owned or beside or speaks)

    def _taken_up(self, sentence: Parsed, without: Sequence[int]) -> list[str | None]:
        """Return the genders of pronouns but for some: "elle a rencontré X", "X l'a reçu"."""
        clitics = sentence.words.words.grammar.object_clitics
        datives = sentence.words.words.frames.datives
        found = [
            chunk.gender
            for index, chunk in enumerate(sentence.chunks)
            if chunk.kind == "pronoun" and not chunk.plural and index not in without
            if self._may_meet(sentence, chunk)
        ]
        taken = any(
            (token.lower in clitics or token.lower in datives) and position + 1 in sentence.group_of
            for position, token in enumerate(sentence.tokens)
        )
        return found or ([None] if taken else [])

    def _may_meet(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a subject left out is of one who meets: not in "La cita, aclaró, fue"."""
        group = sentence.group_at(chunk.first) if chunk.first == chunk.last else None
        light = sentence.words.words.frames.verbs["light"]
        return group is None or group.lemma in {*self.meeting, *self.moving, *light}

    def _tells_meeting(self, sentence: Parsed) -> bool:
        """Tell whether a verb or noun of meeting stands in a sentence."""
        nouns = sentence.words.words.nouns.other_side
        return any(g.lemma in self.meeting for g in sentence.groups) or any(
            token.lower in nouns or sentence.is_noun(i, "meeting") or sentence.is_noun(i, "welcome")
            for i, token in enumerate(sentence.tokens)
        )
