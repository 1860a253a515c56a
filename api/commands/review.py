"""``entente review``: a person's decisions on what was derived."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import IO, Any, TypeVar

import click

from api.commands.common import data_option, opened_store
from graph.decisions import Decision, Undoing
from graph.errors import BadInput
from graph.review import Wish, exported, imported, listed, made, one, queue
from graph.update import decide, undo

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group()
def command() -> None:
    """Decide what was derived wrongly; list, undo, export and import decisions.

    A decision names the claims behind what you name, so it holds when articles are loaded again,
    read by a newer extractor or everything is rebuilt, until it is undone.
    """


def _signed(wrapped: Command) -> Command:
    """Let a command say who decides and why."""
    for option in (
        click.option("--why", default="", help="The reason, for those who read it later."),
        click.option("--by", help="Who decides; by default the user of this computer."),
        data_option,
    ):
        wrapped = option(wrapped)
    return wrapped


_out = click.option(
    "--out",
    multiple=True,
    metavar="CLAIM|ARTICLE|NAME",
    help="What of it is another: claims, articles by id or uid, or a name as worded.",
)


@command.command("list")
@click.option("--all", "undone", is_flag=True, help="Those that were undone as well.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON list.")
@data_option
def list_(undone: bool, as_json: bool) -> None:
    """List the decisions in force, latest first, and those that have lost what they name."""
    with opened_store() as store:
        rows = listed(store, undone)
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        for line in described(row):
            click.echo(line)
    dormant = sum(row["state"] == "dormant" for row in rows)
    click.echo(f"{len(rows)} decisions" + (f", {dormant} of them dormant" if dormant else ""))


@command.command("queue")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "as_json", is_flag=True, help="As one JSON list.")
@data_option
def queue_(limit: int, as_json: bool) -> None:
    """Show what waits for a decision, first what a wrong answer would cost most."""
    with opened_store() as store:
        rows, total = queue(store, limit)
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row['cost']:>6}  {row['why']}: {' or '.join(row['answers'])}?")
        for side in row["sides"]:
            click.echo(f"        {side['uid']}")
            for evidence in side["evidence"]:
                words = " ".join((evidence.get("sentence") or "").split())
                published = evidence.get("published") or "undated"
                click.echo(f"          « {words} » {evidence['article']}, {published}")
    click.echo(f"{total} wait for a decision" + (f", {len(rows)} shown" if total > limit else ""))


@command.command()
@click.argument("officials", nargs=-1, required=True, metavar="OFFICIAL...")
@_signed
def merge(officials: tuple[str, ...], by: str | None, why: str) -> None:
    """These officials are one person."""
    _decide(Wish("merge", officials, _reviewer(by), why))


@command.command()
@click.argument("officials", nargs=-1, required=True, metavar="OFFICIAL...")
@_out
@_signed
def split(officials: tuple[str, ...], out: tuple[str, ...], by: str | None, why: str) -> None:
    """These officials are not one person; or a part of one is somebody else (--out)."""
    _decide(Wish("split", officials, _reviewer(by), why, out))


@command.command()
@click.argument("ties", nargs=-1, required=True, metavar="TIE|EVENT...")
@_signed
def same(ties: tuple[str, ...], by: str | None, why: str) -> None:
    """These reports are of one event."""
    _decide(Wish("same", ties, _reviewer(by), why))


@command.command()
@click.argument("ties", nargs=-1, required=True, metavar="TIE|EVENT...")
@_out
@_signed
def different(ties: tuple[str, ...], out: tuple[str, ...], by: str | None, why: str) -> None:
    """These are different events; or a part of one is another event (--out)."""
    _decide(Wish("different", ties, _reviewer(by), why, out))


@command.command()
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM|TIE...")
@_signed
def reject(claims: tuple[str, ...], by: str | None, why: str) -> None:
    """These claims are wrong; of a tie, all its claims; of an official, the office."""
    _decide(Wish("reject", claims, _reviewer(by), why))


@command.command()
@click.argument("what", metavar="CLAIM|TIE|OFFICIAL")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_signed
def correct(what: str, changes: tuple[str, ...], by: str | None, why: str) -> None:
    """Correct a date, a place, an office …: date=2025-04-06, role=speaker, b=country:KZ.

    Nothing after the sign means that it is not known: date=
    """
    wanted = dict(_change(text) for text in changes)
    _decide(Wish("correct", [what], _reviewer(by), why, changes=wanted))


@command.command("undo")
@click.argument("decisions", nargs=-1, required=True, metavar="DECISION...")
@_signed
def undo_(decisions: tuple[str, ...], by: str | None, why: str) -> None:
    """Take decisions back; the graph is then as if they had not been made."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    with opened_store() as store:
        for uid in decisions:
            undo(store, uid, Undoing(by=_reviewer(by), at=now, why=why))
            click.echo(f"{uid} undone")


@command.command()
@click.argument("file", type=click.File("w", encoding="utf-8", lazy=True), default="-")
@data_option
def export(file: IO[str]) -> None:
    """Write all decisions as JSON Lines."""
    with opened_store() as store:
        for line in exported(store):
            file.write(f"{line}\n")


@command.command("import")
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@data_option
def import_(file: IO[str]) -> None:
    """Record the decisions of a file that export wrote; those already there change nothing."""
    with opened_store() as store:
        read, changed = imported(store, file)
    click.echo(f"{read} decisions read, {changed} new")


def described(row: Mapping[str, Any]) -> Iterable[str]:
    """Say a decision in words: what, who, when, why, then what it names."""
    changes = ", ".join(f"{name}={value}" for name, value in row["changes"].items())
    state = "" if row["state"] == "in force" else f" [{row['state']}]"
    yield f"{row['uid']}  {' '.join(filter(None, (row['kind'], changes)))}{state}"
    why = f": {row['why']}" if row["why"] else ""
    yield f"    {row['by']}, {row['at'][:16].replace('T', ' ')}{why}"
    for group, now in zip(row["about"], row["now"], strict=True):
        first = group[0]
        more = f" and {len(group) - 1} more" if len(group) > 1 else ""
        shown = f" → {', '.join(now)}" if now else " → nothing in the store"
        yield f"    - {first.get('says') or first.get('person')} ({first['article']}){more}{shown}"


def _decide(wish: Wish) -> None:
    with opened_store() as store:
        decision = made(store, wish)
        decide(store, [decision])
        click.echo(_acknowledged(decision))
        row = one(store, decision.uid)
    for uids in row["now"]:
        click.echo(f"    now: {', '.join(uids) or 'nothing'}")


def _acknowledged(decision: Decision) -> str:
    return f"{decision.uid} {decision.kind}, by {decision.by}"


def _reviewer(by: str | None) -> str:
    try:
        return by or getpass.getuser()
    except OSError:
        raise BadInput("Say who decides: --by NAME.") from None


def _change(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign:
        raise BadInput(f"{text!r} is not FIELD=VALUE, as date=2025-04-06.")
    if value.startswith(("country:", "org:")):
        return name, value.split(",")
    return name, {"true": True, "false": False, "": None}.get(value, value)
