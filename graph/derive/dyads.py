"""Pairs of countries: how much there is between them, and how they stand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.derive.standing import Json, standing
from graph.model import NodeKey


def dyad(pair: str, ties: Iterable[Json]) -> tuple[NodeKey, Mapping[str, Any]]:
    """Return the node of a pair (``KZ~MA``) with all its ties as JSON."""
    in_order = sorted(ties, key=lambda tie: str(tie["uid"]))
    first, second = pair.split("~")
    dates = sorted(tie["date"] for tie in in_order if "date" in tie and tie["status"] == "held")
    state = standing(in_order)
    in_force = [agreement for agreement in state["agreements"] if agreement["stage"] == "in_force"]
    values = {
        "countries": [first, second],
        "ties": len(in_order),
        **Counter(tie["type"] for tie in in_order),
        "first": min(dates, default=None),
        "last": max(dates, default=None),
        "visa_by_first": _visa_stage(state, first),
        "visa_by_second": _visa_stage(state, second),
        "agreements_in_force": len(in_force),
        "relations": _relations(state),
        "by_year": _text(_by_year(in_order)),
        "tallies": _text(_tallies(in_order)),
        "state": _text(state),
    }
    return ("Dyad", pair), _present(values)


def _visa_stage(state: Json, by: str) -> str | None:
    """Return the stage of the widest exemption that a country grants the other."""
    granted = [visa for visa in state["visas"] if visa["by"] == by]
    general = [visa for visa in granted if visa["scope"] in ("ordinary", "unspecified")]
    return next((str(visa["stage"]) for visa in general or granted), None)


def _relations(state: Json) -> str | None:
    """Return the latest act that established, restored or broke relations."""
    acts = (act["action"] for act in state["acts"] if act["matter"] == "relations")
    return next(acts, None)


def _by_year(ties: Iterable[Json]) -> Json:
    years: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in ties:
        years[tie["type"]][tie["date"][:4] if "date" in tie else "undated"] += 1
    return {kind: dict(counts) for kind, counts in years.items()}


def _tallies(ties: Iterable[Json]) -> list[list[Any]]:
    """Count ties by type, action, status, month, reports and confidence.

    The explorer draws and filters its overview from this alone (``viz.source.pairs``).
    """
    counts = Counter(
        (
            tie["type"],
            tie.get("action", ""),
            tie["status"],
            tie.get("date", "")[:7],
            *weight_of(tie),
        )
        for tie in ties
    )
    return [[*key, count] for key, count in sorted(counts.items())]


def weight_of(tie: Mapping[str, Any]) -> tuple[int, float]:
    """Return how many articles report a tie, at most five, and its confidence cut to tenths."""
    return min(tie.get("reports", 1), 5), int(10 * tie.get("confidence", 1.0) + 1e-9) / 10


def _present(values: Mapping[str, Any]) -> Json:
    return {name: value for name, value in values.items() if value is not None}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
