"""Paragraphs: the lines of a text, those of a hard-wrapped block taken together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from graph.model import Offsets

_LINE = re.compile(r"[^\n]+")
_TERMINAL = frozenset('.!?:;…»"”)؟')


def split_paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Offsets]:
    """Yield the offsets of the paragraphs of ``text[start:end]``, without white space around.

    A paragraph is a line.  Lines of a block without blank lines are one paragraph where they were
    wrapped at a width, or where one goes on in lower case.
    """
    limit = len(text) if end is None else end
    lines = [_stripped(text, *match.span()) for match in _LINE.finditer(text, start, limit)]
    for blank, block in groupby(_blocks(text, lines), key=lambda item: item[0]):
        yield from _joined(text, [line for _, line in block if blank >= 0])


def _blocks(text: str, lines: list[Offsets]) -> Iterator[tuple[int, Offsets]]:
    """Number the lines by block: a blank line between two starts the next."""
    number, last = 0, None
    for line in lines:
        if line[0] == line[1]:
            continue
        if last is not None and text.count("\n", last, line[0]) > 1:
            number += 1
        yield number, line
        last = line[1]


def _stripped(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _joined(text: str, lines: list[Offsets]) -> Iterator[Offsets]:
    if _wrapped(lines):
        yield lines[0][0], lines[-1][1]
        return
    start, end = lines[0]
    for line in lines[1:]:
        if not (text[line[0]].islower() and text[end - 1] not in _TERMINAL):
            yield start, end
            start = line[0]
        end = line[1]
    yield start, end


def _wrapped(lines: list[Offsets]) -> bool:
    """Tell whether lines were cut at a width: three or more, all but the last about as long."""
    lengths = [end - start for start, end in lines]
    widest = max(lengths)
    return len(lines) >= 3 and widest <= 100 and min(lengths[:-1]) >= 0.7 * widest >= 40
