"""Constructions matched against a sentence: drafts of facts, sides resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model import Offsets
from loaders.extraction import slots
from loaders.extraction.lexicon import Frame
from loaders.extraction.links import Links, Side
from loaders.extraction.parsed import Parsed
from loaders.extraction.cues import has_cue
from loaders.extraction.verbs import VerbGroup


@dataclass(frozen=True)
class Draft:
    """A fact as one construction words it, before status, date and place.

    ``trigger`` are character offsets in the sentence, ``first`` and ``last`` token indices of
    what the construction spans.  ``settled`` tells that ``status`` is final.
    """

    type: str
    parts: Mapping[str, tuple[Side, ...]]
    sentence: Parsed
    trigger: Offsets
    rule: str
    first: int
    last: int
    group: VerbGroup | None = None
    status: str | None = None
    settled: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)
    place: str | None = None

    @property
    def sides(self) -> tuple[Side, ...]:
        """All sides, part by part."""
        return tuple(side for sides in self.parts.values() for side in sides)


@dataclass(frozen=True)
class Anchor:
    """Where a construction is triggered: a verb group, or a noun's token."""

    first: int
    last: int
    group: VerbGroup | None = None
    noun: int | None = None

    @property
    def end(self) -> int:
        """The token after the trigger, from which its complements are looked for."""
        return self.last


def drafts(sentence: Parsed, links: Links) -> Iterator[Draft]:
    """Yield the drafts of a sentence, frame after frame."""
    lexicon = sentence.words.words.frames
    for frame in lexicon.frames:
        for anchor in _anchors(sentence, frame):
            yield from _filled(sentence, frame, anchor, links)


def _anchors(sentence: Parsed, frame: Frame) -> Iterator[Anchor]:
    lexicon = sentence.words.words.frames
    if frame.noun is not None:
        for position in range(len(sentence.tokens)):
            if sentence.is_noun(position, frame.noun) and _noun_fits(sentence, frame, position):
                if frame.participle is None:
                    yield Anchor(position, position + 1, noun=position)
                elif (group := _participle_after(sentence, position, frame.participle)) is not None:
                    yield Anchor(position, group.last, noun=position)
        return
    verbs = lexicon.verbs[frame.verbs or ""]
    for group in sentence.groups:
        if group.lemma not in verbs or group.voice not in frame.voices:
            continue
        if frame.tense is not None and group.tense != frame.tense:
            continue
        anchor = Anchor(group.first, group.last, group)
        if frame.through is not None:
            through = _through(sentence, group, frame.through)
            if through is None:
                continue
            anchor = Anchor(group.first, max(group.last, through + 1), group, through)
        if frame.subject_noun is not None:
            noun = _subject_noun(sentence, group, frame.subject_noun)
            if noun is None:
                continue
            anchor = Anchor(group.first, group.last, group, noun)
        yield anchor


def _participle_after(sentence: Parsed, noun: int, verb_class: str) -> VerbGroup | None:
    """Return the participle of a class that qualifies a noun: "l'accord conclu", "signé"."""
    lemmas = sentence.words.words.frames.verbs[verb_class]
    for group in sentence.groups:
        if noun < group.first <= noun + 9:
            if group.voice == "participle" and group.lemma in lemmas:
                return group
            return None
    return None


def _noun_fits(sentence: Parsed, frame: Frame, position: int) -> bool:
    before = _before_noun(sentence, position)
    if frame.circumstance:
        return before is not None and sentence.words.circumstance(sentence.tokens[before])
    if frame.subject:
        return before is None and _is_subject(sentence, position)
    if frame.qualified:
        following = sentence.token(position + 1)
        return following is not None and following.lower in frame.qualified
    if frame.preposition is not None:
        return before is not None and sentence.tokens[before].lower == frame.preposition
    return True


def _is_subject(sentence: Parsed, noun: int) -> bool:
    """Tell whether a noun opens its clause and no verb has it for an object."""
    before = [g for g in sentence.groups if g.last <= noun and g.finite]
    if not before:
        return True
    between = sentence.tokens[before[-1].last : noun]
    return any(t.lower in sentence.words.relatives or t.text == "," for t in between)


def _before_noun(sentence: Parsed, position: int) -> int | None:
    """Return the preposition before a noun, over its determiner and adjectives."""
    for at in range(position - 1, max(-1, position - 5), -1):
        token = sentence.tokens[at]
        if sentence.words.preposition(token) or sentence.words.circumstance(token):
            return at
        if token.kind == "punct" or at in sentence.group_of or at in sentence.chunk_of:
            return None
    return None


def _through(sentence: Parsed, group: VerbGroup, noun_class: str) -> int | None:
    """Return the noun of a class that is the verb's object: "a eu, hier, un long entretien"."""
    for position in range(group.first - 1, max(-1, group.first - 5), -1):  # la visite qu'il fera
        if sentence.is_noun(position, noun_class):
            between = sentence.tokens[position + 1 : group.first]
            if any(t.lower in sentence.words.relatives for t in between):
                return position
    for position in range(group.last, min(group.last + 12, len(sentence.tokens))):
        if position in sentence.aside:
            continue
        if sentence.is_noun(position, noun_class):
            return position
        token = sentence.tokens[position]
        if position in sentence.group_of or token.text in ";:.":
            return None
        if (
            position in sentence.chunk_of
            and sentence.chunks[sentence.chunk_of[position]].governor is None
        ):
            return None
    return None


def _subject_noun(sentence: Parsed, group: VerbGroup, noun_class: str) -> int | None:
    """Return the noun of a class before a verb that can be its subject."""
    for position in range(group.first - 1, max(-1, group.first - 25), -1):
        if sentence.is_noun(position, noun_class):
            return position
        if position in sentence.group_of and sentence.groups[sentence.group_of[position]].finite:
            return None
        if sentence.tokens[position].text in ";:.":
            return None
    return None


def _filled(sentence: Parsed, frame: Frame, anchor: Anchor, links: Links) -> Iterator[Draft]:
    filler = _Filler(sentence, frame, anchor, links)
    for parts in filler.fill():
        trigger = _trigger(sentence, anchor)
        tokens = [sentence.chunks[i] for i in filler.used]
        yield Draft(
            type=frame.type,
            parts=parts,
            sentence=sentence,
            trigger=trigger,
            rule=frame.id,
            first=min([anchor.first, *(c.first for c in tokens)]),
            last=max([anchor.last, *(c.last for c in tokens)]),
            group=anchor.group,
            status=frame.status,
            details=_details(sentence, frame, anchor),
            place=filler.place,
        )


def _details(sentence: Parsed, frame: Frame, anchor: Anchor) -> dict[str, Any]:
    """Return what a construction says besides its sides: mode, or kind and stage of an agreement."""
    if frame.action is not None:
        return {"action": frame.action}
    if frame.type != "signed":
        return {"mode": frame.mode} if frame.mode else {}
    cues = sentence.words.words.status
    noun = sentence.tokens[anchor.noun].lower if anchor.noun is not None else ""
    kind = next((k for k, words in cues.kinds.items() if noun in words), "agreement")
    ratified = any(has_cue(sentence.text, cues.stages[stage]) for stage in ("ratified",))
    in_force = has_cue(sentence.text, cues.stages["in_force"])
    return {"kind": kind, "stage": "ratified" if ratified else "in_force" if in_force else "signed"}


def _trigger(sentence: Parsed, anchor: Anchor) -> Offsets:
    if anchor.group is not None:
        main = sentence.tokens[anchor.group.main]
        end = (
            sentence.tokens[anchor.last - 1].end
            if anchor.noun is not None and anchor.noun >= anchor.group.last
            else main.end
        )
        return main.start, end
    token = sentence.tokens[anchor.first]
    return token.start, token.end


_WORDED = ("adjectives", "hyphen", "near")  # slots of two countries in one word, "A-B"
_JOINABLE = ("country", "organization", "capital")


class _Filler:
    """Fills the parts of one frame at one anchor."""

    def __init__(self, sentence: Parsed, frame: Frame, anchor: Anchor, links: Links) -> None:
        self.sentence = sentence
        self.frame = frame
        self.anchor = anchor
        self.links = links
        self.used: list[int] = []
        self.place: str | None = None

    def fill(self) -> Iterator[Mapping[str, tuple[Side, ...]]]:
        """Yield the parts of each fact: several where sides are listed."""
        if self.frame.type == "met_with":
            yield from self._meetings()
        elif self.frame.type == "visited":
            yield from self._visits()
        elif self.frame.type == "signed":
            yield from self._signings()
        elif self.frame.type == "diplomatic":
            yield from self._acts()

    # --- meetings -----------------------------------------------------------------------------

    def _meetings(self) -> Iterator[Mapping[str, tuple[Side, ...]]]:
        if self.frame.pair is not None:
            sides = self._sides(self.frame.pair)
            for i, a in enumerate(sides):
                for b in sides[i + 1 :]:
                    if len(sides) <= 4 and _opposite(a, b):
                        yield {"a": (a,), "b": (b,)}
            return
        b_chunks = self._chunks(self.frame.b or "")
        if not b_chunks:
            if self.frame.b == "object":
                yield from self._taken_up()
            return
        a_chunks = [c for c in self._chunks(self.frame.a or "") if c not in b_chunks]
        hosts = [side for c in a_chunks for side in self.links.resolve(self.sentence, c)]
        if self.frame.a == "focus":
            hosts = self._focus()
        for chunk in b_chunks:
            for a in hosts:
                for b in self.links.resolve(self.sentence, chunk, a):
                    if _opposite(a, b) and not (self.frame.people and self._sport(a_chunks, chunk)):
                        self.used += [chunk, *a_chunks]
                        yield {"a": (a,), "b": (b,)}

    def _sport(self, a_chunks: list[int], b_chunk: int) -> bool:
        """Tell whether bare countries face each other: teams meet so, states do not."""
        return all(
            self.sentence.chunks[c].kind in ("country", "city") for c in (*a_chunks, b_chunk)
        )

    def _taken_up(self) -> Iterator[Mapping[str, tuple[Side, ...]]]:
        """Yield meetings with whom a pronoun before the verb means: "le ministre l'a reçue"."""
        group = self.anchor.group
        if group is None:
            return
        number = next((n for n in self._clitics(group)), None)
        if number is None:
            return
        a_chunks = self._chunks(self.frame.a or "")
        for a in (s for c in a_chunks for s in self.links.resolve(self.sentence, c)):
            others = self.links.taken_up(
                self.sentence, a, number, self.sentence.tokens[group.first]
            )
            for b in others:
                if _opposite(a, b):
                    self.used += a_chunks
                    yield {"a": (a,), "b": (b,)}

    def _clitics(self, group: VerbGroup) -> Iterator[str]:
        clitics = self.sentence.words.words.grammar.object_clitics
        for token in self.sentence.tokens[group.first : group.main]:
            if token.lower in clitics:
                yield clitics[token.lower]

    def _focus(self) -> list[Side]:
        """Return the person that the text is about, for a meeting whose one side is unwritten."""
        for side in self.links.focus:
            if side.person is not None:
                return [self.links.unwritten(self.sentence, side)]
        return []

    # --- visits -------------------------------------------------------------------------------

    def _visits(self) -> Iterator[Mapping[str, tuple[Side, ...]]]:
        to_chunks = self._chunks(self.frame.to or "")
        if not to_chunks:
            return
        who_chunks = [c for c in self._chunks(self.frame.who or "") if c not in to_chunks]
        visitors = [s for c in who_chunks for s in self.links.resolve(self.sentence, c)]
        for chunk in to_chunks:
            place = self.sentence.chunks[chunk]
            country = self.links.country(self.sentence, place)
            if place.weak and country and not self.links.scene.named[country[-2:]]:
                continue
            if country is None or not country.startswith("country:"):
                continue
            to = Side(
                country, country, self.sentence.index, place.start, place.end, place.text, "named"
            )
            for who in visitors:
                if who.affiliation is not None and who.affiliation != country:
                    self.used += [chunk, *who_chunks]
                    self.place = place.text
                    yield {"who": (who,), "to": (to,)}

    # --- acts of state ------------------------------------------------------------------------

    def _acts(self) -> Iterator[Mapping[str, tuple[Side, ...]]]:
        """Yield an act of one country or body towards another."""
        if self.frame.pair is not None:
            how = self.frame.pair.split()[0]
            worded = self._worded_pair(how) if how in _WORDED else []
            sides = worded or self._sides(self.frame.pair.removeprefix("near "))
        else:
            sides = [*self._sides(self.frame.a or "")[:1], *self._acted_on(self.frame.b or "")[:1]]
        known = {s.party: s for side in sides if (s := self.links.as_country(self.sentence, side))}
        if len(known) == 2:
            a, b = known.values()
            yield {"a": (a,), "b": (b,)}

    def _acted_on(self, slot: str) -> list[Side]:
        if not slot.startswith("object_"):
            return self._sides(slot)
        for index in slots.direct_object(self.sentence, self.anchor.end):
            chunk = self.sentence.chunks[index]
            codes = [c for o in chunk.offices for c in (*o.countries, *chunk.countries)]
            if slot == "object_host":
                codes = [o.host for o in chunk.offices if o.host]
            if codes and "|" not in codes[0]:
                party = f"country:{codes[0]}"
                span = (self.sentence.index, chunk.start, chunk.end, chunk.text)
                self.used.append(index)
                return [Side(party, party, *span, "named")]
        return []

    # --- signings -----------------------------------------------------------------------------

    def _signings(self) -> Iterator[Mapping[str, tuple[Side, ...]]]:
        if self.frame.parties in _WORDED:
            sides = self._worded_pair(self.frame.parties)
        else:
            sides = self._sides(self.frame.parties or "")
        parties: dict[str, Side] = {}
        for side in sides:
            if side.affiliation is not None:
                parties.setdefault(side.affiliation, side)
        if self.frame.participle and len(parties) < 2:
            parties = self._parties_of_context(parties)
        if not 2 <= len(parties) <= 6:
            return
        signers = tuple(s for s in sides if s.person is not None)
        as_countries = tuple(
            Side(p, p, s.sentence, s.start, s.end, s.words, s.how, s.steps)
            for p, s in parties.items()
        )
        yield {"parties": as_countries, "signers": signers if self.anchor.group else ()}

    def _parties_of_context(self, parties: dict[str, Side]) -> dict[str, Side]:
        """Return the two countries that an agreement without parties is between."""
        for pair in reversed(self.links.pairs[-3:]):
            sides = [s for s in (self.links.as_country(self.sentence, p) for p in pair) if s]
            known = {s.party: s for s in sides}
            if len(known) == 2 and set(parties) <= set(known):
                return {**known, **parties}
        return parties

    def _worded_pair(self, how: str) -> list[Side]:
        """Return the countries of "accord russo-turc", or of "A-B" later in the sentence."""
        sentence, start = self.sentence, self.anchor.first + 1
        reach = slots.REACH if how == "hyphen" else 5
        for position in range(start, min(start + reach, len(sentence.tokens) - 1)):
            first, second = sentence.tokens[position], sentence.tokens[position + 1]
            joined = first.kind == "prefix" and second.kind == "adjective"
            hyphen = second.glued and first.kind in _JOINABLE and second.kind in _JOINABLE
            if joined or hyphen:
                return [s for t in (first, second) if (s := self.links.of_token(sentence, t))]
            if how != "hyphen" and (position in sentence.group_of or first.kind == "punct"):
                return []
        return []

    # --- slots --------------------------------------------------------------------------------

    def _sides(self, slot: str) -> list[Side]:
        chunks = self._chunks(slot)
        self.used += chunks
        found: dict[str, Side] = {}
        for chunk in chunks:
            for side in self.links.resolve(self.sentence, chunk):
                found.setdefault(side.party, side)
        return list(found.values())

    def _chunks(self, slot: str) -> list[int]:
        """Return the chunks of a slot; of "subject after avec" the subject's and the others."""
        name, *prepositions = slot.split()
        sentence, anchor = self.sentence, self.anchor
        group = anchor.group
        if name in ("subject", "subject_pair") and group is not None:
            found = slots.subject(sentence, group)
            if prepositions[:1] == ["after"]:
                found = [*found, *slots.after(sentence, anchor.end, prepositions[1:])]
            return found
        if name == "owner" and prepositions[:1] == ["after"] and anchor.noun is not None:
            owners = self._owner(anchor.noun)
            return [*owners, *slots.after(sentence, anchor.end, prepositions[1:])] if owners else []
        if name == "object":
            return slots.direct_object(sentence, anchor.end)
        if name in ("after", "between"):
            found = slots.after(sentence, anchor.end, prepositions)
            if not found and group is not None:
                found = slots.relative_before(sentence, group, prepositions)
            return found
        if name == "owner" and anchor.noun is not None:
            return self._owner(anchor.noun)
        if name in _WORDED:
            return []
        if name == "main":
            return slots.main_subject(sentence, anchor.first)
        if name == "before":
            return self._before()
        if name == "place":
            return self._places(prepositions)
        return []

    def _owner(self, noun: int) -> list[int]:
        before = self.sentence.token(noun - 1)
        if (relative := self._genitive(noun)) is not None:
            return slots.antecedent(self.sentence, relative)
        possessive = (
            before is not None and self.sentence.words.determiners.get(before.lower) == "possessive"
        )
        if possessive:
            return slots.main_subject(self.sentence, noun)
        found = slots.owner(self.sentence, noun, ("de", "par"))
        if not found and _before_noun(self.sentence, noun) is not None:
            indefinite = before is not None and (
                self.sentence.words.determiners.get(before.lower) == "indefinite"
            )
            return slots.main_subject(self.sentence, noun) if indefinite else []
        return found

    def _genitive(self, noun: int) -> int | None:
        """Return the relative pronoun of "X, dont la visite"."""
        genitive = self.sentence.words.words.grammar.genitive_relative
        for position in range(noun - 1, max(-1, noun - 4), -1):
            if self.sentence.tokens[position].lower in genitive:
                return position
        return None

    def _before(self) -> list[int]:
        """Return the chunk right before "…, en visite à"."""
        position = self.anchor.first - 1
        while (token := self.sentence.token(position)) is not None:
            if position in self.sentence.chunk_of:
                return slots.chain_of(self.sentence, self.sentence.chunk_of[position])
            if position in self.sentence.group_of or token.text in ";:.":
                return slots.main_subject(self.sentence, self.anchor.first)
            position -= 1
        return slots.main_subject(self.sentence, self.anchor.first)

    def _places(self, prepositions: list[str]) -> list[int]:
        if prepositions == ["object"]:
            found = [
                i
                for i, c in enumerate(self.sentence.chunks)
                if c.is_place and c.governor is None and 0 <= c.first - self.anchor.end <= 4
            ]
            return found[:1]
        found = slots.places(self.sentence, self.anchor.end, prepositions)
        group = self.anchor.group
        if not found and group is not None:
            found = slots.places(self.sentence, group.last, prepositions)
            found = found or slots.place_antecedent(self.sentence, group)
        return found


def _opposite(a: Side, b: Side) -> bool:
    """Tell whether two sides face each other: both known, of different affiliation."""
    if a.party == b.party or a.affiliation is None or b.affiliation is None:
        return False
    return a.affiliation != b.affiliation
