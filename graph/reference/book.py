"""The reference book: every table at hand, look-ups by uid and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from graph.errors import NotFound
from graph.reference.ambiguities import Ambiguities, read_ambiguities
from graph.reference.countries import Country, read_countries
from graph.reference.offices import Offices, read_offices
from graph.reference.organizations import (
    EventPattern,
    NamedSeries,
    Organ,
    Organization,
    read_bodies,
)
from graph.reference.parliaments import Chamber, Parliament, read_parliaments
from graph.reference.tables import Language
from graph.text import fold

FormKind = Literal[
    "name",  # of a country or an organization: stands for it alone
    "weak",  # a country's, with a cue only
    "adjective",
    "prefix",  # before a hyphen: "maroco"
    "capital",
    "seat",  # a seat of government that is not the capital
    "metonym",
    "acronym",  # of an organization, in exact case
    "organ",  # the party is the organization that it is part of
    "chamber",  # identifies its parliament alone
    "generic_chamber",  # needs the country beside it
]


class Form(NamedTuple):
    """A written form, what it is, and the uid of what it stands for."""

    text: str
    kind: FormKind
    uid: str


@dataclass(frozen=True)
class Reference:
    """All reference tables; uids are node uids (``MA``, ``org:IPU``, ``parliament:ma:…``)."""

    countries: Mapping[str, Country]
    organizations: Mapping[str, Organization]
    organs: tuple[Organ, ...]
    parliaments: Mapping[str, Parliament]
    generic_chambers: Mapping[str, Mapping[str, Chamber]]
    offices: Offices
    ambiguities: Ambiguities
    event_patterns: Mapping[str, EventPattern]
    named_series: tuple[NamedSeries, ...]

    def country(self, code: str) -> Country:
        """Return the country with an alpha-2 code; the party form ``country:MA`` will do.

        Raises:
            NotFound: no country of the table has this code.
        """
        try:
            return self.countries[code.removeprefix("country:")]
        except KeyError:
            raise NotFound(f"No country has the code {code!r}.") from None

    def organization(self, uid: str) -> Organization:
        """Return an organization by its uid, with or without ``org:``, or by another of its ids.

        Raises:
            NotFound: no organization of the table goes by it.
        """
        name = uid.removeprefix("org:")
        found = self.organizations.get(f"org:{name}") or self._organizations_by_other_id.get(name)
        if found is None:
            raise NotFound(f"No organization of the reference data is called {name!r}.")
        return found

    def parliament(self, uid: str) -> Parliament:
        """Return a legislature or chamber by its uid.

        Raises:
            NotFound: no parliament of the table has this uid.
        """
        try:
            return self.parliaments[uid]
        except KeyError:
            raise NotFound(f"No parliament has the uid {uid!r}.") from None

    def parliaments_of(self, country: str, date: str | None = None) -> tuple[Parliament, ...]:
        """Return a country's legislature and chambers as of a date, or of all times."""
        return tuple(p for p in self._parliaments_by_country[country] if p.is_valid(date))

    def label(self, uid: str, language: str = "en") -> str:
        """Return how a country, organization or parliament is shown in a language.

        An uid that the tables do not hold is shown as it is, without its kind: an organization
        that only a text names has its name for an uid.
        """
        name = uid.removeprefix("country:")
        if name in self.countries:
            return self.countries[name].label(language)
        if uid in self.organizations:
            return self.organizations[uid].label(language)
        if uid in self.parliaments:
            parliament = self.parliaments[uid]
            country = self.countries[parliament.country].label(language)
            return f"{parliament.name(language)} ({country})"
        return uid.partition(":")[2] or uid

    def find_country(self, text: str) -> Country:
        """Return the country that a person means by a code or a name in any language.

        Alpha-2 and alpha-3 codes in any case; short, formal and other names without regard to
        case and accents.  A name of several countries is none.

        Raises:
            NotFound: nothing or more than one fits; ``suggestions`` are names that come near.
        """
        codes = self._countries_by_code.get(text.strip().upper())
        if codes is not None:
            return codes
        found = self._countries_by_name.get(fold(text), frozenset())
        if len(found) == 1:
            return self.countries[next(iter(found))]
        suggestions = tuple(self.label(c) for c in sorted(found)) or self._near(text)
        problem = "Several countries are" if found else "No country is"
        meant = f"; did you mean {' or '.join(suggestions)}?" if suggestions else "."
        raise NotFound(f"{problem} called {text!r}{meant}", suggestions)

    def forms(self, language: Language) -> tuple[Form, ...]:
        """Return every written form of a language, of all tables; a form may stand for several."""
        found = (*self._country_forms(language), *self._body_forms(language))
        return tuple(dict.fromkeys(form for form in found if form.text))

    def _country_forms(self, language: Language) -> Iterator[Form]:
        for code, country in self.countries.items():
            names = country.names.get(language)
            if names is None:
                continue  # a further language need not name every country
            kinds: dict[FormKind, tuple[str, ...]] = {
                "name": names.strong,
                "weak": names.weak,
                "adjective": country.adjective_forms(language),
                "prefix": country.prefixes.get(language, ()),
                "capital": country.capitals.get(language, ()),
                "seat": country.seat_cities,
                "metonym": country.metonyms.get(language, ()),
            }
            for kind, texts in kinds.items():
                yield from (Form(text, kind, code) for text in texts)

    def _body_forms(self, language: Language) -> Iterator[Form]:
        for uid, organization in self.organizations.items():
            yield from (Form(t, "acronym", uid) for t in organization.acronyms.get(language, ()))
            yield from (Form(t, "name", uid) for t in organization.names.get(language, ()))
        for organ in self.organs:
            yield from (Form(text, "organ", organ.of) for text in organ.names.get(language, ()))
        # a chamber's native name stands in texts of any language
        for uid, parliament in self.parliaments.items():
            alone = set(parliament.alone)
            for text in parliament.forms:
                yield Form(text, "chamber" if text in alone else "generic_chamber", uid)

    @cached_property
    def _organizations_by_other_id(self) -> Mapping[str, Organization]:
        return {name: body for body in self.organizations.values() for name in body.also}

    @cached_property
    def _parliaments_by_country(self) -> Mapping[str, tuple[Parliament, ...]]:
        grouped: defaultdict[str, tuple[Parliament, ...]] = defaultdict(tuple)
        for parliament in self.parliaments.values():
            grouped[parliament.country] += (parliament,)
        return grouped

    @cached_property
    def _countries_by_code(self) -> Mapping[str, Country]:
        by_iso3 = {country.iso3: country for country in self.countries.values()}
        return {**by_iso3, **self.countries}

    @cached_property
    def _countries_by_name(self) -> Mapping[str, frozenset[str]]:
        """Folded names to codes: strong names first, weak ones only where no strong one is."""
        strong: defaultdict[str, set[str]] = defaultdict(set)
        weak: defaultdict[str, set[str]] = defaultdict(set)
        for code, country in self.countries.items():
            for names in country.names.values():
                _enter(strong, names.strong, code)
                _enter(weak, names.weak, code)
        for ambiguous in self.ambiguities.ambiguous:
            if ambiguous.default is None and len(ambiguous.candidates) > 1:
                _enter(weak, ambiguous.forms, *ambiguous.candidates)
        return {name: frozenset(codes) for name, codes in {**weak, **strong}.items() if name}

    def _near(self, text: str) -> tuple[str, ...]:
        """Return the English names of up to three countries whose name resembles ``text``."""
        if not (folded := fold(text)):
            return ()
        near = process.extract(
            folded, list(self._countries_by_name), scorer=fuzz.ratio, limit=9, score_cutoff=70
        )
        codes = [code for name, _, _ in near for code in sorted(self._countries_by_name[name])]
        return tuple(self.label(code) for code in dict.fromkeys(codes))[:3]


def _enter(index: defaultdict[str, set[str]], names: Iterable[str], *codes: str) -> None:
    for name in names:
        index[fold(name)].update(codes)


@cache
def reference() -> Reference:
    """Return the reference book, read and checked once per process.

    Raises:
        EntenteError: a table is not well formed; the message names it.
    """
    bodies, legislatures = read_bodies(), read_parliaments()
    return Reference(
        countries=read_countries(),
        organizations=bodies.organizations,
        organs=bodies.organs,
        parliaments=legislatures.parliaments,
        generic_chambers=legislatures.generic,
        offices=read_offices(),
        ambiguities=read_ambiguities(),
        event_patterns=bodies.event_patterns,
        named_series=bodies.named_series,
    )
