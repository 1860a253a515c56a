"""Lists and answers as files, each read back by a reader of its own."""

from __future__ import annotations

import csv
import io
import json

import networkx
from flask.testing import FlaskClient

from graph.export.csv import table
from graph.export.graphml import of_ties
from tests.support.filled import tie

TIES = "/api/v1/countries/MA/ties"
CYPHER = "/api/v1/cypher"


def test_ties_as_csv_that_spreadsheets_read(client: FlaskClient) -> None:
    ties = client.get(f"{TIES}?limit=200").json["items"]
    answer = client.get(f"{TIES}?format=csv")
    assert answer.mimetype == "text/csv"
    assert 'filename="ties.csv"' in answer.headers["Content-Disposition"]
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert [row["uid"] for row in rows] == [one["uid"] for one in ties]
    assert [row["sentence"] for row in rows] == [one["evidence"][0]["sentence"] for one in ties]
    assert any("é" in row["sentence"] for row in rows)
    assert [row["place"] for row in rows] == [one.get("place", "") for one in ties]


def test_ties_as_json_lines(client: FlaskClient) -> None:
    ties = client.get(f"{TIES}?limit=200&type=visited").json["items"]
    answer = client.get(f"{TIES}?format=jsonl&type=visited")
    read = [json.loads(line) for line in answer.text.splitlines()]
    assert [one["uid"] for one in read] == [one["uid"] for one in ties]
    assert [one["sides"] for one in read] == [one["sides"] for one in ties]
    assert all(one["evidence"][0]["sentence"] for one in read)


def test_ties_as_graphml(client: FlaskClient) -> None:
    ties = client.get(f"{TIES}?limit=200").json["items"]
    graph = networkx.parse_graphml(client.get(f"{TIES}?format=graphml").text)
    named = {side["uid"]: side["name"] for one in ties for side in one["sides"]}
    assert {uid: graph.nodes[uid]["name"] for uid in named} == named
    pairs = {edge["uid"] for *_, edge in graph.edges(data=True)}
    assert pairs == {one["uid"] for one in ties if len(one["sides"]) > 1}


def test_nulls_and_control_characters_do_not_spoil_graphml() -> None:
    made = tie(1, None, name="Rencontre \x01 d'été 🤝", mutual=True)
    ((*_, edge),) = networkx.parse_graphml(of_ties([made])).edges(data=True)
    assert edge["name"] == "Rencontre  d'été 🤝"
    assert edge["mutual"] is True
    assert "date" not in edge


def test_cells_come_back_and_none_is_run_as_a_formula() -> None:
    cells = ['é, «;»\n"', 9007199254740993, None, ["a", 1], "=1+1", -3]
    text = "".join(table(["a", "b", "c", "d", "e", "f"], [cells]))
    (_, row) = csv.reader(io.StringIO(text, newline=""))
    assert row == ['é, «;»\n"', "9007199254740993", "", '["a", 1]', "'=1+1", "-3"]


def test_answers_to_queries_as_files(client: FlaskClient) -> None:
    query = "MATCH p = (o:Official)-[:REPRESENTS]->(c:Country {uid: 'MA'}) RETURN p, o.name AS name"
    asked = {"query": query}
    answer = client.post(CYPHER, json=asked).json
    names = [row[1] for row in answer["rows"]]
    rows = client.post(CYPHER, json={**asked, "format": "csv"})
    read = csv.DictReader(io.StringIO(rows.data.decode("utf-8-sig"), newline=""))
    assert [row["name"] for row in read] == names
    assert rows.headers["X-Truncated"] == "false"
    lines = client.post(CYPHER, json={**asked, "format": "jsonl"}).text.splitlines()
    assert [json.loads(line)["name"] for line in lines] == names
    graph = networkx.parse_graphml(client.post(CYPHER, json={**asked, "format": "graphml"}).text)
    assert graph.in_degree("MA") == len(names)


def test_a_timeline_counts_what_is_listed(client: FlaskClient) -> None:
    partner = client.get("/api/v1/countries/MA").json["partners"][0]["uid"]
    ties = client.get(f"{TIES}/{partner}?limit=200").json["items"]
    line = client.get(f"{TIES}/{partner}/timeline").json
    assert line["ties"] == len(ties)
    for period in line["periods"]:
        assert period["ties"] == sum(t.get("date", "")[:4] == period["period"] for t in ties)
    months = client.get(f"{TIES}/{partner}/timeline?by=month").json
    assert months["ties"] == len(ties)
    whole = client.get("/api/v1/countries/MA/timeline").json
    assert whole["ties"] == client.get("/api/v1/countries/MA").json["ties"]
