"""Articles into a store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from graph.settings import Retention
from graph.stores.base import Store, Transaction
from graph.stores.write import apply
from graph.update.absorb import Recording, absorb, independent, read_ahead
from graph.update.arrivals import Arrival, Outcome
from graph.update.settling import settle
from graph.update.shelf import StoredShelf

BATCH = 100
"""So many articles at most in one transaction."""


def load(
    store: Store, arrivals: Iterable[Arrival], extractor: str, retention: Retention = "full"
) -> tuple[Outcome, ...]:
    """Load articles, at most ``BATCH`` in one transaction; return what became of each, in order.

    It may be stopped between two transactions: what is in then is complete.
    """
    outcomes: list[Outcome] = []
    for batch in independent(arrivals, BATCH):
        read_ahead(batch, StoredShelf(store.read), extractor)  # before others have to wait for us

        def work(transaction: Transaction, batch: Sequence[Arrival] = batch) -> list[Outcome]:
            recording = Recording(extractor, retention, _now())
            became, change = absorb(batch, StoredShelf(transaction.run), recording)
            apply(transaction, change)
            corrections = settle(transaction, [arrival.article for arrival in batch])
            return [as_correction(outcome, corrections) for outcome in became]

        outcomes += store.write(work)
    return tuple(outcomes)


def as_correction(outcome: Outcome, corrections: Collection[str]) -> Outcome:
    """Return what became of an article, once it is known which are corrections of others."""
    corrects = outcome.kind == "new" and outcome.article in corrections
    return replace(outcome, kind="corrected") if corrects else outcome


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
