"""Partial dates: what they may mean and how they compare."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import (
    bounds,
    compare,
    compatible,
    contains,
    finest,
    overlap,
    precision,
    validate,
    widen,
)
from graph.errors import BadInput

days = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
partial = days.flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))
partial_or_unknown = st.none() | partial


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2025-04-06", "day"), ("2025-04", "month"), ("2025", "year"), (None, "unknown")],
)
def test_precision_is_where_the_date_is_cut(text, expected):
    assert precision(text) == expected


@pytest.mark.parametrize(
    "text",
    ["2025-13", "2025-02-30", "06/04/2025", "2025-4", "0000", "", "2025-04-06T10:00", "٢٠٢٥"],
)
def test_what_is_no_date_is_refused_with_a_way_out(text):
    with pytest.raises(BadInput, match="2025-04-06, 2025-04 or 2025"):
        validate(text)


def test_a_month_may_mean_any_of_its_days():
    assert bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert bounds("2024") == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_month_is_not_certainly_before_a_day_in_it():
    assert compare("2025-03", "2025-03-01") is None
    assert compare("2025-02-28", "2025-03-01") == -1
    assert compare("2025-02-28", "2025-03") == -1
    assert compare("2025-03", "2025-03") is None
    assert compare("2025-03-01", "2025-03-01") == 0


@given(partial_or_unknown, partial_or_unknown)
def test_comparing_turns_around(a, b):
    there, back = compare(a, b), compare(b, a)
    assert back == (None if there is None else -there)


@given(partial_or_unknown, partial_or_unknown)
def test_what_contains_another_is_compatible_with_it(a, b):
    if contains(a, b):
        assert compatible(a, b)
    assert compatible(a, b) == compatible(b, a)


@given(partial, partial)
def test_dates_that_share_no_day_are_in_an_order(a, b):
    assert (overlap(bounds(a), bounds(b)) is None) == (compare(a, b) in (-1, 1))


@given(partial, st.integers(0, 400))
def test_a_wider_span_holds_the_narrow_one(text, number):
    start, end = widen(bounds(text), number)
    assert (bounds(text)[0] - start).days == (end - bounds(text)[1]).days == number


def test_the_finest_date_is_the_most_precise_and_then_the_earliest():
    assert finest("2025", None, "2025-04-07", "2025-04-06") == "2025-04-06"
    assert finest(None, None) is None
