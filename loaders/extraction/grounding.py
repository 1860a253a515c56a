"""Facts with their quotes: refused where the quoted sentence lacks the trigger or a side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.model import Article, Fact, Link, Offsets, Quote
from graph.reference import find_place, reference
from loaders.extraction.anchors import before_noun
from loaders.extraction.chunks import Chunk
from loaders.extraction.completion import Dated
from loaders.extraction.confidence import confidence, factors
from loaders.extraction.drafts import Draft
from loaders.extraction.parsed import Parsed
from loaders.extraction.repetition import repetition
from loaders.extraction.sides import Side

_NEAR = 6  # tokens between a visit and where it leads


def grounded(article: Article, fact: Dated, sentences: Sequence[Parsed]) -> Fact | None:
    """Return a fact with its quote; None where the quote would not show it."""
    draft = fact.draft
    quote = quote_of(article, fact, sentences)
    if quote is None:
        return None
    details = {**draft.details, **repetition(draft)}
    if fact.mode is not None:
        details["mode"] = fact.mode
    return Fact(
        type=draft.type,
        status=fact.status,
        parts={part: tuple(s.party for s in sides) for part, sides in draft.parts.items()},
        quote=quote,
        rule=draft.rule,
        confidence=confidence(factors(fact)),
        date=fact.date,
        date_end=fact.date_end,
        place=_in_english(_place(fact)),
        details=details,
        occasion=draft.occasion,
    )


def _in_english(place: str | None) -> str | None:
    """Return a place's English name where it is known, else the place as worded."""
    found = find_place(place) if place else None
    return found.name if found else place


def _place(fact: Dated) -> str | None:
    """Return where an event is worded to be: a visit's goal, the place beside a meeting."""
    draft = fact.draft
    if draft.type == "visited":
        return draft.parts["to"][0].words
    if draft.type not in ("met_with", "participated"):
        return None
    sentence = draft.sentence
    at = next((i for i, t in enumerate(sentence.tokens) if t.end > draft.trigger[0]), 0)
    places = [c for c in sentence.chunks if c.countries and _is_setting(sentence, c)]
    nearest = min(places, key=lambda chunk: abs(chunk.first - at), default=None)
    return _or_capital(nearest) if nearest is not None else None


def _is_setting(sentence: Parsed, chunk: Chunk) -> bool:
    """Tell whether a chunk says where something is: not "avant sa visite à Lima"."""
    if not (chunk.is_place and chunk.governor in sentence.words.located):
        return False
    near = range(max(0, chunk.first - _NEAR), chunk.first)
    for noun in (i for i in near if sentence.is_noun(i, "visit")):
        before = before_noun(sentence, noun)
        opening = sentence.tokens[before] if before is not None else None
        if opening is not None and (
            sentence.words.beforehand(opening) or sentence.words.afterwards(opening)
        ):
            return False
    return True


def _or_capital(chunk: Chunk) -> str:
    """Return a place's words; for "la capitale kazakhe" the city that is meant."""
    code = chunk.countries[0]
    if chunk.kind != "city" or find_place(chunk.text) or code not in reference().countries:
        return chunk.text
    return reference().country(code).capitals["en"][0]


def quote_of(article: Article, fact: Dated, sentences: Sequence[Parsed]) -> Quote | None:
    """Return the sentence of a fact's trigger; None where a side is neither in it nor linked."""
    draft = fact.draft
    sentence, offset = draft.sentence, draft.sentence.start
    spans: dict[str, Offsets] = {"trigger": _shifted(draft.trigger, offset)}
    links: dict[Link, None] = {}
    for name, side in numbered(draft):
        steps = chain(side, sentence, sentences)
        links.update(dict.fromkeys(steps))
        if side.sentence == sentence.index:
            spans[name] = _shifted((side.start, side.end), offset)
        elif not steps:
            return None
    if fact.dated_by is not None:
        spans["date"] = _shifted((fact.dated_by.start, fact.dated_by.end), offset)
    end = offset + len(sentence.text)
    if article.field(sentence.where)[offset:end] != sentence.text:
        return None
    return Quote(sentence.where, sentence.text, offset, end, spans, tuple(links))


def numbered(draft: Draft) -> Iterator[tuple[str, Side]]:
    """Yield each side under its part's name; further ones of a part are numbered from 2."""
    for part, sides in draft.parts.items():
        for number, side in enumerate(sides, 1):
            yield (part if number == 1 else f"{part}{number}"), side


def chain(side: Side, sentence: Parsed, sentences: Sequence[Parsed]) -> list[Link]:
    """Return the links that lead from a side's words to its name in other sentences."""
    found = []
    for step in side.steps:
        if step.sentence == sentence.index:
            continue
        named = sentences[step.sentence]
        found.append(Link(named.text, named.start, named.start + len(named.text), step.words))
    return found


def _shifted(span: Offsets, offset: int) -> Offsets:
    return span[0] + offset, span[1] + offset
