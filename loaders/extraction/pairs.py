"""Two sides that a group word takes up: "les deux ministres", "les deux pays", "ils"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.chunks import Chunk
from loaders.extraction.coordination import coordinated
from loaders.extraction.holders import holds_any
from loaders.extraction.parsed import Parsed
from loaders.extraction.protagonists import protagonists
from loaders.extraction.sides import Side, Step
from loaders.extraction.told import Told


def of_chunk(told: Told, sentence: Parsed, chunk: Chunk) -> Iterator[Side]:
    """Return the two sides that "les deux ministres", "les deux pays" take up."""
    if chunk.pair == "people":
        pair = _people(told, sentence, chunk)
    else:
        pair = _named(told, sentence, chunk) or next(iter(told.pairs[-1:]), None)
        pair = pair or _dominant(told, sentence)
    for side in both(told, sentence, chunk, pair) if pair else ():
        if chunk.pair == "countries" and side.affiliation:
            yield replace(side, party=side.affiliation, person=None)
        else:
            yield side


def _people(told: Told, sentence: Parsed, chunk: Chunk) -> tuple[Side, Side] | None:
    """Return two people of a fact or of the scene who can be called so; else their countries.

    "Les deux chefs d'État" are not the two ministers who have met.
    """
    roles = sentence.words.pair_roles.get(chunk.text.lower(), ())
    fitting = [pair for pair in told.pairs if all(holds_any(s.person, roles) for s in pair)]
    if fitting:
        return fitting[-1]
    two = _two_in_focus(told, roles)
    if not told.pairs or (two is not None and _are_of(two, told.pairs[-1])):
        return two
    a, b = (_colleague(told, sentence, chunk, side, roles) for side in told.pairs[-1])
    return (a, b) if a is not None and b is not None else None


def _colleague(
    told: Told, sentence: Parsed, chunk: Chunk, side: Side, roles: tuple[str, ...]
) -> Side | None:
    """Return a side, or who of its country can be called so, else the country."""
    if not roles or holds_any(side.person, roles):
        return side
    alike = (p for p in told.people if p.party == side.affiliation and holds_any(p, roles))
    if (person := next(alike, None)) is not None:
        return told.linked(sentence, chunk, person, "pair")
    return told.as_country(sentence, side)


def _named(told: Told, sentence: Parsed, chunk: Chunk) -> tuple[Side, Side] | None:
    """Return two countries that the same sentence joins: "entre le Maroc et le Kazakhstan"."""
    if chunk.pair != "countries":
        return None
    for index, named in enumerate(sentence.chunks):
        if named.kind == "country" and named.governor is not None:
            chain = coordinated(sentence, index)
            if len(chain) == 2:
                sides = [s for i in chain for s in told.resolve(sentence, i)]
                if len(sides) == 2 and sides[0].party != sides[1].party:
                    return sides[0], sides[1]
    return None


def _dominant(told: Told, sentence: Parsed) -> tuple[Side, Side] | None:
    """Return the two countries that the article is about, where it has told of no pair yet.

    One named once, in passing, is not: "les deux parties" may be two clans that it shelters.
    """
    leading = protagonists(sentence, told, least=2)
    return (leading[0], leading[1]) if len(leading) == 2 else None


def _are_of(two: tuple[Side, Side], pair: tuple[Side, Side]) -> bool:
    """Tell whether two people are of the two countries of a fact: he who came, and his host."""
    return {side.affiliation for side in two} == {side.affiliation for side in pair}


def _two_in_focus(told: Told, roles: tuple[str, ...]) -> tuple[Side, Side] | None:
    people = [s for s in told.focus if holds_any(s.person, roles)]
    for other in people[1:]:
        if other.affiliation != people[0].affiliation:
            return people[0], other
    return None


def both(told: Told, sentence: Parsed, chunk: Chunk, pair: Sequence[Side]) -> Iterator[Side]:
    """Return sides told before as the words that take them up stand for them."""
    for side in pair:
        step = Step(side.sentence, side.start, side.end, chunk.text)
        yield replace(
            told.worded_as(sentence, chunk, side.party, side.affiliation, "pair"),
            person=side.person,
            steps=(step, *side.steps),
        )
