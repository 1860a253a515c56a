"""Stores and folders that only the stores' own tests need."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.stores import Store, open_store
from tests.support.engines import pid_of, put_event, runs


@pytest.fixture
def opened(store: Store, request: pytest.FixtureRequest) -> Callable[..., Store]:
    """Open the same store again, with some settings changed."""
    settings: Settings = request.getfixturevalue(f"{store.name}_settings")

    def another(**changes: int) -> Store:
        second = open_store(replace(settings, **changes)).__enter__()
        request.addfinalizer(lambda: second.__exit__(None, None, None))
        return second

    return another


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a store was in, with one event, closed in order."""
    folder = tmp_path_factory.mktemp("made") / "data"
    with open_store(Settings(data=folder)) as store:
        store.ensure_schema()
        put_event(store, "event:one")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it for one test; no engine may be left on it."""
    copy = tmp_path / "data"
    shutil.copytree(made, copy)
    yield copy
    assert not runs(pid_of(copy))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)
