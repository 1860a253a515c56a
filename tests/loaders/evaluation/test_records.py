"""Records that cannot be used are refused in one sentence that names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import BadInput
from loaders.evaluation.records import read_records


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("{}", "line 1: not a record of facts: it has no id"),
        ('{"id": "x"}\n\n{"id": "x"}', "line 3: article 'x' stands twice"),
        ('{"id": "x", "facts": [{"type": "kissed"}]}', "the fact type 'kissed' is not known"),
        ("[1]", "line 1: not a record"),
        ("{", "line 1: not a record"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, lines: str, said: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_records(path)
    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.jsonl cannot be read"):
        read_records(tmp_path / "nowhere.jsonl")
