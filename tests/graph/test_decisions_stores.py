"""Articles and decisions in any order, in each of the two stores."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.decisions import Decision, Undoing
from graph.stores.base import Store
from graph.stores.write import wipe
from graph.update import canonical_dump, decide, delete, load, rebuild, undo
from tests.graph.test_decisions import decided_worlds
from tests.support.shelf import whole

BY = Undoing(by="somebody", at="2026-01-02T00:00:00Z")


@settings(
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(decided_worlds(), st.data())
def test_a_store_holds_what_articles_and_decisions_give_in_any_order(store: Store, world, data):
    store.write(wipe)
    arrived, made = world
    empty = canonical_dump(store)

    def derived() -> str:
        """What the store holds besides the reference data."""
        lines = set(canonical_dump(store).splitlines()) - set(empty.splitlines())
        return "".join(f"{line}\n" for line in sorted(lines))

    for step in data.draw(st.permutations([*arrived, *made])):
        if isinstance(step, Decision):
            decide(store, [step])
        else:
            load(store, [step], "test-1")
    decided = derived()
    assert decided == whole(arrived, made)
    assert rebuild(store) == 0

    load(store, arrived, "test-1")
    assert derived() == decided

    delete(store, [arrived[0].article.identity])
    assert derived() == whole(arrived[1:], made)
    load(store, arrived[:1], "test-1")
    assert derived() == decided

    for decision in data.draw(st.permutations(made)):
        undo(store, decision.uid, BY)
    assert derived() == whole(arrived, [])
    assert rebuild(store) == 0
    delete(store, [arrival.article.identity for arrival in arrived])
    assert canonical_dump(store) == empty
