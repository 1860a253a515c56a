"""Answers to users' queries come back to the last digit and letter, on both stores."""

from __future__ import annotations

import json

import pytest

from api.app import create_app
from graph.settings import Settings
from graph.stores import Store
from tests.api.test_cypher import ask


def test_answers_are_exact_on_both_stores(store: Store, request: pytest.FixtureRequest) -> None:
    settings: Settings = request.getfixturevalue(f"{store.name}_settings")
    client = create_app(store, settings).test_client()
    given = {"n": 9007199254740993, "list": [-(2**63), 2**63 - 1], "name": "محمد 2 بن علي — été"}
    answer = ask(
        client,
        "RETURN $n AS n, $list AS list, $name AS name, date('2025-04-06') AS day,"
        " duration('P1M2DT3H') AS span",
        **given,
    )
    assert json.loads(answer.text)["rows"] == [
        [given["n"], given["list"], given["name"], "2025-04-06", "P1M2DT3H"]
    ]
    path = ask(
        client,
        "MATCH p = (:Parliament {uid: $uid})-[:CHAMBER_OF]->(:Country) RETURN p",
        uid="parliament:ma:chambre-des-conseillers",
    ).json["rows"][0][0]
    assert [node["properties"]["uid"] for node in path["nodes"]] == [
        "parliament:ma:chambre-des-conseillers",
        "MA",
    ]
    assert [(r["type"], r["start"], r["end"]) for r in path["relationships"]] == [
        ("CHAMBER_OF", "parliament:ma:chambre-des-conseillers", "MA")
    ]
