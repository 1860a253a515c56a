"""The schema on a page says what a filled store really holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cheat_sheet import markdown, sheet
from graph.cypher_gate import check
from graph.ontology import Language, ontology
from graph.stores import Store
from graph.stores.write import wipe
from tests.support.filled import dispatches, fill

WRITTEN = Path(__file__).parents[2] / "docs" / "schema.md"

# what only the service itself uses: places in lists, search words, prints, counts for drawings
OWN = {
    "fold", "prints", "content", "keys", "block", "within", "person", "entries", "newest", "news",
    "sorted", "one", "two", "tallies", "by_year", "identity", "text_digest", "sha256", "unlisted",
    "corrects", "notice",
}  # fmt: skip


@pytest.fixture(scope="module")
def filled(_embedded_session: Store) -> Store:
    _embedded_session.ensure_schema()
    _embedded_session.write(wipe)
    fill(_embedded_session, dispatches("own-frp-0", "own-frp-1"))
    return _embedded_session


def test_every_property_of_a_filled_store_is_told_or_its_own(filled: Store) -> None:
    for kind in sheet("en").kinds:
        query = f"MATCH (n:{kind.label}) UNWIND keys(n) AS name RETURN DISTINCT name"
        found = {row["name"] for row in filled.read(query)}
        assert found <= {known.name for known in kind.properties} | OWN, kind.label


def test_relationships_go_from_where_to_where_it_says(filled: Store) -> None:
    book = sheet("en")
    told = {one.type: one for one in book.relationships}
    assert told.keys() == ontology().relationship_types()
    rows = filled.read(
        "MATCH (a)-[r]->(b) RETURN DISTINCT type(r) AS type, labels(a)[0] AS a, labels(b)[0] AS b,"
        " keys(r) AS names"
    )
    assert len({row["type"] for row in rows}) > 10
    for row in rows:
        one = told[row["type"]]
        assert (row["a"] in one.starts, row["b"] in one.ends) == (True, True), row
        names = {known.name for known in one.properties + (book.tie if one.event else ())}
        assert set(row["names"]) <= names, row


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_example_passes_the_gate_and_is_answered(filled: Store, language: Language) -> None:
    for example in sheet(language).examples:
        filled.ask(check(example.query), example.parameters)


def test_the_written_schema_is_that_of_the_code() -> None:
    """Run ``python -m tests.api.contract --write`` after a change."""
    assert WRITTEN.read_text(encoding="utf-8") == markdown(sheet("en"))
