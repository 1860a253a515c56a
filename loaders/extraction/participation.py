"""Who takes part in a named event: by a verb, beside it, or as its host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.coordination import coordinated
from loaders.extraction.cues import has_cue
from loaders.extraction.drafts import Draft
from loaders.extraction.events import Event
from loaders.extraction.links import Links
from loaders.extraction.owners import owner
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side
from loaders.extraction.slots import main_subject, subject
from loaders.extraction.verbs import VerbGroup

_REACH = 12  # tokens between a verb and the event that it leads to


def participation_drafts(
    sentence: Parsed, named: Sequence[Event], links: Links, meetings: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield who takes part in the named events of a sentence; ``meetings`` are its other drafts."""
    for event in named:
        first = next(i for i, t in enumerate(sentence.tokens) if t.end > event.start)
        last = next((i for i, t in enumerate(sentence.tokens) if t.start >= event.end), first + 1)
        reader = _Reader(sentence, links, event, first, last)
        yield from reader.drafts(meetings)


def within(
    sentence: Parsed, named: Sequence[Event], meetings: Sequence[Draft]
) -> tuple[Draft, ...]:
    """Return meetings that are worded as held beside a named event with that event's name."""
    words = sentence.words.words.events
    for event in named:
        before = sentence.wording(max(0, event.start - 25), event.start)
        if has_cue(before, (*words.margins, *words.occasions)):
            return tuple(
                replace(d, details={**d.details, "part_of": event.name})
                if d.type == "met_with"
                else d
                for d in meetings
            )
    return tuple(meetings)


class _Reader:
    def __init__(self, sentence: Parsed, links: Links, event: Event, first: int, last: int) -> None:
        self.sentence = sentence
        self.links = links
        self.event = event
        self.first = first
        self.last = last
        self.words = sentence.words.words.events

    def drafts(self, meetings: Sequence[Draft]) -> Iterator[Draft]:
        before = self._preposition()
        if before in self.words.margins:
            there = list(_people(meetings)) or self._speaker()
            yield from (self._draft(side, "margins", None) for side in there)
        elif before in self.words.prepositions:
            yield from self._present(before, meetings)
        elif (group := self._chairing()) is not None:
            yield from (self._draft(side, "chair", group) for side in self._subject(group))
        elif before is None:
            yield from self._attended()
            if self.event.numbered:
                yield from self._hosted()

    def _present(self, before: str, meetings: Sequence[Draft]) -> Iterator[Draft]:
        """Yield who is at an event: by a verb, by a noun, or by meeting others there."""
        if (group := self._attending()) is not None:
            yield from (self._draft(side, "verb", group) for side in self._subject(group))
        elif owners := list(self._owners()):
            yield from (self._draft(side, "noun", None) for side in owners)
        elif there := list(self._there()):
            yield from there
        elif before in self.words.occasions:
            yield from (self._draft(side, "margins", None) for side in _people(meetings))

    def _speaker(self) -> list[Side]:
        """Return the person that the sentence is about, who acts beside the event."""
        main = main_subject(self.sentence, self.first)
        sides = (side for index in main for side in self.links.resolve(self.sentence, index))
        return [side for side in sides if side.person is not None]

    def _subject(self, group: VerbGroup) -> Iterator[Side]:
        for index in subject(self.sentence, group):
            yield from self.links.resolve(self.sentence, index)

    def _preposition(self) -> str | None:
        position = self.first - 1
        while (token := self.sentence.token(position)) is not None:
            preposition = self.sentence.words.preposition(token)
            if preposition is not None and not self._is_part(position, preposition):
                return preposition
            part = token.lower in self.words.parts
            if not (part or preposition or self.sentence.words.determiner(token)):
                return None
            position -= 1
        return None

    def _is_part(self, position: int, preposition: str) -> bool:
        """Tell whether a preposition ties an event to a part of it: "les travaux de"."""
        before = self.sentence.token(position - 1)
        owned = preposition == self.sentence.words.owner and before is not None
        return owned and before is not None and before.lower in self.words.parts

    def _attending(self) -> VerbGroup | None:
        """Return the verb before the event whose subject takes part in it."""
        group = self._verb_within(_REACH)
        if group is None or group.lemma not in self.words.verbs or self._is_asked(group):
            return None
        return group

    def _verb_within(self, reach: int) -> VerbGroup | None:
        """Return the last verb before the event, if it is near."""
        group = self.sentence.group_before(self.first)
        return group if group is not None and self.first - group.last <= reach else None

    def _is_asked(self, group: VerbGroup) -> bool:
        """Tell whether an infinitive is what somebody else is asked to do."""
        if group.voice != "infinitive":
            return False
        near = range(max(0, group.first - _REACH), group.first)
        verbs = (self.sentence.group_at(position) for position in near)
        asked = any(verb is not None and verb.lemma in self.words.invited for verb in verbs)
        return asked or any(self.sentence.tokens[i].lower in self.words.invited for i in near)

    def _chairing(self) -> VerbGroup | None:
        """Return the verb whose object an event is: "a présidé la session"."""
        group = self._verb_within(4)
        fits = group is not None and group.voice in ("active", "infinitive", "gerund")
        return group if fits and group and group.lemma in self.words.chairing else None

    def _owners(self) -> Iterator[Side]:
        """Yield whose participation it is: "la participation de X au sommet", "sa présence"."""
        for position in range(max(0, self.first - _REACH), self.first):
            word = self.sentence.tokens[position].lower
            if word in self.words.nouns:
                found = owner(self.sentence, position, (self.sentence.words.owner,))
                named = [i for i in found if self.sentence.chunks[i].first < self.first]
                for index in named or main_subject(self.sentence, position):
                    yield from self.links.resolve(self.sentence, index)

    def _there(self) -> Iterator[Draft]:
        """Yield who is said to be there: "présent au sommet, X", "X était présent au sommet"."""
        for position in range(max(0, self.first - _REACH), self.first):
            if self.sentence.tokens[position].lower in self.words.present:
                group = self.sentence.group_at(position - 1)
                for index in main_subject(self.sentence, position):
                    for side in self.links.resolve(self.sentence, index):
                        yield self._draft(side, "present", group, None if group else "held")

    def _attended(self) -> Iterator[Draft]:
        """Yield before whom an event takes place: "le sommet s'est ouvert en présence de X"."""
        for index, chunk in enumerate(self.sentence.chunks):
            if chunk.first >= self.last and chunk.governor in self.words.attended:
                for guest in coordinated(self.sentence, index):
                    for side in self.links.resolve(self.sentence, guest):
                        yield self._draft(side, "attended", None)

    def _hosted(self) -> Iterator[Draft]:
        """Yield the country where an event is to take place."""
        if not has_cue(self.sentence.wording(), self.words.hosting):
            return
        for index, chunk in enumerate(self.sentence.chunks):
            located = chunk.kind == "country" and chunk.governor in self.sentence.words.located
            if located and 0 < chunk.first - self.last <= _REACH:
                for side in self.links.resolve(self.sentence, index):
                    yield self._draft(side, "host", None, "planned")
                return

    def _draft(
        self, side: Side, how: str, group: VerbGroup | None, status: str | None = None
    ) -> Draft:
        return Draft(
            type="participated",
            parts={"who": (side,)},
            sentence=self.sentence,
            trigger=(self.event.start, self.event.end),
            rule=f"{self.words.language}.event.{how}",
            first=self.first,
            last=self.last,
            group=group,
            status=status,
            settled=status is not None,
            details={"event": self.event.name},
        )


def _people(meetings: Sequence[Draft]) -> Iterator[Side]:
    seen: set[str] = set()
    for draft in meetings:
        if draft.type == "met_with":
            for side in draft.sides:
                if side.person is not None and side.party not in seen:
                    seen.add(side.party)
                    yield side
