from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.layout import box, place
from viz.packing import Box, Point

NODES = [f"n{number}" for number in range(12)]
graphs = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=20)


def boxes(nodes: list[str]) -> dict[str, Box]:
    """Nodes of several sizes, some with a label of two lines."""
    return {n: box("a label\nof two" if int(n[-1]) % 3 else n, 8 + int(n[-1]), 14) for n in nodes}


def overlapping(points: dict[str, Point], room: dict[str, Box], slack: float = 3) -> list[str]:
    return [
        f"{a} {b}"
        for a, b in combinations(points, 2)
        if abs(points[a][0] - points[b][0]) < (room[a].width + room[b].width) / 2 - slack
        and abs(points[a][1] + room[a].drop - points[b][1] - room[b].drop)
        < (room[a].height + room[b].height) / 2 - slack
    ]


@settings(max_examples=25, deadline=None)
@given(graphs)
def test_labels_do_not_lie_on_each_other(edges: list[tuple[str, str]]) -> None:
    room = boxes(NODES)
    assert overlapping(place(room, edges), room) == []


@settings(max_examples=25, deadline=None)
@given(graphs)
def test_the_same_graph_is_drawn_the_same(edges: list[tuple[str, str]]) -> None:
    room = boxes(NODES)
    assert place(room, edges) == place(dict(reversed(room.items())), edges)


def test_tied_nodes_stand_nearer_than_others() -> None:
    room = boxes(NODES)
    chain = list(pairwise(NODES))
    points = place(room, chain)
    for far in NODES[3:]:
        assert distance(points, "n0", "n1") < distance(points, "n0", far)


def test_the_longer_side_lies_across() -> None:
    points = place(boxes(NODES), list(pairwise(NODES)))
    xs, ys = zip(*points.values(), strict=True)
    assert max(xs) - min(xs) > max(ys) - min(ys)


def test_growing_a_drawing_moves_little_of_it() -> None:
    old = NODES[:8]
    star = [("n0", node) for node in old[1:]]
    before = place(boxes(old), star)
    after = place(boxes(NODES), [*star, *(("n1", node) for node in NODES[8:])], before)

    def direction(points: dict[str, Point], node: str) -> tuple[float, float]:
        return points[node][0] - points["n0"][0], points[node][1] - points["n0"][1]

    for node in old[1:]:
        (bx, by), (ax, ay) = direction(before, node), direction(after, node)
        assert ax * bx + ay * by > 0, node


def test_parts_without_edges_between_them_stay_apart_but_near() -> None:
    room = boxes(NODES)
    pairs = list(zip(NODES[::2], NODES[1::2], strict=True))
    points = place(room, pairs)
    assert overlapping(points, room) == []
    xs, ys = zip(*points.values(), strict=True)
    assert max(xs) - min(xs) < 1_500
    assert max(ys) - min(ys) < 1_000


def test_a_full_canvas_is_laid_out() -> None:
    graph = nx.barabasi_albert_graph(300, 2, seed=1)
    room = boxes([str(node) for node in graph])
    points = place(room, [(str(a), str(b)) for a, b in graph.edges])
    assert len(points) == 300


def test_a_longer_label_and_a_larger_node_take_more_room() -> None:
    assert box("Papouasie", 10, 14).width > box("Chili", 10, 14).width
    assert box("deux\nlignes", 10, 14).height > box("une", 10, 14).height
    assert box("Chili", 24, 14).height > box("Chili", 10, 14).height


def distance(points: dict[str, Point], a: str, b: str) -> float:
    (ax, ay), (bx, by) = points[a], points[b]
    return float(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5)
