"""Which of the dates of a sentence belongs to a fact."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from loaders.dates import DateExpression, calendar
from loaders.extraction.cues import cue_end
from loaders.extraction.drafts import Draft
from loaders.extraction.parsed import Parsed
from loaders.extraction.verbs import VerbGroup

_REACH = 30  # tokens between a date and what it dates
_NEAR = 5  # tokens between a signature and its date
_LASTING = frozenset({"visited", "participated"})
_BESIDE = 25  # characters between "en vigueur" and its date


def date_of(draft: Draft, others: Sequence[Draft]) -> DateExpression | None:
    """Return the date that a fact has in its sentence."""
    return _of_stage(draft) or _moved_to(draft) or _nearest(draft, others) or _signed_on(draft)


def _of_stage(draft: Draft) -> DateExpression | None:
    """Return since when an exemption is in force, or a state of things lasts."""
    if draft.details.get("stage") != "in_force" and not draft.since:
        return None
    dates = draft.sentence.dates
    since = next((d for d in dates if d.lead == "since"), None)
    if since is not None or draft.since:
        return since
    at = cue_end(draft.sentence.text, draft.sentence.words.words.status.stages["in_force"], 0)
    return next((d for d in dates if at is not None and 0 <= d.start - at <= _BESIDE), None)


def _signed_on(draft: Draft) -> DateExpression | None:
    """Return the day beside a verb or noun of signing: "l'exemption …, signée le 3 mai"."""
    sentence = draft.sentence
    if draft.type != "exempted_visa" or draft.details.get("stage") != "signed":
        return None
    verbs = sentence.words.words.frames.verbs["sign_only"]
    ends = [g.last for g in sentence.groups if g.lemma in verbs]
    ends += [i + 1 for i in range(len(sentence.tokens)) if sentence.is_noun(i, "signing")]
    days = [d for d in sentence.dates if d.lead is None]
    beside = (d for d in days for e in ends if 0 <= position(sentence, d.start) - e <= _NEAR)
    return next(beside, None)


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


def _nearest(draft: Draft, others: Sequence[Draft]) -> DateExpression | None:
    """Return the date that belongs to a draft: the nearest that no other verb is nearer to."""
    sentence = draft.sentence
    own = position(sentence, draft.trigger[0])
    first, last = min(draft.first, own), max(draft.last, own + 1)
    best: tuple[int, DateExpression] | None = None
    for expression in _distinct(sentence.dates):
        if not _may_date(draft, expression):
            continue
        at = position(sentence, expression.start)
        distance = 0 if first <= at < last else min(abs(at - first), abs(at - last + 1))
        if _taken(draft, at, own, distance, others):
            continue
        if best is None or (distance, abs(at - own)) < (
            best[0],
            abs(position(sentence, best[1].start) - own),
        ):
            best = (distance, expression)
    return best[1] if best else None


def _may_date(draft: Draft, expression: DateExpression) -> bool:
    """Tell whether a date can be a fact's: no last day, and a first day only of a stay."""
    to_the_day = expression.day is not None or expression.kind in ("weekday", "relative")
    if expression.lead == "until":
        return not to_the_day
    if draft.type == "signed" and draft.group is not None and _is_owned(draft, expression):
        return False
    if expression.lead == "since":
        stay = draft.type in _LASTING and to_the_day
        state = draft.type == "diplomatic" and not to_the_day
        return stay or state or draft.details.get("stage") == "in_force"
    return True


def _is_owned(draft: Draft, expression: DateExpression) -> bool:
    """Tell whether a date says which document is meant: "un avenant à l'accord du 25 mai 1992"."""
    words, at = draft.sentence.words, position(draft.sentence, expression.start)
    near = (draft.sentence.token(at - 1), draft.sentence.token(at))
    owned = any(token and words.preposition(token) == words.owner for token in near)
    return owned and expression.year is not None and expression.end_day is None


def last_day(draft: Draft) -> DateExpression | None:
    """Return until when a visit is said to last: "séjourne jusqu'à jeudi"."""
    if draft.type != "visited":
        return None
    return next((d for d in draft.sentence.dates if d.lead == "until"), None)


def day_before(draft: Draft, expression: DateExpression) -> DateExpression | None:
    """Return the day that "le lendemain" counts from in its own sentence."""
    before = [d for d in draft.sentence.dates if d.end <= expression.start]
    days = [d for d in before if d.kind in ("weekday", "relative") or d.day is not None]
    return days[-1] if days and expression.kind == "event" else None


def is_announced(sentence: Parsed, expression: DateExpression) -> bool:
    """Tell whether a date is that of a plan: of the last verb before it, or the next one."""
    at = position(sentence, expression.start)
    finite = [group for group in sentence.groups if group.finite]
    before = [group for group in finite if group.first <= at][-1:]
    return any(group.tense == "future" or group.modal for group in before or finite[:1])


def is_since(sentence: Parsed, expression: DateExpression) -> bool:
    """Tell whether a date is that of an event from which on something is: "depuis l'arrivée …"."""
    at = position(sentence, expression.start)
    verbs = [group.last for group in sentence.groups if group.finite and group.last <= at]
    begin = sentence.tokens[max(verbs, default=0)].start if sentence.tokens else 0
    before = sentence.text[begin : expression.start]
    leads = calendar(sentence.words.words.language).leads
    return any(lead == "since" and words.search(before) for words, lead in leads)


def is_this(draft: Draft, expression: DateExpression) -> bool:
    """Tell whether a day is pointed at: "ce lundi"."""
    sentence = draft.sentence
    before = sentence.token(position(sentence, expression.start) - 1)
    return before is not None and before.lower in sentence.words.words.grammar.demonstratives


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
        if (at := position(draft.sentence, other.trigger[0])) not in span:
            yield at


def _is_rival(draft: Draft, group: VerbGroup, own: int) -> bool:
    """Tell whether a verb may claim a date: not the draft's own, nor what carries its noun."""
    if not (group.finite or group.voice == "participle") or group.first <= own < group.last:
        return False
    if draft.group is not None:
        return group.first != draft.group.first
    qualifies = group.voice == "participle" and _qualifies(draft, group, own)
    signs = (
        draft.type == "exempted_visa"
        and group.lemma in draft.sentence.words.words.frames.verbs["sign"]
    )
    if qualifies or signs:
        return False
    if group.lemma in draft.sentence.words.words.frames.verbs["phase"]:
        return False
    return not 0 <= own - group.last <= 2


def _qualifies(draft: Draft, group: VerbGroup, own: int) -> bool:
    """Tell whether a participle says of a draft's noun when it was made: "un accord, signé …"."""
    if 0 <= group.first - draft.last <= 1:
        return True
    frames = draft.sentence.words.words.frames
    made = group.lemma in (*frames.verbs["sign"], *frames.verbs.get("say", ()))
    return draft.type == "signed" and made and own < group.first <= draft.last + 1


def _gap(group: VerbGroup, at: int) -> int:
    return min(abs(at - group.first), abs(at - group.last + 1))


def position(sentence: Parsed, offset: int) -> int:
    """Return the token that a character lies in or before."""
    return bisect_right(sentence.tokens, offset, key=lambda token: token.end)
