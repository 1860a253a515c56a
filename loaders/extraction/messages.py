"""Messages and calls from one side to another: who sends word to whom, who asks what of whom."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.actslots import in_slot
from loaders.extraction.frameslots import FrameSlots
from loaders.extraction.sides import Parts, Side, opposite


def messages(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who sends word to whom; a letter is its author's, not the bearer's."""
    for a, b in _pairs(filling):
        yield {"a": (a,), "b": (b,)}


def calls(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who asks something of which country."""
    for who, side in _pairs(filling):
        asked = filling.links.as_country(filling.sentence, side)
        if asked is not None and asked.party.startswith("country:"):
            yield {"who": (who,), "with": (asked,)}


def _pairs(filling: FrameSlots) -> Iterator[tuple[Side, Side]]:
    """Yield each sender with each receiver that faces him, from the first slot that has any."""
    for slot in (filling.frame.a or "").split(" or "):
        found = [(a, b) for a in in_slot(filling, slot, None) for b in _receivers(filling, a)]
        if found:
            yield from found
            return


def _receivers(filling: FrameSlots, sender: Side) -> list[Side]:
    """Return the sides in the first of some slots that has any which faces a sender.

    "Son hôte" is told by whom the bearer of a letter faces, not by its author.
    """
    bearers = in_slot(filling, "subject", None) if filling.anchor.group is not None else []
    for other in (sender, *bearers):
        for slot in (filling.frame.b or "").split(" or "):
            found = [side for side in in_slot(filling, slot, other) if opposite(side, sender)]
            if found:
                return found
    return []
