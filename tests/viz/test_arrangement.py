from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reference import reference
from tests.viz.test_layout import overlapping
from viz.arrangement import LAYOUTS, arranged, coordinates, project
from viz.ends import End, Tally
from viz.layout import box
from viz.packing import Box
from viz.scene import Edge, Scene

CODES = sorted(reference().countries)[:40]
edges = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(CODES), st.integers(1, 12)).filter(
        lambda edge: edge[0] < edge[1]
    ),
    max_size=40,
    unique_by=lambda edge: edge[:2],
)


def scene(found: list[tuple[str, str, int]]) -> Scene:
    nodes = tuple(End(code, "Country", code) for code in CODES)
    lines = tuple(
        Edge(a, b, "*", tallies=(Tally("met_with", "exchange", "held", f"2025-{month:02}"),))
        for a, b, month in found
    )
    return Scene(nodes, lines, frozenset(CODES[:1]))


def room(shown: Scene) -> dict[str, Box]:
    names = {end.uid: reference().label(end.uid, "fr") for end in shown.nodes}
    return {uid: box(name[:21], 12, 14) for uid, name in names.items()}


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@settings(max_examples=8, deadline=None)
@given(found=edges)
def test_no_label_lies_on_another(layout: str, found: list[tuple[str, str, int]]) -> None:
    shown = scene(found)
    boxes = room(shown)
    points = arranged(layout, shown, boxes).points
    assert points.keys() == boxes.keys()
    assert overlapping(dict(points), boxes) == []


def test_the_map_has_north_above_south_and_west_left_of_east() -> None:
    places = {code: project(*coordinates()[code]) for code in ("NO", "ZA", "US", "JP")}
    assert places["NO"][1] < places["ZA"][1]
    assert places["US"][0] < places["JP"][0]


def test_every_country_has_a_place() -> None:
    assert coordinates().keys() == reference().countries.keys()


def test_time_runs_to_the_right_and_is_labelled() -> None:
    shown = scene([(CODES[1], CODES[2], 1), (CODES[3], CODES[4], 12)])
    found = arranged("time", shown, room(shown))
    assert found.points[CODES[1]][0] < found.points[CODES[3]][0]
    assert [line["label"] for line in found.lines] == ["2025-01", "2025-04", "2025-07", "2025-10"]
