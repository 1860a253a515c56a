"""Who went where: the sides of a construction that words a visit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from loaders.extraction.acts import Parts
from loaders.extraction.frameslots import IMPERSONAL, FrameSlots
from loaders.extraction.sides import Side


def visits(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who went where: each visitor to each country that is not his own."""
    if filling.frame.to == "here":
        yield from _arrivals(filling)
        return
    goals = filling.chunks(filling.frame.to or "")
    coming = _coming(filling) if goals and _is_meant(filling) else []
    for goal, who in product(goals, filling.resolved(coming)):
        to = filling.links.destination(filling.sentence, goal)
        if to is not None and who.affiliation not in (None, to.party):
            filling.used += [goal, *coming]
            yield {"who": (who,), "to": (to,)}


def _is_meant(filling: FrameSlots) -> bool:
    """Tell whether a journey leads the one it is about: "qui la mènera au Ghana"."""
    return not filling.frame.taken_up or any(filling.object_clitics())


def _coming(filling: FrameSlots) -> list[int]:
    """Return the visitors: people, since a country goes nowhere."""
    chunks = filling.sentence.chunks
    return [c for c in filling.chunks(filling.frame.who or "") if chunks[c].kind not in IMPERSONAL]


def _arrivals(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who has come to where the article is set, which an arrival need not say."""
    to = None if _has_place(filling) else _here(filling)
    coming = _coming(filling) if to is not None else []
    for who in filling.resolved(coming):
        if to is not None and who.affiliation not in (None, to.party):
            filling.used += coming
            yield {"who": (who,), "to": (to,)}


def _here(filling: FrameSlots) -> Side | None:
    """Return the country that an article is written in, if it was just spoken of."""
    links, home = filling.links, f"country:{filling.links.scene.dateline}"
    host = next((side for side in links.focus if side.affiliation == home), None)
    return links.as_country(filling.sentence, links.unwritten(host)) if host else None


def _has_place(filling: FrameSlots) -> bool:
    """Tell whether a sentence says where one arrived: by a place, or by "y"."""
    sentence, group = filling.sentence, filling.anchor.group
    words = sentence.tokens[group.first : group.main] if group is not None else ()
    clitic = sentence.words.words.grammar.place_clitic
    return any(c.is_place for c in sentence.chunks) or any(t.lower in clitic for t in words)
