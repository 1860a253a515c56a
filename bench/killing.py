"""How often kill -9 in the middle of a load or a decision loses or half-writes anything."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from graph.settings import Settings
from graph.stores import open_store
from tests.support.killing import AT_ONCE, faults, killed

ROUNDS = 100


def main(rounds: int = ROUNDS, seed: int = 0) -> None:
    """Kill the loading process and its engine so often on one growing store; print the faults."""
    found: list[str] = []
    acknowledged = 0
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        for round_ in range(rounds):
            said = killed(folder, round_ * AT_ONCE, Random(seed + round_))
            acknowledged += len(said)
            with open_store(Settings(data=folder)) as store:
                store.ensure_schema()
                found += faults(store, said, round_ * AT_ONCE)
    seconds = round(time.perf_counter() - started)
    figures = {"kills": rounds, "acknowledged": acknowledged, "faults": found, "seconds": seconds}
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
