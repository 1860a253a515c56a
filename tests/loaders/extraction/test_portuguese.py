"""What Portuguese dispatches word in ways of their own."""

from __future__ import annotations

import pytest

from graph.model import Extraction
from tests.loaders.extraction.support import facts, only, sides
from tests.loaders.extraction.support import read as read_in

TAMM = "A presidente da Estónia, Liis Tamm,"
ASANTE = "o primeiro-ministro do Gana, Kofi Asante"


def read(text: str) -> Extraction:
    return read_in(text, language="pt")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{TAMM} estará no sábado em Acra, tendo na agenda um encontro com {ASANTE}.", "planned"),
        (f"{TAMM} voltará a reunir-se com {ASANTE}.", "planned"),
        (f"{TAMM} tem encontro marcado com {ASANTE}.", "planned"),
        (f"{TAMM} voltou a reunir-se com {ASANTE}.", "held"),
        (f"{TAMM} se reuniu com {ASANTE}.", "held"),
    ],
)
def test_the_status_of_a_meeting(text: str, status: str) -> None:
    assert only(read(text), "met_with").status == status


def test_the_future_of_being_somewhere_is_a_plan() -> None:
    visit = only(read(f"{TAMM} estará no sábado em Acra."), "visited")
    assert (visit.status, visit.date) == ("planned", "2025-06-14")


def test_a_visit_between_two_days_to_come_is_a_plan() -> None:
    visit = only(read(f"{TAMM} realiza entre os dias 17 e 23 uma visita ao Gana."), "visited")
    assert (visit.status, visit.date, visit.date_end) == ("planned", "2025-06-17", "2025-06-23")


def test_a_word_that_is_a_noun_besides_is_a_verb_behind_a_nationality() -> None:
    told = read("Liis Tamm, presidente da Estónia, chegou. A presidente estónia visita o Gana.")
    assert sides(told, facts(told, "visited")[-1]) == {"Liis Tamm", "country:GH"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("O presidente guineense, Braima Sanhá, reuniu-se com a embaixadora da Estónia.", "GW"),
        ("O presidente guineense, Alpha Bah, chegou de Conacri. A Guiné-Conacri agradece.", "GN"),
    ],
)
def test_guineense_is_of_guinea_bissau_unless_the_article_says_otherwise(
    text: str, country: str
) -> None:
    assert read(text).mentions[0].country == country


def test_nobody_is_of_the_country_that_he_travels_to() -> None:
    told = read(
        "Liis Tamm chega hoje a Acra. O Presidente do Gana oferece um jantar à homóloga estónia."
    )
    assert all(mention.country != "GH" for mention in told.mentions)


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "O ministro cabo-verdiano da Saúde, Rui Correia e Silva, recebeu a embaixadora.",
            "Rui Correia e Silva",
            "ministro cabo-verdiano da Saúde",
        ),
        (
            "A ministra dos Negócios Estrangeiros, Cooperação e Comunidades de São Tomé e "
            "Príncipe, Ana Vaz, chegou.",
            "Ana Vaz",
            "ministra dos Negócios Estrangeiros, Cooperação e Comunidades de São Tomé e Príncipe",
        ),
        (
            "O ministro brasileiro da Saúde, Luís Lima, recebeu a embaixadora.",
            "Luís Lima",
            "ministro brasileiro da Saúde",
        ),
    ],
)
def test_whole_names_and_offices(text: str, name: str, office: str) -> None:
    mention = read(text).mentions[0]
    assert (mention.name, mention.office) == (name, office)


def test_the_time_in_another_city_is_no_place() -> None:
    told = read(f"{TAMM} chega a Acra na quinta-feira, às 10:00 locais (11:00 em Lisboa).")
    assert sides(told, only(told, "visited")) == {"Liis Tamm", "country:GH"}


def test_relations_between_two_countries_are_no_meeting_between_them() -> None:
    told = read(
        f"{TAMM} elogiou, no final do encontro, as relações entre o Gana e a Estónia. "
        "O encontro durou uma hora."
    )
    assert not facts(told, "met_with")


def test_a_name_without_office_is_not_the_official_named_before() -> None:
    told = read(f"{TAMM} falou. Neste mês, Zico irá ao Gana, onde se encontrará com {ASANTE}.")
    assert not facts(told, "met_with")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{TAMM} chega na quinta-feira a Acra para uma reunião com {ASANTE}.", "planned"),
        (f"{TAMM} chegou ontem a Acra e reuniu-se com {ASANTE}.", "held"),
    ],
)
def test_a_meeting_that_one_comes_for_is_a_plan(text: str, status: str) -> None:
    assert only(read(text), "met_with").status == status


@pytest.mark.parametrize(
    ("text", "mutual"),
    [
        ("Estónios e ganeses viajam sem visto desde 2014. A Estónia agradece.", True),
        ("O Gana isenta de visto os estónios a partir de maio.", False),
        (
            "O Acordo de Supressão de Vistos em Passaportes Ordinários entre a Estónia e o Gana, "
            "rubricado em Acra em maio, foi aprovado.",
            True,
        ),
    ],
)
def test_whose_citizens_need_no_visa(text: str, mutual: bool) -> None:
    told = read(text)
    exemption = only(told, "exempted_visa")
    assert sides(told, exemption) == {"country:EE", "country:GH"}
    assert exemption.details["mutual"] is mutual


def test_a_summit_does_not_meet_its_guest() -> None:
    told = read_in(
        f"{TAMM} viajou ao Peru.",
        title="Tamm viaja ao Peru para Cúpula do Mercosul e encontro com Kofi Asante",
        language="pt",
    )
    assert not any("org:MERCOSUR" in sides(told, fact) for fact in facts(told, "met_with"))


def test_a_date_between_commas_parts_no_verb_from_its_object() -> None:
    told = read(
        "A ministra peruana da Cultura, Rosa Quispe, falou. "
        f"{TAMM} terá ainda, na segunda-feira, encontro com {ASANTE}."
    )
    assert sides(told, only(told, "met_with")) == {"Liis Tamm", "Kofi Asante"}


def test_a_visit_that_one_is_invited_to_is_none_yet() -> None:
    told = read(f"{TAMM} confirmou ter convidado {ASANTE}, para uma visita à Estónia em maio.")
    assert only(told, "visited").status == "proposed"


def test_an_aim_of_a_present_is_a_plan() -> None:
    told = read(f"{TAMM} chega a Acra para se reunir com {ASANTE}.")
    assert only(told, "met_with").status == "planned"


def test_who_did_it_on_the_occasion_is_not_where_it_was() -> None:
    told = read(
        f"{TAMM} esteve em maio na reunião de ministros da ASEAN, ocasião em que conversou "
        f"com {ASANTE}."
    )
    assert not any("org:ASEAN" in sides(told, fact) for fact in facts(told, "met_with"))


def test_a_present_goes_on_with_a_plan() -> None:
    told = read(
        f"{TAMM} visitará o Gana no dia 19. Liis Tamm segue depois para o Peru, onde tem agenda."
    )
    assert {fact.status for fact in facts(told, "visited")} == {"planned"}
