"""What follows a title inside an office phrase: adjectives, complements, portfolios."""

from __future__ import annotations

from abc import ABC, abstractmethod

from graph.reference import reference
from graph.text import fold
from loaders.extraction.forms import titles
from loaders.extraction.offices import ROLE, Office, ReadOffice, portfolio_words
from loaders.extraction.tokens import Token
from loaders.extraction.vocabulary import Vocabulary


class ComplementReader(ABC):
    """Reads what a title is of out of a sentence's tokens."""

    def __init__(self, tokens: tuple[Token, ...], text: str, words: Vocabulary) -> None:
        self.tokens = tokens
        self.text = text
        self.words = words
        office = words.words.grammar.office
        self.connectors = frozenset(office.connectors)
        self.location = frozenset(office.location)
        self.numbers = frozenset(office.numbers)
        self.purpose = frozenset(office.purpose)
        self.accredited = frozenset(office.accredited)
        self.extensions = frozenset(office.extensions)
        self.seconds = frozenset(office.seconds)
        self.portfolio_adjectives = frozenset(office.portfolio_adjectives)
        self.retakers = frozenset(office.again)
        self.ranks = frozenset(office.ranks)
        self.deputies = frozenset(office.deputies)
        self.qualifiers = frozenset(office.qualifiers)
        self.leading = frozenset(office.leading)
        self.fields = frozenset(office.fields)
        self.unions = office.organizations
        self.settled = office.settled
        self.construct, self.article = words.words.grammar.construct_state, words.article
        modifiers = reference().offices.modifiers[words.words.language]
        self.past = frozenset(w.strip(" -'") for w in modifiers["past"])

    @abstractmethod
    def parse(self, at: int, depth: int = 0) -> tuple[Office, int] | None:
        """Return the office that begins at a token, and where it ends."""

    @abstractmethod
    def constructed(self, position: int, token: Token, read: ReadOffice, title: str) -> int | None:
        """Read what a title is of right behind it, where nothing ties them."""

    @abstractmethod
    def may_list(self, token: Token, read: ReadOffice) -> bool:
        """Tell whether a nation may be one more of a list."""

    @abstractmethod
    def home(self, target: int, head: Token, read: ReadOffice) -> int | None:
        """Read the country that an office is of as the place where it is held."""

    def precedes_title(self, token: Token) -> bool:
        """Tell whether a word may stand between determiner and title (vice-premier, ancien)."""
        lower = token.lower
        parts = [part for part in lower.split("-") if part]
        return lower in self.qualifiers or bool(parts and self.ranks.issuperset(parts))

    def may_lead(self, token: Token) -> bool:
        """Tell whether a title may follow that is of what a token names: "Kazakh minister"."""
        leads = token.lower in self.fields and not self.construct
        return token.kind in self.leading or leads

    def after_title(self, position: int, read: ReadOffice, title: str) -> int:
        """Read adjectives and complements; return the index after the last token of the phrase."""
        while (token := self._token(position)) is not None:
            following = (
                self._adjective(position, token, read)
                or self.complement(position, token, read, title)
                or self.constructed(position, token, read, title)
                or self._continued(position, token, read, title)
                or self._parenthesis(position, token, read)
                or self._pair(position, token, read)
                or self._possessed(position, token, read)
            )
            if following is None:
                break
            position = following
        return position

    def _adjective(self, position: int, token: Token, read: ReadOffice) -> int | None:
        if token.kind == "adjective":
            read.countries.append(token.code)
        elif token.kind == "organization" and token.text[0].islower():  # onusien
            read.org = read.org or token.entries[0].uid
        elif token.lower in self.unions:
            read.org = read.org or self.unions[token.lower]
        elif not self._attribute(token, read):
            return None
        return position + 1

    def _attribute(self, token: Token, read: ReadOffice) -> bool:
        """Take a plain word behind a title: a province's, a second's, one that adds nothing."""
        if token.kind == "phrase":
            return token.entries[0].uid in self.extensions
        if token.kind != "word":
            return False
        if self._province(token, read):
            return True
        read.deputy = read.deputy or token.lower in self.seconds
        return token.lower in self.seconds or token.lower in self.qualifiers

    def complement(self, position: int, token: Token, read: ReadOffice, title: str) -> int | None:
        """Read a connector and what it ties to the title."""
        lower = token.entries[0].uid if token.kind == "phrase" else token.lower
        located = lower in self.location
        if not (located or lower in self.accredited or lower in self.connectors):
            return None
        target = self._after_small(position + 1)
        head = self._token(target)
        if head is None:
            return None
        if located:
            found = self._located(target, head, read, title)
            if found is not None or lower not in self.connectors or head.kind not in _TIED:
                return found
        if self._is_no_complement(lower, head, title):
            return None
        if self._is_host(lower, head):
            read.host = read.host or self._host(head)
            return target + 1
        bare = target == position + 1 and self.words.determiner(token) is None
        return self._of_person(target, head, read, bare) or self._tied(target, head, read)

    def _of_person(self, target: int, head: Token, read: ReadOffice, bare: bool) -> int | None:
        """Read a person's name whose the office is, where no article stands before it."""
        end = self._person(target) if bare and head.lower not in self.fields else None
        read.has_complement = read.has_complement or end is not None
        return end

    def _is_no_complement(self, mark: str, head: Token, title: str) -> bool:
        """Tell "envoy to Mali", "para África" from "envoy to mediate", a role noun from a title."""
        if title == ROLE and head.kind == "title":
            return True
        aims = () if self.construct else self.purpose
        marked = mark in self.words.words.grammar.infinitive_marks or mark in aims
        return marked and any(form.tense == "infinitive" for form in self.words.readings(head))

    def _is_host(self, connector: str, head: Token) -> bool:
        """Tell whether a complement is whom one is sent to: "auprès du Mali", "pour le Mali"."""
        if connector in self.accredited:
            return head.kind in _HOSTS
        return connector in self.purpose and head.kind == "country"

    def _person(self, position: int) -> int | None:
        """Return where a person's name ends whose the office is: "conseiller de M. X"."""
        start = position
        while (token := self._token(position)) is not None and token.kind == "honorific":
            position += 1
        courteous, first = position > start, position
        while (token := self._token(position)) is not None and token.kind == "name":
            position += 1
        return position if position - first >= 2 or (courteous and position > first) else None

    def _host(self, token: Token) -> str | None:
        """Return the country that one is accredited to; None where it is an organization."""
        return None if token.code.startswith("org:") else token.code

    def _after_small(self, position: int) -> int:
        while (token := self._token(position)) is not None and self._is_small(token):
            position += 1
        return position

    def _possessed(self, position: int, token: Token, read: ReadOffice) -> int | None:
        """Read "the president of Kenya's Senate"."""
        head = self._token(position + 1)
        if head is None or not self.words.is_genitive(token) or not read.has_complement:
            return None
        return position + 2 if head.kind in BODIES and self._known(head, read) else None

    def _is_small(self, token: Token) -> bool:
        lower = token.lower
        return (
            lower in self.connectors
            or lower in self.numbers
            or self.words.determiners.get(lower) == "definite"
        )

    def _located(self, target: int, head: Token, read: ReadOffice, title: str) -> int | None:
        if head.kind in ("country", "capital", "city"):
            if not (read.org is not None or self._is_posted(title)):
                return self.home(target, head, read)
            read.host = head.code
            return target + 1
        abroad = {fold(word) for word in self.words.words.grammar.office.abroad}
        if read.has_complement and (fold(head.lower) in abroad or self._is_body(head)):
            return target + 1
        if title == ROLE and head.kind in ("organization", "organ"):
            return target + 1
        fits = not self.construct and (head.kind in _NOUNS or head.is_named)
        return self._words(target, read) if fits and not read.has_complement else None

    def _is_posted(self, title: str) -> bool:
        """Tell whether whoever has a title is sent abroad."""
        role = titles(self.words.words.language)[int(title)].role if title.isdigit() else ""
        return role in ("ambassador", "envoy") or "consul" in role

    def _is_body(self, token: Token) -> bool:
        """Tell whether a word can be where an office is held: "à la présidence", "au MAE"."""
        acronym = token.kind == "name" and token.text.isupper() and 1 < len(token.text) <= 7
        return acronym or token.kind in ("body", "chamber")

    def _tied(self, target: int, head: Token, read: ReadOffice) -> int | None:
        """Read what a connector ties to the title."""
        if head.kind == "title" or self.precedes_title(head):
            return self._nested(target, read)
        if self.may_lead(head) and (led := self._led(target, head, read)) is not None:
            return led
        if not self._known(head, read):
            if head.kind in _NO_COMPLEMENT and not head.is_named:
                return None
            if head.kind == "adjective":  # des Tunisiens à l'étranger
                read.countries += [] if read.countries else [head.code]
            return self._words(target, read)
        read.has_complement = True
        body = self._token(target + 1)
        if head.kind == "country" and body is not None and body.kind == "chamber":
            return target + 2 if self._known(body, read) else None  # "of the Lao Parliament"
        return target + 1

    def _known(self, head: Token, read: ReadOffice) -> bool:
        """Take a country, chamber, body, region or seat as complement; tell whether it was one."""
        if head.kind in ("country", "metonym"):
            read.countries.append(head.code)
        elif head.kind == "chamber":
            read.chambers = read.chambers or tuple(e.uid for e in head.entries)
            read.institution = read.institution or head.text
        elif head.kind in ("organization", "organ"):
            read.org = read.org or head.entries[0].uid
            read.institution = read.institution or head.text
        elif head.kind in ("city", "capital") and not read.has_complement:
            read.portfolio.append(head.text)
            self._province(head, read)
        else:
            return False
        return True

    def _led(self, target: int, head: Token, read: ReadOffice) -> int | None:
        """Read "of the Chilean president", "of the Chilean Senate", nation first."""
        if read.depth < _DEPTH and self.parse(target, read.depth + 1) is not None:
            return self._nested(target, read)
        body = self._token(target + 1)
        if head.kind != "adjective" or body is None or body.kind not in BODIES:
            return None
        read.countries += [] if read.countries else [head.code]
        return self._tied(target + 1, body, read)

    def _nested(self, target: int, read: ReadOffice) -> int | None:
        """Read an office inside an office: "porte-parole du président"."""
        nested = self.parse(target, read.depth + 1) if read.depth < _DEPTH else None
        if nested is None:
            return self._words(target, read)
        read.org = read.org or nested[0].org
        if not read.org:
            implied = nested[0].implied_countries
            read.countries += implied if len(implied) == 1 and not read.countries else ()
            read.countries += [c for c in nested[0].countries if not read.countries]
        read.has_complement = True
        read.inner = read.inner or target
        read.portfolio.append(nested[0].text)
        return nested[1]

    def _words(self, target: int, read: ReadOffice) -> int | None:
        """Read a portfolio or an unknown body: a noun and the lower-case words that follow it."""
        head = self.tokens[target]
        if self.words.is_function(head) or head.kind in ("city", "capital"):
            return None
        if head.text in self.words.words.grammar.state_words:
            return target + 1
        read.has_complement = True
        read.portfolio.append(head.text)
        self._province(head, read)
        position = target + 1
        while (token := self._token(position)) is not None and self._goes_on(token):
            read.portfolio.append(token.text)
            position += 1
        return position

    def of_portfolio(self, token: Token) -> bool:
        """Tell whether a word is part of the name of a foreign ministry."""
        return fold(token.lower) in portfolio_words(self.words.words.language)

    def _province(self, token: Token, read: ReadOffice) -> bool:
        """Take the country of a part of a state; tell whether it was one."""
        code = self.words.words.nouns.provinces.get(token.lower)
        if code is not None:
            read.province = True
            read.countries += [code] if not read.countries else []
        return code is not None

    def _goes_on(self, token: Token) -> bool:
        lower = token.lower
        if lower in self.fields:
            return True
        if self.construct:  # only what is known of portfolios goes on: names follow
            return lower in self.portfolio_adjectives
        if token.capital:
            known = lower in self.portfolio_adjectives and token.kind == "name"
            return known or fold(lower) in portfolio_words(self.words.words.language)
        return (
            token.kind in ("word", "noun", "body")
            and not self.words.is_function(token)
            and not self.words.is_finite(token)
            and lower not in self.words.adverbs
            and lower not in self.words.words.grammar.negations
        )

    def _continued(self, position: int, token: Token, read: ReadOffice, title: str) -> int | None:
        """Read "…, de la Diaspora et des Sports", "du Chili, du Vietnam"."""
        joint = token.text in (",", "/") or self.words.is_coordinator(token)
        following = self._token(position + 1)
        if not joint or following is None:
            return None
        if token.text == "," and self.words.is_coordinator(following):
            return self._continued(position + 1, following, read, title)
        if (listed := self._listed(position + 1, following, read)) is not None:
            return listed
        if following.lower in self.connectors and read.has_complement:
            if self._is_full_name(position + 2):
                return None
            return self.complement(position + 1, following, read, title)
        second = token.text != "," and self._is_second_portfolio(position + 1, read)
        return self._words(position + 1, read) if second else None

    def _listed(self, position: int, token: Token, read: ReadOffice) -> int | None:
        """Read one more of a list: a field, a country that each holder has one of."""
        known = read.portfolio or self.construct or self._ends_in_field(position - 2)
        after = self._token(position + 1)
        qualifies = token.kind in _QUALIFYING and not self.construct
        if known and qualifies and after is not None and after.lower in self.fields:
            return self._words(position + 1, read)  # "Foreign and CARICOM Affairs"
        if token.lower in self.fields and known:
            return self._words(position, read)
        if self.may_list(token, read):
            read.countries.append(token.code)
            return position + 1
        return None

    def _ends_in_field(self, position: int) -> bool:
        """Tell whether a title itself names a portfolio: "Minister of Foreign Affairs"."""
        token = self._token(position)
        last = token.lower.rpartition(" ")[2] if token is not None else ""
        return token is not None and token.kind == "title" and last in self.fields

    def _is_full_name(self, position: int) -> bool:
        """Tell whether two words with capitals follow, a person's: "et d'Ana Berg"."""
        two = (self._token(position), self._token(position + 1))
        return all(token is not None and token.kind == "name" for token in two)

    def _is_second_portfolio(self, position: int, read: ReadOffice) -> bool:
        """Tell whether a capital goes on with a portfolio: "du Commerce et Industries légères"."""
        token, after = self._token(position), self._token(position + 1)
        if token is None or after is None or not read.portfolio:
            return False
        noun = token.kind == "name" and len(token.text) > 3
        return noun and after.kind == "word" and not self.words.is_finite(after)

    def _pair(self, position: int, token: Token, read: ReadOffice) -> int | None:
        """Read the two countries of a friendship group: "du groupe d'amitié France-Chine"."""
        second = self._token(position + 1)
        if second is None or second.kind != "country" or not read.portfolio:
            return None
        joined = token.kind == "prefix" or (token.kind == "country" and second.glued)
        return position + 2 if joined else None

    def _parenthesis(self, position: int, token: Token, read: ReadOffice) -> int | None:
        """Read "(Ouzbékistan)", "(UIP)", "(APN, parlement)"."""
        if token.text != "(":
            return None
        for end in range(position + 1, min(position + 7, len(self.tokens))):
            inner = self.tokens[end]
            if inner.text == ")":
                return end + 1
            if inner.kind in ("country", "adjective") and not read.countries:
                read.countries.append(inner.code)
            elif inner.kind in ("organization", "chamber"):
                continue
            elif not (inner.text.isupper() or inner.text in ",;" or inner.text.islower()):
                return None
        return None

    def _token(self, position: int) -> Token | None:
        return self.tokens[position] if 0 <= position < len(self.tokens) else None


_QUALIFYING = ("organization", "organ", "name", "adjective")
_TIED = ("title", "organization", "organ")  # "Advisor to the President", "Envoy to the UN"
_DEPTH = 2  # offices inside an office: "le porte-parole de l'envoyé du président"
_HOSTS = ("country", "metonym", "capital", "organization", "organ")
BODIES = ("chamber", "organ", "organization", "body")
_NOUNS = ("word", "name", "noun", "body")
_NO_COMPLEMENT = ("punct", "number", "phrase", "pair", "none", "honorific")
