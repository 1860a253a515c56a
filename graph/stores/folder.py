"""The data folder of the embedded store: its files, its locks, what it remembers.

Several of our processes may use one folder at once.  Each holds ``users.lock`` shared for as long
as it does; starting and stopping the engine happen under ``start.lock``; writing, under
``writer.lock``; long work holds ``patient.lock`` shared.  The operating system drops all of them
when a process dies, however it dies.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

import portalocker
from portalocker import LockFlags

from graph.errors import StoreError, StoreLocked, StoreUnavailable

# the kind of lock that Java takes
if sys.platform == "win32":
    from portalocker.portalocker import MsvcrtLocker as JavaLocker
else:
    from portalocker.portalocker import LockfLocker as JavaLocker

_START_SECONDS = 180.0
_WRITER_SECONDS = 600.0
_ROOM = 8_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine: its process and its two ports on the loopback.

    ``born`` is when the process was created, in seconds since 1970 by this machine's clock.
    """

    pid: int
    born: float
    bolt: int
    http: int


@dataclass(frozen=True, slots=True)
class Passwords:
    """Of the engine's two users: ``root`` may write, ``viewer`` only read.

    The engine is told them anew at each start, so a lost file costs nothing once it is stopped.
    """

    root: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    viewer: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)


class DataFolder:
    """A folder that the embedded store lives in.

    Raises:
        StoreError: the folder cannot be made or written; the message names it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()
        with self.explained():
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.database = self.path / "databases" / "graph"
        self.server_log = self.path / "server.log"
        self.about = self.path / "entente.json"
        self.password_file = self.path / "passwords.json"
        self._state = self.path / "engine.json"

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn an operating system error on the folder into one that says what to do.

        Raises:
            StoreError: what the system said, in a sentence.
        """
        try:
            yield
        except OSError as error:
            raise StoreError(_sentence(self.path, error)) from error

    def hold(self, name: str = "users.lock") -> IO[bytes]:
        """Take part in something, using the folder say, until the returned file is closed."""
        with self.explained():
            file = (self.path / name).open("ab")
        portalocker.lock(file, LockFlags.SHARED)
        return file

    def alone(self, held: IO[bytes]) -> bool:
        """Give up a hold and tell whether nobody else has one; call it under a lock."""
        portalocker.unlock(held)
        try:
            portalocker.lock(held, LockFlags.EXCLUSIVE | LockFlags.NON_BLOCKING)
        except portalocker.LockException:
            return False
        finally:
            held.close()
        return True

    @contextmanager
    def starting(self) -> Iterator[None]:
        """Keep others from starting or stopping the engine meanwhile."""
        with self._exclusive("start.lock", _START_SECONDS, "is starting or stopping its store"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only writer meanwhile, of all threads and processes."""
        with self._exclusive("writer.lock", _WRITER_SECONDS, "is writing"):
            yield

    @contextmanager
    def _exclusive(self, name: str, seconds: float, busy: str) -> Iterator[None]:
        lock = portalocker.Lock(
            self.path / name,
            mode="ab",
            timeout=seconds,
            check_interval=0.02,
            flags=LockFlags.EXCLUSIVE | LockFlags.NON_BLOCKING,
        )
        try:
            with self.explained():
                lock.acquire()
        except portalocker.LockException as error:
            raise StoreUnavailable(
                f"Another process {busy} in {self.path} for more than {seconds:.0f} s; "
                "end it or wait for it."
            ) from error
        try:
            yield
        finally:
            lock.release()

    def engine_runs(self) -> bool:
        """Tell whether some engine, ours or not, has the database open."""
        lock = self.database / "database.lck"
        if not lock.exists():
            return False
        locker = JavaLocker()
        with self.explained(), lock.open("rb+") as file:
            try:
                locker.lock(file, LockFlags.EXCLUSIVE | LockFlags.NON_BLOCKING)
            except portalocker.LockException:
                return True
            locker.unlock(file)
        return False

    def passwords(self) -> Passwords | None:
        """Return the passwords of the engine's users, None where the file is lost or damaged."""
        try:
            return Passwords(**json.loads(self.password_file.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None
        except OSError as error:
            raise StoreError(_sentence(self.password_file, error)) from error

    def remember_passwords(self, passwords: Passwords) -> None:
        """Write the passwords for other processes of this user; nobody else can read the file."""
        self._write(self.password_file, asdict(passwords))

    def fresh_log(self) -> Path:
        """Return the path of an engine log to begin, the one before kept beside it."""
        if self.server_log.exists():
            self.server_log.replace(self.server_log.with_suffix(".old.log"))
        return self.server_log

    def state(self) -> Engine | None:
        """Return the engine that was started last, running or not."""
        try:
            return Engine(**json.loads(self._state.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def remember_engine(self, engine: Engine) -> None:
        """Write down where the engine answers."""
        self._write(self._state, asdict(engine))

    def facts(self) -> dict[str, Any] | None:
        """Return what ``entente.json`` says of the folder, None when it is not ours yet.

        Raises:
            StoreError: the file is damaged.
        """
        try:
            facts = json.loads(self.about.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError:
            facts = None
        if not isinstance(facts, dict):
            raise StoreError(
                f"{self.about} is damaged; restore the folder from a copy, or load the articles "
                "again into a new one with --data."
            )
        return facts

    def full(self) -> bool:
        """Tell whether the disk has no room left for the engine's work."""
        with self.explained():
            return shutil.disk_usage(self.path).free < _ROOM

    def remember(self, **facts: Any) -> None:
        """Add to what ``entente.json`` says of the folder."""
        self._write(self.about, {**(self.facts() or {}), **facts})

    def _write(self, path: Path, content: dict[str, Any]) -> None:
        """Write whole or not at all, readable by the owner only."""
        fresh = path.with_suffix(f".{os.getpid()}.tmp")
        with self.explained():
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(content, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)


def disk_full(path: Path) -> str:
    """Say that there is no room left."""
    return f"The disk of {path} is full; make room and run it again, nothing was half-written."


def _sentence(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return disk_full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"The store's folder {path} cannot be written; "
            "allow it, or name another with --data or ENTENTE_DATA."
        )
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"{path} is not a folder; name another with --data or ENTENTE_DATA."
    return f"The store's folder {path} cannot be used: {error.strerror}."


def in_use_elsewhere(path: Path) -> StoreLocked:
    """Return the error for a folder that an engine which we cannot reach has open."""
    return StoreLocked(
        f"The store in {path} is in use by a program that cannot be joined from here "
        "(a container or an engine of another user, say); end that, or name another folder with "
        "--data."
    )
