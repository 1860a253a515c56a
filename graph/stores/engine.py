"""The embedded engine as a process of its own: starting, finding, stopping it."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import neo4j
import psutil
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.errors import StoreError, StoreUnavailable
from graph.settings import Settings
from graph.stores.arcade import (
    DATABASE,
    HOST,
    administer,
    close_database,
    command,
    online,
    write_configuration,
)
from graph.stores.folder import DataFolder, Engine, Passwords, disk_full

_START_SECONDS = 60.0
_STOP_SECONDS = 20.0
_LEAVE_SECONDS = 1.0
_SAME_SECONDS = 2.0  # by which two readings of one process's creation may differ


def start(
    folder: DataFolder, settings: Settings, before: Engine | None, passwords: Passwords
) -> Engine:
    """Start the engine on a folder and wait until it answers.

    ``before`` is the engine that ran last: its ports are taken again when they are free, so that
    clients of an engine that crashed find the new one.

    Raises:
        StoreError: it does not start; the message ends with what its log says.
    """
    write_configuration(folder, passwords)
    bolt, http = _ports(before)
    with folder.explained(), folder.fresh_log().open("wb") as log:
        process = subprocess.Popen(
            command(folder.path, settings, bolt, http),
            cwd=folder.path,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in our terminal is not for it
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # nor on Windows
        )
    try:
        engine = Engine(process.pid, psutil.Process(process.pid).create_time(), bolt, http)
        folder.remember_passwords(passwords)
        folder.remember_engine(engine)
        _wait(process, engine, passwords)
        _create_viewer(engine, passwords)
    except (StoreError, psutil.Error) as error:
        _kill(process)
        if folder.full():
            raise StoreError(disk_full(folder.path)) from error
        raise StoreError(f"{error} {_log_tail(folder, passwords)}") from error
    except BaseException:
        _kill(process)
        raise
    process.returncode = 0  # it may outlive us, and whoever is last out ends it
    return engine


def stop(folder: DataFolder, engine: Engine, passwords: Passwords) -> None:
    """End the engine: close its database, then end the process, which has nothing left to do.

    One that does not close it is asked to end (on Windows: ended), and made to after 20 s.

    Raises:
        StoreUnavailable: it does not end.
    """
    ends = (psutil.Process.terminate, psutil.Process.kill)
    for end in ends[1:] if close_database(engine, passwords, _STOP_SECONDS) else ends:
        if process := _process(engine):
            with suppress(psutil.Error):  # it has just ended, or is another user's
                end(process)
        if _within(_STOP_SECONDS, lambda: not folder.engine_runs()):
            # its process may stay as a zombie of one that started it
            _within(_LEAVE_SECONDS, lambda: not runs(engine))
            return
    raise StoreUnavailable(f"The store's process {engine.pid} does not end.")


def _within(seconds: float, done: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def _process(engine: Engine) -> psutil.Process | None:
    """Return the engine's process, None once it has ended: its number may be another's by now."""
    try:
        process = psutil.Process(engine.pid)
        if abs(process.create_time() - engine.born) < _SAME_SECONDS:
            process.wait(0)  # and reap it when it is a child of ours
    except psutil.TimeoutExpired:
        return process
    except psutil.Error:
        return None
    return None


def answers(engine: Engine, passwords: Passwords) -> bool:
    """Tell whether the engine is there and takes our password.

    Raises:
        StoreError: it is there and refuses the password.
    """
    if not listens(engine):
        return False
    uri = f"bolt://{HOST}:{engine.bolt}"
    auth = ("root", passwords.root)
    with neo4j.GraphDatabase.driver(uri, auth=auth, connection_timeout=5) as driver:
        try:
            with driver.session(database=DATABASE) as session:
                session.run("RETURN 1").consume()
        except AuthError as error:
            raise StoreError(
                "The store's running engine refuses the password in passwords.json; end the "
                f"programs that use the store and its process {engine.pid}, then try again."
            ) from error
        except (Neo4jError, DriverError, OSError):
            return False
    return True


def runs(engine: Engine) -> bool:
    """Tell in microseconds whether the process is there; another's zombie counts as there."""
    return _process(engine) is not None


def listens(engine: Engine) -> bool:
    """Tell whether anything takes connections on the engine's Bolt port."""
    try:
        socket.create_connection((HOST, engine.bolt), timeout=2).close()
    except OSError:
        return False
    return True


def comes(engine: Engine, passwords: Passwords) -> bool:
    """Wait for a running engine until it answers, as long as its process is there."""
    _within(_START_SECONDS, lambda: answers(engine, passwords) or not runs(engine))
    return answers(engine, passwords)


def dated(engine: Engine) -> Engine:
    """Return an engine that answers with its process's creation by the clock as it is now.

    Setting the clock, waking from sleep say, moves what Linux tells of all processes.
    """
    with suppress(psutil.Error):
        return replace(engine, born=psutil.Process(engine.pid).create_time())
    return engine


def _ports(before: Engine | None) -> tuple[int, int]:
    """Return two free ports, those of the engine before where nobody has taken them."""
    wanted = (before.bolt, before.http) if before else (0, 0)
    with socket.socket() as bolt, socket.socket() as http:
        for one, port in zip((bolt, http), wanted, strict=True):
            # on Windows the usual option would share a port with whoever listens on it
            option = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
            one.setsockopt(socket.SOL_SOCKET, option, 1)
            try:
                one.bind((HOST, port))
            except OSError:
                one.bind((HOST, 0))
        return bolt.getsockname()[1], http.getsockname()[1]


def _wait(process: subprocess.Popen[bytes], engine: Engine, passwords: Passwords) -> None:
    end = time.monotonic() + _START_SECONDS
    while not (online(engine) and answers(engine, passwords)):
        if process.poll() is not None:
            raise StoreError("The store's engine ended while starting.")
        if time.monotonic() > end:
            raise StoreError(f"The store's engine did not answer within {_START_SECONDS:.0f} s.")
        time.sleep(0.05)


def _create_viewer(engine: Engine, passwords: Passwords) -> None:
    user = {"name": "viewer", "password": passwords.viewer, "databases": {DATABASE: ["reader"]}}
    body = {"command": f"create user {json.dumps(user)}"}
    administer(engine, passwords, "/api/v1/server", body)


def _log_tail(folder: DataFolder, passwords: Passwords) -> str:
    """Return the last telling lines of the engine's log, secrets taken out."""
    with folder.explained():
        lines = folder.server_log.read_text(encoding="utf-8", errors="replace").splitlines()
    telling = [line for line in lines if not line.startswith("\tat ") and " INFO " not in line]
    tail = "\n".join((telling or lines)[-8:])
    for secret in (passwords.root, passwords.viewer):
        tail = tail.replace(secret, "***")
    return f"The end of {folder.server_log}:\n{tail}"


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
