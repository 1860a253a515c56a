"""One article's officials and facts in the exchange format, as gold or as a prediction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import BadInput
from graph.ontology import ontology
from graph.text import fold

Official = Mapping[str, Any]
Fact = Mapping[str, Any]
Party = str

# which fields of a fact are its first and its second side; signers are not compared
SIDES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "met_with": (("a",), ("b",)),
    "visited": (("who",), ("to",)),
    "signed": (("parties",), ()),
    "exempted_visa": (("of",), ("by",)),
    "participated": (("who",), ()),
    "diplomatic": (("a",), ("b",)),
    "message": (("a",), ("b",)),
    "called_for": (("who",), ("with",)),
}


@dataclass(frozen=True)
class Record:
    """What is known of one article; ``officials`` are by key, facts are JSON objects."""

    id: str
    language: str
    officials: Mapping[Party, Official]
    facts: Sequence[Fact]
    ignore_officials: bool = False

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Record:
        """Return the record of a JSON object; raises BadInput for one that is not in the format."""
        unknown = [f.get("type") for f in record.get("facts", ()) if f.get("type") not in SIDES]
        if "id" not in record or unknown:
            what = f"the fact type {unknown[0]!r} is not known" if unknown else "it has no id"
            raise BadInput(f"{what}; docs/facts.md describes the format.")
        return cls(
            id=str(record["id"]),
            language=str(record.get("lang", "und")),
            officials={official["key"]: official for official in record.get("officials", ())},
            facts=tuple(record.get("facts", ())),
            ignore_officials=bool(record.get("ignore_officials", False)),
        )

    def affiliation(self, party: Party) -> Party:
        """Return whom a party stands for: ``country:KZ``, ``org:IPU``, else the person."""
        official = self.officials.get(party)
        if official is None:
            return party
        if official.get("country"):
            return f"country:{official['country']}"
        return (
            f"org:{official['org']}" if official.get("org") else f"person:{fold(official['name'])}"
        )

    def sides(self, fact: Fact) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Return the parties of a fact's two sides, each once."""
        first, second = (_parties(fact, fields) for fields in SIDES[fact["type"]])
        return first, second

    def names(self, party: Party) -> tuple[str, ...]:
        """Return all names of an official, nothing for a country or an organization."""
        official = self.officials.get(party)
        return (official["name"], *official.get("aliases", ())) if official else ()


def _parties(fact: Fact, fields: Sequence[str]) -> tuple[Party, ...]:
    values = (fact.get(name) for name in fields)
    found = (v if isinstance(v, list) else [v] if v else [] for v in values)
    return tuple(dict.fromkeys(party for parties in found for party in parties))


def is_directed(fact: Fact) -> bool:
    """Tell whether a fact's sides cannot be exchanged."""
    if fact["type"] == "exempted_visa":
        return not fact.get("mutual", False)
    return ontology().types[fact["type"]].directed


def is_certain(fact: Fact) -> bool:
    """Tell whether its reader was sure of a fact; the others count neither way."""
    return bool(fact.get("certain", True))


def read_records(path: Path) -> dict[str, Record]:
    """Return the records of a JSON Lines file by article id.

    Raises:
        BadInput: the file cannot be read, or a line is not a record, or an article stands twice.
    """
    records: dict[str, Record] = {}
    for number, line in _lines(path):
        try:
            record = Record.of(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError, BadInput) as error:
            raise BadInput(f"{path}, line {number}: not a record of facts: {error}") from error
        if record.id in records:
            raise BadInput(f"{path}, line {number}: article {record.id!r} stands twice.")
        records[record.id] = record
    return records


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read: {error}.") from error
    yield from ((n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip())
