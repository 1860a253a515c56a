from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graph.errors import BadInput
from graph.model import Article
from loaders.extraction.confidence import confidence
from loaders.extraction.explanation import explain
from loaders.extraction.pipeline import extract

TEXT = (
    "OSLO - Le ministre ghanéen des affaires étrangères, Kwame Boateng, est arrivé lundi à Oslo. "
    "Il rencontrera jeudi la ministre norvégienne du commerce, Ingrid Solberg."
)
ARTICLE = Article("text:t", TEXT, language="fr", published="2025-06-12")


def explained(kind: str):
    extraction = extract(ARTICLE)
    fact = next(fact for fact in extraction.facts if fact.type == kind)
    return explain(ARTICLE, extraction, fact)


def test_an_explanation_gives_the_construction_and_the_cues():
    meeting = explained("met_with")
    assert meeting.rule == "fr.meet.object"
    assert "verbs: encounter" in meeting.construction
    assert (meeting.status, meeting.status_cue) == ("planned", "rencontrera")
    assert meeting.date_expression == "jeudi"


def test_a_pronoun_is_led_back_to_its_name():
    meeting = explained("met_with")
    pronoun = next(side for side in meeting.sides if side.name == "Kwame Boateng")
    assert (pronoun.words, pronoun.link) == ("Il", "pronoun")
    assert "Kwame Boateng" in pronoun.chain[0].sentence


def test_factors_for_and_against_make_the_confidence():
    meeting = explained("met_with")
    found = {f.trait: f.weight for f in (*meeting.speaks_for, *meeting.speaks_against)}
    assert confidence(found) == pytest.approx(meeting.confidence, abs=0.011)
    assert all(factor.weight > 0 for factor in meeting.speaks_for)
    assert "another sentence" in {factor.trait for factor in meeting.speaks_against}


def test_an_explanation_is_told_in_lines_and_as_data():
    visit = explained("visited")
    lines = visit.lines()
    assert lines[0].startswith("visited, held")
    assert any("Kwame Boateng" in line for line in lines)
    assert json.loads(json.dumps(visit.to_dict()))["confidence"] == visit.confidence


def test_a_fact_of_another_extraction_is_refused():
    extraction = extract(ARTICLE)
    with pytest.raises(BadInput):
        explain(ARTICLE, extraction, replace(extraction.facts[0], rule="none"))
