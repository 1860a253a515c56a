"""French before a name: the article, and the preposition that melts into it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph.reference import reference
from graph.text import fold

_NONE = "none"
_PLAIN = {"le": "le ", "la": "la ", "l'": "l’", "les": "les ", _NONE: ""}


def article_of(uid: str, name: str) -> str:
    """Return the article of a country or body, ``none`` where it has none; people have none."""
    country = reference().countries.get(uid)
    if country:
        return country.articles.get("fr") or _NONE
    if not uid.startswith("org:"):
        return _NONE
    first = name.split(" ")[0].split("-")[0]
    return _articles().get(first, _NONE)


def before(uid: str, name: str) -> str:
    """Return what stands before the name of one who acts: ``Le ``, ``L’``, or nothing."""
    return _PLAIN[article_of(uid, name)].capitalize()


def joined(phrase: str, uid: str, name: str) -> tuple[str, str]:
    """Return a verb phrase without the preposition that ends it, and what the name takes instead.

    ``("soutient la position de", "DK", "Danemark")`` gives ``("soutient la position", "du ")``.
    """
    article = article_of(uid, name)
    stem, _, last = phrase.rpartition(" ")
    contracted = _table()["contractions"].get(last)
    if contracted is None:
        return phrase, _PLAIN[article]
    lead = str(contracted[article])
    if lead == "de " and fold(name)[:1] in set("aeiouh"):
        lead = "d’"
    return stem, lead


@cache
def _table() -> Mapping[str, Any]:
    text = (files("viz") / "catalogues" / "french.yaml").read_text(encoding="utf-8")
    table: Mapping[str, Any] = yaml.safe_load(text)
    return table


@cache
def _articles() -> Mapping[str, str]:
    return {word: article for article, words in _table()["articles"].items() for word in words}
