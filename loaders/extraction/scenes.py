"""The scene of an article: the countries it names, where it was written, who publishes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Scene
from loaders.extraction.tokens import tokenize
from loaders.reading.model import Reading


def scene_of(reading: Reading, sentences: Sequence[Parsed]) -> Scene:
    """Return the scene of an article."""
    named: Counter[str] = Counter()
    for sentence in sentences:
        for token in sentence.tokens:
            if token.kind in ("country", "adjective", "capital", "metonym", "prefix"):
                codes = {entry.uid for entry in token.entries}
                if len(codes) == 1:
                    named.update(codes)
    return Scene(home=None, dateline=_dateline_country(reading, named), named=named)


def _dateline_country(reading: Reading, named: Counter[str]) -> str | None:
    """Return the country that a dispatch comes from: of a capital, or of a city it speaks of."""
    if reading.dateline is None:
        return None
    place = reading.dateline.place
    for form in (place, place.title()):
        for token in tokenize(form, reading.language):
            if token.kind in ("country", "capital"):
                return token.entries[0].uid
            if token.kind == "city" and named[token.entries[0].uid]:
                return token.entries[0].uid
    return None
