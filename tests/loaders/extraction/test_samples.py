"""The sample dispatches are read as they are expected to be, fact by fact, to the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Article
from loaders.evaluation.records import Record, read_records
from loaders.evaluation.report import Evaluation
from loaders.extraction.format import to_format
from loaders.extraction.pipeline import extract
from loaders.sources import read_sources

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sample_is_read_right(language: str) -> None:
    expected = read_records(SAMPLES / "expected.jsonl")
    read = (a for a in read_sources([SAMPLES / "dispatches.jsonl"]) if isinstance(a, Article))
    newest = {article.identity: article for article in read if article.language == language}
    evaluation = Evaluation()
    for article in newest.values():
        found = Record.of(to_format(article, extract(article)))
        evaluation.add(expected[found.id], found)
    assert evaluation.errors == []
    assert evaluation.scores[language].of("officials", "role").f1 == 1
