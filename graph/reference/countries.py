"""Countries: the 193 members of the United Nations, and ten more that dispatches name."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from graph.reference.tables import Forms, FormsByLanguage, Row, checked, read_table


class Names(Row):
    """A country's names in one language; ``weak`` ones need a cue (``Congo``, ``Korea``)."""

    short: str
    formal: str
    variants: Forms = ()
    weak: Forms = ()

    @property
    def strong(self) -> Forms:
        """Names that stand for the country without any cue, the short one first."""
        return tuple(dict.fromkeys((self.short, self.formal, *self.variants)))


class Country(Row):
    """A country, known by its ISO 3166-1 alpha-2 code (``XK`` for Kosovo).

    ``status`` is ``un_member``, ``un_observer``, ``other`` or ``territory of XX``.  ``names`` is
    by language (fr en es ar pt ru); ``adjectives`` holds per language one tuple of inflected forms
    per variant, the usual one first: masculine and feminine singular, then masculine and feminine
    plural in fr, es and pt; indefinite masculine, feminine, plural nominative, plural oblique,
    feminine plural in ar (then broken plurals); singular forms, then plural nouns in en.
    """

    code: str
    iso3: str
    wikidata: str
    status: str
    cameo: str
    fips: str | None
    articles: Mapping[str, str | None]
    names: Mapping[str, Names]
    adjectives: Mapping[str, tuple[Forms, ...]]
    prefixes: FormsByLanguage = Field(default_factory=dict)
    capitals: FormsByLanguage
    metonyms: FormsByLanguage = Field(default_factory=dict)
    seat_cities: Forms = ()

    @property
    def uid(self) -> str:
        """Return the node's uid, which is the code."""
        return self.code

    @property
    def state(self) -> str:
        """The code of the state whose officials act for it: ``CN`` for Hong Kong, else its own."""
        return self.status.removeprefix("territory of ")[:2] if self.is_territory else self.code

    @property
    def is_territory(self) -> bool:
        """Tell whether it belongs to another state of the table."""
        return self.status.startswith("territory of ")

    def label(self, language: str = "en") -> str:
        """Return the short name in a language of the table, else in English."""
        return self.names.get(language, self.names["en"]).short

    def adjective_forms(self, language: str) -> Forms:
        """Return every form of its adjectives in a language, each once."""
        variants = self.adjectives.get(language, ())
        return tuple(dict.fromkeys(form for variant in variants for form in variant if form))


def _flat(code: str, row: dict[str, object]) -> dict[str, object]:
    """Turn a row as it is written into the fields of a Country."""
    identifiers, adjectives = row.pop("id"), row.pop("adjectives")
    assert isinstance(identifiers, dict)
    assert isinstance(adjectives, dict)
    broken = adjectives.pop("ar_plural", [])
    english = adjectives.pop("en")
    forms = {
        **adjectives,
        "ar": [*adjectives["ar"], *([broken] if broken else [])],
        "en": [english["adj"], english["plural"]],
    }
    return {"code": code, **identifiers, **row, "adjectives": forms}


def read_countries() -> Mapping[str, Country]:
    """Return the countries of the table by alpha-2 code, in its order."""
    return {
        code: checked(Country, _flat(code, row), f"countries.yaml, {code}")
        for code, row in read_table("countries").items()
    }
