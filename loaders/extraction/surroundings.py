"""Whom a person with a bare office acts for, by where and with whom he is seen.

"Le président de la République" of a dispatch is its own country's, unless he receives a guest
abroad: then it is the place's.  He never is of the country of whoever faces him.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.extraction.chunks import Chunk
from loaders.extraction.offices import COUNTERPART
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, Place, Scene, state
from loaders.extraction.slots import chain_of
from loaders.extraction.verbs import VerbGroup

# roles that one person of a country holds at a time
_SINGLE = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
_DATELINE = 6  # how many mentions of a country its dateline outweighs


def by_surroundings(
    found: Sequence[Person], sentences: Sequence[Parsed], scene: Scene
) -> list[Person]:
    """Fill in the country of those with a bare office."""
    accredited = {office.host for p in found for office in p.offices if office.host}
    filled = list(found)
    told = _told(found)
    for n, person in enumerate(found):
        if person.party is not None or not _is_bare(person):
            continue
        if (shared := _of_sibling(person, sentences)) is not None:
            filled[n] = replace(person, country=shared, how_known="mention")
            continue
        facing = {code for s, c in person.places for code in _facing(sentences[s], c, told)}
        place = next(
            (p for s, c in person.places if (p := _host_place(sentences, s, c)) is not None),
            None,
        )
        if place is not None and place not in facing and _is_free(place, person, filled):
            filled[n] = replace(person, country=state(place), how_known="scene")
        elif len(accredited) == 1 and not accredited & facing:
            filled[n] = replace(person, country=next(iter(accredited)), how_known="scene")
        elif (country := _foremost(person, filled, scene, facing)) is not None:
            filled[n] = replace(person, country=country, how_known="context")
    return filled


def _of_sibling(person: Person, sentences: Sequence[Parsed]) -> str | None:
    """Return the country of whoever is named in one breath with a person."""
    for s, c in person.places:
        sentence = sentences[s]
        if not sentence.chunks[c].offices or _is_counterpart(sentence.chunks[c]):
            continue
        for index in chain_of(sentence, c):
            sibling = sentence.chunks[index]
            codes = [code for o in sibling.offices for code in o.countries[:1] if "|" not in code]
            if index != c and codes and not sibling.relational:
                return state(codes[0])
    return None


def _is_counterpart(chunk: Chunk) -> bool:
    return any(office.title == COUNTERPART for office in chunk.offices)


def _is_bare(person: Person) -> bool:
    """Tell whether an office is worded as one does at home: no country, no organization."""
    return any(
        (
            office.role(None) not in (None, "ambassador", "envoy", "other")
            or office.title == COUNTERPART
        )
        and office.effect is None
        and not office.countries
        for office in person.offices
    )


def _told(found: Sequence[Person]) -> Mapping[Place, str]:
    """Return the countries that persons are said to be of, by mention."""
    sure = (p for p in found if p.how_known in ("office", "institution", "delegation"))
    return {place: person.country for person in sure for place in person.places if person.country}


def _facing(sentence: Parsed, chunk: int, told: Mapping[Place, str]) -> set[str]:
    """Return the countries that others of a meeting's sentence are said to be of."""
    if not _tells_meeting(sentence):
        return set()
    found: set[str] = set()
    chain = chain_of(sentence, chunk)
    beside = sentence.words.words.grammar.beside
    for index, other in enumerate(sentence.chunks):
        if (
            index not in chain
            and other.governor not in beside
            and other.kind in ("person", "office", "delegation", "role")
        ):
            codes = [*other.countries, *(c for o in other.offices for c in o.countries[:1])]
            found.update(state(c) for c in codes if "|" not in c)
            if (country := told.get((sentence.index, index))) is not None:
                found.add(country)
    return found


def _tells_meeting(sentence: Parsed) -> bool:
    """Tell whether a verb or noun of meeting stands in a sentence."""
    frames = sentence.words.words.frames
    verbs = {
        v for name in ("host", "encounter", "talk", "talk_oneself") for v in frames.verbs[name]
    }
    return any(g.lemma in verbs for g in sentence.groups) or any(
        sentence.is_noun(i, "meeting") for i in range(len(sentence.tokens))
    )


def _host_place(sentences: Sequence[Parsed], s: int, c: int) -> str | None:
    """Return the country of the place where a person receives; None for a guest."""
    sentence = sentences[s]
    chunk = sentence.chunks[c]
    if not _tells_meeting(sentence) or not _hosts(sentence, chunk):
        return None
    for index in (s, s - 1):
        if index < 0 or sentences[index].where != sentence.where:
            continue
        located = [
            place
            for place in sentences[index].chunks
            if place.is_place
            and place.governor in sentence.words.located
            and place.countries
            and "|" not in place.countries[0]
            and not place.weak
        ]
        if located:
            return located[0].countries[0]
    return None


def _hosts(sentence: Parsed, chunk: Chunk) -> bool:
    """Tell whether a person receives rather than comes, by how he stands to the verb."""
    if chunk.governor is not None:
        return True
    group = _verb_after(sentence, chunk)
    hosts = sentence.words.words.frames.verbs["host"]
    return group is not None and group.lemma in hosts and group.voice == "active"


def _verb_after(sentence: Parsed, chunk: Chunk) -> VerbGroup | None:
    return next((g for g in sentence.groups if g.first >= chunk.last and g.finite), None)


def _is_free(country: str, person: Person, found: Sequence[Person]) -> bool:
    """Tell whether nobody else holds a person's single office for a country."""
    role = person.role
    return role not in _SINGLE or not any(
        p.country == country and role in p.roles for p in found if p.name != person.name
    )


def _foremost(
    person: Person, found: Sequence[Person], scene: Scene, facing: set[str]
) -> str | None:
    """Return the country named most of those that are free and do not face the person."""
    if any(o.title == COUNTERPART for o in person.offices) and not facing:
        return None
    weights = Counter({code: n for code, n in scene.named.items() if n > 1 or facing})
    if scene.dateline:
        weights[scene.dateline] += _DATELINE
    free = [
        (n, code)
        for code, n in weights.items()
        if code not in facing and _is_free(code, person, found)
    ]
    return state(max(free)[1]) if free else None
