"""The command ``entente``: one module of ``api.commands`` for each sub-command.

A sub-command's module is imported only when it is asked for, so that ``--help`` is instant.
"""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from graph.errors import EntenteError

COMMANDS = {
    "demo": "Load the samples into an empty store, print their ties, serve.",
    "load": "Read articles into the store.",
    "extract": "Print the facts of articles, without storing them.",
    "explain": "Print what speaks for and against each fact.",
    "evaluate": "Hold extraction against facts written by hand.",
    "ties": "Print all ties of a country, or of a pair.",
    "delete": "Take articles and their facts out of the store.",
    "review": "Decide what was derived wrongly; list, undo, export and import decisions.",
    "serve": "Serve the API and the explorer.",
    "cypher": "Run a read-only Cypher query.",
    "key": "Make an API key.",
    "reread": "Read stored articles again that an older version has read.",
    "rebuild": "Derive the whole graph again from its claims.",
    "doctor": "Check the store.",
}


class Commands(click.Group):
    """The group of sub-commands, each imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the sub-command's module and return its ``command``."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"api.commands.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the sub-commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, invoke_without_command=True)
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the embedded store.")
@click.pass_context
def entente(ctx: click.Context, data: Path | None) -> None:
    """Turn press dispatches into a knowledge graph of bilateral relations.

    Every edge shows the sentence that it comes from.  Without a command: the demonstration.

    The graph is kept in an embedded store (in --data, else ENTENTE_DATA, else ~/.entente), or in
    the Neo4j that NEO4J_URI names.
    """
    ctx.obj = data
    if ctx.invoked_subcommand is None:
        ctx.invoke(import_module("api.commands.demo").command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every foreseen failure is one sentence on standard error.

    Exit status: 0 all well, 1 a failure that the sentence explains, 2 wrong usage, 130 Ctrl-C.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a Windows pipe cannot carry most names
    sys.exit(run(arguments))


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    """End on SIGTERM as on Ctrl-C, so that stores are closed and the embedded engine is left."""
    raise KeyboardInterrupt


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    try:
        status: Any = entente.main(arguments, prog_name="entente", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 130
    except EntenteError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return 0
    return status if isinstance(status, int) else 0
