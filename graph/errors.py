"""The errors that Entente raises on purpose: one root, few children.

EntenteError
├── BadInput            what the user gave cannot be used: says what, where and what to do
├── NotFound            no such country, article, tie ...; may carry suggestions
├── Refused             a Cypher query that the gate or the reader does not let through
├── LimitReached        a query stopped by its limits: time, rows, concurrency
└── StoreError          the store cannot be used
    ├── StoreUnavailable    not answering now; trying again later may help
    └── StoreLocked         another program owns the data folder

A message is one sentence (two at most) that a person can act on.  It never holds article text,
a secret, or the address of a server with its credentials.
"""

from __future__ import annotations


class EntenteError(Exception):
    """The root; ``status`` is the HTTP status it becomes, ``exit_code`` the command's."""

    status = 500
    exit_code = 1


class BadInput(EntenteError):
    """What the user gave cannot be used."""

    status = 422


class NotFound(EntenteError):
    """Nothing goes by this name; ``suggestions`` are names that come near."""

    status = 404

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class Refused(EntenteError):
    """A user's query is not allowed; the message says which word and why."""

    status = 422


class LimitReached(EntenteError):
    """A user's query was stopped by a limit; the message names the limit."""

    status = 422


class StoreError(EntenteError):
    """The store cannot be used, and trying again will not help by itself."""

    status = 503


class StoreUnavailable(StoreError):
    """The store does not answer now."""


class StoreLocked(StoreError):
    """Another program owns the data folder."""
