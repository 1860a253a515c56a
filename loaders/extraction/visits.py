"""Who went where: the sides of a construction that words a visit."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.destinations import destination, place_before
from loaders.extraction.frameslots import IMPERSONAL, FrameSlots
from loaders.extraction.sides import Parts, Side

_CLOSE = 40  # characters from a verb to the day that makes a stay of being somewhere


def visits(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who went where: each visitor to each country that is not his own."""
    if filling.frame.to == "here":
        yield from _arrivals(filling)
        return
    if not _is_journey(filling):
        return
    goals = filling.chunks(filling.frame.to or "")
    taken_up = not goals and _has_clitic(filling)
    known = goals or taken_up or filling.frame.host
    coming = _coming(filling) if known and _is_meant(filling) else []
    for goal in goals:
        yield from _to_place(filling, goal, coming)
    if taken_up:
        for who in filling.resolved(coming):
            to = place_before(filling.links, filling.sentence, filling.anchor.first, who)
            yield from _visit(filling, who, to, coming)
    elif not goals and filling.frame.host:
        yield from _to_host(filling, filling.chunks(filling.frame.host), coming)


def _says_when(filling: FrameSlots) -> bool:
    """Tell whether a day is worded close behind a verb: "est à Lima depuis lundi"."""
    after = filling.sentence.tokens[filling.anchor.last - 1].end
    days = (d for d in filling.sentence.dates if d.day or d.kind in ("weekday", "relative"))
    return any(0 <= day.start - after <= _CLOSE for day in days)


def _is_journey(filling: FrameSlots) -> bool:
    """Tell a journey from a call on a person ("lui a rendu visite") and from what has no day."""
    if filling.frame.through is not None and any(filling.clitics(dative=True)):
        return False
    return not filling.frame.dated or _says_when(filling)


def _to_host(filling: FrameSlots, hosts: list[int], coming: list[int]) -> Iterator[Parts]:
    """Yield who was welcomed on landing, in the country of those who did so."""
    countries = [filling.links.as_country(filling.sentence, s) for s in filling.resolved(hosts)]
    for who in filling.resolved(coming):
        for to in countries[:1]:
            if to is not None and to.party.startswith("country:"):
                yield from _visit(filling, who, to, [*hosts, *coming])


def _to_place(filling: FrameSlots, goal: int, coming: list[int]) -> Iterator[Parts]:
    """Yield who went to a place: the visitors, or whom they met there if they are at home."""
    found = filling.resolved(coming) or _traveller(filling, goal, coming)
    gone = [(who, _goal(filling, goal, who)) for who in found]
    if gone and all(to is not None and who.affiliation == to.party for who, to in gone):
        coming = _met(filling, coming)
        guests = ((who, _goal(filling, goal, who)) for who in filling.resolved(coming))
        gone = [(who, to) for who, to in guests if to is None or who.affiliation != to.party][:1]
    for who, to in gone:
        yield from _visit(filling, who, to, [goal, *coming])


def _goal(filling: FrameSlots, goal: int, who: Side) -> Side | None:
    return destination(filling.links, filling.sentence, goal, who)


def _visit(filling: FrameSlots, who: Side, to: Side | None, chunks: list[int]) -> Iterator[Parts]:
    if to is not None and who.affiliation not in (None, to.party) and not _goes_on(filling, to):
        filling.used += chunks
        yield {"who": (who,), "to": (to,)}


def _goes_on(filling: FrameSlots, to: Side) -> bool:
    """Tell whether a guest only goes on inside the country that an article comes from."""
    group, here = filling.anchor.group, filling.links.scene.dateline
    leaves = filling.sentence.words.words.frames.verbs["leave"]
    if group is None or filling.frame.ends:
        return False
    return group.lemma in leaves and to.party == f"country:{here}"


def _traveller(filling: FrameSlots, goal: int, coming: list[int]) -> list[Side]:
    """Return whose an unowned visit is: the last traveller's, or his whom the text is about.

    "L'étape de Lima", "Sa visite à Lima" at the head of a sentence.
    """
    links, noun = filling.links, filling.anchor.noun
    if coming or noun is None or filling.frame.who != "owner":
        return []
    sentence, chunk = filling.sentence, filling.sentence.chunks[goal]
    if filling.determiner(noun) == "possessive":
        return filling.unwritten_person()
    traveller = links.traveller
    if traveller is None or filling.determiner(noun) != "definite":
        return []
    owned = (sentence.words.owner, sentence.words.words.frames.agent)
    for position in (*range(noun + 1, chunk.first - 1), chunk.last):
        token = sentence.token(position)
        of_day = position + 1 in sentence.aside
        if token is not None and sentence.words.preposition(token) in owned and not of_day:
            return []
    return [filling.links.unwritten(traveller)]


def _is_meant(filling: FrameSlots) -> bool:
    """Tell whether a journey leads the one it is about: "qui la mènera au Ghana"."""
    return not filling.frame.taken_up or any(filling.object_clitics())


def _coming(filling: FrameSlots) -> list[int]:
    """Return the visitors: people, since a country goes nowhere."""
    return _people(filling, filling.chunks(filling.frame.who or ""))


def _people(filling: FrameSlots, chunks: list[int]) -> list[int]:
    return [c for c in chunks if filling.sentence.chunks[c].kind not in IMPERSONAL]


def _met(filling: FrameSlots, hosts: list[int]) -> list[int]:
    """Return whom hosts deal with before a visit is named: "reçoit X lors d'une visite à Rabat"."""
    chunks, verbs = filling.sentence.chunks, filling.sentence.groups
    after = max((chunks[c].last for c in hosts), default=0)
    own = next((g.first for g in verbs if g.finite and g.first >= after), None)
    if own is None or own >= filling.anchor.first:
        return []
    return _people(
        filling,
        [i for i, c in enumerate(chunks) if own < c.first < filling.anchor.first and c.is_side],
    )


def _arrivals(filling: FrameSlots) -> Iterator[Parts]:
    """Yield who has come to where the article is set, which an arrival need not say."""
    to = None if _has_place(filling) else _here(filling)
    coming = _coming(filling) if to is not None else []
    for who in filling.resolved(coming):
        yield from _visit(filling, who, to, coming)


def _here(filling: FrameSlots) -> Side | None:
    """Return the country that an article is written in, if it was just spoken of."""
    links, home = filling.links, f"country:{filling.links.scene.dateline}"
    host = next((side for side in links.focus if side.affiliation == home), None)
    return links.as_country(filling.sentence, links.unwritten(host)) if host else None


def _has_place(filling: FrameSlots) -> bool:
    """Tell whether a sentence says where one arrived: by a place, or by "y"."""
    return any(c.is_place for c in filling.sentence.chunks) or _has_clitic(filling)


def _has_clitic(filling: FrameSlots) -> bool:
    """Tell whether a verb of movement takes up a place: "il y est arrivé"."""
    sentence, group = filling.sentence, filling.anchor.group
    if (filling.frame.to or "").endswith("object"):  # "il y visite une école"
        return False
    words = sentence.tokens[group.first : group.main] if group is not None else ()
    clitic = sentence.words.words.grammar.place_clitic
    return any(t.lower in clitic for t in words)
