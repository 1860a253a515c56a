"""Which country a phrase is about: "l'agression israélienne", "des sanctions contre X"."""

from __future__ import annotations

from collections.abc import Collection

from loaders.extraction.chunks import Chunk
from loaders.extraction.coordination import coordinated
from loaders.extraction.links import Links
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side, distinct

_NATIONS = ("adjective", "country")
_LED = 6  # tokens before a noun that may say whose it is
_REACH = 14  # tokens of a phrase


def owners(sentence: Parsed, links: Links, noun: int, agents: Collection[str]) -> list[Side]:
    """Return whose a noun is: an adjective's, "de X", or "par X" after it.

    Once the phrase has gone on to something else, "contre l'ambassade de X", only one of the
    prepositions of an agent leads to its owner.
    """
    if (before := _owner_before(sentence, links, noun)) is not None:
        return [before]
    apart, position = False, noun + 1
    while position < min(len(sentence.tokens), noun + _REACH):
        if _ends_phrase(sentence, position):
            return []
        index = sentence.chunk_of.get(position)
        if index is not None:
            chunk = sentence.chunks[index]
            of = chunk.governor in (None, sentence.words.owner) and not apart
            if (of or chunk.governor in agents) and (found := _nations(sentence, links, index)):
                return found
            position, apart = chunk.last, apart or not of
            continue
        token = sentence.tokens[position]
        if not apart and (side := _of_adjective(sentence, links, position)):
            return [side]
        preposition = sentence.words.preposition(token)
        apart = apart or preposition not in (None, sentence.words.owner)
        position += 1
    return []


def _owner_before(sentence: Parsed, links: Links, noun: int) -> Side | None:
    """Return whose a noun is by what leads it: "Israel's attack", "the Israeli attack"."""
    leading = sentence.words.words.grammar.office.leading
    for position in range(noun - 1, max(-1, noun - _LED), -1):
        token = sentence.tokens[position]
        index = sentence.chunk_of.get(position - 1)
        if sentence.words.is_genitive(token):
            return None if index is None else nation(sentence, links, sentence.chunks[index], index)
        if token.kind in _NATIONS and token.kind in leading:
            return links.of_token(sentence, token)
        ended = position in sentence.group_of or sentence.words.preposition(token)
        if ended or token.kind == "punct":
            return None
    return None


def targets(sentence: Parsed, links: Links, start: int, words: Collection[str]) -> list[Side]:
    """Return the countries first named after one of some words: "contre dix officiers de X"."""
    opened, position = False, start
    while position < min(len(sentence.tokens), start + 2 * _REACH):
        token = sentence.tokens[position]
        if opened and _ends_phrase(sentence, position):
            return []
        if sentence.is_finite_at(position) or token.text in ";:.":
            return []
        index = sentence.chunk_of.get(position)
        if index is not None:
            chunk = sentence.chunks[index]
            led = opened or chunk.governor in words
            if led and (found := _nations(sentence, links, index)):
                return found
            position = chunk.last
            continue
        opened = opened or token.lower in words or sentence.words.preposition(token) in words
        if opened and (side := _of_adjective(sentence, links, position)):
            return [side]
        position += 1
    return []


def _of_adjective(sentence: Parsed, links: Links, position: int) -> Side | None:
    """Return the country of "israéliennes", the organization of "européennes"."""
    token = sentence.tokens[position]
    org = sentence.words.words.grammar.office.organizations.get(token.lower)
    if org is not None:
        return Side(org, org, sentence.index, token.start, token.end, token.text, "named")
    return links.of_token(sentence, token) if token.kind == "adjective" else None


def nation(sentence: Parsed, links: Links, chunk: Chunk, index: int) -> Side | None:
    """Return the country or body of states that a chunk is, is of, or acts for."""
    party = links.country(sentence, chunk)
    if chunk.kind == "person" or party is None:
        found = (links.as_country(sentence, side) for side in links.resolve(sentence, index))
        return next((side for side in found if side is not None), None)
    return links.side(sentence, chunk, party)


def _nations(sentence: Parsed, links: Links, index: int) -> list[Side]:
    """Return the countries of a chunk and of those joined to it."""
    if sentence.chunks[index].kind in ("pronoun", "pair"):
        return []
    if sentence.chunks[index].kind == "city" and sentence.chunks[index].weak:
        return []
    chain = coordinated(sentence, index)
    found = (nation(sentence, links, sentence.chunks[i], i) for i in chain)
    return list(distinct(side for side in found if side is not None))


def _ends_phrase(sentence: Parsed, position: int) -> bool:
    """Tell whether a noun's phrase ends at a token: a clause, a mark, a finite verb."""
    token = sentence.tokens[position]
    if position in sentence.aside:
        return False
    mark = token.text in ",;:.()"
    return mark or sentence.is_finite_at(position) or sentence.is_subordinating(position)
