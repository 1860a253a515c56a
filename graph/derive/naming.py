"""Readable names of what is derived, in English and French; the phrases are data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.data_files import read_data
from graph.dates import precision
from graph.derive.parties import Side
from graph.derive.ties import Tie
from graph.reference import reference

Language = Literal["fr", "en"]  # those that names are derived in


class _Phrases(BaseModel):
    """One language's part of ``graph/data/phrases.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    joint: str
    months: tuple[str, ...]
    visa_exemption: str
    agreement: str
    kinds: Mapping[str, str]
    events: Mapping[str, str]


@cache
def _phrases(language: Language) -> _Phrases:
    return _Phrases.model_validate(read_data("phrases")[language])


def event_name(ties: Iterable[Tie], language: Language) -> str:
    """Return the name of the event that these facts are: who did what, and when."""
    facts = tuple(ties)
    first = facts[0]
    phrases = _phrases(language)
    kind = str(first.kind.event)
    details = [first.detail(name) for name in ("mode", "kind", "stage")]
    flavour = "mutual" if first.detail("mutual") else next(filter(None, details), None)
    phrase = phrases.events.get(f"{kind}_{flavour}", phrases.events[kind])
    sides = sorted({side for tie in facts for side in tie.all_sides})
    parts = {part: _listed(there, language) for part, there in first.sides.items()}
    words = {
        **parts,
        "sides": _listed(sides, language),
        "agreement": agreement_name(first, language),
        "event": str(first.detail("event")),
        "action": _action(first, language),
    }
    when = _date(first.date, language) if kind != "assembly" else ""
    return phrase.format(**words) + (f", {when}" if when else "")


def agreement_name(tie: Tie, language: Language) -> str:
    """Return the name of the agreement that a signing or an exemption is about."""
    phrases = _phrases(language)
    bodies = [side for part in ("parties", "by", "of") for side in tie.sides.get(part, ())]
    parties = ", ".join(dict.fromkeys(_label(side, language) for side in bodies))
    if tie.type == "exempted_visa":
        return f"{phrases.visa_exemption} ({parties})"
    what = tie.detail("what") or phrases.kinds.get(str(tie.detail("kind")), phrases.agreement)
    return f"{what} ({parties})"


def _action(tie: Tie, language: Language) -> str:
    action = tie.kind.actions.get(str(tie.detail("action")))
    return action.labels[language] if action else ""


def _label(side: Side, language: Language) -> str:
    return side.name if side.named else reference().label(side.uid, language)


def _listed(sides: Iterable[Side], language: Language) -> str:
    """Return names as a list: A, B and C."""
    names = list(dict.fromkeys(_label(side, language) for side in sides))
    head, last = names[:-1], names[-1]
    return f"{', '.join(head)} {_phrases(language).joint} {last}" if head else last


def _date(date: str | None, language: Language) -> str:
    """Return a partial date in words: 6 April 2025."""
    if not date:
        return ""
    year, month, day = date[:4], date[5:7], date[8:10]
    month_name = _phrases(language).months[int(month) - 1] if month else ""
    number = str(int(day)) if precision(date) == "day" else ""
    return " ".join(filter(None, (number, month_name, year)))
