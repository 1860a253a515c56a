"""The embedded store: an ArcadeDB of our own, in a folder, shared by all our processes."""

from __future__ import annotations

import subprocess
from contextlib import AbstractContextManager
from typing import IO

from graph.errors import StoreError
from graph.settings import Settings
from graph.stores import engine as engines
from graph.stores.bolt import BoltStore
from graph.stores.folder import DataFolder, Engine, in_use_elsewhere
from graph.stores.integrity import admit, record_clean_stop, record_start

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
    database = engines.DATABASE
    retry_seconds = 1.0  # waiting does not bring a dead engine back, starting it does

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.folder = DataFolder(settings.data)
        self.engine: Engine | None = None
        self._held: IO[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def _connect(self) -> None:
        with self.folder.starting():
            self._held = self.folder.hold()
            self._join_or_start()

    def _attend(self) -> None:
        if self.engine is None or engines.listens(self.engine):
            return
        with self.folder.starting():
            self._join_or_start()

    def _join_or_start(self) -> None:
        """Find the running engine or start one; connect to it when it is not the one before."""
        found = self._running()
        if found is None:
            admit(self.folder)
            if self._process is not None:
                self._process.wait()  # ours has died
            self._process = engines.start(self.folder, self.settings, self.folder.state())
            found = self.folder.state()
            record_start(self.folder)
        if found is not None and found != self.engine:
            super().close()
            passwords = self.folder.passwords()
            uri = f"bolt://{engines.HOST}:{found.bolt}"
            self._writer = self._driver(uri, "root", passwords.root)
            self._reader = self._driver(uri, "viewer", passwords.viewer)
            self.engine = found

    def _running(self) -> Engine | None:
        """Return the engine that has the database open.

        Raises:
            StoreLocked: one has, and it is none that can be reached from here.
        """
        if not self.folder.engine_runs():
            return None
        known = self.folder.state()
        if known is None or not engines.comes(known, self.folder.passwords()):
            raise in_use_elsewhere(self.folder.path)
        return known

    def _only_writer(self) -> AbstractContextManager[None]:
        return self.folder.writing()

    def create_full_text_index(self, name: str, label: str, analyzer: str) -> None:
        """Index the property ``fold`` of a label; the engine has only SQL for that."""
        for command in (
            f"CREATE PROPERTY {label}.fold IF NOT EXISTS STRING",
            f"CREATE INDEX {name} IF NOT EXISTS ON {label} (fold) FULL_TEXT "
            f'METADATA {{"analyzer": "{_ANALYZERS[analyzer]}"}}',
        ):
            self._sql(command)

    def _sql(self, command: str) -> None:
        if self.engine is None:
            raise StoreError("The store is closed.")
        body = {"language": "sql", "command": command}
        path = f"/api/v1/command/{self.database}"
        engines.administer(self.engine, self.folder.passwords(), path, body)

    def close(self) -> None:
        """Close the connections, and stop the engine when nobody else uses it."""
        super().close()
        held, self._held = self._held, None
        if held is None:
            return
        with self.folder.starting():
            if self.folder.alone(held) and self.engine is not None:
                if engines.stop(self.folder, self.engine, self._process):
                    record_clean_stop(self.folder)
            elif self._process is not None:
                self._process.returncode = 0  # it outlives us and is no longer ours to wait for
        self.engine = self._process = None
