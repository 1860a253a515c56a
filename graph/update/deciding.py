"""Decisions into a store, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.decisions import Decision, Undoing
from graph.derive.building import Builder
from graph.derive.records import decision_node
from graph.derive.rulings import Rulings
from graph.errors import NotFound
from graph.model import Claim, Difference
from graph.stores.base import Store, Transaction
from graph.stores.write import apply
from graph.update.absorb import joined
from graph.update.placing import naming, place
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
    every = current_claims(shelf, identities)
    moved = tuple(claim for claim in every if _differs(claim, before, after))
    records = Builder()
    place(moved, after, records, shelf)
    records.nodes.update(map(decision_node, changed.values()))
    gone = naming(moved, before) - records.edges.keys()
    change = Change(moved, moved, before=before, after=after)
    return joined(records.graph(), (), recompute(change, shelf), gone)


def _differs(claim: Claim, before: Rulings, after: Rulings) -> bool:
    """Tell whether decisions leave a claim otherwise than they did, or others name it."""
    return (before.marks(claim), before.effective([claim])) != (
        after.marks(claim),
        after.effective([claim]),
    )
