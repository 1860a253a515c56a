"""Lists of ties by date: in order, page by page, filtered, whatever is loaded meanwhile."""

from __future__ import annotations

import random
import re
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph.queries.entries
from graph.errors import BadInput
from graph.model import Difference, Graph
from graph.queries.entries import DATE, TieFilter, count, newest_of, page, walk
from graph.queries.ties import position
from graph.stores import Store
from graph.stores.write import apply
from tests.support.filled import entries, put, tie

# a month stands after its days, a year after its months
DATES = [None, "1998", "2024-12-31", "2025-04-06", "2025-04-30", "2025-04", "2025", "2031-01-01"]
YEARS = st.integers(2023, 2026).map(str)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.sampled_from([1, 2, 3, 12]))
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(str)
PARTIAL = st.one_of(YEARS, MONTHS, DAYS)


def uids(ties) -> list[str]:
    return [tie["uid"] for tie in ties]


def of_all_dates(store: Store) -> list[dict]:
    ties = [tie(number, date) for number, date in enumerate(DATES)]
    put(store, entries(ties, "MA", "KZ~MA"))
    put(store, entries([tie(99, "2025-04-06")], "MX"))
    return ties


def test_a_list_is_newest_first_and_undated_last(store: Store) -> None:
    ties = of_all_dates(store)
    assert list(walk(store, "MA", TieFilter())) == ties[::-1]
    assert list(walk(store, "KZ~MA", TieFilter())) == ties[::-1]
    assert list(walk(store, "M", TieFilter())) == []


@pytest.mark.parametrize("size", [1, 3, 7, 8, 100])
def test_pages_of_any_size_give_the_same_list(store: Store, size: int) -> None:
    ties = of_all_dates(store)
    assert list(walk(store, "MA", TieFilter(), step=size)) == ties[::-1]


@pytest.mark.parametrize(
    ("since", "until", "listed"),
    [
        ("2025", None, ["2025-04-06", "2025-04-30", "2025-04", "2025", "2031-01-01"]),
        ("2025-04-01", None, ["2025-04-06", "2025-04-30", "2025-04", "2031-01-01"]),
        ("2025-01-01", "2025-12-31", ["2025-04-06", "2025-04-30", "2025-04", "2025"]),
        ("2025-04-06", "2025-04-06", ["2025-04-06"]),
        (None, "2025-04-29", ["1998", "2024-12-31", "2025-04-06"]),
        (None, "2025-04", ["1998", "2024-12-31", "2025-04-06", "2025-04-30", "2025-04"]),
        (None, "1999", ["1998"]),
    ],
)
def test_a_period_holds_what_certainly_lies_in_it(
    store: Store, since: str | None, until: str | None, listed: list[str]
) -> None:
    of_all_dates(store)
    found = walk(store, "MA", TieFilter(since=since, until=until))
    assert [tie["date"] for tie in found] == listed[::-1]


def test_a_list_is_counted_without_being_read(store: Store) -> None:
    of_all_dates(store)
    put(store, entries([tie(9, "2025-04", type="signed", status="planned")], "MA"))
    for filters in (
        TieFilter(),
        TieFilter(since="2025-01-01", until="2025-12-31"),
        TieFilter(types=("signed",)),
        TieFilter(statuses=("held",), until="2025-04"),
        TieFilter(min_reports=2),
    ):
        assert count(store, "MA", filters) == len(list(walk(store, "MA", filters)))


def test_the_newest_of_many_lists_are_read_together(store: Store) -> None:
    ties = of_all_dates(store)
    parties = ["MA", "KZ~MA", "MX", *(f"X{number}" for number in range(30))]
    found = newest_of(store, parties, TieFilter(), 3)
    assert list(found) == parties
    assert found["MA"] == found["KZ~MA"] == ties[:-4:-1]
    assert (uids(found["MX"]), found["X7"]) == ([tie(99, "2025-04-06")["uid"]], [])
    assert newest_of(store, ["MA"], TieFilter(types=("signed",)), 3) == {"MA": []}


def test_filters_narrow_a_list(store: Store) -> None:
    put(
        store,
        entries(
            [
                tie(1, "2025", type="signed"),
                tie(2, "2025", status="denied"),
                tie(3, "2025", confidence=0.3),
                tie(4, "2025", reports=5),
            ],
            "MA",
        ),
    )

    def numbers(**wanted) -> list[int]:
        found = uids(walk(store, "MA", TieFilter(**wanted)))
        return sorted(int(uid[-6:], 16) for uid in found)

    assert numbers(types=("signed",)) == [1]
    assert numbers(types=("signed", "met_with")) == [1, 2, 3, 4]
    assert numbers(statuses=("denied", "planned")) == [2]
    assert numbers(min_confidence=0.5) == [1, 2, 4]
    assert numbers(min_reports=2) == [4]
    assert numbers(types=("signed",), statuses=("denied",)) == []


@pytest.mark.parametrize("few", [1, 2_000])
def test_pages_of_some_types_and_statuses_are_the_list_of_which_they_are_pages(
    store: Store, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(graph.queries.entries, "_FEW", few)
    chance = random.Random(7)
    every = [
        tie(
            number,
            chance.choice(DATES),
            type=chance.choice(("signed", "visited", "met_with")),
            status=chance.choice(("held", "planned", "denied")),
            reports=chance.choice((1, 2)),
        )
        for number in range(60)
    ]
    put(store, entries(every, "MA", "KZ~MA"))
    put(store, entries([tie(99, "2025", type="signed")], "MX"))
    for wanted in (
        TieFilter(types=("signed",)),
        TieFilter(types=("signed", "visited"), statuses=("planned",), since="2025"),
        TieFilter(statuses=("held", "denied"), until="2025-04-29", min_reports=2),
        TieFilter(types=("message",)),
    ):
        for oldest_first in (False, True):
            listed, cursor = [], None
            while True:
                found = page(store, "MA", wanted, cursor, 7, oldest_first=oldest_first)
                assert len(found.items) <= 7
                listed += found.items
                if (cursor := found.next) is None:
                    break
            admitted = filter(wanted.admits, every)
            assert listed == sorted(admitted, key=position, reverse=not oldest_first)


def test_what_stays_comes_exactly_once_while_others_come_and_go(store: Store) -> None:
    def drop(parts: Graph) -> None:
        gone = Difference(put=Graph(), drop_nodes=frozenset(parts.nodes))
        store.write(lambda transaction: apply(transaction, gone))

    staying = [tie(number, "2025-04-06") for number in range(100, 160)]
    leaving = [tie(number, "2025-04-06") for number in (1, 250, 300, 301, 302)]
    put(store, entries(staying + leaving, "MA"))
    seen: list[str] = []
    cursor = None
    for turn in range(10):
        found = page(store, "MA", TieFilter(), cursor, 20)
        seen += uids(found.items)
        cursor = found.next
        put(store, entries([tie(170 + turn, "2025-04-06")], "MA"))
        if turn == 0:
            drop(entries(leaving, "MA"))
        if cursor is None:
            break
    assert cursor is None
    assert sorted(set(seen) & set(uids(staying))) == sorted(uids(staying))
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("cursor", ["0000|x", "9999-99-99|~", "2025|zzz", "2025-04-06|event:gone"])
def test_an_old_or_invented_cursor_is_a_place_in_the_list(store: Store, cursor: str) -> None:
    ties = of_all_dates(store)
    found = page(store, "MA", TieFilter(), cursor, 100).items
    assert set(uids(found)) <= set(uids(ties))


@pytest.mark.parametrize(
    "given_date", ["avril", "2025-13", "2025-02-30", "06/04/2025", "2025-4", ""]
)
def test_a_date_that_is_none_is_refused(given_date: str) -> None:
    with pytest.raises(BadInput, match="since is a day, month or year"):
        TieFilter(since=given_date)


@given(st.lists(PARTIAL | st.none(), max_size=12), PARTIAL | st.none(), PARTIAL | st.none())
def test_a_tie_is_admitted_when_all_days_it_may_mean_lie_within(dates, since, until) -> None:
    filters = TieFilter(since=since, until=until)
    for dated in dates:
        if dated is None:
            within = since is None and until is None
        else:
            begins = since is None or first_day(dated) >= first_day(since)
            within = begins and (until is None or last_day(dated) <= last_day(until))
        assert filters.admits(tie(1, dated)) == within


def first_day(partial: str) -> str:
    return (partial + "-01-01")[:10]


def last_day(partial: str) -> str:
    year, month = int(partial[:4]), int(partial[5:7] or 12)
    return f"{year}-{month:02}-{partial[8:10] or monthrange(year, month)[1]}"


@pytest.mark.parametrize("year", [1, 4, 1900, 2000, 2023, 2024, 9999])
def test_the_pattern_of_dates_takes_every_real_date_and_no_other(year: int) -> None:
    for month in range(14):
        assert bool(re.fullmatch(DATE, f"{year:04}-{month:02}")) == (1 <= month <= 12)
        for day in range(33):
            written = f"{year:04}-{month:02}-{day:02}"
            real = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
            assert bool(re.fullmatch(DATE, written)) == real
    assert not re.fullmatch(DATE, "0000")


def test_the_lists_of_a_shuffled_world_are_the_same(store: Store) -> None:
    ties = [tie(number, f"20{number % 30:02}-0{number % 9 + 1}") for number in range(80)]
    mixed = ties[:]
    random.Random(1).shuffle(mixed)
    put(store, entries(mixed, "MA"))
    expected = sorted(ties, key=lambda t: f"{t['date']}|{t['uid']}", reverse=True)
    assert list(walk(store, "MA", TieFilter(), step=13)) == expected
