"""The scene of an article: the countries it names, where it was written, who publishes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from unicodedata import combining

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import EntenteError
from loaders.extraction.affiliation import country_of_chambers
from loaders.extraction.lexicon import is_read, lexicon
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Scene
from loaders.extraction.tokens import Token, tokenize
from loaders.reading.layout import layout
from loaders.reading.model import Reading

_HEAD = 3  # lines that a text may open with before its first sentence
_LINE = 14  # tokens of such a line
_WORD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}")


class Agencies(BaseModel):
    """News agencies and their countries (see the head of the file)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    national: Mapping[str, tuple[str, ...]]
    worldwide: Mapping[str, str]


@cache
def agencies() -> Agencies:
    """Return the table of agencies, read and checked once.

    Raises:
        EntenteError: the file is not well formed.
    """
    path = files("loaders") / "lexicons" / "agencies.yaml"
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return Agencies.model_validate(table)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise EntenteError(f"loaders/lexicons/agencies.yaml: {error}") from error


def scene_of(reading: Reading, sentences: Sequence[Parsed]) -> Scene:
    """Return the scene of an article."""
    named: Counter[str] = Counter()
    for sentence in sentences:
        for position, token in enumerate(sentence.tokens):
            named_so = token.kind in ("country", "adjective", "capital", "metonym", "prefix")
            if named_so and not _is_name(sentence, position):
                codes = {entry.uid for entry in token.entries}
                if len(codes) == 1:
                    named.update(codes)
    dateline = _dateline_country(reading, named)
    home = _home(reading, dateline, named) or _masthead(sentences)
    preferred = sentences[0].words.words.grammar.preferred if sentences else {}
    return Scene(home, dateline, reading.published, named, preferred)


def _is_name(sentence: Parsed, position: int) -> bool:
    """Tell whether a country's name is part of a person's: "Francia Márquez"."""
    index = sentence.chunk_of.get(position)
    span = sentence.chunks[index].name_span if index is not None else None
    token = sentence.tokens[position]
    return span is not None and span[0] <= token.start and token.end <= span[1]


def _masthead(sentences: Sequence[Parsed]) -> str | None:
    """Return the country of the institution that heads a text: "THE WHITE HOUSE", "UK Parliament".

    It stands in one of the first lines, which are no sentences.
    """
    for sentence in [s for s in sentences if s.where == "text"][:_HEAD]:
        if sentence.paragraph > _HEAD or len(sentence.tokens) > _LINE or sentence.groups:
            return None
        bodies = {code for token in sentence.tokens for code in _publishing(token)}
        if len(bodies) == 1:
            return next(iter(bodies))
    return None


def _publishing(token: Token) -> Iterator[str]:
    """Yield the countries of an institution, or of the name beside it."""
    if token.kind in ("metonym", "country"):
        yield from (entry.uid for entry in token.entries)
    elif token.kind == "chamber" and (code := country_of_chambers(e.uid for e in token.entries)):
        yield code


def _home(reading: Reading, dateline: str | None, named: Counter[str]) -> str | None:
    """Return the country of the agency that signs the article, or is its source."""
    table = agencies()
    for agency in _signatures(reading):
        countries = table.national.get(agency, ())
        if dateline in countries:
            return dateline
        if countries:
            return max(countries, key=lambda code: named[code])
        worldwide = table.worldwide.get(agency)
        if worldwide is not None and dateline in (None, worldwide):
            return worldwide
    return dateline if _is_own(reading) else None


def _is_own(reading: Reading) -> bool:
    """Tell whether no agency signs a dateline where agencies would: it is the paper's own."""
    grammar = lexicon(reading.language).grammar if is_read(reading.language, trial=True) else None
    if grammar is None or not grammar.signed_datelines:
        return False
    return not any(layout().agency.fullmatch(word) for word in _signatures(reading))


def _signatures(reading: Reading) -> Iterator[str]:
    """Yield the words that may name the agency: source, what stands outside the text."""
    yield reading.article.source or ""
    text = reading.article.text
    outside = [x for x in reading.excluded if x.reason in ("dateline", "byline", "sign-off")]
    for stretch in outside:
        written = "".join(c for c in text[stretch.start : stretch.end] if not combining(c))
        for match in _WORD.finditer(written):
            words = match[0].split(" ")
            yield match[0]
            yield from (" ".join(pair) for pair in pairwise(words))
            yield from words


def _dateline_country(reading: Reading, named: Counter[str]) -> str | None:
    """Return the country that a dispatch comes from: of a capital, or of a city it speaks of."""
    if reading.dateline is None:
        return None
    place = reading.dateline.place
    for form in (place, place.title()):
        for token in tokenize(form, reading.language):
            if token.kind in ("country", "capital"):
                return token.entries[0].uid
            if token.kind == "city" and named[token.entries[0].uid]:
                return token.entries[0].uid
    return None
