"""The store's own keys of lists: the other way round, and walked in order by both engines."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from graph.model import Difference, Graph
from graph.stores import Store
from graph.stores.lists import KEYS, list_keys, mirrored
from graph.stores.schema import VERSION
from graph.stores.write import apply
from tests.support.filled import entries, put, tie

POSITIONS = st.from_regex(
    r"[0-9]{4}(-[0-9]{2}){0,2}\|event:[a-z-]{1,9}~[0-9a-f]{6}", fullmatch=True
)


@given(st.lists(POSITIONS, unique=True))
def test_mirrored_positions_sort_from_new_to_old(positions: list[str]) -> None:
    assert sorted(positions, key=mirrored) == sorted(positions, reverse=True)
    assert [mirrored(mirrored(position)) for position in positions] == positions


def test_an_index_is_walked_in_its_order_whatever_was_written_when(store: Store) -> None:
    chance = random.Random(5)
    numbers = list(range(3_000))
    chance.shuffle(numbers)
    every = {number: tie(number, f"{2000 + number % 25}-0{1 + number % 9}") for number in numbers}
    for first in range(0, 3_000, 500):
        put(store, entries([every[number] for number in numbers[first : first + 500]], "MA"))
    gone = frozenset(entries([every[number] for number in numbers[:700]], "MA").nodes)
    store.write(lambda transaction: apply(transaction, Difference(Graph(), drop_nodes=gone)))
    put(store, entries([every[number] for number in numbers[:200]], "MA"))
    for key in ("newest", "uid", "news"):
        rows = store.read(
            f"MATCH (e:Entry) WHERE e.{key} > 'MA|' AND e.{key} < 'MA|\x7f' "
            f"WITH e WHERE e.type = 'met_with' RETURN e.{key} AS key "
            f"{store.in_order(f'e.{key}')} LIMIT 2400"
        )
        keys = [row["key"] for row in rows]
        assert len(keys) == 2_400
        assert keys == sorted(keys)


def test_a_store_of_a_version_before_is_given_the_keys(store: Store) -> None:
    listed = entries([tie(number, "2025") for number in range(3)], "MA", "KZ")
    events = {
        key: {**of, "date": "2025-02-01"} for key, of in listed.nodes.items() if key[0] == "Event"
    }
    put(store, Graph({**listed.nodes, **events, ("Dyad", "KZ~MA"): {"ties": 3}}))
    before = keys_in(store)
    assert {one["label"] for one in before} == set(KEYS)
    store.write(
        lambda transaction: (
            transaction.run("MATCH (n) SET n.newest = null, n.sorted = null, n.one = null")
            + transaction.run("MATCH (e:Entry {party: 'MA'}) SET e.news = null")
            + transaction.run(
                "MATCH (l:Lock {uid: 'schema'}) SET l.version = $old", old=VERSION - 1
            )
        )
    )
    assert keys_in(store) != before
    store.ensure_schema()
    for one in before:
        if one["uid"].startswith("MA|"):  # when it was written is not known any more
            one["news"] = list_keys("Entry", one["uid"], one, "1970-01-01")["news"]
    assert keys_in(store) == before


def keys_in(store: Store) -> list[dict[str, str]]:
    """Return the keys of all nodes that have any, by uid."""
    names = ", ".join(
        f"n.{name} AS {name}" for name in sorted({k for of in KEYS.values() for k in of})
    )
    rows = [
        {**row, "label": label}
        for label in KEYS
        for row in store.read(
            f"MATCH (n:{label}) RETURN n.uid AS uid, n.type AS type, n.status AS status, {names}"
        )
    ]
    return sorted(rows, key=lambda row: row["uid"])
