"""Where an office phrase begins and ends, and what its words say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import cast

from graph.reference import Language, reference
from graph.text import fold
from loaders.extraction.forms import adjectives, titles
from loaders.extraction.offices import ROLE, Effect, Office, ambiguous
from loaders.extraction.tokens import Token, tokenize
from loaders.extraction.vocabulary import Vocabulary


@dataclass
class _Reading:
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


class OfficeParser:
    """Reads office phrases out of a sentence's tokens."""

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
        self.retakers = frozenset(office.again)
        self.ranks = frozenset(office.ranks)
        self.deputies = frozenset(office.deputies)
        self.qualifiers = frozenset(office.qualifiers)
        self.unions = office.organizations
        modifiers = reference().offices.modifiers[words.words.language]
        self.past = frozenset(w.strip(" -'") for w in modifiers["past"])
        self._parsed: dict[tuple[int, int], tuple[Office, int] | None] = {}
        self.elect = frozenset(w.strip() for w in modifiers["elect"])

    def parse(self, at: int, depth: int = 0) -> tuple[Office, int] | None:
        """Return the office that begins at a token (after its determiner), and where it ends.

        ``depth`` counts the offices that it stands inside of.
        """
        if (at, depth) not in self._parsed:
            self._parsed[at, depth] = self._parse(at, depth)
        return self._parsed[at, depth]

    def _parse(self, at: int, depth: int) -> tuple[Office, int] | None:
        position, deputy, effect = self._before_title(at)
        token = self._token(position)
        if token is None or token.kind != "title":
            return None
        read = _Reading(effect=effect, depth=depth)
        end = self._after_title(position + 1, read, token.entries[0].uid)
        office = self._office(at, end, token, read)
        return replace(office, deputy=deputy or read.deputy), end

    def again(self, office: Office, at: int, taken_up: bool) -> tuple[Office, int] | None:
        """Read an office's title with another complement, which begins at a token.

        "… de la Justice, X, **de l'Intérieur**, Y": ``taken_up`` asks for "celui de".
        """
        first, token = at, self._token(at)
        if token is not None and token.lower in self.retakers:
            first, token = at + 1, self._token(at + 1)
        elif taken_up:
            return None
        read = _Reading()
        end = self._complement(first, token, read, office.title) if token is not None else None
        if end is None or not (read.countries or read.has_complement):
            return None
        end = self._after_title(end, read, office.title)
        start, last = self.tokens[first].start, self.tokens[end - 1].end
        title = office.text.split()[0]
        new = replace(office, start=start, end=last, text=f"{title} {self.text[start:last]}")
        if read.countries:
            new = replace(new, countries=tuple(dict.fromkeys(read.countries)))
        if read.has_complement and (read.portfolio or read.chambers or read.org):
            new = replace(
                new,
                portfolio=" ".join(read.portfolio),
                chambers=read.chambers,
                org=read.org,
                institution=read.institution,
            )
        return new, end

    def _before_title(self, at: int) -> tuple[int, bool, Effect | None]:
        position, deputy, effect = at, False, cast("Effect | None", None)
        while (token := self._token(position)) is not None:
            lower = token.lower
            if token.kind == "title" or not self.precedes_title(token):
                break
            deputy = deputy or any(part in self.deputies for part in lower.split("-"))
            effect = "past" if lower in self.past else effect
            position += 1
        return position, deputy, effect

    def precedes_title(self, token: Token) -> bool:
        """Tell whether a word may stand between determiner and title (vice-premier, ancien)."""
        lower = token.lower
        parts = [part for part in lower.split("-") if part]
        return lower in self.qualifiers or bool(parts and self.ranks.issuperset(parts))

    def _office(self, at: int, end: int, token: Token, read: _Reading) -> Office:
        start, last = self.tokens[at].start, self.tokens[end - 1].end
        entry = token.entries[0]
        if " " in token.text:
            self._inside_title(token, read)
        plural, gender = _inflection(entry.uid, token.text, self.words.words.language)
        return Office(
            start=start,
            end=last,
            text=self.text[start:last],
            title=entry.uid,
            language=self.words.words.language,
            plural=plural,
            gender=gender,
            countries=tuple(dict.fromkeys(read.countries)),
            host=read.host,
            org=read.org,
            institution=read.institution,
            chambers=read.chambers,
            portfolio=" ".join(read.portfolio),
            effect=read.effect,
            inner=read.inner,
        )

    def _inside_title(self, token: Token, read: _Reading) -> None:
        """Read what a title of several words itself names: "secrétaire américain"."""
        if not read.countries:
            known = adjectives(self.words.words.language)
            read.countries += [c for word in token.lower.split() for c in known.get(word, ())]
        unions = self.words.words.grammar.office.organizations
        for word in token.lower.split():
            read.org = read.org or unions.get(word)
        for inner in tokenize(token.text.partition(" ")[2], self.words.words.language):
            if inner.kind in ("organization", "organ"):
                read.org = read.org or inner.entries[0].uid
                read.institution = read.institution or inner.text

    def _after_title(self, position: int, read: _Reading, title: str) -> int:
        """Read adjectives and complements; return the index after the last token of the phrase."""
        while (token := self._token(position)) is not None:
            following = (
                self._adjective(position, token, read)
                or self._complement(position, token, read, title)
                or self._continued(position, token, read, title)
                or self._parenthesis(position, token, read)
            )
            if following is None:
                break
            position = following
        return position

    def _adjective(self, position: int, token: Token, read: _Reading) -> int | None:
        if token.kind == "adjective" and token.text.islower():
            read.countries += self._countries(token)
        elif token.kind == "organization" and token.text[0].islower():  # onusien
            read.org = read.org or token.entries[0].uid
        elif token.lower in self.unions:
            read.org = read.org or self.unions[token.lower]
        elif token.lower in self.seconds and token.kind == "word":
            read.deputy = True
        elif token.kind == "phrase" and token.entries[0].uid in self.extensions:
            return position + 1
        elif token.kind != "word" or token.lower not in self.qualifiers:
            return None
        return position + 1

    def _complement(self, position: int, token: Token, read: _Reading, title: str) -> int | None:
        """Read a connector and what it ties to the title."""
        lower = token.entries[0].uid if token.kind == "phrase" else token.lower
        located, accredited = lower in self.location, lower in self.accredited
        if not (located or accredited or lower in self.connectors):
            return None
        target = self._after_small(position + 1)
        head = self._token(target)
        if head is None:
            return None
        if located:
            return self._located(target, head, read, title)
        if title == ROLE and head.kind == "title":
            return None
        if accredited and head.kind in _HOSTS:
            read.host = read.host or self._host(head)
            return target + 1
        if lower in self.purpose and head.kind == "country":  # the envoy for a country
            read.host = read.host or self._host(head)
            return target + 1
        return self._tied(target, head, read)

    def _host(self, token: Token) -> str | None:
        """Return the country that one is accredited to; None where it is an organization."""
        code = self._countries(token)[0]
        return None if code.startswith("org:") else code

    def _after_small(self, position: int) -> int:
        while (token := self._token(position)) is not None and self._is_small(token):
            position += 1
        return position

    def _is_small(self, token: Token) -> bool:
        lower = token.lower
        return (
            lower in self.connectors
            or lower in self.numbers
            or self.words.determiners.get(lower) == "definite"
        )

    def _located(self, target: int, head: Token, read: _Reading, title: str) -> int | None:
        if head.kind in ("country", "capital", "city"):
            role = "" if not title.isdigit() else titles(self.words.words.language)[int(title)].role
            if role not in ("ambassador", "envoy") and "consul" not in role:
                return None
            read.host = self._countries(head)[0]
            return target + 1
        abroad = self.words.words.grammar.office.abroad
        if head.lower in abroad and read.has_complement:
            return target + 1
        if title == ROLE and head.kind in ("organization", "organ"):
            return target + 1
        if read.has_complement or not (head.kind in _NOUNS or _is_named(head)):
            return None
        return self._words(target, read)

    def _tied(self, target: int, head: Token, read: _Reading) -> int | None:
        """Read what a connector ties to the title."""
        if head.kind == "title" or self.precedes_title(head):
            return self._nested(target, read)
        if not self._known(head, read):
            if head.kind in _NO_COMPLEMENT and not _is_named(head):
                return None
            if head.kind == "adjective" and head.capital:  # des Tunisiens à l'étranger
                read.countries += [c for c in self._countries(head) if not read.countries]
            return self._words(target, read)
        read.has_complement = True
        return target + 1

    def _known(self, head: Token, read: _Reading) -> bool:
        """Take a country, chamber, body, region or seat as complement; tell whether it was one."""
        if head.kind in ("country", "metonym"):
            read.countries += self._countries(head)
        elif head.kind == "chamber":
            read.chambers = read.chambers or tuple(e.uid for e in head.entries)
            read.institution = read.institution or head.text
        elif head.kind in ("organization", "organ"):
            read.org = read.org or head.entries[0].uid
            read.institution = read.institution or head.text
        elif head.kind in ("city", "capital") and not read.has_complement:
            read.portfolio.append(head.text)
        else:
            return False
        return True

    def _nested(self, target: int, read: _Reading) -> int | None:
        """Read an office inside an office: "porte-parole du président"."""
        nested = self.parse(target, read.depth + 1) if read.depth < _DEPTH else None
        if nested is None:
            return self._words(target, read)
        read.org = read.org or nested[0].org
        if not read.org:
            read.countries += [c for c in nested[0].countries if not read.countries]
        read.has_complement = True
        read.inner = read.inner or target
        read.portfolio.append(nested[0].text)
        return nested[1]

    def _words(self, target: int, read: _Reading) -> int | None:
        """Read a portfolio or an unknown body: a noun and the lower-case words that follow it."""
        head = self.tokens[target]
        if self.words.is_function(head) or head.kind in ("city", "capital"):
            return None
        if head.text in self.words.words.grammar.state_words:
            return target + 1
        read.has_complement = True
        read.portfolio.append(head.text)
        position = target + 1
        while (token := self._token(position)) is not None and self._goes_on(token):
            read.portfolio.append(token.text)
            position += 1
        return position

    def _goes_on(self, token: Token) -> bool:
        lower = token.lower
        if token.capital:
            return fold(lower) in _portfolio_words(self.words.words.language)
        return (
            token.kind in ("word", "noun", "body")
            and not self.words.is_function(token)
            and not self.words.is_finite(token)
            and lower not in self.words.adverbs
        )

    def _continued(self, position: int, token: Token, read: _Reading, title: str) -> int | None:
        """Read "…, de la Diaspora et des Sports", "du Chili, du Vietnam"."""
        joint = token.text in (",", "/") or self.words.is_coordinator(token)
        following = self._token(position + 1)
        if not joint or following is None:
            return None
        if token.text == "," and self.words.is_coordinator(following):
            return self._continued(position + 1, following, read, title)
        if following.kind == "adjective" and not following.capital and read.countries:
            read.countries += self._countries(following)
            return position + 2
        if following.lower in self.connectors and read.has_complement:
            return self._complement(position + 1, following, read, title)
        second = token.text != "," and self._is_second_portfolio(position + 1, read)
        return self._words(position + 1, read) if second else None

    def _is_second_portfolio(self, position: int, read: _Reading) -> bool:
        """Tell whether a capital goes on with a portfolio: "du Commerce et Industries légères"."""
        token, after = self._token(position), self._token(position + 1)
        if token is None or after is None or not read.portfolio:
            return False
        noun = token.kind == "name" and len(token.text) > 3
        return noun and after.kind == "word" and not self.words.is_finite(after)

    def _parenthesis(self, position: int, token: Token, read: _Reading) -> int | None:
        """Read "(Ouzbékistan)", "(UIP)", "(APN, parlement)"."""
        if token.text != "(":
            return None
        for end in range(position + 1, min(position + 7, len(self.tokens))):
            inner = self.tokens[end]
            if inner.text == ")":
                return end + 1
            if inner.kind in ("country", "adjective") and not read.countries:
                read.countries += self._countries(inner)
            elif inner.kind in ("organization", "chamber"):
                continue
            elif not (inner.text.isupper() or inner.text in ",;" or inner.text.islower()):
                return None
        return None

    def _token(self, position: int) -> Token | None:
        return self.tokens[position] if 0 <= position < len(self.tokens) else None

    def _countries(self, token: Token) -> list[str]:
        uids = [entry.uid for entry in token.entries]
        return uids[:1] if len(set(uids)) == 1 else [ambiguous(uids, token.text)]


_DEPTH = 2  # offices inside an office: "le porte-parole de l'envoyé du président"
_HOSTS = ("country", "metonym", "capital", "organization", "organ")
_NOUNS = ("word", "name", "noun", "body")
_NO_COMPLEMENT = ("punct", "number", "phrase", "pair", "none", "honorific")


def _is_named(token: Token) -> bool:
    """Tell whether a form that is no side is a region or a body outside the state."""
    return token.kind == "none" and bool(token.entries[0].uid)


@cache
def _portfolio_words(language: str) -> frozenset[str]:
    """Words that belong to a portfolio even with a capital (Affaires Étrangères)."""
    portfolios = reference().offices.foreign_portfolios[language]
    return frozenset(w for p in portfolios for w in fold(p).split() if len(w) > 3)


def _inflection(uid: str, form: str, language: str) -> tuple[bool, str | None]:
    """Return whether a form of a title is plural, and its gender where the form shows it."""
    if not uid.isdigit():
        return form.endswith("s"), None
    forms = [f.lower() for f in titles(cast(Language, language))[int(uid)].forms]
    lower = form.lower()
    if len(forms) == 4 and lower in forms:
        index = forms.index(lower)
        distinct = forms.count(lower) == 1
        return index >= 2, ("m", "f")[index % 2] if distinct else None
    first = lower.partition(" ")[0]
    return first.endswith("s") and len(first) > 3, None
