"""Setting groups of nodes side by side, so that parts without edges between them stay near."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Rectangles = NDArray[np.float64]  # (n, 4): centre x and y, width, height

MARGIN = 18.0
WIDER = 1.35  # the canvas is wider than high
STROKE = 18.0  # room that an edge takes, at points along it
SAMPLES = (0.25, 0.5, 0.75)


@dataclass(frozen=True)
class Box:
    """The room that a node takes with its label; its middle lies ``drop`` below the node's own."""

    width: float
    height: float
    drop: float = 0.0


def pack(
    parts: Sequence[Mapping[str, Point]],
    boxes: Mapping[str, Box],
    edges: Iterable[tuple[str, str]] = (),
) -> dict[str, Point]:
    """Set groups side by side: the first in the middle, later ones where room is nearest.

    A group may stand in the bays of another, but no node or edge of it on those of another.

    Args:
        parts: the places of the nodes of each group, of its own.
        boxes: the room that each node takes around its place.
        edges: pairs of nodes of one group that a line joins.

    Returns:
        The places of all nodes together.
    """
    lines = list(edges)
    taken = np.empty((0, 4))
    result: dict[str, Point] = {}
    for part in parts:
        room = _room(part, boxes, lines)
        middle = (room[:, :2].max(0) + room[:, :2].min(0)) / 2
        room[:, :2] -= middle
        x, y = next(at for at in _spiral() if _free(room, at, taken))
        room[:, :2] += (x, y)
        taken = np.vstack([taken, room])
        for node, (px, py) in part.items():
            result[node] = (round(px - float(middle[0]) + x), round(py - float(middle[1]) + y))
    return result


def _room(
    part: Mapping[str, Point], boxes: Mapping[str, Box], edges: Iterable[tuple[str, str]]
) -> Rectangles:
    """Return what a group takes: a rectangle for each node, some small ones along each edge."""
    taken = [
        (x, y + boxes[node].drop, boxes[node].width + MARGIN, boxes[node].height + MARGIN)
        for node, (x, y) in part.items()
    ]
    for a, b in edges:
        if a in part and b in part:
            (ax, ay), (bx, by) = part[a], part[b]
            taken += [(ax + (bx - ax) * s, ay + (by - ay) * s, STROKE, STROKE) for s in SAMPLES]
    return np.array(taken, float)


def _spiral() -> Iterator[Point]:
    yield 0.0, 0.0
    step = 0
    while True:
        step += 1
        turn, radius = step * 0.35, 4.0 * step
        yield radius * WIDER * math.cos(turn), radius * math.sin(turn)


def _free(room: Rectangles, at: Point, taken: Rectangles) -> bool:
    gap = np.abs(room[:, None, :2] + np.array(at) - taken[None, :, :2])
    reach = (room[:, None, 2:] + taken[None, :, 2:]) / 2
    return not bool((gap < reach).all(2).any())
