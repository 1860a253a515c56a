"""Every list: in other orders, by country, with its evidence, and as files that others read."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise

import networkx
import pytest
from flask.testing import FlaskClient

API = "/api/v1"
TIES = f"{API}/countries/MA/ties"


def paged(client: FlaskClient, address: str, limit: int = 7) -> list[dict]:
    items, cursor = [], ""
    joint = "&" if "?" in address else "?"
    while cursor is not None:
        page = client.get(f"{address}{joint}limit={limit}{cursor}").json
        items += page["items"]
        cursor = f"&cursor={page['next']}" if page["next"] else None
    return items


@pytest.mark.parametrize("sort", ["reports", "-reports", "confidence", "-confidence"])
def test_ties_are_sorted_by_reports_and_confidence(client: FlaskClient, sort: str) -> None:
    measure, most_first = sort.lstrip("-"), sort.startswith("-")
    every = {tie["uid"]: tie for tie in paged(client, TIES, 200)}
    found = paged(client, f"{TIES}?sort={sort}")
    assert [tie["uid"] for tie in found] == sorted(
        every,
        key=lambda uid: (
            every[uid][measure] * (-1 if most_first else 1),
            [-ord(letter) for letter in f"{every[uid].get('date', '0000')}|{uid}"],
        ),
    )
    some = paged(client, f"{TIES}?sort={sort}&type=met_with,visited&since=2024")
    assert {tie["type"] for tie in some} <= {"met_with", "visited"}
    assert all(tie["date"] >= "2024" for tie in some)


def test_a_cursor_of_another_order_is_refused(client: FlaskClient) -> None:
    cursor = client.get(f"{TIES}?limit=1").json["next"]
    answer = client.get(f"{TIES}?sort=reports&cursor={cursor}")
    assert answer.status_code == 422
    assert "order" in answer.json["detail"]


def test_the_events_and_agreements_of_a_country(client: FlaskClient) -> None:
    ties = paged(client, TIES, 200)
    events = paged(client, f"{API}/countries/MA/events", 3)
    assert [event["uid"] for event in events] == list(dict.fromkeys(tie["event"] for tie in ties))
    met = paged(client, f"{API}/countries/MA/events?type=met_with", 3)
    assert {event["type"] for event in met} == {"meeting"}
    assert not {"newest", "entries", "fold"} & met[0].keys()
    agreements = paged(client, f"{API}/agreements?country=MA")
    assert agreements
    assert all("MA" in agreement["countries"] for agreement in agreements)
    assert len(agreements) == sum(
        "MA" in one["countries"] for one in paged(client, f"{API}/agreements")
    )


@pytest.mark.parametrize("kind", ["officials", "articles", "claims"])
def test_further_kinds_are_listed_by_uid_and_shown(client: FlaskClient, kind: str) -> None:
    items = paged(client, f"{API}/{kind}", 50)
    uids = [item["uid"] for item in items]
    assert uids == sorted(set(uids))
    assert len(uids) > 10
    one = client.get(f"{API}/{kind}/{uids[3]}").json
    assert one.items() >= {k: v for k, v in items[3].items() if k != "ties"}.items()
    assert "text" not in items[3]


def test_officials_of_a_country_are_listed_either_way(client: FlaskClient) -> None:
    there = [one["uid"] for one in paged(client, f"{API}/countries/MA/officials")]
    assert [one["uid"] for one in paged(client, f"{API}/officials?country=MA")] == there


def test_offices_come_with_their_sentences(client: FlaskClient) -> None:
    person = next(
        client.get(f"{API}/officials/{one['uid']}").json
        for one in paged(client, f"{API}/countries/MA/officials")
        if one.get("title")
    )
    told = paged(client, f"{API}/officials/{person['uid']}/evidence", 1)
    assert {(office["uid"], office["role"]) for office in person["offices"]} <= {
        (one["office"], one["role"]) for one in told
    }
    for one in told:
        article = client.get(f"{API}/articles/{one['article']}").json
        assert article[one["in"]][one["start"] : one["end"]] == one["sentence"]
        assert client.get(f"{API}/claims/{one['claim']}").json["type"] == "holds_office"
    assert all(a["position"] < b["position"] for a, b in pairwise(told))


@pytest.mark.parametrize(
    ("name", "code"), [("Rabat", "MA"), ("الدار البيضاء", "MA"), ("Genève", "CH")]
)
def test_a_town_leads_to_its_country(client: FlaskClient, name: str, code: str) -> None:
    found = client.get(f"{API}/search", query_string={"q": name}).json["items"]
    country = next(one for one in found if one["uid"] == code)
    assert country["kind"] == "Country"
    assert country["town"]
    assert all("town" not in one for one in found if one is not country)


def test_each_step_of_a_path_has_its_sentence(client: FlaskClient) -> None:
    partner = client.get(f"{API}/countries/MA").json["partners"][0]["uid"]
    way = client.post(f"{API}/path", json={"first": "MA", "second": partner}).json
    assert way["steps"]
    for step in way["steps"]:
        quoted = step["evidence"]
        article = client.get(f"{API}/articles/{quoted['article']}").json
        assert article[quoted["in"]][quoted["start"] : quoted["end"]] == quoted["sentence"]


def lists(client: FlaskClient) -> list[str]:
    tie = client.get(f"{TIES}?limit=1").json["items"][0]
    person = client.get(f"{API}/officials?limit=1").json["items"][0]["uid"]
    agreement = client.get(f"{API}/agreements?limit=1").json["items"][0]["uid"]
    kinds = ("officials", "parliaments", "organizations", "agreements", "events", "articles")
    return [
        f"{API}/countries?",
        *(f"{API}/{kind}?limit=200" for kind in (*kinds, "claims", "centrality")),
        f"{API}/search?q=rencontre&limit=200",
        f"{API}/countries/MA/officials?limit=200",
        f"{API}/officials/{person}/ties?limit=200",
        f"{API}/officials/{person}/evidence?limit=200",
        f"{API}/organizations/org:UN/ties?limit=200",
        f"{API}/ties/{tie['uid']}/evidence?",
        f"{API}/events/{tie['event']}/evidence?",
        f"{API}/agreements/{agreement}/evidence?",
        f"{API}/countries/MA/news?since=2020-01-01&limit=200",
    ]


def test_every_list_is_read_back_from_each_format(client: FlaskClient) -> None:
    for address in lists(client):
        page = client.get(address).json
        whole = page.get("next") is None
        lines = client.get(f"{address}&format=jsonl").text.splitlines()
        read = [json.loads(line) for line in lines]
        told = [item.get("tie", item) if "written" in item else item for item in page["items"]]
        named = [(one.get("uid"), one.get("sentence")) for one in told]
        assert [(one.get("uid"), one.get("sentence")) for one in read][: len(told)] == named
        assert len(read) == len(told) or not whole, address
        raw = client.get(f"{address}&format=csv").data
        assert raw.startswith(b"\xef\xbb\xbf"), address
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
        assert len(rows) == len(read), address
        for name in (n for n in ("uid", "name", "sentence") if all(n in one for one in read)):
            assert [row[name].lstrip("'") for row in rows] == [
                str(one[name] or "").lstrip("'") for one in read
            ], address
        graph = networkx.parse_graphml(client.get(f"{address}&format=graphml").text)
        assert len(graph) >= (1 if read else 0), address


def test_periods_and_neighbours_are_files_too(client: FlaskClient) -> None:
    line = client.get(f"{API}/countries/MA/timeline").json["periods"]
    raw = client.get(f"{API}/countries/MA/timeline?format=csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    assert [(row["period"], int(row["ties"])) for row in rows] == [
        (one["period"], one["ties"]) for one in line
    ]
    asked = {"uid": "MA", "format": "jsonl"}
    answer = client.post(f"{API}/neighbourhood", json=asked).text.splitlines()
    assert all(json.loads(one)["ties"] > 0 for one in answer)


def test_files_come_newest_first_only(client: FlaskClient) -> None:
    assert client.get(f"{TIES}?format=csv&sort=reports").status_code == 422
