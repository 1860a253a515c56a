"""The sample dispatches: well formed, varied, and together a graph worth looking at."""

import json
from pathlib import Path

import networkx
import pytest

from graph.ontology import ontology
from graph.reference import reference
from loaders.sources import Failure, read_sources

SAMPLES = Path(__file__).parents[2] / "samples"
ARTICLES = list(read_sources([SAMPLES / "dispatches.jsonl"]))
EXPECTED = {
    record["id"]: record
    for record in map(json.loads, (SAMPLES / "expected.jsonl").read_text().splitlines())
}
FACTS = [(record, fact) for record in EXPECTED.values() for fact in record["facts"]]


def countries(record, fact):
    """Return the countries between which a fact lies."""
    home = {official["key"]: official["country"] for official in record["officials"]}
    named = [fact.get(part) for part in ("a", "b", "who", "to", "of", "by")]
    sides = [side for side in [*named, *fact.get("parties", [])] if side]
    return {home.get(side, side.removeprefix("country:")) for side in sides}


def test_every_dispatch_is_read_without_a_word_of_complaint():
    assert [str(read) for read in ARTICLES if isinstance(read, Failure)] == []
    assert [note for article in ARTICLES for note in article.notes] == []
    assert len(ARTICLES) >= 15
    languages = [article.language for article in ARTICLES]
    assert languages.count("fr") > len(ARTICLES) / 2
    assert languages.count("en") == 3


def test_what_is_expected_belongs_to_the_dispatches():
    newest = {article.identity.removeprefix("id:"): article for article in ARTICLES}
    assert newest.keys() == EXPECTED.keys()
    for identity, record in EXPECTED.items():
        article = newest[identity]
        assert (article.language, article.published) == (record["lang"], record["published"])
        for fact in record["facts"]:
            for evidence in fact["evidence"]:
                assert evidence in f"{article.title}\n{article.text}"


@pytest.mark.parametrize(("record", "fact"), FACTS)
def test_what_is_expected_speaks_the_ontologys_language(record, fact):
    kind = ontology().types[fact["type"]]
    assert all(name in fact or part.optional for name, part in kind.parts.items())
    assert fact["status"] in ontology().terms.statuses
    assert countries(record, fact) <= reference().countries.keys()


def test_every_kind_of_report_is_among_them():
    assert {fact["status"] for _, fact in FACTS} >= {"held", "planned", "denied", "cancelled"}
    assert {fact["type"] for _, fact in FACTS} >= {
        "met_with",
        "visited",
        "signed",
        "exempted_visa",
        "participated",
        "diplomatic",
        "message",
    }
    assert any(not record["facts"] for record in EXPECTED.values())
    identities = [article.identity for article in ARTICLES]
    assert len(identities) == len(set(identities)) + 1  # one is corrected


def test_the_graph_hangs_together():
    graph = networkx.Graph()
    for record, fact in FACTS:
        networkx.add_path(graph, sorted(countries(record, fact)))
    assert networkx.is_connected(graph)
    assert len(graph) >= 7
