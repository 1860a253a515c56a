"""An office that names no country: what stands around it tells whose it is."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.support import official, read


@pytest.mark.parametrize(
    ("text", "name", "country", "role"),
    [
        (
            "TUNIS (TAP) - Le ministre de la Santé, Ali Trabelsi, a reçu l'ambassadeur du Pérou.",
            "Ali Trabelsi",
            "TN",
            "minister",
        ),
        (
            "Le ministre péruvien de la Santé, Luis Vega, est arrivé à Oslo. Il a été reçu par la "
            "Première ministre, Ingrid Solberg.",
            "Ingrid Solberg",
            "NO",
            "head_of_government",
        ),
        (
            "Le chef de la partie iranienne, le vice-ministre des Routes Reza Karimi, a parlé.",
            "Reza Karimi",
            "IR",
            "senior_official",
        ),
        (
            "En visite officielle au Ghana, le président de la République, Luis Vega, a été reçu "
            "par le Premier ministre, Kofi Asante. Le président péruvien a parlé.",
            "Luis Vega",
            "PE",
            "head_of_state",
        ),
        (
            "Lors de la visite à Oslo du président Luis Vega, la délégation péruvienne a parlé.",
            "Luis Vega",
            "PE",
            "head_of_state",
        ),
        (
            "Le ministre de la Défense, Luis Vega, effectue une visite de travail au Ghana. Le "
            "Pérou et le Ghana coopèrent. Le Ghana s'en félicite.",
            "Luis Vega",
            "PE",
            "minister",
        ),
        (
            "Le ministre malien Ali Sow a remis au président ghanéen un message du chef de l'État, "
            "Adama Ba.",
            "Adama Ba",
            "ML",
            "head_of_state",
        ),
        (
            "La ministre de la Santé, Ida Berg, a reçu à Oslo une délégation péruvienne conduite "
            "par Luis Vega.",
            "Ida Berg",
            "NO",
            "minister",
        ),
        (
            "Le président de la République, Kofi Asante, a reçu à Accra le ministre de la Santé, "
            "Kwame Addo.",
            "Kwame Addo",
            "GH",
            "minister",
        ),
        (
            "Le président péruvien est accompagné d'une délégation composée de Luis Vega, ministre "
            "de la Santé, et d'Ana Rojas, ministre du Travail. Il a été reçu à Oslo.",
            "Ana Rojas",
            "PE",
            "minister",
        ),
        ("L'ambassadeur Siddiq Bushara (Soudan) a parlé.", "Siddiq Bushara", "SD", "ambassador"),
        (
            "Une délégation du Milli Medjlis, emmenée par sa première vice-présidente, Leyla "
            "Rzayeva, est arrivée.",
            "Leyla Rzayeva",
            "AZ",
            "deputy_speaker",
        ),
        (
            "Un accord a été signé à Lima, côté norvégien par la ministre de la Santé, Ida Berg, "
            "et côté péruvien par le ministre de la Santé, Luis Vega.",
            "Ida Berg",
            "NO",
            "minister",
        ),
        (
            "En marge de la visite officielle qu'effectue le président de la République, Luis "
            "Vega, au Ghana, les liens entre le Pérou et le Ghana ont été salués à Accra.",
            "Luis Vega",
            "PE",
            "head_of_state",
        ),
        (
            "OSLO - La ministre de la Santé, Ida Berg, a tenu lundi à Lima (Pérou) une série de "
            "rencontres avec ses homologues du Ghana et du Chili. La Norvège s'en félicite.",
            "Ida Berg",
            "NO",
            "minister",
        ),
        (
            "Le ministre péruvien des Affaires étrangères, Luis Vega, se rendra à Oslo. Outre "
            "l'entretien du chef de la diplomatie péruvienne avec son homologue norvégienne, il "
            "sera reçu par la Première ministre, Ingrid Solberg.",
            "Ingrid Solberg",
            "NO",
            "head_of_government",
        ),
        (
            "Arrivé lundi à Lima, Kofi Asante a parlé. Le Premier ministre défendra la position "
            "du Ghana face au Ghana et au Pérou. Le Ghana y tient.",
            "Kofi Asante",
            "GH",
            "head_of_government",
        ),
        (
            "La présidente estonienne, Liis Tamm, a reçu Luis Vega, conseiller diplomatique du "
            "président péruvien Juan Quispe.",
            "Luis Vega",
            "PE",
            "senior_official",
        ),
        (
            "Le Pérou a rappelé son ambassadeur à Oslo, Luis Vega.",
            "Luis Vega",
            "PE",
            "ambassador",
        ),
    ],
)  # fmt: skip
def test_what_stands_around_a_bare_office_gives_its_country(
    text: str, name: str, country: str, role: str
) -> None:
    found = official(read(text), name)
    assert (found.country, found.role) == (country, role)
