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

VERSION = 2
LOCK = "Lock"  # holds 'schema', what the store was made with, and 'writer', whose turn it is

_INDEXES = (
    *(("Claim", name) for name in ("block", "within", "person", "article")),
    *(
        ("Article", name)
        for name in ("identity", "url", "text_digest", "source", "published", "notice", "corrects")
    ),
    *(("Entry", name) for name in ("party", *KEYS)),
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
        _key_entries(store)
    store.write(lambda transaction: _fill(transaction, wanted))


def _key_entries(store: Store) -> None:
    """Give the entries of a store of version 1 their keys; they count as written long ago."""
    following = (
        "MATCH (e:Entry) WHERE e.uid > $after RETURN e.uid AS uid "
        f"{store.in_order('e.uid')} LIMIT 1000"
    )
    put = "UNWIND $rows AS row MATCH (e:Entry {uid: row.uid}) SET e += row.keys"
    after = ""
    while found := store.read(following, after=after):
        after = found[-1]["uid"]
        rows = [{"uid": row["uid"], "keys": list_keys(row["uid"], "1970-01-01")} for row in found]

        def work(transaction: Transaction, rows: list[Row] = rows) -> list[Row]:
            return transaction.run(put, rows=rows)

        store.write(work)


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
