"""Whether what the store holds hangs together."""

from __future__ import annotations

from collections.abc import Iterator

from graph.ontology import ontology
from graph.stores.base import Store

_BATCH = 2_000
_SHOWN = 5

_BAD = """
MATCH (n:{label}) WHERE n.uid > $after
WITH n ORDER BY n.uid LIMIT $batch
RETURN max(n.uid) AS last, collect(CASE WHEN {fault} THEN n.uid END) AS bad
"""
_COUNTS = "MATCH (n:{label}) RETURN count(n) AS nodes, count(DISTINCT n.uid) AS uids"
_FAULTS = (
    ("Claim", "NOT EXISTS { (n)-[:STATED_IN]->(:Article) }", "claims without their article"),
    ("Event", "NOT EXISTS { (n)<-[:SUPPORTS]-(:Claim) }", "events that no claim supports"),
    ("Agreement", "NOT EXISTS { (n)<-[:SUPPORTS]-(:Claim) }", "agreements that no claim supports"),
    ("Official", "NOT EXISTS { (n)<-[:SUPPORTS]-(:Claim) }", "officials that no claim names"),
    ("Entry", "n.tie IS NULL", "list entries without their tie"),
)
_LISTED = """
MATCH (e:Event) WHERE e.uid > $after
WITH e ORDER BY e.uid LIMIT $batch
RETURN e.uid AS uid, e.entries AS entries
"""
_ENTRIES = "UNWIND $uids AS uid MATCH (n:Entry {uid: uid}) RETURN n.uid AS uid"


def complaints(store: Store) -> list[str]:
    """Return one sentence for each sort of fault, none when all is well."""
    return [*_uids(store), *_faults(store), *_lists(store)]


def _uids(store: Store) -> Iterator[str]:
    for label in ontology().terms.kinds:
        row = store.read(_COUNTS.format(label=label))[0]
        if row["nodes"] != row["uids"]:
            yield f"{row['nodes'] - row['uids']} {label} nodes have no uid, or another's."


def _faults(store: Store) -> Iterator[str]:
    for label, fault, said in _FAULTS:
        query, after, bad = _BAD.format(label=label, fault=fault), "", list[str]()
        while (row := store.read(query, after=after, batch=_BATCH)[0])["last"] is not None:
            after = row["last"]
            bad += row["bad"]
        if bad:
            yield _sentence(len(bad), said, bad)


def _lists(store: Store) -> Iterator[str]:
    """Yield what is wrong between events and the entries that list their ties."""
    after, missing = "", list[str]()
    while rows := store.read(_LISTED, after=after, batch=_BATCH):
        after = rows[-1]["uid"]
        wanted = {uid for row in rows for uid in row["entries"]}
        there = {row["uid"] for row in store.read(_ENTRIES, uids=sorted(wanted))}
        missing += sorted(wanted - there)
    if missing:
        yield _sentence(len(missing), "ties are missing from the lists", missing)


def _sentence(count: int, said: str, uids: list[str]) -> str:
    shown = ", ".join(uids[:_SHOWN])
    more = " …" if count > _SHOWN else ""
    return f"{count} {said}: {shown}{more}."
