"""The embedded engine: ArcadeDB as a Java process of its own, from the Python wheel.

The wheel brings its Java.  Its in-process interface is not used: there a signal to Python
crashes, and one bad query takes the program with it.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.errors import StoreError, StoreUnavailable
from graph.settings import Settings
from graph.stores.folder import DataFolder, Engine, Passwords, disk_full

DATABASE = "graph"
HOST = "127.0.0.1"
_PACKAGE = "arcadedb-embedded"
_PASSWORD_FILE = "root-password"
_START_SECONDS = 60.0
_STOP_SECONDS = 20.0
_LEAVE_SECONDS = 1.0
_LEAST_SECONDS = 5.0


def engine_version() -> str:
    """Return the version of the engine's package."""
    return version(_PACKAGE)


def seconds_limit(settings: Settings) -> float:
    """Return the engine's time limit for one query: the user's, but enough for our own batches."""
    return max(settings.query_seconds, _LEAST_SECONDS)


def start(
    folder: DataFolder, settings: Settings, before: Engine | None, passwords: Passwords
) -> Engine:
    """Start the engine on a folder and wait until it answers.

    ``before`` is the engine that ran last: its ports are taken again when they are free, so that
    clients of an engine that crashed find the new one.

    Raises:
        StoreError: it does not start; the message ends with what its log says.
    """
    _write_configuration(folder, passwords)
    bolt, http = _ports(before)
    with folder.explained(), folder.fresh_log().open("wb") as log:
        process = subprocess.Popen(
            _command(folder.path, settings, bolt, http),
            cwd=folder.path,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in our terminal is not for it
        )
    engine = Engine(process.pid, bolt, http)
    try:
        folder.remember_passwords(passwords)
        folder.remember_engine(engine)
        _wait(process, engine, passwords)
        _create_viewer(engine, passwords)
    except StoreError as error:
        _kill(process)
        if folder.full():
            raise StoreError(disk_full(folder.path)) from error
        raise StoreError(f"{error} {_log_tail(folder, passwords)}") from error
    except BaseException:
        _kill(process)
        raise
    process.returncode = 0  # it may outlive us, and whoever is last out ends it
    return engine


def stop(folder: DataFolder, engine: Engine) -> None:
    """End the engine: ask, wait 20 s, then make it.

    Raises:
        StoreUnavailable: it does not end.
    """
    for sign in (signal.SIGTERM, signal.SIGKILL):
        _signal(engine.pid, sign)
        if _within(_STOP_SECONDS, lambda: not folder.engine_runs()):
            # it has closed the database; its process may stay as a zombie of one that started it
            _within(_LEAVE_SECONDS, lambda: _ended(engine.pid))
            return
    raise StoreUnavailable(f"The store's process {engine.pid} does not end.")


def _within(seconds: float, done: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def _ended(pid: int) -> bool:
    """Tell whether a process has ended, and reap it when it is a child of ours."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    return not _signal(pid, 0)


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
    return not _ended(engine.pid)


def listens(engine: Engine) -> bool:
    """Tell whether anything takes connections on the engine's Bolt port."""
    try:
        socket.create_connection((HOST, engine.bolt), timeout=2).close()
    except OSError:
        return False
    return True


def administer(engine: Engine, passwords: Passwords, path: str, body: dict[str, Any]) -> None:
    """Send a command that Bolt has no words for over the engine's loopback HTTP port.

    Raises:
        StoreError: the engine refuses it.
        StoreUnavailable: it does not answer.
    """
    credentials = base64.b64encode(f"root:{passwords.root}".encode()).decode()
    headers = {"Content-Type": "application/json", "Authorization": f"Basic {credentials}"}
    try:
        _request(engine, path, json.dumps(body).encode(), headers)
    except urllib.error.HTTPError as error:
        raise StoreError(f"The store refuses an administrative command ({error.code}).") from error
    except OSError as error:
        raise StoreUnavailable("The store does not answer administrative commands.") from error


def _request(
    engine: Engine, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> None:
    # a proxy from the environment must not see the loopback's requests
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    url = f"http://{HOST}:{engine.http}{path}"
    try:
        with opener.open(urllib.request.Request(url, body, headers or {}), timeout=60) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        error.close()
        raise


def _online(engine: Engine) -> bool:
    """Tell whether the engine has come up whole; its Bolt port answers some time before."""
    try:
        _request(engine, "/api/v1/ready")
    except OSError:  # an HTTP error is one
        return False
    return True


def comes(engine: Engine, passwords: Passwords) -> bool:
    """Wait for a running engine until it answers, as long as its process is there."""
    _within(_START_SECONDS, lambda: answers(engine, passwords) or _ended(engine.pid))
    return answers(engine, passwords)


def _write_configuration(folder: DataFolder, passwords: Passwords) -> None:
    """Write the groups of users and root's password, before each start.

    The list of users is dropped so that the engine makes them anew with the passwords we hold.
    """

    def group(access: list[str], records: list[str]) -> dict[str, Any]:
        # a limit on results would silently cut scans inside of queries, so there is none
        limits = {"resultSetLimit": -1, "readTimeout": -1}
        return {**limits, "access": access, "types": {"*": {"access": records}}}

    everything = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
    groups = {
        "admin": group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], everything),
        "*": group([], []),
        "reader": group([], ["readRecord"]),
    }
    configuration = folder.path / "config"
    with folder.explained():
        configuration.mkdir(exist_ok=True, mode=0o700)
        (configuration / "server-users.jsonl").unlink(missing_ok=True)
        (configuration / "server-groups.json").write_text(
            json.dumps({"databases": {"*": {"groups": groups}}, "version": 2})
        )
        secret = configuration / _PASSWORD_FILE
        secret.touch(mode=0o600)
        secret.write_text(passwords.root)


def _command(root: Path, settings: Settings, bolt: int, http: int) -> list[str]:
    found = importlib.util.find_spec("arcadedb_embedded")
    if found is None or found.origin is None:
        raise StoreError(f"The package {_PACKAGE} is missing; install Entente again.")
    package = Path(found.origin).parent
    options = {
        "server.rootPath": root,
        "server.rootPasswordPath": root / "config" / _PASSWORD_FILE,
        "server.mode": "production",  # in development mode LOAD CSV reads any file
        "server.httpIncomingHost": HOST,
        "server.httpIncomingPort": http,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.defaultDatabases": f"{DATABASE}[root]",
        "bolt.host": HOST,
        "bolt.port": bolt,
        "bolt.defaultDatabase": DATABASE,
        "command.timeout": round(seconds_limit(settings) * 1000),
        "txWalFlush": 2,  # a commit is on the disk when it returns
        # a query that runs out of memory never gives its place back: four would close the store
        "queryMaxConcurrent": 0,
    }
    return [
        str(package / "jre" / "bin" / "java"),
        f"-Xmx{settings.heap}",
        "-XX:+UseSerialGC",
        *("--add-modules", "jdk.incubator.vector"),
        *("-cp", str(package / "jars" / "*")),
        *(f"-Darcadedb.{name}={value}" for name, value in options.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def _ports(before: Engine | None) -> tuple[int, int]:
    """Return two free ports, those of the engine before where nobody has taken them."""
    wanted = (before.bolt, before.http) if before else (0, 0)
    with socket.socket() as bolt, socket.socket() as http:
        for one, port in zip((bolt, http), wanted, strict=True):
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind((HOST, port))
            except OSError:
                one.bind((HOST, 0))
        return bolt.getsockname()[1], http.getsockname()[1]


def _wait(process: subprocess.Popen[bytes], engine: Engine, passwords: Passwords) -> None:
    end = time.monotonic() + _START_SECONDS
    while not (_online(engine) and answers(engine, passwords)):
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


def _signal(pid: int, sign: int) -> bool:
    """Send a signal (0: none) and tell whether there is such a process."""
    try:
        os.kill(pid, sign)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
