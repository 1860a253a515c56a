"""Whom a name alone means: leaders of the years in which an article was written.

"Emmanuel Macron a reçu …" takes as known whom he acts for.  What the text says goes before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.reference.leaders import Leader, leaders
from graph.text import fold
from loaders.extraction.aliases import numeral, parts, same_name
from loaders.extraction.persons import Person, Scene

_GOVERNING = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "minister", "monarch_family"}
)


def renowned(found: Sequence[Person], scene: Scene) -> list[Person]:
    """Return persons with side and role, where their name is a leader's of that time."""
    return [_as_leader(person, scene) for person in found]


def _as_leader(person: Person, scene: Scene) -> Person:
    if person.offices and all(office.effect == "past" for office in person.offices):
        return person
    named = _named_so(person.name, scene)
    fitting = [leader for leader in named if _agrees(person, leader)]
    if len({leader.party for leader in fitting}) != 1:
        return person
    leader = fitting[0]
    known = replace(person, known_role=leader.role)
    if person.party is not None:
        return known
    side, code = leader.party.split(":")
    if side == "country":
        return replace(known, country=code, how_known="leader")
    return replace(known, org=leader.party, how_known="leader")


def _named_so(name: str, scene: Scene) -> list[Leader]:
    """Return the leaders of the time whose name it is, or ends with a surname that stands alone."""
    words = parts(name)
    known = leaders()
    listed = dict.fromkeys(who for word in words for who in known.get(word, ()))
    same = [leader for leader in listed if _is_name(words, name, leader)]
    year = scene.published and int(scene.published[:4])
    if not year:
        return same
    return [leader for leader in same if leader.holds_in(year)] or [
        leader for leader in same if leader.holds_in(year - 1)
    ]


def _is_name(words: Sequence[str], name: str, leader: Leader) -> bool:
    if len(words) == 1 and not numeral(name):
        return fold(leader.name).split()[-1] == words[0]
    shorter, longer = sorted((name, leader.name), key=lambda n: len(parts(n)))
    enough = len(parts(shorter)) > 1 or bool(numeral(shorter)) or len(parts(longer)) == 1
    return enough and same_name(shorter, longer, honorific=True)


def _agrees(person: Person, leader: Leader) -> bool:
    """Tell whether what the text says of a person can be said of a leader."""
    if person.party is not None and person.party != leader.party:
        return False
    stated = person.roles - {"other"}
    return not stated or leader.role in stated or bool(stated & _GOVERNING)
