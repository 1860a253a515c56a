"""Step 3: which claims of a block state one fact.

The surest claims go first: those with a full day, then those whose sides are persons.  Each joins
the one fact that it fits; when none or several do, it is a fact of its own.  Two claims of one
article are two facts, since an article's claims were already told apart when it was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from graph.claims import anchor_order
from graph.dates import Bounds, overlap, precision, widen
from graph.derive.bonds import Bonds, together
from graph.derive.identity import identity
from graph.derive.parties import Side
from graph.derive.readings import Reading
from graph.model import Claim

Group = tuple[Reading, ...]
Sides = Mapping[str, tuple[Side, ...]]
_DEFAULTS = {"mode": "in_person", "stage": "signed"}
_DECISIVE = ("mode", "stage", "kind", "action")
TURN = {"a": "b", "b": "a", "by": "of", "of": "by"}
"""The part that each side of a fact without direction has when it is told the other way round."""


def facts(readings: Iterable[Reading], bonds: Bonds) -> dict[str, list[Group]]:
    """Return the facts of complete blocks, each as the readings that state it.

    Those of which a decision says that they are one lie in the block of the earliest.
    """
    found = [draft for _, block in sorted(blocks(readings).items()) for draft in join(block, bonds)]
    of_sides: dict[str, list[Group]] = defaultdict(list)
    for group in found:
        of_sides[_without_year(group[0])].append(group)
    made: dict[str, list[Group]] = defaultdict(list)
    for alike in of_sides.values():
        for one in together(alike, _claims, bonds):
            whole = tuple(sorted((r for group in one for r in group), key=_anchor_order))
            made[whole[0].block].append(whole)
    return made


def join(block: Iterable[Reading], bonds: Bonds) -> list[Group]:
    """Return the facts of one block, each as the readings that state it."""
    in_order = sorted(block, key=_surest_first)
    lives = bool(in_order) and in_order[0].fact.type == "exempted_visa"
    fits: Callable[[Reading, _Draft], bool] = _fits_life if lives else _fits
    drafts: list[_Draft] = []
    for reading in in_order:
        fitting = [
            draft
            for draft in drafts
            if fits(reading, draft) and not bonds.apart([reading.claim], _claims(draft.readings))
        ]
        if len(fitting) == 1 or _are_one(fitting, bonds):
            fitting[0].add(reading)
        else:
            drafts.append(_Draft([reading]))
    return [tuple(sorted(draft.readings, key=_anchor_order)) for draft in drafts]


def _are_one(drafts: Iterable[_Draft], bonds: Bonds) -> bool:
    """Tell whether a decision says that these are all one fact."""
    found = [bonds.components(_claims(draft.readings)) for draft in drafts]
    return bool(found) and bool(found[0].intersection(*found))


def _claims(readings: Iterable[Reading]) -> list[Claim]:
    return [reading.claim for reading in readings]


def _anchor_order(reading: Reading) -> tuple[str, str]:
    return anchor_order(reading.claim)


def _without_year(reading: Reading) -> str:
    """Return the block of a claim but for its year, which one of the dates may have wrong."""
    by_year = reading.kind.block == "year"
    return reading.block.rpartition("|")[0] if by_year else reading.block


def blocks(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    """Return readings by the block that they lie in."""
    by_block: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_block[reading.block].append(reading)
    return by_block


def merge_sides(one: tuple[Side, ...], other: tuple[Side, ...]) -> tuple[Side, ...]:
    """Return the sides of a part as two claims give them, persons in place of their country."""
    sides = {*one, *other}
    persons = {side.affiliation for side in sides if side.named}
    return tuple(sorted(s for s in sides if s.named or s.affiliation not in persons))


@dataclass
class _Draft:
    """A fact in the making."""

    readings: list[Reading] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        self.readings.append(reading)

    @property
    def days(self) -> Bounds:
        exact = [reading.days for reading in self.readings if reading.exact]
        if exact:
            return min(start for start, _ in exact), max(end for _, end in exact)
        days = self.readings[0].days
        for reading in self.readings[1:]:
            days = overlap(days, reading.days) or days
        return days

    @property
    def exact(self) -> bool:
        return any(reading.exact for reading in self.readings)


def _surest_first(reading: Reading) -> tuple[object, ...]:
    details = reading.fact.details
    vague = details.get("scope") == "unspecified", not details.get("mutual")
    rank = -len(reading.fact.date or "") if precision(reading.fact.date) != "unknown" else 0
    when = reading.fact.date if reading.exact else ""
    return vague, rank, -reading.named, when, anchor_order(reading.claim)


def _fits(reading: Reading, draft: _Draft) -> bool:
    """Tell whether a claim may state a fact."""
    return (
        all(reading.claim.identity != other.claim.identity for other in draft.readings)
        and all(_same_details(reading, other) for other in draft.readings)
        and all(_sides_agree(reading, other) for other in draft.readings)
        and _days_agree(reading, draft)
    )


def _days_agree(reading: Reading, draft: _Draft) -> bool:
    days = reading.days
    if reading.fact.type == "visited" and reading.exact and draft.exact and reading.named:
        days = widen(days, 1)  # nobody leaves and comes back overnight: it is the same stay
    return overlap(days, draft.days) is not None


def _same_details(a: Reading, b: Reading) -> bool:
    for name in _DECISIVE:
        default = _DEFAULTS.get(name)
        one, other = a.detail(name, default), b.detail(name, default)
        if one != other and one is not None and other is not None:
            return False
    return identity().glosses_agree(a.detail("what"), b.detail("what"))


def _sides_agree(a: Reading, b: Reading) -> bool:
    """Tell whether two claims of a block may name the same sides."""
    if same_way_round(a.sides, b):
        return True
    return not a.kind.directed and same_way_round(turned(a.sides), b)


def same_way_round(sides: Sides, reading: Reading) -> bool:
    """Tell whether a claim may name these sides in these very parts."""
    return all(_may_be(there, reading.sides.get(part, ())) for part, there in sides.items())


def turned(sides: Sides) -> Sides:
    """Return the sides as they are when told the other way round."""
    return {TURN.get(part, part): there for part, there in sides.items()}


def _may_be(a: tuple[Side, ...], b: tuple[Side, ...]) -> bool:
    """Tell whether two lists may be of the same sides, a country standing for its persons."""
    if not a or not b or set(a) & set(b):
        return True
    return any(x.affiliation == y.affiliation and not (x.named and y.named) for x in a for y in b)


def _fits_life(reading: Reading, draft: _Draft) -> bool:
    """Tell whether a claim may be of a visa exemption's life: same scope, same direction."""
    first = draft.readings[0]
    scopes = {r.detail("scope", "unspecified") for r in (*draft.readings, reading)}
    if len(scopes - {"unspecified"}) > 1:
        return False
    mutual = any(r.detail("mutual") for r in draft.readings)
    if reading.detail("mutual") or mutual:
        one_sided_end = reading.detail("stage") == "ended" and not reading.detail("mutual")
        return mutual and not one_sided_end
    return reading.sides["by"] == first.sides["by"] and reading.sides["of"] == first.sides["of"]
