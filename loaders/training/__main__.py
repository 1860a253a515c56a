"""Train the weights that ship from the own annotated dispatches: ``python -m loaders.training``."""

from __future__ import annotations

import json
from pathlib import Path

from loaders.extraction.confidence import BASE
from loaders.training.calibration import calibration_error, out_of_fold, reliability
from loaders.training.judged import Judged, digest, judged
from loaders.training.logistic import Fit

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "data" / "own"
WEIGHTS = ROOT / "loaders" / "extraction" / "confidence.json"
FIT = Fit(BASE)


def trained(facts: list[Judged], data: str) -> str:
    """Return the file of weights: which data they are from, and each trait's."""
    weights = FIT.weights([fact.traits for fact in facts], [fact.right for fact in facts])
    content = {"data": data, "facts": len(facts), "weights": weights}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the weights and print how well they hold out of fold."""
    facts = list(judged(OWN))
    WEIGHTS.write_text(trained(facts, digest(OWN)), encoding="utf-8")
    bins = reliability(list(out_of_fold(facts, FIT)))
    print("| facts | confidence | right |\n|---|---|---|")
    for part in bins:
        print(f"| {part.count} | {part.expected:.2f} | {part.right:.2f} |")
    print(f"\nexpected calibration error {calibration_error(bins):.3f} over {len(facts)} facts")


if __name__ == "__main__":
    main()
