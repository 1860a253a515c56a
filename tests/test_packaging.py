"""What a clone must be: pinned, without addresses, and ours."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

import api
import graph
import loaders
import run
import viz

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_are_pinned_and_name_no_address(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("-")]
    assert all("==" in line for line in lines if line and not line.startswith(" "))


@pytest.mark.parametrize("package", [api, graph, loaders, viz])
def test_packages_are_ours(package: object) -> None:
    assert Path(str(package.__file__)).is_relative_to(ROOT)  # type: ignore[attr-defined]


def test_the_tests_lock_holds_what_runs() -> None:
    def pins(lock: Path) -> set[str]:
        return {line.split()[0] for line in lock.read_text().splitlines() if line[:1].isalnum()}

    assert pins(run.RUN) <= pins(run.TEST)


def test_where_the_embedded_store_cannot_run_it_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = run.requirements(run.RUN)
    monkeypatch.setattr(platform, "libc_ver", lambda: ("", ""))
    cut = run.requirements(run.RUN)
    assert "arcadedb-embedded==" in whole
    assert "arcadedb" not in cut
    assert {line for line in cut.splitlines() if "==" in line} == {
        line
        for line in whole.splitlines()
        if "==" in line and not line.startswith(("arcadedb-embedded", "jpype1"))
    }
    assert "NEO4J_URI" in capsys.readouterr().err


def test_an_old_python_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert "3.11" in run.refusal()


def test_help_is_given_without_touching_a_store(tmp_path: Path) -> None:
    shown = subprocess.run(
        [sys.executable, ROOT / "run.py", "--help"], cwd=tmp_path, capture_output=True, text=True
    )
    assert shown.returncode == 0
    assert "load" in shown.stdout
    assert not list(tmp_path.iterdir())


def test_the_repository_holds_no_address_of_an_index_and_no_machine_path() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.suffix in {".png", ".gz"} or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8")
        assert "index-url" not in text, name
        assert "/home/" not in text, name
