"""Two facts are the same at a level when what the level asks for is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.evaluation.matching import (
    pair_up,
    same_dated_fact,
    same_fact,
    same_name,
    same_person,
    same_tie,
)
from tests.loaders.evaluation.support import HALE, fact, record


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Berg", "Nils Berg"),
        ("Ould Errachid", "Mohamed Ould Erracid"),
        ("Yerlan Koshanov", "Koshanov Yerlan Zhakanovic"),
        ("Élodie N’Diaye", "Elodie N'DIAYE"),
    ],
)
def test_a_shorter_name_and_a_typo_are_the_same_person(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("Ali", "Aly"), ("Ada Hale", "Ada Berg"), ("", "Ada")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_one_name_in_two_countries_is_two_persons() -> None:
    assert same_person(HALE, {**HALE, "country": None})
    assert not same_person(HALE, {**HALE, "country": "US"})


def test_a_country_for_a_named_person_is_the_tie_but_not_the_fact() -> None:
    gold = record(fact())
    found = record(fact(b="country:NO"))
    assert same_tie(gold, gold.facts[0], found, found.facts[0])
    assert not same_fact(gold, gold.facts[0], found, found.facts[0])


def test_sides_may_be_exchanged_only_where_there_is_no_direction() -> None:
    gold = record(fact(), fact("message", a="o1", b="o2", kind="thanks"))
    found = record(fact(a="o2", b="o1"), fact("message", a="o2", b="o1", kind="thanks"))
    assert same_fact(gold, gold.facts[0], found, found.facts[0])
    assert not same_fact(gold, gold.facts[1], found, found.facts[1])


def test_a_proposal_is_as_good_as_a_plan_but_not_as_good_as_done() -> None:
    gold = record(fact(status="planned"))
    for status, same in (("proposed", True), ("planned", True), ("held", False)):
        found = record(fact(status=status))
        assert same_fact(gold, gold.facts[0], found, found.facts[0]) is same


@pytest.mark.parametrize(
    ("wanted", "told", "same"),
    [
        ("2025-04", "2025-04-06", True),
        ("2025-04-06", "2025-04", False),
        ("2025", None, False),
        (None, "2025-04-06", True),
    ],
)
def test_a_date_is_asked_for_as_precisely_as_gold_gives_it(
    wanted: str | None, told: str | None, same: bool
) -> None:
    gold, found = record(fact(date=wanted)), record(fact(date=told))
    assert same_dated_fact(gold, gold.facts[0], found, found.facts[0]) is same


@given(st.lists(st.integers(0, 4), max_size=7), st.lists(st.integers(0, 4), max_size=7))
def test_a_pairing_is_one_to_one_and_as_large_as_can_be(here: list[int], there: list[int]) -> None:
    pairs = pair_up(here, there, lambda one, other: one == other)
    assert len(set(pairs.values())) == len(pairs)
    assert all(there[j] == here[i] for j, i in pairs.items())
    assert len(pairs) == sum(min(here.count(n), there.count(n)) for n in set(here))


def test_an_early_choice_takes_nothing_from_a_later_one() -> None:
    assert pair_up("ab", "xy", lambda one, other: one == "a" or other == "x") == {1: 0, 0: 1}
