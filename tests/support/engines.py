"""Embedded engines in tests: what runs on a folder, and killing it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import psutil

from graph.model import Difference, Graph
from graph.stores import Store
from graph.stores.folder import DataFolder
from graph.stores.write import apply

COUNT = "MATCH (e:Event) RETURN count(e) AS n"


def put_event(store: Store, uid: str) -> None:
    graph = Graph({("Event", uid): {"type": "meeting"}})
    store.write(lambda transaction: apply(transaction, Difference(graph)))


def runs(pid: int) -> bool:
    """Tell whether a process runs; a zombie does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def pid_of(folder: Path) -> int:
    return int(json.loads((folder / "engine.json").read_text())["pid"])


def kill_engine(folder: Path) -> None:
    """Kill the engine and wait until all of it is gone: its threads outlive its first."""
    psutil.Process(pid_of(folder)).kill()
    while DataFolder(folder).engine_runs() or runs(pid_of(folder)):
        time.sleep(0.01)
