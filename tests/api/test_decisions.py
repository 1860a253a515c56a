"""Decisions over REST: made, shown, undone, and refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from api.app import create_app
from graph.settings import Settings
from graph.stores import Store
from tests.support.filled import dispatches, fill

ELSEWHERE = {"REMOTE_ADDR": "192.0.2.1"}


@pytest.fixture
def client(embedded_store: Store, embedded_settings: Settings) -> Iterator[FlaskClient]:
    fill(embedded_store, dispatches("own-frp-0"))
    return create_app(embedded_store, embedded_settings).test_client()


def officials(client: FlaskClient) -> list[str]:
    found = client.get("/api/v1/countries/MA/officials?limit=200").json
    return [official["uid"] for official in found["items"]]


def test_a_decision_is_made_shown_and_undone(client: FlaskClient):
    before = officials(client)
    made = client.post(
        "/api/v1/decisions", json={"kind": "merge", "about": before[:2], "why": "one man"}
    )
    assert made.status_code == 201
    assert (made.json["state"], made.json["by"]) == ("in force", "this machine")
    assert len(officials(client)) == len(before) - 1
    uid = made.json["uid"]
    assert client.get(f"/api/v1/decisions/{uid}").json == made.json
    assert client.get("/api/v1/decisions").json == {"items": [made.json], "next": None}

    undone = client.delete(f"/api/v1/decisions/{uid}?why=two+men&by=Amina")
    assert undone.json["undone"]["by"] == "Amina (this machine)"
    assert officials(client) == before
    assert client.get("/api/v1/decisions").json["items"] == []
    assert client.get("/api/v1/decisions?undone=true").json["items"] == [undone.json]
    assert client.delete(f"/api/v1/decisions/{uid}").status_code == 404


def test_what_cannot_be_decided_is_a_problem_that_says_why(client: FlaskClient):
    uid = officials(client)[0]
    for body, status, said in (
        ({"kind": "merge", "about": [uid]}, 422, "two officials"),
        ({"kind": "merge", "about": [uid, "official:ma:nobody-000000"]}, 404, "Nothing"),
        ({"kind": "correct", "about": [uid], "changes": {"age": "60"}}, 422, "age"),
    ):
        refused = client.post("/api/v1/decisions", json=body)
        assert refused.status_code == status
        assert refused.mimetype == "application/problem+json"
        assert said in refused.json["detail"]


def test_nobody_decides_from_elsewhere_without_a_key(client: FlaskClient):
    body = {"kind": "merge", "about": officials(client)[:2]}
    answer = client.post("/api/v1/decisions", json=body, environ_overrides=ELSEWHERE)
    assert answer.status_code == 403
    assert client.get("/api/v1/decisions").json["items"] == []


def test_what_waits_for_a_decision_is_shown_with_its_sentences(client: FlaskClient):
    waiting = client.get("/api/v1/review?limit=200").json
    assert waiting["total"] == len(waiting["items"])
    for doubt in waiting["items"]:
        assert all(side["evidence"][0]["sentence"] for side in doubt["sides"])
    assert client.get("/api/v1/review?limit=0").status_code == 422
