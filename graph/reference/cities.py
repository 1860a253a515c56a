"""Cities of 100,000 inhabitants or more, all capitals, and towns where states meet."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.reference.tables import Forms, Row, checked, read_table


@dataclass(frozen=True, slots=True)
class City:
    """A city: ``name`` in English or as spelled there, other spellings untagged.

    ``population`` is 0 for a town of our own table.
    """

    name: str
    country: str
    population: int
    is_capital: bool
    alternates: Forms


class Town(Row):
    """A row of our own table of towns; ``country`` is None where it is disputed."""

    name: str
    country: str | None
    forms: Forms


@cache
def cities() -> tuple[City, ...]:
    """Return all cities: capitals first, then by population, so that the first of a name wins."""
    packed = (files("graph") / "data" / "reference" / "cities.json.gz").read_bytes()
    read = (
        City(row["n"], row["cc"], row["pop"], bool(row["cap"]), tuple(row["alt"]))
        for row in json.loads(gzip.decompress(packed))
    )
    ours = (City(t.name, t.country, 0, False, t.forms) for t in towns() if t.country)
    everything = [*read, *ours]
    return tuple(sorted(everything, key=lambda c: (not c.is_capital, -c.population, c.name)))


@cache
def towns() -> tuple[Town, ...]:
    """Return our own towns, those in dispute among them."""
    rows = read_table("towns")["towns"]
    return tuple(checked(Town, row, f"towns.yaml, {row['name']}") for row in rows)
