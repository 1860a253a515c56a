"""What is taken out is gone at once, everywhere; what is not kept is not shown."""

from __future__ import annotations

from dataclasses import replace

from flask.testing import FlaskClient

from api.app import create_app
from graph.queries.articles import count_articles
from graph.settings import Settings
from graph.stores import Store
from graph.update import Arrival, canonical_dump, delete, load
from tests.support.filled import dispatches, fill


def client_of(store: Store, settings: Settings) -> FlaskClient:
    return create_app(store, settings).test_client()


def test_a_deleted_article_is_gone_from_lists_search_and_caches(
    embedded_store: Store, embedded_settings: Settings
) -> None:
    client = client_of(embedded_store, embedded_settings)
    fill(embedded_store, dispatches("own-frp-01"))
    addresses = ["/api/v1/countries/MA/ties", "/api/v1/search?q=serghini", "/api/v1/statistics"]
    before = [client.get(address) for address in addresses]
    assert all(answer.json.get("items", True) for answer in before)
    tie = before[0].json["items"][0]["uid"]
    delete(embedded_store, ["own-frp-01"])
    for address, answer in zip(addresses, before, strict=True):
        again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 200
        assert again.json.get("items", []) == []
    assert client.get(f"/api/v1/ties/{tie}").status_code == 404
    assert client.get("/api/v1/countries/MA").json["ties"] == 0


TEXT = """RABAT, 6 avr. 2025 - Le ministre marocain des Affaires étrangères, Nasser Bourita, a reçu
dimanche à Rabat son homologue kazakh, Murat Nurtleu."""


def test_an_article_goes_in_and_out(embedded_store: Store, embedded_settings: Settings) -> None:
    client = client_of(embedded_store, embedded_settings)
    before = canonical_dump(embedded_store)
    record = {"id": "d-1", "lang": "fr", "published": "2025-04-06", "text": TEXT}

    def add(**more: str) -> list[dict[str, str]]:
        answer = client.post("/api/v1/articles", json={"articles": [{**record, **more}]})
        assert answer.status_code == 200
        return answer.json["items"]

    (new,) = add()
    assert new["outcome"] == "new"
    assert add() == [{**new, "outcome": "unchanged"}]
    ties = client.get("/api/v1/countries/MA/ties/KZ").json["items"]
    assert [tie["type"] for tie in ties] == ["met_with"]
    (corrected,) = add(text=TEXT.replace("kazakh", "ouzbek"))
    assert corrected["outcome"] == "corrected"
    assert client.get("/api/v1/countries/MA/ties/KZ").json["items"] == []
    gone = client.delete(f"/api/v1/articles/{corrected['article']}").json
    assert gone == {"deleted": sorted([new["article"], corrected["article"]])}
    assert canonical_dump(embedded_store) == before
    assert client.delete(f"/api/v1/articles/{new['article']}").status_code == 404


def test_when_one_article_cannot_be_read_none_is_stored(
    embedded_store: Store, embedded_settings: Settings
) -> None:
    client = client_of(embedded_store, embedded_settings)
    articles = [{"text": TEXT}, {"text": " … "}]
    answer = client.post("/api/v1/articles", json={"articles": articles})
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json["errors"]] == ["articles.1"]
    assert count_articles(embedded_store) == 0
    large = {"articles": [{"text": "x" * 500_000}] * 20}
    assert client.post("/api/v1/articles", json=large).status_code == 413


def test_without_kept_words_offsets_are_shown(
    embedded_store: Store, embedded_settings: Settings
) -> None:
    client = client_of(embedded_store, replace(embedded_settings, retention="offsets"))
    arrivals = [Arrival(article, read) for article, read in dispatches("own-frp-01")]
    load(embedded_store, arrivals, "gold-1", retention="offsets")
    ties = client.get("/api/v1/countries/MA/ties").json["items"]
    evidence = [shown for tie in ties for shown in tie["evidence"]]
    assert evidence
    assert all("sentence" not in shown and shown["end"] > shown["start"] for shown in evidence)
    article = client.get(f"/api/v1/articles/{evidence[0]['article']}").json
    assert "text" not in article
