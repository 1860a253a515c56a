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
        # the participle says when an agreement was made
        (
            "L'accord de pêche annoncé le 13 mai entre le Pérou et le Danemark fait des jaloux.",
            "signed",
            "2025-05-13",
        ),
    ],
)
def test_a_fact_has_the_date_that_the_text_lets_one_derive(text: str, kind: str, date: str) -> None:
    assert only(read(text), kind).date == date


def test_what_a_visit_is_to_bring_lies_in_its_month() -> None:
    found = read(f"L{VEGA[1:]}, est arrivé mardi à Copenhague. Il doit rencontrer {HOLM}.")
    assert [(f.status, f.date) for f in found.facts if f.type == "met_with"] == [
        ("planned", "2025-06")
    ]
