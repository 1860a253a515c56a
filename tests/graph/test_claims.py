"""Claims: their uids keep, and they read back from what is stored."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given

from graph.claims import claim_from_json, claim_to_json, claims_of, kept
from tests.support.gold import own
from tests.support.reports import fact, person, report
from tests.support.worlds import arrivals

PEOPLE = [person("o1", "Erlan Koshanov", "KZ"), person("o2", "Mohamed Ould Errachid", "MA")]
MET = fact("met_with", "2025-04-06", a="o1", b="o2")
VISIT = fact("visited", "2025-04-06", who="o1", to="country:MA")


def claims(arrival, extractor="test-1"):
    return claims_of(arrival.article, arrival.extraction, extractor)


@given(arrivals())
def test_a_claim_reads_back_as_it_was(arrived):
    for claim in (claim for arrival in arrived for claim in claims(arrival)):
        assert claim_from_json(claim_to_json(claim)) == claim


@given(arrivals())
def test_no_two_claims_have_one_uid(arrived):
    uids = [claim.uid for arrival in arrived for claim in claims(arrival)]
    assert len(set(uids)) == len(uids)


def test_each_fact_and_each_person_acting_or_in_office_is_a_claim():
    passer_by = person("o3", "Jean Passant", None, "other")
    arrival = report("a", MET, VISIT, people=[*PEOPLE, passer_by])
    assert [claim.fact.type for claim in claims(arrival)] == [
        "holds_office",
        "holds_office",
        "met_with",
        "visited",
    ]


def test_a_correction_that_drops_a_sentence_leaves_the_digits_of_the_rest():
    first = report("a", VISIT, MET, people=PEOPLE)
    corrected = report("a", MET, people=PEOPLE)
    corrected = replace(corrected, article=replace(corrected.article, version=2))
    kept = {claim.uid[:12] for claim in claims(corrected)}
    assert kept < {claim.uid[:12] for claim in claims(first)}
    assert not {c.uid for c in claims(corrected)} & {c.uid for c in claims(first)}


def test_a_newer_extractor_leaves_the_digits_that_derived_uids_end_in():
    arrival = report("a", MET, people=PEOPLE)
    old, new = claims(arrival, "grammar-1"), claims(arrival, "grammar-2")
    assert [claim.uid[:12] for claim in old] == [claim.uid[:12] for claim in new]
    assert not {claim.uid for claim in old} & {claim.uid for claim in new}


def test_by_offsets_alone_no_word_of_the_article_is_kept_in_a_claim():
    for article, extraction in own()[:20]:
        for claim in claims_of(article, extraction, "test-1"):
            content = claim_to_json(kept(claim, "offsets"))
            assert all(s not in content for s in [claim.fact.quote.sentence] if s)
            assert claim_from_json(content).fact.quote.start == claim.fact.quote.start
            assert json.loads(content)["uid"] == claim.uid
