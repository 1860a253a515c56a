"""Which person of an article an office or role noun without a name means."""

from __future__ import annotations

from collections.abc import Sequence

from graph.text import fold
from loaders.extraction.chunkreader import ANY
from loaders.extraction.chunks import Chunk
from loaders.extraction.offices import COUNTERPART, Office
from loaders.extraction.persons import Person, Place
from loaders.extraction.sides import Side


def holder(
    people: Sequence[Person],
    focus: Sequence[Side],
    here: Place,
    chunk: Chunk,
    party: str | None,
    other: Side | None,
) -> Person | None:
    """Return the person who holds an office or role: the last mentioned before, else the next.

    ``party`` is the country or organization that the words name; ``other`` the opposite side, who
    cannot be meant.
    """
    known = [person for person in people if party in (None, person.party)]
    fitting = [
        p for p in known if _is_apart(p, other) and _agrees(p, chunk) and _holds(p, chunk, other)
    ]
    if chunk.kind == "role" or (party is None and not chunk.relational):
        # a bare office, a role noun: who was spoken of last
        alike = [person for person in fitting if _named_alike(person, chunk)] or fitting
        return next((s.person for s in focus if s.person in alike), _nearest(alike, here))
    return _nearest(fitting, here)


def _is_apart(person: Person, other: Side | None) -> bool:
    """Tell whether a person is not the opposite side himself."""
    return other is None or person.key != other.party


def _named_alike(person: Person, chunk: Chunk) -> bool:
    """Tell whether a person was given the same office in the same words, or is known to hold it."""
    if person.known_role is not None and not person.offices:
        return True
    asked = {fold(office.text) for office in chunk.offices}
    return any(fold(office.text) in asked for office in person.offices)


def _nearest(people: Sequence[Person], here: Place) -> Person | None:
    """Return who is mentioned last before a place, else who is mentioned first after it."""
    before = [(place, person) for person in people for place in person.places if place < here]
    if before:
        return max(before, key=lambda item: item[0])[1]
    return min(people, key=lambda person: person.places[0], default=None)


def _agrees(person: Person, chunk: Chunk) -> bool:
    """Tell whether gender does not speak against it."""
    return not (chunk.gender and person.gender and chunk.gender != person.gender)


def _holds(person: Person, chunk: Chunk, other: Side | None) -> bool:
    if chunk.kind == "role":
        return ANY in chunk.roles or bool(person.roles.intersection(chunk.roles))
    if chunk.relational:
        roles = other.person.roles if other is not None and other.person else frozenset()
        called_so = any(office.title == COUNTERPART for office in person.offices)
        return called_so or bool(person.roles & roles)
    if any(_means(person, office) for office in chunk.offices):
        return True
    return any(_again(mine, asked) for mine in person.offices for asked in chunk.offices)


def _means(person: Person, asked: Office) -> bool:
    """Tell whether an office is that of somebody named as another's counterpart, or by name."""
    plain = asked.effect is None and asked.title != COUNTERPART and not asked.chambers
    known = {person.counterpart_role, person.known_role} - {None}
    return plain and asked.role(person.country) in known


def _again(mine: Office, asked: Office) -> bool:
    """Tell whether an office is named again: same role, and no portfolio that differs."""
    if asked.effect is not None or mine.effect is not None or asked.title == COUNTERPART:
        return False
    roles = mine.role(mine.country), asked.role(mine.country)
    if None in roles:
        return False
    if roles[0] == "head_of_state" and asked.title != mine.title:
        return False  # "le président" is no pope, no king
    if roles[0] == roles[1]:
        own, other = fold(mine.portfolio).split()[:1], fold(asked.portfolio).split()[:1]
        return not own or not other or own == other
    return _called(mine, asked, roles)


def _called(mine: Office, asked: Office, roles: tuple[str | None, str | None]) -> bool:
    """Tell whether an office can be called by another: "le ministre" for a foreign minister."""
    alike = asked.title == mine.title or fold(asked.text).split()[0] == fold(mine.text).split()[0]
    alike = alike or roles == ("foreign_minister", "minister")  # "la ministra" for a "canciller"
    if roles == ("minister", "foreign_minister"):  # "el canciller" for one called only "ministro"
        return not mine.portfolio and not asked.chambers
    return alike and not asked.portfolio and not asked.chambers


def holds_any(person: Person | None, roles: tuple[str, ...]) -> bool:
    """Tell whether somebody is a person of one of some roles; whoever has none known may be."""
    return person is not None and (
        not roles or not person.roles or bool(person.roles.intersection(roles))
    )
