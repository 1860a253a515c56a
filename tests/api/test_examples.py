"""The commands and the Python of docs/rest.md, and its client, against a running service."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask

from tests.api.contract import served

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "rest.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8000"
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()
]


@pytest.fixture(scope="module")
def address(app: APIFlask) -> Iterator[str]:
    with served(app) as found:
        yield found


def test_every_command_answers(address: str, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no curl")
    assert len(COMMANDS) > 20
    for line in COMMANDS:
        program, *words = shlex.split(line.replace(ADDRESS, address))
        ran = subprocess.run(
            [program, "--fail-with-body", "--silent", "--show-error", *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, (line, ran.stderr, ran.stdout)
        if "-o" not in words and "atom" not in line:
            assert json.loads(ran.stdout), line
    assert (tmp_path / "ties.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "<graphml" in (tmp_path / "ties.graphml").read_text(encoding="utf-8")


def test_the_python_on_the_page_runs(address: str, tmp_path: Path) -> None:
    (script,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    path = tmp_path / "script.py"
    path.write_text(
        script.replace(ADDRESS, address).replace('"MA", "KZ"', '"MA"'), encoding="utf-8"
    )
    shutil.copy(DOCS / "client.py", tmp_path)
    ran = subprocess.run([sys.executable, path], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert len(lines) > 4
    assert lines[-2] == "Morocco"
    assert lines[-1].startswith("422: The word DELETE is not allowed")


def test_the_client_reads_a_list_to_its_end(
    address: str, app: APIFlask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(DOCS)
    from client import Entente  # type: ignore[import-not-found]

    entente = Entente(address)
    every = [tie["uid"] for tie in entente.ties("MA", limit=3)]
    page = app.test_client().get("/api/v1/countries/MA/ties?limit=200").json
    assert every == [tie["uid"] for tie in page["items"]]
