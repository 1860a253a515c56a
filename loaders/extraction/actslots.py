"""Slots of acts and messages: whose a deed is, at whom it aims, whose diplomat, whom a pronoun."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from loaders.extraction.chunks import Chunk
from loaders.extraction.frameslots import FrameSlots
from loaders.extraction.nations import nation, owners, targets
from loaders.extraction.placing import places
from loaders.extraction.sides import Side, opposite
from loaders.extraction.slots import after
from loaders.extraction.verbfirst import REACH

_NEAR = 8  # tokens between a letter and its author

_POSTED = frozenset({"ambassador", "envoy", "senior_official"})


def _is_state(chunk: Chunk) -> bool:
    """Tell whether a chunk is a state by its name or capital."""
    return chunk.kind == "country" or chunk.is_capital


def _is_diplomat(chunk: Chunk) -> bool:
    """Tell whether a chunk words diplomats rather than migrants or convicts."""
    return bool(chunk.roles) or any(o.role(None) in _POSTED for o in chunk.offices)


def in_slot(filling: FrameSlots, slot: str, other: Side | None) -> list[Side]:
    """Return the sides in one slot: whose the noun is, at whom it aims, or where any side stands.

    ``subject_host`` is where the diplomat in a slot is posted, ``subject_country`` whose he is.
    """
    name, *words = slot.split()
    if name in _READERS:
        return _READERS[name](filling, [word.replace("_", " ") for word in words], other)
    name, _, which = name.partition("_")
    if name == "envoy":
        return _of_diplomats(filling, _envoy(filling), which)
    if which in ("host", "country"):
        return _of_diplomats(filling, filling.chunks(slot.replace("_" + which, "", 1)), which)
    if slot == "subject" and (decider := _decider(filling)) is not None:
        return [decider]
    chunks = [c for c in filling.chunks(slot) if not _is_bare(filling.sentence.chunks[c])]
    filling.used += chunks
    return [s for c in chunks for s in filling.links.resolve(filling.sentence, c, other)]


def _decider(filling: FrameSlots) -> Side | None:
    """Return whose an infinitive is that a noun announces: "la décision de X d'expulser"."""
    sentence, group = filling.sentence, filling.anchor.group
    if group is None or group.voice != "infinitive":
        return None
    near = [i for i, c in enumerate(sentence.chunks) if 0 < group.first - c.last <= 2]
    for index in near[-1:]:
        chunk = sentence.chunks[index]
        if chunk.governor == sentence.words.owner and (chunk.is_side or chunk.is_capital):
            return nation(sentence, filling.links, chunk, index)
    return None


def _noun(filling: FrameSlots) -> int:
    return filling.anchor.first if filling.anchor.noun is None else filling.anchor.noun


def _owners(filling: FrameSlots, agents: list[str], other: Side | None) -> list[Side]:
    return owners(filling.sentence, filling.links, _noun(filling), agents)


def _targets(filling: FrameSlots, words: list[str], other: Side | None) -> list[Side]:
    return targets(filling.sentence, filling.links, _after(filling), words)


def _places(filling: FrameSlots, prepositions: list[str], other: Side | None) -> list[Side]:
    return filling.resolved(places(filling.sentence, _noun(filling) + 1, prepositions))


def _is_bare(chunk: Chunk) -> bool:
    """Tell whether a role noun is said of somebody: "accusé d'être responsable"."""
    return chunk.kind == "role" and chunk.determiner is None and not chunk.countries


def _of_kind(filling: FrameSlots, slot: list[str], fits: Callable[[Chunk], bool]) -> list[Side]:
    """Return the countries in a slot that is filled as asked: by states, or by diplomats."""
    where = " ".join(slot) if slot[0] in ("object", "subject") else "after " + slot[0]
    found = _next(filling) if slot[0] == "next" else filling.chunks(where)
    chunks = [i for i in found if fits(filling.sentence.chunks[i])]
    return _of_diplomats(filling, chunks, "country")


def _next(filling: FrameSlots) -> list[int]:
    """Return the chunks close behind a noun, the agent's too: "l'expulsion par X de diplomates"."""
    start = filling.anchor.last
    chunks = filling.sentence.chunks
    return [i for i, c in enumerate(chunks) if 0 <= c.first - start <= _NEAR]


def _states(filling: FrameSlots, slot: list[str], other: Side | None) -> list[Side]:
    return _of_kind(filling, slot, _is_state)


def _diplomats(filling: FrameSlots, slot: list[str], other: Side | None) -> list[Side]:
    return _of_kind(filling, slot, _is_diplomat)


def _authors(filling: FrameSlots, words: list[str], other: Side | None) -> list[Side]:
    """Return whose a letter is, where it is said at once: "une lettre du président".

    An author who is only worded, "de son président", is of the bearer's country.
    """
    noun = filling.anchor.noun
    if noun is None:
        return []
    grammar = filling.sentence.words.words.grammar
    found = after(filling.sentence, noun, (grammar.owner, *grammar.from_whom))
    near = [c for c in found if filling.sentence.chunks[c].first - noun <= _NEAR]
    authors = [s for s in filling.resolved(near) if s.affiliation is not None and not s.vague]
    if not near or authors:
        filling.used += near
        return authors
    bearers = filling.chunks("subject" if filling.anchor.group is not None else "before")
    behind = (filling.links.as_country(filling.sentence, s) for s in filling.resolved(bearers))
    return [side for side in behind if side is not None]


def _facing(filling: FrameSlots, words: list[str], other: Side | None) -> list[Side]:
    """Return who was spoken of last among those that face the other side, unwritten here."""
    if other is None:
        return []
    sentence, links = filling.sentence, filling.links
    before = (i for i, c in enumerate(sentence.chunks) if c.last <= filling.anchor.first)
    here = [side for index in before for side in links.resolve(sentence, index)]
    facing = (s for s in here if s.person is not None and opposite(s, other))
    told = (links.unwritten(s) for s in links.focus if s.person is not None and opposite(s, other))
    return [*facing, *told][:1]


def _of_clause(filling: FrameSlots, words: list[str], other: Side | None) -> list[Side]:
    """Return the country that a wish is about: "a demandé que le Congo soit présent"."""
    sentence, start = filling.sentence, filling.anchor.last
    opened = False
    for position in range(start, min(start + REACH, len(sentence.tokens))):
        index = sentence.chunk_of.get(position)
        if opened and index is not None:
            chunk = sentence.chunks[index]
            subject = chunk.governor is None and chunk.kind in ("country", "city", "body")
            found = nation(sentence, filling.links, chunk, index) if subject else None
            return [found] if found is not None else []
        if sentence.is_finite_at(position) or sentence.tokens[position].text in ";:.":
            return []
        opened = opened or sentence.tokens[position].lower in sentence.words.subordinators
    return []


def _holder(filling: FrameSlots, words: list[str], other: Side | None) -> list[Side]:
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


def _datives(filling: FrameSlots, words: list[str], other: Side | None) -> list[Side]:
    return _taken_up(filling, other, dative=True)


def _pronouns(filling: FrameSlots, words: list[str], other: Side | None) -> list[Side]:
    return _taken_up(filling, other, dative=False)


def _taken_up(filling: FrameSlots, other: Side | None, dative: bool) -> list[Side]:
    """Return whom a pronoun before the verb means: "lui a remis ses lettres de créance"."""
    number, group = next(filling.clitics(dative), None), filling.anchor.group
    if number is None or group is None or other is None:
        return []
    token = filling.sentence.tokens[group.first]
    return list(filling.links.taken_up(filling.sentence, other, number, token))


_Reader = Callable[[FrameSlots, list[str], Side | None], list[Side]]
_READERS: Mapping[str, _Reader] = {
    "nation": _owners,
    "towards": _targets,
    "place": _places,
    "holder": _holder,
    "author": _authors,
    "facing": _facing,
    "clause": _of_clause,
    "state": _states,
    "diplomats": _diplomats,
    "clitic": _datives,
    "pronoun": _pronouns,
}
