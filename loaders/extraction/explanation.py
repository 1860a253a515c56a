"""What speaks for and against a fact: its construction, sides, cues and the factors of its rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph.errors import BadInput
from graph.model import Article, Extraction, Fact, Link, Offsets, Support
from loaders.extraction.confidence import BASE
from loaders.extraction.lexicon import lexicon

_UNTOLD = frozenset({"id", "type"})  # what of a construction its rule and the fact's type say


@dataclass(frozen=True)
class ExplainedLink:
    """A step of reference: words, and the other sentence that says whom they mean."""

    words: str
    sentence: str


@dataclass(frozen=True)
class ExplainedSide:
    """A party of a fact: the words that stand for it, how they do, and how its country is known."""

    part: str
    party: str
    name: str
    words: str | None
    link: str
    how_known: str | None
    chain: tuple[ExplainedLink, ...] = ()


@dataclass(frozen=True)
class Factor:
    """What makes a fact more (positive) or less sure, in log-odds."""

    trait: str
    weight: float


@dataclass(frozen=True)
class Explanation:
    """Why an article is read to assert a fact, and what its confidence is made of."""

    type: str
    status: str
    status_cue: str | None
    rule: str
    construction: str | None
    sentence: str
    trigger: str | None
    sides: tuple[ExplainedSide, ...]
    date: str | None
    date_expression: str | None
    place: str | None
    confidence: float
    speaks_for: tuple[Factor, ...]
    speaks_against: tuple[Factor, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation as plain data."""
        return asdict(self)

    def lines(self) -> tuple[str, ...]:
        """Return the explanation as text."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.type}, {self.status}{_worded(self.status_cue)}"
        yield f"  sentence    « {self.sentence} »"
        yield f"  rule        {self.rule}{_worded(self.trigger)}"
        if self.construction is not None:
            yield f"              {self.construction}"
        for side in self.sides:
            known = f"; country known by {side.how_known}" if side.how_known else ""
            worded = _worded(side.words) or " not written here"
            yield f"  {side.part:<12}{side.name},{worded} ({side.link}{known})"
            for link in side.chain:
                yield f"              {_quoted(link.words) or 'unwritten'} ← « {link.sentence} »"
        yield f"  date        {self.date or 'unknown'}{_worded(self.date_expression)}"
        if self.place is not None:
            yield f"  place       {self.place}"
        yield f"  confidence  {self.confidence:.2f}"
        for heading, factors in (("for", self.speaks_for), ("against", self.speaks_against)):
            for factor in factors:
                yield f"  {heading:<12}{factor.weight:+.2f}  {factor.trait}"


def explain(article: Article, extraction: Extraction, fact: Fact) -> Explanation:
    """Return what speaks for and against a fact of an article's extraction.

    Raises:
        BadInput: the fact is none of the extraction's.
    """
    support = _support(extraction, fact)
    spans = {name: _words(article, fact, span) for name, span in fact.quote.spans.items()}
    cue = support.status_cue
    against, in_favour = _split(support.factors)
    return Explanation(
        type=fact.type,
        status=fact.status,
        status_cue=_words(article, fact, cue) if cue else None,
        rule=fact.rule,
        construction=_construction(extraction.language, fact.rule),
        sentence=fact.quote.sentence,
        trigger=spans.get("trigger"),
        sides=tuple(_sides(extraction, fact, support, spans)),
        date=fact.date,
        date_expression=spans.get("date"),
        place=fact.place,
        confidence=fact.confidence,
        speaks_for=in_favour,
        speaks_against=against,
    )


def _support(extraction: Extraction, fact: Fact) -> Support:
    for known, support in zip(extraction.facts, extraction.supports, strict=True):
        if known is fact or known == fact:
            return support
    raise BadInput("The fact is none of this extraction.")


def _words(article: Article, fact: Fact, span: Offsets) -> str:
    return article.field(fact.quote.where)[slice(*span)]


def _sides(
    extraction: Extraction, fact: Fact, support: Support, spans: Mapping[str, str]
) -> Iterator[ExplainedSide]:
    people = {mention.key: mention for mention in extraction.mentions}
    for part, parties in fact.parts.items():
        for number, party in enumerate(parties, 1):
            span = part if number == 1 else f"{part}{number}"
            person = people.get(party)
            yield ExplainedSide(
                part=part,
                party=party,
                name=person.name if person else party,
                words=spans.get(span),
                link=support.links.get(span, "named"),
                how_known=person.how_known if person else None,
                chain=tuple(map(_link, support.chains.get(span, ()))),
            )


def _link(link: Link) -> ExplainedLink:
    return ExplainedLink(link.link, link.sentence)


def _construction(language: str, rule: str) -> str | None:
    """Return what a construction asks for, in the words of its lexicon; None for other rules."""
    frame = next((f for f in lexicon(language).frames.frames if f.id == rule), None)
    if frame is None:
        return None
    asked = frame.model_dump(exclude_defaults=True, exclude=set(_UNTOLD))
    return ", ".join(f"{slot}: {_plain(value)}" for slot, value in asked.items())


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes"
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _split(factors: Mapping[str, float]) -> tuple[tuple[Factor, ...], tuple[Factor, ...]]:
    """Return what speaks against and what for a fact, the weightiest first."""
    known = [Factor(trait, weight) for trait, weight in factors.items() if trait != BASE]
    ordered = sorted(known, key=lambda factor: -abs(factor.weight))
    base = [Factor(BASE, factors[BASE])] if BASE in factors else []
    against = tuple(f for f in (*base, *ordered) if f.weight < 0)
    return against, tuple(f for f in (*base, *ordered) if f.weight > 0)


def _quoted(words: str | None) -> str:
    return f"“{words}”" if words else ""


def _worded(words: str | None) -> str:
    return f" {_quoted(words)}" if words else ""
