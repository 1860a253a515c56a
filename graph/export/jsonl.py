"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def lines(objects: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield each object as a line."""
    for one in objects:
        yield f"{json.dumps(one, ensure_ascii=False)}\n"
