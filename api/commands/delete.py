"""``entente delete``: articles and their facts out of the store."""

from __future__ import annotations

import click

from api.commands.common import data_option, opened_store
from graph.errors import BadInput
from graph.update import delete


@click.command()
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@click.option("--source", help="All articles of this source.")
@data_option
def command(articles: tuple[str, ...], source: str | None) -> None:
    """Take articles and their facts out of the store.

    ARTICLE is an id, a uid or a URL.  The graph is then what it would be without them.
    """
    if not articles and not source:
        raise BadInput("Name the articles to delete by id, uid or URL, or a --source.")
    with opened_store() as store:
        gone = delete(store, articles, source=source)
    click.echo(f"{len(gone)} deleted")
