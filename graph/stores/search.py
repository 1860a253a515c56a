"""What full-text search finds: the folded words of some properties, and how to ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graph.data_files import read_data
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
# a beginning shorter than this stands for too many words of these
SHORTEST = 3
_MANY = frozenset({"Official", "Event", "Article"})
INDEXES = {label: f"text_{label.lower()}" for label in SEARCHED}


def folded(label: str, properties: Mapping[str, Any]) -> dict[str, str]:
    """Return the property ``fold`` of a node, or nothing when nothing of it is searched."""
    words: dict[str, None] = {}
    for text in _texts(label, properties):
        words |= dict.fromkeys(fold(text).split())
    if label == "Event":
        words = {word: None for word in words if word not in _telling_nothing()}
    return {"fold": " ".join(words)} if words else {}


def lucene(text: str, label: str) -> str:
    """Return the full-text query for what a user typed; empty when there is nothing to ask.

    All words must occur, the last one may be the beginning of one: where there are very many
    nodes of a label, from three letters on.  Folding takes out whatever has a meaning to Lucene.
    """
    words = fold(text).split()
    shortest = SHORTEST if label in _MANY else 1
    return " AND ".join(
        f"({word} OR {word}*)" if place == len(words) and len(word) >= shortest else word
        for place, word in enumerate(words, 1)
        if label != "Event" or word not in _telling_nothing()
    )


@cache
def _telling_nothing() -> frozenset[str]:
    """Return the words that the names of all events of a type have in common."""
    phrases = read_data("phrases").values()
    texts = [re.sub(r"{.*?}", " ", text) for one in phrases for text in one["events"].values()]
    return frozenset(fold(" ".join((*texts, *(one["joint"] for one in phrases)))).split())


def _texts(label: str, properties: Mapping[str, Any]) -> Iterator[str]:
    for wanted in SEARCHED[label]:
        for name, value in properties.items():
            if name == wanted or (wanted.endswith("*") and name.startswith(wanted[:-1])):
                for text in value if isinstance(value, list | tuple) else (value,):
                    yield str(text)
