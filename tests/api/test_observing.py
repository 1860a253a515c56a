"""What the service shows of itself: request ids, a log without words of anybody, metrics."""

from __future__ import annotations

import gzip
import json
import logging
from dataclasses import replace

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from api.observing import ACCESS, JsonLines
from graph.settings import Settings
from graph.stores import Store
from tests.api.test_security import ELSEWHERE, client_of

TIES = "/api/v1/countries/MA/ties"


def test_each_request_has_an_id_which_a_client_may_choose(client: FlaskClient) -> None:
    first, second = (client.get(TIES).headers["X-Request-ID"] for _ in range(2))
    assert first != second
    chosen = client.get(TIES, headers={"X-Request-ID": "batch-7.1"})
    assert chosen.headers["X-Request-ID"] == "batch-7.1"
    forged = client.get(TIES, headers={"X-Request-ID": "a b{}"})
    assert "{" not in forged.headers["X-Request-ID"]


def test_the_log_tells_the_route_and_nothing_that_was_asked(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger=ACCESS.name):
        client.get("/api/v1/search?q=s3cret", headers={"Authorization": "Bearer s3cret"})
        client.get("/api/v1/articles/article:s3cret")
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert [(line["route"], line["status"]) for line in lines] == [
        ("/api/v1/search", 200),
        ("/api/v1/articles/<uid>", 404),
    ]
    assert all(line["milliseconds"] >= 0 and line["caller"] == "this machine" for line in lines)
    assert "s3cret" not in json.dumps(lines)


def test_a_failure_is_logged_without_the_words_it_failed_over(
    app: APIFlask, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ValueError("a secret sentence")
    except ValueError as error:
        app.log_exception((ValueError, error, error.__traceback__))
    assert "ValueError at " in caplog.text
    assert "test_observing.py" in caplog.text
    assert "secret sentence" not in caplog.text


def test_metrics_count_by_route(client: FlaskClient) -> None:
    for _ in range(3):
        client.get(TIES)
    client.get("/api/v1/countries/MA/ties/FJ?limit=0")
    answer = client.get("/metrics")
    assert answer.mimetype == "text/plain"
    samples = dict(line.rsplit(" ", 1) for line in answer.text.splitlines() if line[0] != "#")
    route = 'route="/api/v1/countries/<code>/ties"'
    pair = 'route="/api/v1/countries/<code>/ties/<other>"'
    answered = int(samples[f"http_request_seconds_count{{{route}}}"])
    assert answered >= 3
    assert samples[f'http_request_seconds_bucket{{{route},le="+Inf"}}'] == str(answered)
    assert int(samples[f'http_requests_total{{method="GET",{pair},status="422"}}']) >= 1
    assert samples["http_requests_running"] == "1"


def test_answers_are_compressed_for_those_who_can_read_that(client: FlaskClient) -> None:
    plain = client.get(TIES)
    assert "Content-Encoding" not in plain.headers
    packed = client.get(TIES, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    again = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    assert client.get(TIES, headers=again).status_code == 304
    for taken in ("identity", "gzip;q=0"):
        headers = client.get(TIES, headers={"Accept-Encoding": taken}).headers
        assert "Content-Encoding" not in headers


def test_callers_from_elsewhere_may_ask_so_often(
    filled: Store, embedded_settings: Settings
) -> None:
    settings = replace(embedded_settings, api_key="k", requests_per_minute=12)
    client = client_of(filled, settings, **ELSEWHERE)
    key = {"X-API-Key": "k"}
    statuses = [client.get(TIES, headers=key).status_code for _ in range(13)]
    assert statuses == [200] * 12 + [429]
    assert int(client.get(TIES, headers=key).headers["Retry-After"]) in range(1, 7)
    queries = [client.post("/api/v1/cypher", json={"query": "RETURN 1"}, headers=key) for _ in "12"]
    assert [answer.status_code for answer in queries] == [200, 429]
    wrong = [client.get(TIES, headers={"X-API-Key": str(n)}).status_code for n in range(13)]
    assert wrong == [401] * 12 + [429]
