"""Which claims decisions put together and keep apart.

What is kept apart is stronger: a decision that would put together two claims of which another
says that they do not belong together has no effect.  Earlier decisions go first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from graph.decisions import APART, TOGETHER
from graph.model import Claim, Mark

Item = TypeVar("Item")
Sides = Mapping[str, frozenset[int]]
"""By decision, the groups in which something stands that are to be kept apart."""


class Bonds:
    """What the marks of some claims say of them."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._marks = {c.uid: c.marks for c in claims if c.marks}
        self._member: dict[str, frozenset[str]] = {}
        bonded: dict[tuple[str, str], set[str]] = defaultdict(set)
        for uid, marks in self._marks.items():
            for mark in marks:
                if mark.kind in TOGETHER:
                    bonded[mark.at, mark.decision].add(uid)
        for _, uids in sorted(bonded.items()):
            joined = frozenset().union(*(self._members(uid) for uid in uids))
            if not any(len(groups) > 1 for groups in self._sides_of(joined).values()):
                self._member.update(dict.fromkeys(joined, joined))

    def component(self, claim: Claim) -> str | None:
        """Return what is equal for all claims that decisions put together with this one."""
        members = self._member.get(claim.uid)
        return min(members) if members else None

    def components(self, claims: Iterable[Claim]) -> set[str]:
        """Return the components of some claims."""
        return {found for claim in claims if (found := self.component(claim))} if self else set()

    def are_one(self, items: Iterable[Iterable[Claim]]) -> bool:
        """Tell whether decisions say that some things, each given by its claims, are all one."""
        found = [self.components(claims) for claims in items]
        return bool(found) and bool(found[0].intersection(*found))

    def apart(self, one: Iterable[Claim], other: Iterable[Claim]) -> bool:
        """Tell whether decisions keep any of the one apart from any of the other."""
        if not self:
            return False
        here, there = self._sides(one), self._sides(other)
        return any(len(here[uid] | there[uid]) > 1 for uid in here.keys() & there.keys())

    def separated(self, claims: Iterable[Claim]) -> list[list[Claim]]:
        """Return claims in groups that decisions keep apart; those not named go with the last."""
        every = list(claims)
        torn = {uid: max(g) for uid, g in self._sides(every).items() if len(g) > 1} if self else {}
        parts: dict[tuple[int, ...], list[Claim]] = defaultdict(list)
        for claim in every:
            own = self._sides([claim])
            parts[tuple(max(own.get(uid, {last})) for uid, last in sorted(torn.items()))].append(
                claim
            )
        return list(parts.values())

    def sides(self, claims: Iterable[Claim]) -> frozenset[tuple[str, int]]:
        """Return the groups, with their decisions, in which claims stand that are kept apart."""
        found = self._sides(claims).items() if self else ()
        return frozenset((decision, group) for decision, groups in found for group in groups)

    def __bool__(self) -> bool:
        """Tell whether any claim is marked."""
        return bool(self._marks)

    def _members(self, uid: str) -> frozenset[str]:
        return self._member.get(uid, frozenset({uid}))

    def _sides(self, claims: Iterable[Claim]) -> Sides:
        uids = (self._members(claim.uid) for claim in claims)
        return self._sides_of(frozenset().union(*uids))

    def _sides_of(self, uids: Iterable[str]) -> Sides:
        groups: dict[str, set[int]] = defaultdict(set)
        for mark in self._apart(uids):
            groups[mark.decision].add(mark.group)
        return {decision: frozenset(found) for decision, found in groups.items()}

    def _apart(self, uids: Iterable[str]) -> Iterable[Mark]:
        return (mark for uid in uids for mark in self._marks.get(uid, ()) if mark.kind in APART)


def together(
    items: Iterable[Item], claims: Callable[[Item], Iterable[Claim]], bonds: Bonds
) -> list[list[Item]]:
    """Return items in groups: those put together by decisions, where nothing keeps them apart."""
    if not bonds:
        return [[item] for item in items]
    groups: list[list[Item]] = []
    for item in items:
        group = [item]
        wanted = bonds.components(claims(item))
        for other in [g for g in groups if wanted & bonds.components(_of(g, claims))]:
            if not bonds.apart(_of(group, claims), _of(other, claims)):
                group = [*other, *group]
                groups = [kept for kept in groups if kept is not other]
        groups.append(group)
    return groups


def _of(items: Iterable[Item], claims: Callable[[Item], Iterable[Claim]]) -> list[Claim]:
    return [claim for item in items for claim in claims(item)]
