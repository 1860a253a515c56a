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

from viz.packing import pack

Point = tuple[float, float]
Points = NDArray[np.float64]

LINE, CHARACTER = 54.0, 7.2  # height of a node with its label; width of a letter of it
EDGE = 118.0  # length that an edge would like to have
FAR = 6  # nodes farther apart than so many edges need no more room


def box(label: str) -> Point:
    """Return width and height that a node takes with its label below it."""
    return max(44.0, CHARACTER * len(label) + 10), LINE


def place(
    labels: Mapping[str, str],
    edges: Iterable[tuple[str, str]],
    fixed: Mapping[str, Point] | None = None,
) -> dict[str, Point]:
    """Give each node of ``labels`` a place where labels do not lie on each other.

    Args:
        labels: the nodes, each with the text that stands below it.
        edges: pairs of nodes that belong near each other.
        fixed: nodes that stay where they are; the others gather around them.

    Returns:
        A point for each node, the same for the same input.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(labels))
    graph.add_edges_from((a, b) for a, b in edges if a in labels and b in labels)
    held = {node: at for node, at in (fixed or {}).items() if node in labels}
    boxes = {node: box(label) for node, label in labels.items()}
    if held:
        return _laid_out(graph, boxes, held)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    return pack([_laid_out(graph.subgraph(sorted(part)), boxes, {}) for part in parts], boxes)


def _laid_out(
    graph: Any, boxes: Mapping[str, Point], held: Mapping[str, Point]
) -> dict[str, Point]:
    nodes = list(graph)
    moving = np.array([[0.0 if node in held else 1.0] for node in nodes])
    points = relaxed(_distances(graph, nodes), _start(graph, nodes, held), moving)
    if not held:
        points = _across(points)
    points = spread(points, np.array([boxes[node] for node in nodes]), moving)
    return {node: (round(x), round(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def relaxed(distances: Points, points: Points, moving: Points, rounds: int = 150) -> Points:
    """Move points until their distances come near the wanted ones, the near ones most of all.

    Args:
        distances: (n, n) wanted distances, zero on the diagonal.
        points: (n, 2) where to begin.
        moving: (n, 1) with 1.0 where a node may be moved, 0.0 where it stays.
        rounds: so many steps.
    """
    weights = np.divide(1.0, distances**2, out=np.zeros_like(distances), where=distances > 0)
    total = np.maximum(weights.sum(1, keepdims=True), 1e-12)
    for _ in range(rounds):
        gap = points[:, None] - points[None]
        length = np.maximum(np.linalg.norm(gap, axis=2), 1e-3)
        wanted = points[None] + gap * (distances / length)[:, :, None]
        better = (weights[:, :, None] * wanted).sum(1) / total
        points = points + (better - points) * moving
    return points


def spread(points: Points, boxes: Points, moving: Points, rounds: int = 200) -> Points:
    """Push overlapping label boxes apart.

    Args:
        points: (n, 2) centres.
        boxes: (n, 2) widths and heights.
        moving: (n, 1) with 1.0 where a node may be moved, 0.0 where it stays.
        rounds: at most so many steps.
    """
    points = points + np.random.default_rng(0).normal(0, 0.1, points.shape) * moving
    for _ in range(rounds):
        gap = points[:, None] - points[None]
        overlap = (boxes[:, None] + boxes[None]) / 2 - abs(gap)
        hit = (overlap > 1).all(2)  # the last pixel of an overlap never goes
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        move = np.zeros_like(gap)
        i, j = np.where(hit)
        axis = np.argmin(overlap, 2)[i, j]
        move[i, j, axis] = np.sign(gap[i, j, axis] + 1e-9) * overlap[i, j, axis] / 4
        points = points + np.clip(move.sum(1), -60, 60) * moving
    return points


def _distances(graph: Any, nodes: Sequence[str]) -> Points:
    """Return the wanted distances: along the edges, with room for more around crowded nodes."""
    steps = dict(nx.all_pairs_shortest_path_length(graph, cutoff=FAR))
    result = np.full((len(nodes), len(nodes)), float(FAR))
    for i, a in enumerate(nodes):
        for j, b in enumerate(nodes):
            result[i, j] = steps[a].get(b, FAR)
    crowd = np.sqrt([max(1.0, graph.degree(node) / 8) for node in nodes])
    near = np.where(result == 1, np.maximum(crowd[:, None], crowd[None]), 1.0)
    return result * near * EDGE


def _start(graph: Any, nodes: Sequence[str], held: Mapping[str, Point]) -> Points:
    """Return where relaxing begins: the spring layout, new nodes around those that they are tied to."""
    if not held:
        unit = nx.spring_layout(graph, seed=1)
        return np.array([unit[node] for node in nodes], float) * EDGE * math.sqrt(len(nodes))
    size = EDGE * math.sqrt(len(nodes))
    around: dict[str, Point] = {}
    for number, node in enumerate(nodes):
        near = [held[other] for other in graph[node] if other in held]
        x, y = np.mean(near, axis=0) if near else (0.0, 0.0)
        turn = 2 * math.pi * number * 0.618034  # golden turns: neighbours in the list do not meet
        around[node] = (float(x) + EDGE * math.cos(turn), float(y) + EDGE * math.sin(turn))
    begun = {node: held.get(node, around[node]) for node in nodes}
    scaled = {node: (x / size, y / size) for node, (x, y) in begun.items()}
    unit = nx.spring_layout(graph, pos=scaled, fixed=list(held), seed=1, iterations=30)
    return np.array([unit[node] for node in nodes], float) * size


def _across(points: Points) -> Points:
    """Turn points so that their longer side lies across: canvases and labels are wider than high."""
    centred = points - points.mean(0)
    if len(points) < 3:
        return np.array([[-EDGE / 2, 0.0], [EDGE / 2, 0.0]])[: len(points)]
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned: Points = centred @ axes.T
    # the axes have no sign of their own: let the heavier side be left and up
    return turned * np.where(np.sum(turned**3, axis=0) > 0, -1.0, 1.0)
