"""What both stores can do; the rest of the project knows no more of a store than this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, Self, TypeVar

Result = TypeVar("Result")
Row = dict[str, Any]


class Transaction(Protocol):
    """A write transaction: everything in it happens, or nothing."""

    def run(self, query: str, **parameters: Any) -> list[Row]:
        """Run one of our own query texts and return all its rows."""
        ...


@dataclass(frozen=True)
class Answer:
    """The answer to a user's query: rows of JSON values, cut when a limit was reached."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool


class Store(AbstractContextManager["Store"], Protocol):
    """One of the two stores, open; close it by leaving its context."""

    name: str

    def read(self, query: str, **parameters: Any) -> list[Row]:
        """Run one of our own reading query texts as the reader and return all its rows.

        Raises:
            StoreUnavailable: the store does not answer now.
        """
        ...

    def in_order(self, name: str) -> str:
        """Return the ORDER BY for rows out of a range of the index on this property (``e.uid``).

        Empty where the engine walks an index in its order anyway, and would read the whole range
        before it sorts.
        """
        ...

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Run ``work`` in one transaction as the only writer; it may be called again on a retry."""
        ...

    def ask(self, query: str, parameters: Mapping[str, Any]) -> Answer:
        """Run a user's query that has passed the gate: read-only, limited, never retried.

        Raises:
            Refused: the store itself refuses it.
            LimitReached: it took too long.
            StoreUnavailable: the store does not answer now.
        """
        ...

    def patiently(self) -> AbstractContextManager[None]:
        """Let a step take minutes meanwhile: for bulk work such as reading everything.

        Outside of it, one step of ours may take some seconds, as long as a user's query.
        """
        ...

    def ensure_schema(self) -> None:
        """Make constraints, indexes and the nodes of the reference data where they are missing."""
        ...

    def ready(self) -> bool:
        """Tell, within two seconds, whether the store answers."""
        ...

    def __enter__(self) -> Self: ...
