"""Whom a person with a bare office acts for, by where and with whom he is seen.

"Le président de la République" of a dispatch is its own country's, unless he receives a guest
abroad: then it is the place's.  He never is of the country of whoever faces him.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.extraction.chunks import Chunk
from loaders.extraction.offices import COUNTERPART, Office
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
    filled = list(found)
    told = _told(found)
    for n, person in enumerate(found):
        if person.party is None and _is_bare(person):
            country, how = _surrounding(person, filled, sentences, scene, told)
            if country is not None:
                filled[n] = replace(person, country=country, how_known=how)
    return filled


def _surrounding(
    person: Person,
    found: Sequence[Person],
    sentences: Sequence[Parsed],
    scene: Scene,
    told: Mapping[Place, str],
) -> tuple[str | None, str]:
    """Return the country that surroundings give a person, and which of them did."""
    if (shared := _of_sibling(person, sentences)) is not None:
        return shared, "mention"
    facing = {code for s, c in person.places for code in _facing(sentences[s], c, told)}
    places = (_host_place(sentences, s, c) for s, c in person.places)
    place = next(filter(None, places), None)
    if place not in (None, *facing) and _is_free(place or "", person, found):
        return state(place or ""), "scene"
    accredited = set(filter(None, (o.host for p in found for o in p.offices)))
    if len(accredited) == 1 and not accredited & facing:
        return accredited.pop(), "scene"
    return _foremost(person, found, scene, facing), "context"


def _of_sibling(person: Person, sentences: Sequence[Parsed]) -> str | None:
    """Return the country of whoever is named in one breath with a person."""
    for s, c in person.places:
        chunk = sentences[s].chunks[c]
        if chunk.offices and not _is_counterpart(chunk):
            siblings = (sentences[s].chunks[i] for i in chain_of(sentences[s], c) if i != c)
            codes = [code for k in siblings if not k.relational for code in _stated(k.offices)]
            if codes:
                return state(codes[0])
    return None


def _stated(offices: Sequence[Office]) -> Iterator[str]:
    """Yield the countries that offices name, ambiguous ones left out."""
    for office in offices:
        yield from (code for code in office.countries[:1] if "|" not in code)


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
    chain = chain_of(sentence, chunk)
    found: set[str] = set()
    for index, other in enumerate(sentence.chunks):
        if index not in chain and _is_other_side(sentence, other):
            named = (code for code in other.countries if "|" not in code)
            found.update(state(code) for code in (*named, *_stated(other.offices)))
            found.update(told[place] for place in [(sentence.index, index)] if place in told)
    return found


def _is_other_side(sentence: Parsed, chunk: Chunk) -> bool:
    """Tell whether a chunk can be who is met, not who stands beside."""
    beside = sentence.words.words.grammar.beside
    return chunk.kind in ("person", "office", "delegation", "role") and chunk.governor not in beside


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
    if not _tells_meeting(sentence) or not _hosts(sentence, sentence.chunks[c]):
        return None
    near = [x for x in (sentence, *sentences[max(0, s - 1) : s]) if x.where == sentence.where]
    return next((code for one in near for code in _located(one)), None)


def _located(sentence: Parsed) -> Iterator[str]:
    """Yield the countries of the places that a sentence is set in."""
    for place in sentence.chunks:
        located = place.is_place and place.governor in sentence.words.located and not place.weak
        if located and place.countries and "|" not in place.countries[0]:
            yield place.countries[0]


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
    weights = _weights(scene, at_least=1 if facing else 2)
    free = [code for code in weights if code not in facing and _is_free(code, person, found)]
    return state(max(free, key=lambda code: (weights[code], code))) if free else None


def _weights(scene: Scene, at_least: int) -> Counter[str]:
    """Return how much speaks for each country: its mentions, and the dateline."""
    weights = Counter({code: n for code, n in scene.named.items() if n >= at_least})
    if scene.dateline:
        weights[scene.dateline] += _DATELINE
    return weights
