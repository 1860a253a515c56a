"""Setting groups of nodes side by side, so that parts without edges between them stay near."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]  # centre x and y, width, height

GAP = 46.0
WIDER = 1.35  # the canvas is wider than high


@dataclass(frozen=True)
class Box:
    """The room that a node takes with its label; its middle lies ``drop`` below the node's own."""

    width: float
    height: float
    drop: float = 0.0


def pack(parts: Sequence[Mapping[str, Point]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Set groups side by side: the first in the middle, later ones where room is nearest.

    Args:
        parts: the places of the nodes of each group, of its own.
        boxes: the room that each node takes around its place.

    Returns:
        The places of all nodes together; no group's rectangle lies on another's.
    """
    placed: list[Rectangle] = []
    result: dict[str, Point] = {}
    for part in parts:
        left, top, right, bottom = _bounds(part, boxes)
        width, height = right - left + GAP, bottom - top + GAP
        x, y = next(at for at in _spiral() if _free((*at, width, height), placed))
        placed.append((x, y, width, height))
        for node, (px, py) in part.items():
            result[node] = (round(px - (left + right) / 2 + x), round(py - (top + bottom) / 2 + y))
    return result


def _bounds(part: Mapping[str, Point], boxes: Mapping[str, Box]) -> Rectangle:
    taken = [
        (x, y + boxes[node].drop, boxes[node].width, boxes[node].height)
        for node, (x, y) in part.items()
    ]
    return (
        min(x - w / 2 for x, _, w, _ in taken),
        min(y - h / 2 for _, y, _, h in taken),
        max(x + w / 2 for x, _, w, _ in taken),
        max(y + h / 2 for _, y, _, h in taken),
    )


def _spiral() -> Iterator[Point]:
    yield 0.0, 0.0
    step = 0
    while True:
        step += 1
        turn, radius = step * 0.35, 6.0 * step
        yield radius * WIDER * math.cos(turn), radius * math.sin(turn)


def _free(wanted: Rectangle, placed: Iterable[Rectangle]) -> bool:
    x, y, width, height = wanted
    return all(
        abs(x - px) >= (width + w) / 2 or abs(y - py) >= (height + h) / 2 for px, py, w, h in placed
    )
