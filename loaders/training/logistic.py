"""Logistic regression over named traits, by Newton's method: few examples, exact, the same always.

Each weight is drawn towards zero (ridge), so that a trait met rarely says little; the first
trait, which all examples share, is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS = 50
_SMALL = 1e-9


@dataclass(frozen=True)
class Fit:
    """How to fit: ``ridge`` draws weights to zero, traits met less than ``rare`` have none."""

    base: str
    ridge: float = 2.0
    rare: int = 5

    def weights(
        self, examples: Sequence[Collection[str]], right: Sequence[bool]
    ) -> Mapping[str, float]:
        """Return the weight of each trait, in log-odds."""
        met = Counter(trait for traits in examples for trait in traits)
        names = [self.base, *sorted(t for t, n in met.items() if n >= self.rare and t != self.base)]
        design = np.array([[name in traits for name in names] for traits in examples], dtype=float)
        solved = self._solve(design, np.array(right, dtype=float))
        return dict(zip(names, (round(float(weight), 4) for weight in solved), strict=True))

    def _solve(self, design: Floats, right: Floats) -> Floats:
        penalty = np.full(design.shape[1], self.ridge)
        penalty[0] = _SMALL
        weights = np.zeros(design.shape[1])
        for _ in range(_STEPS):
            expected = 1 / (1 + np.exp(-design @ weights))
            slope = design.T @ (right - expected) - penalty * weights
            curve = (design.T * (expected * (1 - expected))) @ design + np.diag(penalty)
            step = np.linalg.solve(curve, slope)
            weights += step
            if float(np.abs(step).max()) < _SMALL:
                break
        return weights
