"""``entente explain``: why articles are read to assert what they do, fact by fact."""

from __future__ import annotations

import json

import click

from api.commands.common import read_articles, status
from graph.errors import BadInput
from graph.model import Article
from loaders.extraction.explanation import Explanation, explain
from loaders.extraction.pipeline import extract
from loaders.sources import Failure


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--fact", "number", type=click.IntRange(min=1), help="Only the fact of this number.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per fact.")
def command(paths: tuple[str, ...], number: int | None, as_json: bool) -> int:
    """Print what speaks for and against each fact of articles; nothing is stored.

    That is its rule, sentence, sides with the chain of reference that leads to their names,
    status and its cue, date and its expression, and the factors of its confidence.
    """
    failures: list[Failure] = []
    shown = _json if as_json else _text
    for article in read_articles(paths, failures):
        for at, explanation in _explanations(article, number):
            click.echo(shown(article, at, explanation))
    return status(failures)


def _explanations(article: Article, number: int | None) -> list[tuple[int, Explanation]]:
    extraction = extract(article)
    explained = [
        (at, explain(article, extraction, fact)) for at, fact in enumerate(extraction.facts, 1)
    ]
    if number is None:
        return explained
    if number > len(explained):
        raise BadInput(
            f"{_name(article)} has {len(explained)} facts, not {number}; without --fact all come."
        )
    return explained[number - 1 : number]


def _name(article: Article) -> str:
    return article.title or article.identity.partition(":")[2][:40]


def _json(article: Article, at: int, explanation: Explanation) -> str:
    whole = {"article": article.identity, "fact": at, **explanation.to_dict()}
    return json.dumps(whole, ensure_ascii=False)


def _text(article: Article, at: int, explanation: Explanation) -> str:
    return "\n".join((f"{_name(article)}, fact {at}", *explanation.lines(), ""))
