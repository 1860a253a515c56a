"""What a person does who has never seen the explorer; the pictures in docs/story come from here.

``STORY=docs/story`` says where to keep them; without it they go to a folder of the test.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph.settings import Settings
from graph.stores import open_store
from loaders.load import load
from loaders.sources import read_sources
from tests.viz.conftest import READY, served, watched
from tests.viz.looking import panel

SAMPLES = Path(__file__).parents[2] / "samples" / "dispatches.jsonl"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the explorer over the sample dispatches answers."""
    with open_store(Settings(data=tmp_path_factory.mktemp("story") / "data")) as store:
        store.ensure_schema()
        list(load(store, read_sources([str(SAMPLES)])))
        yield from served(store)


def test_from_the_search_to_a_link_for_a_colleague(
    browser: Browser, samples: str, tmp_path: Path
) -> None:
    folder = Path(os.environ.get("STORY", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(
        viewport={"width": 1180, "height": 680},
        locale="en-GB",
        color_scheme="light",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    watch = watched(page, samples)
    next(watch)("?lang=en")

    def picture(name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")
        assert (folder / f"{name}.png").stat().st_size < 200_000

    page.locator("#search").fill("morocco kaz")
    expect(page.locator("#suggestions [role=option]").first).to_contain_text("Kazakhstan – Morocco")
    picture("1-search")
    page.locator("#search").press("Enter")
    state = panel(page).locator(".standing")
    expect(state).to_contain_text("since March 2025")
    picture("2-since-when")
    state.get_by_role("button").first.click()
    sentence = panel(page).locator("details[open] blockquote, .card blockquote").first
    expect(sentence).to_contain_text("exemption de visa entre les deux pays")
    picture("3-the-sentence")
    meeting = panel(page).locator("details.fold").filter(has_text="Aidar Suleimenov met").first
    meeting.locator("summary").click()
    meeting.get_by_role("link", name="Page of this event").click()
    page.wait_for_function(READY)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Meeting of")
    expect(panel(page).locator("blockquote").first).to_contain_text("Genève")
    picture("4-the-meeting")
    page.get_by_role("button", name="Take away").click()
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("#takeaway")).to_contain_text("Link copied")
    picture("5-a-link")
    address = page.evaluate("() => navigator.clipboard.readText()")
    page.goto(address)
    page.wait_for_function(READY)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Meeting of")
    assert next(watch, None) is None
    context.close()
