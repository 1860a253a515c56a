"""Block keys: what must be looked at together shares one, what need not does not."""

from __future__ import annotations

import pytest

from graph.claims import claims_of
from graph.derive.blocks import block_of, event_block, keys_of, within
from tests.support.reports import fact, person, report

KZ = person("o1", "Erlan Koshanov", "KZ")
MA = person("o2", "Mohamed Ould Errachid", "MA")
NOBODY_KNOWN = person("o3", "Jean Inconnu", None)


def claim(stated, *people, published="2025-04-07"):
    arrival = report("a", stated, people=people, published=published)
    return claims_of(arrival.article, arrival.extraction, "test-1")[-1]


@pytest.mark.parametrize(
    ("stated", "block"),
    [
        (fact("met_with", "2025-04-06", a="o2", b="o1"), "met_with|KZ|MA|2025"),
        (fact("met_with", None, a="country:MA", b="o1"), "met_with|KZ|MA|2025"),
        (fact("met_with", "2024", a="o3", b="o1"), "met_with|KZ|name:jean inconnu|2024"),
        (fact("visited", "2025-04", who="o1", to="country:MA"), "visited|KZ|MA|2025"),
        (
            fact("signed", "2025-04", parties=("country:MA", "org:UN"), signers=("o1",)),
            "signed|MA|org:UN",
        ),
        (
            fact("diplomatic", "2025", a="country:MA", b="country:KZ", action="recognise"),
            "diplomatic|recognise|KZ|MA|2025",
        ),
        (
            fact("participated", "2025-04", who="o1", event="148th Assembly of the IPU"),
            "participated|assembly ipu|#148",
        ),
    ],
)
def test_a_claim_lies_in_the_block_of_its_type_sides_and_year(stated, block):
    assert block_of(claim(stated, KZ, MA, NOBODY_KNOWN)) == block


def test_without_any_date_the_year_is_undated():
    undated = claim(fact("met_with", None, a="o1", b="o2"), KZ, MA, published=None)
    assert block_of(undated) == "met_with|KZ|MA|undated"


def test_bodies_go_by_one_key_whatever_they_are_called():
    act = fact("diplomatic", "2025", a="org:Arab League", b="country:KZ", action="condemn")
    assert block_of(claim(act)) == "diplomatic|condemn|KZ|org:LAS|2025"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "149th Assembly of the Inter-Parliamentary Union",
            "Inter-Parliamentary Union 149th Assembly",
        ),
        ("XVI CPLP Summit", "16th CPLP Summit"),
        ("sixth EU-Armenia Partnership Council", "6th EU-Armenia Partnership Council"),
        ("Vilnius Forum", "the Vilnius forum"),
    ],
)
def test_a_named_event_has_one_key_however_it_is_worded(one, other):
    assert event_block(one, "2025") == event_block(other, "2025")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("149th Assembly of the IPU", "2025"), ("150th Assembly of the IPU", "2025")),
        (("Vilnius Forum", "2024"), ("Vilnius Forum", "2025")),
        (("Vilnius Forum", "2024"), ("Riga Forum", "2024")),
    ],
)
def test_another_edition_is_another_event(one, other):
    assert event_block(*one) != event_block(*other)


def test_an_ordinal_says_the_edition_in_any_year():
    assert event_block("150th Assembly", "2024") == event_block("150th Assembly", "2025")


def test_a_claim_touches_its_block_its_peoples_and_its_events():
    part = fact("met_with", "2025-04-06", a="o1", b="country:MA", part_of="Vilnius Forum")
    assert within(claim(part, KZ)) == "participated|forum vilnius|2025"
    assert keys_of(claim(part, KZ)) == (
        "met_with|KZ|MA|2025",
        "official|KZ",
        "participated|forum vilnius|2025",
    )
