"""The keys by which nodes are found in the order of a list, or as one of few, by an index.

The embedded engine walks a range of an index upwards, and reads all of a range that it has to sort:
a page costs the same wherever it lies only when its rows come as the index holds them.  So nodes
have keys of the store's own that grow towards older ones:

- an entry, whose uid is ``party|date|tie uid``: ``newest`` by the tie's date, ``sorted`` by the
  tie's type and status and then its date, ``news`` by the moment when the entry was last written;
- an event with a date: ``newest`` by it.

A pair of countries has them as ``one`` and ``two``: what is in a list no index finds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_FIRST, _LAST = 0x20, 0x7E
_MIRROR = {code: chr(_FIRST + _LAST - code) for code in range(_FIRST, _LAST + 1)}

KEYS: Mapping[str, tuple[str, ...]] = {
    "Entry": ("newest", "sorted", "news"),
    "Event": ("newest",),
    "Dyad": ("one", "two"),
}
BEYOND = chr(_LAST + 1)
"""Sorts above all that a mirrored text may go on with."""


def mirrored(text: str) -> str:
    """Return a text that sorts the other way round, character by character; twice gives it back.

    A text that another one begins with sorts before it all the same.
    """
    return text.translate(_MIRROR)


def list_keys(
    label: str, uid: str, properties: Mapping[str, Any], written_at: str
) -> dict[str, str]:
    """Return the keys of a node by what it holds and the moment (ISO 8601, UTC) of writing it."""
    if label == "Entry":
        party, _, position = uid.partition("|")
        tie = position.partition("|")[2]
        sort = f"{party}|{properties['type']}|{properties['status']}"
        return {
            "newest": f"{party}|{mirrored(position)}",
            "sorted": f"{sort}|{mirrored(position)}",
            "news": f"{party}|{mirrored(f'{written_at}|{tie}')}",
        }
    if label == "Event" and properties.get("date"):
        return {"newest": mirrored(f"{properties['date']}|{uid}")}
    if label == "Dyad":
        one, _, two = uid.partition("~")
        return {"one": one, "two": two}
    return {}
