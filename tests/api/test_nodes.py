"""Chambers, organizations, agreements, events, claims, evidence, and what is new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

API = "/api/v1"
MA = f"{API}/countries/MA"
ATOM = "{http://www.w3.org/2005/Atom}"


def all_of(client: FlaskClient, kind: str, more: str = "") -> list[dict]:
    items, cursor = [], ""
    while cursor is not None:
        page = client.get(f"{API}/{kind}?limit=100{more}{cursor}").json
        items += page["items"]
        cursor = f"&cursor={page['next']}" if page["next"] else None
    return items


@pytest.mark.parametrize("kind", ["parliaments", "organizations", "agreements", "events"])
def test_each_kind_is_listed_by_uid_and_shown(client: FlaskClient, kind: str) -> None:
    items = all_of(client, kind)
    uids = [item["uid"] for item in items]
    assert uids
    assert uids == sorted(set(uids))
    one = client.get(f"{API}/{kind}/{uids[0]}").json
    assert one.items() >= items[0].items()
    assert "fold" not in one
    assert client.get(f"{API}/{kind}/{uids[0]}x").status_code == 404


def test_the_chambers_of_a_country(client: FlaskClient) -> None:
    items = all_of(client, "parliaments", "&country=MA")
    assert {item["country"] for item in items} == {"MA"}
    assert len(items) == len(client.get(MA).json["parliaments"])


def test_evidence_quotes_its_articles(client: FlaskClient) -> None:
    tie = client.get(f"{MA}/ties?limit=1").json["items"][0]
    of_tie = client.get(f"{API}/ties/{tie['uid']}/evidence").json["items"]
    assert len(of_tie) == len(tie["evidence"])
    of_event = client.get(f"{API}/events/{tie['event']}/evidence").json["items"]
    assert [quoted for quoted in of_event if quoted["tie"] == tie["uid"]] == of_tie
    quoted = of_tie[0]
    article = client.get(f"{API}/articles/{quoted['article']}").json
    assert article[quoted["in"]][quoted["start"] : quoted["end"]] == quoted["sentence"]
    claim = client.get(f"{API}/claims/{quoted['claim']}").json
    assert claim["sentence"] == quoted["sentence"]
    assert tie["event"] in {supported["uid"] for supported in claim["supports"]}
    agreement = all_of(client, "agreements")[0]["uid"]
    assert client.get(f"{API}/agreements/{agreement}/evidence").json["items"]


@pytest.mark.parametrize("kind", ["agreements", "events"])
@pytest.mark.parametrize("rest", ["", "/evidence"])
def test_an_outdated_uid_is_redirected(client: FlaskClient, kind: str, rest: str) -> None:
    uid = all_of(client, kind)[0]["uid"]
    label, _, words = uid.partition(":")
    outdated = f"{label}:once-{words}"
    answer = client.get(f"{API}/{kind}/{outdated}{rest}")
    assert answer.status_code == 308
    there = urljoin(f"{API}/{kind}/{outdated}{rest}", answer.headers["Location"])
    assert there == f"{API}/{kind}/{uid}{rest}"


def test_ties_come_oldest_first_too(client: FlaskClient) -> None:
    newest = client.get(f"{MA}/ties?limit=200").json["items"]
    address, seen = f"{MA}/ties?limit=3&sort=date", []
    while address:
        page = client.get(address).json
        seen += page["items"]
        address = f"{MA}/ties?limit=3&sort=date&cursor={page['next']}" if page["next"] else ""
    assert seen == newest[::-1]


def test_what_is_new_as_json_and_as_a_feed(client: FlaskClient) -> None:
    everything = {tie["uid"] for tie in client.get(f"{MA}/ties?limit=200").json["items"]}
    address = f"{MA}/news?since=2000-01-01&limit=200"
    items = client.get(address).json["items"]
    assert {item["tie"]["uid"] for item in items} == everything
    assert items == sorted(items, key=lambda item: item["written"], reverse=True)
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert client.get(f"{MA}/news?since={tomorrow}").json["items"] == []
    answer = client.get(f"{address}&format=atom")
    assert answer.mimetype == "application/atom+xml"
    entries = ElementTree.fromstring(answer.data).findall(f"{ATOM}entry")
    assert len(entries) == len(items)
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert client.get(urljoin(f"{MA}/news", link.get("href"))).json == items[0]["tie"]
    assert client.get(f"{MA}/news?since=2025-02-30").status_code == 422


def test_what_is_new_of_a_pair_and_a_person(client: FlaskClient) -> None:
    partner = client.get(MA).json["partners"][0]["uid"]
    pair = client.get(f"{MA}/ties/{partner}/news?since=2000-01-01").json["items"]
    ties = client.get(f"{MA}/ties/{partner}").json["items"]
    assert {item["tie"]["uid"] for item in pair} == {tie["uid"] for tie in ties}
    person = client.get(f"{MA}/officials?limit=1").json["items"][0]["uid"]
    news = client.get(f"{API}/officials/{person}/news?since=2000-01-01").json["items"]
    known = client.get(f"{API}/officials/{person}/ties").json["items"]
    assert {item["tie"]["uid"] for item in news} == {tie["uid"] for tie in known}
