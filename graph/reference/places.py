"""Places by any of their names: where a fact happened, in English and with its country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from graph.reference.book import reference
from graph.reference.cities import City, cities, towns
from graph.reference.countries import Country
from graph.text import fold


class Place(NamedTuple):
    """A country or a town: its English name, its country's code where there is no doubt."""

    name: str
    country: str | None
    is_country: bool = False


def find_place(words: str) -> Place | None:
    """Return the place that goes by a name in any language, or None where it is not known.

    Countries go before capitals, capitals before other towns, and these by their population.
    """
    spelled = words.strip()
    return _written().get(spelled) or _folded().get(fold(words)) or _spelled().get(spelled)


@cache
def _written() -> Mapping[str, Place]:
    """Places by name as it is written: vowel signs tell Amman from Oman."""
    found: dict[str, Place] = {}
    for country in reference().countries.values():
        for names in country.names.values():
            for name in names.strong:
                found.setdefault(name, Place(country.label("en"), country.code, True))
    for country in reference().countries.values():
        for form, name in _capitals(country):
            found.setdefault(form, Place(name, country.code))
    for town in towns():
        for form in (town.name, *town.forms):
            found.setdefault(form, Place(town.name, town.country))
    return found


@cache
def _folded() -> Mapping[str, Place]:
    """The same by folded name, and cities as their own table writes them."""
    found: dict[str, Place] = {}
    for name, place in _written().items():
        found.setdefault(fold(name), place)
    for city in cities():
        found.setdefault(fold(city.name), Place(city.name, city.country))
    return found


def _capitals(country: Country) -> Iterator[tuple[str, str]]:
    """Yield the names of a country's capitals with the English name of each."""
    english = country.capitals["en"]
    for forms in country.capitals.values():
        for form in forms:
            same = (name for name in english if _city(form, country) == _city(name, country))
            yield form, next(same, english[0])
    for form in country.seat_cities:
        city = _city(form, country)
        yield form, city.name if city else form


def _city(spelling: str, country: Country) -> City | None:
    city = _cities().get(spelling)
    return city if city and city.country == country.code else None


@cache
def _cities() -> Mapping[str, City]:
    """Cities by every spelling as it is written, the likeliest of a spelling."""
    spelled: dict[str, City] = {}
    for city in cities():
        for name in (city.name, *city.alternates):
            spelled.setdefault(name, city)
    return spelled


@cache
def _spelled() -> Mapping[str, Place]:
    # spellings of three letters and less are codes
    return {
        name: Place(city.name, city.country) for name, city in _cities().items() if len(name) > 3
    }
