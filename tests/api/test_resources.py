"""What the API answers, resource by resource."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args
from urllib.parse import urljoin

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from api.models import Status, TieType
from graph.history import with_times
from graph.ontology import ontology
from graph.queries.officials import officials_of
from graph.queries.ties import TieFilter, all_ties, ties_of
from graph.stores import Store

DESCRIPTION = Path(__file__).parents[2] / "docs" / "openapi.json"
MA = "/api/v1/countries/MA"


def target(client: FlaskClient, address: str) -> str:
    """Follow one redirect as a browser does, and return where it leads."""
    answer = client.get(address)
    assert answer.status_code == 308
    return urljoin(address, answer.headers["Location"])


def test_a_list_of_ties_is_what_the_graph_holds(client: FlaskClient, filled: Store) -> None:
    body = client.get(f"{MA}/ties?limit=200").json
    assert body == {"items": with_times(filled, all_ties(filled, "MA")), "next": None}


def test_pages_follow_one_another_by_cursor_and_by_link(client: FlaskClient) -> None:
    whole = client.get(f"{MA}/ties?limit=200").json["items"]
    address, seen = f"{MA}/ties?limit=4&min_confidence=0.2", []
    while address:
        answer = client.get(address)
        seen += answer.json["items"]
        link = answer.headers.get("Link", "")
        assert bool(link) == (answer.json["next"] is not None)
        address = f"{MA}/ties{link[1 : link.index('>')]}" if link else ""
    assert seen == whole


def test_a_pair_is_the_same_from_both_sides(client: FlaskClient) -> None:
    partner = client.get(MA).json["partners"][0]["uid"]
    pair = client.get(f"{MA}/ties/{partner}").json
    assert pair["items"]
    assert pair == client.get(f"/api/v1/countries/{partner}/ties/MA").json


def test_lists_are_filtered(client: FlaskClient) -> None:
    everything = client.get(f"{MA}/ties?limit=200").json["items"]
    types = client.get(f"{MA}/ties?limit=200&type=visited,signed").json["items"]
    assert types == [t for t in everything if t["type"] in ("visited", "signed")]
    held = client.get(f"{MA}/ties?limit=200&status=held&since=2024&until=2024").json["items"]
    assert {(t["status"], t["date"][:4]) for t in held} == {("held", "2024")}


def test_a_tie_has_its_own_address(client: FlaskClient) -> None:
    tie = client.get(f"{MA}/ties?limit=1").json["items"][0]
    assert client.get(f"/api/v1/ties/{tie['uid']}").json == tie
    outdated = f"/api/v1/ties/event:long-ago-abcdef~{tie['uid'][-6:]}"
    assert target(client, outdated) == f"/api/v1/ties/{tie['uid']}"
    assert client.get("/api/v1/ties/event:none-000000~000000").status_code == 404


@pytest.mark.parametrize(
    "name", ["ma", "MAR", "mar", "Maroc", "Morocco", "المغرب", "Royaume du Maroc"]
)
def test_other_codes_and_names_are_redirected(client: FlaskClient, name: str) -> None:
    given = f"/api/v1/countries/{name}"
    assert target(client, given) == MA
    assert target(client, f"{given}/ties?limit=3") == f"{MA}/ties?limit=3"
    assert target(client, f"{given}/ties/fj") == f"{MA}/ties/FJ"
    assert target(client, f"{given}/relations/FJ?as_of=2025") == f"{MA}/relations/FJ?as_of=2025"


def test_redirects_hold_behind_a_prefix(client: FlaskClient) -> None:
    answer = client.get("/api/v1/countries/mar/ties", environ_overrides={"SCRIPT_NAME": "/entente"})
    assert answer.headers["Location"] == "../MA/ties"


def test_an_unknown_country_is_told_with_names_near_it(client: FlaskClient) -> None:
    answer = client.get("/api/v1/countries/Maroco/ties")
    assert answer.status_code == 404
    assert "Morocco" in answer.json["suggestions"]
    assert client.get("/api/v1/countries/ZZ").status_code == 404


def test_countries_and_relations(client: FlaskClient) -> None:
    items = client.get("/api/v1/countries").json["items"]
    assert items[0]["ties"] >= items[1]["ties"] > items[-1]["ties"] == 0
    country = client.get(MA).json
    assert (country["uid"], country["iso3"]) == ("MA", "MAR")
    partner = country["partners"][0]
    relation = client.get(f"{MA}/relations/{partner['uid']}").json
    assert relation["ties"] == partner["ties"]
    assert relation["state"].keys() == {"visas", "agreements", "acts"}
    past = client.get(f"{MA}/relations/{partner['uid']}?as_of=1900").json
    assert past["state"] == {"visas": [], "agreements": [], "acts": []}


def test_how_two_countries_stand_is_told_with_the_sentences_that_say_so(
    client: FlaskClient, filled: Store
) -> None:
    signed = list(all_ties(filled, "MA", filters=TieFilter(types=("signed",))))
    assert signed
    for tie in signed:
        other = next(s["uid"] for s in tie["sides"] if s["part"] == "parties" and s["uid"] != "MA")
        state = client.get(f"{MA}/relations/{other}").json["state"]
        lines = [line for lines in state.values() for line in lines]
        assert lines
        for line in (*lines, *(stage for a in state["agreements"] for stage in a["life"])):
            article = client.get(f"/api/v1/articles/{line['article']}").json
            assert line["sentence"] in article["text"]
            assert line["published"] == article["published"]
        for known in state["agreements"]:
            agreement = client.get(f"/api/v1/agreements/{known['agreement']}").json
            assert agreement["life"] == known["life"]
            assert agreement["stage"] == known["stage"]


def test_officials_with_offices_and_ties(client: FlaskClient, filled: Store) -> None:
    first = client.get(f"{MA}/officials?limit=1").json
    rest = client.get(f"{MA}/officials?limit=200&cursor={first['next']}").json
    assert [*first["items"], *rest["items"]] == [
        {name: value for name, value in row.items() if value is not None}
        for row in officials_of(filled, "MA", limit=200)
    ]
    uid = first["items"][0]["uid"]
    official = client.get(f"/api/v1/officials/{uid}").json
    assert official["offices"]
    assert official["ties"]["items"] == client.get(f"/api/v1/officials/{uid}/ties").json["items"]
    for below in ("", "/ties"):
        outdated = f"/api/v1/officials/official:xx:other-{uid[-6:]}{below}"
        assert target(client, outdated) == f"/api/v1/officials/{uid}{below}"


def test_an_article_with_its_ties(client: FlaskClient, filled: Store) -> None:
    evidence = ties_of(filled, "MA").items[0]["evidence"][0]
    article = client.get(f"/api/v1/articles/{evidence['article']}").json
    assert article["text"][evidence["start"] : evidence["end"]] == evidence["sentence"]
    assert article["ties"]
    assert client.get("/api/v1/articles/article:none-000000").status_code == 404


def test_search_neighbourhood_and_path(client: FlaskClient) -> None:
    assert client.get("/api/v1/search?q=maroc").json["items"][0]["uid"] == "MA"
    asked = {"uid": "MA", "limit": 2, "shown": ["FJ"]}
    around = client.post("/api/v1/neighbourhood", json=asked).json
    assert len(around["items"]) <= 3
    assert around["more"] > 0
    partner = client.get(MA).json["partners"][0]["uid"]
    way = client.post("/api/v1/path", json={"first": "MA", "second": partner}).json
    assert [way["nodes"][0]["uid"], way["nodes"][-1]["uid"]] == ["MA", partner]
    nowhere = client.post("/api/v1/path", json={"first": "MA", "second": "TV"}).json
    assert nowhere == {"nodes": [], "steps": [], "ties": []}


def test_counts(client: FlaskClient) -> None:
    assert client.get("/api/v1/statistics").json["nodes"]["Article"] == 19
    ranks = client.get("/api/v1/centrality?limit=3").json["items"]
    assert len(ranks) == 3
    assert ranks[0]["pagerank"] >= ranks[1]["pagerank"]


def test_an_answer_that_still_holds_is_not_sent_again(client: FlaskClient) -> None:
    answer = client.get(MA)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    again = client.get(MA, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.head(MA).headers["ETag"] == answer.headers["ETag"]


def test_every_answer_protects_the_browser(client: FlaskClient) -> None:
    for address in (MA, "/nowhere", "/healthz", "/login"):
        headers = client.get(address).headers
        assert "default-src 'none'; script-src 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_health(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ok"}


def test_the_description_is_valid_and_the_one_in_the_repository(app: APIFlask) -> None:
    validate(app.spec)
    kept = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    assert app.spec == kept, "write it anew: python -m tests.api.contract --write"


def test_errors_are_described_as_they_are_sent(app: APIFlask) -> None:
    for operations in app.spec["paths"].values():
        for operation in operations.values():
            failures = [r for code, r in operation["responses"].items() if code >= "400"]
            assert failures
            assert all(list(r["content"]) == ["application/problem+json"] for r in failures)
            assert operation.get("requestBody", {"required": True})["required"]


def test_types_and_statuses_are_the_ontology_s() -> None:
    assert get_args(TieType) == ontology().tie_types
    assert set(get_args(Status)) == set(ontology().terms.statuses)


def test_a_pairs_ties_are_told_as_they_were_known(client: FlaskClient):
    address = "/api/v1/countries/MA/ties/KZ"
    now = client.get(address).json["items"]
    assert all(tie["reported"] and tie["loaded"] for tie in now)
    assert client.get(f"{address}?known_on=1999").json == {"items": [], "next": None}
    known = client.get(f"{address}?known_on=2100&limit=1").json
    assert [tie["uid"] for tie in known["items"]] == [tie["uid"] for tie in now[:1]]
    assert client.get(f"{address}?known_on=2100&loaded_on=2100").status_code == 422
    of_country = client.get(f"{MA}/ties?limit=200").json["items"]
    known = client.get(f"{MA}/ties?limit=200&known_on=2100").json["items"]
    assert [tie["uid"] for tie in known] == [tie["uid"] for tie in of_country]
