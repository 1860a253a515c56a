"""Killed in the middle: nothing acknowledged is lost, nothing is half-written."""

from __future__ import annotations

from pathlib import Path
from random import Random

from graph.settings import Settings
from graph.stores import open_store
from tests.support.killing import AT_ONCE, faults, killed


def test_what_was_acknowledged_outlives_kill_9_and_the_next_load_completes(tmp_path: Path):
    for round_ in range(5):
        first = round_ * AT_ONCE
        said = killed(tmp_path / "data", first, Random(round_))
        with open_store(Settings(data=tmp_path / "data")) as store:
            store.ensure_schema()
            assert faults(store, said, first) == []
