"""What of a text is no article: bylines, captions, pointers to other articles, sign-offs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from graph.model import Offsets
from loaders.reading.model import Excluded, Reason

_SHORT = 80  # characters: a longer paragraph is neither byline nor sign-off
_RAIL = 8  # headlines that a pointer to other articles may be followed by
_INITIALS = r"[^\W\d_]{1,5}(?:\.?[/,-][^\W\d_]{1,6})+\.?|(?:[^\W\d_]\.){2,}"


class Layout(NamedTuple):
    """The compiled patterns of ``loaders/lexicons/layout.yaml``."""

    agency: re.Pattern[str]
    openings: tuple[tuple[Reason, re.Pattern[str]], ...]
    sign_off: re.Pattern[str]
    trailing: re.Pattern[str]
    heading: re.Pattern[str]
    no_article: re.Pattern[str]


@cache
def layout() -> Layout:
    """Return the patterns, read once."""
    text = (files("loaders") / "lexicons" / "layout.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=yaml.CSafeLoader)
    agencies = "|".join(re.escape(name) for name in sorted(table["agencies"], key=len)[::-1])
    endings = _any(table["endings"])
    parts = rf"(?:(?-i:{agencies})|{_INITIALS}|{endings}|\d+)"
    reasons: tuple[tuple[Reason, str], ...] = (
        ("byline", "bylines"),
        ("caption", "captions"),
        ("related", "related"),
    )
    return Layout(
        agency=re.compile(rf"(?<!\w)(?:{agencies})(?![\w-])"),
        openings=tuple((reason, _compiled(_any(table[name]))) for reason, name in reasons),
        sign_off=_compiled(rf"\W*(?:{parts}\W*)+$"),
        trailing=re.compile(rf"\s*[(\[/—–-]+\s*(?:{agencies})\s*[)\]/]?\s*$"),
        heading=_compiled(_any(table["headings"])),
        no_article=_compiled(_any(table["no_article"])),
    )


def _any(patterns: Sequence[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


def furniture(text: str, paragraphs: Sequence[Offsets]) -> Iterator[Excluded]:
    """Yield the stretches that are no article, in order, by the text's paragraphs."""
    ending = _sign_off_begins(text, paragraphs)
    headlines = 0
    for number, (start, end) in enumerate(paragraphs):
        if number >= ending:
            yield Excluded(start, end, "sign-off")
        elif reason := _opening(text, start, end):
            # a pointer that names its article has no rail of headlines after it
            headlines = _RAIL if reason == "related" and end - start < 40 else 0
            yield Excluded(start, end, reason)
        elif headlines and text[end - 1] not in ".!?…»":
            headlines -= 1
            yield Excluded(start, end, "related")
        else:
            headlines = 0
            match = layout().trailing.search(text, max(start, end - 40), end)
            if match and number:
                yield Excluded(match.start(), end, "sign-off")


def _opening(text: str, start: int, end: int) -> Reason | None:
    """Return why a paragraph is no text, by how it begins."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(' -–—•*>→▶#»«"\t'))
    for reason, pattern in layout().openings:
        if pattern.match(text, begin, end):
            if reason == "byline" and (end - start > _SHORT or text[end - 1] in ".!?"):
                continue
            return reason
    return None


def _sign_off_begins(text: str, paragraphs: Sequence[Offsets]) -> int:
    """Return the number of the first paragraph of the sign-off at the end of a text."""
    number = len(paragraphs)
    while number > 1:
        start, end = paragraphs[number - 1]
        if end - start > _SHORT or not layout().sign_off.match(text, start, end):
            break
        number -= 1
    return number
