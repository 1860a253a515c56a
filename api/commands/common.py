"""What several commands need: the store that the settings name, and progress on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from graph.settings import Settings
from graph.stores import open_store
from graph.stores.base import Store

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


def settings() -> Settings:
    """Return the settings of the environment, with the command line's ``--data``."""
    return Settings.from_environment(data=click.get_current_context().obj)


@contextmanager
def opened_store() -> Iterator[Store]:
    """Open the store that the settings name, its schema in place."""
    with open_store(settings()) as store:
        store.ensure_schema()
        yield store
