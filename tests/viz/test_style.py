from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from graph.model import Status
from graph.ontology import ontology
from viz.style import KINDS, STATUSES, TONES, palette_css, styles, tone_of

STATIC = Path(__file__).parents[2] / "viz" / "static"
# what vis-network 9.1.2 can draw with the label outside
VIS_SHAPES = {"dot", "star", "diamond", "square", "hexagon", "triangle"}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_kind_has_a_shape_of_its_own() -> None:
    shapes = [style.shape for style in KINDS.values()]
    assert len(set(shapes)) == len(shapes)
    assert set(shapes) <= VIS_SHAPES


def test_the_legend_can_draw_every_shape_of_the_table() -> None:
    shapes = (STATIC / "shapes.js").read_text(encoding="utf-8")
    drawn = {"dot", *re.findall(r"^  (\w+): \(radius\) =>", shapes, re.MULTILINE)}
    assert {row["shape"] for row in styles()["kinds"]} <= drawn


@pytest.mark.parametrize(("theme", "ground"), [("light", "#fbfbf9"), ("dark", "#14171c")])
def test_nodes_and_lines_stand_out_from_the_ground(theme: str, ground: str) -> None:
    for kind, style in KINDS.items():
        fill, border = getattr(style.fill, theme), getattr(style.border, theme)
        assert max(contrast(fill, ground), contrast(border, ground)) >= 3, kind
    for tone, colour in TONES.items():
        assert contrast(getattr(colour, theme), ground) >= 3, tone


def test_every_status_has_a_dash_of_its_own() -> None:
    assert set(STATUSES) == set(get_args(Status))
    assert len({style.dashes for style in STATUSES.values()}) == len(STATUSES)
    assert STATUSES["held"].dashes == ()


def test_accusing_and_sanctioning_are_tension_and_agreeing_is_not() -> None:
    acts = ontology().types["diplomatic"]
    tone = {action: tone_of(acts.codes_of({"action": action})) for action in acts.actions}
    assert tone["recall_ambassador"] == tone["sanction"] == tone["condemn"] == "tension"
    assert tone["open_embassy"] == tone["lift_sanction"] == "cooperation"
    assert tone_of(ontology().types["met_with"].codes) == "exchange"


def test_the_style_sheet_has_each_colour_for_both_themes() -> None:
    sheet = palette_css()
    assert sheet.count("--kind-country:") == 4
    assert KINDS["Country"].fill.dark in sheet.partition("[data-theme=dark]")[2]
