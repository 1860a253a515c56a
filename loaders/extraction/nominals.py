"""Names without any office, and offices of a country that nobody named holds: who is who.

"Emmanuel X reçoit lundi Ana Y. … La chancelière péruvienne": a dispatch on people whom all know
names them first and says later what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.extraction.chunks import Chunk
from loaders.extraction.evidence import SINGLE
from loaders.extraction.offices import COUNTERPART, Office
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, Place, Scene, state
from loaders.extraction.stage import Stage

_NEXT, _TAKEN_UP, _HOST = 1.0, 1.0, 2.0  # what speaks for a name, and against it
_TOGETHER, _GUEST, _TRAVELS = -4.0, -2.0, -4.0
_ENOUGH, _CLEAR = 1.0, 0.5


@dataclass(frozen=True)
class _Free:
    """An office of a country that is named without its holder, and where."""

    office: Office
    country: str
    place: Place


def by_nominal(found: list[Person], sentences: Sequence[Parsed], scene: Scene) -> list[Person]:
    """Give bare names the offices that the article names without a holder, the surest first."""
    stage = Stage(sentences, scene)
    for person in found:
        if person.country is not None:
            stage.tell(person)
    filled = list(found)
    bare = [n for n, person in enumerate(found) if _is_bare(person, stage)]
    free = list(_free(found, sentences, scene)) if bare else []
    while (best := _surest(bare, free, filled, stage)) is not None:
        n, office = best
        filled[n] = replace(
            filled[n], offices=(office.office,), country=office.country, how_known="mention"
        )
        stage.tell(filled[n])
        bare.remove(n)
        free = [other for other in free if other.country != office.country]
    return filled


def _is_bare(person: Person, stage: Stage) -> bool:
    """Tell whether a full name without office is of somebody who acts or is met."""
    if person.offices or person.party is not None or " " not in person.name:
        return False
    return any(_acts(stage.sentences[s], stage.chunk((s, c)), stage) for s, c in person.places)


def _acts(sentence: Parsed, chunk: Chunk, stage: Stage) -> bool:
    """Tell whether a person is a subject, or meets somebody: "avec X", "par X", "reçoit X"."""
    if chunk.governor is None:
        return sentence.acts(chunk) or stage.meets[sentence.index]
    grammar = sentence.words.words.grammar
    return stage.meets[sentence.index] and chunk.governor in (*grammar.facing, *grammar.agents)


def _free(found: Sequence[Person], sentences: Sequence[Parsed], scene: Scene) -> Iterator[_Free]:
    """Yield the offices of one holder that are named for a country, and by nobody's name."""
    for s, sentence in enumerate(sentences):
        for c, chunk in enumerate(sentence.chunks):
            office = next(iter(chunk.offices), None)
            if office is None or chunk.kind not in ("office", "role") or chunk.plural:
                continue
            country = scene.resolve(office.countries[0]) if len(office.countries) == 1 else None
            if country is None or chunk.determiner == "indefinite" or office.effect is not None:
                continue
            if not _is_held(office, state(country), found):
                yield _Free(office, state(country), (s, c))


def _is_held(office: Office, country: str, found: Sequence[Person]) -> bool:
    """Tell whether a named person of the country can be meant, or the office is of many."""
    role = office.role(country)
    of_country = [person for person in found if person.country == country]
    if office.title == COUNTERPART:  # nobody is named before as another's counterpart
        return True
    return role not in SINGLE or any(role in p.roles or not p.offices for p in of_country)


def _surest(
    bare: Sequence[int], free: Sequence[_Free], found: Sequence[Person], stage: Stage
) -> tuple[int, _Free] | None:
    """Return the name and the office that fit best, if no other of either comes near."""
    countries = list(dict.fromkeys(office.country for office in free))
    scores = {
        (n, code): _score(found[n], [o for o in free if o.country == code], stage)
        for n in bare
        for code in countries
    }
    for (n, code), score in sorted(scores.items(), key=lambda item: -item[1]):
        rivals = [s for (m, c), s in scores.items() if (m == n) != (c == code)]
        if score >= _ENOUGH and all(score - rival >= _CLEAR for rival in rivals):
            return n, next(office for office in free if office.country == code)
    return None


def _score(person: Person, offices: Sequence[_Free], stage: Stage) -> float:
    """Return what speaks for a name's being the holder of offices of one country."""
    country = offices[0].country
    shown = (stage.chunk(office.place).gender for office in offices)
    if person.gender and any(gender not in (None, person.gender) for gender in shown):
        return _TOGETHER
    near = max(_nearness(person, office, stage) for office in offices)
    apart = min(_nearness(person, office, stage) for office in offices)
    told = sum(_told(place, country, stage) for place in person.places)
    return (apart if apart < 0 else near) + told


def _nearness(person: Person, office: _Free, stage: Stage) -> float:
    """Return how an office stands to a name: in the next sentence, as who is spoken of again."""
    s, c = office.place
    if any(index == s for index, _ in person.places):
        return _TOGETHER
    before = [place for place in person.places if place[0] == s - 1]
    after = [place for place in person.places if place[0] == s + 1]
    chunk = stage.chunk((s, c))
    owner = chunk.governor == stage.sentences[s].words.owner  # "l'entourage du président"
    if owner or not (before or after):
        return 0.0
    again = chunk.governor is None and any(
        stage.sentences[i].acts(stage.chunk((i, n))) for i, n in before
    )
    return _NEXT + (_TAKEN_UP if again else 0.0)


def _told(place: Place, country: str, stage: Stage) -> float:
    """Return what a mention tells for and against a country: who hosts is at home there."""
    sentence, chunk = stage.sentences[place[0]], stage.chunk(place)
    if country in stage.destinations(place) or country in stage.facing(place):
        return _TRAVELS
    if stage.located(place[0], chunk.first) != country:
        return 0.0
    if stage.hosts(sentence, chunk):
        return _HOST
    return _GUEST if stage.comes(sentence, chunk) or _is_received(sentence, chunk) else 0.0


def _is_received(sentence: Parsed, chunk: Chunk) -> bool:
    """Tell whether a person is the object of a verb of receiving: "X reçoit lundi Y"."""
    hosts = sentence.words.words.frames.verbs["host"]
    before = sentence.group_before(chunk.first)
    free = chunk.governor is None and sentence.finite_after(chunk.last) != before
    return before is not None and free and before.lemma in hosts and before.voice == "active"
