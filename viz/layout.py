"""Where nodes stand: computed once on the server, so that the page draws without physics.

Each connected part is laid out so that distances on the canvas follow distances along the edges
(stress majorisation, begun from networkx's spring layout), turned so that its longer side lies
across, and its labels are pushed off each other.  Coordinates are pixels at zoom 1, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from viz.packing import Box, Point, pack

Points = NDArray[np.float64]

EDGE = 92.0  # length that an edge would like to have
BEND = 0.75  # two edges' way asks for 2 ** 0.75 edges' room, so that long chains curl up
AIR = 1.9  # a drawing's area to that of all its labels; with less, pushing apart distorts it
SHEET, GROWTH = 640.0 * 440.0, 1.7  # few nodes spread over so much, at most so much apart
ASPECT, STRETCH = 1.3, 1.6  # width to height that a drawing should have; stretched at most so much
FAR = 6  # nodes farther apart than so many edges need no more room


def box(label: str, size: float, font: float) -> Box:
    """Return the room of a node of a size (its radius) whose label has letters so high."""
    lines = label.split("\n")
    letters = max(map(len, lines))
    below = 1.2 * font * len(lines) + 4
    return Box(
        width=max(2 * size, 0.52 * font * letters) + 12,
        height=2 * size + below + 12,
        drop=below / 2,
    )


def place(
    boxes: Mapping[str, Box],
    edges: Iterable[tuple[str, str]],
    before: Mapping[str, Point] | None = None,
) -> dict[str, Point]:
    """Give each node a place where labels do not lie on each other.

    Args:
        boxes: the nodes, each with the room that it takes.
        edges: pairs of nodes that belong near each other.
        before: where nodes stood in the drawing before; they are moved only as far as needed.

    Returns:
        A point for each node, the same for the same input.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(boxes))
    graph.add_edges_from((a, b) for a, b in edges if a in boxes and b in boxes)
    known = {node: at for node, at in (before or {}).items() if node in boxes}
    if known:
        return _laid_out(graph, boxes, known)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    laid_out = [_laid_out(graph.subgraph(sorted(part)), boxes, {}) for part in parts]
    return pack(laid_out, boxes, graph.edges)


def _laid_out(
    graph: Any, boxes: Mapping[str, Box], before: Mapping[str, Point]
) -> dict[str, Point]:
    nodes = list(graph)
    start = _beside(graph, nodes, before) if before else _sprung(graph, nodes)
    points = relaxed(_distances(graph, nodes), start)
    room = _room(nodes, boxes)
    sheet = SHEET * len(nodes) / len(boxes)
    points = _roomy(_widened(points if before else _across(points)), room, sheet)
    return settled(nodes, points, boxes)


def settled(nodes: Sequence[str], points: Points, boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Push labels off each other, and return each node's place in whole pixels."""
    drop = np.array([(0.0, boxes[node].drop) for node in nodes])
    moved = spread(points + drop, _room(nodes, boxes)) - drop
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, moved, strict=True)}


def relaxed(distances: Points, points: Points, rounds: int = 150) -> Points:
    """Move points until their distances come near the wanted ones, the near ones most of all.

    Args:
        distances: (n, n) wanted distances, zero on the diagonal.
        points: (n, 2) where to begin.
        rounds: so many steps.
    """
    weights = np.divide(1.0, distances**2, out=np.zeros_like(distances), where=distances > 0)
    total = np.maximum(weights.sum(1, keepdims=True), 1e-12)
    for _ in range(rounds):
        gap = points[:, None] - points[None]
        length = np.maximum(np.linalg.norm(gap, axis=2), 1e-3)
        wanted = points[None] + gap * (distances / length)[:, :, None]
        points = (weights[:, :, None] * wanted).sum(1) / total if len(points) > 1 else points
    return points


def spread(points: Points, boxes: Points, rounds: int = 200) -> Points:
    """Push overlapping boxes apart; ``boxes`` (n, 2) are widths and heights around ``points``."""
    points = points + np.random.default_rng(0).normal(0, 0.1, points.shape)
    for _ in range(rounds):
        gap = points[:, None] - points[None]
        overlap = (boxes[:, None] + boxes[None]) / 2 - abs(gap)
        # the last pixel of an overlap never goes
        i, j = np.where((overlap > 1).all(2) & ~np.eye(len(points), dtype=bool))
        if not len(i):
            break
        move = np.zeros_like(gap)
        axis = np.argmin(overlap, 2)[i, j]
        move[i, j, axis] = np.sign(gap[i, j, axis] + 1e-9) * overlap[i, j, axis] / 4
        points = points + np.clip(move.sum(1), -60, 60)
    return points


def _room(nodes: Sequence[str], boxes: Mapping[str, Box]) -> Points:
    return np.array([(boxes[node].width, boxes[node].height) for node in nodes])


def _distances(graph: Any, nodes: Sequence[str]) -> Points:
    """Return the wanted distances: those along the edges, the long ones shortened."""
    steps = dict(nx.all_pairs_shortest_path_length(graph, cutoff=FAR))
    result = np.array([[steps[a].get(b, FAR) for b in nodes] for a in nodes], float)
    return EDGE * result**BEND


def _sprung(graph: Any, nodes: Sequence[str]) -> Points:
    """Return a first rough drawing, from nothing."""
    unit = nx.spring_layout(graph, seed=1)
    return np.array([unit[node] for node in nodes], float) * EDGE * math.sqrt(len(nodes))


def _beside(graph: Any, nodes: Sequence[str], before: Mapping[str, Point]) -> Points:
    """Return the drawing from before, with new nodes beside what they are tied to."""
    points = []
    for number, node in enumerate(nodes):
        near = [before[other] for other in graph[node] if other in before]
        x, y = np.mean(near, axis=0) if near else (0.0, 0.0)
        turn = 2 * math.pi * number * 0.618034  # golden turns: neighbours in the list do not meet
        new = (float(x) + EDGE * math.cos(turn), float(y) + EDGE * math.sin(turn))
        points.append(before.get(node, new))
    return np.array(points, float)


def _across(points: Points) -> Points:
    """Turn points so that their longer side lies across, as canvases and labels do."""
    if len(points) < 3:
        return np.array([[-EDGE / 2, 0.0], [EDGE / 2, 0.0]])[: len(points)]
    centred = points - points.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned: Points = centred @ axes.T
    # the axes have no sign of their own: let the heavier side be left and up
    return turned * np.where(np.sum(turned**3, axis=0) > 0, -1.0, 1.0)


def _widened(points: Points) -> Points:
    """Stretch points across where they stand too narrow for a canvas."""
    width, height = np.maximum(np.ptp(points, axis=0), 1.0)
    stretch = min(max(ASPECT * height / width, 1.0), STRETCH)
    widened: Points = points * np.array([stretch, 1.0])
    return widened


def _roomy(points: Points, room: Points, sheet: float) -> Points:
    """Enlarge a drawing where its labels lack room, or where it leaves a sheet empty."""
    area = float(np.prod(np.ptp(points, axis=0) + room.mean(0)))
    needed = math.sqrt(AIR * float(room.prod(1).sum()) / area)
    return points * max(1.0, needed, min(math.sqrt(sheet / area), GROWTH))
