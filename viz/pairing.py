"""Two countries named in one search, as in "maroc kazakhstan" or "Morocco – Kaz"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.errors import NotFound
from graph.queries.ties import party
from graph.reference import reference
from graph.text import fold

_BETWEEN = re.compile(r"\s*(?:[-–—/&+,]|\b(?:et|and|y|e|و)\b|\s)\s*")
_ARTICLE = re.compile(r"^(?:(?:le|la|les|the|el|los|o|os)\s+|l['’])", re.IGNORECASE)
_LEAST = 3  # letters of an unfinished name


def pairs_meant(text: str, limit: int = 3) -> list[str]:
    """Return the pairs (``KZ~MA``) that a text may mean; the second name may be unfinished."""
    found: dict[str, None] = {}
    for first, second in _halves(text):
        if one := _named(first):
            others = (code for code in _begun(second) if code != one)
            found |= dict.fromkeys(party(one, code) for code in others)
    return list(found)[:limit]


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for cut in _BETWEEN.finditer(text.strip()):
        first, second = text.strip()[: cut.start()], text.strip()[cut.end() :]
        if first and second:
            yield first, second


def _named(text: str) -> str | None:
    try:
        return reference().find_country(_ARTICLE.sub("", text)).code
    except NotFound:
        return None


def _begun(text: str) -> list[str]:
    """Return the countries that go by this name, else those whose names begin so."""
    if exact := _named(text):
        return [exact]
    wanted = fold(_ARTICLE.sub("", text))
    if len(wanted) < _LEAST:
        return []
    return sorted({code for name, code in _names() if name.startswith(wanted)})


@cache
def _names() -> tuple[tuple[str, str], ...]:
    countries = reference().countries.values()
    return tuple(
        (fold(names.short), country.code)
        for country in countries
        for names in country.names.values()
    )
