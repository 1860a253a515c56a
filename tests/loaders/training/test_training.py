"""The weights that ship are those that the own dispatches give, and they hold out of fold."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from loaders.extraction.confidence import BASE, probability
from loaders.training.__main__ import FIT, OWN, WEIGHTS
from loaders.training.calibration import (
    Bin,
    calibration_error,
    fold_of,
    out_of_fold,
    reliability,
)
from loaders.training.judged import Judged, digest, judged
from loaders.training.logistic import Fit


@pytest.fixture(scope="module")
def facts() -> list[Judged]:
    return list(judged(OWN))


def test_the_weights_that_ship_are_those_of_the_own_dispatches(facts):
    """A change of the grammar moves them a little; from here on, train again."""
    shipped = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    again = FIT.weights([f.traits for f in facts], [f.right for f in facts])
    moved = [abs(given(shipped["weights"], fact) - given(again, fact)) for fact in facts]
    assert shipped["data"] == digest(OWN), "run: python -m loaders.training"
    assert sum(moved) / len(moved) <= 0.05, "run: python -m loaders.training"


def given(weights: Mapping[str, float], fact: Judged) -> float:
    return probability(weights.get(trait, 0.0) for trait in sorted(fact.traits))


def test_training_twice_gives_the_same(facts):
    examples, right = [f.traits for f in facts[:90]], [f.right for f in facts[:90]]
    assert FIT.weights(examples, right) == FIT.weights(examples, right)


def test_confidence_holds_out_of_fold(facts):
    bins = reliability(list(out_of_fold(facts, FIT)))
    assert calibration_error(bins) <= 0.08
    assert bins[0].right < bins[-1].right


def test_a_trait_of_wrong_facts_speaks_against():
    examples = [{BASE, "a"}] * 20 + [{BASE, "b"}] * 20
    weights = Fit(BASE).weights(examples, [True] * 20 + [False] * 20)
    assert weights["b"] < 0 < weights["a"]


def test_the_base_rate_is_kept():
    weights = Fit(BASE).weights([{BASE}] * 8, [True] * 6 + [False] * 2)
    assert probability(weights.values()) == pytest.approx(0.75, abs=1e-4)


def test_a_rare_trait_has_no_weight():
    examples = [{BASE, "rare"}, *([{BASE}] * 9)]
    assert set(Fit(BASE, rare=2).weights(examples, [True] * 5 + [False] * 5)) == {BASE}


def test_bins_and_their_error():
    bins = reliability([(0.2, False), (0.9, True)])
    assert bins == (Bin(1, 0.2, 0.0), Bin(1, 0.9, 1.0))
    assert calibration_error(bins) == pytest.approx(0.15)


def test_an_article_keeps_its_fold():
    assert fold_of("frp-001") == fold_of("frp-001")
