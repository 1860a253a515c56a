"""Which dispatches say that they correct another, and which one that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.corrections import is_correction, original_of
from graph.model import Article
from graph.stores.base import Store
from graph.update import canonical_dump, delete, load
from tests.support.reports import fact, person, report

TEXT = (
    "Le ministre marocain des Pêches, Youssef Belkadi, a reçu lundi à Rabat la ministre "
    "sénégalaise du Commerce, Awa Ndiaye Sarr, avec laquelle il a parlé des licences de pêche."
)
FIRST = Article("id:1", TEXT, "Pêche", "fr", "2025-06-02", "https://afp.example/1", "afp")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("CORRECTION - Pêche: une ministre reçue", TEXT),
        ("Pêche: une ministre reçue (CORRIGÉ)", TEXT),
        ("Pêche: une ministre reçue (Bis)", TEXT),
        (None, f"Rectificatif: {TEXT}"),
        ("CORRECTED: Fisheries minister received", TEXT),
        ("Pesca: ministra recibida (Corrección)", TEXT),
        ("Pesca: ministra recebida - CORREÇÃO", TEXT),
        ("تصحيح: استقبال وزيرة", TEXT),
    ],
)
def test_agencies_say_in_many_ways_that_a_dispatch_is_a_correction(title, text):
    assert is_correction(replace(FIRST, title=title, text=text))


@pytest.mark.parametrize(
    "title",
    ["Correction fiscale en vue", "La correction du budget", "Le correct usage", "Bis repetita"],
)
def test_the_word_alone_makes_no_correction(title):
    assert not is_correction(replace(FIRST, title=title))


def test_a_correction_is_of_the_dispatch_that_it_resembles_or_names():
    correction = replace(
        FIRST, identity="id:9", title="(Bis) Pêche", text=TEXT.replace("Sarr", "Fall"), url=None
    )
    other = replace(
        FIRST, identity="id:2", url=None, text="Un tout autre texte sur un tout autre sujet."
    )
    assert original_of(correction, [other, FIRST, correction]) == "id:1"
    for unlike in (
        other,
        replace(FIRST, source="map"),
        replace(FIRST, language="en"),
        replace(FIRST, published="2025-05-02"),
        replace(FIRST, published="2025-06-03"),
        replace(FIRST, title="(Bis)"),
    ):
        assert original_of(correction, [unlike]) is None
    named = replace(correction, text="Lire autrement https://afp.example/1, svp.")
    assert original_of(named, [other, FIRST]) == "id:1"


def test_a_corrected_dispatch_takes_the_place_of_the_first_until_it_is_deleted(store: Store):
    people = [
        (person("o1", "Youssef Belkadi", "MA"), person("o2", name, "SN"))
        for name in ("Awa Ndiaye Sarr", "Awa Ndiaye Fall")
    ]
    met = fact("met_with", "2025-06-02", a="o1", b="o2", sentence=TEXT)
    first, second = (
        report(
            name, met, people=there, published="2025-06-02", text=text, source="afp", title=title
        )
        for name, there, text, title in (
            ("1", people[0], TEXT, "Pêche"),
            ("9", people[1], TEXT.replace("Sarr", "Fall"), "CORRECTION - Pêche"),
        )
    )
    load(store, [first], "test-1")
    before = canonical_dump(store)
    assert [outcome.kind for outcome in load(store, [second], "test-1")] == ["corrected"]
    after = canonical_dump(store)
    assert "Awa Ndiaye Fall" in _names(store)
    assert "Awa Ndiaye Sarr" not in _names(store)
    assert [outcome.kind for outcome in load(store, [first, second], "test-1")] == ["unchanged"] * 2
    assert canonical_dump(store) == after
    delete(store, ["9"])
    assert canonical_dump(store) == before
    delete(store, ["1"])
    load(store, [second, first], "test-1")
    assert canonical_dump(store) == after


def _names(store: Store) -> set[str]:
    return {row["name"] for row in store.read("MATCH (o:Official) RETURN o.name AS name")}
