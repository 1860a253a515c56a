"""One dispatch in five languages is one set of facts."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.model import Article, Extraction, Fact
from graph.reference import LANGUAGES
from loaders.extraction.lexicon import is_read
from loaders.extraction.pipeline import extract

Told = tuple[str, tuple[str, ...], str, str | None]

DISPATCHES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "translations.yaml").read_text("utf-8")
)
DIRECTED = ("visited",)


def countries(found: Extraction, fact: Fact) -> tuple[str, ...]:
    """The countries behind the sides of a fact, in order where it has a direction."""
    homes = {mention.key: mention.country for mention in found.mentions}
    sides = [side for part, there in fact.parts.items() if part != "signers" for side in there]
    codes = [homes.get(side) or side.removeprefix("country:") for side in sides]
    return tuple(codes if fact.type in DIRECTED else sorted(codes))


def told(dispatch: dict[str, Any], language: str) -> set[Told]:
    """What the core facts of a dispatch say in a language."""
    return told_by(dispatch["texts"][language], language, dispatch["published"])


def told_by(text: str, language: str, published: str) -> set[Told]:
    article = Article("text:t", text, language=language, published=published)
    found = extract(article, trial=True)
    return {(f.type, countries(found, f), f.status, f.date) for f in found.facts}


def expected(dispatch: dict[str, Any]) -> set[Told]:
    return {(kind, tuple(sides), status, date) for kind, sides, status, date in dispatch["facts"]}


CASES = [
    pytest.param(language, number, id=f"{language}-{number}")
    for language in LANGUAGES
    if is_read(language, trial=True)
    for number in range(len(DISPATCHES))
]


@pytest.mark.parametrize(("language", "number"), CASES)
def test_a_dispatch_says_the_same_in_every_language(language: str, number: int) -> None:
    dispatch = DISPATCHES[number]
    if is_read(language):
        assert told(dispatch, language) == expected(dispatch)
    else:  # on trial: nothing else, but maybe less
        assert told(dispatch, language) <= expected(dispatch)


def test_a_translation_adds_no_fact_and_loses_few() -> None:
    wanted = sum(len(expected(dispatch)) for dispatch in DISPATCHES)
    for language in filter(lambda one: is_read(one, trial=True), LANGUAGES):
        read = sum(len(told(dispatch, language) & expected(dispatch)) for dispatch in DISPATCHES)
        assert read >= (wanted if is_read(language) else wanted / 2), language


@pytest.mark.parametrize(
    "languages", [p for p in permutations(LANGUAGES, 2) if all(map(is_read, p))], ids="-".join
)
@pytest.mark.parametrize("declared", ["first", "second", "none", "other"])
def test_each_paragraph_is_read_in_its_own_language(
    languages: tuple[str, str], declared: str
) -> None:
    texts = [DISPATCHES[n]["texts"][language] for n, language in enumerate(languages)]
    codes = {"first": languages[0], "second": languages[1], "none": "und", "other": "fi"}
    said = told_by("\n\n".join(texts), codes[declared], DISPATCHES[0]["published"])
    assert said == expected(DISPATCHES[0]) | expected(DISPATCHES[1])
