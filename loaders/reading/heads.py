"""Whether a few words may be the head of a dispatch, such as ``Dakar, 2 oct (APS) –``."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from graph.model import Offsets
from graph.reference import cities, reference
from graph.text import fold
from loaders.reading.layout import layout

_BETWEEN = re.compile(r"[,،./|:()–—]|\s-+\s|(?<=\W)-|-(?=\W)")
_BRACKETS = re.compile(r"\([^()\n]{2,40}\)|/[^\s/][^/\n]{0,38}[^\s/]/")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:h]\d{2}(?!\d)")
_MARKS = re.compile(r"[\u064b-\u0652\u0640]")
_WORD = r"[^\W\d_][\w'’.\u02bc-]+"
_PLACE = re.compile(rf"{_WORD}(?:[ -]{_WORD}){{0,3}}")
_PARTICLES = frozenset(("de", "du", "des", "la", "le", "les", "el", "al", "los", "of", "do", "da"))
_LETTER = re.compile(r"[^\W\d_]")
_SIGNS = frozenset("-–—|/")


class Head(NamedTuple):
    """A head: its place, empty where it names none, and how much it says (place, dates, agency)."""

    place: str
    says: int


def read_head(head: str, cut: str, dates: int) -> Head | None:
    """Read what stands before ``cut`` at the start of a text, its dates replaced by commas.

    Args:
        head: the words, such as ``Dakar,,,,,, (APS)``.
        cut: the sign or line end after them.
        dates: how many dates were replaced.

    Returns:
        The head, or None where the words are a sentence's.
    """
    rest, agencies = _without_agencies(head)
    chunks = _chunks(rest)
    says = dates + agencies + len(_TIME.findall(head)) + bool(chunks)
    if not chunks:
        return Head("", says) if agencies else None
    if len(chunks) > 3 or not all(map(_is_place_like, chunks)):
        return None
    place = re.sub(r"\s+ف[يى]$", "", chunks[0])
    if layout().heading.fullmatch(place):
        return None
    if dates or agencies:
        is_place = _is_marked(place, cut, dates, agencies)
    else:
        is_place = _is_written_alone(place, rest[len(place) :] + cut, len(chunks))
    return Head(place, says) if is_place else None


def _chunks(rest: str) -> list[str]:
    return [chunk.strip() for chunk in _BETWEEN.split(rest) if _LETTER.search(chunk)]


def _without_agencies(head: str) -> tuple[str, int]:
    """Replace agencies and bracketed words by commas; return how many there were."""
    spans = [match.span() for match in _BRACKETS.finditer(head) if _LETTER.search(match[0])]
    spans += [match.span() for match in layout().agency.finditer(head)]
    for span in spans:
        head = blank(head, span)
    return head, len(spans)


def blank(head: str, span: Offsets) -> str:
    """Replace a stretch by as many commas."""
    start, end = span
    return head[:start] + "," * (end - start) + head[end:]


def _is_place_like(chunk: str) -> bool:
    """Tell whether words may be a place's name: few, and capitalised where letters have case."""
    words = _MARKS.sub("", chunk).split()
    if len(words) > 4 or not _PLACE.fullmatch(" ".join(words)):
        return False
    return all(not w[0].islower() or w.casefold() in _PARTICLES for w in words)


def _is_marked(place: str, cut: str, dates: int, agencies: int) -> bool:
    """Tell whether a place beside a date or an agency is one."""
    if _SIGNS & set(cut) or place.isupper() or (dates and (agencies or "\n" not in cut)):
        return True
    return _is_known(place)


def _is_written_alone(place: str, after: str, chunks: int) -> bool:
    """Tell whether a place without date and agency is one: by its writing, or known as one."""
    has_sign = bool(_SIGNS & set(after))
    if has_sign and chunks == 1:
        has_case = place.casefold() != place.upper()
        if place.isupper() if has_case else " " not in place:
            return True
    return chunks <= 2 and (has_sign or "." in after) and _is_known(place)


def _is_known(place: str) -> bool:
    return fold(place) in _places() or place in _spellings()


@cache
def _places() -> frozenset[str]:
    """Folded names of countries, capitals and cities in every language of the tables."""
    names = {fold(city.name) for city in cities()}
    for country in reference().countries.values():
        names.update(fold(form) for forms in country.capitals.values() for form in forms)
        names.update(fold(named.short) for named in country.names.values())
        names.update(map(fold, country.seat_cities))
    return frozenset(names)


@cache
def _spellings() -> frozenset[str]:
    """Other spellings of cities; shorter ones are codes."""
    return frozenset(name for city in cities() for name in city.alternates if len(name) > 3)
