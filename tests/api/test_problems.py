"""Every failure is a problem document that says what is wrong and quotes nothing."""

from __future__ import annotations

import logging

import pytest
from flask.testing import FlaskClient

from api.app import create_app
from graph.errors import StoreUnavailable
from graph.settings import Settings
from graph.stores import Store
from tests.support.filled import entries, put, tie

TIES = "/api/v1/countries/MA/ties"
CYPHER = "/api/v1/cypher"
JSON = {"Content-Type": "application/json"}


def problem(answer, status: int) -> dict:
    """Check that an answer is a problem document with this status, and return it."""
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == status
    assert answer.json["type"] == "about:blank"
    assert answer.json["title"]
    assert answer.json["detail"].endswith(".")
    return answer.json


def test_nothing_is_there(client: FlaskClient) -> None:
    for address in ("/nowhere", "/api/v1/", "/api/v1/countries/M%2FA", "/api/v2/countries"):
        problem(client.get(address), 404)


def test_a_wrong_method_is_told_the_right_ones(client: FlaskClient) -> None:
    answer = client.delete(TIES)
    problem(answer, 405)
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=" + "9" * 31, "limit"),
        ("limit=ten", "limit"),
        ("limit=NaN", "limit"),
        ("limit=1&limit=2", "limit"),
        ("since=2025-13", "since"),
        ("until=06/04/2025", "until"),
        ("type=met_with,married", "type.1"),
        ("status=maybe", "status.0"),
        ("min_confidence=2", "min_confidence"),
        ("min_confidence=nan", "min_confidence"),
        ("cursor=Zm9v", "cursor"),
        ("colour=red", "colour"),
        ("%3Cscript%3E=1", "(unknown)"),
    ],
)
def test_a_wrong_value_is_named(client: FlaskClient, query: str, field: str) -> None:
    body = problem(client.get(f"{TIES}?{query}"), 422)
    assert [(fault["in"], fault["field"]) for fault in body["errors"]] == [("query", field)]


@pytest.mark.parametrize(
    "address",
    [
        f"{TIES}?since=%ff",
        f"{TIES}?since=%00",
        f"{TIES}?since=%ed%a0%80",
        f"{TIES}?%ff=1",
        "/api/v1/countries/M%00A/ties",
        "/api/v1/search?q=a%00b",
    ],
)
def test_what_is_no_text_cannot_be_read(client: FlaskClient, address: str) -> None:
    problem(client.get(address), 400)


def test_a_path_that_is_no_text_cannot_be_read(client: FlaskClient) -> None:
    for path in ("/api/v1/countries/\xff/ties", "/api/v1/ties/\xed\xa0\x80"):
        problem(client.get("/x", environ_overrides={"PATH_INFO": path}), 400)


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"\xff",
        b'{"query": "RETURN \\ud800"}',
        b'{"query": "RETURN \\u0000"}',
        b'{"query": "RETURN 1", "parameters": {"\\udfff": 1}}',
        b"[" * 60_000,
    ],
)
def test_a_body_that_is_no_json_text_cannot_be_read(client: FlaskClient, body: bytes) -> None:
    problem(client.post(CYPHER, data=body, headers=JSON), 400)


def test_a_body_must_be_json_and_small(client: FlaskClient) -> None:
    problem(client.post(CYPHER, data="query=1"), 415)
    problem(client.post(CYPHER, data=b" " * 70_000, headers=JSON), 413)


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"query": 1},
        {"query": ""},
        {"query": "RETURN 1", "more": 1},
        {"query": "RETURN 1", "parameters": {"a": {"b": 1}}},
        {"query": "RETURN 1", "parameters": {"a": [[1]]}},
        {"query": "RETURN 1", "parameters": {"a": 10**30}},
    ],
)
def test_a_body_must_fit(client: FlaskClient, body: object) -> None:
    assert problem(client.post(CYPHER, json=body), 422)["errors"]


def test_no_failure_quotes_the_request(client: FlaskClient) -> None:
    secret = "s3cret"
    answers = [
        client.get(f"/{secret}"),
        client.get(f"/api/v1/countries/{secret}"),
        client.get(f"/api/v1/ties/{secret}"),
        client.get(f"{TIES}?limit={secret}&since={secret}&type={secret}"),
        client.post(CYPHER, json={"query": f"RETURN '{secret}"}),
        client.post(CYPHER, json={"query": f"MATCH (n {{x: '{secret}'}}) DELETE n"}),
        client.post(CYPHER, json={"query": f"RETURN 1 + '{secret}' AND 3"}),
        client.post(CYPHER, json={"query": "RETURN $x", "parameters": {"x": {secret: secret}}}),
        client.post("/api/v1/path", json={"first": "MA", "second": secret}),
    ]
    for answer in answers:
        assert answer.status_code >= 400
        assert secret not in answer.text


def test_a_wrong_row_is_a_failure_and_not_an_answer(
    embedded_store: Store, embedded_settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = tie(1, "2025", evidence=[{"sentence": "A secret sentence."}])
    put(embedded_store, entries([wrong], "MA"))
    client = create_app(embedded_store, embedded_settings).test_client()
    with caplog.at_level(logging.DEBUG):
        problem(client.get(TIES), 500)
    assert "does not fit its model" in caplog.text
    assert "secret" not in caplog.text


class Away:
    """A store that went away."""

    def ready(self) -> bool:
        return False

    def in_order(self, name: str) -> str:
        return ""

    def read(self, query: str, **parameters: object) -> None:
        raise StoreUnavailable("bolt://user:password@10.0.0.1 does not answer.")


def test_a_store_that_is_away_is_told_without_its_address() -> None:
    from pathlib import Path

    client = create_app(Away(), Settings(data=Path("unused"))).test_client()
    assert client.get("/healthz").status_code == 200
    for address in ("/readyz", TIES):
        answer = client.get(address)
        assert "10.0.0.1" not in problem(answer, 503)["detail"]
        assert int(answer.headers["Retry-After"]) > 0
