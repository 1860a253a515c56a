"""From drafts to dated facts: status first, then date, mode and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from graph.model import Status
from loaders.dates import DateExpression, Resolved, resolve
from loaders.extraction.cues import cue_end, has_cue
from loaders.extraction.drafts import Draft
from loaders.extraction.parsed import Parsed
from loaders.extraction.statuses import status_of
from loaders.extraction.verbs import VerbGroup


@dataclass(frozen=True)
class Dated:
    """A draft with its status and date; ``dated_by`` is the date's expression in the sentence."""

    draft: Draft
    status: Status
    date: str | None
    date_end: str | None
    dated_by: DateExpression | None
    mode: str | None


@dataclass
class Completion:
    """Completes the drafts of an article in order.

    ``current`` is the date of the event told last, ``plan`` that of the plan told last and the
    sentence that told it.
    """

    published: str | None
    current: str | None = None
    plan: tuple[str, Parsed] | None = None

    def open_with(self, lede: Iterable[Parsed]) -> None:
        """Take the first date of the opening sentences as that of the article's event."""
        for sentence in lede:
            for expression in sentence.dates:
                if expression.lead is None and expression.kind in ("weekday", "relative", "date"):
                    found = resolve(expression, self.published, "held").date
                    if found is not None and (
                        expression.is_full or expression.kind != "date" or expression.day
                    ):
                        self.current = found
                        return

    def complete(
        self, draft: Draft, others: Sequence[Draft], following: Parsed | None
    ) -> Dated | None:
        """Return a draft with status and date; None where it is left open whether it happened."""
        status = status_of(draft, following)
        if status is None:
            return None
        if draft.details.get("stage") == "announced" and status != "held":
            return self._announced(draft, status)
        expression = _of_stage(draft) or _moved_to(draft) or nearest_date(draft, others)
        found = Resolved()
        if expression is not None:
            found = resolve(expression, self.published, status, self._anchor(status))
            status = self._by_date(draft, status, found.date, expression)
            found = resolve(expression, self.published, status, self._anchor(status))
        found = self._followed(draft, status, expression, found)
        return Dated(draft, status, found.date, found.date_end, expression, mode_of(draft))

    def _announced(self, draft: Draft, status: Status) -> Dated:
        """Date an announcement: by the day of saying so, not by the day from which it applies."""
        dates = draft.sentence.dates
        applies = next((d for d in dates if d.lead == "from"), None)
        if applies is not None:
            start = resolve(applies, self.published, "planned").date
            draft = replace(draft, details={**draft.details, "effective": start})
        said = next((d for d in dates if d.lead is None and _tells_day(d)), None)
        if said is not None:
            day = resolve(said, self.published, "held", self.current).date
            return Dated(draft, status, day, None, said, None)
        announced = self.current or (self.published if status == "planned" else None)
        return Dated(draft, status, announced, None, None, None)

    def _anchor(self, status: Status) -> str | None:
        """Return the date from which "le lendemain" counts."""
        return self.plan[0] if status == "planned" and self.plan else self.current

    def _planned(self, draft: Draft) -> str | None:
        """Return when an undated plan is: with the plan told before, in its month or on its day."""
        if self.plan is None:
            return None
        day, told = self.plan
        same = told is draft.sentence or has_cue(
            draft.sentence.text, draft.sentence.words.words.status.occasion
        )
        return day if same else day[:7]

    def _followed(
        self, draft: Draft, status: Status, expression: DateExpression | None, found: Resolved
    ) -> Resolved:
        """Give an undated event the current day, or take a dated one's day for what follows."""
        if found.date is None and status in ("held", "denied") and _happens(draft):
            return Resolved(self.current)
        if status == "planned" and _happens(draft):
            if found.date is None:
                return Resolved(self._planned(draft))
            self.plan = (found.date, draft.sentence)
        if found.date is not None and status == "held" and self._sets_day(draft, expression):
            self.current = found.date
        return found

    def _sets_day(self, draft: Draft, expression: DateExpression | None) -> bool:
        """Tell whether what follows happens on a draft's day: a meeting, and no flashback."""
        background = draft.group is not None and draft.group.tense == "imperfect"
        return draft.type == "met_with" and _tells_day(expression) and not background

    def _by_date(
        self, draft: Draft, status: Status, date: str | None, expression: DateExpression
    ) -> Status:
        """Take a present tense with a day to come for a plan."""
        group = draft.group
        if status != "held" or group is None or group.tense != "present" or group.perfect:
            return status
        weekday = expression.kind == "weekday" and expression.direction is None
        announced = draft.sentence.where == "text" and weekday and group.voice != "passive"
        return "planned" if announced or self._is_later(date) else status

    def _is_later(self, date: str | None) -> bool:
        return date is not None and self.published is not None and date > self.published


_REACH = 30  # tokens between a date and what it dates
_HAPPENING = frozenset({"met_with", "visited", "participated"})
_ACTING = frozenset({"signed", "diplomatic"})


def _happens(draft: Draft) -> bool:
    """Tell whether a fact is an event of the dispatch rather than a state or an old treaty."""
    if draft.type in _HAPPENING:
        return True
    signing = draft.sentence.is_noun(_position(draft.sentence, draft.trigger[0]), "signing")
    return draft.type in _ACTING and (draft.group is not None or signing)


def _of_stage(draft: Draft) -> DateExpression | None:
    """Return since when an exemption is in force."""
    if draft.details.get("stage") != "in_force":
        return None
    return next((d for d in draft.sentence.dates if d.lead == "since"), None)


def _moved_to(draft: Draft) -> DateExpression | None:
    """Return the date of "est reportée au lundi 27 mai", of "n'aura lieu qu'en juin"."""
    status = draft.sentence.words.words.status
    for cues, reach in ((status.moved, 4), (status.takes_place, 14)):
        at = cue_end(draft.sentence.text, cues, draft.trigger[0])
        if at is not None and (draft.group is None or cues is status.moved):
            near = (d for d in draft.sentence.dates if at - 4 <= d.start <= at + reach)
            if (found := next(near, None)) is not None:
                return found
    return None


def _tells_day(expression: DateExpression | None) -> bool:
    """Tell whether a date is worded to the day, as for the event that a dispatch is about."""
    if expression is None or expression.direction == "past":
        return False
    return expression.kind in ("weekday", "relative", "event") or expression.day is not None


def nearest_date(draft: Draft, others: Sequence[Draft]) -> DateExpression | None:
    """Return the date that belongs to a draft: the nearest that no other verb is nearer to."""
    sentence = draft.sentence
    own = _position(sentence, draft.trigger[0])
    first, last = min(draft.first, own), max(draft.last, own + 1)
    best: tuple[int, DateExpression] | None = None
    for expression in _distinct(sentence.dates):
        if expression.lead == "since" and draft.details.get("stage") != "in_force":
            continue
        at = _position(sentence, expression.start)
        distance = 0 if first <= at < last else min(abs(at - first), abs(at - last + 1))
        if _taken(draft, at, own, distance, others):
            continue
        if best is None or (distance, abs(at - own)) < (
            best[0],
            abs(_position(sentence, best[1].start) - own),
        ):
            best = (distance, expression)
    return best[1] if best else None


def _distinct(dates: Sequence[DateExpression]) -> Iterator[DateExpression]:
    """Yield dates without those that a fuller one right after says again: "hier jeudi 20 mai"."""
    for date, following in zip_longest(dates, dates[1:]):
        if following is None or following.start - date.end > 2 or following.day is None:
            yield date


def _taken(draft: Draft, at: int, own: int, distance: int, others: Sequence[Draft]) -> bool:
    """Tell whether a date belongs to another verb or event: nearer to it, in the same stretch."""
    between = range(min(own, at) + 1, max(own, at))
    rivals = [g for g in draft.sentence.groups if _is_rival(draft, g, own)]
    starts = [*(g.first for g in rivals if g.finite), *_triggers_apart(draft, own, others)]
    if distance > _REACH or any(start in between for start in starts):
        return True
    return any(g.last <= at <= g.last + 1 and abs(at - own) > _gap(g, at) + 1 for g in rivals)


def _triggers_apart(draft: Draft, own: int, others: Sequence[Draft]) -> Iterator[int]:
    """Yield where other facts are triggered outside a draft's own words."""
    span = range(min(draft.first, own), max(draft.last, own + 1))
    for other in others:
        if (at := _position(draft.sentence, other.trigger[0])) not in span:
            yield at


def _is_rival(draft: Draft, group: VerbGroup, own: int) -> bool:
    """Tell whether a verb may claim a date: not the draft's own, nor what carries its noun."""
    if not (group.finite or group.voice == "participle") or group.first <= own < group.last:
        return False
    if draft.group is not None:
        return group.first != draft.group.first
    if group.lemma in draft.sentence.words.words.frames.verbs["phase"]:
        return False
    return not 0 <= own - group.last <= 2


def _gap(group: VerbGroup, at: int) -> int:
    return min(abs(at - group.first), abs(at - group.last + 1))


def _position(sentence: Parsed, offset: int) -> int:
    return next((i for i, t in enumerate(sentence.tokens) if t.end > offset), len(sentence.tokens))


def mode_of(draft: Draft) -> str | None:
    """Return how a meeting was held where that is worded: call or video."""
    if draft.type != "met_with":
        return None
    if "mode" in draft.details:
        return str(draft.details["mode"])
    tokens = draft.sentence.tokens
    start = tokens[max(0, draft.first)].start
    end = tokens[min(len(tokens), draft.last + 3) - 1].end
    text = draft.sentence.text[start:end]
    for mode, cues in draft.sentence.words.words.status.modes.items():
        if has_cue(text, cues):
            return mode
    return "in_person"
