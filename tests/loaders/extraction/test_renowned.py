"""Leaders whom a text calls by name alone."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.support import names, official, only, read, sides

MET = "Angela Merkel et Barack Obama se sont entretenus mardi à Lima."


def test_leaders_of_the_time_are_known_by_name() -> None:
    found = read(MET, published="2016-05-12")
    assert sides(found, only(found, "met_with")) == {"Angela Merkel", "Barack Obama"}
    merkel, obama = official(found, "Angela Merkel"), official(found, "Barack Obama")
    assert (merkel.country, merkel.role) == ("DE", "head_of_government")
    assert (obama.country, obama.role) == ("US", "head_of_state")


def test_nobody_is_known_for_what_he_was_years_ago() -> None:
    found = read(MET, published="2025-06-12")
    assert found.facts == ()


@pytest.mark.parametrize(
    "text",
    [
        "Le sénateur péruvien Barack Obama a parlé.",
        "L'ancien président Barack Obama a parlé.",
    ],
)
def test_what_the_text_says_of_a_person_goes_before(text: str) -> None:
    found = read(text, published="2016-05-12")
    assert "US" not in {mention.country for mention in found.mentions}


def test_what_the_text_says_of_a_leader_goes_first() -> None:
    found = read(
        "Le ministre marocain des Affaires étrangères, Nasser Bourita, a reçu dimanche à Rabat son "
        "homologue ouzbek, Murat Nurtleu.",
        published="2025-04-06",
    )
    assert official(found, "Murat Nurtleu").country == "UZ"


def test_who_is_no_leader_stays_unknown() -> None:
    found = read("Tuomas Holm et Freja Vega se sont entretenus mardi.", published="2016-05-12")
    assert names(found) == []
