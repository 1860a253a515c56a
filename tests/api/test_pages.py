"""The explorer's page and answers over HTTP; how it behaves in a browser is in tests/viz."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.app import create_app
from graph.ontology import ontology
from graph.settings import Settings
from graph.stores import open_store
from graph.update import Arrival, load
from tests.viz.conftest import arrivals


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    settings = Settings(data=tmp_path_factory.mktemp("pages") / "data")
    with open_store(settings) as store:
        store.ensure_schema()
        load(store, [Arrival(article, found) for article, found in arrivals()], "gold-1")
        yield create_app(store, settings).test_client()


def data(client: FlaskClient, query: str = "") -> dict[str, Any]:
    page = client.get(f"/{query}").get_data(as_text=True)
    found = re.search(r'id="explorer-data">(.*?)</script>', page, re.DOTALL)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


def test_the_page_brings_its_first_scene_along(client: FlaskClient) -> None:
    answer = client.get("/?lang=fr")
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"
    found = data(client, "?lang=fr")
    assert {node["label"] for node in found["scene"]["nodes"]} >= {"Maroc", "Kazakhstan"}
    assert found["latest"][0]["evidence"][0]["sentence"]


def test_article_text_cannot_end_the_data_block(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    block = page.partition('id="explorer-data">')[2]
    assert block.count("</script>") == 1
    assert "<img" not in page


def test_every_file_that_the_page_names_is_served(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    named = re.findall(r'(?:src|href)="((?:explorer|vis)/[^"]+)"', page)
    assert len(named) > 20
    for name in named:
        with client.get(f"/{name}") as answer:
            assert answer.status_code == 200, name
            assert answer.mimetype in ("text/css", "text/javascript"), name


def test_every_module_that_another_imports_is_served(client: FlaskClient) -> None:
    static = Path(__file__).parents[2] / "viz" / "static"
    for script in static.glob("*.js"):
        for name in re.findall(r'from "\./([\w-]+\.js)"', script.read_text(encoding="utf-8")):
            assert (static / name).is_file(), f"{script.name} imports {name}"


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("?lang=fr", "en", "fr"),
        ("?lang=en", "fr", "en"),
        ("", "fr-CA,fr;q=0.8", "fr"),
        ("", "de,en;q=0.5", "en"),
        ("", "de", "en"),
        ("?lang=xx", "fr", "fr"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_browsers(
    client: FlaskClient, query: str, accepted: str, language: str
) -> None:
    page = client.get(f"/{query}", headers={"Accept-Language": accepted}).get_data(as_text=True)
    assert f'<html lang="{language}">' in page


def test_a_scene_is_the_same_each_time(client: FlaskClient) -> None:
    first = client.get("/explorer/scene?open=MA|KZ&lang=fr").get_json()
    assert first == client.get("/explorer/scene?open=MA|KZ&lang=fr").get_json()
    assert first["opened"] == ["MA", "KZ"]
    assert first == data(client, "?open=MA|KZ&lang=fr")["scene"]


def test_more_opened_than_can_be_drawn_is_said_so(client: FlaskClient) -> None:
    codes = ("MA", "KZ", "SN", "FR", "CL", "PE", "PS", "MV", "LK", "JO", "DZ", "TN", "EG")
    assert client.get(f"/explorer/scene?open={'|'.join(codes[:12])}").get_json()["full"] is None
    full = client.get(f"/explorer/scene?open={'|'.join(codes)}").get_json()["full"]
    assert full == {"opened": 13, "most": 12}


def test_the_page_weighs_less_than_300_kb_on_the_wire(client: FlaskClient) -> None:
    page = client.get("/?lang=fr").get_data(as_text=True)
    named = {"/?lang=fr", *re.findall(r'(?:src|href)="((?:explorer|vis)/[^"]+)"', page)}
    taken = {"Accept-Encoding": "gzip"}
    sizes = {name: len(client.get(name, headers=taken).get_data()) for name in named}
    assert sum(sizes.values()) < 300_000
    first = client.get("/vis/vis-network.min.js", headers=taken)
    assert first.headers["Content-Encoding"] == "gzip"
    again = {**taken, "If-None-Match": first.headers["ETag"]}
    with client.get("/vis/vis-network.min.js", headers=again) as unchanged:
        assert unchanged.status_code == 304


def test_lists_leave_out_what_the_filters_do(client: FlaskClient) -> None:
    def listed(query: str) -> list[str]:
        answer = client.get(f"/explorer/pair?a=KZ&b=MA&{query}").get_json()
        assert answer["total"] == len(answer["items"])
        return sorted(tie["type"] for tie in answer["items"])

    assert listed("") == ["exempted_visa", "met_with", "signed"]
    assert listed("without=signed|met_with") == ["exempted_visa"]
    assert listed("from=2025-04") == ["met_with", "signed"]
    assert listed("reports=2") == []
    assert listed(f"without={'|'.join(ontology().tie_types)}") == []
    wrong = client.get("/explorer/pair?a=KZ&b=MA&from=yesterday")
    assert wrong.status_code == 422


def test_sources_of_pairs_are_those_of_what_is_shown(client: FlaskClient) -> None:
    asked = {"ties": [], "pairs": ["KZ~MA", "MA~SN", "nobody"]}
    found = client.post("/explorer/sources", json=asked).get_json()
    assert {row["title"] for row in found["sources"]} == {
        "Le Maroc et le Kazakhstan se rapprochent",
        "Visites",
    }
    assert found["left"] == 0
    few = client.post("/explorer/sources?without=visited|met_with", json=asked).get_json()
    assert [row["title"] for row in few["sources"]] == ["Le Maroc et le Kazakhstan se rapprochent"]


def test_what_is_no_more_is_left_out_of_a_scene(client: FlaskClient) -> None:
    scene = client.get("/explorer/scene?open=MA|official:ma:nobody-000000").get_json()
    assert scene["opened"] == ["MA"]


def test_a_pair_comes_with_its_ties_and_how_it_stands(client: FlaskClient) -> None:
    found = client.get("/explorer/pair?a=MA&b=KZ&lang=en").get_json()
    assert found["total"] == len(found["items"]) == 3
    assert {(line["type"], line["stage"]) for line in found["standing"]} == {
        ("exempted_visa", "in_force"),
        ("signed", "signed"),
    }


def test_ties_are_read_by_uid_and_unknown_ones_left_out(client: FlaskClient) -> None:
    known = client.get("/explorer/pair?a=MA&b=KZ").get_json()["items"][0]["uid"]
    body = {"ties": [known, "event:nothing-000000~000000"]}
    found = client.post("/explorer/ties", json=body).get_json()
    assert [tie["uid"] for tie in found["items"]] == [known]


@pytest.mark.parametrize(
    "body", [None, [], {}, {"ties": "x"}, {"ties": [1]}, {"ties": ["x"] * 601}]
)
def test_a_body_that_is_no_list_of_ties_is_refused(client: FlaskClient, body: Any) -> None:
    answer = client.post("/explorer/ties", json=body)
    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/explorer/node?uid=official:ma:nobody-000000", 404),
        ("/explorer/node", 422),
        ("/explorer/node?uid=" + "x" * 301, 422),
        ("/explorer/pair?a=MA", 422),
        ("/explorer/pair?a=MA&b=KZ&cursor=%00", 400),
        ("/explorer/static/nothing.js", 404),
        ("/explorer/static/../templates/explorer.html", 404),
        ("/vis/../../../network.py", 404),
    ],
)
def test_what_cannot_be_answered_is_said_so(client: FlaskClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "<script" not in answer.get_data(as_text=True)


def test_an_unfit_number_or_search_does_no_harm(client: FlaskClient) -> None:
    assert client.get("/explorer/scene?open=MA&extra=-5").status_code == 200
    assert client.get("/explorer/scene?open=MA&extra=9999999999").status_code == 200
    assert client.get("/explorer/scene?open=MA&extra=x").status_code == 200
    assert client.get("/explorer/search?q=((").get_json() == {"items": []}
    assert client.get("/explorer/search").get_json() == {"items": []}


def test_a_store_that_does_not_answer_is_said_on_the_page() -> None:
    settings = Settings(data=Path("unused"))
    closed = open_store(settings)
    answer = create_app(closed, settings).test_client().get("/?lang=en")
    assert answer.status_code == 503
    assert "explorer-data" in answer.get_data(as_text=True)
