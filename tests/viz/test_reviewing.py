"""Reviewing doubts in a real browser: seen beside each other, decided and undone by one key."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.review import queue
from graph.settings import Settings
from graph.stores import Store, open_store
from graph.update import Arrival, canonical_dump, load
from tests.support.gold import gold_extraction
from tests.viz.conftest import READY, Open, served, watched
from tests.viz.dispatches import HOSTILE, VISA, dispatch, fact, person

MINISTER = person("o1", "Driss Benali", "MA", "foreign_minister")
DENIAL = dispatch(
    "denial",
    "Driss Benali n'a pas rencontré Aigul Seitova.",
    [MINISTER, person("o2", "Aigul Seitova", "KZ", "speaker")],
    [fact("met_with", "n'a pas rencontré", a="o1", b="o2", date="2025-04-06", status="denied")],
    published="2025-04-08",
    title="Démenti",
)
NAMESAKE = dispatch(
    "namesake",
    "L'ambassadeur Driss Benali a rencontré Moussa Faye.",
    [person("o1", "Driss Benali", "MA", "ambassador"), person("o2", "Moussa Faye", "SN")],
    [fact("met_with", "a rencontré", a="o1", b="o2", date="2025-04-07")],
)
VAGUE = dispatch(
    "vague",
    "Moussa Faye s'est rendu au Pérou en mai. Une délégation sénégalaise y était le 9 mai.",
    [person("o1", "Moussa Faye", "SN"), person("o2", "Awa Sarr", "SN")],
    [
        fact("visited", "s'est rendu au Pérou en mai", who="o1", to="country:PE", date="2025-05"),
        fact("visited", "y était le 9 mai", who="o2", to="country:PE", date="2025-05-09"),
    ],
)
READER = "only for reading, long enough"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with one doubt of each kind that two reports can raise."""
    with open_store(Settings(data=tmp_path_factory.mktemp("review") / "data")) as opened:
        opened.ensure_schema()
        read = [gold_extraction(*one) for one in (VISA, DENIAL, NAMESAKE, VAGUE, HOSTILE)]
        load(opened, [Arrival(article, found) for article, found in read], "gold-1")
        yield opened


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a key that may read, and no more."""
    file = tmp_path_factory.mktemp("keys") / "keys"
    file.write_text(f"reader read {sha256(READER.encode()).hexdigest()}\n")
    return Settings(data=Path("unused"), api_keys_file=file)


@pytest.fixture(scope="module")
def doubtful(store: Store, keys: Settings) -> Iterator[str]:
    """Where the explorer over that store answers."""
    yield from served(store, keys)


@pytest.fixture
def explorer(page: Page, doubtful: str) -> Iterator[Open]:
    yield from watched(page, doubtful)


def asked(page: Page) -> str:
    return page.locator(".question").inner_text()


def test_the_queue_holds_each_kind_of_doubt(store: Store) -> None:
    found, total = queue(store, 50)
    assert {doubt["kind"] for doubt in found} >= {"officials", "events", "contradiction"}
    assert total == len(found)


def test_a_doubt_is_decided_by_one_key_and_undone_by_one(explorer: Open, store: Store) -> None:
    before = canonical_dump(store)
    page = explorer("?lang=fr&review=PE~SN")
    expect(page.locator(".question")).to_have_text("Est-ce le même événement ?")
    expect(page.locator("#review-about")).to_have_text("Pérou – Sénégal")
    sides = page.locator(".doubted")
    expect(sides).to_have_count(2)
    expect(sides.locator("blockquote")).to_have_count(2)
    left, right = (side.bounding_box() for side in sides.all())
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    page.keyboard.press("o")
    expect(page.locator(".question")).to_have_text("Rien n’attend de décision.")
    expect(page.locator("#review-said")).to_have_text("Décidé : Le même événement.")
    assert queue(store, 0, "PE~SN")[1] == 0
    page.keyboard.press("a")
    expect(page.locator(".question")).to_have_text("Est-ce le même événement ?")
    assert canonical_dump(store) == before


def test_each_kind_takes_each_of_its_answers(explorer: Open, store: Store) -> None:
    """Whatever the answer, the doubt waits no more; taken back, it waits again."""
    page = explorer("?lang=en&review=MA")
    seen = set()
    for _ in range(queue(store, 0, "MA")[1]):
        expect(page.locator(".answers")).to_be_visible()
        question = asked(page)
        seen.add(question)
        waiting = page.locator("#review-left").inner_text()
        for key in ("y", "n", "d"):
            if not page.locator(f".answers [data-key={key}]").count():
                continue
            page.keyboard.press(key)
            expect(page.locator("#review-said")).to_contain_text("Decided")
            page.keyboard.press("Control+z")
            expect(page.locator("#review-said")).to_contain_text("Taken back")
            expect(page.locator(".question")).to_have_text(question)
            expect(page.locator("#review-left")).to_have_text(waiting)
        page.keyboard.press("s")
    expect(page.locator(".question")).to_have_text("That was all of this list.")
    assert "Are these the same person?" in seen
    assert "One report denies what another states. Did it come about?" in seen


def test_sentences_name_whom_they_mean(explorer: Open) -> None:
    page = explorer("?lang=fr&review=MA")
    while "personne" not in asked(page):
        page.keyboard.press("p")
    expect(page.locator(".doubted .mark-name").first).to_have_text("Driss Benali")
    expect(page.locator(".doubted .lead").first).to_contain_text("Maroc")


@pytest.mark.parametrize("query", ["open=MA", "open=PE~SN"])
def test_pages_lead_to_the_doubts_that_touch_them(explorer: Open, store: Store, query: str) -> None:
    page = explorer(f"?lang=fr&{query}")
    link = page.locator("#panel .touching a")
    link.click()
    page.wait_for_function(READY)
    assert "review=" in page.url
    count = queue(store, 0, query.partition("=")[2])[1]
    expect(page.locator("#review-left")).to_contain_text(f"{count} doute")


def test_a_person_has_the_doubts_of_their_own(store: Store) -> None:
    every, _ = queue(store, 50)
    uid = next(d["sides"][0]["uid"] for d in every if d["kind"] == "officials")
    found, _ = queue(store, 50, uid)
    assert any(uid in [side["uid"] for side in doubt["sides"]] for doubt in found)
    assert len(found) < len(every)


def test_what_touches_a_country_is_what_names_it(store: Store) -> None:
    every, total = queue(store, 200)
    parts = [queue(store, 200, code)[0] for code in ("MA", "KZ", "SN", "PE", "MV", "LK")]
    about = [frozenset(side["uid"] for side in d["sides"]) for part in parts for d in part]
    assert {frozenset(side["uid"] for side in d["sides"]) for d in every} == set(about)
    assert total == len(every)


def test_without_permission_the_page_says_so_and_decides_nothing(
    browser: Browser, doubtful: str
) -> None:
    context = browser.new_context(locale="en-GB", extra_http_headers={"X-Forwarded-For": "::2"})
    page = context.new_page()
    watch = watched(page, doubtful)
    open_page = next(watch)
    page.goto(doubtful)
    page.get_by_label("Key").fill(READER)
    page.get_by_role("button", name="Enter").click()
    opened = open_page("?lang=en&review=all")
    expect(opened.get_by_role("alert")).to_contain_text("You may read, but not decide")
    expect(opened.locator(".answers .primary").first).to_be_disabled()
    expect(opened.locator(".doubted").first).to_be_visible()
    said = opened.locator(".question").inner_text()
    opened.keyboard.press("y")
    expect(opened.locator(".question")).to_have_text(said)
    opened.keyboard.press("s")
    link = opened.get_by_role("link", name="Sign in with another key")
    expect(link).to_have_attribute("href", "login")
    assert next(watch, None) is None
    context.close()
