"""The table of leaders: whom a name means in which years."""

from __future__ import annotations

from graph.reference import reference
from graph.reference.leaders import leaders


def test_every_leader_is_of_a_known_side_and_role() -> None:
    book = reference()
    for leader in {leader for who in leaders().values() for leader in who}:
        side = leader.party.removeprefix("country:")
        assert side in book.countries or side in book.organizations, leader
        assert leader.role in book.offices.priority, leader
        assert all(last is None or first <= last for first, last in leader.terms), leader


def test_a_term_has_years() -> None:
    (merkel,) = (leader for leader in leaders()["merkel"] if leader.role == "head_of_government")
    assert [merkel.holds_in(year) for year in (2004, 2005, 2021, 2022)] == [
        False,
        True,
        True,
        False,
    ]
    assert merkel.party == "country:DE"


def test_someone_may_come_back() -> None:
    (trump,) = leaders()["trump"]
    assert trump.holds_in(2018)
    assert not trump.holds_in(2023)
    assert trump.holds_in(2025)
