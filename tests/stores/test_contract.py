"""What both stores promise: the same texts, the same answers, the same errors."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadInput, EntenteError, StoreError
from graph.model import Difference, EdgeKey, Graph, NodeKey
from graph.stores import Store, Transaction
from graph.stores.schema import VERSION
from graph.stores.search import INDEXES, lucene
from graph.stores.write import apply, read_graph

OFFICIAL: NodeKey = ("Official", "official:ma:x-000001")
EVENT: NodeKey = ("Event", "event:meeting-000002")
MOROCCO: NodeKey = ("Country", "MA")
FRANCE: NodeKey = ("Country", "FR")


def write(store: Store, change: Difference) -> None:
    store.write(lambda transaction: apply(transaction, change))


def put(store: Store, graph: Graph) -> None:
    write(store, Difference(put=graph))


def unreferenced(graph: Graph) -> Graph:
    """The graph without the reference data that every store holds."""
    reference = {"Country", "Organization", "Parliament"}
    return Graph(
        {node: p for node, p in graph.nodes.items() if node[0] not in reference},
        {edge: p for edge, p in graph.edges.items() if edge[0] != "CHAMBER_OF"},
    )


def difference(before: Graph, after: Graph) -> Difference:
    """How to come from one graph to another."""
    return Difference(
        put=Graph(
            {node: p for node, p in after.nodes.items() if before.nodes.get(node) != p},
            {edge: p for edge, p in after.edges.items() if before.edges.get(edge) != p},
        ),
        drop_nodes=frozenset(before.nodes.keys() - after.nodes.keys()),
        drop_edges=frozenset(before.edges.keys() - after.edges.keys()),
    )


class TestSchema:
    def test_an_empty_store_holds_the_reference_nodes_and_nothing_else(self, store: Store) -> None:
        labels = {node[0] for node in read_graph(store).nodes}
        assert labels == {"Country", "Organization", "Parliament"}
        assert unreferenced(read_graph(store)) == Graph()

    def test_ensuring_it_again_only_reads(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise AssertionError("the schema is made again")

        for change in ("write", "define", "create_full_text_index"):
            assert hasattr(store, change)
            monkeypatch.setattr(store, change, refuse)
        store.ensure_schema()

    def test_a_uid_stands_for_one_node(self, store: Store) -> None:
        with pytest.raises(StoreError):
            store.write(lambda t: t.run("CREATE (:Country {uid: 'MA'})"))
        assert store.read("MATCH (c:Country {uid: 'MA'}) RETURN count(c) AS n") == [{"n": 1}]

    def test_a_store_of_a_newer_version_is_refused(self, store: Store) -> None:
        def age(by: int) -> None:
            step = "MATCH (l:Lock {uid: 'schema'}) SET l.version = l.version + $by"
            store.write(lambda t: t.run(step, by=by))

        age(1)
        try:
            with pytest.raises(StoreError, match=f"version {VERSION + 1}"):
                store.ensure_schema()
        finally:
            age(-1)


class TestWriting:
    def test_what_is_put_is_read_back_equal(self, store: Store) -> None:
        graph = Graph(
            nodes={OFFICIAL: {"name": "Xénia", "aliases": ["x", "y"], "n": 2**53 + 1, "f": 0.5}},
            edges={
                ("REPRESENTS", OFFICIAL, MOROCCO, ""): {},
                ("VISITED", OFFICIAL, FRANCE, "t1"): {"date": "2025-04", "mutual": True},
                ("VISITED", OFFICIAL, FRANCE, "t2"): {"date": "2025-05"},
            },
        )
        put(store, graph)
        assert unreferenced(read_graph(store)) == graph

    def test_a_node_is_replaced_whole(self, store: Store) -> None:
        put(store, Graph({OFFICIAL: {"name": "X", "role": "envoy"}}))
        put(store, Graph({OFFICIAL: {"name": "Y"}}))
        assert unreferenced(read_graph(store)).nodes == {OFFICIAL: {"name": "Y"}}

    def test_an_edge_is_replaced_and_never_doubled(self, store: Store) -> None:
        edge: EdgeKey = ("MET_WITH", FRANCE, MOROCCO, "tie-1")
        put(store, Graph({EVENT: {"type": "meeting"}}, {edge: {"event": EVENT[1], "reports": 1}}))
        put(store, Graph({}, {edge: {"event": EVENT[1], "reports": 2}}))
        assert unreferenced(read_graph(store)).edges == {edge: {"event": EVENT[1], "reports": 2}}
        count = "MATCH (:Country)-[r:MET_WITH]->(:Country) RETURN count(r) AS n"
        assert store.read(count) == [{"n": 1}]

    def test_removals_leave_the_rest(self, store: Store) -> None:
        edges: dict[EdgeKey, dict[str, int]] = {
            ("MET_WITH", FRANCE, MOROCCO, f"tie-{number}"): {"n": number} for number in range(3)
        }
        put(store, Graph({OFFICIAL: {"name": "X"}, EVENT: {"type": "meeting"}}, edges))
        gone: EdgeKey = ("MET_WITH", FRANCE, MOROCCO, "tie-1")
        drop = Difference(Graph(), drop_nodes=frozenset({EVENT}), drop_edges=frozenset({gone}))
        write(store, drop)
        kept = {edge: p for edge, p in edges.items() if edge != gone}
        assert unreferenced(read_graph(store)) == Graph({OFFICIAL: {"name": "X"}}, kept)

    def test_many_edges_of_few_nodes_are_all_removed(self, store: Store) -> None:
        countries: list[NodeKey] = [("Country", code) for code in ("MA", "FR", "KZ", "US", "CN")]
        edges: dict[EdgeKey, dict[str, int]] = {
            ("MET_WITH", countries[n % 5], countries[(n // 5) % 5], f"tie-{n}"): {"n": n}
            for n in range(600)
        }
        for _ in range(3):
            put(store, Graph({}, edges))
            assert len(unreferenced(read_graph(store)).edges) == 600
            write(store, Difference(Graph(), drop_edges=frozenset(edges)))
            assert unreferenced(read_graph(store)) == Graph()

    def test_an_edge_without_a_node_at_its_end_stores_nothing(self, store: Store) -> None:
        missing: EdgeKey = ("VISITED", ("Official", "official:nobody"), FRANCE, "t1")
        with pytest.raises(StoreError, match="1 VISITED edge"):
            put(store, Graph({EVENT: {"type": "visit"}}, {missing: {}}))
        assert unreferenced(read_graph(store)) == Graph()

    @pytest.mark.parametrize(
        "graph",
        [
            Graph({("Person) DETACH DELETE (n", "x"): {}}),
            Graph({}, {("KNOWS", MOROCCO, FRANCE, ""): {}}),
            Graph({}, {("VISITED", ("Person", "x"), FRANCE, ""): {}}),
        ],
    )
    def test_only_words_of_the_ontology_reach_a_query(self, store: Store, graph: Graph) -> None:
        with pytest.raises(StoreError, match="ontology"):
            put(store, graph)

    def test_a_transaction_happens_whole_or_not_at_all(self, store: Store) -> None:
        def half(transaction: Transaction) -> None:
            apply(transaction, Difference(Graph({EVENT: {"type": "visit"}})))
            raise BadInput("The second half cannot be read.")

        with pytest.raises(BadInput):
            store.write(half)
        assert unreferenced(read_graph(store)) == Graph()

    def test_half_a_character_is_refused_in_a_sentence(self, store: Store) -> None:
        with pytest.raises(BadInput, match="half a character"):
            put(store, Graph({EVENT: {"name": "a\ud800"}}))
        with pytest.raises(BadInput, match="half a character"):
            store.read("RETURN $text AS text", text="a\ud800")

    def test_writers_take_turns(self, store: Store, opened: Callable[[], Store]) -> None:
        node = "MERGE (l:Lock {uid: 'count'}) SET l.n = 0"
        step = "MATCH (l:Lock {uid: 'count'}) SET l.n = $n"
        store.write(lambda t: t.run(node))

        def add(transaction: Transaction) -> None:
            n = transaction.run("MATCH (l:Lock {uid: 'count'}) RETURN l.n AS n")[0]["n"]
            time.sleep(0.01)
            transaction.run(step, n=n + 1)

        stores = [store, opened()]
        threads = [
            threading.Thread(target=lambda one=one: [one.write(add) for _ in range(5)])
            for one in stores * 2
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found = store.read("MATCH (l:Lock {uid: 'count'}) RETURN l.n AS n")
        store.write(lambda t: t.run("MATCH (l:Lock {uid: 'count'}) DELETE l"))
        assert found == [{"n": 20}]

    def test_the_same_new_ties_from_two_writers_are_there_once(
        self, store: Store, opened: Callable[[], Store]
    ) -> None:
        edges: dict[EdgeKey, dict[str, str]] = {
            ("MET_WITH", FRANCE, MOROCCO, f"tie-{n}"): {"date": "2025"} for n in range(50)
        }
        stores = [store, opened()]
        threads = [threading.Thread(target=put, args=(one, Graph({}, edges))) for one in stores]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        count = "MATCH (:Country)-[r:MET_WITH]->() RETURN count(r) AS n"
        assert store.read(count) == [{"n": 50}]


properties = st.dictionaries(
    st.sampled_from(["name", "date", "count", "tags"]),
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
        st.integers(-(2**63), 2**63 - 1),
        st.booleans(),
        st.lists(st.text("abé", max_size=3), min_size=1, max_size=3),
    ),
    max_size=2,
)
keys: st.SearchStrategy[NodeKey] = st.tuples(
    st.sampled_from(["Official", "Event", "Claim"]), st.sampled_from(["u1", "u2", "u3"])
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    nodes = draw(st.dictionaries(keys, properties, max_size=6))
    ends = st.sampled_from([MOROCCO, FRANCE, *nodes])
    edge = st.tuples(st.sampled_from(["MET_WITH", "SUPPORTS"]), ends, ends, st.sampled_from("xy"))
    return Graph(nodes, draw(st.dictionaries(edge, properties, max_size=6)))


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(graphs(), min_size=2, max_size=3))
def test_a_difference_leads_from_any_graph_to_any_other(store: Store, steps: list[Graph]) -> None:
    before = unreferenced(read_graph(store))
    for after in [*steps, Graph()]:
        write(store, difference(before, after))
        before = after
        assert unreferenced(read_graph(store)) == after


class TestReading:
    def test_the_reader_cannot_write(self, store: Store) -> None:
        before = read_graph(store)
        for text in (
            "CREATE (:Country {uid: 'XX'})",
            "MATCH (c:Country) SET c.name = 'x'",
            "MATCH (c:Country) DETACH DELETE c",
            "CREATE INDEX country_x IF NOT EXISTS FOR (c:Country) ON (c.x)",
        ):
            with pytest.raises(EntenteError):
                store.read(text)
        assert read_graph(store) == before

    def test_a_closed_store_says_so(self, opened: Callable[[], Store]) -> None:
        closed = opened()
        closed.__exit__(None, None, None)
        with pytest.raises(StoreError, match="closed"):
            closed.read("RETURN 1 AS one")
        assert not closed.ready()

    def test_it_is_ready(self, store: Store) -> None:
        assert store.ready()

    @pytest.mark.parametrize(
        ("label", "properties", "asked"),
        [
            ("Official", {"name": "Aïssata Koné"}, "kone aissata"),
            ("Official", {"name": "X", "aliases": ["محمد ولد الرشيد"]}, "محمد الرشيد"),
            ("Official", {"name": "Le Drian"}, "le dri"),
            ("Event", {"name": "Forum économique de Tachkent"}, "tachk"),
            ("Agreement", {"name_fr": "Accord sur les visas"}, "visa"),
            ("Article", {"title": "Des sénateurs à Rabat", "text": "…"}, "sénateur"),
        ],
    )
    def test_search_finds_words_however_they_are_written(
        self, store: Store, label: str, properties: dict[str, str], asked: str
    ) -> None:
        put(store, Graph({(label, "sought"): properties, (label, "other"): {"name": "Autre"}}))
        query = "CALL db.index.fulltext.queryNodes($index, $q) YIELD node RETURN node.uid AS uid"
        found = store.read(query, index=INDEXES[label], q=lucene(asked, label))
        assert found == [{"uid": "sought"}]

    def test_search_finds_countries_by_name(self, store: Store) -> None:
        query = "CALL db.index.fulltext.queryNodes($index, $q) YIELD node RETURN node.uid AS uid"
        for name in ("Cote d'Ivoire", "côte d’ivoire", "Ivory Coast", "CIV"):
            found = store.read(query, index=INDEXES["Country"], q=lucene(name, "Country"))
            assert "CI" in {row["uid"] for row in found}
