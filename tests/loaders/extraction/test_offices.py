"""Offices as dispatches word them: the roles, countries and names that they give."""

from __future__ import annotations

import pytest

from loaders.extraction.mentions import mentions
from tests.loaders.extraction.support import names, official, read


@pytest.mark.parametrize(
    ("text", "name", "country", "role"),
    [
        (
            "Le ministre des Affaires étrangères, de l'Intégration et de la Diaspora, Nasser "
            "Diallo, a reçu l'ambassadeur du Pérou. Le ministre malien des Affaires étrangères "
            "s'en est félicité.",
            "Nasser Diallo",
            "ML",
            "foreign_minister",
        ),
        (
            "Le vice-premier ministre, ministre des Affaires étrangères du Pérou, Álvaro Quispe, "
            "a parlé.",
            "Álvaro Quispe",
            "PE",
            "foreign_minister",
        ),
        ("Rick Solis, le secrétaire américain à l’Énergie, parle.", "Rick Solis", "US", "minister"),
        (
            "Le vice-premier président du sénat du Pérou, Luis Vega, a parlé.",
            "Luis Vega",
            "PE",
            "deputy_speaker",
        ),
        ("L'ambassadeur du Pérou en Norvège, Luis Vega, a parlé.", "Luis Vega", "PE", "ambassador"),
        (
            "Le président du Mazhilis, assemblée nationale du Kazakhstan, Serik Omarov, a parlé.",
            "Serik Omarov",
            "KZ",
            "speaker",
        ),
        (
            "La présidente du Milli Majlis, le parlement azerbaïdjanais, Leyla Rzayeva, a parlé.",
            "Leyla Rzayeva",
            "AZ",
            "speaker",
        ),
        ("Kofi Asante, président du Parlement ghanéen, a parlé.", "Kofi Asante", "GH", "speaker"),
        ("Sa Majesté le Roi du Maroc, Hassan V, a parlé.", "Hassan V", "MA", "head_of_state"),
        ("L'ancien ministre péruvien de la Santé, Luis Vega, a parlé.", "Luis Vega", "PE", "other"),
        ("Le président du Sénat du Pérou, Luis Vega a parlé.", "Luis Vega", "PE", "speaker"),
        ("Il a vu le roi Hassan IV du Maroc à Lima.", "Hassan IV", "MA", "head_of_state"),
        (
            "L'ambassadeur du Pérou auprès du Mali, Luis Vega, a parlé.",
            "Luis Vega",
            "PE",
            "ambassador",
        ),
        (
            "Le Premier ministre malien par intérim, Ali Sow, a parlé.",
            "Ali Sow",
            "ML",
            "head_of_government",
        ),
        (
            "Le ministre péruvien des Affaires Etrangères, Luis Vega, a parlé.",
            "Luis Vega",
            "PE",
            "foreign_minister",
        ),
        (
            "Le chancelier péruvien, Luis Vega, a parlé.",
            "Luis Vega",
            "PE",
            "foreign_minister",
        ),
        (
            "Il a vu le représentant d'Ali Sow pour le Liban, Luis Vega, envoyé spécial péruvien.",
            "Luis Vega",
            "PE",
            "envoy",
        ),
        (
            "Il a vu la présidente du groupe d'amitié Pérou-Mali du Sénat malien, Awa Ly.",
            "Awa Ly",
            "ML",
            "member_of_parliament",
        ),
        (
            "Le président a reçu le ministre péruvien de la Santé. Luis Vega a ensuite parlé.",
            "Luis Vega",
            "PE",
            "minister",
        ),
        (
            "Lors de sa rencontre avec son homologue malien Ali Sow, le ministre péruvien des "
            "Affaires étrangères, Luis Vega, a parlé.",
            "Ali Sow",
            "ML",
            "foreign_minister",
        ),
        ("Le président Péruvien Luis Vega a parlé.", "Luis Vega", "PE", "head_of_state"),
        ("Le conseiller fédéral Reto Frei a parlé.", "Reto Frei", "CH", "minister"),
        ("La ministre catalane de la Santé, Anna Puig, a parlé.", "Anna Puig", "ES", "other"),
        (
            "Il a reçu Luis Vega, envoyé spécial du président du Mali, M. Ali Sow.",
            "Ali Sow",
            "ML",
            "head_of_state",
        ),
        (
            "Le ministre péruvien des Affaires étrangères a vu son homologue malien, Ali Sow.",
            "Ali Sow",
            "ML",
            "foreign_minister",
        ),
        (
            "Ali Sow s'est rendu à Lima. Selon ses services, le président malien y a vu des "
            "députés.",
            "Ali Sow",
            "ML",
            "head_of_state",
        ),
        (
            "Le ministre malien de la Défense Nationale, Ali Sow, a parlé.",
            "Ali Sow",
            "ML",
            "minister",
        ),
        (
            "Le président malien de la Transition le général Ali Sow a parlé.",
            "Ali Sow",
            "ML",
            "head_of_state",
        ),
        (
            "Il a vu Anna Berg, présidente de la commission de la Défense du Sénat du Pérou.",
            "Anna Berg",
            "PE",
            "member_of_parliament",
        ),
    ],
)  # fmt: skip
def test_an_office_gives_role_and_country(text: str, name: str, country: str, role: str) -> None:
    found = official(read(text), name)
    assert (found.country, found.role) == (country, role)


def test_an_organization_is_no_country() -> None:
    found = official(
        read("La présidente de la Commission européenne, Anna Berg, a parlé."), "Anna Berg"
    )
    assert (found.country, found.org, found.role) == (None, "EU", "head_of_organisation")


def test_offices_in_a_list_belong_to_the_names_in_order() -> None:
    found = read(
        "Il a reçu les ambassadeurs du Pérou, du Ghana et de Malte, respectivement Luis Vega, "
        "Mme Esi Mensah et Joseph Vella."
    )
    assert [(m.name, m.country) for m in found.mentions] == [
        ("Luis Vega", "PE"),
        ("Esi Mensah", "GH"),
        ("Joseph Vella", "MT"),
    ]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "Il a vu les ambassadeurs du Pérou, Luis Vega, du Ghana, Kofi Asante, et de Malte, "
            "Anna Borg.",
            ["PE", "GH", "MT"],
        ),
        (
            "Ces ambassadeurs, Luis Vega, du Pérou, Kofi Asante, du Ghana, et Anna Borg, de Malte, "
            "ont parlé.",
            ["PE", "GH", "MT"],
        ),
        (
            "Il a vu le ministre malien de l'Intérieur, Ali Sow, et celui de la Santé, Adama Ba.",
            ["ML", "ML"],
        ),
        (
            "Il a vu les ministres de la Justice du Pérou, Luis Vega, et du Ghana, Kofi Asante.",
            ["PE", "GH"],
        ),
    ],
)
def test_one_title_serves_several_complements_with_a_name_each(
    text: str, countries: list[str]
) -> None:
    assert [mention.country for mention in read(text).mentions] == countries


@pytest.mark.parametrize(
    "text",
    [
        "Lors d'un entretien avec Luis Vega, le chef de la diplomatie péruvienne a parlé.",
        "Le président de la Chambre de commerce du Pérou, Luis Vega, a parlé.",
        "Le directeur de la société minière péruvienne, Luis Vega, a parlé.",
        "À son domicile à Vega, les ambassadeurs du Pérou ont parlé.",
        "L'avion s'est posé à l'aéroport international du président Luis Vega.",
        "LE PREMIER MINISTRE DU PÉROU EN VISITE AU MALI",
    ],
)
def test_neither_a_neighbour_nor_a_body_outside_the_state_makes_an_official(text: str) -> None:
    assert names(read(text)) == []


def test_a_negation_is_no_part_of_an_office() -> None:
    read_out = mentions("Le porte-parole du gouvernement n'a rien dit.", "fr")
    assert [chunk.text for chunk in read_out.chunks] == ["porte-parole du gouvernement"]


def test_two_nationalities_are_shared_out() -> None:
    found = read("Les ministres allemand et français, Karl Huber et Jean Morel, ont parlé.")
    assert [(m.name, m.country) for m in found.mentions] == [
        ("Karl Huber", "DE"),
        ("Jean Morel", "FR"),
    ]


def test_a_counterpart_has_the_other_sides_role() -> None:
    found = read(
        "Le Premier ministre belge, Jan Claes, a rencontré son homologue hongrois, István Kiss."
    )
    assert (official(found, "István Kiss").country, official(found, "István Kiss").role) == (
        "HU",
        "head_of_government",
    )


def test_one_plural_title_with_an_adjective_for_each_name() -> None:
    found = read("Les présidents chilien Tomás Rojas et ghanéen Kofi Asante se sont rencontrés.")
    countries = {mention.name: mention.country for mention in found.mentions}
    assert countries == {"Tomás Rojas": "CL", "Kofi Asante": "GH"}
