"""Persons: the named mentions of an article joined, and the scene that they act in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.reference import reference
from graph.text import fold
from loaders.extraction.aliases import parts, same_name
from loaders.extraction.chunks import Chunk
from loaders.extraction.offices import COUNTERPART, Office
from loaders.extraction.parsed import Parsed

_MINISTERS = ("minister", "foreign_minister")
Place = tuple[int, int]  # a sentence of the article, and a chunk of it


@dataclass(frozen=True)
class Person:
    """A person of an article.

    ``how_known`` names the rule that gave ``country`` or ``org``, in the order of trust:
    office, institution, mention, leader, role, scene, home.  ``places`` are the mentions.
    ``known_role`` is a leader's, for where the text names none.
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
    known_role: str | None = None

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
        stated = frozenset(
            role
            for office in self.offices
            if (office.has_complement or office.title not in full)
            and (role := self._role(office)) is not None
        )
        if self.known_role is None or stated - {"other"}:
            return stated
        return frozenset({self.known_role})

    def _role(self, office: Office) -> str | None:
        if office.title == COUNTERPART and self.known_role is not None:
            return self.known_role
        if office.title == COUNTERPART and self.counterpart_role is not None:
            if office.portfolio and self.counterpart_role in _MINISTERS:
                return _MINISTERS[office.is_foreign]
            return self.counterpart_role
        return office.role(self.country)


_LINKED = re.compile(r"\w+ d\w{0,2} ")


@dataclass
class PersonDraft:
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


def join(sentences: Sequence[Parsed]) -> list[PersonDraft]:
    """Join the named mentions of an article, the longest names first."""
    barred = {fold(w) for s in sentences[:1] for w in s.words.words.nouns.not_names}
    double = any(s.words.words.grammar.double_surnames for s in sentences[:1])
    drafts: list[PersonDraft] = []
    named = sorted(_named(sentences), key=lambda item: (-len(parts(item[1].name or "")), item[0]))
    for place, chunk in named:
        draft = _fitting(chunk, drafts, double)
        if draft is None and _stands_alone(chunk, barred):
            draft = PersonDraft(chunk.name or "")
            drafts.append(draft)
        if draft is not None:
            draft.forms.append(chunk.name or "")
            draft.chunks.append((place, chunk))
    return _in_order(drafts)


def _in_order(drafts: list[PersonDraft]) -> list[PersonDraft]:
    for draft in drafts:
        draft.chunks.sort(key=lambda item: item[0])
    return sorted(drafts, key=lambda draft: draft.chunks[0][0])


def _named(sentences: Sequence[Parsed]) -> Iterator[tuple[Place, Chunk]]:
    for s, sentence in enumerate(sentences):
        for c, chunk in enumerate(sentence.chunks):
            if chunk.kind == "person":
                yield (s, c), chunk


def _stands_alone(chunk: Chunk, barred: set[str]) -> bool:
    """Tell whether a mention alone shows a person: an office, an honorific, or several words."""
    words = fold(chunk.name or "").split()
    if chunk.first == 0 and _LINKED.match(chunk.name or "") and not chunk.offices:
        return False  # "Asesores de Rousseff": a capital that only opens the sentence
    return not barred.intersection(words) and bool(
        chunk.offices or chunk.honorific or len(parts(chunk.name or "")) > 1
    )


def _fitting(
    chunk: Chunk, drafts: Iterable[PersonDraft], double_surnames: bool
) -> PersonDraft | None:
    """Return the one person that a name can be of; of several, the one whose last name it is."""
    name, own = chunk.name or "", set(countries_of(chunk))
    known = chunk.honorific or bool(chunk.offices) or double_surnames
    fitting = [d for d in drafts if same_name(name, d.name, known) and _agree(own, d.countries)]
    last = [d for d in fitting if parts(name)[-1:] == parts(d.name)[-1:]]
    return next(iter((*last, *fitting)), None)


def _agree(a: set[str], b: set[str]) -> bool:
    """Tell whether known countries do not differ."""
    return not a or not b or bool(a & b)


@dataclass(frozen=True)
class Scene:
    """What the article as a whole says on countries.

    ``home`` is the country of the publication, ``dateline`` that of the place of writing;
    ``named`` counts the countries that the text names; ``preferred`` is which of two a form that
    both share means where the article does not tell; ``published`` is when, as far as is known.
    """

    home: str | None = None
    dateline: str | None = None
    published: str | None = None
    named: Mapping[str, int] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)

    def resolve(self, code: str) -> str | None:
        """Return a country, of an ambiguous code the candidate that the article names."""
        if "|" not in code:
            return code
        candidates = [c for c in code.split("|") if self.named.get(c)]
        return candidates[0] if len(candidates) == 1 else self.preferred.get(code)


def state(code: str) -> str:
    """Return the state whose officials act for a country or territory."""
    return reference().country(code).state
