"""Every form that is looked up in running text, in one automaton per language.

Reference data (countries, organizations, parliaments, titles) and the lexicon's expressions of
several words.  Longest match first, exact but for case and accents, as each kind allows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, cast

import ahocorasick

from graph.reference import Form, Language, Title, cities, reference
from loaders.extraction.folding import normal, plain
from loaders.extraction.lexicon import Lexicon, lexicon
from loaders.extraction.segments import (
    Segmenter,
    Spelling,
    bare_of,
    known_words,
    spellings,
    with_article,
)

Kind = Literal[
    "none",
    "organization",
    "organ",
    "chamber",
    "title",
    "country",
    "capital",
    "metonym",
    "adjective",
    "prefix",
    "city",
    "honorific",
    "pair",
    "delegation",
    "body",
    "noun",
    "led_by",
    "phrase",
]
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            *("none", "organ", "organization", "country", "capital", "metonym", "adjective"),
            *("chamber", "title", "pair", "honorific", "delegation", "body", "noun", "led_by"),
            *("phrase", "prefix", "city"),
        )
    )
}
# roles that a title has by its complement ("président" + chamber): never listed with it
_BY_COMPLEMENT = {"speaker", "deputy_speaker", "member_of_parliament", "head_of_organisation"}
# kinds whose forms are listed without the article that they may have, and others with a pronoun
_BARE = {"adjective", "noun", "body", "delegation"}
_HOLDERS = {"title"}
_PLACES = {"adjective", "country", "capital"}
GENERIC = "generic:"  # what the uid of a chamber's general name begins with; its level follows
_CASES = Literal["any", "capital", "exact", "written", "unaccented"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a form.

    ``uid`` is what it stands for (a country's code, an organization's or parliament's uid, a
    title's index, a class of the lexicon); ``case`` says how text must be written to count: any
    way, with a capital, exactly, with its accents, or with no accents but its own.
    """

    text: str
    kind: Kind
    uid: str
    case: _CASES = "any"
    weak: bool = False

    @property
    def rank(self) -> int:
        """Order among readings of one stretch of text: smaller wins."""
        return _RANK.get(self.kind, len(_RANK))

    def fits(self, text: str) -> bool:
        """Tell whether a stretch of text, equal but for case and accents, is this form."""
        if self.case == "exact":
            return text == self.text
        if self.case == "written":
            return text.lower() == self.text.lower()
        if self.case == "unaccented":  # a secretaría is no secretaria
            pairs = zip(text.lower(), self.text.lower(), strict=False)
            return all(written in (own, plain(own)) for written, own in pairs)
        return self.case == "any" or text[:1].isupper()


@cache
def automaton(language: str) -> Any:
    """Return the automaton of a language: folded form to its length and entries."""
    grouped: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in _written(language):
        grouped[plain(spelled(entry.text, language).text)].append(entry)
    machine = ahocorasick.Automaton()
    for form, entries in grouped.items():
        machine.add_word(form, (len(form), tuple(dict.fromkeys(entries))))
    machine.make_automaton()
    return machine


@cache
def _written(language: str) -> tuple[Entry, ...]:
    """Return every form of a language; where its script has no capitals, with its article too."""
    words = lexicon(language)
    script = words.grammar.script
    if script is None:
        return tuple(_entries(words))
    return tuple(
        replace(entry, text=spelling, case="any")
        for entry in _entries(words)
        for form in (with_article((entry.text,), script) if entry.kind in _BARE else (entry.text,))
        for spelling in (spellings(form, script) if entry.kind in _PLACES else (form,))
    )


@cache
def segmenter(language: str) -> Segmenter | None:
    """Return what takes words of a language apart; None where none are written as one."""
    words = lexicon(language)
    script = words.grammar.script
    if script is None:
        return None
    plain_words = words.plain_words
    small = words.function_words
    stems = {*words.verb_forms, *plain_words, *words.grammar.prepositions}
    stems.update(e.text for e in _written(language) if e.kind in _BARE or e.kind in _HOLDERS)
    forms = (e.text for e in _written(language) if e.kind != "city")
    named = words.nouns.given
    known = {*forms, *small, *words.verb_forms, *with_article(plain_words, script), *named}
    return Segmenter(
        script=script,
        words=known_words(known, script) | {bare_of(word, script) for word in (*small, *named)},
        stems=frozenset(bare_of(stem, script) for stem in stems),
        prepositions=frozenset(words.grammar.prepositions),
    )


def spelled(text: str, language: str, names: frozenset[str] = frozenset()) -> Spelling:
    """Return a text as it is read; ``names`` are words of it that are known to be names."""
    apart = segmenter(language)
    return apart.read(text, names) if apart is not None else Spelling(normal(text))


@cache
def given_names(language: str) -> frozenset[str]:
    """Return words that are names of persons, as texts are read."""
    words = lexicon(language)
    return frozenset(words.nouns.given)


def is_known(word: str, language: str) -> bool:
    """Tell whether the lexicon knows a word of a text, or a pronoun cut from one."""
    apart = segmenter(language)
    return apart is not None and (
        word in apart.words or word in apart.stems or word.startswith(apart.script.bound)
    )


def _entries(words: Lexicon) -> Iterator[Entry]:
    language = cast(Language, words.language)
    yield from _reference_entries(language)
    yield from _title_entries(language)
    yield from _short_titles(language)
    yield from _city_entries()
    yield from _lexicon_entries(words)


_REFERENCE_KINDS: dict[str, tuple[Kind, _CASES]] = {
    "weak": ("country", "capital"),
    "adjective": ("adjective", "written"),
    "prefix": ("prefix", "written"),
    "capital": ("capital", "capital"),
    "seat": ("capital", "capital"),
    "metonym": ("metonym", "any"),
    "acronym": ("organization", "exact"),
    "organ": ("organ", "any"),
    "chamber": ("chamber", "any"),
    "generic_chamber": ("chamber", "any"),
}


def _reference_entries(language: Language) -> Iterator[Entry]:
    book = reference()
    articles = lexicon(language).grammar.determiners["definite"]
    for form in book.forms(language):
        yield from _form_entries(form, articles)
    for name, level in book.generic_chambers.get(language, {}).items():
        yield Entry(name, "chamber", f"{GENERIC}{level}", weak=True)
    for phrase in book.ambiguities.not_a_country.get(language, ()):
        yield Entry(phrase, "none", "")
    for phrase in book.offices.languages[language].not_offices:
        yield Entry(phrase, "none", "")
    for phrase in book.offices.bodies[language].other:
        if " " in phrase:
            yield Entry(phrase, "none", "body")


def _form_entries(form: Form, articles: Sequence[str]) -> Iterator[Entry]:
    """Yield a form of the reference data, and without its article (Le Caire, au Caire)."""
    kind, case = _REFERENCE_KINDS.get(form.kind, ("country", "capital"))
    if form.kind == "name" and form.uid.startswith("org:"):
        kind, case = "organization", "any"
    if form.text.isupper() and 1 < len(form.text) <= 8:
        case = "exact"
    weak = form.kind in ("weak", "generic_chamber")
    text = f"{form.text}-" if kind == "prefix" else form.text
    yield Entry(text, kind, form.uid, case, weak)
    article, _, bare = form.text.partition(" ")
    if kind in ("country", "capital") and article.lower() in articles:
        yield Entry(bare, kind, form.uid, case)


@cache
def adjectives(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the countries of each adjective form, lower case."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in reference().forms(cast(Language, language)):
        if form.kind == "adjective":
            found[form.text.lower()].append(form.uid)
    return {form: tuple(dict.fromkeys(codes)) for form, codes in found.items()}


def titles(language: str) -> tuple[Title, ...]:
    """Return the titles of a language; an entry of kind ``title`` has an index into them."""
    return reference().offices.languages[language].titles


def _title_entries(language: Language) -> Iterator[Entry]:
    every = titles(language)
    case = _title_case(language)
    heads = {form for title in every for form in title.forms}
    connectors = tuple(f" {word}" for word in lexicon(language).grammar.office.connectors)
    for index, title in enumerate(every):
        for form in filter(_is_title_form, title.all_forms):
            head = form.split(" ")[0]
            complemented = head.lower() in heads - {form} and form.startswith(connectors, len(head))
            if not (complemented and title.role in _BY_COMPLEMENT):
                yield Entry(form, "title", str(index), case)
    known = {form for title in every for form in title.all_forms}
    nouns = {form for noun in lexicon(language).nouns.role_nouns for form in noun.forms}
    yield from (Entry(form, "title", "role") for form in sorted(nouns - known))
    for form in reference().offices.languages[language].relational:
        yield Entry(form, "title", "counterpart")


def _title_case(language: Language) -> _CASES:
    return "any" if lexicon(language).grammar.script else "unaccented"


def _short_titles(language: Language) -> Iterator[Entry]:
    """Yield the abbreviated titles that a language reads as such (FM)."""
    short = lexicon(language).grammar.office.short
    for index, title in enumerate(titles(language)):
        yield from (Entry(f, "title", str(index), "exact") for f in title.abbr if f in short)


def _is_title_form(form: str) -> bool:
    """Leave out abbreviations and single words that are names as often."""
    return " " in form or "-" in form or (len(form) >= 3 and not form[0].isupper())


def _city_entries() -> Iterator[Entry]:
    """Cities by their primary name and the alternates in Latin letters that look like names."""
    for city in cities():
        for name in (city.name, *city.alternates):
            if len(name) >= 4 and name[0].isupper() and name[0] < "\u0250" and not name.isupper():
                yield Entry(name, "city", city.country, "exact", weak=not city.is_capital)


def _lexicon_entries(words: Lexicon) -> Iterator[Entry]:
    grammar, nouns = words.grammar, words.nouns
    yield from (Entry(form, "honorific", "", "exact") for form in grammar.honorifics)
    yield from (Entry(form, "none", "region", "capital") for form in nouns.regions)
    yield from (Entry(form, "none", "", "capital") for form in grammar.calendar)
    for form, level in grammar.office.chambers.items():
        yield Entry(form, "chamber", f"{GENERIC}{level}", "exact", weak=True)
    for which, forms in nouns.pairs.items():
        yield from (Entry(f, "pair", which) for form in forms for f in nouns.determined(form))
    yield from (Entry(form, "led_by", "", "written") for form in nouns.led_by)
    yield from (Entry(form, "delegation", "", "written") for form in nouns.delegations)
    for form in dict.fromkeys((*nouns.bodies, *nouns.self_places)):
        yield Entry(form, "body", "", "written")
    for name, forms in words.frames.nouns.items():
        yield from (Entry(form, "noun", name, "written") for form in forms)
    yield from _phrase_entries(words)


def _phrase_entries(words: Lexicon) -> Iterator[Entry]:
    """Yield the function words of several words."""
    grammar = words.grammar
    for form in (*grammar.adverbs, *grammar.coordinators, *grammar.subordinators):
        if " " in form:
            yield Entry(form, "phrase", form, "written")
    for form in (form for pronoun in grammar.pronouns for form in pronoun.forms):
        if " " in form:
            yield Entry(form, "phrase", form, "written")
    for form in grammar.office.extensions:
        yield Entry(form, "phrase", form)
    for phrase in (*grammar.prepositions, *words.frames.circumstances):
        for form in _contracted(phrase, grammar.contractions):
            if " " in form:
                yield Entry(form, "phrase", phrase, "written")


def _contracted(phrase: str, contractions: Mapping[str, str]) -> Iterator[str]:
    """Yield a phrase, and with its last preposition run into an article (lors de, lors du)."""
    yield phrase
    head, _, last = phrase.rpartition(" ")
    for word, preposition in contractions.items():
        if head and preposition == last:
            yield f"{head} {word}"
