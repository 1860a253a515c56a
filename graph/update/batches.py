"""Work in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def batches(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    """Cut items into lists of at most so many."""
    stream = iter(items)
    while batch := list(islice(stream, most)):
        yield batch
