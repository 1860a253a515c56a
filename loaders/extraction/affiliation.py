"""Whom a person acts for: what is said of him, then what the article says of others.

In the order of trust: his own office phrase, an institution of one country, a delegation that he
leads, the only nationality given for his role, where ambassadors are accredited, where the
article was written, the country that it names most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.reference import reference
from graph.text import fold
from loaders.extraction.chunks import Chunk
from loaders.extraction.forms import GENERIC
from loaders.extraction.offices import COUNTERPART, Office
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, PersonDraft, Scene, state


def affiliated(draft: PersonDraft, sentences: Sequence[Parsed], scene: Scene) -> Person:
    """Give a person name, aliases, offices, and the affiliation that his own mentions state."""
    chunks = [chunk for _, chunk in draft.chunks]
    person = Person(
        key="",
        name=draft.name,
        aliases=tuple(dict.fromkeys(form for form in draft.forms if form != draft.name)),
        offices=tuple(dict.fromkeys(office for chunk in chunks for office in chunk.offices)),
        places=tuple(place for place, _ in draft.chunks),
        gender=next((chunk.gender for chunk in chunks if chunk.gender), None),
    )
    current = [office for office in person.offices if office.effect is None]
    former = [office for office in person.offices if office.effect is not None]
    if country := _stated(current, scene) or _first(
        scene, (c for k in chunks for c in k.countries)
    ):
        return replace(person, country=country, how_known="office")
    for office in current:
        if office.org:
            return replace(person, org=office.org, how_known="institution")
        if country := country_of_chambers(office.chambers):
            return replace(person, country=country, how_known="institution")
    if country := _led_country(draft, sentences):
        return replace(person, country=country, how_known="delegation")
    implied = next((c for office in current if (c := office.implied_country)), None)
    country = implied or _stated(former, scene)
    return replace(person, country=country, how_known="office") if country else person


def _stated(offices: Iterable[Office], scene: Scene) -> str | None:
    """Return the country that one of some offices names, the first that is not ambiguous."""
    return _first(scene, (code for office in offices for code in office.countries[:1]))


def _first(scene: Scene, codes: Iterable[str]) -> str | None:
    return next((state(country) for code in codes if (country := scene.resolve(code))), None)


def country_of_chambers(uids: Iterable[str]) -> str | None:
    """Return the country of parliaments that are all of one; None for a general name."""
    countries = {reference().parliament(uid).country for uid in uids if not uid.startswith(GENERIC)}
    general = any(uid.startswith(GENERIC) for uid in uids)
    return next(iter(countries)) if len(countries) == 1 and not general else None


def _led_country(draft: PersonDraft, sentences: Sequence[Parsed]) -> str | None:
    """Return the country of a delegation that the person is said to lead, before or after."""
    for (s, c), chunk in draft.chunks:
        chunks = sentences[s].chunks
        before, after = chunks[max(0, c - 1) : c], chunks[c + 1 : c + 2]
        for near in before:
            between = sentences[s].tokens[near.last : chunk.first]
            led = any(token.kind == "led_by" for token in between)
            if near.kind == "delegation" and led and (country := _delegation_country(near)):
                return country
        for near in after:
            close = near.governor is None and near.first - chunk.last <= 5
            if near.kind == "delegation" and close and (country := _delegation_country(near)):
                return country
    return None


def _delegation_country(chunk: Chunk) -> str | None:
    named = next((c for c in chunk.countries if "|" not in c), None)
    return named or country_of_chambers(chunk.chambers)


def by_role(found: list[Person], sentences: Sequence[Parsed], scene: Scene) -> list[Person]:
    """Fill in countries by role: the only nationality that the article gives for it, free."""
    given = [
        (office, state(country))
        for sentence in sentences
        for chunk in sentence.chunks
        if chunk.kind == "office" and not chunk.plural and chunk.determiner != "indefinite"
        for office in chunk.offices[:1]
        if office.title != COUNTERPART
        for country in [scene.resolve(code) for code in office.countries[:1]]
        if country is not None
    ]
    held = {(p.role, p.country) for p in found if p.country}
    filled = []
    for person in found:
        if person.party is None and person.offices:
            role = person.role
            free = {
                country
                for office, country in given
                if office.role(country) == role
                and (role, country) not in held
                and not (office.gender and person.gender and office.gender != person.gender)
                and _same_institution(office, person)
            }
            rivals = [p for p in found if p.party is None and p.role == role and p.offices]
            if len(free) == 1 and len(rivals) == 1:
                person = replace(person, country=next(iter(free)), how_known="role")
        filled.append(person)
    return filled


def _same_institution(office: Office, person: Person) -> bool:
    own = {fold(o.institution) for o in person.offices if o.institution}
    return not own or not office.institution or fold(office.institution) in own
