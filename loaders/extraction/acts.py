"""Acts of one country or body towards another, and messages from one side to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from loaders.extraction import slots
from loaders.extraction.frameslots import WORDED, FrameSlots
from loaders.extraction.sides import Side

Parts = Mapping[str, tuple[Side, ...]]


def acts(filling: FrameSlots) -> Iterator[Parts]:
    """Yield an act of one country or body towards another."""
    frame = filling.frame
    if frame.pair is not None:
        how = frame.pair.split()[0]
        worded = filling.worded_pair(how) if how in WORDED else []
        sides = worded or filling.sides(frame.pair.removeprefix("near "))
    else:
        sides = [*_acted_on(filling, frame.a or "")[:1], *_acted_on(filling, frame.b or "")[:1]]
    known = {
        s.party: s for side in sides if (s := filling.links.as_country(filling.sentence, side))
    }
    if len(known) == 2:
        a, b = known.values()
        yield {"a": (a,), "b": (b,)}


def _acted_on(filling: FrameSlots, slot: str) -> list[Side]:
    """Return the country of a recalled, summoned or expelled diplomat: where he is, or whose."""
    name, _, which = slot.partition("_")
    if not which:
        return filling.sides(slot)
    found = []
    for index in filling.chunks(name):
        offices = filling.sentence.chunks[index].offices
        hosts = [o.host for o in offices if o.host]
        codes = hosts if which == "host" else [c for o in offices for c in o.countries]
        if codes and (side := filling.links.of_codes(filling.sentence, index, codes[0])):
            filling.used.append(index)
            found.append(side)
    return found


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


def opposite(a: Side, b: Side) -> bool:
    """Tell whether two sides face each other: both known, of different affiliation."""
    return (
        a.party != b.party
        and None not in (a.affiliation, b.affiliation)
        and (a.affiliation != b.affiliation)
    )
