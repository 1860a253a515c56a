"""What full-text search finds: the folded words of some properties, and how to ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.text import fold

# the searched properties by label; a name ending in * means all that begin so
SEARCHED: Mapping[str, tuple[str, ...]] = {
    "Country": ("name*", "iso3"),
    "Organization": ("name*", "acronym"),
    "Parliament": ("name*",),
    "Official": ("name", "aliases"),
    "Agreement": ("name*", "what"),
    "Event": ("name*", "place"),
    "Article": ("title", "text"),
}
# names are found word by word as they stand, prose by the stems of its words
ANALYZERS = {label: "prose" if label in {"Agreement", "Article"} else "names" for label in SEARCHED}
INDEXES = {label: f"text_{label.lower()}" for label in SEARCHED}


def folded(label: str, properties: Mapping[str, Any]) -> dict[str, str]:
    """Return the property ``fold`` of a node, or nothing when nothing of it is searched."""
    words: dict[str, None] = {}
    for text in _texts(label, properties):
        words |= dict.fromkeys(fold(text).split())
    return {"fold": " ".join(words)} if words else {}


def lucene(text: str) -> str:
    """Return the full-text query for what a user typed; empty when there is nothing to ask.

    All words must occur, the last one may be the beginning of one.  Folding takes out whatever
    has a meaning to Lucene.
    """
    words = fold(text).split()
    return " AND ".join(
        f"({word} OR {word}*)" if place == len(words) else word
        for place, word in enumerate(words, 1)
    )


def _texts(label: str, properties: Mapping[str, Any]) -> Iterator[str]:
    for wanted in SEARCHED[label]:
        for name, value in properties.items():
            if name == wanted or (wanted.endswith("*") and name.startswith(wanted[:-1])):
                for text in value if isinstance(value, list | tuple) else (value,):
                    yield str(text)
