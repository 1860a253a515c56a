"""What the page says when there is nothing, too much, no store, no server or no permission."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.errors import StoreUnavailable
from graph.settings import Settings
from graph.stores import Store
from graph.stores.base import Row
from tests.viz.conftest import READY, Open, served, watched
from tests.viz.looking import MIDDLE, drawn, edges, panel
from viz import explorer as served_explorer
from viz import scene

SOMEBODY = "somebody's key, long enough"
# it may have asked by itself just before: then there is no button any more
ASK_NOW = "() => document.querySelector('#away button')?.click()"
RETURNS = 20_000  # milliseconds in which a page asks again by itself


class Leaving:
    """A store that goes away and comes back as a test says."""

    def __init__(self, store: Store) -> None:
        self.store, self.away = store, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def read(self, query: str, **parameters: Any) -> list[Row]:
        if self.away:
            raise StoreUnavailable("The store does not answer now.")
        return self.store.read(query, **parameters)


@pytest.fixture(scope="module")
def leaving(filled_store: Store) -> Leaving:
    return Leaving(filled_store)


@pytest.fixture(scope="module")
def leaving_address(leaving: Leaving) -> Iterator[str]:
    yield from served(leaving)  # type: ignore[arg-type]


@pytest.fixture
def fleeting(page: Page, leaving_address: str, leaving: Leaving) -> Iterator[Open]:
    """Open the explorer over a store that may go away; 503s may stand in its console."""
    yield from watched(page, leaving_address)
    leaving.away = False


def test_an_empty_store_says_how_to_fill_it(page: Page, embedded_store: Store) -> None:
    server = served(embedded_store)
    address = next(server)
    watch = watched(page, address)
    opened = next(watch)("?lang=fr")
    expect(opened.get_by_role("heading", level=1)).to_have_text("Encore rien à voir")
    expect(opened.locator("#notice")).to_contain_text("run.py load")
    assert next(watch, None) is None
    assert next(server, None) is None


class TestTheStoreIsAway:
    def test_the_view_stays_and_is_asked_again_by_itself(
        self, fleeting: Open, leaving: Leaving
    ) -> None:
        page = fleeting("?lang=fr&open=MA", expected=("503",))
        expect(panel(page).locator("h2")).to_have_text("Maroc")
        shown = drawn(page)
        leaving.away = True
        page.mouse.click(*page.evaluate(MIDDLE, "KZ|*|MA"))
        away = page.locator("#away")
        expect(away).to_contain_text("La base ne répond pas en ce moment. La vue reste")
        expect(panel(page).locator("h2")).to_have_text("Maroc")
        assert drawn(page) == shown
        expect(away).to_contain_text("nouvel essai dans 8 s", timeout=RETURNS)
        leaving.away = False
        expect(panel(page).locator("h2")).to_have_text("Kazakhstan – Maroc", timeout=RETURNS)
        expect(away).to_be_hidden()

    def test_a_page_that_found_no_store_draws_itself_when_it_is_back(
        self, fleeting: Open, leaving: Leaving
    ) -> None:
        leaving.away = True
        page = fleeting("?lang=en&open=MA", expected=("503",))
        expect(page.locator("#subheading")).to_have_text("The store does not answer now.")
        expect(page.locator("#away")).to_contain_text("asked again in")
        leaving.away = False
        page.evaluate(ASK_NOW)
        expect(page.get_by_role("heading", level=1)).to_have_text("Morocco", timeout=RETURNS)

    def test_a_server_that_is_not_reached_is_asked_at_once_when_wanted(
        self, explorer: Open
    ) -> None:
        page = explorer("?lang=en&open=MA", expected=("ERR_INTERNET_DISCONNECTED",))
        page.context.set_offline(True)
        page.get_by_role("button", name="Show people and agreements").click()
        expect(page.locator("#away")).to_contain_text("The server does not answer.")
        page.context.set_offline(False)
        page.evaluate(ASK_NOW)
        expect(page.get_by_role("button", name="Countries only")).to_be_visible()


class TestTooMany:
    @pytest.fixture(autouse=True)
    def small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A picture of few nodes, so that few are too many."""
        for module in (scene, served_explorer):
            monkeypatch.setattr(module, "CANVAS", 7)

    def test_says_how_many_and_offers_to_keep_a_part(self, explorer: Open) -> None:
        page = explorer("?lang=fr&open=MA")
        before = drawn(page)
        page.get_by_role("button", name="Montrer les personnes").click()
        notice = page.locator("#notice")
        expect(notice).to_contain_text("Trop pour une seule image")
        expect(notice).to_contain_text("7 y tiennent")
        assert drawn(page) == before
        notice.get_by_role("button", name="Seulement : visites").click()
        expect(notice).to_be_hidden()
        assert {t[0] for edge in edges(page).values() for t in edge["tallies"]} == {"visited"}
        assert "within=yes" in page.url
        page.reload()
        page.wait_for_function(READY)
        assert {t[0] for edge in edges(page).values() for t in edge["tallies"]} == {"visited"}

    def test_the_view_may_stay_as_it_was(self, explorer: Open) -> None:
        page = explorer("?lang=en&open=MA")
        page.get_by_role("button", name="Show people").click()
        page.get_by_role("button", name="Stay as it was").click()
        expect(page.locator("#notice")).to_be_hidden()
        expect(page.get_by_role("heading", level=1)).to_have_text("Morocco")


def test_too_many_things_opened_are_counted(explorer: Open) -> None:
    codes = "FR|MA|KZ|SN|CL|PE|PS|MV|LK|JO|TR|HU|ES|PT"
    page = explorer(f"?lang=en&open={codes}")
    expect(page.locator("#notice")).to_contain_text("14 things would be opened at once; 12 fit.")


def test_without_a_key_the_panel_says_so_and_leads_to_the_form(
    browser: Browser, filled_store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "keys"
    file.write_text(f"somebody read {sha256(SOMEBODY.encode()).hexdigest()}\n")
    server = served(filled_store, Settings(data=Path("unused"), api_keys_file=file))
    address = next(server)
    context = browser.new_context(locale="fr-FR", extra_http_headers={"X-Forwarded-For": "::2"})
    page = context.new_page()
    watch = watched(page, address)
    open_page = next(watch)
    page.goto(address)
    page.get_by_label("Key").fill(SOMEBODY)
    page.get_by_role("button", name="Enter").click()
    opened = open_page("?lang=fr&all=yes", expected=("401",))
    context.clear_cookies()
    opened.mouse.click(*opened.evaluate(MIDDLE, "KZ|*|MA"))
    alert = panel(opened).get_by_role("alert")
    expect(alert).to_contain_text("Pas avec cette clé")
    expect(alert.get_by_role("link")).to_have_attribute("href", "login")
    expect(opened.get_by_role("heading", level=1)).to_have_text("Vue d’ensemble")
    assert next(watch, None) is None
    context.close()
    assert next(server, None) is None
