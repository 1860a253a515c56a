"""The slots of a construction at one anchor: which chunks and sides stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.extraction import slots
from loaders.extraction.anchors import Anchor, before_noun
from loaders.extraction.chunks import Chunk
from loaders.extraction.coordination import chain_of, coordinated
from loaders.extraction.links import Links
from loaders.extraction.owners import owner
from loaders.extraction.parsed import Parsed
from loaders.extraction.placing import place_antecedent, places, site_governor
from loaders.extraction.relatives import antecedent
from loaders.extraction.schema import Frame
from loaders.extraction.sides import Side, distinct
from loaders.extraction.tokens import Token
from loaders.extraction.verbfirst import REACH

IMPERSONAL = ("country", "city", "organization", "self")  # teams and events are met so
# slots of two countries in one word or as "A-B", the last before its noun: "the A-B agreement"
WORDED = ("adjectives", "hyphen", "near", "compound")
_SETTINGS = ("city", "country", "self")  # where people meet: "un entretien au Chili avec"
_JOINABLE = ("country", "organization", "capital")
_NATIONS = ("adjective", "country")


def _is_pair(first: Token, second: Token) -> bool:
    """Tell whether two tokens are "russo-turc" or "Maroc-Chili"."""
    kinds = first.kind, second.kind
    joined = second.glued and all(kind in _JOINABLE for kind in kinds)
    adjectives = second.glued and set(kinds) <= {"adjective", "country"} and "adjective" in kinds
    return joined or adjectives or (first.kind == "prefix" and second.kind in _NATIONS)


@dataclass
class FrameSlots:
    """Resolves the slots that a frame names; ``used`` collects the chunks that filled them."""

    sentence: Parsed
    frame: Frame
    anchor: Anchor
    links: Links
    used: list[int] = field(default_factory=list)

    def sides(self, slot: str) -> list[Side]:
        """Return the sides in a slot, each once."""
        chunks = self.chunks(slot)
        self.used += chunks
        return list({side.party: side for side in reversed(self.resolved(chunks))}.values())[::-1]

    def resolved(self, chunks: list[int]) -> list[Side]:
        """Return the sides that chunks mean, in order."""
        return [side for chunk in chunks for side in self.links.resolve(self.sentence, chunk)]

    def countries(self, sides: Iterable[Side]) -> list[Side]:
        """Return the countries and bodies behind sides, each as first worded."""
        behind = (self.links.as_country(self.sentence, side) for side in sides)
        return list(distinct(side for side in behind if side is not None))

    def unwritten_person(self) -> list[Side]:
        """Return the person that the text is about, for an event whose one side is unwritten."""
        told = (side for side in self.links.focus if side.person is not None and side.party)
        person = next(told, None)
        return [self.links.unwritten(person)] if person is not None else []

    def chunks(self, slot: str) -> list[int]:
        """Return the chunks in a slot; of "subject after avec" the subject's and the others."""
        name, *rest = [word.replace("_", " ") for word in slot.split()] or [""]
        if name == "named":  # whom the sentence itself names
            found = self._named(rest[0], rest[1:])
            return [i for i in found if self.sentence.chunks[i].kind not in ("pair", "pronoun")]
        if rest[:1] == ["after"]:
            found = self._named(name, [])
            if name != "owner" and not self.frame.definite:
                return [*found, *self._after(rest[1:])]
            others = self._after(rest[1:]) if found else []
            return [*found, *others] if others else []
        return self._named(name, rest)

    def _named(self, name: str, prepositions: list[str]) -> list[int]:
        sentence, anchor = self.sentence, self.anchor
        if name == "subject" and anchor.group is not None:
            return slots.subject(sentence, anchor.group)
        if name == "object":
            return self._object()
        if name in ("after", "between"):
            return self._after(prepositions)
        if name == "main":
            return slots.main_subject(sentence, anchor.first)
        if name == "told":
            return self._told(prepositions)
        if name == "owner" and anchor.noun is not None:
            return self.owner(anchor.noun)
        if name == "before":
            return self._before()
        if name == "anchor":
            return [sentence.chunk_of[anchor.first]]
        if name == "nearby":
            return self._places(prepositions) or self._place_before(prepositions)
        return self._places(prepositions) if name == "place" else []

    def _object(self) -> list[int]:
        """Return what a verb acts on: after it, or the antecedent of "que" before it."""
        found = slots.direct_object(self.sentence, self.anchor.last)
        if not found and self.anchor.group is not None:
            found = slots.relative_object(self.sentence, self.anchor.group)
        return found

    def _after(self, prepositions: list[str]) -> list[int]:
        group = self.anchor.group
        noun = self.anchor.last if self.anchor.noun is None else self.anchor.noun + 1
        start = noun if group is None else group.last
        if self.frame.parties:
            several = (slots.after(self.sentence, start, (p,)) for p in prepositions)
            return list(dict.fromkeys(i for found in several for i in found))
        found = self._behind_subject_noun(prepositions) or self._governed(start, prepositions)
        paired = self.frame.type == "met_with" and self.frame.pair
        if found and paired and self._of_topic(start, found[0]):
            return []
        return found or self._after_verb(prepositions)

    def _behind_subject_noun(self, prepositions: list[str]) -> list[int]:
        """Return what a noun before its verb has beside it: "ties between A and B date from"."""
        noun, group = self.anchor.noun, self.anchor.group
        if self.frame.subject_noun is None or noun is None or group is None:
            return []
        return slots.after(self.sentence, noun + 1, prepositions) if noun < group.first else []

    def _governed(self, start: int, prepositions: list[str]) -> list[int]:
        """Return what a preposition governs; the people, if a construction is about people.

        "Met with U.S. Embassy staff and **with X**".
        """
        kinds = _SETTINGS if self.frame.type in ("met_with", "message") else ()
        found = slots.after(self.sentence, start, prepositions, kinds)
        nobody = all(self.sentence.chunks[chunk].kind in IMPERSONAL for chunk in found)
        if found and nobody and self.frame.people:
            return slots.after(self.sentence, start, prepositions, kinds, IMPERSONAL)
        return found

    def _after_verb(self, prepositions: list[str]) -> list[int]:
        """Return what stands before a verb as "with whom", or behind that of a noun's fate."""
        if self.anchor.group is not None:
            return slots.relative_before(self.sentence, self.anchor.group, prepositions)
        said = self.anchor.said is not None and self.anchor.said.finite
        return slots.after(self.sentence, self.anchor.last, prepositions) if said else []

    def _told(self, prepositions: list[str]) -> list[int]:
        """Return whom the clause of a circumstance says something to."""
        verb, _ = slots.main_clause(self.sentence, self.anchor.first)
        verbs = self.sentence.words.words.frames.verbs
        if verb is None:
            return []
        if prepositions == ["object"]:
            urges = verb.lemma in verbs["urge"] and verb.voice == "active"
            return slots.direct_object(self.sentence, verb.last) if urges else []
        told = verb.lemma in verbs["tell"]
        return slots.after(self.sentence, verb.last, prepositions, _SETTINGS) if told else []

    def complements(self, prepositions: tuple[str, ...]) -> list[int]:
        """Return the sides that the noun of a construction has close by: "avec X", "de Y"."""
        noun = self.anchor.noun
        return [] if noun is None else owner(self.sentence, noun, prepositions)

    def _of_topic(self, start: int, chunk: int) -> bool:
        """Tell whether sides belong to what is spoken of: "la réunion sur les liens entre"."""
        sentence, words = self.sentence, self.sentence.words
        first = sentence.chunks[chunk].first
        ties = (p for p in (first - 2, first - 3) if p > start - 1)
        if any(sentence.is_word(position, "ties") for position in ties):
            return True  # "المباحثات حول العلاقات بين البلدين"
        for position in range(start, sentence.chunks[chunk].first - 1):
            preposition = words.preposition(sentence.tokens[position])
            if position in sentence.aside or preposition not in words.words.frames.topics:
                continue
            here, following = sentence.tokens[position : position + 2]
            named = {position, position + 1, position + 2} & sentence.chunk_of.keys()
            if not named and "definite" in (words.determiner(here), words.determiner(following)):
                return True
        return False

    def owner(self, noun: int) -> list[int]:
        """Return whose an event is: "dont la visite", "sa visite", "la visite de X"."""
        if (relative := self._genitive(noun)) is not None:
            return antecedent(self.sentence, relative)
        if (possessor := self._possessor(noun)) is not None:
            return chain_of(self.sentence, possessor)
        determiner = self.determiner(noun)
        if self.is_possessed(noun):
            return slots.main_subject(self.sentence, noun)
        words = self.sentence.words
        owners = (words.owner, *words.words.grammar.agents)
        found = [c for c in owner(self.sentence, noun, owners) if self._may_own(c)]
        before = before_noun(self.sentence, noun)
        free = before is None and self.anchor.group is None
        if found or determiner != "indefinite" or free or self._hangs_on_noun(before):
            return found
        return slots.main_subject(self.sentence, noun)

    def _hangs_on_noun(self, before: int | None) -> bool:
        """Tell whether a meeting is only what a noun is about: "à la veille d'un sommet".

        A visit still is its subject's: "au premier jour d'une visite".
        """
        token = self.sentence.token(before) if before is not None else None
        if token is None or self.frame.type != "met_with":
            return False
        return self.sentence.words.preposition(token) == self.sentence.words.owner

    def determiner(self, noun: int) -> str | None:
        """Return the kind of determiner that a noun has, also before its adjective."""
        if self.is_possessed(noun):
            return "possessive"
        before = (self.sentence.token(noun - 1), self.sentence.token(noun - 2))
        kinds = (self.sentence.words.determiners.get(t.lower) for t in before if t is not None)
        return next(filter(None, kinds), None)

    def is_possessed(self, noun: int) -> bool:
        """Tell whether an event is somebody's: "sa rencontre"."""
        determiners = self.sentence.words.determiners
        joined = self.sentence.words.words.grammar.construct_state  # "استقباله"
        beside = self.sentence.token(noun + 1 if joined else noun - 1)
        return beside is not None and determiners.get(beside.lower) == "possessive"

    def _possessor(self, noun: int) -> int | None:
        """Return the chunk before "'s" and an event: "the minister's two-day visit"."""
        for position in range(noun - 1, max(0, noun - 6), -1):
            token = self.sentence.tokens[position]
            if self.sentence.words.is_genitive(token):
                index = self.sentence.chunk_of.get(position - 1)
                return index if index is not None and self._may_own(index) else None
            if token.kind == "punct" or position in self.sentence.group_of:
                return None
        return None

    def _may_own(self, chunk: int) -> bool:
        """Tell whether an event can be a chunk's: of people, not of the place that it is in."""
        kind = self.sentence.chunks[chunk].kind
        of_states = self.frame.type in ("signed", "diplomatic")
        barred = ("country", "city", "self", *(("organization",) if self._is_summit() else ()))
        return of_states or kind not in barred

    def _is_summit(self) -> bool:
        """Tell whether what meets is a body, at its own summit: "a Cúpula do Mercosul"."""
        noun = self.anchor.noun
        return noun is not None and self.sentence.is_word(noun, "summit")

    def _genitive(self, noun: int) -> int | None:
        """Return the relative pronoun of "X, dont la visite"."""
        genitive = self.sentence.words.words.grammar.genitive_relative
        for position in range(noun - 1, max(-1, noun - 4), -1):
            if self.sentence.tokens[position].lower in genitive:
                return position
        return None

    def _before(self) -> list[int]:
        """Return the chunk right before "…, en visite à", else the clause's subject."""
        position = self.anchor.first - 1
        while (token := self.sentence.token(position)) is not None:
            index = self.sentence.chunk_of.get(position)
            if index is not None and not self._is_setting(index):
                return chain_of(self.sentence, index)
            if position in self.sentence.group_of or token.text in ";:.":
                break
            position -= 1
        return slots.main_subject(self.sentence, self.anchor.first)

    def _is_setting(self, chunk: int) -> bool:
        """Tell whether a chunk says where: "X, à Lima pour une visite"."""
        found, sentence = self.sentence.chunks[chunk], self.sentence
        governor = site_governor(sentence, found) or found.governor
        return found.is_place and governor in sentence.words.located

    def _places(self, prepositions: list[str]) -> list[int]:
        if prepositions == ["object"]:
            start = self._behind_subject()
            near = (
                i
                for i, c in enumerate(self.sentence.chunks)
                if c.is_place and c.governor is None and 0 <= c.first - start <= 4
            )
            first = next(near, None)
            listed = [] if first is None else coordinated(self.sentence, first)
            acts = bool(listed) and self._acts(self.sentence.chunks[listed[-1]])
            return [] if acts else [i for i in listed if self.sentence.chunks[i].is_place]
        found = places(self.sentence, self.anchor.last, prepositions)
        group = self.anchor.group
        if not found and group is not None:
            found = places(self.sentence, group.last, prepositions)
            found = found or place_antecedent(self.sentence, group)
        return found

    def _behind_subject(self) -> int:
        """Return the token behind a verb, and behind its subject where that follows it."""
        group = self.anchor.group
        if group is None or not self.sentence.words.words.grammar.verb_first:
            return self.anchor.last
        own = (self.sentence.chunks[i].last for i in slots.subject(self.sentence, group))
        return max((self.anchor.last, *own))

    def _acts(self, chunk: Chunk) -> bool:
        """Tell whether a relative clause makes a place act: "rejoint le Pérou, qui accuse"."""
        after = self.sentence.tokens[chunk.last : chunk.last + 2]
        relatives = self.sentence.words.words.grammar.subject_relative
        return any(token.lower in relatives for token in after)

    def _place_before(self, prepositions: list[str]) -> list[int]:
        """Return the place of the clause that a noun closes: "à Lima pour une visite"."""
        for position in range(self.anchor.first - 1, -1, -1):
            if self.sentence.is_boundary(position):
                break
            index = self.sentence.chunk_of.get(position)
            if index is None or not self.sentence.chunks[index].is_place:
                continue
            chunk = self.sentence.chunks[index]
            if (site_governor(self.sentence, chunk) or chunk.governor) in prepositions:
                return [index]
        return []

    def worded_pair(self, how: str, noun: int | None = None) -> list[Side]:
        """Return the countries of "accord russo-turc", or of "A-B" later in the sentence."""
        tokens, start = self.sentence.tokens, (self.anchor.first if noun is None else noun) + 1
        if how == "compound":
            return self._compound()
        reach = REACH if how == "hyphen" else 5
        for position in range(start, min(start + reach, len(tokens) - 1)):
            if _is_pair(tokens[position], tokens[position + 1]):
                pair = tokens[position : position + 2]
                return [side for t in pair if (side := self.links.of_token(self.sentence, t))]
            if how != "hyphen" and self._is_apart(position, how):
                return []
        return []

    def _compound(self) -> list[Side]:
        """Return the countries of "the A-B cooperation agreement"."""
        tokens = self.sentence.tokens
        for position in range(self.anchor.first - 1, max(0, self.anchor.first - 4), -1):
            pair = tokens[position - 1 : position + 1]
            if _is_pair(*pair):
                if position > 1 and _is_pair(tokens[position - 2], pair[0]):
                    return []  # "the A-B-C summit"
                return [side for t in pair if (side := self.links.of_token(self.sentence, t))]
            if self._is_apart(position, "adjectives") or position in self.sentence.chunk_of:
                return []
        return []

    def _is_apart(self, position: int, how: str) -> bool:
        """Tell whether a word separates a noun from the two countries that qualify it."""
        token = self.sentence.tokens[position]
        phrase = how == "adjectives" and self.sentence.words.preposition(token) is not None
        return phrase or position in self.sentence.group_of or token.kind == "punct"

    def others(self) -> bool:
        """Tell whether a verb has an object, or someone whom its subject faces."""
        facing = self.sentence.words.words.grammar.facing
        return bool(self._object() or self._after(list(facing)))

    def object_clitics(self) -> Iterator[str]:
        """Yield the number of each object pronoun before the verb: "le ministre l'a reçue"."""
        return self.clitics(dative=self.frame.dative)

    def clitics(self, dative: bool) -> Iterator[str]:
        """Yield the number of each pronoun before the verb: what it acts on, or towards whom."""
        group = self.anchor.group
        words = self.sentence.words.words
        clitics = words.frames.datives if dative else words.grammar.object_clitics
        if group is not None:
            for token in self.sentence.tokens[group.first : group.main]:
                if token.lower in clitics:
                    yield clitics[token.lower]
            after = self.sentence.token(group.last)
            if after is not None and after.lower in clitics and self._is_object(group.last):
                yield clitics[after.lower]

    def _is_object(self, position: int) -> bool:
        """Tell "met her" from "met her counterpart", where pronouns follow the verb."""
        words = self.sentence.words
        if words.clitics or words.words.grammar.verb_first:  # the latter are joined: "استقبله"
            return not words.clitics
        chunks = self.sentence.chunks
        return not any(position < chunk.first <= position + 2 for chunk in chunks)
