"""Stored claims recorded anew: where they lie once decisions, or what supersedes them, change."""

from __future__ import annotations

from collections.abc import Iterable

from graph.derive.building import Builder
from graph.derive.records import naming_of, placed
from graph.derive.rulings import Rulings
from graph.model import Claim, EdgeKey
from graph.update.shelf import Shelf


def place(claims: Iterable[Claim], rulings: Rulings | None, records: Builder, shelf: Shelf) -> None:
    """Record claims as decisions leave them, with those that name them; None: as mere history."""
    by_uid = {claim.uid: claim for claim in claims}
    for record in shelf.claim_records(by_uid.keys()):
        claim = by_uid[record["uid"]]
        node = placed({**record, "uid": None}, claim, rulings)
        records.node(("Claim", claim.uid), node)
        if rulings is not None:
            records.edges.update(naming_of(claim, rulings))


def naming(claims: Iterable[Claim], rulings: Rulings) -> set[EdgeKey]:
    """Return the edges by which decisions name claims."""
    return {edge for claim in claims for edge in naming_of(claim, rulings)}
