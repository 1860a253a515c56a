"""Putting together what shares something."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def connected(
    items: Iterable[Item], keys: Callable[[Item], Iterable[Hashable]]
) -> list[list[Item]]:
    """Return items in groups: two are together when they share a key, or a chain of keys."""
    group_of: dict[Hashable, list[Item]] = {}
    groups: dict[int, list[Item]] = {}
    for item in items:
        merged = [item]
        for joined in {id(g): g for key in keys(item) if (g := group_of.get(key))}.values():
            merged += groups.pop(id(joined))
        groups[id(merged)] = merged
        group_of.update((key, merged) for member in merged for key in keys(member))
    return list(groups.values())
