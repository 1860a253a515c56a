"""Reports in a few words: articles with what is read out of them, for examples in tests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from graph.claims import claims_of
from graph.derive import derive
from graph.model import Article, Extraction, Fact, Graph, Mention, Quote, Status
from graph.update.arrivals import Arrival

_ONE = {"a", "b", "who", "to", "with", "by", "of"}


def person(
    key: str, name: str, country: str | None, role: str = "minister", **more: Any
) -> Mention:
    """A person as an article presents them."""
    return Mention(key=key, name=name, country=country, role=role, **more)


def fact(kind: str, date: str | None = None, status: Status = "held", /, **fields: Any) -> Fact:
    """A fact; fields that are parts of a fact are parties, all others details."""
    parts = {
        name: (value,) if name in _ONE else tuple(value)
        for name, value in fields.items()
        if name in _ONE | {"parties", "signers"}
    }
    own = {"confidence": 0.9, "place": None, "occasion": None, "date_end": None}
    words = f"{kind} {' '.join(party for there in parts.values() for party in there)} {date}."
    sentence = str(fields.pop("sentence", words))
    return Fact(
        type=kind,
        status=status,
        parts=parts,
        quote=Quote("text", sentence, 0, len(sentence)),
        rule="test",
        date=date,
        details={n: v for n, v in fields.items() if n not in parts and n not in own},
        **{name: fields.get(name, default) for name, default in own.items()},
    )


def report(
    name: str,
    *facts: Fact,
    people: Iterable[Mention] = (),
    published: str | None = "2025-04-07",
    **article: Any,
) -> Arrival:
    """An article; its text is made of its facts unless it is given."""
    text = article.pop("text", None) or f"{name}: {' '.join(f.quote.sentence for f in facts)}"
    identity = article.pop("identity", f"id:{name}")
    return Arrival(
        Article(identity=identity, text=text, published=published, language="fr", **article),
        Extraction("fr", tuple(people), facts),
    )


def graph_of(*reports: Arrival) -> Graph:
    """The whole graph of these reports."""
    claims = [c for r in reports for c in claims_of(r.article, r.extraction, "test-1")]
    return derive(claims, [r.article for r in reports])


def ties(graph: Graph) -> list[dict[str, Any]]:
    """All ties of a graph as JSON, by date and uid."""
    texts = {p["tie"] for (label, _), p in graph.nodes.items() if label == "Entry"}
    return sorted(map(json.loads, texts), key=lambda tie: (tie.get("date", ""), tie["uid"]))


def nodes(graph: Graph, label: str) -> dict[str, Any]:
    """The nodes of a label by uid."""
    return {uid: dict(p) for (kind, uid), p in graph.nodes.items() if kind == label}


def edges(graph: Graph, kind: str) -> list[tuple[str, str, dict[str, Any]]]:
    """The edges of a type: both uids and properties, sorted."""
    found = [(a[1], b[1], dict(p)) for (k, a, b, _), p in graph.edges.items() if k == kind]
    return sorted(found, key=lambda edge: edge[:2])
