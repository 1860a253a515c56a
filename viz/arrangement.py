"""Other places for nodes than the network's own: on a circle, on a map, along time.

Coordinates are pixels at zoom 1, y downwards, as in ``viz.layout``; labels are pushed off each
other in the same way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from viz.ends import End
from viz.layout import settled
from viz.packing import Box, Point
from viz.scene import Scene

MAP = 560.0  # pixels of a radian on the map
GRID = 30  # degrees between the lines of the map's grid
STEP = 10  # degrees between the points that such a line is drawn by
YEAR = 420.0  # pixels of a year along time, at least
LANE = 18.0  # room between the rows of nodes along time
Line = dict[str, Any]


@dataclass(frozen=True)
class Arrangement:
    """Where nodes stand, and the lines behind them: ``{"points": [[x, y], …], "label": …}``."""

    points: Mapping[str, Point]
    lines: tuple[Line, ...] = ()


def arranged(layout: str, scene: Scene, boxes: Mapping[str, Box]) -> Arrangement:
    """Return the places of a scene's nodes in one of ``LAYOUTS``."""
    return LAYOUTS[layout](scene, boxes)


def circle(scene: Scene, boxes: Mapping[str, Box]) -> Arrangement:
    """Set what is opened in the middle and the others around it, the most tied at the top."""
    middle = [end.uid for end in scene.nodes if end.uid in scene.opened]
    degrees = scene.degrees()
    around = sorted(
        (end for end in scene.nodes if end.uid not in scene.opened),
        key=lambda end: (end.kind, -degrees[end.uid], end.uid),
    )
    room = sum(boxes[end.uid].width for end in around)
    radius = max(190.0, room / (2 * math.pi))
    points = {
        end.uid: _on_circle(number / len(around), radius) for number, end in enumerate(around)
    }
    # one in the middle, or several on a small circle of their own
    inner = 0.0 if len(middle) < 2 else radius * 0.3
    points |= {uid: _on_circle(n / len(middle), inner) for n, uid in enumerate(middle)}
    return Arrangement(_apart(points, boxes))


def world_map(scene: Scene, boxes: Mapping[str, Box]) -> Arrangement:
    """Set countries where they lie, people beside their country, the rest between its partners."""
    fixed = {end.uid: project(*at) for end in scene.nodes if (at := _lies(end))}
    placed = dict(fixed)
    for end in scene.nodes:
        if end.uid not in placed:
            near = [fixed[uid] for uid in _partners(scene, end.uid) if uid in fixed]
            x, y = np.mean(near, axis=0) if near else (0.0, project(-60, 0)[1])
            placed[end.uid] = (float(x), float(y))
    return Arrangement(_apart(placed, boxes), tuple(_grid()))


def along_time(scene: Scene, boxes: Mapping[str, Box]) -> Arrangement:
    """Set each node where its first dated tie lies, in rows without overlap; undated ones first.

    What is opened has the first row to itself.
    """
    first = {end.uid: _first_month(scene, end.uid) for end in scene.nodes}
    months = [month for month in first.values() if month is not None]
    begin, end_ = (min(months), max(months)) if months else (0, 0)
    width = max(720.0, YEAR * (end_ - begin) / 12)
    pixels = width / max(1, end_ - begin)

    def across(uid: str) -> float:
        month = first[uid]
        return -pixels if month is None else (month - begin) * pixels

    points = _rows([end.uid for end in scene.nodes], across, boxes, scene.opened)
    bottom = max((y for _, y in points.values()), default=0.0)
    return Arrangement(points, tuple(_months(begin, end_, pixels, bottom)) if months else ())


def project(latitude: float, longitude: float) -> Point:
    """Return where a place lies on the map: Natural Earth's projection."""
    across, up = math.radians(longitude), math.radians(latitude)
    u2 = up * up
    u4 = u2 * u2
    x = across * (0.8707 - 0.131979 * u2 + u4 * (-0.013791 + u4 * (0.003971 * u2 - 0.001529 * u4)))
    y = up * (1.007226 + u2 * (0.015085 + u4 * (-0.044475 + 0.028874 * u2 - 0.005916 * u4)))
    return MAP * x, -MAP * y


LAYOUTS: Mapping[str, Callable[[Scene, Mapping[str, Box]], Arrangement]] = {
    "map": world_map,
    "circle": circle,
    "time": along_time,
}


def _on_circle(turn: float, radius: float) -> Point:
    angle = 2 * math.pi * turn - math.pi / 2
    return 1.35 * radius * math.cos(angle), radius * math.sin(angle)  # canvases are wide


def _apart(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Push labels off each other."""
    nodes = sorted(points)
    return settled(nodes, np.array([points[node] for node in nodes], float), boxes) if nodes else {}


def _lies(end: End) -> tuple[float, float] | None:
    """Return the latitude and longitude of a country, or of the one that a person acts for."""
    return coordinates().get(end.uid if end.kind == "Country" else end.home or "")


@cache
def coordinates() -> Mapping[str, tuple[float, float]]:
    """Return the latitude and longitude of each country's middle, by its code."""
    text = (files("viz") / "data" / "coordinates.yaml").read_text(encoding="utf-8")
    table: Mapping[str, Sequence[float]] = yaml.safe_load(text)["coordinates"]
    return {code: (latitude, longitude) for code, (latitude, longitude) in table.items()}


def _partners(scene: Scene, uid: str) -> Iterable[str]:
    for edge in scene.edges:
        if uid in edge.ends:
            yield edge.target if edge.source == uid else edge.source


def _grid() -> Iterable[Line]:
    """Yield meridians and parallels, so that the map can be told from any drawing."""
    for longitude in range(-180, 181, GRID):
        yield {"points": [project(lat, longitude) for lat in range(-90, 91, STEP)]}
    for latitude in range(-60, 61, GRID):
        yield {"points": [project(latitude, lon) for lon in range(-180, 181, STEP)]}


def _first_month(scene: Scene, uid: str) -> int | None:
    periods = [
        tally.period
        for edge in scene.edges
        if uid in edge.ends
        for tally in edge.tallies
        if tally.period
    ]
    if not periods:
        return None
    first = min(periods)
    return int(first[:4]) * 12 + (int(first[5:7]) - 1 if len(first) >= 7 else 0)


def _rows(
    nodes: Iterable[str],
    across: Callable[[str], float],
    boxes: Mapping[str, Box],
    opened: frozenset[str],
) -> dict[str, Point]:
    """Set nodes into the first row that has room where they belong."""
    ends: list[float] = []  # how far each row is taken
    points: dict[str, Point] = {}
    height = max((box.height for box in boxes.values()), default=0.0) + LANE
    for uid in sorted(nodes, key=lambda node: (node not in opened, across(node), node)):
        left = across(uid) - boxes[uid].width / 2
        free = (row for row, end in enumerate(ends) if end <= left and (row or uid in opened))
        row = next(free, len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = left + boxes[uid].width
        points[uid] = (round(across(uid)), round(row * height))
    return points


def _months(begin: int, end: int, pixels: float, bottom: float) -> Iterable[Line]:
    """Yield a line with a label at the begin of each year, or of each month of a short time."""
    every = 12 if end - begin > 30 else 1 if end - begin < 9 else 3
    for month in range(begin, end + 1):
        if month % every == 0:
            x = (month - begin) * pixels
            label = f"{month // 12}" if every == 12 else f"{month // 12}-{month % 12 + 1:02}"
            yield {"points": [(x, -90.0), (x, bottom + 60.0)], "label": label}
