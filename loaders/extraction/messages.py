"""Messages from one side to another: who sends word to whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from loaders.extraction import slots
from loaders.extraction.frameslots import FrameSlots
from loaders.extraction.sides import Parts, Side, opposite


def messages(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who sends word to whom; a letter is its author's, not the bearer's."""
    frame = filling.frame
    senders = (_authors(filling) if frame.through else []) or filling.sides(frame.a or "")
    chunks = [c for c in filling.chunks(frame.b or "") if filling.sentence.chunks[c].is_side]
    for a, chunk in product(senders, chunks):
        for b in filling.links.resolve(filling.sentence, chunk, a):
            if opposite(a, b):
                filling.used.append(chunk)
                yield {"a": (a,), "b": (b,)}


def _authors(filling: FrameSlots) -> list[Side]:
    """Return whose a letter is: "une lettre du président", where it is said at once."""
    noun = filling.anchor.noun
    if noun is None:
        return []
    found = slots.after(filling.sentence, noun, ("de",))
    near = [c for c in found if filling.sentence.chunks[c].first - noun <= _NEAR]
    filling.used += near
    return filling.resolved(near)


_NEAR = 6  # tokens between a letter and its author
