"""Who met whom: the sides of a construction that words a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from loaders.extraction.frameslots import IMPERSONAL, WORDED, FrameSlots
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Parts, Side, distinct, opposite
from loaders.extraction.slots import subject

_WORDED = ("office", "role", "delegation")  # people who stand for their country, unnamed


def meetings(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who met whom: every member of a pair with every other, or each host with each guest."""
    if filling.frame.without and filling.complements(filling.frame.without):
        return
    if filling.frame.pair is not None:
        if filling.anchor.group is not None and any(filling.clitics(dative=True)):
            return  # "a las embajadoras, quienes le hicieron una visita": each met whom "le" means
        sides = _paired(filling, filling.frame.pair)
        for i, a in enumerate(sides if len(sides) <= 4 else ()):
            yield from ({"a": (a,), "b": (b,)} for b in sides[i + 1 :] if opposite(a, b))
        return
    if filling.frame.dative and any(filling.object_clitics()):  # "lui a accordé, à Oslo, une"
        yield from _taken_up(filling)
        return
    guests = filling.chunks(filling.frame.b or "")
    if guests:
        yield from _facing(filling, guests)
    elif filling.frame.b == "object":
        yield from _taken_up(filling)


def _paired(filling: FrameSlots, slot: str) -> list[Side]:
    """Return the sides that stand together in a slot, where it asks for it only people."""
    if slot in WORDED:
        return filling.worded_pair(slot)
    if filling.frame.bare and filling.others():
        return []
    if not filling.frame.people:
        return filling.sides(slot)
    chunks = [c for c in filling.chunks(slot) if filling.sentence.chunks[c].kind not in IMPERSONAL]
    filling.used += chunks
    sides = distinct(filling.resolved(chunks))
    return [side for side in sides if side.person is not None or side.how in _WORDED]


def _facing(filling: FrameSlots, guests: list[int]) -> Iterator[Parts]:
    """Yield each host with each of the guests that the construction can be about."""
    frame, sentence = filling.frame, filling.sentence
    hosts = [c for c in filling.chunks(frame.a or "") if c not in guests]
    sides = filling.unwritten_person() if _is_unwritten(filling, hosts) else filling.resolved(hosts)
    for guest, a in product(_fitting(filling, guests), sides):
        for b in filling.links.resolve(sentence, guest, a):
            if opposite(a, b):
                filling.used += [guest, *hosts]
                yield {"a": (a,), "b": (b,)}


def _fitting(filling: FrameSlots, guests: list[int]) -> list[int]:
    """Return the guests that can be met so: people, and none who is only called upon."""
    frame, sentence = filling.frame, filling.sentence
    if frame.bare and _has_complement(sentence, guests[-1]):
        return []
    if not frame.people:
        return guests
    return [guest for guest in guests if sentence.chunks[guest].kind not in IMPERSONAL]


def _has_complement(sentence: Parsed, chunk: int) -> bool:
    """Tell whether an object is called upon: "a appelé le ministre à partir"."""
    return _is_called_upon(sentence, sentence.chunks[chunk].last)


def _is_called_upon(sentence: Parsed, position: int) -> bool:
    if (mark := sentence.token(position)) is not None and mark.text == ",":
        position += 1
    following = sentence.token(position)
    links = sentence.words.words.grammar.infinitive_links
    if following is None:
        return False
    named = sentence.words.determiner(following) == "indefinite"  # "called him a friend"
    return named or sentence.words.preposition(following) in links


def _is_unwritten(filling: FrameSlots, hosts: list[int]) -> bool:
    """Tell whether whose meeting it is was told before: "c'est sa rencontre avec X qui"."""
    if filling.frame.a == "subject" and not hosts and filling.anchor.group is not None:
        return filling.sentence.words.words.grammar.verb_first and filling.anchor.group.first <= 1
    if filling.frame.a != "owner" or filling.anchor.noun is None:
        return filling.frame.a == "focus"
    return not hosts and filling.is_possessed(filling.anchor.noun)


def _taken_up(filling: FrameSlots) -> Iterator[Parts]:
    """Yield meetings with whom a pronoun before the verb means: "le ministre l'a reçue"."""
    number = next(filling.object_clitics(), None)
    group = filling.anchor.group
    if number is None or group is None:
        return
    if filling.frame.bare and _is_called_upon(filling.sentence, group.last):
        return
    token = filling.sentence.tokens[group.first]
    announced = _subject_to_come(filling) if filling.frame.dative else []
    for a in filling.sides(filling.frame.a or ""):
        told = filling.links.taken_up(filling.sentence, a, number, token)
        for b in [side for side in announced if opposite(a, side)] or told:
            if opposite(a, b):
                yield {"a": (a,), "b": (b,)}


def _subject_to_come(filling: FrameSlots) -> list[Side]:
    """Return the main clause's subject that follows "à l'issue de l'audience que X lui accorde"."""
    sentence, group = filling.sentence, filling.anchor.group
    finite = [other for other in sentence.groups if other.finite]
    if group is None or group not in finite[:1]:
        return []
    following = next((other for other in finite if other.first >= group.last), None)
    return filling.resolved(subject(sentence, following)) if following is not None else []
