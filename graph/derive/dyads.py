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
    latest: dict[tuple[str, str, str], Json] = {}
    reached = ((tie, stage) for tie in ties for stage in _reached_stages(tie, as_of))
    for tie, stage in sorted(reached, key=lambda pair: _stage_order(pair[1])):
        for by, of in _directions(tie):
            scope = tie.get("scope", "unspecified")
            before = latest.get((by, of, scope), {})
            same = before.get("stage") == stage["stage"]
            state = {
                "by": by,
                "of": of,
                "scope": scope,
                "stage": stage["stage"],
                "since": before.get("since") if same else stage.get("date"),
                "tie": tie["uid"],
                "claim": stage["claim"],
            }
            latest[by, of, scope] = _present(state)
    return [state for _, state in sorted(latest.items())]


def _reached_stages(tie: Json, as_of: str | None) -> Iterator[Json]:
    """Yield the stages of an exemption's life that had come about by a day."""
    for stage in tie.get("stages", ()):
        if stage["status"] == "held" and _by(stage.get("date") or stage.get("published"), as_of):
            yield stage


def _stage_order(stage: Json) -> tuple[str, int, str]:
    seen = stage.get("date") or stage.get("published") or ""
    return seen, identity().stages.index(stage["stage"]), stage["claim"]


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
        stage = tie.get("stage", "signed")
        state = {"agreement": uid, "stage": stage, "since": tie.get("date"), "tie": tie["uid"]}
        states.append(_present(state))
    return states


def _acts(ties: Iterable[Json], as_of: str | None) -> list[Json]:
    """Return the latest act of each matter that acts of state decide."""
    latest: dict[tuple[str, str, str], Json] = {}
    dated = [t for t in ties if t["type"] == "diplomatic" and _by(t.get("date"), as_of)]
    for tie in sorted(dated, key=lambda t: (t.get("date", ""), t["uid"])):
        a, b = _side(tie, "a"), _side(tie, "b")
        for matter, directed in _matters(tie["action"]):
            first, second = (a, b) if directed else sorted((a, b))
            state = {"matter": matter, "a": a, "b": b, "action": tie["action"]}
            state |= {"since": tie.get("date"), "tie": tie["uid"]}
            latest[matter, first, second] = _present(state)
    return [state for _, state in sorted(latest.items())]


def _matters(action: str) -> Iterator[tuple[str, bool]]:
    """Yield the matters that an act decides, and whether each side has its own."""
    for matter, rule in identity().standing.items():
        if action in rule.acts:
            yield matter, rule.directed


def _side(tie: Json, part: str) -> str:
    """Return the country or body in a part of a fact between bodies."""
    return next(str(side["uid"]) for side in tie["sides"] if side["part"] == part)


def _published(tie: Json) -> str | None:
    return min((e["published"] for e in tie["evidence"] if "published" in e), default=None)


def _by(date: str | None, as_of: str | None) -> bool:
    """Tell whether something had certainly come about by a day."""
    return as_of is None or (date is not None and compare(date, as_of) in (-1, 0))


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
