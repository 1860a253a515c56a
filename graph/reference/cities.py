"""Cities of 100,000 inhabitants or more and all capitals, for the places of facts."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.reference.tables import Forms


@dataclass(frozen=True, slots=True)
class City:
    """A city by GeoNames: ``name`` in English or as spelled there, other spellings untagged."""

    name: str
    country: str
    population: int
    is_capital: bool
    alternates: Forms


@cache
def cities() -> tuple[City, ...]:
    """Return all cities: capitals first, then by population, so that the first of a name wins."""
    packed = (files("graph") / "data" / "reference" / "cities.json.gz").read_bytes()
    read = (
        City(row["n"], row["cc"], row["pop"], bool(row["cap"]), tuple(row["alt"]))
        for row in json.loads(gzip.decompress(packed))
    )
    return tuple(sorted(read, key=lambda city: (not city.is_capital, -city.population, city.name)))
