"""The people of an article: mentions joined to persons, their offices and whom they act for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.reference import reference
from graph.text import fold
from loaders.extraction.aliases import parts, same_name
from loaders.extraction.chunks import Chunk, Mentions
from loaders.extraction.forms import GENERIC
from loaders.extraction.offices import COUNTERPART, Office

Place = tuple[int, int]  # a sentence of the article, and a chunk of it


@dataclass(frozen=True)
class Person:
    """A person of an article.

    ``how_known`` names the rule that gave ``country`` or ``org``, in the order of trust:
    office, institution, mention, role, scene, home.  ``places`` are the mentions.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]
    places: tuple[Place, ...]
    gender: str | None = None
    country: str | None = None
    org: str | None = None
    how_known: str | None = None
    counterpart_role: str | None = None

    @property
    def party(self) -> str | None:
        """Whom the person acts for, as a party: ``country:MA``, ``org:IPU``."""
        if self.country:
            return f"country:{self.country}"
        return self.org

    @property
    def role(self) -> str:
        """The first role by rank among those held now."""
        order = reference().offices.priority
        return min(self.roles, key=order.index) if self.roles else "other"

    @property
    def roles(self) -> frozenset[str]:
        """Every role that one of the offices stands for; a counterpart's is told by the scene."""
        full = {o.title for o in self.offices if o.has_complement}
        return frozenset(
            role
            for office in self.offices
            if (office.has_complement or office.title not in full)
            and (role := self._role(office)) is not None
        )

    def _role(self, office: Office) -> str | None:
        if office.title == COUNTERPART and self.counterpart_role is not None:
            return self.counterpart_role
        return office.role(self.country)


@dataclass
class _Draft:
    """A person while mentions are being joined."""

    name: str
    forms: list[str] = field(default_factory=list)
    chunks: list[tuple[Place, Chunk]] = field(default_factory=list)

    @property
    def countries(self) -> set[str]:
        """The countries that the mentions name."""
        return {c for _, chunk in self.chunks for c in countries_of(chunk)}


def countries_of(chunk: Chunk) -> tuple[str, ...]:
    """Return the countries that a person's mention names for him, ambiguous ones left out."""
    own = [c for office in chunk.offices if office.effect != "past" for c in office.countries[:1]]
    return tuple(c for c in (*own, *chunk.countries) if "|" not in c)


def join(sentences: Sequence[Mentions]) -> list[_Draft]:
    """Join the named mentions of an article, the longest names first."""
    named = [
        ((s, c), chunk)
        for s, sentence in enumerate(sentences)
        for c, chunk in enumerate(sentence.chunks)
        if chunk.kind == "person"
    ]
    drafts: list[_Draft] = []
    for place, chunk in sorted(named, key=lambda item: (-len(parts(item[1].name or "")), item[0])):
        draft = _fitting(chunk, drafts)
        if draft is None:
            if not _stands_alone(chunk):
                continue
            draft = _Draft(chunk.name or "")
            drafts.append(draft)
        draft.forms.append(chunk.name or "")
        draft.chunks.append((place, chunk))
    for draft in drafts:
        draft.chunks.sort(key=lambda item: item[0])
    return sorted(drafts, key=lambda d: d.chunks[0][0])


def _stands_alone(chunk: Chunk) -> bool:
    """Tell whether a mention alone shows a person: an office, an honorific, or several words."""
    return bool(chunk.offices or chunk.honorific or len(parts(chunk.name or "")) > 1)


def _fitting(chunk: Chunk, drafts: Iterable[_Draft]) -> _Draft | None:
    """Return the one person that a name can be of; of several, the one whose country fits."""
    own = set(countries_of(chunk))
    known = chunk.honorific or bool(chunk.offices)
    fitting = [
        draft
        for draft in drafts
        if same_name(chunk.name or "", draft.name, known)
        and not (own and draft.countries and not own & draft.countries)
    ]
    if len(fitting) > 1:
        last = [d for d in fitting if parts(chunk.name or "")[-1:] == parts(d.name)[-1:]]
        fitting = last or fitting
    return fitting[0] if fitting else None


@dataclass(frozen=True)
class Scene:
    """What the article as a whole says on countries.

    ``home`` is the country of the publication, ``dateline`` that of the place of writing;
    ``named`` counts the countries that the text names.
    """

    home: str | None = None
    dateline: str | None = None
    named: Mapping[str, int] = field(default_factory=dict)

    def resolve(self, code: str) -> str | None:
        """Return a country, of an ambiguous code the candidate that the article names."""
        if "|" not in code:
            return code
        candidates = [c for c in code.split("|") if self.named.get(c)]
        return candidates[0] if len(candidates) == 1 else None


def people(sentences: Sequence[Mentions], scene: Scene) -> tuple[Person, ...]:
    """Return the persons of an article, in order of their first mention."""
    found = [_affiliated(draft, sentences, scene) for draft in join(sentences)]
    found = _by_role(found, sentences, scene)
    found = _by_scene(found, sentences, scene)
    found = [_with_counterpart_role(p, found, sentences) for p in found]
    numbered = (p for p in found if _is_official(p))
    return tuple(replace(p, key=f"o{n}") for n, p in enumerate(numbered, 1))


def _is_official(person: Person) -> bool:
    """Tell whether a person acts for a side: an office of state, or a lower one with a side known."""
    if not any(office.role(person.country) is not None for office in person.offices):
        return person.how_known == "delegation"
    told = person.party is not None and person.how_known not in ("home", "dateline", "context")
    return told or person.role not in ("senior_official", "other")


def _with_counterpart_role(
    person: Person, found: Sequence[Person], sentences: Sequence[Mentions]
) -> Person:
    """Give a counterpart the role of the person last mentioned before who is of another side."""
    places = [
        (s, c)
        for s, c in person.places
        if any(o.title == COUNTERPART for o in sentences[s].chunks[c].offices)
    ]
    if not places:
        return person
    before = [
        (place, other)
        for other in found
        for place in other.places
        if place < places[0] and other.party != person.party and other.role != "other"
    ]
    if not before:
        return person
    return replace(person, counterpart_role=max(before, key=lambda item: item[0])[1].role)


def _affiliated(draft: _Draft, sentences: Sequence[Mentions], scene: Scene) -> Person:
    """Give a person name, aliases, offices, and the affiliation that his own mentions state."""
    chunks = [chunk for _, chunk in draft.chunks]
    aliases = dict.fromkeys(form for form in draft.forms if form != draft.name)
    person = Person(
        key="",
        name=draft.name,
        aliases=tuple(aliases),
        offices=tuple(dict.fromkeys(office for chunk in chunks for office in chunk.offices)),
        places=tuple(place for place, _ in draft.chunks),
        gender=next((chunk.gender for chunk in chunks if chunk.gender), None),
    )
    current = [o for o in person.offices if o.effect != "past"]
    for office in current:
        for code in office.countries[:1]:
            if country := scene.resolve(code):
                return replace(person, country=_state(country), how_known="office")
    for chunk in chunks:
        for code in chunk.countries:
            if country := scene.resolve(code):
                return replace(person, country=_state(country), how_known="office")
    for office in current:
        if office.org:
            return replace(person, org=office.org, how_known="institution")
        if country := country_of_chambers(office.chambers):
            return replace(person, country=country, how_known="institution")
    led = _led_country(draft, sentences)
    return replace(person, country=led, how_known="delegation") if led else person


def _state(code: str) -> str:
    return reference().country(code).state


def country_of_chambers(uids: Iterable[str]) -> str | None:
    """Return the country of parliaments that are all of one; None for a general name."""
    countries = {reference().parliament(uid).country for uid in uids if not uid.startswith(GENERIC)}
    general = any(uid.startswith(GENERIC) for uid in uids)
    return next(iter(countries)) if len(countries) == 1 and not general else None


def _led_country(draft: _Draft, sentences: Sequence[Mentions]) -> str | None:
    """Return the country of a delegation that the person leads: "conduite par X", "X, qui conduit"."""
    for (s, c), chunk in draft.chunks:
        chunks = sentences[s].chunks
        before, after = chunks[max(0, c - 1) : c], chunks[c + 1 : c + 2]
        for near in before:
            between = sentences[s].tokens[near.last : chunk.first]
            led = any(token.kind == "led_by" for token in between)
            if near.kind == "delegation" and led and (country := _delegation_country(near)):
                return country
        for near in after:
            if near.kind == "delegation" and near.governor is None and near.first - chunk.last <= 5:
                if country := _delegation_country(near):
                    return country
    return None


def _delegation_country(chunk: Chunk) -> str | None:
    named = next((c for c in chunk.countries if "|" not in c), None)
    return named or country_of_chambers(chunk.chambers)


def _by_role(found: list[Person], sentences: Sequence[Mentions], scene: Scene) -> list[Person]:
    """Fill in countries by role: the only nationality that the article gives for it, free."""
    given = [
        (office, _state(country))
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


def _by_scene(found: list[Person], sentences: Sequence[Mentions], scene: Scene) -> list[Person]:
    """Fill in the country of those with a bare office: where ambassadors are accredited, home."""
    hosts = {office.host for p in found for office in p.offices if office.host}
    filled = []
    for person in found:
        if person.party is None and _is_bare(person):
            if len(hosts) == 1:
                person = replace(person, country=next(iter(hosts)), how_known="scene")
            elif scene.home:
                person = replace(person, country=scene.home, how_known="home")
            elif scene.dateline:
                person = replace(person, country=scene.dateline, how_known="dateline")
            elif (country := _foremost(person, found, scene)) is not None:
                person = replace(person, country=country, how_known="context")
        filled.append(person)
    return filled


def _foremost(person: Person, found: Sequence[Person], scene: Scene) -> str | None:
    """Return the country named most of those for which nobody else holds the person's role."""
    role = person.role
    held = {p.country for p in found if p.country and role in p.roles}
    counts = [(n, code) for code, n in scene.named.items() if code not in held and n > 1]
    return _state(max(counts)[1]) if counts else None


def _is_bare(person: Person) -> bool:
    """Tell whether an office is worded as one does at home: no country, no organization."""
    return any(
        office.role(None) not in (None, "ambassador", "envoy", "other")
        and not office.countries
        and office.title != COUNTERPART
        for office in person.offices
    )
