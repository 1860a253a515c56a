"""Scores count what is right, missed and spurious; errors say why."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from loaders.evaluation.causes import errors
from loaders.evaluation.records import read_records
from loaders.evaluation.report import Evaluation
from loaders.evaluation.scores import Score, Scores
from tests.loaders.evaluation.support import BERG, HALE, fact, record

OWN = Path(__file__).parents[2] / "data" / "own"
SCORER = Path(__file__).parents[4] / "shared" / "eval" / "score.py"


def test_what_gold_is_unsure_of_counts_neither_way() -> None:
    unsure = record(fact(certain=False))
    for found in (record(fact()), record()):
        scores = Scores()
        scores.add(unsure, found)
        assert scores.of("full", "core") == Score()


def test_a_meeting_told_with_the_wrong_person_is_right_between_countries() -> None:
    scores = Scores()
    scores.add(record(fact()), record(fact(b="country:NO")))
    assert scores.of("tie", "met_with") == Score(right=1)
    assert scores.of("full", "met_with") == Score(spurious=1, missed=1)
    assert scores.of("full", "met_with").f1 == 0


def test_officials_are_asked_three_questions() -> None:
    scores = Scores()
    scores.add(record(), record(officials=[{**HALE, "role": "envoy"}, {**BERG, "country": None}]))
    assert scores.of("officials", "found") == Score(right=2)
    assert scores.of("officials", "country") == Score(right=1, spurious=1, missed=1)
    assert scores.of("officials", "role") == Score(spurious=2, missed=2)


@pytest.mark.parametrize(
    ("found", "what", "cause"),
    [
        (record(fact(date="2025-05-01")), "misdated", "date"),
        (record(fact(status="planned")), "missed", "status"),
        (record(officials=[HALE]), "missed", "person"),
        (record(officials=[HALE, {**BERG, "country": None}]), "missed", "affiliation"),
        (record(fact(b="country:NO")), "missed", "whom"),
        (record(), "missed", "construction"),
        (record(fact(date="2025-04-06"), fact("visited", who="o1", to="country:FR")), "spurious",
         "invented"),
    ],
)  # fmt: skip
def test_each_error_has_one_cause(found, what: str, cause: str) -> None:
    gold = record(fact(date="2025-04-06", evidence="Hale met Berg"))
    assert (what, cause) in [(error.what, error.cause) for error in errors(gold, found)]


def test_a_side_that_is_not_written_needs_a_link() -> None:
    gold = record(fact(evidence="She met Berg"))
    assert [error.cause for error in errors(gold, record())] == ["reference"]


def test_sides_the_wrong_way_round_are_told_as_such() -> None:
    gold = record(fact("message", a="o1", b="o2", kind="thanks"))
    found = record(fact("message", a="o2", b="o1", kind="thanks"))
    assert {error.cause for error in errors(gold, found)} == {"direction"}


def test_the_report_counts_causes_and_shows_sentences() -> None:
    evaluation = Evaluation()
    evaluation.add(record(fact(evidence="Hale met Berg")), record())
    lines = "\n".join(evaluation.lines(shown_errors=5))
    assert "full.met_with" in lines
    assert "no construction was read" in lines
    assert "Hale met Berg" in lines


def test_gold_held_against_itself_is_right_throughout() -> None:
    evaluation = Evaluation()
    for path in sorted(OWN.glob("*-gold.jsonl")):
        for gold in read_records(path).values():
            evaluation.add(gold, gold)
    assert not evaluation.errors
    assert {score.f1 for _, _, score in evaluation.scores["all"].rows()} == {1.0}


def reference_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SCORER.exists(), reason="the reference scorer is not at hand")
@pytest.mark.parametrize("name", ["frp", "frd", "en", "es", "pt", "ar"])
def test_the_figures_are_those_of_the_reference_scorer(name: str) -> None:
    """Predictions are other articles' officials and every second fact, spoilt in turn."""
    theirs = reference_scorer()
    tally, ours = theirs.defaultdict(theirs.Counter), Scores()
    for gold_record in read_records(OWN / f"{name}-gold.jsonl").values():
        gold = json.loads(json.dumps(vars(gold_record)))
        kept = gold["facts"][::2]
        for number, spoilt in enumerate(kept):
            if number % 3 == 1:
                spoilt["date"] = "1999"
            if number % 3 == 2:
                spoilt["status"] = "denied"
        plain = {"id": gold["id"], "officials": list(gold["officials"].values())}
        wanted = {**plain, "facts": list(gold_record.facts)}
        told = {**plain, "facts": kept, "officials": plain["officials"][1:]}
        theirs.score_article(theirs.Article(wanted), theirs.Article(told), tally, [])
        ours.add(gold_record, type(gold_record).of(told))
    for (table, kind), counts in tally.items():
        expected = Score(counts["tp"], counts["fp"], counts["fn"])
        assert ours.of(table, kind) == expected, (table, kind)
