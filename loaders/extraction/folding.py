"""Texts made comparable, one character for one, so that offsets stay those of the text."""

from __future__ import annotations

import unicodedata

_APOSTROPHES, _SPACES, _HYPHENS = "\u2018\u2019\u02bc\u00b4`", "\u00a0\u202f\u2009", "\u2011\u2013"
# Arabic letters that writers interchange, digits and marks
_LETTERS = {
    **dict.fromkeys("أإآٱ", "\u0627"),
    "ى": "ي",
    "ی": "ي",
    "ة": "\u0647",
    "ک": "ك",
    "ڤ": "ف",
    "پ": "ب",
    "گ": "غ",
    "چ": "ج",
}
_DIGITS = {chr(zero + n): str(n) for zero in (0x660, 0x6F0) for n in range(10)}
_MARKS = {"،": ",", "؛": ";", "؟": "?"}
_NORMAL = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_HYPHENS, "-"),
        **_LETTERS,
        **_DIGITS,
        **_MARKS,
    }
)


class _Folding(dict[int, int]):
    """Lower case without accents, one character for one."""

    def __missing__(self, code: int) -> int:
        lower = chr(code).lower()
        base = unicodedata.normalize("NFD", lower)[0] if lower else chr(code)
        self[code] = ord(base) if len(lower) == 1 else code
        return self[code]


_FOLDING = _Folding()


def normal(text: str) -> str:
    """Return a text with one kind of apostrophe, space, digit and letter, as long as before."""
    return text.translate(_NORMAL)


def plain(text: str) -> str:
    """Return a text in lower case without accents, as long as before."""
    return text.translate(_FOLDING)
