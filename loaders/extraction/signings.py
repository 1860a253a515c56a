"""Between whom an agreement is: the parties of a construction that words a signing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.extraction.frameslots import WORDED, FrameSlots
from loaders.extraction.institutions import states_of
from loaders.extraction.sides import Parts, Side

_PAIRS = ("adjectives", "near")  # "russo-turc", "Maroc-Chili"


def signings(filling: FrameSlots) -> Iterator[Parts]:
    """Yield the parties of an agreement, and the persons who signed where a verb says so."""
    parties, sides = _written(filling)
    if filling.frame.context and len(parties) < 2:
        parties = _from_context(filling, parties)
    if 2 <= len(parties) <= 6:
        signing = sides if filling.anchor.group and not filling.frame.witnessed else ()
        yield {
            "parties": tuple(parties.values()),
            "signers": tuple(side for side in signing if side.person is not None),
        }


def _written(filling: FrameSlots) -> tuple[dict[str, Side], list[Side]]:
    """Return the parties in the first slot that has two, with its sides; else in the first one."""
    found: list[tuple[dict[str, Side], list[Side]]] = []
    for slot in (filling.frame.parties or "").split(" or "):
        sides = _in_slot(filling, slot)
        found.append(({side.party: side for side in filling.countries(sides)}, sides))
        if len(found[-1][0]) >= 2:
            return found[-1]
    return next((some for some in found if some[0]), ({}, []))


def _in_slot(filling: FrameSlots, slot: str) -> list[Side]:
    name, *words = slot.split()
    if name in WORDED:
        return filling.worded_pair(name)
    if name == "institutions":
        return states_of(filling.sentence, filling.links, _start(filling), words)
    return _of_noun(filling, words) if name == "noun" else filling.sides(slot)


def _start(filling: FrameSlots) -> int:
    """Return the token after the trigger, or after the agreement that it tells of."""
    noun = filling.anchor.noun
    return filling.anchor.last if noun is None else noun + 1


def _of_noun(filling: FrameSlots, words: Iterable[str]) -> list[Side]:
    """Return the parties that an agreement has beside it: "entre A et B", "franco-chilien"."""
    noun = filling.anchor.noun
    if noun is None:
        return []
    chunks = filling.complements(tuple(words))
    pairs = (filling.worded_pair(how, noun) for how in _PAIRS)
    if len(chunks) > 1 or not any(found := next((p for p in pairs if p), [])):
        filling.used += chunks
        return filling.resolved(chunks)
    return found


def _from_context(filling: FrameSlots, parties: dict[str, Side]) -> dict[str, Side]:
    """Return the parties with those that are not written: of the facts told last, or one's own.

    A written subject that is no country or body signs for none of those told before.
    """
    if parties or not (filling.frame.parties or "").startswith("subject"):
        parties = filling.links.told_parties(filling.sentence, parties)
    if len(parties) == 1 and _faced(filling):
        parties = {**parties, **_own_country(filling, next(iter(parties)))}
    return parties


def _faced(filling: FrameSlots) -> bool:
    """Tell whether the one party written is the other side: "un accord avec X"."""
    facing = frozenset(filling.sentence.words.words.grammar.facing)
    governors = [filling.sentence.chunks[index].governor for index in filling.used]
    return bool(facing.intersection(governors[:1]))


def _own_country(filling: FrameSlots, other: str) -> dict[str, Side]:
    """Return the country that an article is about, as the unwritten party of "un accord avec X"."""
    links, home = filling.links, f"country:{filling.links.scene.dateline}"
    facing = [s for s in links.focus if _is_country(s) and s.affiliation != other]
    here = [s for s in facing if s.affiliation == home]
    for side in (here or facing)[:1]:
        country = links.as_country(filling.sentence, links.unwritten(side))
        if country is not None:
            return {country.party: country}
    return {}


def _is_country(side: Side) -> bool:
    return (side.affiliation or "").startswith("country:")
