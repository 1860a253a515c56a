"""What the embedded engine is told: its command line, its users, its administrative requests.

The engine is ArcadeDB from the Python wheel, which brings its Java.  The wheel's in-process
interface is not used: there a signal to Python crashes, and one bad query takes the program along.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import sys
import urllib.error
import urllib.request
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graph.errors import StoreError, StoreUnavailable
from graph.settings import Settings
from graph.stores.folder import DataFolder, Engine, Passwords

DATABASE = "graph"
HOST = "127.0.0.1"
_PACKAGE = "arcadedb-embedded"
_PASSWORD_FILE = "root-password"
_LEAST_SECONDS = 5.0


def engine_version() -> str:
    """Return the version of the engine's package."""
    return version(_PACKAGE)


def seconds_limit(settings: Settings) -> float:
    """Return the engine's time limit for one query: the user's, but enough for our own batches."""
    return max(settings.query_seconds, _LEAST_SECONDS)


def write_configuration(folder: DataFolder, passwords: Passwords) -> None:
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


def command(root: Path, settings: Settings, bolt: int, http: int) -> list[str]:
    """Return the command line that runs the engine on a folder and two ports.

    Raises:
        StoreError: the package is not installed.
    """
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
        str(package / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")),
        f"-Xmx{settings.heap}",
        "-XX:+UseSerialGC",
        *("--add-modules", "jdk.incubator.vector"),
        *("-cp", str(package / "jars" / "*")),
        *(f"-Darcadedb.{name}={value}" for name, value in options.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def administer(
    engine: Engine, passwords: Passwords, path: str, body: dict[str, Any], seconds: float = 60
) -> None:
    """Send a command that Bolt has no words for over the engine's loopback HTTP port.

    Raises:
        StoreError: the engine refuses it.
        StoreUnavailable: it does not answer.
    """
    credentials = base64.b64encode(f"root:{passwords.root}".encode()).decode()
    headers = {"Content-Type": "application/json", "Authorization": f"Basic {credentials}"}
    try:
        _request(engine, path, json.dumps(body).encode(), headers, seconds)
    except urllib.error.HTTPError as error:
        raise StoreError(f"The store refuses an administrative command ({error.code}).") from error
    except OSError as error:
        raise StoreUnavailable("The store does not answer administrative commands.") from error


def close_database(engine: Engine, passwords: Passwords, seconds: float) -> bool:
    """Let the engine close its database in order, and tell whether it did."""
    body = {"command": f"close database {DATABASE}"}
    try:
        administer(engine, passwords, "/api/v1/server", body, seconds)
    except StoreError:
        return False
    return True


def _request(
    engine: Engine,
    path: str,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    seconds: float = 60,
) -> None:
    # a proxy from the environment must not see the loopback's requests
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    url = f"http://{HOST}:{engine.http}{path}"
    try:
        request = urllib.request.Request(url, body, headers or {})
        with opener.open(request, timeout=seconds) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        error.close()
        raise


def online(engine: Engine) -> bool:
    """Tell whether the engine has come up whole; its Bolt port answers some time before."""
    try:
        _request(engine, "/api/v1/ready")
    except OSError:  # an HTTP error is one
        return False
    return True
