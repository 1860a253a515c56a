"""API keys and what each may do.

A key is kept as its SHA-256 only.  ENTENTE_API_KEY is one key with all scopes; the file that
ENTENTE_API_KEYS_FILE names holds any number of further ones, one a line::

    # name    scopes         SHA-256 of the key
    analyst   read,cypher    9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal, cast, get_args

from graph.errors import BadInput
from graph.settings import Settings

Scope = Literal["read", "cypher", "write"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}"
_DIGEST = r"[0-9a-f]{64}"


@dataclass(frozen=True, slots=True)
class Key:
    """Who carries a key, its SHA-256 in hexadecimal, and what it opens."""

    name: str
    digest: str
    scopes: frozenset[Scope]

    @property
    def mark(self) -> str:
        """Return what a session remembers of the key; it changes when the key does."""
        return sha256(f"session {self.digest}".encode()).hexdigest()

    def line(self) -> str:
        """Return the key as a line of the file."""
        scopes = ",".join(scope for scope in SCOPES if scope in self.scopes)
        return f"{self.name} {scopes} {self.digest}"


def digest_of(text: str) -> str:
    """Return what is kept of a key."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def keys_of(settings: Settings) -> tuple[Key, ...]:
    """Return all keys that the settings name.

    Raises:
        BadInput: the file cannot be read, or a line of it is no key; the message says which.
    """
    keys: list[Key] = []
    if settings.api_key:
        keys.append(Key("ENTENTE_API_KEY", digest_of(settings.api_key), frozenset(SCOPES)))
    if settings.api_keys_file:
        keys += _read(settings.api_keys_file)
    return tuple(keys)


def find(keys: Iterable[Key], text: str) -> Key | None:
    """Return the key that a request sends, compared in constant time with each."""
    given = digest_of(text)
    return next((key for key in keys if hmac.compare_digest(given, key.digest)), None)


def marked(keys: Iterable[Key], mark: object) -> Key | None:
    """Return the key that a session was made with, as long as it is still a key."""
    text = str(mark).encode("utf-8", "replace")
    return next((key for key in keys if hmac.compare_digest(text, key.mark.encode())), None)


def scopes_of(text: str) -> frozenset[Scope]:
    """Read scopes joined by commas.

    Raises:
        BadInput: there is none, or one is not known.
    """
    scopes = [part.strip() for part in text.split(",")]
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown:
        raise BadInput(f"A key's scopes are {', '.join(SCOPES)}, joined by commas.")
    return frozenset(cast(list[Scope], scopes))


def _read(path: Path) -> Iterator[Key]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise BadInput(f"ENTENTE_API_KEYS_FILE cannot be read: {reason}.") from error
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        key = _key(words)
        if key is None or key.name in seen:
            fault = "names a key again" if key else "is not NAME SCOPES SHA-256"
            raise BadInput(
                f"ENTENTE_API_KEYS_FILE, line {number}, {fault}; see entente key --help."
            )
        seen.add(key.name)
        yield key


def _key(words: list[str]) -> Key | None:
    """Return the key that a line's words are, None when they are none."""
    if len(words) != 3 or not re.fullmatch(NAME, words[0]) or not re.fullmatch(_DIGEST, words[2]):
        return None
    try:
        return Key(words[0], words[2], scopes_of(words[1]))
    except BadInput:
        return None
