"""The one client of both stores: the official driver, and what the two have in common.

Reads go through a reader that cannot write; writes through one transaction of the only writer.
What differs between the stores is in ``embedded.py`` and ``server.py``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j
from neo4j import Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import ConstraintError, DriverError, IncompleteCommit, Neo4jError

from graph.errors import EntenteError, LimitReached, StoreError, StoreUnavailable
from graph.settings import Settings
from graph.stores.asking import limited, within
from graph.stores.base import Answer, Row, Transaction
from graph.stores.failures import GONE, UNSENDABLE, asked, ours, too_long, unsendable
from graph.stores.values import plain

Result = TypeVar("Result")
Work = TypeVar("Work", bound=Callable[..., Any])
PATIENT_SECONDS = 1800.0
_TRIES = 3

# it logs every try of a step that is tried again; what comes of them we say ourselves
logging.getLogger("neo4j").setLevel(logging.CRITICAL)


class BoltTransaction:
    """A write transaction that speaks in rows."""

    def __init__(self, transaction: ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, query: str, **parameters: Any) -> list[Row]:
        """Run one of our own query texts and return all its rows."""
        return run(self._transaction, query, parameters)


def run(transaction: ManagedTransaction, query: str, parameters: Mapping[str, Any]) -> list[Row]:
    """Run a query text of ours and return its rows as plain values."""
    result = transaction.run(query, dict(parameters))
    keys = result.keys()
    return [dict(zip(keys, map(plain, record.values()), strict=True)) for record in result]


class BoltStore:
    """A store that answers over Bolt; see ``graph.stores.base.Store`` for the contract."""

    name = "bolt"
    database = "neo4j"
    retry_seconds = 5.0

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._reader: Driver | None = None
        self._writer: Driver | None = None
        self._step_seconds: float | None = None  # the server's own limit

    # what the two stores do differently

    def _connect(self) -> None:
        """Open both drivers, when the store answers."""
        raise NotImplementedError

    def _attend(self, gone: bool = False) -> bool:
        """Bring the store back where that is in our power, and tell whether it was.

        ``gone``: it did not answer just now.
        """
        return False

    def _explained(self, error: EntenteError) -> EntenteError:
        """Return the error that a write failed with, better known where the cause is at hand."""
        return error

    def _only_writer(self) -> AbstractContextManager[None]:
        """Be the only writer meanwhile, where a lock outside of the store is needed."""
        return nullcontext()

    def _take_turn(self, transaction: ManagedTransaction) -> None:
        """Be the only writer by a first write, where the store keeps others waiting."""

    def _vet(self, session: neo4j.Session, query: str, parameters: Mapping[str, Any]) -> None:
        """Refuse a user's query by what the store says of it before it runs."""

    def create_full_text_index(self, name: str, label: str, analyzer: str) -> None:
        """Index the property ``fold`` of a label, if that is not done yet."""
        raise NotImplementedError

    # the contract

    def in_order(self, name: str) -> str:
        """Return the ORDER BY for rows out of a range of the index on this property."""
        return f"ORDER BY {name}"

    def read(self, query: str, **parameters: Any) -> list[Row]:
        """Run one of our own reading query texts as the reader and return all its rows."""

        def once() -> list[Row]:
            with self._session(self._reader, neo4j.READ_ACCESS) as session:
                return session.execute_read(self._timed()(run), query, parameters)

        return self._persist(once)

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Run ``work`` in one transaction as the only writer; it may be called again on a retry."""

        def in_turn(transaction: ManagedTransaction) -> Result:
            self._take_turn(transaction)
            return work(BoltTransaction(transaction))

        with self._only_writer():
            try:
                return self._persist(lambda: self._commit(in_turn))
            except StoreError as error:
                raise self._explained(error) from error

    def define(self, statement: str) -> None:
        """Run a statement that defines a constraint or an index: such want to be alone."""
        with self._only_writer():
            self._persist(lambda: self._commit(lambda transaction: run(transaction, statement, {})))

    def ask(self, query: str, parameters: Mapping[str, Any]) -> Answer:
        """Run a user's query that has passed the gate: read-only, limited, never retried."""
        seconds = self.settings.query_seconds

        def once() -> Answer:
            with self._session(self._reader, neo4j.READ_ACCESS) as session:
                self._vet(session, query, parameters)
                return limited(session, query, parameters, self.settings)

        self._attend()
        try:
            return within(seconds + 1.5, once, too_long(seconds))
        except GONE as error:
            if self.ready():  # it was this query that broke its connection
                raise asked(error, seconds) from error
            self._attend(gone=True)
            raise ours(error) from error
        except (Neo4jError, DriverError, *UNSENDABLE) as error:
            raise asked(error, seconds) from error

    @contextmanager
    def patiently(self) -> Iterator[None]:
        """Let a step take minutes meanwhile: for bulk work such as reading everything."""
        before, self._step_seconds = self._step_seconds, PATIENT_SECONDS
        try:
            yield
        finally:
            self._step_seconds = before

    def ready(self) -> bool:
        """Tell, within two seconds, whether the store answers."""

        def once() -> bool:
            self._attend()
            with (
                self._session(self._reader, neo4j.READ_ACCESS) as session,
                session.begin_transaction(timeout=2) as transaction,
            ):
                return transaction.run("RETURN 1 AS one").value() == [1]

        try:
            return within(2, once, too_long(2))
        except (LimitReached, StoreError, Neo4jError, DriverError, OSError):
            return False

    def ensure_schema(self) -> None:
        """Make constraints, indexes and the nodes of the reference data where they are missing."""
        from graph.stores.schema import ensure

        ensure(self)

    def close(self) -> None:
        """Close the connections."""
        for driver in (self._reader, self._writer):
            if driver is not None:
                driver.close()
        self._reader = self._writer = None

    def __enter__(self) -> Self:
        try:
            self._connect()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # how

    def _driver(self, uri: str, username: str, password: str) -> Driver:
        return GraphDatabase.driver(
            uri,
            auth=(username, password),
            connection_timeout=5,
            connection_acquisition_timeout=10,
            max_transaction_retry_time=self.retry_seconds,
            liveness_check_timeout=2,  # a connection that a proxy or a restart cut is not used
            notifications_min_severity="OFF",
            telemetry_disabled=True,
            user_agent="entente",
        )

    @contextmanager
    def _session(self, driver: Driver | None, access: str) -> Iterator[neo4j.Session]:
        if driver is None:
            raise StoreError("The store is closed.")
        with driver.session(
            database=self.database, default_access_mode=access, fetch_size=500
        ) as session:
            yield session

    def _timed(self) -> Callable[[Work], Work]:
        return neo4j.unit_of_work(timeout=self._step_seconds)

    def _commit(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        with self._session(self._writer, neo4j.WRITE_ACCESS) as session:
            return session.execute_write(self._timed()(work))

    def _persist(self, once: Callable[[], Result]) -> Result:
        """Do it; again when the store was away and is back, or a key was made twice at once.

        Raises:
            EntenteError: what the driver raised, as ours.
        """
        self._attend()
        for tries in range(1, _TRIES + 1):
            try:
                return once()
            except IncompleteCommit as error:
                raise StoreUnavailable(
                    "The store went away while it stored a batch; run the command again, what is "
                    "in already is seen as unchanged."
                ) from error
            except GONE as error:
                if tries == _TRIES or not self._attend(gone=True):
                    raise ours(error) from error
            except ConstraintError as error:
                if tries == _TRIES:
                    raise ours(error) from error
            except (Neo4jError, DriverError) as error:
                raise ours(error) from error
            except (UnicodeEncodeError, OverflowError) as error:
                raise unsendable(error) from error
        raise AssertionError("the last try returns or raises")
