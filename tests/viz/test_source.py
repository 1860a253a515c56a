"""What the explorer reads of a store, on both stores."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jinja2 import Environment

from graph.errors import NotFound
from graph.model import Difference, Graph
from graph.stores import Store
from graph.stores.write import apply
from graph.update import Arrival, load
from tests.viz.conftest import arrivals
from viz import explorer, source
from viz.ends import Tally
from viz.scene import NEIGHBOURS

HUB = 1_200


@pytest.fixture
def filled(store: Store) -> Store:
    load(store, [Arrival(article, found) for article, found in arrivals()], "gold-1")
    return store


def test_pairs_come_with_their_tallies(filled: Store) -> None:
    pairs = source.pairs(filled)
    assert set(pairs["KZ", "MA"]) == {
        Tally("met_with", "exchange", "held", "2025-04", sure=0.9),
        Tally("signed", "cooperation", "held", "2025-04", sure=0.9),
        Tally("exempted_visa", "cooperation", "held", "2025-03", sure=0.9),
    }
    assert pairs["CL", "PE"] == (Tally("diplomatic", "tension", "held", "2025-04", sure=0.9),)


@pytest.mark.parametrize("pair", ["KZ~MA", "MA~KZ"])
def test_a_pair_is_read_whole_whichever_of_the_two_is_named_first(filled: Store, pair: str) -> None:
    environment = Environment(autoescape=True)
    scene = explorer.scene(filled, environment, "en", explorer.View((pair,)))
    assert (scene["read"], scene["unread"]) == (3, 0)


def test_ties_are_read_around_every_kind_of_node(filled: Store) -> None:
    found, total = source.ties_around(filled, "MA", 50)
    assert total == len(found) == 7
    driss = next(s["uid"] for tie in found for s in tie["sides"] if s["name"] == "Driss Benali")
    assert source.ties_around(filled, driss, 50)[1] == 4
    fisheries = next(tie["agreement"] for tie in found if tie["type"] == "signed")
    assert source.ties_around(filled, fisheries, 50)[1] == 1
    forum = next(tie["event"] for tie in found if tie["type"] == "participated")
    assert source.ties_around(filled, forum, 50)[1] == 1


def test_nodes_are_read_with_their_kind(filled: Store) -> None:
    assert source.node(filled, "MA", "fr")["kind"] == "Country"
    found, _ = source.ties_around(filled, "KZ", 50)
    aigul = next(s["uid"] for tie in found for s in tie["sides"] if s["name"] == "Aigul Seitova")
    official = source.end(filled, aigul, "fr")
    assert (official.kind, official.home, official.role) == ("Official", "KZ", "speaker")


@pytest.mark.parametrize("uid", ["QQ", "official:ma:nobody-000000", "article:x-1", "", "event:x"])
def test_what_is_not_there_is_said_so(filled: Store, uid: str) -> None:
    with pytest.raises(NotFound):
        source.node(filled, uid, "fr")


def test_search_finds_nodes_and_no_articles(filled: Store) -> None:
    assert source.search(filled, "benali", 5, "fr")[0]["name"] == "Driss Benali"
    assert source.search(filled, "maroc", 5, "fr")[0]["uid"] == "MA"
    visits = source.search(filled, "visites", 5, "fr")
    assert {row["kind"] for row in visits} <= {"Event", "Agreement"}


def test_events_are_named_in_the_language_of_the_page(filled: Store) -> None:
    found, _ = source.ties_around(filled, "MA", 50)
    meeting = next(tie["event"] for tie in found if tie["type"] == "met_with")
    french, english = (source.node(filled, meeting, name)["name"] for name in ("fr", "en"))
    assert french == "Rencontre : Aigul Seitova et Driss Benali, 6 avril 2025"
    assert english == "Meeting of Aigul Seitova and Driss Benali, 6 April 2025"


def test_a_hub_gives_its_newest_ties_and_their_number(store: Store) -> None:
    store.write(lambda transaction: apply(transaction, Difference(put=Graph(nodes=hub()))))
    found, total = source.ties_around(store, "MA", 500)
    assert (len(found), total) == (500, HUB)
    scene = explorer.scene(
        store, Environment(autoescape=True), "en", explorer.View(("MA",), people=True)
    )
    assert len(scene["nodes"]) == 1 + NEIGHBOURS
    assert (scene["read"], scene["unread"]) == (500, HUB - 500)
    assert scene["more"] == len({side(tie) for tie in found}) - NEIGHBOURS


def side(tie: Any) -> str:
    return str(tie["sides"][1]["uid"])


def hub() -> dict[tuple[str, str], dict[str, Any]]:
    """Entries of a country with many ties."""
    entries = {}
    for number in range(HUB):
        date = f"20{10 + number % 15}-0{1 + number % 9}-11"
        ends = (("a", "MA", "Country"), ("b", f"org:{number % 70:02}", "Organization"))
        tie = {
            "uid": f"event:x~{number:06}",
            "event": "event:x",
            "type": "met_with",
            "status": "held",
            "date": date,
            "sides": [{"part": p, "uid": u, "kind": k, "name": u} for p, u, k in ends],
        }
        entries["Entry", f"MA|{date}|{tie['uid']}"] = {
            "party": "MA",
            "date": date,
            "type": "met_with",
            "status": "held",
            "confidence": 0.9,
            "reports": 1,
            "tie": json.dumps(tie),
        }
    return entries
