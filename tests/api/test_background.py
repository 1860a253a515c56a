"""Articles that an older extractor has read are read again while the service answers."""

from __future__ import annotations

from api.app import create_app
from api.background import Rereading
from graph.settings import Settings
from graph.stores import Store
from graph.update import Arrival, canonical_dump, load, outdated, rebuild
from loaders.extraction.pipeline import EXTRACTOR, extract
from tests.support.filled import dispatches

READ = dispatches("own-frp-0")[:12]


def filled(store: Store) -> None:
    load(store, [Arrival(article, extraction) for article, extraction in READ], "older")


def test_the_service_answers_while_articles_are_read_again(
    embedded_store: Store, embedded_settings: Settings
):
    filled(embedded_store)
    client = create_app(embedded_store, embedded_settings).test_client()
    rereading = Rereading(embedded_store)
    rereading.start()
    while rereading.is_alive():
        assert client.get("/api/v1/countries/MA/ties").status_code == 200
    assert outdated(embedded_store, EXTRACTOR).readable == 0
    assert rebuild(embedded_store) == 0
    again = canonical_dump(embedded_store)
    load(embedded_store, [Arrival(article, extract) for article, _ in READ], EXTRACTOR)
    assert canonical_dump(embedded_store) == again


def test_a_service_that_ends_leaves_the_rest_for_the_next_time(embedded_store: Store):
    filled(embedded_store)
    before = canonical_dump(embedded_store)
    rereading = Rereading(embedded_store)
    rereading.start()
    rereading.end()
    assert not rereading.is_alive()
    left = outdated(embedded_store, EXTRACTOR)
    assert (left.readable > 0) == (canonical_dump(embedded_store) == before)
    assert rebuild(embedded_store) == 0


def test_articles_kept_as_quotes_keep_their_claims_and_are_counted(embedded_store: Store):
    arrivals = [Arrival(article, extraction) for article, extraction in READ]
    load(embedded_store, arrivals, "older", "quote")
    before = canonical_dump(embedded_store)
    rereading = Rereading(embedded_store)
    rereading.run()
    assert canonical_dump(embedded_store) == before
    counted = outdated(embedded_store, EXTRACTOR)
    assert (counted.readable, counted.without_text) == (0, len(READ))
