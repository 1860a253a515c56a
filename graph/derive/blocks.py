"""Block keys: which claims must be looked at together.

Each claim lies in one block (``block_of``); one that is worded as part of a named event also
touches that event's block (``within``).
"""

from __future__ import annotations

import re

from graph.claims import OFFICE
from graph.derive.identity import identity
from graph.derive.parties import affiliation, party_affiliation
from graph.model import Claim
from graph.ontology import ontology
from graph.text import fold

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|e|eme|er|ere)")
_ROMAN = re.compile(r"\b[IVX]{2,}(?:e|er|ème)?\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_VALUES = {"I": 1, "V": 5, "X": 10}


def block_of(claim: Claim) -> str:
    """Return the key of the block that a claim lies in."""
    fact = claim.fact
    if fact.type == OFFICE:
        return official_block(affiliation(next(iter(claim.people.values()))))
    kind = ontology().types[fact.type]
    if kind.block == "event":
        return event_block(str(fact.details.get("event", "")), _year(claim))
    sides = {
        party_affiliation(claim, party)
        for name, parties in fact.parts.items()
        if not kind.parts[name].optional
        for party in parties
    }
    action = [str(fact.details["action"])] if "action" in fact.details else []
    year = [_year(claim)] if kind.block == "year" else []
    return "|".join([fact.type, *action, *sorted(sides), *year])


def official_block(whom: str) -> str:
    """Return the key of the block of those who act for a country or body."""
    return f"official|{whom}"


def within(claim: Claim) -> str | None:
    """Return the block of the named event that a claim is worded as part of."""
    name = claim.fact.details.get("part_of")
    return event_block(str(name), _year(claim)) if name else None


def keys_of(claim: Claim) -> tuple[str, ...]:
    """Return every block that a claim touches: its own, its event's, its people's."""
    blocks = {official_block(affiliation(mention)) for mention in claim.people.values()}
    blocks.add(block_of(claim))
    if event := within(claim):
        blocks.add(event)
    return tuple(sorted(blocks))


def event_block(name: str, year: str) -> str:
    """Return the key of a named event: series and ordinal, else name and year."""
    numbers = {word: f"{number}th" for number, word in enumerate(identity().ordinals, 1)}
    digits = _ROMAN.sub(lambda match: f"{_roman(match[0])}th", name)
    words = [numbers.get(word, word) for word in fold(digits).split()]
    ordinals = [match[1] for word in words if (match := _ORDINAL.fullmatch(word))]
    stated = _YEAR.search(name)
    which = f"#{ordinals[0]}" if ordinals else stated[0] if stated else year
    series = {word for word in words if not _ORDINAL.fullmatch(word) and word != which}
    return f"participated|{' '.join(sorted(series - identity().link_words))}|{which}"


def _roman(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral if letter in _VALUES]
    return sum(-v if v < max(values[place:]) else v for place, v in enumerate(values))


def _year(claim: Claim) -> str:
    date = claim.fact.date or claim.published
    return date[:4] if date else "undated"
