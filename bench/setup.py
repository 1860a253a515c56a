"""Set-up of a clean clone in an empty home, then seconds from run.py to the first page."""

from __future__ import annotations

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WARM_RUNS = 3


def first_page(clone: Path, home: Path, port: int) -> float:
    """Start the first command and return the seconds until the explorer answers."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    started = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "run.py", "demo", "--port", str(port)],
        cwd=clone,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while child.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
                    page.read()
                    return time.monotonic() - started
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"run.py ended with {child.returncode}")
    finally:
        os.killpg(child.pid, signal.SIGINT)
        child.wait()


def main() -> None:
    """Clone into a scratch folder and print the figures."""
    with tempfile.TemporaryDirectory() as scratch:
        clone, home = Path(scratch, "clone"), Path(scratch, "home")
        home.mkdir()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        cold = first_page(clone, home, 8765)
        warm = []
        for _ in range(WARM_RUNS):
            warm.append(first_page(clone, home, 8765))
        shutil.rmtree(home / ".entente")
        empty = first_page(clone, home, 8765)
        size = sum(path.lstat().st_size for path in (clone / ".venv").rglob("*"))
    figures = {
        "cold_seconds": round(cold, 1),
        "warm_seconds": round(statistics.median(warm), 1),
        "warm_seconds_with_samples_to_load": round(empty, 1),
        "environment_megabytes": round(size / 1e6),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
