"""The page without canvas or mouse, with hostile and foreign text, and in its other states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.viz.conftest import READY, Open, watched
from tests.viz.dispatches import ARABIC, BOLD, LINK, LONG, SCRIPT
from tests.viz.looking import HEIGHTS, MIDDLE, VIEW, edges, named, panel, place


class TestReadingWithoutTheCanvas:
    def test_the_table_holds_what_is_drawn(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        rows = page.locator("#rows tr")
        assert rows.count() == len(edges(page))
        row = rows.filter(has_text="Kazakhstan").filter(has_text="Maroc")
        expect(row).to_contain_text("Exemption de visa")
        row.get_by_role("button").click()
        expect(panel(page).locator("h2")).to_have_text("Kazakhstan – Maroc")

    def test_the_keyboard_walks_opens_and_clears(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        canvas = page.get_by_role("application")
        canvas.focus()
        canvas.press("ArrowRight")
        first = panel(page).locator("h2")
        expect(first).not_to_have_text("Derniers faits")
        name = first.inner_text()
        canvas.press("e")
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        canvas.press("ArrowRight")
        expect(panel(page).locator("h2")).not_to_have_text(name)
        canvas.press("Escape")
        expect(panel(page).locator("h2")).to_have_text(name)
        scale = page.evaluate(VIEW)["scale"]
        canvas.press("+")
        assert page.evaluate(VIEW)["scale"] > scale
        canvas.press("0")
        assert page.evaluate(VIEW)["scale"] == pytest.approx(scale)
        page.keyboard.press("Control+z")
        expect(page.get_by_role("heading", level=1)).to_have_text("Vue d’ensemble")

    def test_a_skip_link_leads_to_the_table(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()


class TestHostileText:
    """Names that are markup are shown as typed: not run, not swallowed, not escaped twice."""

    @pytest.fixture
    def page(self, explorer: Open) -> Iterator[Page]:
        page = explorer("?lang=fr&open=MV|LK&people=yes&pick=LK|*|MV")
        yield page
        assert page.evaluate("() => window.hacked") is None
        assert page.locator("img").count() == 0

    def test_in_canvas_and_tooltip(self, page: Page) -> None:
        node = named(page, SCRIPT)
        page.mouse.move(*place(page, node))
        tip = page.locator(".vis-tooltip")
        expect(tip).to_be_visible()
        assert SCRIPT in tip.inner_text()

    def test_in_panel_and_heading(self, page: Page) -> None:
        node = named(page, SCRIPT)
        page.mouse.click(*place(page, node))
        expect(panel(page).locator("h2")).to_have_text(SCRIPT)
        expect(panel(page)).to_contain_text(BOLD)
        expect(panel(page)).to_contain_text(LINK)
        expect(panel(page)).to_contain_text(f"href {SCRIPT}")
        page.get_by_role("button", name="Ouvrir les relations").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(SCRIPT)

    def test_in_table_and_search(self, page: Page) -> None:
        expect(page.locator("#rows")).to_contain_text(SCRIPT)
        expect(page.locator("#rows")).to_contain_text(BOLD)
        page.locator("#search").fill("onerror")
        expect(page.locator("#suggestions [role=option]").first).to_contain_text(SCRIPT)

    def test_no_link_runs_script(self, page: Page) -> None:
        targets = page.eval_on_selector_all("a", "links => links.map(a => a.getAttribute('href'))")
        assert [href for href in targets if href and ":" in href.partition("?")[0]] == []


class TestArabic:
    def test_a_name_with_digits_keeps_its_order_beside_french(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=JO&people=yes")
        node = named(page, ARABIC)
        page.mouse.click(*place(page, node))
        heading = panel(page).locator("h2")
        expect(heading).to_have_text(ARABIC)
        assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"
        expect(panel(page).locator("blockquote p").first).to_have_css("direction", "rtl")
        cell = page.locator("#rows").get_by_text(ARABIC)
        assert cell.first.evaluate("e => getComputedStyle(e).direction") == "rtl"
        expect(page.locator("#status")).to_have_css("direction", "ltr")


class TestThemesAndImage:
    def test_the_theme_is_switched_and_kept(self, explorer: Open) -> None:
        page = explorer("?lang=fr&all=yes")
        light = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        page.get_by_role("button", name="Sombre").click()
        dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert light != dark
        page.reload()
        page.wait_for_function(READY)
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == dark
        label = "() => Object.values(window.__explorer.network.body.nodes)[0].options.font.color"
        assert page.evaluate(label) == "#eceff4"

    def test_the_drawing_is_saved_as_an_image(self, explorer: Open, tmp_path: Path) -> None:
        page = explorer("?lang=fr&all=yes")
        with page.expect_download() as saving:
            page.get_by_role("button", name="Emporter").click()
            page.get_by_role("button", name="Image PNG").click()
        saving.value.save_as(tmp_path / "drawing.png")
        assert (tmp_path / "drawing.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("query", ["?lang=fr", "?lang=en&all=yes", "?lang=fr&open=MA"])
def test_a_telephone_shows_its_whole_width(explorer: Open, page: Page, query: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened = explorer(query)
    expect(opened.locator("#help")).to_be_in_viewport(ratio=1)
    assert opened.evaluate("() => document.documentElement.scrollWidth") == 390


def test_nothing_is_asked_of_the_root_of_the_host(explorer: Open, page: Page) -> None:
    """Behind a prefix only addresses relative to the page work."""
    opened = explorer("?lang=fr&all=yes")
    found = opened.eval_on_selector_all(
        "[src], link[href], a[href]",
        "all => all.map(e => e.getAttribute('src') ?? e.getAttribute('href'))",
    )
    assert [address for address in found if address.startswith("/")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "query", ["", "&open=MA", "&open=KZ~MA&from=2025-04", "&all=yes&pick=KZ|*|MA", "&review=all"]
)
def test_axe_finds_no_violation(
    browser: Browser, address: str, axe: str, query: str, scheme: Any
) -> None:
    context = browser.new_context(color_scheme=scheme, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{address}/?lang=fr{query}")
    page.wait_for_function(READY)
    page.evaluate(axe)
    result = page.evaluate("() => axe.run()")
    context.close()
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in result["violations"]] == []


@pytest.mark.parametrize("query", ["?lang=fr", "?lang=fr&open=KZ~MA", "?lang=en&review=all"])
def test_at_200_percent_nothing_is_cut_or_covered(explorer: Open, page: Page, query: str) -> None:
    page.set_viewport_size({"width": 680, "height": 430})
    opened = explorer(query)
    assert opened.evaluate("() => document.documentElement.scrollWidth") == 680
    if opened.locator("#canvas").is_visible():
        above, below, heading = opened.evaluate(HEIGHTS)
        assert heading - 1 <= above < below


class TestTouch:
    @pytest.fixture
    def telephone(self, browser: Browser, address: str) -> Iterator[Page]:
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="fr-FR"
        )
        watch = watched(context.new_page(), address)
        yield next(watch)("?lang=fr&all=yes")
        assert next(watch, None) is None
        context.close()

    def test_a_tap_on_a_line_tells_its_facts(self, telephone: Page) -> None:
        telephone.touchscreen.tap(*telephone.evaluate(MIDDLE, "KZ|*|MA"))
        expect(panel(telephone).locator("h2")).to_have_text("Kazakhstan – Maroc")

    def test_two_fingers_zoom(self, telephone: Page) -> None:
        before = telephone.evaluate(VIEW)["scale"]
        x, y = place(telephone, "MA")
        wire = telephone.context.new_cdp_session(telephone)
        pinch = {"x": x, "y": y, "scaleFactor": 2, "gestureSourceType": "touch"}
        wire.send("Input.synthesizePinchGesture", pinch)
        assert telephone.evaluate(VIEW)["scale"] > 1.2 * before


def test_paper_has_the_sentence_of_every_fact(explorer: Open) -> None:
    page = explorer("?lang=fr&open=MA")
    folds = panel(page).locator("details.fold")
    expect(folds.first).to_be_visible()
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert folds.count() == panel(page).locator("details.fold blockquote").count() > 5
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator("#rows tr").first).to_be_visible()


def test_names_of_ten_thousand_signs_break_nothing(explorer: Open, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened = explorer("?lang=fr&open=BT|NP&people=yes")
    assert opened.evaluate("() => document.documentElement.scrollWidth") == 390
    name = named(opened, LONG)
    opened.goto(f"{opened.url.partition('?')[0]}?{urlencode({'lang': 'fr', 'open': name})}")
    opened.wait_for_function(READY)
    expect(panel(opened).locator("h2")).to_have_text(LONG)
    assert opened.evaluate("() => document.documentElement.scrollWidth") == 390
    for text in ("#heading", "#status", "#chips"):
        assert opened.locator(text).bounding_box()["height"] < 200  # type: ignore[index]
