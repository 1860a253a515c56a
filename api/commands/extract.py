"""``entente extract``: the facts of articles, not stored."""

from __future__ import annotations

import json

import click

from api.commands.common import read_articles, status
from loaders.extraction.format import to_format
from loaders.extraction.pipeline import extract
from loaders.sources import Failure


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def command(paths: tuple[str, ...]) -> int:
    """Print the facts of articles, one JSON object per article, without storing them.

    PATH is a text file, an HTML page, JSON Lines, a folder, or - for standard input.
    """
    failures: list[Failure] = []
    for article in read_articles(paths, failures):
        click.echo(json.dumps(to_format(article, extract(article)), ensure_ascii=False))
    return status(failures)
