"""Working with a view in a real browser: ways, hiding, pinning, layouts, saving, taking away."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
from playwright.sync_api import Page, expect

from tests.viz.conftest import READY, Open
from tests.viz.looking import VIEW, drawn, edges, panel


def saved(page: Page, form: str, folder: Path) -> Path:
    """Take the view away in a form; the file."""
    page.get_by_role("button", name="Emporter").click()
    with page.expect_download() as saving:
        page.locator(f"[data-form={form}]").click()
    path = folder / f"view.{form}"
    saving.value.save_as(path)
    page.keyboard.press("Escape")
    return path


class TestChangingTheView:
    def test_hides_and_pins_keep_in_the_address_and_are_undone(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA&pick=KZ")
        panel(page).get_by_role("button", name="Épingler").click()
        panel(page).get_by_role("button", name="Masquer").click()
        assert "KZ" not in drawn(page)
        page.reload()
        page.wait_for_function(READY)
        assert "KZ" not in drawn(page)
        assert "pinned=KZ" in page.url
        page.get_by_role("button", name="Remontrer 1 masqué").click()
        assert "KZ" in drawn(page)
        page.get_by_role("button", name="Annuler").click()
        assert "KZ" not in drawn(page)

    def test_a_way_shows_the_sentence_of_each_step(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA&pick=MA")
        panel(page).get_by_role("button", name="Chemin vers…").click()
        page.locator("#search").fill("pérou")
        page.locator("#suggestions [role=option]").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("De Maroc à Pérou")
        steps = panel(page).locator(".way > li")
        assert steps.count() >= 1
        expect(panel(page).locator(".way blockquote").first).not_to_be_empty()
        assert {"MA", "PE"} <= drawn(page)
        assert "path=MA%7CPE" in page.url

    def test_layouts_move_the_same_nodes(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA")
        shown, before = drawn(page), page.evaluate(VIEW)["places"]
        page.get_by_label("Disposition").select_option("map")
        page.wait_for_url("**layout=map**")
        assert drawn(page) == shown
        assert page.evaluate(VIEW)["places"] != before

    def test_facts_must_have_the_reports_asked_for(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        before = sum(edge["sum"]["count"] for edge in edges(page).values())
        page.get_by_label("Articles").select_option("2")
        after = sum(edge["sum"]["count"] for edge in edges(page).values())
        assert after < before
        assert "reports=2" in page.url
        page.get_by_role("button", name="Tout afficher").click()
        assert sum(edge["sum"]["count"] for edge in edges(page).values()) == before

    def test_the_period_is_played_month_by_month(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA")
        whole = page.locator(".period-text").inner_text()
        page.get_by_role("button", name="Dérouler").click()
        expect(page.locator(".period-text")).not_to_have_text(whole)
        page.get_by_role("button", name="Arrêter").click()
        expect(page.get_by_role("button", name="Dérouler")).to_be_visible()

    def test_a_view_is_saved_by_name_and_opened_again(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=KZ")
        page.get_by_role("button", name="Vues").click()
        page.get_by_label("Nom de cette vue").fill("Asie <b>")
        page.get_by_role("button", name="Enregistrer").click()
        page.reload()
        page.wait_for_function(READY)
        page.get_by_role("button", name="Vues").click()
        page.get_by_role("link", name="Asie <b>").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kazakhstan")


class TestTakingAway:
    def test_tables_and_graphs_hold_what_is_drawn_with_sources(
        self, explorer: Open, tmp_path: Path
    ) -> None:
        page = explorer("?lang=fr&open=MA|LK&people=yes")
        count = len(edges(page))
        rows = list(csv.reader(io.StringIO(saved(page, "csv", tmp_path).read_text("utf-8-sig"))))
        assert rows.index([]) == count + 1
        whole = json.loads(saved(page, "json", tmp_path).read_text("utf-8"))
        assert len(whole["edges"]) == count
        assert {"https://news.example/visa"} <= {source["url"] for source in whole["sources"]}
        graph = nx.read_graphml(saved(page, "graphml", tmp_path))
        assert graph.number_of_edges() == count
        assert graph.nodes["MA"]["name"] == "Maroc"

    def test_the_vector_image_keeps_text_as_text(self, explorer: Open, tmp_path: Path) -> None:
        page = explorer("?lang=fr&open=LK|MV&people=yes")
        root = ElementTree.fromstring(saved(page, "svg", tmp_path).read_text("utf-8"))
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "rect", "line", "polygon", "circle", "text"}
        words = "".join(element.text or "" for element in root.iter())
        assert "Sri Lanka" in words
        assert "Sources" in words
