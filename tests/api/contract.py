"""The API against its own description: ``python -m tests.api.contract``.

Serves the application over a small embedded store and lets schemathesis try every operation with
values that fit the description and values that do not, all checks on.  The exit status is not
zero when an answer is not as described.  ``--write`` writes the examples, ``docs/openapi.json``
and ``docs/schema.md`` anew instead.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import waitress
from apiflask import APIFlask

from api.app import create_app
from api.commands.serve import SERVER
from api.openapi import EXAMPLES, examples
from graph.cheat_sheet import markdown, sheet
from graph.settings import Settings
from graph.stores import open_store
from tests.api.recording import recorded
from tests.support.filled import dispatches, fill

HERE = Path(__file__).parent
DESCRIPTION = HERE.parents[1] / "docs" / "openapi.json"


def main(arguments: list[str]) -> int:
    """Run the contract tests, or write the description; further arguments go to schemathesis."""
    with tempfile.TemporaryDirectory() as folder, application(Path(folder)) as app:
        if arguments == ["--write"]:
            write(app)
            return 0
        with served(app) as address:
            return tried(address, arguments, Path(folder))


def write(app: APIFlask) -> None:
    """Write the examples, the description that holds them, and the schema on a page."""
    EXAMPLES.write_text(_json(recorded(app.test_client())), encoding="utf-8")
    examples.cache_clear()
    DESCRIPTION.write_text(_json(app.spec), encoding="utf-8")
    DESCRIPTION.with_name("schema.md").write_text(markdown(sheet("en")), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


@contextmanager
def application(folder: Path) -> Iterator[APIFlask]:
    """Give the application over a store with some dispatches."""
    settings = Settings(data=folder / "data", query_seconds=1.0)
    with open_store(settings) as store:
        store.ensure_schema()
        fill(store, dispatches("own-frp-0"))
        yield create_app(store, settings)


@contextmanager
def served(app: APIFlask) -> Iterator[str]:
    """Serve the application as ``entente serve`` does, and give its address."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, **SERVER)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(5)


def tried(address: str, arguments: list[str], folder: Path) -> int:
    """Let schemathesis try everything, keeping its files in a folder; return its exit status."""
    program = Path(sys.executable).with_name("schemathesis")
    command = [
        str(program),
        f"--config-file={HERE / 'schemathesis.toml'}",
        "run",
        f"{address}/openapi.json",
        "--checks=all",
        "--max-examples=60",
        "--workers=1",
        "--generation-database=none",
        *arguments,
    ]
    return subprocess.run(command, check=False, cwd=folder).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
