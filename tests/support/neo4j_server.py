"""A real Neo4j for the tests, without Docker: its jars from Maven Central, run by a Java at hand.

Looked up in this order: a server that exists (NEO4J_TEST_URI with NEO4J_TEST_PASSWORD), a folder
of jars (NEO4J_LIB), the jars fetched before, a fetch now (mvn where it is installed, else jgo).
``python -m tests.support.neo4j_server`` fetches the jars, some 130 MB, and says where they are.
"""

from __future__ import annotations

import concurrent.futures
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import neo4j

from graph.settings import Neo4jServer

VERSION = "5.26.30"
PASSWORD = "test-password"
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "entente"
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_ADD_OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED]

_POM = f"""<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>neo4j-jars</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version>
    <scope>runtime</scope>
  </dependency></dependencies>
</project>
"""

# the hardening keys are those of docker-compose.yml
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size={page_cache}
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
db.tx_log.rotation.retention_policy=keep_none
db.logs.query.enabled=OFF
dbms.security.procedures.allowlist=db.*,dbms.components,tx.*
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
internal.server.bolt.thread_pool_shutdown_wait_time=0s
db.transaction.timeout=30s
db.lock.acquisition.timeout=10s
db.memory.transaction.max=128m
dbms.memory.transaction.total.max=256m
"""


class Unavailable(Exception):
    """No Neo4j can be had on this machine."""


class OwnNeo4j:
    """A Neo4j of the tests' own, in a folder, that can be stopped and started on the same port."""

    def __init__(self, home: Path, heap: str = "512m", page_cache: str = "64m") -> None:
        self._heap = heap
        self.address = Neo4jServer(f"bolt://127.0.0.1:{_free_port()}", "neo4j", PASSWORD, "neo4j")
        self._java, self._jars, self._home = _java(), _jars(), home
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("conf", "data", "logs", "run", "import", "plugins"):
            (home / name).mkdir(parents=True, exist_ok=True)
        port = self.address.uri.rpartition(":")[2]
        configuration = CONFIGURATION.format(port=port, page_cache=page_cache)
        (home / "conf" / "neo4j.conf").write_text(configuration)
        if (home / "data" / "dbms").exists():  # it has run before
            return
        admin = ["org.neo4j.cli.AdminTool", "dbms", "set-initial-password", PASSWORD]
        made = subprocess.run(
            [self._java, "-Xmx128m", *_ADD_OPENS, "-cp", f"{self._jars}/*", *admin],
            env=self._environment(),
            capture_output=True,
            text=True,
        )
        if made.returncode:
            raise Unavailable(f"Neo4j cannot be set up from {self._jars}: {made.stderr[-500:]}")

    def start(self) -> None:
        # not the serial collector: out of memory, it leaves the server dead
        options = ["-Xms256m", f"-Xmx{self._heap}", "-XX:+UseG1GC", "-Dlog4j2.disable.jmx=true"]
        with (self._home / "logs" / "console.log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(self._java, *options, "-Dfile.encoding=UTF-8", *_ADD_OPENS),
                    *("-cp", f"{self._jars}/*", "org.neo4j.server.CommunityEntryPoint"),
                    *(f"--home-dir={self._home}", f"--config-dir={self._home}/conf"),
                    "--console-mode",
                ],
                env=self._environment(),
                cwd=self._home,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait(self._process)

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _environment(self) -> dict[str, str]:
        home = {"NEO4J_HOME": f"{self._home}", "NEO4J_CONF": f"{self._home / 'conf'}"}
        return {**os.environ, **home}

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + 120
        with neo4j.GraphDatabase.driver(self.address.uri, auth=("neo4j", PASSWORD)) as driver:
            while True:
                with suppress(neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError):
                    driver.verify_connectivity()
                    return
                if process.poll() is not None or time.monotonic() > end:
                    process.kill()
                    log = (self._home / "logs" / "console.log").read_text(errors="replace")
                    raise Unavailable(f"Neo4j did not start:\n{log[-2000:]}")
                time.sleep(0.1)


class GivenNeo4j:
    """A Neo4j that exists, at NEO4J_TEST_URI; starting and stopping it is not ours."""

    def __init__(self, uri: str) -> None:
        password = os.environ.get("NEO4J_TEST_PASSWORD", PASSWORD)
        self.address = Neo4jServer(uri, "neo4j", password, "neo4j")


@contextmanager
def running() -> Iterator[OwnNeo4j | GivenNeo4j]:
    """Give a Neo4j that answers.

    Raises:
        Unavailable: none can be had here.
    """
    if uri := os.environ.get("NEO4J_TEST_URI"):
        yield GivenNeo4j(uri)
        return
    with tempfile.TemporaryDirectory(prefix="neo4j-") as home:
        server = OwnNeo4j(Path(home))
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _java() -> str:
    if java := os.environ.get("NEO4J_JAVA"):
        return java
    found = importlib.util.find_spec("arcadedb_embedded")
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).parent / "jre" / "bin" / "java")


def _jars() -> Path:
    if given := os.environ.get("NEO4J_LIB"):
        return Path(given)
    jars = _CACHE / f"neo4j-{VERSION}"
    if not _complete(jars):
        _fetch(jars)
    return jars


def _complete(jars: Path) -> bool:
    main = jars / f"neo4j-{VERSION}.jar"
    return main.exists() and zipfile.is_zipfile(main)


def _fetch(jars: Path) -> None:
    """Fill the folder whole or not at all."""
    jars.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=jars.parent, prefix="fetching-") as scratch:
        into = Path(scratch) / "jars"
        into.mkdir()
        try:
            (_with_maven if shutil.which("mvn") else _with_jgo)(into)
        except Exception as error:
            raise Unavailable(f"Neo4j's jars cannot be fetched: {error}") from error
        if not _complete(into):
            raise Unavailable("Neo4j's jars cannot be fetched: the main one is missing.")
        shutil.rmtree(jars, ignore_errors=True)
        into.rename(jars)


def _with_maven(into: Path) -> None:
    pom = into.parent / "pom.xml"
    pom.write_text(_POM)
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={into}", "-DincludeScope=runtime"]
    subprocess.run(["mvn", "-B", "-ntp", "-q", "-f", pom, *goal], check=True, capture_output=True)


def _with_jgo(into: Path) -> None:
    import jgo

    artifacts = jgo.resolve(f"org.neo4j:neo4j:{VERSION}")
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: shutil.copy(one.resolve(), into / one.filename), artifacts))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    print(_jars())
