"""Sentences: paragraphs cut at the punctuation that ends a sentence, with exact offsets.

Whatever the text, the sentences are disjoint and in order, and everything that is not white space
lies in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from graph.model import Offsets

# what may end a sentence (the fourth sign is Urdu's full stop), with its closing marks
_END = re.compile(r"[.!?…؟\u06d4。]+(?:[\"'”’»)\]]|\s»)*(?=\s|$)")
_WORD = re.compile(r"[\w.]+$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


class Words(NamedTuple):
    """The word lists of ``loaders/lexicons/sentences.yaml``."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    openers: frozenset[str]


@cache
def _words() -> Words:
    text = (files("loaders") / "lexicons" / "sentences.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=yaml.CSafeLoader)
    return Words(*(frozenset(table[name]) for name in Words._fields))


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Offsets]:
    """Yield the offsets of the sentences of a paragraph, ``text[start:end]``."""
    limit = len(text) if end is None else end
    begin = _skip_blank(text, start, limit)
    for match in _END.finditer(text, begin, limit):
        following = _skip_blank(text, match.end(), limit)
        if following < limit and _goes_on(text, begin, match, following):
            continue
        yield begin, match.end()
        begin = following
    while limit > begin and text[limit - 1].isspace():
        limit -= 1
    if begin < limit:
        yield begin, limit


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _goes_on(text: str, begin: int, match: re.Match[str], following: int) -> bool:
    """Tell whether the sentence goes on after what looks like its end."""
    next_word = re.match(r"\W{0,2}(\w+)", text[following : following + 24])
    opening = next_word[1] if next_word else ""
    if opening[:1].islower():
        return True
    if match[0] != ".":
        return False
    before = _WORD.search(text, max(begin, match.start() - 24), match.start())
    word = before[0] if before else ""
    if word in _words().before_name or (len(word) == 1 and word.isupper()):
        return True
    if _ACRONYM.fullmatch(word):
        return opening not in _words().openers
    return opening[:1].isdigit() and word.casefold() in _words().before_number
