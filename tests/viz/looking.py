"""Finding things in the page: places on the canvas, what is drawn, the panel."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

PLACE = """id => {
  const network = window.__explorer.network;
  const box = document.getElementById('canvas').getBoundingClientRect();
  const at = network.canvasToDOM(network.getPositions([id])[id]);
  return [box.left + at.x, box.top + at.y];
}"""
MIDDLE = """id => {
  const network = window.__explorer.network;
  const box = document.getElementById('canvas').getBoundingClientRect();
  const edge = network.body.edges[id];
  const at = network.canvasToDOM(edge.edgeType.getPoint(0.5));
  return [box.left + at.x, box.top + at.y];
}"""
VIEW = """() => {
  const it = window.__explorer.network;
  return { places: it.getPositions(), scale: it.getScale(), at: it.getViewPosition() };
}"""
ROOM = """() => {
  const { network, drawn } = window.__explorer;
  const boxes = [...drawn.nodes].map((id) => network.getBoundingBox(id));
  const left = Math.min(...boxes.map((b) => b.left));
  const right = Math.max(...boxes.map((b) => b.right));
  const across = (x) => network.canvasToDOM({ x, y: 0 }).x;
  return [across(left), document.getElementById('canvas').clientWidth - across(right)];
}"""


HEIGHTS = """() => {
  const { network, drawn } = window.__explorer;
  const boxes = [...drawn.nodes].map((id) => network.getBoundingBox(id));
  const down = (y) => network.canvasToDOM({ x: 0, y }).y;
  const top = Math.min(...boxes.map((b) => b.top));
  const bottom = Math.max(...boxes.map((b) => b.bottom));
  const heading = document.querySelector('.heading');
  const covered = heading.offsetParent ? heading.offsetTop + heading.offsetHeight : 0;
  return [down(top), down(bottom), covered];
}"""


def place(page: Page, node: str) -> tuple[float, float]:
    x, y = page.evaluate(PLACE, node)
    return x, y


def drawn(page: Page) -> set[str]:
    return set(page.evaluate("() => [...window.__explorer.drawn.nodes]"))


def named(page: Page, name: str) -> str:
    """The uid of the drawn node that has this name."""
    nodes: list[dict[str, Any]] = page.evaluate(
        "() => window.__explorer.network.body.data.nodes.get()"
    )
    return next(str(node["id"]) for node in nodes if node["full"] == name)


def edges(page: Page) -> dict[str, dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("() => window.__explorer.drawn.edges")
    return {edge["id"]: edge for edge in found}


def open_node(page: Page, node: str) -> None:
    page.mouse.dblclick(*place(page, node))
    expect(page.locator(".chip").first).to_be_visible()


def panel(page: Page) -> Locator:
    return page.locator("#panel")
