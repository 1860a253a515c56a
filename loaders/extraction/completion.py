"""From drafts to dated facts: status first, then date, mode and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.model import Status
from loaders.dates import DateExpression, Resolved, resolve
from loaders.extraction.cues import has_cue
from loaders.extraction.dating import (
    date_of,
    day_before,
    is_announced,
    is_since,
    is_this,
    last_day,
    position,
)
from loaders.extraction.drafts import Draft
from loaders.extraction.parsed import Parsed
from loaders.extraction.statuses import status_of


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

    ``current`` is the date of the event told last, ``plan`` the plan told last with its date;
    ``undated`` are the opening sentences if none of them gives a day, ``trip`` is the month of a
    visit that is under way, in which what it is to bring lies too; ``told_before`` is ``current``
    before the sentence that is being read.
    """

    published: str | None
    current: str | None = None
    undated: frozenset[int] = frozenset()
    trip: str | None = None
    reading: Parsed | None = None
    told_before: str | None = None
    plan: tuple[str, Draft] | None = None

    def open_with(self, body: Sequence[Parsed]) -> None:
        """Take the first date of the opening sentences as that of the article's event.

        Where they have none, it is the first weekday of the text, or for what they tell the day
        of publication.
        """
        lede, rest = body[:_LEDE], body[_LEDE:]
        days = [e for s in lede for e in s.dates if _is_told(s, e)]
        weekdays = [e for s in rest for e in s.dates if e.kind == "weekday" and _is_told(s, e)]
        self.current = self._first_news(days)
        if self.current is None:
            self.undated = frozenset(sentence.index for sentence in lede)
            self.current = self._first_news(weekdays)

    def _first_news(self, expressions: Iterable[DateExpression]) -> str | None:
        found = (resolve(e, self.published, "held").date for e in expressions)
        return next((day for day in found if day is not None and self._is_news(day)), None)

    def _is_news(self, day: str) -> bool:
        """Tell whether a day can be that of what a dispatch reports: in the weeks before it."""
        if self.published is None or len(self.published) < 10 or len(day) < 10:
            return True
        age = date.fromisoformat(self.published) - date.fromisoformat(day)
        return 0 <= age.days <= _FRESH

    def complete(
        self, draft: Draft, others: Sequence[Draft], following: Parsed | None
    ) -> Dated | None:
        """Return a draft with status and date; None where it is left open whether it happened."""
        status = status_of(draft, following)
        if status is None:
            return None
        if draft.sentence is not self.reading:
            self.reading, self.told_before = draft.sentence, self.current
        if draft.details.get("stage") == "announced" and status != "held":
            return self._announced(draft, status)
        expression = date_of(draft, others)
        if expression is None and status == "held" and self._goes_on(draft):
            status = "planned"
        found = Resolved()
        if expression is not None:
            lies: Status = "held" if draft.type == "called_for" else status
            anchor = self._anchor(draft, status, expression)
            found = resolve(expression, self.published, lies, anchor)
            status = self._by_date(draft, status, found.date, expression)
            if draft.type != "called_for":
                found = resolve(expression, self.published, status, anchor)
            if status == "held" and self._is_later(found.date):
                found = self._behind(draft, expression, found)
                expression = expression if found.date else None
        found = self._trimmed(draft, others, self._followed(draft, status, expression, found))
        return Dated(draft, status, found.date, found.date_end, expression, mode_of(draft))

    def _behind(self, draft: Draft, expression: DateExpression, found: Resolved) -> Resolved:
        """Put the date of what has happened behind publication, or leave it to another event.

        "S'est rendu à Oslo en juin" of a text of May was last year; "la candidature pour
        l'exposition de 2030" is no date of what was done for it.
        """
        if expression.year is not None or expression.end_year is not None:
            return Resolved()
        told = draft.group is not None and (draft.group.perfect or _is_background(draft))
        if not told or expression.kind != "date":
            return found
        return resolve(replace(expression, direction="past"), self.published, "held")

    def _trimmed(self, draft: Draft, others: Sequence[Draft], found: Resolved) -> Resolved:
        """Keep the month where a day is not the first of a visit: of a later leg, of the return."""
        if draft.ends or any(_is_leg_before(draft, other) for other in others):
            return Resolved((found.date or "")[:7] or None)
        until = last_day(draft)
        if until is None or found.date is None or found.date_end is not None:
            return found
        return replace(found, date_end=resolve(until, found.date, "planned").date)

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

    def _anchor(self, draft: Draft, status: Status, expression: DateExpression) -> str | None:
        """Return the date from which "le lendemain" counts: named before it, else told before."""
        if (before := day_before(draft, expression)) is not None:
            return resolve(before, self.published, status).date
        return self.plan[0] if status == "planned" and self.plan else self.told_before

    def _goes_on(self, draft: Draft) -> bool:
        """Tell whether a present tense goes on with the plan of one of its sides told before."""
        group = draft.group
        present = group is not None and group.tense == "present" and not group.perfect
        if not present or self.plan is None or not _happens(draft):
            return False
        day, told = self.plan
        ahead = self._is_later(day) and told.sentence.index < draft.sentence.index
        return ahead and bool({s.party for s in told.sides} & {s.party for s in draft.sides})

    def _planned(self, draft: Draft) -> str | None:
        """Return when an undated plan is: with the plan told before, in its month or on its day."""
        if self.plan is None:
            return self.trip if draft.type != "diplomatic" else None
        day, told = self.plan
        same = told.sentence is draft.sentence or has_cue(
            draft.sentence.wording(), draft.sentence.words.words.status.occasion
        )
        return day if same or _is_during(draft, told) else day[:7]

    def _followed(
        self, draft: Draft, status: Status, expression: DateExpression | None, found: Resolved
    ) -> Resolved:
        """Give an undated event the current day, or take a dated one's day for what follows."""
        if found.date is None:
            found = Resolved(self._undated(draft, status))
        elif status == "planned" and _happens(draft):
            self.plan = (found.date, draft)
        elif status == "held" and self._sets_day(draft, expression):
            self.current = found.date
        if status == "held" and draft.type == "visited":
            self.trip = self._under_way(found.date)
        return found

    def _undated(self, draft: Draft, status: Status) -> str | None:
        """Return when something without a date of its own is."""
        if not _happens(draft) or _is_some_time_ago(draft):
            return None
        denied = status == "denied" and draft.type != "signed"
        if status == "held" or denied or draft.type == "called_for":
            return self._told_on(draft)
        return self._planned(draft) if status == "planned" else None

    def _under_way(self, date: str | None) -> str | None:
        """Return the month of publication where a visit of that date may still go on."""
        if self.published is None:
            return None
        month = self.published[:7]
        return month if date is None or date.startswith(month) else None

    def _told_on(self, draft: Draft) -> str | None:
        """Return when an undated fact is: on the day of publication where it is the news."""
        is_news = draft.sentence.index in self.undated or draft.sentence.where == "title"
        if not self.undated or _is_background(draft):
            return self.current
        treaty = draft.type == "signed" and draft.group is None
        if treaty or last_day(draft) is not None:
            return self.current
        month = self.published and self.published[:7]
        return self.published if is_news else self.current or month

    def _sets_day(self, draft: Draft, expression: DateExpression | None) -> bool:
        """Tell whether what follows happens on a draft's day: a meeting, and no flashback."""
        dated = draft.type == "met_with" and _tells_day(expression)
        return dated and not _is_background(draft)

    def _by_date(
        self, draft: Draft, status: Status, date: str | None, expression: DateExpression
    ) -> Status:
        """Take a present tense, or a visit that is only named, with a day to come for a plan."""
        group = draft.group
        if expression.lead == "since" or status != "held":
            return status
        if group is None:
            to_come = len(date or "") >= len("2025-01") and self._is_later(date)
            return "planned" if to_come and draft.type == "visited" else status
        if group.tense != "present" or group.perfect:
            return status
        return "planned" if self._is_ahead(draft, date, expression) else status

    def _is_ahead(self, draft: Draft, date: str | None, expression: DateExpression) -> bool:
        """Tell whether the day of a present tense is to come."""
        weekday = expression.kind == "weekday" and expression.direction is None
        passive = draft.group is not None and draft.group.voice == "passive"
        bare_day = expression.day is not None and expression.month is expression.end_month is None
        announced = draft.sentence.where == "text" and (weekday or bare_day) and not passive
        today = date == self.published and is_this(draft, expression)
        if draft.type == "visited" and self._is_to_come(date, expression):
            return True
        return (announced and not today) or self._is_later(date)

    def _is_to_come(self, date: str | None, expression: DateExpression) -> bool:
        """Tell whether a present tense of travel looks ahead: "flies home tonight", "in May"."""
        undated = self.published is None and date is None and expression.direction is None
        today = expression.kind == "relative" and date is not None and date == self.published
        return undated or today

    def _is_later(self, date: str | None) -> bool:
        if date is None or self.published is None:
            return False
        return date[: len(self.published)] > self.published[: len(date)]


def _is_some_time_ago(draft: Draft) -> bool:
    """Tell whether a verb says only that something has been before: "s'est déjà rendu"."""
    group, words = draft.group, draft.sentence.words.words.status.already
    return group is not None and any(
        token.lower in words for token in draft.sentence.tokens[group.first : group.last]
    )


def _is_background(draft: Draft) -> bool:
    """Tell whether a fact is told in a tense that looks back."""
    return draft.group is not None and draft.group.tense == "imperfect"


def _is_during(draft: Draft, visit: Draft) -> bool:
    """Tell whether a meeting is of a visit to the other side's country, told before."""
    if draft.type != "met_with" or visit.type != "visited":
        return False
    who, to = visit.parts["who"][0].party, visit.parts["to"][0].party
    parties = {side.party for side in draft.sides}
    return who in parties and to in {side.affiliation for side in draft.sides}


def _is_leg_before(draft: Draft, other: Draft) -> bool:
    """Tell whether another visit is an earlier leg of one journey: "au Togo et au Bénin"."""
    if draft.type != "visited" or other is draft or other.rule != draft.rule:
        return False
    here, there = draft.parts["to"][0], other.parts["to"][0]
    same = other.trigger == draft.trigger and other.parts["who"] == draft.parts["who"]
    return same and there.start < here.start and there.party != here.party


def _is_told(sentence: Parsed, expression: DateExpression) -> bool:
    """Tell whether a date is one to the day on which something has happened."""
    to_the_day = expression.kind in ("weekday", "relative") or (
        expression.kind == "date" and expression.day is not None
    )
    told = expression.lead is None and not is_announced(sentence, expression)
    return to_the_day and told and not is_since(sentence, expression)


_LEDE = 2  # sentences that open a dispatch
_FAR = 80  # tokens of a construction in which the mode is looked for; lists may be longer
_FRESH = 31  # days from an event to the dispatch on it
_HAPPENING = frozenset({"met_with", "visited", "participated", "diplomatic", "message"})
_ACTING = frozenset({"signed", "called_for"})


def _happens(draft: Draft) -> bool:
    """Tell whether a fact is an event of the dispatch rather than a state or an old treaty."""
    if draft.type in _HAPPENING:
        return True
    signing = draft.sentence.is_noun(position(draft.sentence, draft.trigger[0]), "signing")
    return draft.type in _ACTING and (draft.group is not None or signing)


def _tells_day(expression: DateExpression | None) -> bool:
    """Tell whether a date is worded to the day, as for the event that a dispatch is about."""
    if expression is None or expression.direction == "past":
        return False
    return expression.kind in ("weekday", "relative", "event") or expression.day is not None


def mode_of(draft: Draft) -> str | None:
    """Return how a meeting was held where that is worded: call or video."""
    if draft.type != "met_with":
        return None
    if "mode" in draft.details:
        return str(draft.details["mode"])
    tokens = draft.sentence.tokens
    start = tokens[max(0, draft.first)].start
    end = tokens[min(len(tokens), draft.last + 3, max(0, draft.first) + _FAR) - 1].end
    text = draft.sentence.wording(start, end)
    for mode, cues in draft.sentence.words.words.status.modes.items():
        if has_cue(text, cues):
            return mode
    return "in_person"
