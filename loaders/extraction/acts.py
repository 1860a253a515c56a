"""Acts of one country or body towards another: who acts, and towards whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from loaders.extraction.actslots import in_slot
from loaders.extraction.frameslots import WORDED, FrameSlots
from loaders.extraction.sides import Parts, Side

# offices of those who speak for their state
_OF_STATE = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "minister", "speaker"}
    | {"ambassador", "envoy", "senior_official", "monarch_family", "head_of_organisation"}
)


def acts(filling: FrameSlots) -> Iterator[Parts]:
    """Yield acts of one country or body towards another, each pair of sides once."""
    frame = filling.frame
    if frame.pair is not None:
        yield from _between(filling, frame.pair)
        return
    if senders := _sides(filling, frame.a or ""):
        for a, b in product(senders, _sides(filling, frame.b or "", senders[0])):
            if a.party != b.party:
                yield {"a": (a,), "b": (b,)}


def _between(filling: FrameSlots, pair: str) -> Iterator[Parts]:
    """Yield an act that two countries do together, or each to the other."""
    for slot in pair.split(" or "):
        sides = filling.countries(_pair_in(filling, slot))
        if len(sides) == 2:
            a, b = _in_order_of_telling(filling, sides)
            yield {"a": (a,), "b": (b,)}
            if filling.frame.mutual:
                yield {"a": (b,), "b": (a,)}
            return


def _in_order_of_telling(filling: FrameSlots, sides: list[Side]) -> list[Side]:
    """Return a pair that its sentence words in no order, "les deux pays", as the text names it."""
    if not all(side.how in ("pair", "unwritten") or side.steps for side in sides):
        return sides
    order = filling.links.first_named
    return sorted(sides, key=lambda side: order.get(side.party, len(order)))


def _pair_in(filling: FrameSlots, slot: str) -> list[Side]:
    if slot in WORDED:
        return filling.worded_pair(slot)
    if slot == "told":
        return list(filling.links.told_parties(filling.sentence, {}).values())
    return filling.sides(slot)


def _sides(filling: FrameSlots, slots: str, other: Side | None = None) -> list[Side]:
    """Return the countries in the first of some slots that has any besides the other side."""
    for slot in slots.split(" or "):
        worded = in_slot(filling, slot, other)
        if other is None and filling.frame.of_state:
            worded = [side for side in worded if _speaks_for_state(side)]
        found = filling.countries(worded)
        found = [side for side in found if other is None or side.party != other.party]
        if found:
            return found
    return []


def _speaks_for_state(side: Side) -> bool:
    """Tell whether a side binds its state by what it says: no deputy, no opponent."""
    return side.person is None or not _OF_STATE.isdisjoint(side.person.roles)
