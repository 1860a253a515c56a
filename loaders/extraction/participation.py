"""Who takes part in a named event: by a verb, beside it, or as its host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.cues import has_cue
from loaders.extraction.drafts import Draft
from loaders.extraction.events import Event, events
from loaders.extraction.links import Links
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side
from loaders.extraction.slots import owner, subject
from loaders.extraction.verbs import VerbGroup

_REACH = 12  # tokens between a verb and the event that it leads to


def participation_drafts(
    sentence: Parsed, links: Links, meetings: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield who takes part in the events of a sentence; ``meetings`` are its other drafts."""
    for event in events(sentence):
        first = next(i for i, t in enumerate(sentence.tokens) if t.end > event.start)
        last = next((i for i, t in enumerate(sentence.tokens) if t.start >= event.end), first + 1)
        reader = _Reader(sentence, links, event, first, last)
        yield from reader.drafts(meetings)


def within(sentence: Parsed, meetings: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return meetings that are worded as held beside a named event with that event's name."""
    words = sentence.words.words.events
    for event in events(sentence):
        before = sentence.text[max(0, event.start - 25) : event.start]
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
            for side in _people(meetings):
                yield self._draft(side, "margins", None)
            return
        if before in self.words.prepositions:
            group = self._attending()
            if group is not None:
                for index in subject(self.sentence, group):
                    for side in self.links.resolve(self.sentence, index):
                        yield self._draft(side, "verb", group)
                return
            for side in self._owners():
                yield self._draft(side, "noun", None)
            return
        if before is None and self.event.numbered:
            yield from self._hosted()

    def _preposition(self) -> str | None:
        position = self.first - 1
        while (token := self.sentence.token(position)) is not None:
            if (preposition := self.sentence.words.preposition(token)) is not None:
                return preposition
            if not self.sentence.words.determiner(token):
                return None
            position -= 1
        return None

    def _attending(self) -> VerbGroup | None:
        """Return the verb before the event whose subject takes part in it."""
        groups = [g for g in self.sentence.groups if g.last <= self.first]
        near = [g for g in groups if self.first - g.last <= _REACH]
        return near[-1] if near and near[-1].lemma in self.words.verbs else None

    def _owners(self) -> Iterator[Side]:
        """Yield whose participation it is: "la participation de X au sommet"."""
        for position in range(max(0, self.first - _REACH), self.first):
            if self.sentence.tokens[position].lower in self.words.nouns:
                for index in owner(self.sentence, position, ("de",)):
                    yield from self.links.resolve(self.sentence, index)

    def _hosted(self) -> Iterator[Draft]:
        """Yield the country where an event is to take place."""
        if not has_cue(self.sentence.text, self.words.hosting):
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
