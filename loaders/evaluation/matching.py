"""When a predicted fact or official is the one that a careful reader wrote down."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from graph.text import fold
from loaders.evaluation.records import Fact, Official, Party, Record, is_directed

_GROUPS = {"planned": "planned", "proposed": "planned", "denied": "denied", "cancelled": "denied"}
Wanted = TypeVar("Wanted")
Found = TypeVar("Found")

_LONG = 8  # letters from which a name's token may have two typos


def status_group(fact: Fact) -> str:
    """Return the status as far as it is compared: held, planned, denied, or an ended exemption."""
    if fact["type"] == "exempted_visa" and fact.get("stage") == "ended":
        return "ended"
    return _GROUPS.get(fact.get("status", "held"), "held")


def kind(fact: Fact) -> tuple[str, str, str]:
    """Return what must agree before any side is looked at: type, status, diplomatic action."""
    action = str(fact.get("action", "")) if fact["type"] == "diplomatic" else ""
    return fact["type"], status_group(fact), action


def tie(record: Record, fact: Fact) -> Hashable:
    """Return a fact at the level of countries and organizations."""
    sides = [frozenset(map(record.affiliation, side)) for side in record.sides(fact)]
    return kind(fact), tuple(sides) if is_directed(fact) else frozenset().union(*sides)


def same_tie(gold: Record, wanted: Fact, found: Record, fact: Fact) -> bool:
    """Tell whether two facts are the same between countries and organizations."""
    return tie(gold, wanted) == tie(found, fact)


def same_fact(gold: Record, wanted: Fact, found: Record, fact: Fact) -> bool:
    """Tell whether two facts are the same, with the same persons where gold names them."""
    return kind(wanted) == kind(fact) and same_sides(gold, wanted, found, fact)


def same_dated_fact(gold: Record, wanted: Fact, found: Record, fact: Fact) -> bool:
    """Tell whether two facts are the same on the same date, as precisely as gold gives it."""
    date = wanted.get("date")
    on_date = date is None or str(fact.get("date")).startswith(date)
    return on_date and same_fact(gold, wanted, found, fact)


def same_sides(gold: Record, wanted: Fact, found: Record, fact: Fact) -> bool:
    """Tell whether two facts of one type have the same parties, in order where it counts."""
    (first, second), (a, b) = gold.sides(wanted), found.sides(fact)

    def side(these: Sequence[Party], those: Sequence[Party]) -> bool:
        return len(these) == len(those) and len(
            pair_up(these, those, lambda g, p: _same_party(gold, g, found, p))
        ) == len(these)

    straight = side(first, a) and side(second, b)
    return straight or (not is_directed(wanted) and side(first, b) and side(second, a))


def _same_party(gold: Record, wanted: Party, found: Record, party: Party) -> bool:
    known, other = gold.officials.get(wanted), found.officials.get(party)
    if known is None or other is None:
        return known is None and other is None and wanted == party
    return same_person(known, other)


def same_person(gold: Official, found: Official) -> bool:
    """Tell whether two officials share a name and no two different countries."""
    if gold.get("country") and found.get("country") and gold["country"] != found["country"]:
        return False
    wanted = (gold["name"], *gold.get("aliases", ()))
    names = (found["name"], *found.get("aliases", ()))
    return any(same_name(one, other) for one in wanted for other in names)


def same_name(one: str, other: str) -> bool:
    """Tell whether every word of the shorter name is in the longer, a typo aside."""
    shorter, longer = sorted((fold(one).split(), fold(other).split()), key=len)
    for word in shorter:
        hit = next((candidate for candidate in longer if _same_word(word, candidate)), None)
        if hit is None:
            return False
        longer.remove(hit)
    return bool(shorter)


def _same_word(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    typos = 0 if length < 4 else 1 if length < _LONG else 2
    return Levenshtein.distance(one, other, score_cutoff=typos) <= typos


def pair_up(
    wanted: Sequence[Wanted], found: Sequence[Found], match: Callable[[Wanted, Found], bool]
) -> dict[int, int]:
    """Return the largest one-to-one pairing, by positions: from what was found to what was wanted.

    A pairing is grown along augmenting paths, so that an early choice takes nothing from a later
    one.
    """
    options = [[j for j, there in enumerate(found) if match(here, there)] for here in wanted]
    taken: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in options[i]:
            if j not in tried:
                tried.add(j)
                if j not in taken or place(taken[j], tried):
                    taken[j] = i
                    return True
        return False

    for i in range(len(wanted)):
        place(i, set())
    return taken
