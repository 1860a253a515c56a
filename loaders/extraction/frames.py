"""Constructions matched against a sentence: drafts of facts, sides resolved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from loaders.extraction.acts import Parts, acts, messages, opposite
from loaders.extraction.agreements import details_of
from loaders.extraction.anchors import Anchor, anchors, trigger
from loaders.extraction.drafts import Draft
from loaders.extraction.frameslots import WORDED, FrameSlots
from loaders.extraction.lexicon import Frame
from loaders.extraction.links import Links
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side

_IMPERSONAL = ("country", "city", "organization", "self")  # teams and events meet and are hosted so


def drafts(sentence: Parsed, links: Links) -> Iterator[Draft]:
    """Yield the drafts of a sentence, frame after frame."""
    for frame in sentence.words.words.frames.frames:
        for anchor in anchors(sentence, frame):
            yield from _drafts_at(sentence, frame, anchor, links)


def _drafts_at(sentence: Parsed, frame: Frame, anchor: Anchor, links: Links) -> Iterator[Draft]:
    filling = FrameSlots(sentence, frame, anchor, links)
    found = tuple(_FILLERS[frame.type](filling))
    sitting = len(found) > 2 and frame.type == "met_with" and frame.pair is not None
    for parts in found:
        used = [sentence.chunks[index] for index in filling.used]
        for details in details_of(sentence, frame, anchor):
            yield Draft(
                type=frame.type,
                parts=parts,
                sentence=sentence,
                trigger=trigger(sentence, anchor),
                rule=frame.id,
                first=min([anchor.first, *(chunk.first for chunk in used)]),
                last=max([anchor.last, *(chunk.last for chunk in used)]),
                group=anchor.group,
                status=frame.status,
                details=details,
                occasion=f"{sentence.index}.{anchor.first}" if sitting else None,
            )


def _meetings(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who met whom: every member of a pair with every other, or each host with each guest."""
    if filling.frame.pair is not None:
        sides = filling.sides(filling.frame.pair)
        for i, a in enumerate(sides if len(sides) <= 4 else ()):
            yield from ({"a": (a,), "b": (b,)} for b in sides[i + 1 :] if opposite(a, b))
        return
    guests = filling.chunks(filling.frame.b or "")
    if guests:
        yield from _facing(filling, guests)
    elif filling.frame.b == "object" or filling.frame.dative:
        yield from _taken_up(filling)


def _facing(filling: FrameSlots, guests: list[int]) -> Iterator[Parts]:
    """Yield each host with each of the guests that the construction can be about."""
    sentence, frame = filling.sentence, filling.frame
    hosts = [c for c in filling.chunks(frame.a or "") if c not in guests]
    if frame.people:
        guests = [guest for guest in guests if sentence.chunks[guest].kind not in _IMPERSONAL]
    if frame.bare and guests and _has_complement(sentence, guests[-1]):
        return
    sides = _unwritten(filling) if frame.a == "focus" else filling.resolved(hosts)
    for guest, a in product(guests, sides):
        for b in filling.links.resolve(sentence, guest, a):
            if opposite(a, b):
                filling.used += [guest, *hosts]
                yield {"a": (a,), "b": (b,)}


def _has_complement(sentence: Parsed, chunk: int) -> bool:
    """Tell whether an object is called upon: "a appelé le ministre à partir"."""
    position = sentence.chunks[chunk].last
    if (mark := sentence.token(position)) is not None and mark.text == ",":
        position += 1
    following = sentence.token(position)
    return following is not None and sentence.words.preposition(following) == "à"


def _unwritten(filling: FrameSlots) -> list[Side]:
    """Return the person that the text is about, for an event whose one side is unwritten."""
    person = next((side for side in filling.links.focus if side.person is not None), None)
    return [filling.links.unwritten(person)] if person is not None else []


def _taken_up(filling: FrameSlots) -> Iterator[Parts]:
    """Yield meetings with whom a pronoun before the verb means: "le ministre l'a reçue"."""
    number = next(filling.object_clitics(), None)
    group = filling.anchor.group
    if number is None or group is None:
        return
    token = filling.sentence.tokens[group.first]
    for a in filling.sides(filling.frame.a or ""):
        for b in filling.links.taken_up(filling.sentence, a, number, token):
            if opposite(a, b):
                yield {"a": (a,), "b": (b,)}


def _visits(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who went where: each visitor to each country that is not his own."""
    if filling.frame.to == "here":
        yield from _arrivals(filling)
        return
    goals = filling.chunks(filling.frame.to or "")
    unmeant = filling.frame.taken_up and not any(filling.object_clitics())
    if unmeant or not goals:
        return
    coming = [c for c in filling.chunks(filling.frame.who or "") if _can_travel(filling, c)]
    for goal, who in product(goals, filling.resolved(coming)):
        to = filling.links.destination(filling.sentence, goal)
        if to is not None and who.affiliation not in (None, to.party):
            filling.used += [goal, *coming]
            yield {"who": (who,), "to": (to,)}


def _arrivals(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who has come to where the article is set, which an arrival need not say."""
    coming = [c for c in filling.chunks(filling.frame.who or "") if _can_travel(filling, c)]
    here = f"country:{filling.links.scene.dateline}"
    if _has_place(filling):
        return
    for who in filling.resolved(coming):
        host = next((s for s in filling.links.focus if s.affiliation == here), None)
        if host is not None and who.affiliation not in (None, here):
            to = filling.links.as_country(filling.sentence, filling.links.unwritten(host))
            if to is not None:
                filling.used += coming
                yield {"who": (who,), "to": (to,)}


def _has_place(filling: FrameSlots) -> bool:
    """Tell whether a sentence says where one arrived: by a place, or by "y"."""
    sentence, group = filling.sentence, filling.anchor.group
    words = sentence.tokens[group.first : group.main] if group is not None else ()
    clitic = sentence.words.words.grammar.place_clitic
    return any(c.is_place for c in sentence.chunks) or any(t.lower in clitic for t in words)


def _can_travel(filling: FrameSlots, chunk: int) -> bool:
    """Tell whether a chunk names people: a country goes nowhere."""
    return filling.sentence.chunks[chunk].kind not in _IMPERSONAL


def _signings(filling: FrameSlots) -> Iterator[Parts]:
    """Yield the parties of an agreement, and the persons who signed where a verb says so."""
    slot = filling.frame.parties or ""
    sides = filling.worded_pair(slot) if slot in WORDED else filling.sides(slot)
    parties = _countries(filling, sides)
    if len(parties) < 2 and filling.frame.context and (parties or not slot.startswith("subject")):
        parties = filling.links.told_parties(filling.sentence, parties)
    if len(parties) == 1 and filling.frame.context and _faced(filling):
        parties.update(_own_country(filling, next(iter(parties))))
    if 2 <= len(parties) <= 6:
        signing = sides if filling.anchor.group else ()
        yield {
            "parties": tuple(parties.values()),
            "signers": tuple(side for side in signing if side.person is not None),
        }


def _faced(filling: FrameSlots) -> bool:
    """Tell whether the one party written is the other side: "un accord avec X"."""
    governors = [filling.sentence.chunks[index].governor for index in filling.used]
    return governors[:1] == ["avec"]


def _own_country(filling: FrameSlots, other: str) -> dict[str, Side]:
    """Return the country that an article is about, as the unwritten party of "un accord avec X"."""
    links, home = filling.links, filling.links.scene.dateline
    told = [s for s in links.focus if (s.affiliation or "").startswith("country:")]
    facing = [s for s in told if s.affiliation != other]
    here = [s for s in facing if s.affiliation == f"country:{home}"]
    for side in (here or facing)[:1]:
        country = links.as_country(filling.sentence, links.unwritten(side))
        if country is not None:
            return {country.party: country}
    return {}


def _countries(filling: FrameSlots, sides: list[Side]) -> dict[str, Side]:
    """Return the countries and bodies behind some sides, each as first worded."""
    found: dict[str, Side] = {}
    for side in sides:
        country = filling.links.as_country(filling.sentence, side)
        if country is not None:
            found.setdefault(country.party, country)
    return found


_FILLERS = {
    "met_with": _meetings,
    "visited": _visits,
    "signed": _signings,
    "diplomatic": acts,
    "message": messages,
}
