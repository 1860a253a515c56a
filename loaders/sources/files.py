"""Paths: files, folders and standard input, each read as what it is."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from graph.model import Article
from loaders.sources.decoding import decode
from loaders.sources.failure import Failure, Unreadable
from loaders.sources.lines import articles_from_lines, parsed, read_record
from loaders.sources.records import make_article

LIMIT = 20_000_000  # bytes of one article; JSON Lines may be longer
STANDARD_INPUT = "-"

_TEXT = frozenset((".txt", ".text", ".md"))
_HTML = frozenset((".html", ".htm", ".xhtml"))
_LINES = frozenset((".jsonl", ".ndjson"))
_JSON = frozenset((".json",))
_READ = _TEXT | _HTML | _LINES | _JSON
# documents that a person expects to be read: named, not passed over
_EXPECTED = frozenset((".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".zip", ".gz"))
_SNIFF = 4096

Read = Article | Failure


def read_sources(
    paths: Iterable[str | Path], standard_input: IO[bytes] | None = None, limit: int = LIMIT
) -> Iterator[Read]:
    """Yield the articles of files, folders and standard input (``-``), in order.

    A file is read as text, HTML, JSON or JSON Lines, by its ending or else by how it begins.
    Folders are read recursively in the order of their names.  What cannot be read is yielded as a
    Failure and stops nothing.

    Args:
        paths: what to read.
        standard_input: what ``-`` stands for, by default the process's standard input.
        limit: bytes of the longest text, page or line that is read.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            stream = standard_input or sys.stdin.buffer
            yield from _stream(stream, "standard input", limit)
        elif Path(path).is_dir():
            yield from _folder(Path(path), limit)
        else:
            yield from _file(Path(path), limit)


def _folder(folder: Path, limit: int) -> Iterator[Read]:
    any_read = False
    for path in _files_below(folder):
        if isinstance(path, Failure):
            yield path
        elif path.suffix.lower() in _READ | _EXPECTED:
            any_read = True
            yield from _file(path, limit)
        else:
            yield Failure(_shown(path), "it is no kind of file that is read.", skipped=True)
    if not any_read:
        reason = "there is no article in the folder; it needs .txt, .html or .jsonl files."
        yield Failure(_shown(folder), reason)


def _files_below(folder: Path) -> Iterator[Path | Failure]:
    """Yield the files of a folder and its folders by name; those with a dot before are hidden."""
    errors: list[OSError] = []
    for base, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(base, name) for name in sorted(names) if not name.startswith("."))
    for error in errors:
        yield Failure(_shown(Path(error.filename)), _cannot(error))


def _cannot(error: OSError) -> str:
    reason = (error.strerror or "it cannot be opened").lower()
    return f"it cannot be read ({reason}); check its permissions."


def _shown(path: Path) -> str:
    """Return a path as it is shown and kept: composed, whichever way the disk spells it."""
    return unicodedata.normalize("NFC", str(path))


def _file(path: Path, limit: int) -> Iterator[Read]:
    origin = _shown(path)
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, origin, limit, path.suffix.lower())
    except (FileNotFoundError, ValueError):
        yield Failure(origin, "there is no such file; check its name.")
    except OSError as error:
        yield Failure(origin, _cannot(error))


def _stream(stream: IO[bytes], origin: str, limit: int, suffix: str = "") -> Iterator[Read]:
    """Read a stream as what its ending says, or else how it begins."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    kind = suffix if suffix in _READ else _kind(buffered.peek(_SNIFF))
    if kind in _LINES:
        yield from articles_from_lines(buffered, origin, limit)
        return
    try:
        yield from _whole(buffered.read(limit + 1), origin, limit, kind)
    except Unreadable as error:
        yield Failure(origin, str(error))


def _whole(content: bytes, origin: str, limit: int, kind: str) -> Iterator[Read]:
    """Read all of a file.

    Raises:
        Unreadable: it is too long, empty, no text, or holds no article.
    """
    if len(content) > limit:
        raise Unreadable(f"it is larger than {limit // 1_000_000} MB, more than an article has.")
    if not content.strip():
        raise Unreadable("it is empty.")
    if kind in _HTML:
        # half of this package's start-up time, for pages only
        from loaders.sources.html import article_from_html

        yield article_from_html(content, origin)
    elif kind in _JSON:
        yield from _json(content, origin, limit)
    else:
        decoded = decode(content)
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        yield make_article(text, origin=origin, notes=decoded.notes)


def _json(content: bytes, origin: str, limit: int) -> Iterator[Read]:
    """Read a JSON file: one article, a list of them, or JSON Lines after all."""
    decoded = decode(content)
    try:
        value = parsed(decoded.text)
    except Unreadable:
        if b"\n" not in content.strip():
            raise
        yield from articles_from_lines(io.BytesIO(content), origin, limit)
        return
    for number, record in enumerate(value if isinstance(value, list) else [value], 1):
        yield read_record(record, origin, number, decoded.notes)


def _kind(beginning: bytes) -> str:
    """Tell by its first bytes what a stream is; text unless it is plainly something else."""
    start = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return ".jsonl"
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".txt"
