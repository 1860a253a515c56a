"""Every setting of Entente: typed reads of the environment, with defaults.

Nothing else in the project reads the environment.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, cast, get_args

from graph.errors import BadInput

Retention = Literal["full", "quote", "offsets"]


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """Where a Neo4j answers, and as whom we speak to it."""

    uri: str
    username: str
    password: str
    database: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says; see ``from_environment`` for the names."""

    data: Path
    neo4j: Neo4jServer | None = None
    heap: str = "512m"
    query_seconds: float = 5.0
    query_rows: int = 1_000
    query_bytes: int = 2_000_000
    retention: Retention = "full"
    public_read: bool = False
    requests_per_minute: int = 600
    api_key: str | None = None
    api_keys_file: Path | None = None
    languages: Path | None = None

    @classmethod
    def from_environment(
        cls, environment: Mapping[str, str] = os.environ, data: Path | None = None
    ) -> Self:
        """Read the settings.

        ENTENTE_DATA            folder of the embedded store (``data`` wins), default ~/.entente
        ENTENTE_HEAP            memory of the embedded store's Java process, default 512m
        ENTENTE_QUERY_SECONDS   time limit of a user's Cypher query, default 5
        ENTENTE_RETENTION       what of an article is kept: full, quote or offsets, default full
        ENTENTE_PUBLIC_READ     1: reading needs no key even off the loopback
        ENTENTE_REQUESTS_PER_MINUTE  of each caller from elsewhere; a tenth of it for queries
                                and writes; default 600
        ENTENTE_API_KEY         a key with all rights for requests from elsewhere
        ENTENTE_API_KEYS_FILE   file of further keys, each with its rights
        ENTENTE_LANGUAGES       folder of further languages, see docs/languages.md
        NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD or NEO4J_PASSWORD_FILE, NEO4J_DATABASE

        Raises:
            BadInput: a value cannot be used; the message names the variable.
        """
        folder = data or Path(environment.get("ENTENTE_DATA") or Path.home() / ".entente")
        return cls(
            data=folder.expanduser(),
            neo4j=_neo4j(environment),
            heap=environment.get("ENTENTE_HEAP", "512m"),
            query_seconds=_number(environment, "ENTENTE_QUERY_SECONDS", 5.0),
            retention=_retention(environment.get("ENTENTE_RETENTION", "full")),
            public_read=environment.get("ENTENTE_PUBLIC_READ", "") == "1",
            requests_per_minute=round(_number(environment, "ENTENTE_REQUESTS_PER_MINUTE", 600.0)),
            api_key=environment.get("ENTENTE_API_KEY") or None,
            api_keys_file=_path(environment.get("ENTENTE_API_KEYS_FILE")),
            languages=_path(environment.get("ENTENTE_LANGUAGES")),
        )


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(name)
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if value <= 0:
        raise BadInput(f"{name} must be a number above zero, not {text!r}.")
    return value


def _path(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None


def _retention(text: str) -> Retention:
    if text not in get_args(Retention):
        raise BadInput(f"ENTENTE_RETENTION must be full, quote or offsets, not {text!r}.")
    return cast(Retention, text)


def _neo4j(environment: Mapping[str, str]) -> Neo4jServer | None:
    uri = environment.get("NEO4J_URI")
    if not uri:
        return None
    return Neo4jServer(
        uri=uri,
        username=environment.get("NEO4J_USERNAME", "neo4j"),
        password=_password(environment),
        database=environment.get("NEO4J_DATABASE", "neo4j"),
    )


def _password(environment: Mapping[str, str]) -> str:
    if (file := environment.get("NEO4J_PASSWORD_FILE")) is None:
        return environment.get("NEO4J_PASSWORD", "")
    try:
        text = Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadInput(f"NEO4J_PASSWORD_FILE cannot be read: {error.strerror}.") from error
    # the same secret file serves the Neo4j image, which wants "neo4j/<password>"
    return text.removeprefix("neo4j/")
