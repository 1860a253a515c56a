"""Everything works under a path prefix behind a reverse proxy, with a key, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from api.app import create_app
from graph.settings import Settings
from graph.stores import Store
from tests.api.contract import served
from tests.support.proxy import proxied
from tests.viz.conftest import READY

KEY = "a key of thirty characters or so"
PREFIX = "/entente"


@pytest.fixture(scope="module")
def outside(filled_store: Store) -> Iterator[str]:
    """The address that the world knows; behind it every request needs the key."""
    app = create_app(filled_store, Settings(data=Path("unused"), api_key=KEY))
    with served(app) as address, proxied(address, PREFIX) as there:
        yield there


def get(address: str) -> tuple[str, bytes]:
    """Return where an address leads, redirects followed, and what is there."""
    asked = Request(address, headers={"Authorization": f"Bearer {KEY}"})
    with urlopen(asked) as answer:
        return answer.url, answer.read()


def test_a_reader_logs_in_and_reaches_every_page(page: Page, outside: str) -> None:
    strayed: list[str] = []
    failed: list[str] = []
    page.on("request", lambda r: None if r.url.startswith(outside) else strayed.append(r.url))
    page.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(f"{outside}/?lang=en")
    page.get_by_label("Key").fill(KEY)
    page.get_by_role("button", name="Enter").click()
    page.wait_for_function(READY)
    page.goto(f"{outside}/?lang=en&open=MA")
    page.wait_for_function(READY)
    expect(page.get_by_role("heading", level=1)).to_have_text("Morocco")
    page.locator("#search").fill("kazakh")
    expect(page.locator("#suggestions [role=option]").first).to_contain_text("Kazakhstan")
    page.get_by_role("link", name="Cypher").click()
    page.locator("#examples button").first.click()
    expect(page.locator("#table tbody tr").first).to_be_visible()
    page.get_by_role("link", name="Schema").click()
    page.get_by_role("link", name="REST").click()
    command = page.locator(".curl").first
    expect(command).to_contain_text(f"{outside}/")
    page.get_by_role("link", name="openapi.json").click()
    assert page.url == f"{outside}/openapi.json"
    assert [address for address in strayed if not address.startswith(("data:", "blob:"))] == []
    assert failed == []


def test_redirects_pages_and_feeds_stay_under_the_prefix(outside: str) -> None:
    address, body = get(f"{outside}/api/v1/countries/morocco/ties?limit=1")
    assert address == f"{outside}/api/v1/countries/MA/ties?limit=1"
    following = json.loads(body)["next"]
    assert json.loads(get(f"{address}&cursor={following}")[1])["items"]
    news = f"{outside}/api/v1/countries/MA/news?since=2000-01-01"
    tie = json.loads(get(news)[1])["items"][0]["tie"]
    feed = ElementTree.fromstring(get(f"{news}&format=atom")[1])
    link = feed.find(".//{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}link")
    assert link is not None
    assert json.loads(get(urljoin(news, link.get("href")))[1])["uid"] == tie["uid"]


def test_without_the_key_nothing_is_read(outside: str) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{outside}/api/v1/countries")
    assert refused.value.code == 401
    refused.value.close()
