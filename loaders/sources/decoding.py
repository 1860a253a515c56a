"""From bytes to text: UTF-8 first, Windows-1252 with a note, doubly encoded text repaired."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from loaders.sources.failure import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = ((b"%PDF", "a PDF file"), (b"PK\x03\x04", "a ZIP or Office file"), (b"\x1f\x8b", "packed"))
# UTF-8 read as Windows-1252: a first byte's sign and the signs that may follow it
_TWICE = re.compile(r"[ÂÃÄÅÎÏØÙâ][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]{1,2}")


class Decoded(NamedTuple):
    """A text, and what had to be done to read it."""

    text: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Return bytes as text.

    Args:
        content: the bytes.
        declared: an encoding that the source names, tried when they are not UTF-8.

    Raises:
        Unreadable: they are no text.
    """
    for opening, kind in _KINDS:
        if content.startswith(opening):
            raise Unreadable(f"it is {kind}, which is not read; save its text as .txt or .html.")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return repaired(content.decode(encoding, errors="replace"))
    if b"\0" in content[:8192]:
        raise Unreadable("it is binary; give a text file, an HTML page or JSON Lines.")
    try:
        return repaired(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_otherwise(content, declared)


def _decode_otherwise(content: bytes, declared: str | None) -> Decoded:
    if declared and declared.lower() not in ("utf-8", "utf8"):
        try:
            return repaired(content.decode(declared))
        except (LookupError, UnicodeDecodeError):
            declared = None
    try:
        text = content.decode("windows-1252")
    except UnicodeDecodeError:
        raise Unreadable(
            "its bytes are neither UTF-8 nor Windows-1252; save it as UTF-8."
        ) from None
    return Decoded(text, ("read as Windows-1252: it is not the UTF-8 that it should be",))


def repaired(text: str) -> Decoded:
    """Mend text that was encoded twice ("PrÃ©sident"), and note what cannot be mended.

    Raises:
        Unreadable: it holds half a character, which no store can keep.
    """
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Unreadable("it holds half a character (a lone surrogate); write it again as UTF-8.")
    mended = _TWICE.sub(_once, text)
    notes = []
    if mended != text:
        notes.append("some letters had been encoded twice and were put right")
    if "\N{REPLACEMENT CHARACTER}" in mended:
        notes.append("some letters were lost before it came here")
    return Decoded(mended, tuple(notes))


def _once(match: re.Match[str]) -> str:
    """Return what a doubly encoded character was, or the match where it was none."""
    try:
        # the five bytes that Windows-1252 leaves open are kept as they are
        content = b"".join(_byte(character) for character in match[0])
        single = content.decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return match[0]
    likely = len(single) == 1 and unicodedata.category(single)[0] in "LPSZ"
    return single if likely else match[0]


def _byte(character: str) -> bytes:
    return character.encode("latin-1" if character < "\u00a0" else "windows-1252")
