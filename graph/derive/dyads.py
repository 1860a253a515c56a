"""Pairs of countries: how much there is between them, and how their relation stands."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.dates import compare
from graph.derive.identity import identity
from graph.derive.ties import Json
from graph.model import NodeKey

_IN_FORCE = "in_force"


def dyad(pair: str, ties: Iterable[Json]) -> tuple[NodeKey, Mapping[str, Any]]:
    """Return the node of a pair (``KZ~MA``) with all its ties as JSON."""
    in_order = sorted(ties, key=lambda tie: str(tie["uid"]))
    first, second = pair.split("~")
    dates = sorted(tie["date"] for tie in in_order if "date" in tie and tie["status"] == "held")
    state = standing(in_order)
    values = {
        "countries": [first, second],
        "ties": len(in_order),
        **Counter(tie["type"] for tie in in_order),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "visa_by_first": _stage(state, first),
        "visa_by_second": _stage(state, second),
        "agreements_in_force": sum(a["stage"] == _IN_FORCE for a in state["agreements"]),
        "relations": next((a["action"] for a in state["acts"] if a["matter"] == "relations"), None),
        "by_year": _text(_by_year(in_order)),
        "tallies": _text(_tallies(in_order)),
        "state": _text(state),
    }
    return ("Dyad", pair), {name: value for name, value in values.items() if value is not None}


def standing(ties: Iterable[Json], as_of: str | None = None) -> Json:
    """Return how a relation stands, now or as of a day: visas, agreements and the latest acts.

    Only what was reported as having come about counts, and only a sentence that says so ends it.
    As of a day, only what certainly lies on or before it counts.
    """
    held = [tie for tie in ties if tie["status"] == "held"]
    return {
        "visas": _visas(held, as_of),
        "agreements": _agreements(held, as_of),
        "acts": _acts(held, as_of),
    }


def _visas(ties: Iterable[Json], as_of: str | None) -> list[Json]:
    """Return the latest stage of each exemption, for each direction and scope."""
    latest: dict[tuple[str, str, str], tuple[tuple[str, int], Json]] = {}
    stages = identity().stages
    for tie in ties:
        if tie["type"] != "exempted_visa":
            continue
        scope = tie.get("scope", "unspecified")
        for stage in tie["stages"]:
            since = stage.get("date")
            seen = since or stage.get("published")
            if stage["status"] != "held" or not _by(seen, as_of):
                continue
            rank = seen or "", stages.index(stage["stage"])
            for by, of in _directions(tie):
                state = {"by": by, "of": of, "scope": scope, "stage": stage["stage"]}
                state |= {"since": since} if since else {}
                state |= {"tie": tie["uid"], "claim": stage["claim"]}
                key = by, of, scope
                if key not in latest or rank >= latest[key][0]:
                    latest[key] = rank, state
    return [state for _, (_, state) in sorted(latest.items())]


def _directions(tie: Json) -> Iterator[tuple[str, str]]:
    by, of = (_side(tie, part) for part in ("by", "of"))
    yield by, of
    if tie.get("mutual"):
        yield of, by


def _agreements(ties: Iterable[Json], as_of: str | None) -> list[Json]:
    """Return how far each agreement has come."""
    stages = identity().stages
    by_agreement: dict[str, list[Json]] = defaultdict(list)
    for tie in ties:
        if tie["type"] == "signed" and _by(tie.get("date") or _published(tie), as_of):
            by_agreement[tie["agreement"]].append(tie)
    states = []
    for uid, life in sorted(by_agreement.items()):
        tie = max(life, key=lambda t: (stages.index(t.get("stage", "signed")), t["uid"]))
        state = {"agreement": uid, "stage": tie.get("stage", "signed"), "tie": tie["uid"]}
        states.append({**state, **({"since": tie["date"]} if "date" in tie else {})})
    return states


def _acts(ties: Iterable[Json], as_of: str | None) -> list[Json]:
    """Return the latest act of each matter that acts of state decide."""
    latest: dict[tuple[str, str, str], Json] = {}
    dated = [t for t in ties if t["type"] == "diplomatic" and _by(t.get("date"), as_of)]
    for tie in sorted(dated, key=lambda t: (t.get("date", ""), t["uid"])):
        for matter, acts in identity().standing.items():
            if tie["action"] in acts.acts:
                a, b = (_side(tie, part) for part in ("a", "b"))
                ends = (a, b) if acts.directed else tuple(sorted((a, b)))
                state = {"matter": matter, "a": a, "b": b, "action": tie["action"]}
                state |= {"since": tie["date"]} if "date" in tie else {}
                latest[matter, ends[0], ends[1]] = {**state, "tie": tie["uid"]}
    return [state for _, state in sorted(latest.items())]


def _side(tie: Json, part: str) -> str:
    """Return the country or body in a part of a fact between bodies."""
    return next(str(side["uid"]) for side in tie["sides"] if side["part"] == part)


def _published(tie: Json) -> str | None:
    return min((e["published"] for e in tie["evidence"] if "published" in e), default=None)


def _by(date: str | None, as_of: str | None) -> bool:
    """Tell whether something had certainly come about by a day."""
    return as_of is None or (date is not None and compare(date, as_of) in (-1, 0))


def _stage(state: Json, by: str) -> str | None:
    """Return the stage of the widest exemption that a country grants the other."""
    granted = [visa for visa in state["visas"] if visa["by"] == by]
    general = [visa for visa in granted if visa["scope"] in ("ordinary", "unspecified")]
    return next((str(visa["stage"]) for visa in general or granted), None)


def _by_year(ties: Iterable[Json]) -> Json:
    years: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in ties:
        years[tie["type"]][tie["date"][:4] if "date" in tie else "undated"] += 1
    return {kind: dict(counts) for kind, counts in years.items()}


def _tallies(ties: Iterable[Json]) -> list[list[Any]]:
    """Count ties by type, action, status and month: what an overview can be filtered by."""
    counts = Counter(
        (tie["type"], tie.get("action", ""), tie["status"], tie.get("date", "")[:7]) for tie in ties
    )
    return [[*key, count] for key, count in sorted(counts.items())]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
