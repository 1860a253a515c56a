"""Office phrases: a title with what surrounds it, and the role that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast

from graph.reference import Title, reference
from graph.text import fold
from loaders.extraction.forms import titles
from loaders.extraction.lexicon import lexicon

COUNTERPART = "counterpart"
ROLE = "role"  # a role noun that is no title: "le législateur"
Effect = Literal["past", "elect"]


@dataclass(frozen=True)
class Office:
    """An office as worded.

    ``title`` is an index into the language's titles, ``counterpart`` for one that takes the other
    side's role.  ``countries`` are those that it is of, ``host`` the one it is accredited to.
    ``chambers`` are uids of the parliaments that the wording may mean; ``inner`` the token where
    an office inside it begins: "l'envoyé spécial du président"; ``province`` tells that it is of
    a part of the state.
    """

    start: int
    end: int
    text: str
    title: str
    language: str
    plural: bool = False
    gender: str | None = None
    countries: tuple[str, ...] = ()
    host: str | None = None
    org: str | None = None
    institution: str | None = None
    chambers: tuple[str, ...] = ()
    portfolio: str = ""
    deputy: bool = False
    effect: Effect | None = None
    inner: int | None = None
    province: bool = False

    @property
    def country(self) -> str | None:
        """The country that it is of, where exactly one is named."""
        return self.countries[0] if len(self.countries) == 1 else None

    @property
    def bare_country(self) -> str | None:
        """The country whose title it is where none is named: "el presidente del Gobierno"."""
        bare = self.title.isdigit() and not self.countries and self.effect is None
        return titles(self.language)[int(self.title)].bare_country if bare else None

    @property
    def implied_countries(self) -> tuple[str, ...]:
        """The countries that a title alone means: "le secrétaire d'État" is the United States'."""
        if not self.title.isdigit() or self.countries:
            return ()
        title = titles(self.language)[int(self.title)]
        if self.has_complement and (title.role_portfolio or title.role_other):
            return ()  # "chancellor of the university"
        return tuple(filter(None, (*title.only_country, title.bare_country)))

    @property
    def is_weak(self) -> bool:
        """Tell whether the title is of no state office by itself: director, general, mayor."""
        words = self.text.lower().split()
        return bool(words) and words[0] in lexicon(self.language).grammar.office.weak

    @property
    def is_of_state(self) -> bool:
        """Tell whether a weak title is tied to government: "porte-parole du gouvernement"."""
        words = set(fold(self.text).split())
        known = lexicon(self.language)
        ties = (*known.nouns.bodies, *known.grammar.office.of_state)
        return any(words.issuperset(fold(tie).split()) for tie in ties)

    @property
    def has_complement(self) -> bool:
        """Tell whether it says of what it is, beyond a country."""
        return bool(self.chambers or self.org or self.portfolio)

    def role(self, country: str | None) -> str | None:
        """Return the role of whoever holds it for a country; None for no office of state."""
        if self.title == ROLE:
            return None
        if self.title == COUNTERPART or self.effect is not None:
            return "other"
        role = self._role(titles(self.language)[int(self.title)], self.country or country)
        if self.province and role not in (None, "senior_official", "ambassador", "envoy"):
            return "other"
        return reference().offices.rank_down_role.get(role, role) if self.deputy and role else role

    def _role(self, title: Title, country: str | None) -> str | None:
        body = self._body()
        if self.chambers and body is None:
            return title.role_chamber or title.role
        if body is not None:
            return body if body != "other" else title.role_other
        if self.org:
            return title.role_org or title.role
        if self.portfolio:
            return self._portfolio_role(title)
        if title.slot in ("org", "chamber"):
            return title.role_other
        if country in title.role_if_country:
            return title.role_if_country[cast(str, country)]
        if title.only_country and country is not None and country not in title.only_country:
            return title.role_other or "senior_official"
        return title.role

    def _body(self) -> str | None:
        """Tell whether its complement is a parliament's own body, or one outside the state."""
        if self.org:
            return None
        text = f" {fold(self.text)} "
        of_parliament, others = _bodies(self.language)
        if any(body in text for body in of_parliament):
            return "member_of_parliament"
        portfolio = f" {fold(self.portfolio)} "
        if not self.chambers and any(body in portfolio for body in others):
            return "other"
        return None

    def _portfolio_role(self, title: Title) -> str | None:
        if title.slot == "portfolio":
            return "foreign_minister" if self.is_foreign and not title.never_foreign else title.role
        if title.role_portfolio is not None:
            return title.role_portfolio
        return title.role if title.slot is None else title.role_other

    @property
    def is_foreign(self) -> bool:
        """Tell whether its portfolio is foreign affairs."""
        portfolio = f" {fold(self.portfolio)} "
        return any(f" {words}" in portfolio for words in _foreign_portfolios(self.language))


@dataclass
class ReadOffice:
    """What was read of an office so far."""

    countries: list[str] = field(default_factory=list)
    host: str | None = None
    org: str | None = None
    institution: str | None = None
    chambers: tuple[str, ...] = ()
    portfolio: list[str] = field(default_factory=list)
    effect: Effect | None = None
    has_complement: bool = False
    inner: int | None = None
    depth: int = 0
    deputy: bool = False
    province: bool = False
    led: bool = False
    plural: bool = False


@cache
def _bodies(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the folded words for a parliament's own bodies, and for those outside the state."""
    bodies = reference().offices.bodies[language]
    return tuple(map(fold, bodies.mp)), tuple(f" {fold(body)} " for body in bodies.other)


@cache
def _foreign_portfolios(language: str) -> tuple[str, ...]:
    return tuple(fold(p) for p in reference().offices.foreign_portfolios[language])


@cache
def portfolio_words(language: str) -> frozenset[str]:
    """Words that belong to a portfolio even with a capital (Affaires Étrangères)."""
    portfolios = reference().offices.foreign_portfolios[language]
    return frozenset(w for p in portfolios for w in fold(p).split() if len(w) > 3)
