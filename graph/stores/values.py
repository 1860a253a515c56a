"""What the driver returns, as values that JSON can carry."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


def plain(value: Any) -> Any:
    """Return a value of the driver as JSON values, integers exact whatever their size.

    Dates, times and durations become ISO 8601 strings; a node becomes ``{"labels", "properties"}``,
    a relationship ``{"type", "start", "end", "properties"}`` with the uids of its ends where the
    same row holds them, a path ``{"nodes", "relationships"}``.  Engine ids are left out: they
    mean nothing outside.  What JSON has no number for (infinity, not-a-number) becomes its name.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, Node | Relationship | Path):
        return _part_of_graph(value)
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else str(value)


def _part_of_graph(value: Node | Relationship | Path) -> dict[str, Any]:
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": plain(dict(value))}
    if isinstance(value, Path):
        return {
            "nodes": [plain(node) for node in value.nodes],
            "relationships": [plain(step) for step in value.relationships],
        }
    ends = {
        name: node.get("uid")
        for name, node in (("start", value.start_node), ("end", value.end_node))
        if node is not None and "uid" in node
    }
    return {"type": value.type, **ends, "properties": plain(dict(value))}
