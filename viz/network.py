"""The pyvis network behind the page: its nodes, edges and options, in our own template.

pyvis's own page asks other hosts for scripts and lets article text run as script; its builder
and the vis-network that it brings are kept, its template is not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment
from pyvis.network import Network

from graph.ontology import Language
from viz.arrangement import Line, arranged
from viz.ends import End
from viz.layout import box, place
from viz.packing import Point
from viz.scene import Edge, Scene
from viz.style import KINDS
from viz.words import label_of, name_of

VIS_FOLDER = Path(str(files("pyvis") / "lib" / "vis-9.1.2"))
SMALLEST, LARGEST, OPENED = 7.0, 24.0, 18.0  # radius of a country; of one that is opened, at least
LETTERS = 17.0  # height of the name of what is opened
TIES_KEPT = 200  # tie uids sent with an edge; the evidence of a fuller edge is read by pair

OPTIONS: dict[str, Any] = {
    "nodes": {"borderWidth": 1.5, "font": {"size": 14, "multi": False}},
    "edges": {
        "smooth": {"enabled": True, "type": "continuous", "roundness": 0.25},
        "color": {"inherit": False},
        "arrows": {"to": {"enabled": False, "scaleFactor": 0.5}},
        "selectionWidth": 0,
        "hoverWidth": 0,
    },
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "keyboard": {"enabled": False},
        "tooltipDelay": 250,
        "zoomSpeed": 0.6,
    },
}


class ExplorerNetwork(Network):  # type: ignore[misc]
    """A pyvis network of a scene, rendered through the explorer's own template.

    Args:
        environment: the Jinja environment that finds the template; it must escape.
        language: the reader's language, for names.
    """

    def __init__(
        self, environment: Environment, language: Language, template: str = "explorer.html"
    ) -> None:
        super().__init__(directed=True)
        self.templateEnv, self.path, self.language = environment, template, language
        self.options = OPTIONS
        self.behind: tuple[Line, ...] = ()

    def draw(
        self, scene: Scene, before: Mapping[str, Point] | None = None, layout: str = "network"
    ) -> Mapping[str, Point]:
        """Add the nodes and edges of a scene, and return the places they got.

        Args:
            scene: what to draw.
            before: where nodes stood in the drawing before this one.
            layout: ``network``, or one of ``viz.arrangement.LAYOUTS``.
        """
        looks = self._looks(scene)
        boxes = {
            uid: box(look["label"], look["size"], look["letters"]) for uid, look in looks.items()
        }
        if layout == "network":
            lines = [(edge.source, edge.target) for edge in scene.edges]
            points: Mapping[str, Point] = place(boxes, lines, before)
        else:
            found = arranged(layout, scene, boxes)
            points, self.behind = found.points, found.lines
        for uid, look in looks.items():
            self.add_node(uid, x=points[uid][0], y=points[uid][1], **look)
        # appended, not add_edge: that one drops parallel edges and is quadratic
        self.edges += [edge_json(edge) for edge in scene.edges]
        return points

    def page(self, **extra: Any) -> str:
        """Render the page; later increments are the same dicts as JSON."""
        return str(self.templateEnv.get_template(self.path).render(**extra))

    def as_json(self) -> dict[str, Any]:
        """Return nodes, edges, options and the lines behind them for the page's scripts."""
        return {
            "nodes": self.nodes,
            "edges": self.edges,
            "options": self.options,
            "behind": self.behind,
        }

    def _looks(self, scene: Scene) -> dict[str, dict[str, Any]]:
        degrees = scene.degrees()
        return {end.uid: self._look(end, degrees[end.uid], scene) for end in scene.nodes}

    def _look(self, end: End, degree: int, scene: Scene) -> dict[str, Any]:
        style, full = KINDS[end.kind], name_of(end, self.language)
        label = label_of(full)
        # a tooltip has what the label leaves out
        tooltip = {"title": full} if "…" in label and "…" not in full else {}
        opened = end.uid in scene.opened
        size = min(LARGEST, max(OPENED if opened else 0.0, SMALLEST + 1.9 * math.sqrt(degree)))
        return {
            **tooltip,
            "label": label,
            "shape": style.shape,
            "color": {"background": style.fill.light, "border": style.border.light},
            "size": round(size * style.scale, 1),
            "letters": LETTERS if opened else style.font,
            "kind": end.kind,
            "full": full,
            "home": end.home,
            "role": end.role,
        }


def edge_json(edge: Edge) -> dict[str, Any]:
    """Return an edge as the page gets it; how it looks follows from its tallies, when filtered."""
    return {
        "id": edge.uid,
        "from": edge.source,
        "to": edge.target,
        "kind": edge.kind,
        "arrow": edge.arrow,
        "tallies": [
            [t.type, t.tone, t.status, t.period, t.count, t.reports, t.sure] for t in edge.tallies
        ],
        "ties": list(edge.ties[:TIES_KEPT]),
    }
