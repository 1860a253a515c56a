"""A language's date words and patterns, read from ``loaders/lexicons/<language>/dates.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import EntenteError
from loaders.dates.expressions import Lead, Unit
from loaders.languages import folder_of

Words = tuple[str, ...]
Alternatives = tuple[Words, ...]


class Lexicon(BaseModel):
    """The file as it is written; see the head of ``loaders/lexicons/fr/dates.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str
    numeric_order: Literal["dmy", "unknown"]
    names: Literal["lower", "capital", "any"]
    day_suffix: str
    year_suffix: str = ""
    proclitics: str = ""
    months: Alternatives = Field(min_length=12, max_length=12)
    weekdays: Alternatives = Field(min_length=7, max_length=7)
    weekend: Words = ()
    numbers: Mapping[str, int]
    units: Mapping[Unit, Words]
    seasons: Mapping[str, tuple[int, int]]
    days: Mapping[int, Words]
    event_days: Mapping[int, Words]
    past: Words
    next: Words
    this: Words
    ago: Words
    ahead: Words
    earlier: Words
    later: Words
    leads: Mapping[Lead, Words]
    patterns: Words
    not_dates: Words = ()
    not_after: Words = ()


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern and the slots without which it cannot match."""

    regex: re.Pattern[str]
    required: frozenset[str]


@dataclass(frozen=True)
class Calendar:
    """What finding dates in a language needs.

    ``presence`` tells which slots a text can fill, so that most patterns need not be tried.
    ``values`` maps a slot to (pattern of the words, value) pairs.
    """

    lexicon: Lexicon
    patterns: tuple[Pattern, ...]
    presence: Mapping[str, re.Pattern[str]]
    values: Mapping[str, tuple[tuple[re.Pattern[str], int | str], ...]]
    leads: tuple[tuple[re.Pattern[str], Lead], ...]
    not_dates: re.Pattern[str] | None
    not_after: re.Pattern[str] | None

    def value(self, slot: str, text: str) -> int | str:
        """Return what the words of a slot stand for: a month's number, a unit's name."""
        slot = slot.removeprefix("end_")
        return next(value for words, value in self.values[slot] if words.fullmatch(text))

    def is_name(self, slot: str, text: str) -> bool:
        """Tell whether a month or weekday is written out, not abbreviated."""
        table = self.lexicon.months if slot == "month" else self.lexicon.weekdays
        return any(compiled(names[0]).fullmatch(text) for names in table)


@cache
def calendar(language: str) -> Calendar:
    """Return a language's calendar, read once.

    Raises:
        EntenteError: its file is missing or not well formed; the message names it.
    """
    name = f"loaders/lexicons/{language}/dates.yaml"
    try:
        text = (folder_of(language) / "dates.yaml").read_text("utf-8")
        lexicon = Lexicon.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))
    except (OSError, ValidationError) as error:
        raise EntenteError(f"{name}: {error}") from error
    slots = _slots(lexicon)
    return Calendar(
        lexicon=lexicon,
        patterns=tuple(
            _pattern(pattern, slots, lexicon.proclitics) for pattern in lexicon.patterns
        ),
        presence={slot: compiled(words) for slot, words in slots.items()},
        values=_values(lexicon),
        leads=tuple(
            (compiled(f"(?:{_any(words)})"), lead) for lead, words in lexicon.leads.items()
        ),
        not_dates=compiled(_any(lexicon.not_dates)) if lexicon.not_dates else None,
        not_after=compiled(f"{_any(lexicon.not_after)}$") if lexicon.not_after else None,
    )


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a lexicon, in which a blank is any white space, case as it comes."""
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


def _any(*tables: Iterable[str]) -> str:
    """Return a pattern for any of the words, longer ones first; for none one that never matches."""
    words = [word for table in tables for word in table]
    return "|".join(sorted(words, key=len, reverse=True)) or "(?!)"


def _slots(lexicon: Lexicon) -> Mapping[str, str]:
    day, year = (
        rf"(?<!\d)\d{{1,2}}(?!\d){lexicon.day_suffix}",
        rf"(?:19|20)\d{{2}}(?!\d){lexicon.year_suffix}",
    )
    words = ("past", "next", "this", "ago", "ahead", "earlier", "later")
    return {
        **dict.fromkeys(("month", "end_month"), _any(*lexicon.months)),
        **dict.fromkeys(("weekday", "end_weekday"), _any(*lexicon.weekdays)),
        **dict.fromkeys(("day", "end_day"), day),
        **dict.fromkeys(("year", "end_year"), year),
        "weekend": _any(lexicon.weekend),
        **{slot: _any(getattr(lexicon, slot)) for slot in words},
        "month_number": r"(?:0?[1-9]|1[0-2])(?!\d)",
        "number": _any(lexicon.numbers, [r"\d{1,3}"]),
        "unit": _any(*lexicon.units.values()),
        "season": _any(lexicon.seasons),
        "days": _any(*lexicon.days.values()),
        "event_days": _any(*lexicon.event_days.values()),
    }


def _values(lexicon: Lexicon) -> Mapping[str, tuple[tuple[re.Pattern[str], int | str], ...]]:
    rows: dict[str, Iterable[tuple[Words, int | str]]] = {
        "month": zip(lexicon.months, range(1, 13), strict=True),
        "weekday": zip(lexicon.weekdays, range(7), strict=True),
        "number": (((word,), number) for word, number in lexicon.numbers.items()),
        "unit": ((words, unit) for unit, words in lexicon.units.items()),
        "season": (((season,), season) for season in lexicon.seasons),
        "days": ((words, number) for number, words in lexicon.days.items()),
        "event_days": ((words, number) for number, words in lexicon.event_days.items()),
    }
    return {slot: tuple((compiled(_any(w)), v) for w, v in table) for slot, table in rows.items()}


_SLOT = re.compile(r"\{([a-z_]+)\}")


def _pattern(pattern: str, slots: Mapping[str, str], proclitics: str) -> Pattern:
    filled = _SLOT.sub(lambda match: f"(?P<{match[1]}>{slots[match[1]]})", pattern)
    return Pattern(compiled(rf"(?<![\w-]){proclitics}(?:{filled})(?!\w)"), _required(pattern))


def _required(pattern: str) -> frozenset[str]:
    """Return the slots outside any group: those inside may be optional or alternatives."""
    outside, depth = [], 0
    for character in re.sub(r"\\.", "", pattern):
        depth += (character == "(") - (character == ")")
        outside.append(" " if depth else character)
    return frozenset(_SLOT.findall("".join(outside)))
