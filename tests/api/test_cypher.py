"""Users' queries through the API: answered, refused, limited."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from api.limits import Limits

CYPHER = "/api/v1/cypher"
ENDLESS = "MATCH (a), (b), (c) WHERE a.uid < b.uid AND b.uid < c.uid RETURN count(*) AS n"


def ask(client: FlaskClient, query: str, **parameters: object):
    return client.post(CYPHER, json={"query": query, "parameters": parameters})


def test_rows_come_under_their_columns(client: FlaskClient) -> None:
    query = "MATCH (c:Country) WHERE c.uid IN $codes RETURN c.uid AS code, c.name_fr ORDER BY code"
    answer = ask(client, query, codes=["MA", "KZ"])
    assert answer.json == {
        "columns": ["code", "c.name_fr"],
        "rows": [["KZ", "Kazakhstan"], ["MA", "Maroc"]],
        "truncated": False,
    }


def test_one_hop_just_works(client: FlaskClient) -> None:
    query = "MATCH (:Country {uid: 'MA'})<-[r:VISITED]-(o:Official) RETURN o.name, r.date, r.status"
    rows = ask(client, query).json["rows"]
    assert rows
    assert all(status in ("held", "planned", "proposed") for _, _, status in rows)


@pytest.mark.parametrize("value", [9007199254740993, -(2**63), 2**63 - 1, 1.5, True, None, "é", []])
def test_values_come_back_as_they_went(client: FlaskClient, value: object) -> None:
    returned = ask(client, "RETURN $x AS x", x=value).json["rows"][0][0]
    assert (returned, type(returned)) == (value, type(value))


@pytest.mark.parametrize(
    "query", ["MATCH (n) DETACH DELETE n", "RETURN x", "RETURN 1 +", "CALL dbms.listConfig()"]
)
def test_what_does_not_read_is_refused(client: FlaskClient, query: str) -> None:
    assert ask(client, query).status_code == 422


def test_many_rows_are_cut(client: FlaskClient) -> None:
    answer = ask(client, "UNWIND range(1, 5000) AS x RETURN x").json
    assert (len(answer["rows"]), answer["truncated"]) == (1000, True)


def test_one_huge_row_is_cut(client: FlaskClient) -> None:
    answer = ask(client, "UNWIND range(1, 9999) AS x RETURN collect($s) AS s", s="x" * 1000).json
    assert answer == {"columns": ["s"], "rows": [], "truncated": True}


def test_two_run_at_once_and_the_third_is_told_when_to_come_again(app: APIFlask) -> None:
    def run(_: int) -> tuple[int, str | None]:
        answer = ask(app.test_client(), ENDLESS)
        return answer.status_code, answer.headers.get("Retry-After")

    with ThreadPoolExecutor(6) as at_once:
        running = at_once.map(run, range(6))
        assert app.test_client().get("/api/v1/countries/MA/ties").status_code == 200
        statuses = sorted(running, key=str)
    assert [status for status, _ in statuses] == [422, 422, 429, 429, 429, 429]
    assert all((status == 429) == (after is not None) for status, after in statuses)
    assert ask(app.test_client(), "RETURN 1 AS one").status_code == 200


def test_the_audit_log_holds_queries_without_values(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="entente.audit"):
        ask(client, "RETURN $name AS name", name="s3cret")
        ask(client, "RETURN missing")
    assert "answered in" in caplog.text
    assert "Refused in" in caplog.text
    assert "RETURN $name AS name" in caplog.text
    assert "s3cret" not in caplog.text


def test_a_bucket_fills_again_evenly() -> None:
    now = 0.0
    limits = Limits(a_minute=60, clock=lambda: now)
    assert [limits.wait("a", "read") for _ in range(61)] == [0] * 60 + [1]
    assert limits.wait("b", "read") == limits.wait("a", "write") == 0
    assert limits.wait("a", "read", cost=10) == 10
    now = 10.0
    assert limits.wait("a", "read", cost=10) == 0
    assert limits.wait("a", "read") == 1
