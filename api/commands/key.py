"""``entente key``: a new API key, of which only the digest is kept."""

from __future__ import annotations

import re
import secrets

import click

from api.commands.common import settings
from api.keys import NAME, SCOPES, Key, digest_of, keys_of, scopes_of
from graph.errors import BadInput


@click.command()
@click.argument("name")
@click.option("--scopes", default="read", show_default=True, help=f"Of {', '.join(SCOPES)}.")
def command(name: str, scopes: str) -> None:
    """Make an API key, print it, and note its digest in the file of keys.

    The file is the one that ENTENTE_API_KEYS_FILE names; a service reads it when it starts.  To
    take a key back, delete its line.  The key itself is shown here and kept nowhere.

    Example: entente key analyst --scopes read,cypher
    """
    chosen = settings()
    if chosen.api_keys_file is None:
        raise BadInput("Set ENTENTE_API_KEYS_FILE to the file that keys are to be noted in.")
    if not re.fullmatch(NAME, name):
        raise BadInput("A key's name is made of up to 60 letters, digits, dots and hyphens.")
    known = keys_of(chosen) if chosen.api_keys_file.exists() else ()
    if any(key.name == name for key in known):
        raise BadInput(f"There is a key {name} already; delete its line or take another name.")
    secret = secrets.token_urlsafe(32)
    key = Key(name, digest_of(secret), scopes_of(scopes))
    chosen.api_keys_file.touch(mode=0o600)
    with chosen.api_keys_file.open("r+", encoding="utf-8") as file:
        text = file.read()
        file.write("\n" * bool(text and not text.endswith("\n")) + key.line() + "\n")
    print(secret)
