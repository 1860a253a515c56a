from __future__ import annotations

import pytest

from viz.french import before, joined


@pytest.mark.parametrize(
    ("uid", "name", "expected"),
    [
        ("MA", "Maroc", "Le "),
        ("FR", "France", "La "),
        ("IR", "Iran", "L’"),
        ("MV", "Maldives", "Les "),
        ("CU", "Cuba", ""),
        ("org:UN", "Organisation des Nations unies", "L’"),
        ("org:AL", "Ligue arabe", "La "),
        ("org:Something", "Truc", ""),
        ("official:ma:x-123456", "Driss Benali", ""),
    ],
)
def test_who_acts_has_the_article_of_its_name(uid: str, name: str, expected: str) -> None:
    assert before(uid, name) == expected


@pytest.mark.parametrize(
    ("phrase", "uid", "name", "expected"),
    [
        ("soutient la position de", "DK", "Danemark", "soutient la position du Danemark"),
        ("soutient la position de", "IN", "Inde", "soutient la position de l’Inde"),
        ("soutient la position de", "CU", "Cuba", "soutient la position de Cuba"),
        ("soutient la position de", "IL", "Israël", "soutient la position d’Israël"),
        ("expulse des diplomates de", "US", "États-Unis", "expulse des diplomates des États-Unis"),
        ("a fait une visite en", "MA", "Maroc", "a fait une visite au Maroc"),
        ("a fait une visite en", "FR", "France", "a fait une visite en France"),
        ("a fait une visite en", "IR", "Iran", "a fait une visite en Iran"),
        ("a fait une visite en", "MV", "Maldives", "a fait une visite aux Maldives"),
        ("a fait une visite en", "MT", "Malte", "a fait une visite à Malte"),
        ("proteste auprès de", "CL", "Chili", "proteste auprès du Chili"),
        ("remet ses lettres à", "KZ", "Kazakhstan", "remet ses lettres au Kazakhstan"),
        ("reconnaît", "XK", "Kosovo", "reconnaît le Kosovo"),
        ("a rencontré", "official:ma:x-123456", "Driss Benali", "a rencontré Driss Benali"),
        (
            "a adressé un message à",
            "official:ma:x-1",
            "Aigul S.",
            "a adressé un message à Aigul S.",
        ),
    ],
)
def test_prepositions_melt_into_articles(phrase: str, uid: str, name: str, expected: str) -> None:
    stem, lead = joined(phrase, uid, name)
    assert f"{stem} {lead}{name}" == expected
