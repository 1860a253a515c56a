"""The figures of an evaluation as lines of text and as one JSON object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.evaluation.causes import CAUSES, Error, errors
from loaders.evaluation.records import Record
from loaders.evaluation.scores import Score, Scores

ALL = "all"


@dataclass
class Evaluation:
    """The scores of many articles, all together and by language, with every error."""

    scores: dict[str, Scores] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    def add(self, gold: Record, found: Record) -> None:
        """Hold one article's predictions against gold."""
        for name in (ALL, gold.language):
            self.scores.setdefault(name, Scores()).add(gold, found)
        self.errors.extend(errors(gold, found))

    def to_dict(self) -> dict[str, Any]:
        """Return figures by language, counted causes, and the errors."""
        return {
            "languages": {name: _figures(scores) for name, scores in self.scores.items()},
            "causes": {what: dict(counts) for what, counts in self.causes().items()},
            "errors": [error.to_dict() for error in self.errors],
        }

    def causes(self) -> Mapping[str, Counter[str]]:
        """Return how often each cause was met, for missed, spurious and misdated facts."""
        counted: dict[str, Counter[str]] = {}
        for error in self.errors:
            counted.setdefault(error.what, Counter())[error.cause] += 1
        return counted

    def lines(self, shown_errors: int = 0) -> Iterator[str]:
        """Yield the report, line by line."""
        single = len(self.scores) == 2  # one language: its table is that of all
        for name, scores in self.scores.items():
            if not (single and name == ALL):
                yield from _table(name, scores)
                yield ""
        for what, counts in self.causes().items():
            yield f"{what}: {counts.total()} facts"
            for cause, count in counts.most_common():
                yield f"  {count:5}  {cause:12} {CAUSES[cause]}"
        for error in self.errors[:shown_errors]:
            yield _error(error)


def _figures(scores: Scores) -> dict[str, Any]:
    rows = {f"{table}.{name}": _figure(score) for table, name, score in scores.rows()}
    return {"articles": scores.articles, **rows}


def _figure(score: Score) -> dict[str, float | int | None]:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    precision, recall = rounded(score.precision), rounded(score.recall)
    return {"p": precision, "r": recall, "f1": rounded(score.f1), "gold": score.wanted}


def _table(name: str, scores: Scores) -> Iterator[str]:
    heads: Sequence[str] = ("precision", "recall", "F1", "gold")
    yield f"{name}: {scores.articles} articles"
    yield " " * 24 + "".join(f"{head:>10}" for head in heads)
    for table, row, score in scores.rows():
        values = (_shown(score.precision), _shown(score.recall), f"{score.f1:.3f}")
        cells = "".join(f"{value:>10}" for value in (*values, score.wanted))
        yield f"{f'{table}.{row}':24}{cells}"


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _error(error: Error) -> str:
    fact = error.fact
    sides = {k: v for k, v in fact.items() if k in ("a", "b", "who", "to", "parties", "of", "by")}
    words = fact.get("sentence") or fact.get("evidence") or ""
    told = ", ".join(f"{name} {value}" for name, value in sides.items())
    return f"{error.article}: {error.what} ({error.cause}) {fact['type']}: {told}: {words}"
