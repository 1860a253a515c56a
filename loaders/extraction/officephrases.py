"""Where an office phrase begins and ends, and what its words say."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from graph.reference import Language
from loaders.extraction.forms import adjectives, titles
from loaders.extraction.lexicon import lexicon
from loaders.extraction.officeleads import LeadReader
from loaders.extraction.offices import Office, ReadOffice
from loaders.extraction.tokens import Token, tokenize
from loaders.extraction.vocabulary import Vocabulary


class OfficeParser(LeadReader):
    """Reads office phrases out of a sentence's tokens."""

    def __init__(self, tokens: tuple[Token, ...], text: str, words: Vocabulary) -> None:
        super().__init__(tokens, text, words)
        self._parsed: dict[tuple[int, int], tuple[Office, int] | None] = {}

    def parse(self, at: int, depth: int = 0) -> tuple[Office, int] | None:
        """Return the office that begins at a token (after its determiner), and where it ends.

        ``depth`` counts the offices that it stands inside of.
        """
        if (at, depth) not in self._parsed:
            self._parsed[at, depth] = self._parse(at, depth)
        return self._parsed[at, depth]

    def _parse(self, at: int, depth: int) -> tuple[Office, int] | None:
        read = ReadOffice(depth=depth)
        position, deputy = self.before_title(at, read)
        token = self._token(position)
        if token is None or token.kind != "title":
            return None
        read.plural = _inflection(token.entries[0].uid, token.text, self.words.words.language)[0]
        read.has_complement = self.construct and " " in token.text
        end = self.after_title(position + 1, read, token.entries[0].uid)
        office = self._office(at, end, token, read)
        if len(office.countries) > 1 and read.led and not office.plural:
            return None  # "Mali and Ghanaian President X"
        return replace(office, deputy=deputy or read.deputy), end

    def again(self, office: Office, at: int, taken_up: bool) -> tuple[Office, int] | None:
        """Read an office's title with another complement, which begins at a token.

        "… de la Justice, X, **de l'Intérieur**, Y", "les présidents chilien X et **ghanéen** Y":
        ``taken_up`` asks for "celui de".
        """
        first, token = at, self._token(at)
        if token is not None and token.lower in self.retakers:
            first, token = at + 1, self._token(at + 1)
        elif taken_up:
            return None
        if token is None or token.lower in self.location:
            return None
        read = ReadOffice()
        end = self._begins_again(first, token, read, office)
        if end is None or not (read.countries or read.has_complement):
            return None
        end = self.after_title(end, read, office.title)
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

    def _begins_again(self, at: int, token: Token, read: ReadOffice, office: Office) -> int | None:
        """Read a complement, or an adjective of a country."""
        end = self.complement(at, token, read, office.title)
        adjective = end is None and token.kind == "adjective"
        return self._adjective(at, token, read) if adjective else end

    def _office(self, at: int, end: int, token: Token, read: ReadOffice) -> Office:
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
            province=read.province,
        )

    def _inside_title(self, token: Token, read: ReadOffice) -> None:
        """Read what a title of several words itself names: "secrétaire américain"."""
        if not read.countries:
            known = adjectives(self.words.words.language)
            read.countries += [c for word in token.lower.split() for c in known.get(word, ())]
        own = token.entries[0].uid
        if (
            own.isdigit()
            and titles(cast(Language, self.words.words.language))[int(own)].only_country
        ):
            return  # "ministro de Asuntos Exteriores, Unión Europea y Cooperación"
        unions = self.words.words.grammar.office.organizations
        for word in (token.lower, *token.lower.split()):
            read.org = read.org or unions.get(word)
        for inner in tokenize(token.text.partition(" ")[2], self.words.words.language):
            if inner.kind in ("organization", "organ") or self.construct:
                self._body_inside(inner, read)

    def _body_inside(self, inner: Token, read: ReadOffice) -> None:
        """Take the organization or chamber that a word inside a title names."""
        if inner.kind in ("organization", "organ"):
            read.org = read.org or inner.entries[0].uid
        elif inner.kind == "chamber":
            read.chambers = read.chambers or tuple(entry.uid for entry in inner.entries)
        else:
            return
        read.institution = read.institution or inner.text


def _inflection(uid: str, form: str, language: str) -> tuple[bool, str | None]:
    """Return whether a form of a title is plural, and its gender where the form shows it."""
    office = lexicon(language).grammar.office
    if office.plurals:
        first = form.partition(" ")[0]
        return first in office.plurals, "f" if first.endswith(office.feminine) else None
    if not uid.isdigit():
        return form.endswith("s"), None
    if not lexicon(language).grammar.gendered:
        spelled = {f.lower() for f in titles(cast(Language, language))[int(uid)].all_forms}
        return form.lower().endswith("s") and form.lower()[:-1] in spelled, None
    forms = [f.lower() for f in titles(cast(Language, language))[int(uid)].forms]
    lower = form.lower()
    if len(forms) == 4 and lower in forms:
        index = forms.index(lower)
        distinct = forms.count(lower) == 1
        return index >= 2, ("m", "f")[index % 2] if distinct else None
    first = lower.partition(" ")[0]
    return first.endswith("s") and len(first) > 3, None
