"""JSON Lines: one article a line, streamed, so that a file may be of any length."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO

from graph.model import Article
from loaders.sources.decoding import decode
from loaders.sources.failure import Failure, NoArticle, Unreadable
from loaders.sources.records import article_from_record


def articles_from_lines(stream: IO[bytes], origin: str, limit: int) -> Iterator[Article | Failure]:
    """Yield the articles of a JSON Lines stream, and what is wrong with the lines that are none.

    Args:
        stream: where the lines come from.
        origin: the path that is named in failures and kept with the articles.
        limit: bytes of the longest line that is read.
    """
    for number, line in enumerate(_lines(stream, limit), 1):
        if line is None:
            reason = f"the line is longer than {limit // 1_000_000} MB, more than an article has."
            yield Failure(origin, reason, number)
        elif line.strip():
            yield _article(line, origin, number)


def _lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """Yield the lines; None for one that is too long, which is not kept in memory."""
    while line := stream.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield None


def _article(line: bytes, origin: str, number: int) -> Article | Failure:
    try:
        decoded = decode(line)
        record = parsed(decoded.text)
    except Unreadable as error:
        return Failure(origin, str(error), number)
    return read_record(record, origin, number, decoded.notes)


def read_record(
    record: object, origin: str, number: int, notes: Iterable[str] = ()
) -> Article | Failure:
    """Return the article of a record, or what is wrong with the record at this line."""
    try:
        return article_from_record(record, origin, notes)
    except NoArticle as error:
        return Failure(origin, str(error), number, skipped=True)
    except Unreadable as error:
        return Failure(origin, str(error), number)


def parsed(text: str) -> object:
    """Return what a JSON text says.

    Raises:
        Unreadable: it is not well formed.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"at column {error.colno}"
        raise Unreadable(f"it is no well-formed JSON ({error.msg} {where}).") from None
    except (RecursionError, ValueError):
        raise Unreadable("its JSON is nested too deeply or holds too long a number.") from None
