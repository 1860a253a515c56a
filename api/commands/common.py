"""What several commands need: the store that the settings name, and the articles of paths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from graph.model import Article
from graph.settings import Settings
from graph.stores import open_store
from graph.stores.base import Store
from loaders.sources import Failure, read_sources

Command = TypeVar("Command", bound=Callable[..., Any])


def data_option(command: Command) -> Command:
    """Let ``--data`` stand after the command's name as well as before it."""

    def keep(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
        if value is not None:
            ctx.obj = value

    return click.option(
        "--data",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=keep,
        help="Folder of the embedded store.",
    )(command)


def read_articles(paths: tuple[str, ...], failures: list[Failure]) -> Iterator[Article]:
    """Yield the articles of some paths; say and collect what could not be read."""
    for read in read_sources(paths):
        if isinstance(read, Failure):
            click.echo(str(read), err=True)
            failures.append(read)
        else:
            yield read


def status(failures: list[Failure]) -> int:
    """Return the exit status after reading: 1 where something failed that was not skipped."""
    return 1 if any(not failure.skipped for failure in failures) else 0


def settings() -> Settings:
    """Return the settings of the environment, with the command line's ``--data``."""
    return Settings.from_environment(data=click.get_current_context().obj)


@contextmanager
def opened_store() -> Iterator[Store]:
    """Open the store that the settings name, its schema in place."""
    with open_store(settings()) as store:
        store.ensure_schema()
        yield store
