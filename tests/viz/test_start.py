from __future__ import annotations

import pytest

from viz.ends import Tally
from viz.pairing import pairs_meant
from viz.start import last_month, moved


def tallies(**months: int) -> tuple[Tally, ...]:
    """Meetings held by month, ``m2025_04=2``."""
    return tuple(
        Tally("met_with", "exchange", "held", name[1:].replace("_", "-"), count)
        for name, count in months.items()
    )


class TestMoved:
    def test_puts_first_whose_last_months_differ_most_from_those_before(self) -> None:
        pairs = {
            ("KZ", "MA"): tallies(m2025_10=4, m2025_05=1),
            ("CL", "PE"): tallies(m2025_10=1, m2025_06=7),
            ("MA", "SN"): tallies(m2025_09=2, m2025_06=2),
        }
        first, second = moved(pairs, "2025-10")
        assert (first.pair, first.recent, first.before) == (("CL", "PE"), 1, 7)
        assert (second.pair, second.recent, second.before) == (("KZ", "MA"), 4, 1)

    def test_draws_the_last_twelve_months(self) -> None:
        pairs = {("KZ", "MA"): tallies(m2025_10=4, m2024_11=3, m2024_10=9)}
        assert moved(pairs, "2025-10")[0].months == (3, *[0] * 10, 4)

    def test_counts_neither_plans_nor_what_is_dated_to_the_year(self) -> None:
        planned = Tally("visited", "exchange", "planned", "2025-10")
        vague = Tally("visited", "exchange", "held", "2025")
        assert moved({("KZ", "MA"): (planned, vague)}, "2025-10") == []

    def test_ends_with_the_last_month_that_is_known_and_past(self) -> None:
        pairs = {("KZ", "MA"): tallies(m2024_10=1, m2999_01=1)}
        assert last_month(pairs) == "2024-10"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("maroc kazakhstan", ["KZ~MA"]),
        ("Morocco – Kaz", ["KZ~MA"]),
        ("le Maroc et le Kazakhstan", ["KZ~MA"]),
        ("المغرب كازاخستان", ["KZ~MA"]),
        ("côte d'ivoire maroc", ["CI~MA"]),
        ("papouasie-nouvelle-guinée chili", ["CL~PG"]),
        ("maroc guin", ["GN~MA", "GQ~MA", "GW~MA"]),
        ("maroc", []),
        ("maroc ma", []),
        ("", []),
    ],
)
def test_two_countries_in_one_search_mean_their_relation(text: str, pairs: list[str]) -> None:
    assert pairs_meant(text) == pairs
