"""How one tie is drawn: which nodes stand for its sides, and which lines run between them.

Rolled up, an official is drawn as the country or body they act for; once that is opened, as
themselves.  So every tie is drawn once, whatever is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from graph.derive.dyads import weight_of
from graph.ontology import ontology
from viz.style import tone_of

Tie = Mapping[str, Any]
Side = Mapping[str, Any]


@dataclass(frozen=True)
class End:
    """What stands at the end of a line: a node without its place and its look.

    ``home`` is the uid of the country or body that an official acts for.
    """

    uid: str
    kind: str
    name: str = field(compare=False)
    home: str | None = field(default=None, compare=False)
    role: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Line:
    """One line that a tie draws."""

    source: End
    target: End
    directed: bool


@dataclass(frozen=True)
class Tally:
    """So many ties of one type, tone and status in one period (ISO 8601, cut; empty if undated).

    ``reports`` is how many independent articles report each, five standing for more; ``sure`` is
    their confidence, cut to tenths.
    """

    type: str
    tone: str
    status: str
    period: str
    count: int = 1
    reports: int = 1
    sure: float = 1.0


def ends_of(tie: Tie, opened: frozenset[str] = frozenset()) -> tuple[End, ...]:
    """Return the nodes that stand for the sides of a tie, each once."""
    shown = _shown(tie, opened)
    return tuple(dict.fromkeys(_end(side, shown) for side in tie["sides"]))


def lines_of(tie: Tie, opened: frozenset[str] = frozenset()) -> Iterator[Line]:
    """Yield the lines that a tie draws; none where both sides are drawn as one node."""
    if middle := _middle(tie, opened):
        for end in ends_of(tie, opened):
            yield Line(end, middle, directed=tie["type"] == "participated")
        return
    first, second = (
        dict.fromkeys(_end(side, opened) for side in tie["sides"] if side["part"] == part)
        for part in _two_parts(tie["type"])
    )
    directed = ontology().types[tie["type"]].directed and not tie.get("mutual")
    for a, b in product(first, second):
        if a != b:
            yield Line(a, b, directed)


def tally_of(tie: Tie) -> Tally:
    """Return the tally of this one tie."""
    tone = tone_of(ontology().types[tie["type"]].codes_of(tie))
    reports, sure = weight_of(tie)
    return Tally(tie["type"], tone, tie["status"], tie.get("date") or "", 1, reports, sure)


def home_of(side: Side) -> str | None:
    """Return the uid of what a side acts for: its country, else its organization."""
    return side.get("country") or side.get("organization")


def _end(side: Side, opened: frozenset[str]) -> End:
    home = home_of(side)
    if side["kind"] != "Official":
        return End(side["uid"], side["kind"], side["name"])
    if home is None or home in opened or side["uid"] in opened:
        return End(side["uid"], "Official", side["name"], home, side.get("role"))
    return End(home, "Country" if side.get("country") else "Organization", home)


def _shown(tie: Tie, opened: frozenset[str]) -> frozenset[str]:
    """Return what is opened; all sides of an event that is opened are shown as themselves."""
    if tie["event"] in opened:
        return opened.union(side["uid"] for side in tie["sides"])
    return opened


def _middle(tie: Tie, opened: frozenset[str]) -> End | None:
    """Return the agreement or the event that a tie's sides gather around, if there is one."""
    if tie["type"] == "signed":
        return End(tie.get("agreement") or tie["event"], "Agreement", _title(tie))
    if tie["type"] == "participated":
        event = tie["event"]
        name = tie.get("name") or event
        return End(event if isinstance(event, str) else tie["uid"], "Event", name)
    if tie["event"] in opened:
        return End(tie["event"], "Event", tie.get("name") or tie["event"])
    return None


def _title(tie: Tie) -> str:
    """Return how an agreement is called, or the key of what kind of agreement it is."""
    return tie.get("what") or f"agreement.{tie.get('kind', 'other')}"


def _two_parts(kind: str) -> tuple[str, str]:
    """Return the parts that a line runs between: the first two of the type, ``of`` after ``by``."""
    first, second, *_ = ontology().types[kind].parts
    return first, second
