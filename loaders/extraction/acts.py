"""Acts of one country or body towards another: who acts, and towards whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from loaders.extraction.chunks import Chunk
from loaders.extraction.frameslots import WORDED, FrameSlots
from loaders.extraction.nations import nation, owners, targets
from loaders.extraction.placing import places
from loaders.extraction.sides import Parts, Side, distinct
from loaders.extraction.slots import REACH

# offices of those who speak for their state
_OF_STATE = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "minister", "speaker"}
    | {"ambassador", "envoy", "senior_official", "monarch_family", "head_of_organisation"}
)

_POSTED = frozenset({"ambassador", "envoy", "senior_official"})


def _is_state(chunk: Chunk) -> bool:
    """Tell whether a chunk is a state by its name or capital."""
    return chunk.kind == "country" or chunk.is_capital


def _is_diplomat(chunk: Chunk) -> bool:
    """Tell whether a chunk words diplomats rather than migrants or convicts."""
    return bool(chunk.roles) or any(o.role(None) in _POSTED for o in chunk.offices)


_KINDS = {"state": _is_state, "diplomats": _is_diplomat}


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
        sides = _countries(filling, _pair_in(filling, slot))
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
        worded = _in_slot(filling, slot, other)
        if other is None and filling.frame.of_state:
            worded = [side for side in worded if _speaks_for_state(side)]
        found = _countries(filling, worded)
        found = [side for side in found if other is None or side.party != other.party]
        if found:
            return found
    return []


def _in_slot(filling: FrameSlots, slot: str, other: Side | None) -> list[Side]:
    """Return the sides in one slot: whose the noun is, at whom it aims, or where any side stands.

    ``subject_host`` is where the diplomat in a slot is posted, ``subject_country`` whose he is.
    """
    name, *words = slot.split()
    words = [word.replace("_", " ") for word in words]
    sentence, links = filling.sentence, filling.links
    noun = filling.anchor.first if filling.anchor.noun is None else filling.anchor.noun
    if name == "nation":
        return owners(sentence, links, noun, words)
    if name == "towards":
        return targets(sentence, links, _after(filling), words)
    if name == "holder":
        return _holder(filling)
    if name == "place":
        return filling.resolved(places(sentence, noun + 1, words))
    if name in ("state", "diplomats"):
        return _of_kind(filling, name, words)
    name, _, which = name.partition("_")
    if name == "envoy":
        return _of_diplomats(filling, _envoy(filling), which)
    if which in ("host", "country"):
        return _of_diplomats(filling, filling.chunks(slot.replace("_" + which, "", 1)), which)
    if name == "clitic":
        return _taken_up(filling, other)
    chunks = [c for c in filling.chunks(slot) if not _is_bare(sentence.chunks[c])]
    filling.used += chunks
    return [s for c in chunks for s in links.resolve(sentence, c, other)]


def _is_bare(chunk: Chunk) -> bool:
    """Tell whether a role noun is said of somebody: "accusé d'être responsable"."""
    return chunk.kind == "role" and chunk.determiner is None and not chunk.countries


def _of_kind(filling: FrameSlots, kind: str, slot: list[str]) -> list[Side]:
    """Return the countries in a slot that is filled as asked: by states, or by diplomats."""
    sentence = filling.sentence
    wanted = _KINDS[kind]
    where = " ".join(slot) if slot[0] in ("object", "subject", "owner") else "after " + slot[0]
    fitting = [i for i in filling.chunks(where) if wanted(sentence.chunks[i])]
    return _of_diplomats(filling, fitting, "country")


def _holder(filling: FrameSlots) -> list[Side]:
    """Return whose the noun of the trigger is: "le soutien de X à", "son soutien à"."""
    chunks = filling.owner(filling.anchor.first)
    inner = filling.anchor.noun or filling.anchor.last
    tokens = filling.sentence.chunks
    return filling.resolved([c for c in chunks if tokens[c].first < inner])


def _after(filling: FrameSlots) -> int:
    """Return the token after the trigger, from which its aim is looked for."""
    group = filling.anchor.group
    return filling.anchor.last if group is None else group.last


def _envoy(filling: FrameSlots) -> list[int]:
    """Return the first chunk after the trigger that tells where a diplomat is posted."""
    start = filling.anchor.first
    for index, chunk in enumerate(filling.sentence.chunks):
        near = start <= chunk.first <= start + REACH
        if near and any(o.role(None) in _POSTED for o in chunk.offices):
            return [index]
    return []


def _of_diplomats(filling: FrameSlots, chunks: Iterable[int], which: str) -> list[Side]:
    """Return the countries of diplomats: where they are posted, or whose they are."""
    sentence, links, found = filling.sentence, filling.links, []
    for index in chunks:
        chunk = sentence.chunks[index]
        if which == "host":
            codes = [o.host for o in chunk.offices if o.host][:1]
            sides = [links.of_codes(sentence, index, code) for code in codes]
            sides = sides or [_accredited(filling, index)]
        elif chunk.plural and (codes := [c for o in chunk.offices for c in o.countries]):
            sides = [links.of_codes(sentence, index, code) for code in codes]
        else:
            sides = [nation(sentence, links, chunk, index)]
        if named := [side for side in sides if side is not None]:
            filling.used.append(index)
            found += named
    return found


def _accredited(filling: FrameSlots, office: int) -> Side | None:
    """Return the country of "auprès de X" right after an office."""
    sentence = filling.sentence
    for index in range(office + 1, min(office + 2, len(sentence.chunks))):
        chunk = sentence.chunks[index]
        beside = chunk.governor not in (None, sentence.words.owner)
        if beside and chunk.is_place and chunk.first - sentence.chunks[office].last <= 3:
            filling.used.append(index)
            return nation(sentence, filling.links, chunk, index)
    return None


def _taken_up(filling: FrameSlots, other: Side | None) -> list[Side]:
    """Return whom a pronoun before the verb means: "lui a remis ses lettres de créance"."""
    number, group = next(filling.clitics(dative=True), None), filling.anchor.group
    if number is None or group is None or other is None:
        return []
    token = filling.sentence.tokens[group.first]
    return list(filling.links.taken_up(filling.sentence, other, number, token))


def _countries(filling: FrameSlots, sides: Iterable[Side]) -> list[Side]:
    """Return the countries and bodies behind sides, each once."""
    behind = (filling.links.as_country(filling.sentence, side) for side in sides)
    return list(distinct(side for side in behind if side is not None))


def _speaks_for_state(side: Side) -> bool:
    """Tell whether a side binds its state by what it says: no deputy, no opponent."""
    return side.person is None or not _OF_STATE.isdisjoint(side.person.roles)
