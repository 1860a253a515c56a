"""When a fact was: by its own words, by what is told around it, by publication."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.support import only, read

VEGA = "le ministre péruvien de la Culture, Luis Vega"
HOLM = "la ministre danoise de l'Énergie, Freja Holm"


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        # the news of a dispatch without any day is of the day on which it is published
        (f"L{VEGA[1:]}, a reçu {HOLM}.", "met_with", "2025-06-12"),
        (
            "Le Pérou et le Danemark sont voisins de pupitre. On y parle beaucoup. L'eau est rare. "
            f"L{VEGA[1:]}, a reçu {HOLM}.",
            "met_with",
            "2025-06",
        ),
        # the first weekday of a text whose opening has none
        (
            "La mer monte. Les digues cèdent. L'eau est rare. "
            f"L{VEGA[1:]}, a reçu {HOLM}. Il pleuvait mardi à Lima.",
            "met_with",
            "2025-06-10",
        ),
        # what is held does not lie after publication
        (
            "Mardi à Lima, le Danemark a apporté son appui à la candidature du Pérou à "
            "l'Exposition universelle de 2030.",
            "diplomatic",
            "2025-06-10",
        ),
        ("Le Danemark, qui reconnaît le Pérou depuis 1957, s'en félicite.", "diplomatic", "1957"),
        # a call is made when it is worded, whatever it asks for
        ("Le Danemark a exhorté mardi le Pérou à ouvrir ses ports.", "called_for", "2025-06-10"),
        # the day from which something lasts is not that of what is told
        (
            f"Depuis l'inondation du Pérou par le fleuve le 24 mai, on attend. L{VEGA[1:]}, a reçu "
            f"{HOLM}.",
            "met_with",
            "2025-06-12",
        ),
        # what happened in a month that is still to come was in the last one of that name
        (
            f"L{VEGA[1:]}, s'est rendu à Copenhague pour la dernière fois en août.",
            "visited",
            "2024-08",
        ),
        # what somebody has done already was at some time before
        (f"L{VEGA[1:]}, est à Lima. Il s'est déjà rendu à Copenhague.", "visited", None),
        # the date of another agreement
        (
            "Le Pérou et le Danemark ont signé mardi un avenant à l'accord de pêche du 25 mai "
            "1992.",
            "signed",
            "2025-06-10",
        ),
        # the participle says when an agreement was made
        (
            "L'accord de pêche annoncé le 13 mai entre le Pérou et le Danemark fait des jaloux.",
            "signed",
            "2025-05-13",
        ),
    ],
)
def test_a_fact_has_the_date_that_the_text_lets_one_derive(
    text: str, kind: str, date: str | None
) -> None:
    assert only(read(text), kind).date == date


def test_what_a_visit_is_to_bring_lies_in_its_month() -> None:
    found = read(f"L{VEGA[1:]}, est arrivé mardi à Copenhague. Il doit rencontrer {HOLM}.")
    assert [(f.status, f.date) for f in found.facts if f.type == "met_with"] == [
        ("planned", "2025-06")
    ]


def test_whom_one_sees_on_the_day_after_is_seen_on_one_day() -> None:
    found = read(
        f"L{VEGA[1:]}, s'est entretenu lundi avec {HOLM}. Le lendemain, il a rencontré le Premier "
        "ministre ghanéen, Kofi Asante, et la présidente estonienne, Liis Tamm."
    )
    days = sorted(fact.date or "" for fact in found.facts if fact.type == "met_with")
    assert days == ["2025-06-09", "2025-06-10", "2025-06-10"]
