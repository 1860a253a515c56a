"""Constraints, indexes and reference nodes of a store, alike on both."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from graph.errors import StoreError
from graph.model import Difference
from graph.ontology import ontology
from graph.reference import reference_graph
from graph.stores.base import Row, Store, Transaction
from graph.stores.lists import KEYS, list_keys
from graph.stores.search import ANALYZERS, INDEXES, SEARCHED
from graph.stores.write import apply

VERSION = 3
LOCK = "Lock"  # holds 'schema', what the store was made with, and 'writer', whose turn it is

_INDEXES = (
    *(("Claim", name) for name in ("block", "within", "person", "article")),
    *(
        ("Article", name)
        for name in ("identity", "url", "text_digest", "source", "published", "notice", "corrects")
    ),
    ("Entry", "party"),
    *((label, name) for label, names in KEYS.items() for name in names),
)
_REFERENCE_FILES = ("countries.yaml", "organisations.yaml", "legislatures.yaml")


class Definable(Store, Protocol):
    """A store whose schema can be written."""

    def define(self, statement: str) -> None:
        """Run a statement that defines a constraint or an index."""
        ...

    def create_full_text_index(self, name: str, label: str, analyzer: str) -> None:
        """Index the property ``fold`` of a label, if that is not done yet."""
        ...


def labels() -> tuple[str, ...]:
    """Return every label of the graph's own nodes."""
    return tuple(ontology().terms.kinds)


def ensure(store: Definable) -> None:
    """Make what is missing; one short query when nothing is.

    Raises:
        StoreError: the store was made by a newer version.
    """
    wanted = {"version": VERSION, "made_of": _digest()}
    found = store.read(
        f"MATCH (l:{LOCK} {{uid: 'schema'}}) RETURN l.version AS version, l.made_of AS made_of"
    )
    if found == [wanted]:
        return
    if found and (found[0]["version"] or 0) > VERSION:
        raise StoreError(
            f"The store's schema has version {found[0]['version']}, this version of Entente "
            f"knows {VERSION}; use the version that made it."
        )
    for statement in _definitions():
        store.define(statement)
    for label, index in INDEXES.items():
        store.create_full_text_index(index, label, ANALYZERS[label])
    if found and found[0]["version"] != VERSION:
        for label in KEYS:
            _give_keys(store, label)
    store.write(lambda transaction: _fill(transaction, wanted))


def _give_keys(store: Store, label: str) -> None:
    """Give the nodes of a store of an older version their keys.

    What has no moment of writing counts as written long ago.
    """
    following = (
        f"MATCH (n:{label}) WHERE n.uid > $after "
        "RETURN n.uid AS uid, n.type AS type, n.status AS status, n.date AS date, n.news AS news "
        f"{store.in_order('n.uid')} LIMIT 1000"
    )
    put = f"UNWIND $rows AS row MATCH (n:{label} {{uid: row.uid}}) SET n += row.keys"
    after = ""
    while found := store.read(following, after=after):
        after = found[-1]["uid"]
        rows = [{"uid": row["uid"], "keys": _missing(label, row)} for row in found]

        def work(transaction: Transaction, rows: list[Row] = rows) -> list[Row]:
            return transaction.run(put, rows=rows)

        store.write(work)


def _missing(label: str, row: Row) -> dict[str, str]:
    keys = list_keys(label, row["uid"], row, "1970-01-01")
    return keys | ({"news": row["news"]} if row["news"] else {})


def _definitions() -> tuple[str, ...]:
    """Return the statements that make constraints and indexes, each harmless when it is there."""
    constraints = (
        f"CREATE CONSTRAINT {label.lower()}_uid IF NOT EXISTS "
        f"FOR (n:{label}) REQUIRE n.uid IS UNIQUE"
        for label in (*labels(), LOCK)
    )
    indexes = (
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
        for label, name in _INDEXES
    )
    return (*constraints, *indexes)


def _fill(transaction: Transaction, made_with: Mapping[str, Any]) -> None:
    transaction.run(
        "MATCH (:Parliament)-[r:CHAMBER_OF]->() WITH collect(r) AS all UNWIND all AS r DELETE r"
    )
    apply(transaction, Difference(put=reference_graph()))
    transaction.run(
        f"MERGE (l:{LOCK} {{uid: 'schema'}}) SET l.version = $version, l.made_of = $made_of",
        **made_with,
    )


@cache
def _digest() -> str:
    """Return a digest of schema and reference data, without reading what the latter mean."""
    folder = files("graph") / "data" / "reference"
    parts = [(folder / name).read_bytes() for name in _REFERENCE_FILES]
    parts.append(repr((_definitions(), INDEXES, ANALYZERS, SEARCHED)).encode())
    return hashlib.sha256(b"".join(parts)).hexdigest()[:16]
