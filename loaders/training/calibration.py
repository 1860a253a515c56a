"""How well probabilities hold: each fact is judged by weights from the articles of other folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from loaders.extraction.confidence import probability
from loaders.training.judged import Judged
from loaders.training.logistic import Fit

FOLDS = 5
BINS = 5


@dataclass(frozen=True)
class Bin:
    """Facts that were given like probabilities: their mean, and the share that is right."""

    count: int
    expected: float
    right: float


def fold_of(article: str) -> int:
    """Return the fold of an article, by its id alone."""
    return int(sha256(article.encode()).hexdigest(), 16) % FOLDS


def out_of_fold(facts: Sequence[Judged], fit: Fit) -> Iterator[tuple[float, bool]]:
    """Yield each fact's probability by weights that did not see its article."""
    for fold in range(FOLDS):
        seen = [fact for fact in facts if fold_of(fact.article) != fold]
        weights = fit.weights([f.traits for f in seen], [f.right for f in seen])
        for fact in facts:
            if fold_of(fact.article) == fold:
                yield probability(weights.get(t, 0.0) for t in sorted(fact.traits)), fact.right


def reliability(judged: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return bins of equally many facts, the least sure first."""
    ordered = sorted(judged)
    edges = [round(len(ordered) * part / BINS) for part in range(BINS + 1)]
    parts = (ordered[a:b] for a, b in pairwise(edges) if a < b)
    return tuple(
        Bin(len(p), sum(x for x, _ in p) / len(p), sum(y for _, y in p) / len(p)) for p in parts
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: how far bins are off, by their size."""
    return sum(b.count * abs(b.expected - b.right) for b in bins) / sum(b.count for b in bins)
