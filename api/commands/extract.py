"""``entente extract``: the facts of articles, not stored."""

from __future__ import annotations

import json
import sys

import click

from loaders.extraction.format import to_format
from loaders.extraction.pipeline import extract
from loaders.sources import Failure, read_sources


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def command(paths: tuple[str, ...]) -> int:
    """Print the facts of articles, one JSON object per article, without storing them.

    PATH is a text file, an HTML page, JSON Lines, a folder, or - for standard input.
    """
    failed = 0
    for read in read_sources(paths):
        if isinstance(read, Failure):
            failed += not read.skipped
            click.echo(str(read), err=True)
            continue
        print(json.dumps(to_format(read, extract(read)), ensure_ascii=False), flush=True)
    sys.stdout.flush()
    return 1 if failed else 0
