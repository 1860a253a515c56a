"""Loading, correcting, deleting and rebuilding in each of the two stores."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graph.errors import NotFound
from graph.stores.base import Store
from graph.stores.write import read_graph
from graph.update import Arrival, canonical_dump, delete, load, rebuild, reread
from tests.support.gold import own
from tests.support.reports import fact, person, report
from tests.support.shelf import MemoryShelf

KZ = person("o1", "Erlan Koshanov", "KZ", "speaker")
MA = person("o2", "Mohamed Ould Errachid", "MA", "speaker")
MET = fact("met_with", "2025-04-06", a="o1", b="o2")
VISIT = fact("visited", "2025-04-06", who="o1", to="country:MA")
REAL = [Arrival(*pair) for pair in own()[:40]]


def meeting(name, *facts, **article):
    return report(name, *(facts or (MET,)), people=(KZ, MA), **article)


def ties(store: Store) -> list[dict]:
    rows = store.read("MATCH (e:Entry {party: 'MA'}) RETURN e.tie AS tie ORDER BY e.uid")
    return [json.loads(row["tie"]) for row in rows]


def labels(store: Store) -> set[str]:
    return {label for label, _ in read_graph(store).nodes}


def test_a_store_holds_what_is_derived_in_memory(store: Store):
    reference = canonical_dump(store)
    assert [outcome.kind for outcome in load(store, REAL, "test-1")] == ["new"] * len(REAL)
    shelf = MemoryShelf()
    shelf.load(REAL)
    derived = set(canonical_dump(store).splitlines()) - set(reference.splitlines())
    assert derived == set(shelf.dump().splitlines())


def test_loading_again_changes_nothing(store: Store):
    load(store, REAL[:10], "test-1")
    before = canonical_dump(store)
    assert {outcome.kind for outcome in load(store, REAL[:10], "test-1")} == {"unchanged"}
    assert canonical_dump(store) == before


def test_deleting_one_of_two_reports_leaves_the_others_sentence(store: Store):
    load(store, [meeting("afp"), meeting("map")], "test-1")
    assert ties(store)[0]["reports"] == 2
    delete(store, ["afp"])
    (tie,) = ties(store)
    assert tie["reports"] == 1
    assert [e["article"] for e in tie["evidence"]] == [meeting("map").article.uid]


def test_deleting_all_leaves_the_store_as_if_never_loaded(store: Store):
    empty = canonical_dump(store)
    (outcome, _) = load(store, [meeting("afp"), meeting("map", url="https://map.example/1")], "t")
    first = canonical_dump(store)
    assert len(delete(store, [outcome.article, "https://map.example/1"])) == 2
    assert canonical_dump(store) == empty
    load(store, [meeting("map", url="https://map.example/1"), meeting("afp")], "t")
    assert canonical_dump(store) == first


def test_deleting_by_source_takes_all_of_it_and_nothing_else(store: Store):
    load(store, [meeting("a", source="afp"), meeting("b", source="map")], "test-1")
    assert len(delete(store, source="afp")) == 1
    assert ties(store)[0]["evidence"][0]["source"] == "map"


def test_what_is_not_there_cannot_be_deleted_and_then_nothing_is(store: Store):
    load(store, [meeting("a")], "test-1")
    with pytest.raises(NotFound, match="'b'"):
        delete(store, ["a", "b"])
    assert ties(store)


def test_a_correction_shows_only_the_new_and_keeps_the_uids_of_what_stays(store: Store):
    load(store, [meeting("a", MET, VISIT)], "test-1")
    before = {tie["type"]: tie["uid"] for tie in ties(store)}
    (outcome,) = load(store, [meeting("a", MET)], "test-1")
    assert outcome.kind == "corrected"
    assert outcome.article.endswith("-v2")
    (tie,) = ties(store)
    assert tie["uid"] == before["met_with"]
    (old,) = store.read(
        "MATCH (:Article {uid: $uid})-[:VERSION_OF]->(a:Article)<-[:STATED_IN]-(c:Claim) "
        "RETURN a.superseded AS superseded, count(c) AS claims",
        uid=outcome.article,
    )
    assert old == {"superseded": True, "claims": 4}
    assert len(delete(store, ["a"])) == 2
    assert "Claim" not in labels(store)


def test_an_earlier_version_that_comes_again_is_nothing_new(store: Store):
    load(store, [meeting("a", MET, VISIT), meeting("a", MET)], "test-1")
    before = canonical_dump(store)
    (outcome,) = load(store, [meeting("a", MET, VISIT)], "test-1")
    assert outcome.kind == "unchanged"
    assert canonical_dump(store) == before


def test_one_text_under_several_names_is_one_article_with_all_origins(store: Store):
    text = "Le même texte."
    copies = [
        meeting("x", text=text, identity="text:1", origins=("mars/depeche.txt",)),
        meeting("x", text=text, identity="text:1", origins=("copie.txt",)),
        meeting("x", text=text, identity="url:map.example/1", url="https://map.example/1"),
    ]
    outcomes = load(store, copies, "test-1")
    first = canonical_dump(store)
    assert [outcome.kind for outcome in outcomes] == ["new", "unchanged", "unchanged"]
    (article,) = store.read("MATCH (a:Article) RETURN a.uid AS uid, a.origins AS origins")
    assert article == {"uid": outcomes[-1].article, "origins": ["copie.txt", "mars/depeche.txt"]}
    assert ties(store)[0]["reports"] == 1
    delete(store, ["mars/depeche.txt"])
    load(store, list(reversed(copies)), "test-1")
    assert canonical_dump(store) == first


@pytest.mark.parametrize(
    ("retention", "text", "sentence"),
    [("full", True, True), ("quote", False, True), ("offsets", False, False)],
)
def test_the_retention_setting_says_what_of_an_article_is_kept(
    store: Store, retention, text, sentence
):
    words = "Les deux présidents se sont vus."
    quote = replace(MET.quote, sentence=words, end=len(words))
    load(store, [meeting("a", replace(MET, quote=quote), text=words)], "test-1", retention)
    (article,) = store.read("MATCH (a:Article) RETURN a.text AS text")
    assert (article["text"] == words) is text
    assert ("sentence" in ties(store)[0]["evidence"][0]) is sentence
    assert (words in canonical_dump(store)) is (text or sentence)
    assert rebuild(store) == 0


def test_a_rebuild_mends_what_differs_and_nothing_else(store: Store):
    load(store, REAL[:10], "test-1")
    right = canonical_dump(store)
    assert rebuild(store) == 0
    store.write(
        lambda transaction: transaction.run(
            "MATCH (e:Event) WITH e ORDER BY e.uid LIMIT 3 DETACH DELETE e"
        )
    )
    assert canonical_dump(store) != right
    assert rebuild(store) > 3
    assert canonical_dump(store) == right


def test_stored_articles_are_read_again_by_a_newer_extractor(store: Store):
    load(store, [meeting("a", MET, VISIT), meeting("b", MET)], "test-1")
    uids = {tie["type"]: tie["uid"] for tie in ties(store)}
    read = []

    def extract(article):
        read.append(article.identity)
        return meeting("a", MET).extraction

    outcomes = list(reread(store, extract, "test-2"))
    assert [outcome.kind for outcome in outcomes] == ["reread", "reread"]
    assert read == ["id:a", "id:b"]
    (tie,) = ties(store)
    assert tie["uid"] == uids["met_with"]
    assert list(reread(store, extract, "test-2")) == []
    assert rebuild(store) == 0


def test_a_load_that_is_stopped_keeps_whole_transactions_and_can_go_on(store: Store, monkeypatch):
    monkeypatch.setattr("graph.update.loading.BATCH", 4)

    def stopping():
        yield from REAL[:10]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(store, stopping(), "test-1")
    kinds = [outcome.kind for outcome in load(store, REAL[:12], "test-1")]
    assert kinds == ["unchanged"] * 8 + ["new"] * 4
    assert rebuild(store) == 0
