"""A further language is a folder of YAML: no code knows which languages there are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.errors import EntenteError
from graph.settings import Settings
from loaders.extraction.lexicon import is_read, lexicon

ROOT = Path(__file__).parents[2]
LANGUAGES = ROOT / "tests" / "data" / "languages"
ESPERANTO = (
    "La estona prezidantino, Liis Tamm, renkontis lundon la peruan ministron, Álvaro Quispe."
)


def extracted(text: str, **environment: str) -> dict[str, Any]:
    line = json.dumps({"id": "eo-1", "lang": "eo", "published": "2025-06-12", "text": text})
    run = subprocess.run(
        [sys.executable, "run.py", "extract", "-"],
        input=line,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_a_folder_of_yaml_teaches_a_sixth_language() -> None:
    found = extracted(ESPERANTO, ENTENTE_LANGUAGES=str(LANGUAGES))
    assert [(o["name"], o["country"], o["role"]) for o in found["officials"]] == [
        ("Liis Tamm", "EE", "head_of_state"),
        ("Álvaro Quispe", "PE", "minister"),
    ]
    (fact,) = found["facts"]
    assert (fact["type"], fact["a"], fact["b"]) == ("met_with", "o1", "o2")
    assert (fact["date"], fact["status"], fact["rule"]) == ("2025-06-09", "held", "eo.meet.object")
    assert fact["sentence"] == ESPERANTO


def test_without_it_the_language_is_named_and_nothing_is_read() -> None:
    found = extracted(ESPERANTO, ENTENTE_LANGUAGES="")
    assert (found["lang"], found["facts"], found["officials"]) == ("eo", [], [])


def test_a_language_that_is_not_there_is_not_read_and_says_which_file_is_missing() -> None:
    assert not is_read("eo", trial=True)
    with pytest.raises(EntenteError, match=r"eo/grammar\.yaml"):
        lexicon("eo")


def test_the_setting_is_a_folder() -> None:
    settings = Settings.from_environment({"ENTENTE_LANGUAGES": "~/languages"})
    assert settings.languages == Path.home() / "languages"
