"""Values of the driver as JSON; what both stores give is in the contract's tests."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neo4j.spatial import WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from graph.stores.values import plain

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(json_values)
def test_whatever_comes_json_can_carry_it(value: object) -> None:
    json.dumps(plain(value), allow_nan=False)


@given(st.recursive(st.integers() | st.text(), st.lists, max_leaves=5))
def test_what_is_json_already_stays_as_it_is(value: object) -> None:
    assert plain(value) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Date(2025, 4, 6), "2025-04-06"),
        (Time(18, 30), "18:30:00.000000000"),
        (DateTime(2025, 4, 6, 18, 30), "2025-04-06T18:30:00.000000000"),
        (Duration(months=1, days=2), "P1M2D"),
        (WGS84Point((2.35, 48.85)), {"srid": 4326, "coordinates": [2.35, 48.85]}),
        (b"\x00\x01", "AAE="),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (date(2025, 4, 6), "2025-04-06"),
    ],
)
def test_what_json_has_no_form_for_becomes_text(value: object, expected: object) -> None:
    assert plain(value) == expected
