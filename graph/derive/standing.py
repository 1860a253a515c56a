"""How two countries stand by what has been reported of them: visas, agreements, acts of state.

Computed from the ties of the pair as their entries hold them, for any day.  Only what was reported
as having come about counts, and only a sentence ends it: no other fact does, nor does time.  As of
a day, what certainly lies on or before it counts; what no date is told of holds from the day on
which it was published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from graph.dates import bounds
from graph.derive.identity import identity

Json = dict[str, Any]
Direction = tuple[str, str]
_UNSPECIFIED = "unspecified"
_ENDED = "ended"


def standing(ties: Iterable[Json], as_of: str | None = None) -> Json:
    """Return how a relation stands, now or as of a day.

    Returns:
        ``visas``: the stage of the exemption that ``by`` grants the citizens of ``of``, for each
        ``scope`` of passports.  ``agreements``: how far each has come, and its ``life``, stage by
        stage.  ``acts``: the act in each ``matter`` (relations, embassy, ambassador …) that says
        how it stands.  Each has ``since`` where that is known, the ``tie`` and the ``claim``.
    """
    every = list(ties)
    held = [tie for tie in every if tie["status"] == "held"]
    return {
        "visas": _visas(held, as_of),
        "agreements": _agreements(every, as_of),
        "acts": _acts(held, as_of),
    }


def life(ties: Iterable[Json], as_of: str | None = None) -> list[Json]:
    """Return the stages of an agreement or exemption that had come about by a day, in order.

    Each is a ``stage`` with its ``date`` where that is known, its ``tie`` and the ``claim`` that
    says so.  What is to be signed is ``announced`` on the day on which that was published; what
    has ended may begin again.
    """
    told = [
        stage
        for tie in ties
        for stage in (*_reached(tie), *_announced(tie))
        if _by(_known_from(stage), as_of)
    ]
    lives: list[dict[str, Json]] = [{}]
    for stage in sorted(told, key=_stage_order):
        if _ENDED in lives[-1] and stage["stage"] != _ENDED:
            lives.append({})
        lives[-1].setdefault(stage["stage"], stage)
    return [
        _shown(stage)
        for lived in lives
        for stage in sorted(lived.values(), key=lambda stage: _rank(stage["stage"]))
    ]


def _visas(ties: Iterable[Json], as_of: str | None) -> list[Json]:
    """Return the stage of each exemption, for each direction and scope."""
    latest: dict[Direction, dict[str, Json]] = defaultdict(dict)
    for tie, stage in _exempting(ties, as_of):
        for direction in _directions(tie):
            regimes = latest[direction]
            for scope in _scopes(str(tie.get("scope", _UNSPECIFIED)), stage, regimes):
                if _goes_on(regimes.get(scope), stage):
                    regimes[scope] = _regime(direction, scope, stage)
    return [state for _, of_side in sorted(latest.items()) for _, state in sorted(of_side.items())]


def _exempting(ties: Iterable[Json], as_of: str | None) -> list[tuple[Json, Json]]:
    """Return the stages of exemptions that had come about by a day, in order, with their ties."""
    exemptions = (tie for tie in ties if tie["type"] == "exempted_visa")
    told = ((tie, stage) for tie in exemptions for stage in _reached(tie))
    reached = (pair for pair in told if _by(_known_from(pair[1]), as_of))
    return sorted(reached, key=lambda pair: _stage_order(pair[1]))


def _regime(direction: Direction, scope: str, stage: Json) -> Json:
    by, of = direction
    about = {"stage": stage["stage"], "since": stage.get("date")}
    return _present(by=by, of=of, scope=scope, **about, tie=stage["tie"], claim=stage["claim"])


def _scopes(scope: str, stage: Json, regimes: Iterable[str]) -> Iterable[str]:
    """Return for which passports a stage holds; an end of all that is told ends each of them."""
    everything = scope == _UNSPECIFIED and stage["stage"] == _ENDED
    return list(regimes) or [scope] if everything else [scope]


def _goes_on(before: Json | None, stage: Json) -> bool:
    """Tell whether a stage takes the place of the one before.

    What is in force is not undone by the signing of more; what has ended may begin again.
    """
    if before is None:
        return True
    return before["stage"] == _ENDED or _rank(stage["stage"]) > _rank(before["stage"])


def _directions(tie: Json) -> Iterator[Direction]:
    by, of = (_side(tie, part) for part in ("by", "of"))
    yield by, of
    if tie.get("mutual"):
        yield of, by


def _agreements(ties: Iterable[Json], as_of: str | None) -> list[Json]:
    """Return how far each agreement has come: the last stage of its life, and that life."""
    of_agreement: dict[str, list[Json]] = defaultdict(list)
    for tie in ties:
        if tie["type"] == "signed":
            of_agreement[tie["agreement"]].append(tie)
    states = []
    for uid, about in sorted(of_agreement.items()):
        if stages := life(about, as_of):
            details = {name: tie[name] for name in ("what", "kind") for tie in about if name in tie}
            last = stages[-1]
            how = {"stage": last["stage"], "since": last.get("date")}
            said = {"tie": last["tie"], "claim": last["claim"]}
            states.append(_present(agreement=uid, **details, **how, **said, life=stages))
    return states


def _reached(tie: Json) -> Iterator[Json]:
    """Yield the stages that have come about according to a tie, each with its claim."""
    if tie["type"] == "exempted_visa":
        stages = (stage for stage in tie.get("stages", ()) if stage["status"] == "held")
        yield from ({**stage, "tie": tie["uid"]} for stage in stages)
    elif tie["status"] == "held":
        quote = _quote(tie)
        stage = _present(stage=tie.get("stage", "signed"), date=tie.get("date"), tie=tie["uid"])
        yield stage | _present(claim=quote["claim"], published=quote.get("published"))


def _announced(tie: Json) -> Iterator[Json]:
    """Yield the reports that an agreement is to be signed, unless it came to nothing."""
    if tie["type"] != "signed" or tie.get("stage", "signed") != "signed":
        return
    if tie["status"] in ("denied", "cancelled"):
        return
    for quote in tie["evidence"]:
        if quote["status"] == "planned":
            day = quote.get("published")
            said = {"tie": tie["uid"], "claim": quote["claim"]}
            yield _present(stage="announced", date=day, published=day, **said)


def _acts(ties: Iterable[Json], as_of: str | None) -> list[Json]:
    """Return for each matter the act that says how it stands, the first of several that say so."""
    latest: dict[tuple[str, str, str], Json] = {}
    acts = [t for t in ties if t["type"] == "diplomatic" and _by(_day_of(t), as_of)]
    for tie in sorted(acts, key=lambda tie: (_day_of(tie) or "", tie["uid"])):
        a, b = _side(tie, "a"), _side(tie, "b")
        for matter, directed in _matters(tie["action"]):
            first, second = (a, b) if directed else (min(a, b), max(a, b))
            key = matter, first, second
            if _says_so_already(latest.get(key), tie):
                continue
            state = _present(matter=matter, a=a, b=b, action=tie["action"], since=tie.get("date"))
            latest[key] = state | {"tie": tie["uid"], "claim": _quote(tie)["claim"]}
    return [state for _, state in sorted(latest.items())]


def _says_so_already(before: Json | None, tie: Json) -> bool:
    """Tell whether an act leaves a matter as an earlier one has put it."""
    if before is None or before["action"] != tie["action"]:
        return False
    return tie["action"] not in identity().anew or "date" not in tie


def _matters(action: str) -> Iterator[tuple[str, bool]]:
    """Yield the matters that an act decides, and whether each side has its own."""
    for matter, rule in identity().standing.items():
        if action in rule.acts:
            yield matter, rule.directed


def _quote(tie: Json) -> Json:
    """Return the report by which a tie that has come about is known: the first of its own date."""
    held = [quote for quote in tie["evidence"] if quote["status"] == "held"] or tie["evidence"]
    dated = [quote for quote in held if quote.get("date") == tie.get("date")]
    found: Json = (dated or held)[0]
    return found


def _side(tie: Json, part: str) -> str:
    """Return the country or body in a part of a fact between bodies."""
    return next(str(side["uid"]) for side in tie["sides"] if side["part"] == part)


def _stage_order(stage: Json) -> tuple[str, int, str]:
    return _known_from(stage) or "", _rank(stage["stage"]), stage["claim"]


def _rank(stage: str) -> int:
    return identity().stages.index(stage)


def _known_from(stage: Json) -> str | None:
    return stage.get("date") or stage.get("published")


def _day_of(tie: Json) -> str | None:
    """Return when an act was, else when it was first reported."""
    published = (quote["published"] for quote in tie["evidence"] if "published" in quote)
    return tie.get("date") or min(published, default=None)


def _by(date: str | None, as_of: str | None) -> bool:
    """Tell whether something had certainly come about by a day, or the end of a month or year."""
    return as_of is None or (date is not None and bounds(date)[1] <= bounds(as_of)[1])


def _shown(stage: Json) -> Json:
    return {name: stage[name] for name in ("stage", "date", "tie", "claim") if name in stage}


def _present(**values: Any) -> Json:
    return {name: value for name, value in values.items() if value is not None}
