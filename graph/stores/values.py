"""What the driver returns, as values that JSON can carry."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Mapping
from types import UnionType
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
    for kinds, convert in _CONVERSIONS:
        if isinstance(value, kinds):
            return convert(value)
    return str(value)


def _node(node: Node) -> dict[str, Any]:
    return {"labels": sorted(node.labels), "properties": plain(dict(node))}


def _relationship(relationship: Relationship) -> dict[str, Any]:
    ends = {"start": relationship.start_node, "end": relationship.end_node}
    uids = {name: node["uid"] for name, node in ends.items() if node is not None and "uid" in node}
    return {"type": relationship.type, **uids, "properties": plain(dict(relationship))}


def _path(path: Path) -> dict[str, Any]:
    return {"nodes": plain(path.nodes), "relationships": plain(path.relationships)}


# the first that fits: nodes and relationships are mappings too, points and durations tuples
_CONVERSIONS: tuple[tuple[type | UnionType, Callable[[Any], Any]], ...] = (
    (float, lambda number: number if math.isfinite(number) else str(number)),
    (Node, _node),
    (Relationship, _relationship),
    (Path, _path),
    (Date | DateTime | Time | Duration, lambda moment: moment.iso_format()),
    (Point, lambda point: {"srid": point.srid, "coordinates": list(point)}),
    (Mapping, lambda items: {str(key): plain(item) for key, item in items.items()}),
    (list | tuple, lambda items: [plain(item) for item in items]),
    (bytes | bytearray, lambda octets: base64.b64encode(octets).decode("ascii")),
)
