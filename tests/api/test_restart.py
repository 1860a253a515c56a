"""The database goes away and comes back while requests keep coming."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from apiflask import APIFlask

from api.app import create_app
from graph.settings import Settings
from graph.stores import Store, open_store
from tests.support.engines import kill_engine
from tests.support.filled import entries, put, tie
from tests.support.neo4j_server import OwnNeo4j

LOOKS = (
    "/api/v1/countries/MA/ties",
    "/api/v1/countries/KZ/ties/MA/timeline",
    "/api/v1/search?q=maroc",
    "/api/v1/statistics",
)
BACK = 60.0  # seconds, on a busy machine


class Callers:
    """One thread for each look, asking without a pause; ``answers`` are (status, Retry-After)."""

    def __init__(self, app: APIFlask) -> None:
        self.answers: list[tuple[int, str | None]] = []
        self._app = app
        self._ending = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(look,)) for look in LOOKS]

    def _ask(self, look: str) -> None:
        client = self._app.test_client()
        while not self._ending.wait(0.02):
            answer = client.get(look)
            self.answers.append((answer.status_code, answer.headers.get("Retry-After")))

    def are_all_answered(self) -> bool:
        """Wait until each has been answered well again in a row."""
        end = time.monotonic() + BACK
        while time.monotonic() < end:
            before = len(self.answers)
            time.sleep(0.5)
            latest = self.answers[before:]
            if len(latest) > 2 * len(LOOKS) and {status for status, _ in latest} == {200}:
                return True
        return False

    def __enter__(self) -> Callers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        for thread in self._threads:
            thread.join()


def expect_only_good_answers_and_promises(callers: Callers) -> None:
    assert {status for status, _ in callers.answers} <= {200, 503}
    assert all(int(after or 0) > 0 for status, after in callers.answers if status == 503)


def test_an_engine_that_is_killed_under_load_is_back_by_itself(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    with open_store(settings) as store:
        store.ensure_schema()
        put(store, entries([tie(number, "2025") for number in range(30)], "MA", "KZ~MA"))
        with Callers(create_app(store, settings)) as callers:
            assert callers.are_all_answered()
            for _ in range(2):
                kill_engine(settings.data)
                assert callers.are_all_answered()
        expect_only_good_answers_and_promises(callers)


def test_neo4j_that_is_restarted_under_load_is_used_again_by_itself(
    neo4j_running: object, neo4j_store: Store, neo4j_settings: Settings
) -> None:
    if not isinstance(neo4j_running, OwnNeo4j):
        pytest.skip("the server is not ours to restart")
    put(neo4j_store, entries([tie(number, "2025") for number in range(30)], "MA", "KZ~MA"))
    with Callers(create_app(neo4j_store, neo4j_settings)) as callers:
        assert callers.are_all_answered()
        neo4j_running.stop()
        stopped = len(callers.answers)
        try:
            while len(callers.answers) < stopped + 2 * len(LOOKS):
                time.sleep(0.1)
            assert 503 in {status for status, _ in callers.answers[stopped:]}
        finally:
            neo4j_running.start()
        assert callers.are_all_answered()
    expect_only_good_answers_and_promises(callers)
