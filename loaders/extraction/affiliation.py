"""Whom a person acts for: what is said of him, then what the article says of others.

In the order of trust: his own office phrase, an institution of one country, a delegation that he
leads; what else speaks for a country is weighed together (``evidence``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.reference import reference
from loaders.extraction.chunks import Chunk
from loaders.extraction.forms import GENERIC
from loaders.extraction.lexicon import lexicon
from loaders.extraction.offices import Office
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, PersonDraft, Scene, state


def affiliated(draft: PersonDraft, sentences: Sequence[Parsed], scene: Scene) -> Person:
    """Give a person name, aliases, offices, and the affiliation that his own mentions state."""
    person = _unaffiliated(draft)
    named = (code for _, chunk in draft.chunks for code in chunk.countries)
    current = [office for office in person.offices if office.effect is None]
    if country := _stated(current, scene):
        return replace(person, country=country, how_known="office")
    of_body = any(office.org for office in current)  # whose nation says nothing
    if not of_body and (country := _first(scene, named)):
        how = "office" if person.offices else "nation"
        return replace(person, country=country, how_known=how)
    if (placed := _by_institution(person, current)) is not None:
        return placed
    if country := _led_country(draft, sentences):
        return replace(person, country=country, how_known="delegation")
    implied = _implied(current, scene)
    country = implied or _stated(set(person.offices) - set(current), scene)
    return replace(person, country=country, how_known="office") if country else person


def _implied(offices: Iterable[Office], scene: Scene) -> str | None:
    """Return the country that a title alone means, where the article speaks of it."""
    for office in offices:
        implied = office.implied_countries
        if len(implied) == 1:
            return implied[0]
        often = 0 if lexicon(office.language).grammar.office.bare else 1
        spoken = [c for c in implied if c == scene.home or scene.named.get(c, 0) > often]
        if spoken:
            return max(spoken, key=lambda code: (code == scene.home, scene.named.get(code, 0)))
    return None


def _by_institution(person: Person, current: Iterable[Office]) -> Person | None:
    """Give a person the organization, or the country of the parliament, that an office is of."""
    for office in current:
        if office.org:
            return replace(person, org=office.org, how_known="institution")
        if country := country_of_chambers(office.chambers):
            return replace(person, country=country, how_known="institution")
    return None


def _unaffiliated(draft: PersonDraft) -> Person:
    chunks = [chunk for _, chunk in draft.chunks]
    return Person(
        key="",
        name=draft.name,
        aliases=tuple(dict.fromkeys(form for form in draft.forms if form != draft.name)),
        offices=tuple(dict.fromkeys(office for chunk in chunks for office in chunk.offices)),
        places=tuple(place for place, _ in draft.chunks),
        gender=next((chunk.gender for chunk in chunks if chunk.gender), None),
    )


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
        for near in sentences[s].chunks[max(0, c - 1) : c + 2]:
            country = delegation_country(near) if near.kind == "delegation" else None
            if country is not None and _leads(sentences[s], chunk, near):
                return country
    return None


def _leads(sentence: Parsed, chunk: Chunk, delegation: Chunk) -> bool:
    """Tell whether a person leads a delegation: "conduite par X", "X, qui conduit la …"."""
    if delegation.first < chunk.first:
        between = sentence.tokens[delegation.last : chunk.first]
        return any(token.kind == "led_by" for token in between)
    led = [token.kind == "led_by" for token in sentence.tokens[delegation.last :]]
    return not any(led) and delegation.governor is None and delegation.first - chunk.last <= 5


def delegation_country(chunk: Chunk) -> str | None:
    """Return the country that a delegation's words name, or whose parliament it is of."""
    named = next((c for c in chunk.countries if "|" not in c), None)
    return named or country_of_chambers(chunk.chambers)
