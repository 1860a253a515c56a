"""Which country or organization the words of a chunk name or mean."""

from __future__ import annotations

from graph.reference import reference
from graph.text import fold
from loaders.extraction.affiliation import country_of_chambers
from loaders.extraction.chunks import Chunk
from loaders.extraction.persons import Scene


def party_of(chunk: Chunk, scene: Scene, language: str) -> str | None:
    """Return the country or organization that a chunk names or means, as a party."""
    named = (*chunk.countries, *(c for o in chunk.offices for c in o.countries[:1]))
    chambers = (chunk.chambers, *(office.chambers for office in chunk.offices))
    found = next(filter(None, map(scene.resolve, named)), None) or next(
        filter(None, map(country_of_chambers, chambers)), None
    )
    if found is not None:
        return f"country:{found}"
    if chunk.kind == "self":
        return _self_place(chunk, scene, language)
    if org := next((o.org for o in chunk.offices if o.org), chunk.org):
        return org
    implied = {o.implied_countries for o in chunk.offices if len(o.implied_countries) == 1}
    return f"country:{next(iter(implied))[0]}" if len(implied) == 1 else None


def _self_place(chunk: Chunk, scene: Scene, language: str) -> str | None:
    """Return the country of "le Royaume": the one named that calls itself so, else home."""
    noun = fold(chunk.text)
    fitting = [
        code
        for code, count in scene.named.items()
        if count and noun in fold(reference().country(code).names[language].formal).split()
    ]
    if len(fitting) == 1:
        return f"country:{fitting[0]}"
    home = scene.home or scene.dateline
    return f"country:{home}" if home else None
