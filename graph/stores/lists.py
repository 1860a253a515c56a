"""The keys by which entries are found in the order of a list, from the first on.

The embedded engine walks a range of an index upwards, and reads all of a range that it has to sort:
a page costs the same wherever it lies only when its rows come as the index holds them.  So an
entry, whose uid is ``party|date|tie uid``, has two keys of the store's own that grow towards older
entries: ``newest`` by the tie's date, ``news`` by the moment when the entry was last written.
"""

from __future__ import annotations

_FIRST, _LAST = 0x20, 0x7E
_MIRROR = {code: chr(_FIRST + _LAST - code) for code in range(_FIRST, _LAST + 1)}

KEYS = ("newest", "news")
BEYOND = chr(_LAST + 1)
"""Sorts above all that a mirrored text may go on with."""


def mirrored(text: str) -> str:
    """Return a text that sorts the other way round, character by character; twice gives it back.

    A text that another one begins with sorts before it all the same.
    """
    return text.translate(_MIRROR)


def list_keys(entry: str, written_at: str) -> dict[str, str]:
    """Return the keys of an entry by its uid and the moment (ISO 8601, UTC) of writing it."""
    party, _, position = entry.partition("|")
    tie = position.partition("|")[2]
    return {
        "newest": f"{party}|{mirrored(position)}",
        "news": f"{party}|{mirrored(f'{written_at}|{tie}')}",
    }
