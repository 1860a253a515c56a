"""What was known of a pair on a day, as reported and as loaded."""

from __future__ import annotations

import pytest

from graph.errors import BadInput
from graph.history import Known, known_ties, with_times
from graph.queries.ties import all_ties
from graph.stores.base import Store
from graph.update import load
from tests.support.reports import fact, person, report

PEOPLE = (person("o1", "Erlan Koshanov", "KZ"), person("o2", "Mohamed Errachid", "MA"))
MET = fact("met_with", "2025-04-06", a="o1", b="o2")
VISIT = fact("visited", "2025-04-06", who="o1", to="country:MA")
DENIED = fact("met_with", "2025-04-06", "denied", a="o1", b="o2")


def told(store: Store, on: str, by="reported") -> list[tuple[str, str, int]]:
    ties = known_ties(store, "KZ", "MA", Known(on, by))
    return sorted((tie["type"], tie["status"], tie["reports"]) for tie in ties)


@pytest.fixture
def months(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A meeting reported in April, corrected in May, denied in June; loaded a year later."""

    def at(day: str, *arrivals):
        monkeypatch.setattr("graph.update.loading._now", lambda: f"{day}T10:00:00+00:00")
        load(store, arrivals, "test-1")

    first = {"people": PEOPLE, "published": "2025-04-07"}
    at("2026-04-08", report("a", MET, VISIT, **first), report("b", MET, **first))
    at("2026-05-02", report("a", MET, people=PEOPLE, published="2025-05-01"))
    at("2026-05-03", report("b", VISIT, **first))
    at("2026-06-02", report("c", DENIED, people=PEOPLE, published="2025-06-01"))
    return store


def test_versions_corrected_since_count_as_they_stood(months: Store):
    both = [("met_with", "held", 2), ("visited", "held", 1)]
    assert told(months, "2025-04-06") == []
    assert told(months, "2025-04") == both
    assert told(months, "2026-04-07", "loaded") == []
    assert told(months, "2026-04-08", "loaded") == both
    assert told(months, "2026-05-02", "loaded") == [("met_with", "held", 2)]
    now = [("met_with", "held", 1), ("visited", "held", 1)]
    assert told(months, "2026-06-02", "loaded") == now
    assert told(months, "2026") == now
    (tie,) = known_ties(months, "KZ", "MA", Known("2025-05"))
    assert [evidence["published"] for evidence in tie["evidence"]] == ["2025-04-07", "2025-05-01"]
    current = {tie["uid"] for tie in all_ties(months, "KZ", "MA")}
    assert {tie["uid"] for tie in known_ties(months, "KZ", "MA", Known("2026"))} == current


def test_a_countrys_ties_are_told_as_they_were_known_where_they_are_not_too_many(
    months: Store, monkeypatch: pytest.MonkeyPatch
):
    for on in ("2025-04-06", "2025-04", "2025-05", "2026"):
        of_pair = known_ties(months, "KZ", "MA", Known(on))
        assert known_ties(months, "KZ", None, Known(on)) == of_pair
    monkeypatch.setattr("graph.history.MOST", 1)
    with pytest.raises(BadInput, match="more than 1 ties"):
        known_ties(months, "KZ", None, Known("2026"))


def test_a_near_copy_was_no_report_of_its_own_then_either(store: Store):
    words = " ".join(f"parole{number}" for number in range(60))
    copies = [
        report(name, MET, people=PEOPLE, published="2025-04-07", text=f"{words} {name}")
        for name in ("afp", "site")
    ]
    load(store, copies, "test-1")
    assert [tie["reports"] for tie in all_ties(store, "KZ", "MA")] == [1]
    assert told(store, "2025-04") == [("met_with", "held", 1)]


def test_each_tie_says_when_it_happened_was_reported_and_loaded(months: Store):
    ties = {tie["type"]: tie for tie in with_times(months, all_ties(months, "KZ", "MA"))}
    met = ties["met_with"]
    assert met["date"] == "2025-04-06"
    assert met["reported"] == ["2025-05-01", "2025-05-01"]
    assert met["loaded"] == "2026-05-02T10:00:00+00:00"
    (denial,) = met["contradictions"]
    assert (denial["published"], denial["loaded"][:10]) == ("2025-06-01", "2026-06-02")


def test_reading_an_article_again_does_not_change_when_it_was_loaded(
    months: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("graph.update.loading._now", lambda: "2026-07-01T10:00:00+00:00")
    again = report("c", DENIED, people=PEOPLE, published="2025-06-01")
    assert [outcome.kind for outcome in load(months, [again], "test-2")] == ["reread"]
    ties = with_times(months, all_ties(months, "KZ", "MA"))
    (denial,) = next(tie["contradictions"] for tie in ties if "contradictions" in tie)
    assert denial["loaded"][:10] == "2026-06-02"
