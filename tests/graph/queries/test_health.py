"""A store that does not hang together is found out."""

from __future__ import annotations

from graph.model import Difference, Graph
from graph.queries.health import complaints
from graph.stores import Store
from graph.stores.write import apply
from tests.support.filled import dispatches, entries, fill, put, tie


def test_missing_claims_and_entries_are_told(store: Store) -> None:
    fill(store, dispatches("own-frp-01"))
    put(store, entries([tie(1, "2025")], "MA"))
    put(store, Graph(nodes={("Claim", "claim:000000000000"): {"type": "met_with"}}))
    assert complaints(store) == [
        "1 claims without their article: claim:000000000000.",
        "1 events that no claim supports: event:meeting-ma-kz-000001.",
    ]
    lost = frozenset(entries([tie(1, "2025")], "MA").nodes) - {
        ("Event", "event:meeting-ma-kz-000001")
    }
    store.write(lambda t: apply(t, Difference(put=Graph(), drop_nodes=lost)))
    assert complaints(store)[-1].startswith("1 ties are missing from the lists: MA|2025|event:")
