"""Set up a private environment in .venv, then run Entente's own command in it.

    python3 run.py                 load the sample dispatches, print the ties, serve the explorer
    python3 run.py test            run the tests
    python3 run.py --help          everything else

Needs nothing but Python 3.11 or later.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN, TEST = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"


def refusal() -> str:
    """Say in one sentence why this Python cannot be used; empty when it can."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for older ones
        return f"Entente needs Python 3.11 or later; this is {platform.python_version()}."
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        return (
            "This Python cannot make environments: on Debian or Ubuntu, apt install python3-venv."
        )
    return ""


def fingerprint(lock: Path) -> str:
    """Identify what is installed from a lock, so that a second run installs nothing."""
    here = f"{sys.version} {ROOT}".encode()
    return hashlib.sha256(here + lock.read_bytes()).hexdigest()


def requirements(lock: Path) -> str:
    """Return the lock's text, without the embedded store where its wheel cannot run."""
    text = lock.read_text(encoding="utf-8")
    name, version = platform.libc_ver()
    if sys.platform == "linux" and (
        name != "glibc" or tuple(map(int, version.split("."))) < (2, 34)
    ):
        print("No embedded store for this Linux: set NEO4J_URI (see README).", file=sys.stderr)
        text = re.sub(r"^(arcadedb-embedded|jpype1)==(.*\\\n)*.*\n", "", text, flags=re.MULTILINE)
    return text


def set_up(lock: Path) -> None:
    """Make .venv and install the locked packages in it, unless that is done already."""
    installed = STAMP.read_text() if STAMP.exists() else ""
    if installed == fingerprint(lock) or (lock == RUN and installed == fingerprint(TEST)):
        return
    print("Setting up .venv (once, about a minute) ...", file=sys.stderr, flush=True)
    STAMP.unlink(missing_ok=True)
    venv.create(VENV, with_pip=True, clear=installed != fingerprint(RUN))
    needed = VENV / "requirements.txt"
    needed.write_text(requirements(lock), encoding="utf-8")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    environment = {**os.environ, "PIP_NO_COMPILE": "1"}
    for arguments in (
        ["--no-deps", "--require-hashes", "-r", str(needed)],
        ["--no-deps", "--no-build-isolation", "-e", str(ROOT)],
    ):
        subprocess.run([*pip, *arguments], check=True, env=environment)
    STAMP.write_text(fingerprint(lock))


def main(arguments: list[str]) -> int:
    """Set up when needed, then hand over; the exit status is the command's own."""
    if reason := refusal():
        print(reason, file=sys.stderr)
        return 1
    testing = arguments[:1] == ["test"]
    try:
        set_up(TEST if testing else RUN)
    except (subprocess.CalledProcessError, OSError) as error:
        print(
            f"Setting up {VENV} failed ({error}). What pip says stands above; mend that (network, "
            "disk space, permissions) and type the command again.",
            file=sys.stderr,
        )
        return 1
    command = ["pytest", *arguments[1:]] if testing else ["api", *arguments]
    child = subprocess.Popen([str(PYTHON), "-m", *command], cwd=ROOT if testing else None)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the child got it too, and ends in its own way
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
