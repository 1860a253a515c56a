"""What is kept as data: the YAML files of ``graph/data``."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


def read_data(name: str) -> Any:
    """Return the content of ``graph/data/<name>.yaml`` as PyYAML gives it."""
    text = (files("graph") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)
