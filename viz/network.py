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
from viz.ends import End
from viz.layout import Point
from viz.scene import Edge, Scene
from viz.style import KINDS
from viz.words import name_of, shortened

VIS_FOLDER = Path(str(files("pyvis") / "lib" / "vis-9.1.2"))
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

    def draw(self, scene: Scene, points: Mapping[str, Point]) -> None:
        """Add the nodes and edges of a scene at their places."""
        degrees = scene.degrees()
        for end in scene.nodes:
            self._add_end(end, points[end.uid], degrees[end.uid])
        # appended, not add_edge: that one drops parallel edges and is quadratic
        self.edges += [edge_json(edge) for edge in scene.edges]

    def page(self, **extra: Any) -> str:
        """Render the page; later increments are the same dicts as JSON."""
        return str(self.templateEnv.get_template(self.path).render(**extra))

    def as_json(self) -> dict[str, Any]:
        """Return nodes, edges and options for the page's scripts."""
        return {"nodes": self.nodes, "edges": self.edges, "options": self.options}

    def _add_end(self, end: End, at: Point, degree: int) -> None:
        style = KINDS[end.kind]
        full = name_of(end, self.language)
        self.add_node(
            end.uid,
            label=shortened(full),
            shape=style.shape,
            color={"background": style.fill.light, "border": style.border.light},
            size=round(min(26.0, 7 + 2.2 * math.sqrt(degree)) * style.scale, 1),
            x=at[0],
            y=at[1],
            kind=end.kind,
            full=full,
            home=end.home,
            role=end.role,
        )


def edge_json(edge: Edge) -> dict[str, Any]:
    """Return an edge as the page gets it; how it looks follows from its tallies, when filtered."""
    return {
        "id": edge.uid,
        "from": edge.source,
        "to": edge.target,
        "kind": edge.kind,
        "directed": edge.directed,
        "tallies": [[t.type, t.tone, t.status, t.period, t.count] for t in edge.tallies],
        "ties": list(edge.ties[:TIES_KEPT]),
    }
