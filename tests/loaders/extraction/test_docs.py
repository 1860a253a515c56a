"""The worked examples of docs/extraction.md do what the page says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "extraction.md").read_text("utf-8")
SENTENCES = re.findall(r"^> (.+)$", PAGE, re.MULTILINE)
ADDITIONS = re.findall(r"^```yaml (\w+\.yaml)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def added(content: Any, addition: Any) -> Any:
    """What a file holds when a page's lines are added to it."""
    if isinstance(content, dict):
        keys = [*content, *(key for key in addition if key not in content)]
        return {
            key: added(content[key], addition[key])
            if key in content and key in addition
            else content.get(key, addition.get(key))
            for key in keys
        }
    return [*content, *addition]


def facts(folder: Path, text: str) -> list[dict[str, Any]]:
    """The facts that the code of a folder reads in a text, in a process of its own."""
    record = json.dumps({"text": text, "lang": "fr", "published": "2025-06-12"})
    done = subprocess.run(
        [sys.executable, "-m", "api", "extract", "-"],
        input=record,
        env={"PYTHONPATH": f"{folder}:{ROOT}", "PYTHONUTF8": "1"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)["facts"]
    return found


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    """A copy of the loaders that has been taught what the page teaches."""
    shutil.copytree(ROOT / "loaders", tmp_path / "loaders")
    for name, lines in ADDITIONS:
        path = tmp_path / "loaders" / "lexicons" / "fr" / name
        content = added(yaml.safe_load(path.read_text("utf-8")), yaml.safe_load(lines))
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return tmp_path


def test_the_words_and_the_construction_are_read_once_they_are_added(taught: Path) -> None:
    word, construction, left = SENTENCES
    assert facts(ROOT, word) == facts(ROOT, construction) == []
    for text, date in ((word, "2025-06-10"), (construction, "2025-06-12")):
        (fact,) = facts(taught, text)
        assert (fact["type"], fact["date"], fact["status"]) == ("met_with", date, "held")
    assert facts(taught, left) == []
