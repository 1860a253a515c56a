"""Decisions made out of what is shown, in each of the two stores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.decisions import Undoing
from graph.errors import BadInput, NotFound
from graph.queries.ties import tie
from graph.review import Wish, exported, imported, listed, made, queue
from graph.review.queue import possibly_one
from graph.stores.base import Store
from graph.update import canonical_dump, decide, delete, load, rebuild, undo
from tests.support.reports import fact, person, report

SPEAKER = person("o1", "Ketevan Lomtadze", "GE", "speaker")
NAMESAKE = person("o1", "Ketevan Lomtadze", "GE", "ambassador")
HOST = person("o2", "Awa Ndiaye Sarr", "SN", "minister")
MET = fact("met_with", "2025-04-06", a="o1", b="o2")
LATER = fact("met_with", "2025-04-09", a="o1", b="o2")
NOW = "2026-01-02T00:00:00Z"


def meeting(name, met=MET, guest=SPEAKER, **article):
    return report(name, met, people=(guest, HOST), **article)


def uids(store: Store, label: str) -> list[str]:
    return [r["uid"] for r in store.read(f"MATCH (n:{label}) RETURN n.uid AS uid ORDER BY uid")]


def ties(store: Store) -> list[str]:
    return sorted(r["tie"] for r in store.read("MATCH ()-[r:MET_WITH]->() RETURN r.uid AS tie"))


def decision(store: Store, kind, *about, out=(), **changes):
    wish = Wish(kind, about, "an analyst", "seen in the archive", out, changes)
    (decided,) = decide(store, [made(store, wish)])
    assert rebuild(store) == 0
    return decided


def take_back(store: Store, decided) -> None:
    undo(store, decided.uid, Undoing(by="an analyst", at=NOW))
    assert rebuild(store) == 0


def georgians(store: Store) -> list[str]:
    return [uid for uid in uids(store, "Official") if uid.startswith("official:ge:")]


def test_two_officials_merged_are_one_until_that_is_undone(store: Store):
    load(store, [meeting("a"), meeting("b", LATER, NAMESAKE)], "test-1")
    before = canonical_dump(store)
    two = georgians(store)
    assert len(two) == 2
    merged = decision(store, "merge", *two)
    (one,) = georgians(store)
    (row,) = listed(store)
    assert (row["state"], row["now"]) == ("in force", [[one], [one]])
    assert (row["by"], row["why"]) == ("an analyst", "seen in the archive")
    take_back(store, merged)
    assert canonical_dump(store) == before
    assert [row["state"] for row in listed(store, undone=True)] == ["undone"]


def test_of_two_merges_on_top_of_each_other_the_first_can_be_undone(store: Store):
    third = person("o1", "Tamar Beridze", "GE", "envoy")
    load(store, [meeting("a"), meeting("b", LATER, NAMESAKE), meeting("c", MET, third)], "test-1")
    before = canonical_dump(store)
    a, b, c = (
        store.read(
            "MATCH (:Article {identity: $id})<-[:STATED_IN]-(:Claim)-[:SUPPORTS]->(o:Official) "
            "WHERE o.country = 'GE' RETURN o.uid AS uid",
            id=f"id:{name}",
        )[0]["uid"]
        for name in "abc"
    )
    first = decision(store, "merge", a, b)
    second = decision(store, "merge", georgians(store)[0], c)
    assert len(georgians(store)) == 1
    take_back(store, first)
    assert len(georgians(store)) == 2
    assert [row["state"] for row in listed(store)] == ["in force"]
    take_back(store, second)
    assert canonical_dump(store) == before


def test_one_official_is_split_by_what_is_somebody_elses(store: Store):
    load(store, [meeting("a"), meeting("b", LATER)], "test-1")
    (one,) = georgians(store)
    split = decision(store, "split", one, out=["b"])
    assert len(georgians(store)) == 2
    assert not store.read("MATCH (:Official)-[p:POSSIBLY_SAME_AS]-() RETURN p")
    with pytest.raises(BadInput, match=f"undo {split.uid} first"):
        made(store, Wish("merge", georgians(store), "another"))


def test_reports_are_one_event_by_decision_and_two_again(store: Store):
    load(store, [meeting("a"), meeting("b", LATER)], "test-1")
    before = canonical_dump(store)
    two = ties(store)
    same = decision(store, "same", *two)
    assert len(ties(store)) == 1
    take_back(store, same)
    assert ties(store) == two
    assert canonical_dump(store) == before


def test_reports_taken_for_one_event_are_told_apart(store: Store):
    load(store, [meeting("a"), meeting("b")], "test-1")
    (one,) = ties(store)
    with pytest.raises(NotFound, match="'c'"):
        made(store, Wish("different", [one], "an analyst", out=["c"]))
    decision(store, "different", one, out=["b"])
    assert len(ties(store)) == 2


def test_a_rejected_claim_supports_nothing_and_is_kept(store: Store):
    load(store, [meeting("a")], "test-1")
    before = canonical_dump(store)
    rejected = decision(store, "reject", *ties(store))
    assert ties(store) == []
    (claim,) = store.read("MATCH (c:Claim {type: 'met_with'}) RETURN c.rejected AS rejected")
    assert claim["rejected"] is True
    take_back(store, rejected)
    assert canonical_dump(store) == before


def test_a_corrected_date_and_office_are_shown_in_place_of_what_was_read(store: Store):
    load(store, [meeting("a")], "test-1")
    corrected = decision(store, "correct", *ties(store), date="2024-12-31", place="Dakar")
    (evidence,) = tie(store, *ties(store))["evidence"]
    assert (evidence["date"], evidence["decisions"]) == ("2024-12-31", [corrected.uid])
    (event,) = store.read("MATCH (e:Event) RETURN e.date AS date, e.place AS place")
    assert event == {"date": "2024-12-31", "place": "Dakar"}
    decision(store, "correct", *georgians(store), role="minister", office="ministre")
    (official,) = store.read(
        "MATCH (o:Official {country: 'GE'}) RETURN o.role AS role, o.title AS title"
    )
    assert official == {"role": "minister", "title": "ministre"}
    (claim,) = store.read("MATCH (c:Claim {type: 'met_with'}) RETURN c.date AS date")
    assert claim["date"] == "2025-04-06"  # what the article states stays


def test_decisions_wait_for_an_article_that_is_gone_and_hold_when_it_is_back(store: Store):
    load(store, [meeting("a"), meeting("b", LATER, NAMESAKE)], "test-1")
    decision(store, "merge", *georgians(store))
    merged = canonical_dump(store)
    delete(store, ["b"])
    assert [row["state"] for row in listed(store)] == ["dormant"]
    load(store, [meeting("b", LATER, NAMESAKE)], "test-2")
    assert [row["state"] for row in listed(store)] == ["in force"]
    assert len(georgians(store)) == 1
    delete(store, ["b"])
    load(store, [meeting("b", LATER, NAMESAKE)], "test-1")
    assert canonical_dump(store) == merged


def test_a_file_of_decisions_is_read_into_another_store_as_it_was(store: Store):
    load(store, [meeting("a"), meeting("b", LATER, NAMESAKE)], "test-1")
    decision(store, "merge", *georgians(store))
    take_back(store, decision(store, "reject", ties(store)[0]))
    decided, lines = canonical_dump(store), list(exported(store))
    delete(store, ["a", "b"])
    store.write(lambda transaction: transaction.run("MATCH (d:Decision) DETACH DELETE d"))
    load(store, [meeting("a"), meeting("b", LATER, NAMESAKE)], "test-1")
    assert imported(store, lines) == (2, 2)
    assert canonical_dump(store) == decided
    assert imported(store, lines) == (2, 0)
    assert list(exported(store)) == lines


def test_what_is_doubted_waits_with_both_sides_until_it_is_decided(store: Store):
    month = fact("signed", "2025-04", parties=("country:GE", "country:SN"), confidence=0.5)
    day = fact("signed", "2025-04-09", parties=("country:GE", "country:SN"), kind="treaty")
    load(
        store,
        [
            meeting("a"),
            meeting("b", guest=person("o1", "Ketevan Lomtadze", "FR", "speaker")),
            report("c", month, published="2025-04-10"),
            report("d", replace(day, details={"kind": "treaty"}), published="2025-05-10"),
        ],
        "test-1",
    )
    waiting, total = queue(store)
    assert total == len(waiting)
    assert [row["cost"] for row in waiting] == sorted((r["cost"] for r in waiting), reverse=True)
    (persons,) = [row for row in waiting if row["kind"] == "officials"]
    assert {side["country"] for side in persons["sides"]} == {"GE", "FR"}
    assert all(side["evidence"][0]["article"] for side in persons["sides"])
    for row in waiting:
        uids = [side["uid"] for side in row["sides"]]
        if row["kind"] == "claim":
            decision(store, "correct", uids[0], status="held")
        else:
            decision(store, row["answers"][1], *uids)
    assert queue(store) == ([], 0)


def test_events_whose_dates_leave_it_open_whether_they_are_one_are_doubted():
    def event(uid, date, countries=("GE", "SN")):
        precision = {4: "year", 7: "month", 10: "day"}[len(date)] if date else "unknown"
        more = {"type": "meeting", "action": None, "reports": 1, "confidence": 0.9}
        return {"uid": uid, "date": date, "precision": precision, "countries": countries, **more}

    rows = [
        event("a", "2025-04"),
        event("b", "2025-04-06"),
        event("c", "2025-04-09"),
        event("d", "2025-05"),
        event("e", "2025-04", ("GE", "FR")),
        event("f", None),
    ]
    assert [doubt.about for doubt in possibly_one(rows)] == [("a", "b"), ("a", "c")]


@pytest.mark.parametrize(
    ("kind", "about", "more", "said"),
    [
        ("merge", ["tie"], {}, "same or different"),
        ("same", ["tie", "tie"], {}, "two ties"),
        ("same", ["official", "tie"], {}, "merge, split or correct"),
        ("correct", ["tie"], {"changes": {"date": "6 avril"}}, "date"),
        ("correct", ["tie"], {"changes": {"stage": "signed"}}, "stage"),
        ("correct", ["official"], {"changes": {"role": "king"}}, "role is one of"),
        ("reject", ["MA"], {}, "'MA' is no uid"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_a_sentence(embedded_store, kind, about, more, said):
    load(embedded_store, [meeting("a")], "test-1")
    known = {"tie": ties(embedded_store)[0], "official": georgians(embedded_store)[0]}
    with pytest.raises(BadInput, match=said):
        made(embedded_store, Wish(kind, [known.get(u, u) for u in about], "an analyst", **more))


def test_a_file_with_a_wrong_line_changes_nothing(embedded_store: Store):
    with pytest.raises(BadInput, match="Line 2: This cannot be decided"):
        imported(embedded_store, ["", '{"kind": "guess"}'])
    assert listed(embedded_store) == []
