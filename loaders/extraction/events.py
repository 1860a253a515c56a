"""Named events that a sentence speaks of: series known by name, numbered meetings of a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.reference import reference
from loaders.extraction.chunks import Chunk
from loaders.extraction.folding import normal
from loaders.extraction.parsed import Parsed


@dataclass(frozen=True)
class Event:
    """An event as worded, at character offsets in its sentence.

    ``name`` is English where the words are known to the tables, else as worded.  ``numbered``
    tells that an ordinal counts it.
    """

    start: int
    end: int
    name: str
    numbered: bool = False


def events(sentence: Parsed) -> tuple[Event, ...]:
    """Return the named events of a sentence in order."""
    if sentence.words.words.language not in reference().event_patterns:
        return ()  # a further language need not say how events are numbered
    found = [*_series(sentence), *_numbered(sentence), *_worded(sentence)]
    kept: list[Event] = []
    for event in sorted(found, key=lambda e: (e.start, -e.end)):
        if not kept or event.start >= kept[-1].end:
            kept.append(event)
    return tuple(kept)


@cache
def _series_pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        form.lower(): series.name_en
        for series in reference().named_series
        for form in series.forms.get(language, ())
    }
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.I), names


def _series(sentence: Parsed) -> Iterator[Event]:
    pattern, names = _series_pattern(sentence.words.words.language)
    for match in pattern.finditer(normal(sentence.text)):
        yield Event(*match.span(), names[match[0].lower()])


@cache
def _nouns_pattern(language: str) -> re.Pattern[str]:
    """Return what every numbered event has, and few sentences hold."""
    nouns = reference().event_patterns[language].nouns
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b", re.I)


@cache
def _numbered_pattern(language: str) -> re.Pattern[str]:
    words = reference().event_patterns[language]
    nouns = "|".join(sorted(map(re.escape, words.nouns), key=len, reverse=True))
    adjectives = "|".join(map(re.escape, words.adjectives))
    links = "|".join(map(re.escape, words.links))
    return re.compile(
        rf"(?:{words.ordinal}\s+)?(?:(?:{adjectives})\s+)?\b(?P<noun>{nouns})\b"
        rf"(?P<adjective>(?:\s+(?:{adjectives}))*)(?P<rest>(?-i:\s+[A-ZÀ-Þ][\w-]+)*)"
        rf"(?:\s+(?:{links}))?",
        re.I,
    )


def _numbered(sentence: Parsed) -> Iterator[Event]:
    """Yield "150è Assemblée de l'Union interparlementaire", "3è dialogue parlementaire Sud-Sud"."""
    language = sentence.words.words.language
    text = normal(sentence.text)
    if not _nouns_pattern(language).search(text):
        return
    for match in _numbered_pattern(language).finditer(text):
        numbered = bool(match["n"] or match["w"])
        body = next((c for c in sentence.chunks if c.org and 0 <= c.start - match.end() <= 3), None)
        if body is not None:
            yield Event(match.start(), body.end, _name_of(match, body, language), numbered)
        elif numbered:
            end = match.end("rest") if match["rest"] else match.end("adjective")
            yield Event(match.start(), end, match[0][: end - match.start()].strip(), True)


def _worded(sentence: Parsed) -> Iterator[Event]:
    """Yield events with a name of their own: "le Forum parlementaire du golfe de Guinée"."""
    words = sentence.words.words.events
    for position, token in enumerate(sentence.tokens):
        if token.lower not in words.worded or token.kind == "chamber" or position == 0:
            continue
        following = sentence.token(position + 1)
        named = following is not None and following.lower in words.naming
        last = _name_end(sentence, position + 1) if named or token.capital else position
        if last > position + 1:
            end = sentence.tokens[last - 1].end
            yield Event(token.start, end, sentence.text[token.start : end])


def _name_end(sentence: Parsed, position: int) -> int:
    """Return the token after an event's name: its adjectives, and what it is of or about."""
    last = position
    while (token := sentence.token(position)) is not None and not _ends_name(sentence, position):
        small = sentence.words.preposition(token) or sentence.words.determiner(token)
        position += 1
        last = last if small else position
    return last


def _ends_name(sentence: Parsed, position: int) -> bool:
    token, words = sentence.tokens[position], sentence.words
    place = words.preposition(token) in words.located
    return (
        token.kind == "punct"
        or place
        or position in sentence.group_of
        or position in sentence.aside
        or sentence.is_boundary(position)
        or words.is_coordinator(token)
    )


def _name_of(match: re.Match[str], body: Chunk, language: str) -> str:
    """Return an event's English name: its number, noun and body."""
    noun = reference().event_patterns[language].nouns[match["noun"].lower()]
    counted = f"{_ordinal(int(match['n']))} " if match["n"] else ""
    return f"{counted}{noun} of the {reference().label(body.org or '')}"


def _ordinal(number: int) -> str:
    """Return a number as English counts: 1st, 2nd, 150th."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else suffix}"
