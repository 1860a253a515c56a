"""``entente rebuild``: the whole derivation again."""

from __future__ import annotations

import click

from api.commands.common import data_option, opened_store
from graph.update import rebuild


@click.command()
@data_option
def command() -> None:
    """Derive the whole graph again from its claims, and write what differs."""
    with opened_store() as store:
        changed = rebuild(store)
    click.echo(f"{changed} nodes and relationships differed; the graph is what its claims say.")
