"""Who stands where in an article: whose country is told, who faces whom, where sentences are set.

What is told grows while persons are placed one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, Place, Scene, state
from loaders.extraction.slots import chain_of
from loaders.extraction.verbs import VerbGroup

_MEETING = ("host", "encounter", "talk", "talk_oneself", "grant", "ring", "phone", "summon")
_MOVING = ("go", "go_oneself", "reach", "return", "leave")
_BACK = 3  # sentences that a pronoun or possessive looks back


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
        self.moving = {verb for name in _MOVING for verb in frames[name]} if frames else set()
        self._meets = {s.index: self._tells_meeting(s) for s in self.sentences}

    def tell(self, person: Person) -> None:
        """Take note of a person whose country is known."""
        self.told.update(dict.fromkeys(person.places, person))

    def chunk(self, place: Place) -> Chunk:
        """Return the chunk at a place."""
        return self.sentences[place[0]].chunks[place[1]]

    def facing(self, place: Place) -> set[str]:
        """Return the countries of those who face a person in a meeting's sentence."""
        sentence, chunk = self.sentences[place[0]], self.chunk(place)
        if not self._meets[place[0]] or self.is_beside(sentence, chunk):
            return set()
        chain = chain_of(sentence, place[1])
        found: set[str] = set()
        for index, other in enumerate(sentence.chunks):
            if index not in chain and self._is_other_side(sentence, other):
                found.update(self._countries(place[0], index))
        pronouns = self._taken_up(sentence, chain)
        if not found and not pronouns and chunk.governor is not None:
            pronouns = [None]  # the other side is not written
        found.update(filter(None, (self.focal(place, gender) for gender in pronouns)))
        return found

    def is_beside(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a person stands beside the subject: "en présence de", "accompagné de"."""
        grammar = sentence.words.words.grammar
        if chunk.governor in grammar.beside:
            return True
        before = sentence.tokens[max(0, chunk.first - 4) : chunk.first]
        return any(token.lower.startswith(grammar.accompanied) for token in before)

    def owner(self, place: Place) -> str | None:
        """Return the country that a possessive before a person takes up.

        It is named last before in the sentence, or is of the subject of the sentence before.
        """
        s, _ = place
        if (code := self.cue(s, self.chunk(place).first)) is not None:
            return code
        named = [
            codes[0]
            for n, chunk in enumerate(self.sentences[s - 1].chunks if s else ())
            if chunk.governor is None and (codes := self._named(s - 1, n))
        ]
        return named[0] if named else None

    def other_than_counterpart(self, place: Place) -> str | None:
        """Return the country of whom a counterpart is one: the subject, else the last spoken of."""
        s, c = place
        for n, chunk in enumerate(self.sentences[s].chunks[:c]):
            if chunk.governor is None and (codes := self._named(s, n)):
                return codes[0]
        return self.focal(place)

    def cue(self, s: int, end: int | None = None) -> str | None:
        """Return the country named last in a sentence, before a token."""
        for token in reversed(self.sentences[s].tokens[:end]):
            if token.kind in ("country", "adjective", "metonym", "capital"):
                codes = {entry.uid for entry in token.entries}
                code = next(iter(codes))
                return code if len(codes) == 1 and not code.startswith("org:") else None
        return None

    def focal(self, place: Place, gender: str | None = None) -> str | None:
        """Return the country of the person who was spoken of last before a place."""
        s, c = place
        for index in range(s, max(-1, s - _BACK), -1):
            persons = [
                (self.chunk(at), person.country)
                for at, person in sorted(self.told.items())
                if at[0] == index and (index < s or at[1] < c) and person.country
                if not (gender and person.gender and gender != person.gender)
            ]
            subjects = [code for chunk, code in persons if chunk.governor is None]
            if persons:
                return subjects[0] if subjects else persons[0][1]
        return None

    def hosts(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a person receives rather than comes, by how he stands to the verb."""
        if chunk.governor is not None:
            return not (self.is_beside(sentence, chunk) or self.comes(sentence, chunk))
        group = verb_after(sentence, chunk)
        hosts = sentence.words.words.frames.verbs["host"]
        return group is not None and group.lemma in hosts and group.voice == "active"

    def comes(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a person is a guest: he moves, or is received."""
        if self._leads(sentence, chunk):
            return any(group.lemma in self.moving for group in sentence.groups)
        if chunk.governor is not None:
            return self._visits(sentence, chunk)
        group = verb_after(sentence, chunk)
        if group is None:
            after = sentence.chunks[sentence.chunk_of[chunk.first] + 1 :][:1]
            return any(place.is_place and place.first <= chunk.last + 2 for place in after)
        hosts = sentence.words.words.frames.verbs["host"]
        return group.lemma in self.moving or (group.lemma in hosts and group.voice == "passive")

    def _leads(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a person leads a delegation: "une mission conduite par X"."""
        before = sentence.tokens[max(0, chunk.first - 2) : chunk.first]
        return any(token.kind == "led_by" for token in before)

    def _visits(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a visit is a person's: "la visite de X", "effectuée par X"."""
        for position in range(chunk.first - 1, -1, -1):
            if sentence.is_finite_at(position) or sentence.is_noun(position, "meeting"):
                return False
            token = sentence.tokens[position]
            if sentence.is_noun(position, "visit") or token.lower == "mission":
                return True
        return False

    def located(self, s: int) -> str | None:
        """Return the country of the place that a sentence is set in."""
        sentence = self.sentences[s]
        for place in sentence.chunks:
            inside = place.is_place and place.governor in sentence.words.located
            sure = not place.weak or any(self.scene.named.get(c) for c in place.countries)
            if inside and sure and place.countries and "|" not in place.countries[0]:
                return place.countries[0]
        return None

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
        if chunk.is_place and chunk.governor in self.sentences[s].words.located:
            return []
        return list(self._countries(s, c))

    def _is_other_side(self, sentence: Parsed, chunk: Chunk) -> bool:
        """Tell whether a chunk can be who is met, not who stands beside."""
        sides = ("person", "office", "delegation", "role")
        return chunk.kind in sides and not self.is_beside(sentence, chunk)

    def _taken_up(self, sentence: Parsed, chain: Sequence[int]) -> list[str | None]:
        """Return the genders of pronouns outside a chain: "elle a rencontré X", "X l'a reçu"."""
        clitics = sentence.words.words.grammar.object_clitics
        datives = sentence.words.words.frames.datives
        found = [
            chunk.gender
            for index, chunk in enumerate(sentence.chunks)
            if chunk.kind == "pronoun" and not chunk.plural and index not in chain
        ]
        taken = any(
            (token.lower in clitics or token.lower in datives) and position + 1 in sentence.group_of
            for position, token in enumerate(sentence.tokens)
        )
        return found or ([None] if taken else [])

    def _tells_meeting(self, sentence: Parsed) -> bool:
        """Tell whether a verb or noun of meeting stands in a sentence."""
        nouns = sentence.words.words.nouns.other_side
        return any(g.lemma in self.meeting for g in sentence.groups) or any(
            token.lower in nouns or sentence.is_noun(i, "meeting")
            for i, token in enumerate(sentence.tokens)
        )


def verb_after(sentence: Parsed, chunk: Chunk) -> VerbGroup | None:
    """Return the first finite verb behind a chunk."""
    return next((g for g in sentence.groups if g.first >= chunk.last and g.finite), None)
