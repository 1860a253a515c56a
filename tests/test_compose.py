"""What is shipped for a server: its form, and that the service runs in just its environment."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.settings import Settings
from graph.stores import Store
from tests.support import neo4j_server

ROOT = Path(__file__).parents[1]
KEY = "a-key-for-the-test"
Compose = dict[str, Any]


@pytest.fixture(scope="module")
def compose() -> Compose:
    read: Compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return read


def test_ports_are_published_on_the_loopback_only(compose: Compose) -> None:
    ports = [port for service in compose["services"].values() for port in service["ports"]]
    assert len(ports) == 3
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port) for port in ports)


def test_every_service_has_a_health_check_and_the_api_waits_for_it(compose: Compose) -> None:
    for service in compose["services"].values():
        assert service["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
        assert service["healthcheck"]["retries"] > 0
    assert compose["services"]["entente"]["depends_on"] == {
        "neo4j": {"condition": "service_healthy"}
    }


def test_passwords_come_from_one_secret_file_that_is_not_shipped(compose: Compose) -> None:
    assert compose["secrets"] == {"neo4j_auth": {"file": "./secrets/neo4j_auth.txt"}}
    variables = {"neo4j": "NEO4J_AUTH_FILE", "entente": "NEO4J_PASSWORD_FILE"}
    for name, variable in variables.items():
        assert compose["services"][name]["secrets"] == ["neo4j_auth"]
        assert compose["services"][name]["environment"][variable] == "/run/secrets/neo4j_auth"
    assert "secrets/neo4j_auth.txt" in (ROOT / ".gitignore").read_text().splitlines()
    user, _, password = (ROOT / "secrets" / "neo4j_auth.txt.example").read_text().partition("/")
    assert user == "neo4j"
    assert len(password.strip()) >= 8


def test_volumes_that_are_used_are_declared(compose: Compose) -> None:
    used = [v for service in compose["services"].values() for v in service.get("volumes", ())]
    assert {volume.partition(":")[0] for volume in used} == set(compose["volumes"])


def test_the_service_runs_without_rights_that_it_does_not_need(compose: Compose) -> None:
    service = compose["services"]["entente"]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert re.search(r"^USER entente$", dockerfile, re.MULTILINE)
    assert "alpine" not in dockerfile


def test_its_neo4j_is_the_one_that_is_tested_and_as_hardened(compose: Compose) -> None:
    service = compose["services"]["neo4j"]
    assert service["image"] == f"neo4j:{neo4j_server.VERSION}-community"
    names = {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in service["environment"].items()
    }
    tested = dict(line.split("=", 1) for line in neo4j_server.CONFIGURATION.splitlines())
    for name in tested.keys() & names.keys():
        if "security" in name or "blocklist" in name or "usage" in name:
            assert names[name] == tested[name]
    assert len(tested.keys() & names.keys()) >= 7


def test_the_image_is_built_of_files_that_are_there(compose: Compose) -> None:
    assert compose["services"]["entente"]["build"] == "."
    copied = re.findall(
        r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE
    )
    allowed = (ROOT / ".dockerignore").read_text().splitlines()
    for name in (name for line in copied for name in line.split()):
        assert (ROOT / name).exists()
        assert f"!{name}" in allowed


@pytest.fixture
def service(
    compose: Compose, neo4j_store: Store, neo4j_settings: Settings, tmp_path: Path
) -> Iterator[int]:
    """The service as the compose file starts it, but for addresses, on a free port."""
    assert neo4j_settings.neo4j is not None
    secret = tmp_path / "neo4j_auth"
    secret.write_text(f"neo4j/{neo4j_settings.neo4j.password}\n")
    described = compose["services"]["entente"]
    given = {
        "bolt://neo4j:7687": neo4j_settings.neo4j.uri,
        "/run/secrets/neo4j_auth": str(secret),
    }
    environment = {
        name: KEY if value.startswith("${ENTENTE_API_KEY:?") else given[value]
        for name, value in described["environment"].items()
    }
    with socket.socket() as probe:
        probe.bind(("", 0))
        port = probe.getsockname()[1]
    command = [str(port) if word == "8000" else word for word in described["command"]]
    assert command[0] == "entente"
    process = subprocess.Popen(
        [sys.executable, "-m", "api", *command[1:]],
        env={"PATH": os.environ["PATH"], **environment},
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield port
    finally:
        process.terminate()
        _, errors = process.communicate(timeout=30)
    assert neo4j_settings.neo4j.password not in errors
    assert KEY not in errors


def is_healthy(compose: Compose, port: int) -> bool:
    """Run the health check of the compose file once."""
    kind, _, *arguments = compose["services"]["entente"]["healthcheck"]["test"]
    assert kind == "CMD"
    command = [sys.executable, *(word.replace("8000", str(port)) for word in arguments)]
    return subprocess.run(command, capture_output=True).returncode == 0


def status(url: str, key: str | None = None) -> int:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, headers=headers), timeout=10
        ) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_the_service_becomes_healthy_and_asks_others_for_the_key(
    compose: Compose, service: int
) -> None:
    end = time.monotonic() + 60
    while not is_healthy(compose, service):
        assert time.monotonic() < end, "the service did not become healthy"
    path = "/api/v1/countries/MA/ties"
    assert status(f"http://127.0.0.1:{service}{path}") == 200
    elsewhere = socket.gethostbyname(socket.gethostname())
    if not elsewhere.startswith("127."):
        assert status(f"http://{elsewhere}:{service}{path}") == 401
        assert status(f"http://{elsewhere}:{service}{path}", KEY) == 200


def test_the_image_starts_what_the_compose_file_starts(compose: Compose) -> None:
    line = re.search(r"^CMD (.+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert line is not None
    assert yaml.safe_load(line[1]) == compose["services"]["entente"]["command"]
    assert shlex.join(yaml.safe_load(line[1])).startswith("entente serve --host 0.0.0.0")
