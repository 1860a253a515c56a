"""Who is who: later mentions, names without an office, and offices without a country."""

from __future__ import annotations

import pytest

from loaders.extraction.aliases import same_name
from tests.loaders.extraction.support import names, official, read


@pytest.mark.parametrize("again", ["M. Ould Salem", "M. Ould Salim", "Mohamed Ould Salem"])
def test_later_mentions_are_the_same_person_typos_included(again: str) -> None:
    found = read(
        f"Le ministre mauritanien de la Santé, Mohamed Ould Salem, est arrivé. {again} a parlé."
    )
    assert names(found) == ["Mohamed Ould Salem"]


def test_a_patronymic_after_monsieur_is_the_person_it_belongs_to() -> None:
    found = read(
        "Le président du Mazhilis, Omarov Serik Akhmetovic, est arrivé. M. Akhmetovic a parlé."
    )
    assert official(found, "Omarov Serik Akhmetovic").aliases == ("Akhmetovic",)


def test_numerals_tell_rulers_apart() -> None:
    found = read("Le roi du Maroc Hassan V et le ministre péruvien Hassan Vega ont parlé.")
    assert names(found) == ["Hassan V", "Hassan Vega"]


def test_a_dateline_is_a_place_and_nobodys_country() -> None:
    found = read(
        "Tachkent — Le président de la Chambre des conseillers, Omar Alami, a parlé. M. Alami, qui "
        "conduit la délégation parlementaire marocaine, a salué le Maroc."
    )
    assert official(found, "Omar Alami").country == "MA"
    assert official(found, "Omar Alami").how_known == "delegation"


def test_an_office_without_a_country_is_of_the_host_where_a_guest_is_received() -> None:
    found = read(
        "Le ministre péruvien de la Culture, Luis Vega, a été reçu à Oslo par la Première "
        "ministre, Ingrid Solberg."
    )
    assert official(found, "Ingrid Solberg").country == "NO"


def test_the_ministers_named_in_one_breath_are_of_one_country() -> None:
    found = read(
        "Le président arménien Vahan Saroyan et le Premier ministre Aram Petrossian ont parlé."
    )
    assert official(found, "Aram Petrossian").country == "AM"


def test_a_name_without_office_is_no_official() -> None:
    assert names(read("Le boulanger Jean Morel a parlé à Paul Duval.")) == []


def test_an_ambiguous_country_stays_unknown() -> None:
    found = read("Le ministre congolais de la Santé, Jean Mabiala, a parlé.")
    assert all(mention.country is None for mention in found.mentions)


def test_every_mention_is_quoted_with_its_name() -> None:
    text = "À Oslo. Le ministre péruvien de la Culture, Luis Vega, a parlé."
    quote = official(read(text), "Luis Vega").quote
    assert quote is not None
    start, end = quote.spans["who"]
    assert (text[start:end], text[quote.start : quote.end]) == ("Luis Vega", quote.sentence)


def test_names_that_come_first_have_the_offices_that_are_named_without_a_holder() -> None:
    found = read(
        "Juan Quispe reçoit jeudi à Lima Ingrid Solberg. L'accueil sera simple pour "
        "la Première ministre norvégienne. Dans l'entourage du président péruvien, on s'en "
        "félicite."
    )
    held = {m.name: (m.country, m.role) for m in found.mentions}
    assert held == {
        "Juan Quispe": ("PE", "head_of_state"),
        "Ingrid Solberg": ("NO", "head_of_government"),
    }


def test_a_name_beside_an_office_is_not_its_holder() -> None:
    found = read("Juan Quispe a rencontré lundi à Lima la Première ministre norvégienne.")
    assert "Juan Quispe" not in names(found)


def test_a_lone_word_is_a_family_name_that_stands_last_before_it_or_first() -> None:
    assert same_name("Solberg", "Ingrid Solberg", False)
    assert same_name("Noh", "Noh Tae-jun", False)
    assert same_name("Xi", "Xi Weiming", True)  # no numeral where it stands first
    assert same_name("Maduro", "Nicolás Maduro Moros", False)
    assert not same_name("Marie", "Anne Marie Lund Solberg", False)
