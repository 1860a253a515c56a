"""What the start tells at once: new facts, pairs that moved most, standing states that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph.ontology import Language
from graph.queries.ties import latest_ties
from graph.reference import reference
from graph.stores.base import Store
from viz import source
from viz.dossiers import regimes
from viz.ends import Tally, Tie
from viz.scene import Pair
from viz.telling import told

LATEST, MOVES, STATES = 8, 6, 6
SURE, OF_ONE = 0.6, 2  # confidence at least, ties of one article at most
SPAN, MONTHS = 3, 12  # months compared with as many before, months drawn


@dataclass(frozen=True)
class Move:
    """How busy a pair was of late, and before; ``months`` are its last twelve, oldest first."""

    pair: Pair
    recent: int
    before: int
    months: tuple[int, ...]


def latest(store: Store, language: Language) -> list[dict[str, Any]]:
    """Return the newest ties that are worth reading, told."""
    return [told(tie, language) for tie in worth_reading(latest_ties(store, 8 * LATEST))]


def news(store: Store, pairs: Mapping[Pair, Sequence[Tally]], language: Language) -> dict[str, Any]:
    """Return ``moved`` and ``states`` as the page shows them; ``until`` is the last month read."""
    until = last_month(pairs)
    return {
        "moved": [_told_move(move, language) for move in moved(pairs, until)],
        "states": _states(store, language),
        "until": until,
    }


def worth_reading(found: Iterable[Tie]) -> list[Tie]:
    """Return ties to begin with: surely read ones, few of one article, in their order."""
    seen: Counter[str] = Counter()
    chosen: list[Tie] = []
    for tie in found:
        article = tie["evidence"][0]["article"]
        fits = tie["confidence"] >= SURE and _was_past(tie)
        if fits and seen[article] < OF_ONE and len(chosen) < LATEST:
            seen[article] += 1
            chosen.append(tie)
    return chosen


def last_month(pairs: Mapping[Pair, Sequence[Tally]]) -> str:
    """Return the last month, not after this one, in which something came about; else this one."""
    now = datetime.now(UTC).date().isoformat()[:7]
    months = (t.period[:7] for tallies in pairs.values() for t in _dated(tallies))
    return max((month for month in months if month <= now), default=now)


def moved(pairs: Mapping[Pair, Sequence[Tally]], until: str, limit: int = MOVES) -> list[Move]:
    """Return the pairs whose last three months differ most from the three before.

    Args:
        pairs: their tallies.
        until: the last month that counts, ``2025-10``.
        limit: at most so many.
    """
    last = _number(until)
    moves = [_move(pair, tallies, last) for pair, tallies in pairs.items()]
    changed = [move for move in moves if move.recent != move.before]
    return sorted(changed, key=lambda m: (-abs(m.recent - m.before), -m.recent, m.pair))[:limit]


def _move(pair: Pair, tallies: Sequence[Tally], last: int) -> Move:
    months = [0] * MONTHS
    for tally in _dated(tallies):
        back = last - _number(tally.period)
        if 0 <= back < MONTHS:
            months[MONTHS - 1 - back] += tally.count
    return Move(pair, sum(months[-SPAN:]), sum(months[-2 * SPAN : -SPAN]), tuple(months))


def _dated(tallies: Iterable[Tally]) -> Iterator[Tally]:
    """Yield what came about in a month that is known."""
    return (t for t in tallies if t.status == "held" and len(t.period) >= 7)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _told_move(move: Move, language: Language) -> dict[str, Any]:
    names = [reference().label(code, language) for code in move.pair]
    counts = {"recent": move.recent, "before": move.before, "months": move.months}
    return {"pair": "~".join(move.pair), "names": names, **counts}


def _states(store: Store, language: Language) -> list[dict[str, Any]]:
    """Return the standing states that changed last, each with its pair."""
    now = datetime.now(UTC).date().isoformat()
    known = {pair: state for pair, state in source.states(store).items() if _changed(state, now)}
    pairs = sorted(known, key=lambda pair: (_changed(known[pair], now), pair), reverse=True)
    newest = {pair: known[pair] for pair in pairs[:STATES]}
    lines = regimes(store, newest, language)
    return [line for line in lines if "" < (line["since"] or "") <= now][:STATES]


def _changed(state: Mapping[str, Any], now: str) -> str:
    """Return when a relation's state last changed, not after now; empty when that is not known."""
    dates = (known.get("since") or "" for lines in state.values() for known in lines)
    return max((date for date in dates if date <= now), default="")


def _was_past(tie: Tie) -> bool:
    """Tell whether a tie's date may lie before it was reported; one that lies after is a plan."""
    published = min((quote.get("published") or "" for quote in tie["evidence"]), default="")
    date = tie.get("date") or ""
    return not published or date[: len(published)] <= published[: len(date)]
