"""Rich real data: the annotated dispatches of ``tests/data/own`` as articles with extractions.

The annotation gives verbatim evidence, not offsets; here it is located in its article, widened
to its sentence and put into the form that an extractor gives.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from graph.model import Article, Extraction, Fact, Field, Link, Mention, Offsets, Quote
from graph.ontology import ontology

OWN = Path(__file__).parents[1] / "data" / "own"
_BOUNDARY = re.compile(
    r"\n+|(?<!\bM)(?<!\bMme)(?<!\bDr)(?<!\b[A-Z])[.!?؟][\"»”]?\s+(?=[^\W\d_]|[\"«])"
)
Record = dict[str, Any]


def records() -> Iterator[tuple[Record, Record]]:
    """Yield each article of ``tests/data/own`` with its gold, in a fixed order."""
    for file in sorted(OWN.glob("*-articles.jsonl")):
        golds = _lines(file.with_name(file.name.replace("-articles", "-gold")))
        gold_of = {gold["id"]: gold for gold in golds}
        for article in _lines(file):
            yield article, gold_of[article["id"]]


@cache
def own() -> tuple[tuple[Article, Extraction], ...]:
    """All 226 annotated dispatches, read."""
    return tuple(gold_extraction(article, gold) for article, gold in records())


def gold_extraction(article: Record, gold: Record) -> tuple[Article, Extraction]:
    """Turn one record of articles and its gold into what reading and extraction give."""
    read = Article(
        identity=f"id:{article['id']}",
        text=article["text"],
        title=article.get("title"),
        language=article["lang"],
        published=article.get("published"),
        url=article.get("url"),
        source=article.get("source", "own"),
        origins=(f"{article['id']}.txt",),
    )
    mentions = tuple(_mention(read, official) for official in gold["officials"])
    occasions = _occasions(gold["facts"])
    facts = tuple(
        _fact(read, fact, {m.key: m for m in mentions}, occasions.get(number))
        for number, fact in enumerate(gold["facts"])
    )
    return read, Extraction(article["lang"], mentions, facts)


def _lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _mention(article: Article, official: Record) -> Mention:
    known = {name: official[name] for name in ("key", "name", "country", "org", "office", "role")}
    places = (_find(article, form) for form in (official["name"], *official["aliases"]))
    place = next((place for place in places if place), None)
    return Mention(
        **known,
        aliases=tuple(official["aliases"]),
        institution=official["institution"],
        how_known="gold",
        quote=_quote(article, *place, {"who": place[1]}) if place else None,
    )


def _fact(article: Article, fact: Record, people: dict[str, Mention], occasion: str | None) -> Fact:
    kind = ontology().types[fact["type"]]
    parts = {name: _parties(fact.get(name)) for name in kind.parts}
    return Fact(
        type=fact["type"],
        status=fact["status"],
        parts={name: parties for name, parties in parts.items() if parties},
        quote=_evidence(article, fact["evidence"], parts, people),
        rule=f"gold:{fact['type']}",
        confidence=0.9 if fact.get("certain", True) else 0.5,
        date=fact.get("date"),
        date_end=fact.get("date_end"),
        place=fact.get("place"),
        details={name: fact[name] for name in kind.details if fact.get(name) is not None},
        occasion=occasion,
    )


def _parties(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


def _evidence(
    article: Article,
    evidence: list[str],
    parts: dict[str, tuple[str, ...]],
    people: dict[str, Mention],
) -> Quote:
    places = [place for excerpt in evidence if (place := _find(article, excerpt))]
    where, trigger = places[0]
    spans = {"trigger": trigger}
    start, end = _sentence(article.field(where), trigger)
    for part, parties in parts.items():
        if parties and (mention := people.get(parties[0])):
            for form in (mention.name, *mention.aliases):
                if (at := article.field(where).find(form, start, end)) >= 0:
                    spans[part] = (at, at + len(form))
                    break
    chain = tuple(_link(article, *place) for place in places[1:])
    return _quote(article, where, trigger, spans, chain)


def _link(article: Article, where: Field, at: Offsets) -> Link:
    start, end = _sentence(article.field(where), at)
    text = article.field(where)
    return Link(text[start:end], start, end, text[slice(*at)])


def _quote(
    article: Article,
    where: Field,
    around: Offsets,
    spans: dict[str, Offsets],
    chain: tuple[Link, ...] = (),
) -> Quote:
    start, end = _sentence(article.field(where), around)
    return Quote(where, article.field(where)[start:end], start, end, spans, chain)


def _find(article: Article, excerpt: str) -> tuple[Field, Offsets] | None:
    fields: tuple[Field, Field] = ("text", "title")
    for where in fields:
        if (at := article.field(where).find(excerpt)) >= 0:
            return where, (at, at + len(excerpt))
    return None


def _sentence(text: str, around: Offsets) -> Offsets:
    ends = [0, *(match.end() for match in _BOUNDARY.finditer(text)), len(text)]
    start = max(end for end in ends if end <= around[0])
    end = min(end for end in ends if end >= around[1])
    return start, start + len(text[start:end].rstrip())


def _occasions(facts: list[Record]) -> dict[int, str]:
    """Meetings that one excerpt states between each two of three or more sides are one sitting."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        if fact["type"] == "met_with":
            groups[json.dumps([fact["date"], fact["evidence"]])].append(number)
    occasions = {}
    for group in groups.values():
        sides = {facts[number][part] for number in group for part in "ab"}
        if len(sides) > 2 and len(group) == len(sides) * (len(sides) - 1) // 2:
            occasions.update(dict.fromkeys(group, f"sitting-{group[0]}"))
    return occasions
