"""The schema on a page: what users' Cypher may name, from the ontology and ``schema.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.data_files import read_data
from graph.ontology import FactType, Language, ontology

_ACTION = "action"  # stands for the relationships of diplomatic acts, one for each


@dataclass(frozen=True)
class Property:
    """A property: the type of its value (``text``, ``date`` …) and what it holds."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Kind:
    """A label, how the reader calls it, and what its nodes carry."""

    label: str
    name: str
    properties: tuple[Property, ...]


@dataclass(frozen=True)
class Relationship:
    """A relationship type from some labels to others; ``event`` is its ``Event.type`` if a tie."""

    type: str
    name: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    properties: tuple[Property, ...]
    event: str | None = None

    @property
    def pattern(self) -> str:
        """The relationship as a pattern of Cypher."""
        starts, ends = "|".join(self.starts), "|".join(self.ends)
        return f"(:{starts})-[:{self.type}]->(:{ends})"


@dataclass(frozen=True)
class Values:
    """A property whose values are a closed list: each with its label."""

    of: str
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Example:
    """A query, what it asks, and the values of its parameters."""

    asks: str
    query: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """All that a query may name."""

    kinds: tuple[Kind, ...]
    tie: tuple[Property, ...]
    ties: tuple[Relationship, ...]
    others: tuple[Relationship, ...]
    values: tuple[Values, ...]
    examples: tuple[Example, ...]

    @property
    def relationships(self) -> tuple[Relationship, ...]:
        """Those that are ties, then all others."""
        return self.ties + self.others


@cache
def sheet(language: Language) -> Sheet:
    """Return the schema in a reader's language; the properties that all ties have stand apart."""
    written = read_data("schema")
    relationships = tuple(_relationships(written, language))
    terms = ontology().terms
    return Sheet(
        kinds=tuple(
            Kind(label, names[language], _properties(written, written["kinds"][label], language))
            for label, names in terms.kinds.items()
        ),
        tie=_properties(written, written["tie"], language),
        ties=tuple(one for one in relationships if one.event),
        others=tuple(one for one in relationships if not one.event),
        values=tuple(_values(language)),
        examples=tuple(
            Example(one[language], one["query"], one.get("parameters", {}))
            for one in written["examples"]
        ),
    )


def properties_of(label: str) -> list[str]:
    """Return what nodes of a kind carry, the most useful first."""
    (kind,) = (kind for kind in sheet("en").kinds if kind.label == label)
    return [known.name for known in kind.properties]


def _relationships(written: Mapping[str, Any], language: Language) -> Iterator[Relationship]:
    ends = written["relationships"]
    for fact in ontology().types.values():
        for name, phrase in _named(fact, language):
            known = ends[fact.relationship]
            yield _relationship(written, name, phrase, known, language, fact.event)
    for name, labels in ontology().terms.relationships.items():
        if name in ends and name not in {fact.relationship for fact in ontology().types.values()}:
            yield _relationship(written, name, labels[language], ends[name], language)


def _named(fact: FactType, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the relationship types of a fact type, each with how it is said."""
    if fact.relationship != _ACTION:
        yield fact.relationship, fact.labels[language].phrase
    for action, known in fact.actions.items():
        yield action.upper(), known.labels[language]


def _relationship(
    written: Mapping[str, Any],
    name: str,
    said: str,
    known: Mapping[str, str],
    language: Language,
    event: str | None = None,
) -> Relationship:
    return Relationship(
        type=name,
        name=said,
        starts=tuple(known["from"].split()),
        ends=tuple(known["to"].split()),
        properties=_properties(written, known.get("has", ""), language),
        event=event,
    )


def _properties(written: Mapping[str, Any], names: str, language: Language) -> tuple[Property, ...]:
    meanings = written["properties"]
    return tuple(
        Property(name, meanings[name]["type"], meanings[name][language]) for name in names.split()
    )


def _values(language: Language) -> Iterator[Values]:
    book = ontology()
    types = book.types
    events = {fact.event: fact.labels[language].name for fact in types.values() if fact.event}
    yield Values("Event.type", events)
    yield Values("Claim.type", {name: fact.labels[language].name for name, fact in types.items()})
    groups = {
        "status": book.terms.statuses,
        "stage": book.terms.stages,
        "date_precision": book.terms.precisions,
        "role": book.terms.roles,
    }
    for name, labels in groups.items():
        yield Values(name, {value: said[language] for value, said in labels.items()})


def markdown(shown: Sheet) -> str:
    """Return the schema as ``docs/schema.md``."""
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: Sheet) -> Iterator[str]:
    yield "# The schema on a page"
    yield ""
    yield "What Cypher queries may name. Written by `python -m tests.api.contract --write` from the"
    yield "ontology and `graph/data/schema.yaml`; the service shows the same at `/schema`."
    yield ""
    yield "## Nodes"
    for kind in shown.kinds:
        yield from ("", f"### {kind.label}: {kind.name}", "")
        yield from _table(kind.properties)
    yield from ("", "## Relationships that are ties", "", "Each has:", "")
    yield from _table(shown.tie)
    yield from ("", "| pattern | says | `Event.type` | has besides |", "|---|---|---|---|")
    for one in shown.ties:
        besides = ", ".join(f"`{known.name}`" for known in one.properties)
        yield f"| `{_escaped(one.pattern)}` | {one.name} | {one.event} | {besides} |"
    yield from ("", "## Other relationships", "", "| pattern | says | has |", "|---|---|---|")
    for one in shown.others:
        has = ", ".join(f"`{known.name}`" for known in one.properties)
        yield f"| `{_escaped(one.pattern)}` | {one.name} | {has} |"
    yield from ("", "## Values", "")
    for values in shown.values:
        listed = ", ".join(f"`{value}` ({said})" for value, said in values.labels.items())
        yield f"* `{values.of}`: {listed}"
    yield from ("", "## Examples")
    for example in shown.examples:
        yield from ("", f"{example.asks}:", "", "```cypher", example.query, "```")


def _table(properties: tuple[Property, ...]) -> Iterator[str]:
    yield "| property | type | what it holds |"
    yield "|---|---|---|"
    for known in properties:
        yield f"| `{known.name}` | {known.type} | {_escaped(known.meaning)} |"


def _escaped(text: str) -> str:
    return text.replace("|", r"\|")
