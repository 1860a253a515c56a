"""``entente reread``: stored articles read again by this version's extractor."""

from __future__ import annotations

import sys

import click

from api.commands.common import data_option, opened_store
from graph.queries.articles import count_claims
from graph.review import listed
from graph.update import outdated
from loaders.extraction.pipeline import EXTRACTOR
from loaders.load import read_again


@click.command()
@data_option
def command() -> int:
    """Read stored articles again that an older version has read, replacing what it found.

    It may be stopped at any time; the same command goes on.  ``serve`` does the same in the
    background.
    """
    with opened_store() as store:
        waiting = outdated(store, EXTRACTOR)
        before = count_claims(store)
        count = 0
        try:
            with click.progressbar(
                read_again(store),
                length=waiting.readable,
                label="Reading again",
                file=sys.stderr,
                hidden=not sys.stderr.isatty(),
            ) as shown:
                for _ in shown:
                    count += 1
        except KeyboardInterrupt:
            click.echo(f"Stopped; {count} read again.  The same command goes on.")
            return 130
        claims = count_claims(store)
        dormant = sum(row["state"] == "dormant" for row in listed(store))
    click.echo(f"{count} read again, {before} claims before, {claims} now")
    if waiting.without_text:
        click.echo(f"{waiting.without_text} kept as they were read: their text is not stored")
    if dormant:
        click.echo(f"{dormant} decisions have lost what they name: entente review list")
    return 0
