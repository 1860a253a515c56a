"""The people of an article: who is an official, with which office, for which side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.extraction.affiliation import affiliated
from loaders.extraction.chairs import with_chamber
from loaders.extraction.chunks import Chunk
from loaders.extraction.coordination import chain_of
from loaders.extraction.evidence import SINGLE
from loaders.extraction.nominals import by_nominal
from loaders.extraction.offices import COUNTERPART, ROLE, Office
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Person, Place, Scene, join, state
from loaders.extraction.renowned import renowned
from loaders.extraction.stage import Stage
from loaders.extraction.surroundings import by_surroundings

_REACH = 2  # sentences between a bare name and the office that stands for it
_NAMED_LATER = (
    *("head_of_state", "head_of_government", "foreign_minister", "minister", "speaker"),
    *("deputy_speaker", "ambassador", "envoy"),
)
_PLAIN_ROLES = ("head_of_state", "head_of_government", "foreign_minister", "minister", "speaker")


def people(
    sentences: Sequence[Parsed], scene: Scene
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Return the officials of an article, in order of their first mention, and who else is named.

    Those others act for no side; but "he" after one of them means him, not the official before.
    """
    found = [affiliated(draft, sentences, scene) for draft in join(sentences)]
    scene = replace(scene, home=scene.home or _home_of_titles(found))
    found = [with_chamber(person, sentences) for person in found]
    found = renowned(found, scene)
    found = _by_alias(found, sentences, scene)
    found = _by_earlier_office(found, sentences)
    found = [_with_counterpart_role(p, found, sentences) for p in found]
    found = by_surroundings(found, sentences, scene)
    found = by_nominal(found, sentences, scene)
    found = [_with_counterpart_role(p, found, sentences) for p in found]
    found = by_surroundings(found, sentences, scene)
    found = [_with_shared_office(person, sentences) for person in found]
    officials = [
        p for p in found if _is_official(p) or _in_company(p, sentences) or _is_owned(p, sentences)
    ]
    others = [replace(p, key="", country=None, org=None) for p in found if p not in officials]
    return tuple(replace(p, key=f"o{n}") for n, p in enumerate(officials, 1)), tuple(others)


def _home_of_titles(found: Sequence[Person]) -> str | None:
    """Return whose officials need no country in an article: "el presidente del Gobierno, X"."""
    homes = {office.bare_country for person in found for office in person.offices} - {None}
    return homes.pop() if len(homes) == 1 else None


def _by_alias(found: list[Person], sentences: Sequence[Parsed], scene: Scene) -> list[Person]:
    """Give a bare name the office that opens one of the next sentences: "Le président français".

    Only where nobody in the article is said to hold that office.
    """
    filled, stage = list(found), Stage(sentences, scene)
    for s, sentence in enumerate(sentences):
        subject = _first_subject(sentence)
        office = _nominal(subject, scene) if subject is not None else None
        candidate = _bare_before(filled, sentences, s)
        if office is None or candidate is None:
            continue
        named = office.countries and scene.resolve(office.countries[0])
        country = state(named) if named else None
        bound = {there for place in filled[candidate].places for there in stage.destinations(place)}
        if country not in bound and not _is_taken(office, country, s, filled):
            how = "mention" if country else filled[candidate].how_known
            filled[candidate] = replace(
                filled[candidate], offices=(office,), country=country, how_known=how
            )
    return filled


def _is_taken(office: Office, country: str | None, s: int, found: Sequence[Person]) -> bool:
    """Tell whether somebody holds an office; for a bare one only who was named before counts."""
    role = office.role(country)
    holders = (p for p in found if role in p.roles)
    if country is None:
        return any(p.places[0][0] < s for p in holders)
    return any(p.country in (None, country) for p in holders)


def _with_shared_office(person: Person, sentences: Sequence[Parsed]) -> Person:
    """Give one told by nation only the office that all before him hold: "los cancilleres … el
    peruano X".
    """
    if person.offices or person.how_known != "nation" or not _in_company(person, sentences):
        return person
    s, c = person.places[0]
    before = (*(x for y in sentences[:s] for x in y.chunks), *sentences[s].chunks[:c])
    shared = [x.offices[0] for x in before if x.kind == "office" and x.plural]
    roles = {office.role(None) for office in shared}
    if len(roles) != 1 or not roles.intersection(_NAMED_LATER):
        return person
    own = replace(shared[-1], countries=(person.country or "",), plural=False)
    return replace(person, offices=(own,))


def _first_subject(sentence: Parsed) -> Chunk | None:
    """Return what opens a sentence, or is the subject of its first verb behind a circumstance."""
    first = sentence.chunks[0] if sentence.chunks else None
    if first is None or (first.kind == "office" and first.governor is None):
        return first
    verb = sentence.finite_after(0)
    before = [c for c in sentence.chunks if verb is not None and c.last <= verb.first]
    return before[-1] if before and before[-1].governor is None else first


def _by_earlier_office(found: list[Person], sentences: Sequence[Parsed]) -> list[Person]:
    """Give a name with an honorific the office that was named before it without a name.

    "… chez la présidente du Sénat. Mme X a dit": the last office that nobody holds by name.  So
    has a full name that is a subject, where the office names its country.
    """
    filled = list(found)
    for n, person in enumerate(found):
        addressed = _has_honorific(person, sentences)
        if person.offices or person.party or not (addressed or _is_subject(person, sentences)):
            continue
        unheld = (o for s, c in person.places[:2] for o in _unheld(sentences, s, c, filled, person))
        office = next(unheld, None)
        if office is not None and (addressed or office.countries or office.chambers):
            filled[n] = replace(person, offices=(office,))
            if office.countries and "|" not in office.countries[0]:
                country = state(office.countries[0])
                filled[n] = replace(filled[n], country=country, how_known="mention")
    return filled


def _has_honorific(person: Person, sentences: Sequence[Parsed]) -> bool:
    return any(sentences[s].chunks[c].honorific for s, c in person.places)


def _is_subject(person: Person, sentences: Sequence[Parsed]) -> bool:
    """Tell whether a full name stands first as the subject of a verb."""
    s, c = person.places[0]
    chunk = sentences[s].chunks[c]
    return sentences[s].acts(chunk) and " " in (chunk.name or "")


def _unheld(
    sentences: Sequence[Parsed], s: int, c: int, found: Sequence[Person], person: Person
) -> Iterator[Office]:
    """Yield the offices before a place that are named without a person, the nearest first."""
    title = [x.index for x in sentences if x.where == "title"][:1]
    for index in dict.fromkeys([*range(s, max(-1, s - _REACH - 1), -1), *title]):
        for chunk in reversed(sentences[index].chunks[: c if index == s else None]):
            if _may_be_named_later(chunk, person) and not _is_held(chunk.offices[0], found):
                yield chunk.offices[0]


def _may_be_named_later(chunk: Chunk, person: Person) -> bool:
    """Tell whether an office without a name can be the one of a person named after it."""
    if chunk.kind != "office" or chunk.plural or chunk.relational:
        return False
    other_sex = chunk.gender and person.gender and chunk.gender != person.gender
    return not other_sex and chunk.offices[0].role(None) in _NAMED_LATER


def _is_held(office: Office, found: Sequence[Person]) -> bool:
    """Tell whether a named person holds an office: same role, no other country."""
    role, country = office.role(None), next(iter(office.countries), None)
    return any(role in p.roles and (country is None or p.country in (None, country)) for p in found)


def _nominal(chunk: Chunk, scene: Scene) -> Office | None:
    """Return a definite office phrase that opens a sentence: of a country, or of one's own."""
    if chunk.kind != "office" or chunk.governor or chunk.plural or chunk.determiner != "definite":
        return None
    office = chunk.offices[0]
    country = scene.resolve(office.countries[0]) if office.countries else None
    if office.title == COUNTERPART or (office.countries and country is None):
        return None
    return office if office.role(country) in (_PLAIN_ROLES if country else SINGLE) else None


def _bare_before(found: Sequence[Person], sentences: Sequence[Parsed], s: int) -> int | None:
    """Return the only person without any office named just before, or the only such subject."""
    bare = [n for n, person in enumerate(found) if not person.offices and person.party is None]
    last = {n: _last_named(found[n], s) for n in bare}
    latest = max(filter(None, last.values()), default=None)
    if latest is None or latest == s + 1:
        return None
    near = [n for n, named in last.items() if named == latest]
    if len(near) > 1:
        near = [n for n in near if _is_subject_in(found[n], sentences, latest - 1)]
    if len(near) == 1 and _has_mate(found[near[0]], sentences, latest - 1):
        return None
    return near[0] if len(near) == 1 else None


def _has_mate(person: Person, sentences: Sequence[Parsed], s: int) -> bool:
    """Tell whether a sentence names somebody else without office in one breath: "X e Y"."""
    chunks = sentences[s].chunks
    return any(
        i != c and chunks[i].kind == "person" and not chunks[i].offices
        for index, c in person.places
        if index == s
        for i in chain_of(sentences[s], c)
    )


def _is_subject_in(person: Person, sentences: Sequence[Parsed], s: int) -> bool:
    """Tell whether a person is the subject of a verb in a sentence."""
    chunks = (sentences[s].chunks[c] for index, c in person.places if index == s)
    return any(map(sentences[s].acts, chunks))


def _last_named(person: Person, sentence: int) -> int | None:
    """Return one more than the last of a few sentences that names a person; None for one in it."""
    named = [s + 1 for s, _ in person.places if sentence - _REACH <= s <= sentence]
    return max(named) if named and max(named) <= sentence else None


def _is_official(person: Person) -> bool:
    """Tell whether a person acts for a side: an office of state, or a side that is told."""
    if person.known_role is not None:
        return True
    if not any(office.role(person.country) is not None for office in person.offices):
        return person.how_known == "delegation" or _leads_delegation(person)
    if person.party is not None and person.how_known not in ("home", "dateline", "context"):
        return True
    return person.role not in ("senior_official", "other") or any(
        office.role(person.country) in ("senior_official", "other")
        and (not office.is_weak or office.is_of_state)
        for office in person.offices
    )


def _is_owned(person: Person, sentences: Sequence[Parsed]) -> bool:
    """Tell whether a person is an official's or state's own: "son porte-parole, X"."""
    return person.party is not None and any(
        chunk.determiner == "possessive" and chunk.offices and chunk.offices[0].role(None)
        for chunk in (sentences[s].chunks[c] for s, c in person.places)
    )


def _in_company(person: Person, sentences: Sequence[Parsed]) -> bool:
    """Tell whether a person told by nation only is named beside officials: "le Tchadien X"."""
    if person.how_known != "nation" or person.offices:
        return False
    return any(
        (chunk.offices and chunk.offices[0].role(None) not in (None, "other"))
        or chunk.kind == "delegation"
        for s, c in person.places
        for n, chunk in enumerate(sentences[s].chunks)
        if n != c
    )


def _leads_delegation(person: Person) -> bool:
    """Tell whether a person heads the delegation of a country: "chef de la délégation belge"."""
    return person.party is not None and any(
        office.title == ROLE and office.countries for office in person.offices
    )


def _with_counterpart_role(
    person: Person, found: Sequence[Person], sentences: Sequence[Parsed]
) -> Person:
    """Give a counterpart the role of whose he is: the subject, else who was mentioned last."""
    called_so = [(s, c) for s, c in person.places if sentences[s].chunks[c].relational]
    if not called_so or _has_own_role(person):
        return person
    named = {place: p.role for p in found if _can_face(p, person) for place in p.places}
    role = _subject_role(called_so[0], sentences, named) or _nearest_role(called_so[0], named)
    return replace(person, counterpart_role=role) if role is not None else person


def _nearest_role(place: Place, named: Mapping[Place, str]) -> str | None:
    """Return the role of who is named last before a place, else first behind it in its sentence."""
    before = [other for other in named if other < place]
    if before:
        return named[max(before)]
    behind = (other for other in sorted(named) if other[0] == place[0])
    return next((named[other] for other in behind), None)


def _has_own_role(person: Person) -> bool:
    """Tell whether a counterpart is also named by an office of his own."""
    own = (office.role(None) for office in person.offices if office.title != COUNTERPART)
    return any(role not in (None, "other") for role in own)


def _can_face(other: Person, person: Person) -> bool:
    """Tell whether somebody is of another side, and his role is known."""
    apart = other.party != person.party or other.party is None
    return other is not person and apart and other.role != "other"


def _subject_role(
    place: Place, sentences: Sequence[Parsed], named: Mapping[Place, str]
) -> str | None:
    """Return the role of the subject before a place, named or not: "le ministre a vu son …"."""
    s, c = place
    for n, chunk in enumerate(sentences[s].chunks[:c]):
        if chunk.governor is None and not chunk.relational:
            office = chunk.offices[0] if chunk.kind == "office" else None
            stated = office.role(None) if office is not None else None
            vague = stated == "minister" and office is not None and not office.portfolio
            if (role := named.get((s, n)) or stated) not in (None, "other") and not vague:
                return role
    return None
