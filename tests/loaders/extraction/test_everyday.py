"""A day's other news, sport and weather and trials, has no fact on relations between states."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.model import Article
from loaders.extraction.pipeline import extract
from loaders.extraction.tokens import names_a_side
from loaders.sources import article_from_record
from tests.loaders.extraction.support import read

EVERYDAY = sorted((Path(__file__).parents[2] / "data").glob("everyday-*.jsonl"))
RECORDS = [json.loads(line) for path in EVERYDAY for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("record", RECORDS, ids=[record["id"] for record in RECORDS])
def test_everyday_news_has_no_fact(record: dict[str, str]) -> None:
    article = article_from_record(record)
    assert isinstance(article, Article)
    assert extract(article).facts == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le ministre a parlé.", True),
        ("Rabat et Oslo se parlent.", True),
        ("Le Pérou prend part à l'ONU.", True),
        ("Le gouvernement péruvien se tait.", True),
        ("La joueuse norvégienne a reçu un prix.", False),
        ("Il pleut depuis mardi.", False),
    ],
)
def test_an_article_without_office_country_or_body_has_no_sides(text: str, told: bool) -> None:
    assert names_a_side(text, "fr") is told


def test_what_only_the_title_names_is_read() -> None:
    assert read("Ils se sont vus mardi.", title="Entretien entre le Pérou et le Chili").facts
