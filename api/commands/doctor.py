"""``entente doctor``: a check of the store."""

from __future__ import annotations

import click

from api.commands.common import data_option, opened_store
from graph.queries.health import complaints


@click.command()
@data_option
def command() -> int:
    """Check the store: missing or double uids, claims without article, ties without claim."""
    with opened_store() as store:
        found = complaints(store)
        name = store.name
    for complaint in found:
        click.echo(complaint)
    click.echo(f"{len(found)} complaints about the {name} store")
    return 1 if found else 0
