"""Whom a person with a bare office acts for, by where and with whom he is seen.

"Le président de la République" of a dispatch is its own country's, unless he receives a guest
abroad: then it is the place's.  He never is of the country of whoever faces him.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.extraction.evidence import SINGLE, STAY_ABROAD, Evidence
from loaders.extraction.offices import COUNTERPART
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, Scene, state
from loaders.extraction.stage import Stage

_ENOUGH = 1.15


def by_surroundings(
    found: Sequence[Person], sentences: Sequence[Parsed], scene: Scene
) -> list[Person]:
    """Fill in the country of those with a bare office, in the order of their mention."""
    filled = list(found)
    stage = Stage(sentences, scene)
    for person in found:
        if person.party is not None:
            stage.tell(person)
    for n, person in enumerate(found):
        if person.party is None and _is_bare(person):
            country, how = _surrounding(person, filled, Evidence(stage, person))
            if country is not None:
                filled[n] = replace(person, country=country, how_known=how)
                stage.tell(filled[n])
                if person.role not in STAY_ABROAD:
                    stage.placed.append(country)
    return filled


def _surrounding(
    person: Person, found: Sequence[Person], evidence: Evidence
) -> tuple[str | None, str]:
    """Return the country that surroundings give a person, and which of them did."""
    for how, weights in evidence.by_kind():
        free = Counter(
            {
                code: weight
                for code, weight in weights.items()
                if code not in evidence.barred
                and (how == "mention" or _is_free(code, person, found))
            }
        )
        likely = sum(weight > 0 for weight in free.values())
        if likely == 1 or (likely and max(free.values()) >= _ENOUGH):
            return state(max(free, key=lambda code: (free[code], code))), how
    return None, "context"


def _is_bare(person: Person) -> bool:
    """Tell whether an office is worded as one does at home: no country, no organization."""
    return any(
        (office.role(None) not in (None, "other") or office.title == COUNTERPART)
        and office.effect is None
        and not office.countries
        for office in person.offices
    )


def _is_free(country: str, person: Person, found: Sequence[Person]) -> bool:
    """Tell whether nobody else holds a person's single office for a country."""
    role = person.role
    return role not in SINGLE or not any(
        p.country == country and role in p.roles for p in found if p.name != person.name
    )
