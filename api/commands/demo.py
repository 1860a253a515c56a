"""``entente`` without a command: samples into an empty store, their ties, the explorer."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from api.commands.common import data_option, opened_store, settings
from api.commands.serve import listen, serve
from api.commands.ties import described
from graph.queries.articles import count_articles
from graph.queries.ties import latest_ties
from graph.stores.base import Store
from loaders.load import load
from loaders.sources import read_sources

SAMPLES = Path(str(files("graph"))).parent / "samples" / "dispatches.jsonl"
SHOWN = 8


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@data_option
def command(port: int) -> None:
    """Load the sample dispatches into an empty embedded store, print their ties, serve.

    Never touches a store that holds articles, nor the Neo4j that NEO4J_URI names.
    """
    chosen = settings()
    listening = listen("127.0.0.1", port)
    with opened_store() as store:
        if chosen.neo4j:
            click.echo("NEO4J_URI is set: the samples are not loaded there.", err=True)
        elif held := count_articles(store):
            click.echo(f"The store holds {held} articles: no samples are loaded.", err=True)
        else:
            show_samples(store)
        serve(store, chosen, listening)


def show_samples(store: Store) -> None:
    """Load the samples and print the latest ties that they give, each with its sentence."""
    results = list(load(store, read_sources([str(SAMPLES)])))
    click.echo(f"Loaded {len(results)} sample dispatches.  Their latest ties:\n", err=True)
    for tie in latest_ties(store, SHOWN):
        for line in described(tie, "en"):
            print(line)
    print(flush=True)
