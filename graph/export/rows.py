"""A tie as one row of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

COLUMNS = (
    "uid", "type", "status", "date", "date_end", "date_precision", "name", "sides", "side_uids",
    "countries", "place", "action", "mode", "stage", "kind", "scope", "mutual", "what", "reports",
    "confidence", "event", "agreement", "sentence", "article", "published", "url",
)  # fmt: skip
_JOINT = "; "


def tie_row(tie: Mapping[str, Any]) -> list[Any]:
    """Return a tie under ``COLUMNS``: its sides joined by semicolons, its first sentence."""
    sides = tie["sides"]
    first: Mapping[str, Any] = next(iter(tie["evidence"]), {})
    countries = sorted({side["country"] for side in sides if side.get("country")})
    values = {
        **tie,
        "sides": _JOINT.join(side["name"] for side in sides),
        "side_uids": _JOINT.join(side["uid"] for side in sides),
        "countries": _JOINT.join(countries),
        **{name: first.get(name) for name in ("sentence", "article", "published", "url")},
    }
    return [values.get(name) for name in COLUMNS]
