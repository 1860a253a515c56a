"""Every fact is grounded: its sentence holds the trigger and each side, or a chain leads there."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Article, Extraction, Fact
from loaders.extraction.pipeline import extract
from loaders.sources import read_sources

OWN = Path(__file__).parents[2] / "data" / "own"


def ungrounded(article: Article, extraction: Extraction, fact: Fact) -> list[str]:
    """What a fact asserts that neither its sentence nor a recorded chain shows."""
    quote, support = fact.quote, extraction.supports[extraction.facts.index(fact)]
    text = article.field(quote.where)
    wrong = [] if text[quote.start : quote.end] == quote.sentence else ["sentence"]
    spans = {"trigger": quote.spans.get("trigger", (-1, -1)), **quote.spans}
    wrong += [n for n, (a, b) in spans.items() if not quote.start <= a < b <= quote.end]
    for part, parties in fact.parts.items():
        for number in range(1, len(parties) + 1):
            name = part if number == 1 else f"{part}{number}"
            if name not in quote.spans and not support.chains.get(name):
                wrong.append(name)
    whole = f"{article.title}\n{article.text}"
    links = (link for chain in support.chains.values() for link in chain)
    return wrong + [link.link for link in links if link.sentence not in whole]


@pytest.mark.parametrize("name", ["frp", "frd"])
def test_every_fact_is_shown_by_its_sentence_and_chains(name: str) -> None:
    read = [a for a in read_sources([OWN / f"{name}-articles.jsonl"]) if isinstance(a, Article)]
    facts = [(a, e, f) for a in read for e in [extract(a)] for f in e.facts]
    assert len(facts) > 100
    assert [(f.rule, bad) for a, e, f in facts if (bad := ungrounded(a, e, f))] == []
