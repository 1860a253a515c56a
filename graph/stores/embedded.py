"""The embedded store: an ArcadeDB of our own, in a folder, shared by all our processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import IO

from graph.errors import EntenteError, StoreError, StoreUnavailable
from graph.settings import Settings
from graph.stores import engine as engines
from graph.stores.arcade import DATABASE, HOST, administer, seconds_limit
from graph.stores.bolt import PATIENT_SECONDS, BoltStore
from graph.stores.folder import DataFolder, Engine, Passwords, disk_full, in_use_elsewhere
from graph.stores.integrity import admit, check_versions, record_start, record_stop

_ANALYZERS = {
    "names": "org.apache.lucene.analysis.standard.StandardAnalyzer",
    "prose": "org.apache.lucene.analysis.fr.FrenchAnalyzer",
}


class EmbeddedStore(BoltStore):
    """The default store.

    The first process to open the folder starts the engine, further ones join it, the last one out
    stops it.  Whoever finds it dead starts it again.
    """

    name = "embedded"
    database = DATABASE
    retry_seconds = 1.0  # waiting does not bring a dead engine back, starting it does

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.folder = DataFolder(settings.data)
        self.engine: Engine | None = None
        self._passwords: Passwords | None = None
        self._held: IO[bytes] | None = None

    def _connect(self) -> None:
        with self.folder.starting():
            self._held = self.folder.hold()
            self._join_or_start()

    def _attend(self, gone: bool = False) -> bool:
        """Start the engine again if it has died; ``gone``: it did not answer just now."""
        engine = self.engine
        if engine is None:
            return False  # closed, which the next step says
        if not engines.runs(engine) or (gone and not engines.listens(engine)):
            with self.folder.starting():
                self._join_or_start()
        return True

    def _join_or_start(self) -> None:
        before, known = self.engine, self._passwords
        if self.folder.engine_runs():
            self.engine, self._passwords = self._join()
        else:
            admit(self.folder)
            self._passwords = known or self.folder.passwords() or Passwords()
            self.engine = engines.start(
                self.folder, self.settings, self.folder.state(), self._passwords
            )
            record_start(self.folder)
            self._limit(seconds_limit(self.settings))  # it remembers the last one set
        if before is None or (before.bolt, known) != (self.engine.bolt, self._passwords):
            super().close()
            uri = f"bolt://{HOST}:{self.engine.bolt}"
            self._writer = self._driver(uri, "root", self._passwords.root)
            self._reader = self._driver(uri, "viewer", self._passwords.viewer)

    def _join(self) -> tuple[Engine, Passwords]:
        """Return the engine that has the database open, and its passwords.

        Raises:
            StoreLocked: it is none that can be reached from here.
            StoreError: the file of passwords is lost, or another version of us runs it.
        """
        check_versions(self.folder)
        engine, passwords = self.folder.state(), self.folder.passwords()
        if engine is not None and passwords is None:
            raise StoreError(
                f"{self.folder.password_file} is lost while the store's engine runs; end the "
                f"programs that use the store and its process {engine.pid}, then try again."
            )
        if engine is None or passwords is None or not engines.comes(engine, passwords):
            raise in_use_elsewhere(self.folder.path)
        if not engines.runs(engine):
            engine = engines.dated(engine)
            self.folder.remember_engine(engine)
        return engine, passwords

    def in_order(self, name: str) -> str:
        """Return nothing: the engine walks an index upwards, and sorting would read all of it."""
        return ""

    def _only_writer(self) -> AbstractContextManager[None]:
        return self.folder.writing()

    def _explained(self, error: EntenteError) -> EntenteError:
        """Say so when it was the disk, and stop the engine, which lost track of what it wrote."""
        if self.engine is None or not self.folder.full():
            return error
        with self.folder.starting():
            self._stop()
        return StoreError(disk_full(self.folder.path))

    def _stop(self) -> bool:
        """Stop the engine, and tell whether it had to be; nobody may start it meanwhile."""
        engine, passwords = self.folder.state(), self._passwords  # others may have restarted it
        if engine is None or passwords is None or not self.folder.engine_runs():
            return False
        engines.stop(self.folder, engine, passwords)
        return True

    @contextmanager
    def patiently(self) -> Iterator[None]:
        """Let a step take minutes meanwhile; the engine has one limit for everybody.

        A user's query is given up at its own limit all the same, but the engine may go on with it.
        """
        self._attend()
        held = self.folder.hold("patient.lock")
        try:
            self._limit(PATIENT_SECONDS)
            yield
        finally:
            # an engine that has died meanwhile starts with the usual limit
            with self.folder.starting(), suppress(StoreUnavailable):
                if self.folder.alone(held):
                    self._limit(seconds_limit(self.settings))

    def _limit(self, seconds: float) -> None:
        self._sql(f"ALTER DATABASE `arcadedb.command.timeout` {round(seconds * 1000)}")

    def create_full_text_index(self, name: str, label: str, analyzer: str) -> None:
        """Index the property ``fold`` of a label; the engine has only SQL for that."""
        with self._only_writer():
            self._sql(f"CREATE PROPERTY {label}.fold IF NOT EXISTS STRING")
            self._sql(
                f"CREATE INDEX {name} IF NOT EXISTS ON {label} (fold) FULL_TEXT "
                f'METADATA {{"analyzer": "{_ANALYZERS[analyzer]}"}}'
            )

    def _sql(self, command: str) -> None:
        if self.engine is None or self._passwords is None:
            raise StoreError("The store is closed.")
        body = {"language": "sql", "command": command}
        administer(self.engine, self._passwords, f"/api/v1/command/{self.database}", body)

    def close(self) -> None:
        """Close the connections, and stop the engine when nobody else uses it."""
        super().close()
        held, self._held = self._held, None
        if held is None:
            return
        with self.folder.starting():
            if self.folder.alone(held) and self._stop():
                record_stop(self.folder)
        self.engine = None
