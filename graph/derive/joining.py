"""Step 3: which claims of a block state one fact.

The surest claims go first: those with a full day, then those whose sides are persons.  Each joins
the one fact that it fits; of several, the one that a report of its day is likely to be of; when
that is none or several, it is a fact of its own.  Two claims of one article are two facts, since an
article's claims were already told apart when it was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.claims import anchor_order
from graph.dates import Bounds, bounds, overlap, precision, widen
from graph.derive.bonds import Bonds, together
from graph.derive.identity import identity
from graph.derive.officials import Official
from graph.derive.parties import Side
from graph.derive.readings import Reading
from graph.model import Claim
from graph.reference import Place, find_place
from graph.spelling import read_name

Group = tuple[Reading, ...]
Sides = Mapping[str, tuple[Side, ...]]
_DEFAULTS = {"mode": "in_person", "stage": "signed"}
_DECISIVE = ("mode", "stage", "action")
_APART = 31
"""Reports of what happens once may be so many days apart and one of them wrong."""
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
    drafts: list[_Draft] = []
    for reading in in_order:
        free = [d for d in drafts if not bonds.apart([reading.claim], _claims(d.readings))]
        joined = _life_of(reading, free, bonds) if lives else _fact_of(reading, free, bonds)
        if joined:
            joined.add(reading)
        else:
            drafts.append(_Draft([reading]))
    return [tuple(sorted(draft.readings, key=_anchor_order)) for draft in drafts]


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
        """Add a reading; of two who may be one person, the one named more fully stands for both."""
        one = {winner.uid: winner for _, winner in self.doubted(reading)}
        instead = {loser.uid: one[winner.uid] for loser, winner in self.doubted(reading)}
        self.readings = [r.with_people(instead) for r in (*self.readings, reading)]

    def doubted(self, reading: Reading) -> Iterator[tuple[Official, Official]]:
        """Yield who in it may be one person with who in a reading: the less and the more fully."""
        for known in [person for r in self.readings for person in r.people.values()]:
            for person in reading.people.values():
                if known.uid in reading.doubted.get(person.uid, ()):
                    less, more = sorted((known, person), key=_fullness)
                    yield less, more

    @property
    def days(self) -> Bounds:
        """The days on which it was or may have been."""
        exact = [reading.days for reading in self.readings if reading.exact]
        if exact:
            return min(start for start, _ in exact), max(end for _, end in exact)
        return _shared([reading.days for reading in self.readings])

    @property
    def likely(self) -> Bounds:
        """The days on which it was as a rule."""
        return self.days if self.exact else _shared([r.likely for r in self.readings])

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return any(reading.exact for reading in self.readings)


def _shared(spans: list[Bounds]) -> Bounds:
    days = spans[0]
    for span in spans[1:]:
        days = overlap(days, span) or days
    return days


def _fullness(person: Official) -> tuple[int, str]:
    return len(read_name(person.name).words), person.uid


def _surest_first(reading: Reading) -> tuple[object, ...]:
    details = reading.fact.details
    vague = details.get("scope") == "unspecified", not details.get("mutual")
    rank = -len(reading.fact.date or "") if precision(reading.fact.date) != "unknown" else 0
    when = reading.fact.date if reading.exact else ""
    return vague, rank, -reading.named, when, anchor_order(reading.claim)


def _fact_of(reading: Reading, drafts: Iterable[_Draft], bonds: Bonds) -> _Draft | None:
    """Return the one fact that a claim states: the first test that any passes decides."""
    alike = _passing(_same_thing, reading, drafts)
    same = _passing(_same_sides, reading, alike)
    in_time = _passing(_may_be_one, reading, same)
    found = (
        _passing(_is_close, reading, in_time)
        or _passing(_is_no_repetition, reading, in_time)
        or _passing(_differs_in_day, reading, same)
        or _passing(_may_be_the_sides, reading, alike)
    )
    return _sole(found, bonds)


def _sole(drafts: list[_Draft], bonds: Bonds) -> _Draft | None:
    """Return the one draft that there is, or that these are by a decision."""
    one = len(drafts) == 1 or bonds.are_one(_claims(draft.readings) for draft in drafts)
    return drafts[0] if one else None


def _passing(
    test: Callable[[Reading, _Draft], bool], reading: Reading, drafts: Iterable[_Draft]
) -> list[_Draft]:
    return [draft for draft in drafts if test(reading, draft)]


def _life_of(reading: Reading, drafts: Iterable[_Draft], bonds: Bonds) -> _Draft | None:
    """Return the one visa exemption of whose life a claim is."""
    return _sole([draft for draft in drafts if _fits_life(reading, draft)], bonds)


def _same_thing(reading: Reading, draft: _Draft) -> bool:
    """Tell whether a claim of another article may be of this fact, sides and days apart."""
    return all(
        reading.claim.identity != other.claim.identity and _same_details(reading, other)
        for other in draft.readings
    )


def _same_sides(reading: Reading, draft: _Draft) -> bool:
    return all(_sides_agree(reading, other) for other in draft.readings)


def _may_be_one(reading: Reading, draft: _Draft) -> bool:
    """Tell whether the days agree, and where a day is not known, place and number do."""
    if overlap(_stay(reading, draft), draft.days) is None:
        return False
    return (reading.exact and draft.exact) or not any(
        _is_elsewhere(reading, other) or _is_other_round(reading, other) for other in draft.readings
    )


def _is_elsewhere(a: Reading, b: Reading) -> bool:
    """Tell whether two meetings were in places of which neither may be in the other."""
    one, other = a.fact.place, b.fact.place
    if not one or not other or one == other or a.fact.type != "met_with":
        return False
    here, there = find_place(one), find_place(other)
    return here is not None and there is not None and _are_apart(here, there)


def _are_apart(here: Place, there: Place) -> bool:
    if not here.country or not there.country:
        return False
    towns = not (here.is_country or there.is_country)
    return here.country != there.country or (towns and here.name != there.name)


def _is_other_round(a: Reading, b: Reading) -> bool:
    """Tell whether two claims number what happened differently, as the second and the third."""
    one, other = a.detail("round"), b.detail("round")
    return one is not None and other is not None and one != other


def _is_close(reading: Reading, draft: _Draft) -> bool:
    """Tell whether a report of its day is likely to be of this fact."""
    likely = _stay(reading, draft) if reading.exact else reading.likely
    if overlap(likely, draft.likely) is None:
        return False
    return _is_no_repetition(reading, draft) or _is_fresh(reading, draft)


def _stay(reading: Reading, draft: _Draft) -> Bounds:
    """Return the days of a claim; of a visit also those beside them.

    Nobody leaves and comes back overnight: it is the same stay.
    """
    visit = reading.fact.type == "visited" and reading.exact and draft.exact and reading.named
    return widen(reading.days, 1) if visit else reading.days


def _is_no_repetition(reading: Reading, draft: _Draft) -> bool:
    """Tell whether a claim does not word as repeated what no report of a fact words so."""
    if not reading.detail("again") or (reading.exact and draft.exact):
        return True
    return any(other.detail("again") for other in draft.readings)


def _is_fresh(reading: Reading, draft: _Draft) -> bool:
    """Tell whether a claim was published when the fact had just happened."""
    days = identity().fresh.happened
    published = bounds(reading.claim.published)
    return overlap(published, (draft.days[0], widen(draft.days, days)[1])) is not None


def _differs_in_day(reading: Reading, draft: _Draft) -> bool:
    """Tell whether it is one fact although the days differ: it happens once, or is copied."""
    if not (reading.exact and draft.exact and overlap(widen(reading.days, _APART), draft.days)):
        return False
    copied = any(reading.prints & other.prints for other in draft.readings)
    return copied or all(_happens_once(reading, other) for other in draft.readings)


def _happens_once(a: Reading, b: Reading) -> bool:
    if a.fact.type != "signed":
        return a.detail("action") in identity().once
    named = bool(a.detail("what")) and bool(b.detail("what"))
    return named and a.detail("stage", "signed") in identity().once


def _may_be_the_sides(reading: Reading, draft: _Draft) -> bool:
    """Tell whether a report of its day names sides who may be those of a fact."""
    if not _may_be_one(reading, draft) or not _is_close(reading, draft):
        return False
    if not (reading.exact and draft.exact) and not _is_fresh(reading, draft):
        return False
    instead = {less.uid: more for less, more in draft.doubted(reading)}
    as_sure = reading.with_people(instead)
    return all(_sides_agree(as_sure, other.with_people(instead)) for other in draft.readings)


def _same_details(a: Reading, b: Reading) -> bool:
    for name in _DECISIVE:
        default = _DEFAULTS.get(name)
        one, other = a.detail(name, default), b.detail(name, default)
        if one != other and one is not None and other is not None:
            return False
    return _same_kind(a, b) and identity().glosses_agree(a.detail("what"), b.detail("what"))


def _same_kind(a: Reading, b: Reading) -> bool:
    one, other = a.detail("kind"), b.detail("kind")
    if a.fact.type == "signed":
        return identity().kinds_agree(one, other)
    return one == other or one is None or other is None


def _sides_agree(a: Reading, b: Reading) -> bool:
    """Tell whether two claims of a block may name the same sides."""
    if same_way_round(a.sides, b):
        return True
    return not a.kind.directed and same_way_round(turned(a.sides), b)


def same_way_round(sides: Sides, reading: Reading) -> bool:
    """Tell whether a claim may name these sides in these very parts.

    Who is said to have signed does not matter: another signatory is a contradiction, not another
    signing.
    """
    optional = {part for part, rule in reading.kind.parts.items() if rule.optional}
    return all(
        _may_be(there, reading.sides.get(part, ()))
        for part, there in sides.items()
        if part not in optional
    )


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
