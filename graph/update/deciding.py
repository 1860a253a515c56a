"""Decisions into a store, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.claims import claim_from_json
from graph.decisions import Decision, Undoing
from graph.derive.building import Builder
from graph.derive.records import PLACES, add_decision, naming_of, places_of
from graph.derive.rulings import Rulings
from graph.errors import NotFound
from graph.model import Difference
from graph.stores.base import Store, Transaction
from graph.stores.write import apply
from graph.update.absorb import joined
from graph.update.recompute import recompute
from graph.update.scope import Change
from graph.update.shelf import Shelf, StoredShelf, current_claims


def decide(store: Store, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Record decisions in one transaction; return those that changed anything.

    One that comes as taken back takes back the one that is there; what was taken back stays so.
    """

    def work(transaction: Transaction) -> tuple[Decision, ...]:
        shelf = StoredShelf(transaction.run)
        known = {decision.uid: decision for decision in shelf.decisions(in_force=False)}
        fresh = {d.uid: d for d in decisions if d.uid not in known or _takes_back(d, known[d.uid])}
        apply(transaction, decided(fresh.values(), shelf))
        return tuple(fresh.values())

    return store.write(work)


def _takes_back(decision: Decision, known: Decision) -> bool:
    return known.in_force and not decision.in_force


def undo(store: Store, uid: str, undoing: Undoing) -> Decision:
    """Take a decision back; it stays as a record.

    Raises:
        NotFound: there is none in force with this uid.
    """

    def work(transaction: Transaction) -> Decision:
        shelf = StoredShelf(transaction.run)
        known = {decision.uid: decision for decision in shelf.decisions()}
        if uid not in known:
            raise NotFound(f"No decision in force has the uid {uid!r}.", tuple(sorted(known)[:5]))
        taken_back = known[uid].model_copy(update={"undone": undoing})
        apply(transaction, decided([taken_back], shelf))
        return taken_back

    return store.write(work)


def decided(decisions: Iterable[Decision], shelf: Shelf) -> Difference:
    """Return what changes when decisions are recorded, or recorded as taken back."""
    changed = {decision.uid: decision for decision in decisions}
    stored = {decision.uid: decision for decision in shelf.decisions()}
    before, after = Rulings(stored.values()), Rulings({**stored, **changed}.values())
    identities = {article for decision in changed.values() for article in decision.articles}
    named = tuple(
        claim
        for claim in current_claims(shelf, identities)
        if before.marks(claim) != after.marks(claim)
        or before.effective([claim]) != after.effective([claim])
    )
    records = Builder()
    for decision in changed.values():
        add_decision(decision, records)
    gone = set()
    for record in shelf.claim_records({claim.uid for claim in named}):
        claim = claim_from_json(record["content"])
        kept = {name: record[name] for name in record if name not in PLACES | {"uid"}}
        records.node(("Claim", claim.uid), {**kept, **places_of(claim, after)})
        records.edges.update(naming_of(claim, after))
        gone |= naming_of(claim, before).keys() - naming_of(claim, after).keys()
    change = Change(named, named, before=before, after=after)
    return joined(records.graph(), (), recompute(change, shelf), gone)
