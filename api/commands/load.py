"""``entente load``: articles into the store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import click

from api.commands.common import data_option, opened_store, settings
from graph.stores.base import Store
from loaders.load import load
from loaders.sources import Failure, read_sources

KINDS = ("new", "corrected", "reread", "unchanged", "skipped", "failed")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@data_option
def command(paths: tuple[str, ...]) -> int:
    """Read articles into the store.

    PATH is a text file, an HTML page, JSON Lines (with text and, where known, id, lang, title,
    published, url, source), a folder of these, or - for standard input.  Loading an article
    twice changes nothing; other text under the same id or URL is a correction.
    """
    counts: Counter[str] = Counter()
    try:
        with opened_store() as store:
            for kind in watched(store, paths):
                counts[kind] += 1
    except KeyboardInterrupt:
        click.echo(f"Stopped; in the store are: {summary(counts)}.  The same command goes on.")
        return 130
    click.echo(summary(counts))
    return 1 if counts["failed"] else 0


def watched(store: Store, paths: tuple[str, ...]) -> Iterator[str]:
    """Load with a progress bar on a terminal, and name what became of each article."""
    results = load(store, read_sources(paths), settings().retention)
    with click.progressbar(
        results,
        label="Loading",
        file=sys.stderr,
        show_eta=False,
        show_pos=True,
        hidden=not sys.stderr.isatty(),
    ) as shown:
        for result in shown:
            if isinstance(result, Failure):
                click.echo(f"{result}", err=True)
                yield "skipped" if result.skipped else "failed"
            else:
                yield result.kind


def summary(counts: Counter[str]) -> str:
    """Say how many articles became what: ``3 new, 1 unchanged``."""
    return ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]) or "no articles"
