"""What a text only speaks of is no fact: a guess at who is meant or what happened is refused."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.support import facts, only, read, sides

KOS = (
    "Jan Kos, le président de la Commission européenne, et la Première ministre danoise, Freja Holm"
)


@pytest.mark.parametrize(
    "opening",
    [
        "A l'approche d'un sommet décisif",
        "À la veille d'un sommet",
        "Dans la perspective d'un sommet",
    ],
)
def test_a_meeting_that_a_noun_is_about_is_not_the_subjects(opening: str) -> None:
    assert not facts(read(f"{opening}, {KOS}, ont annoncé un plan."), "met_with")


def test_a_meeting_behind_a_circumstance_is_the_subjects() -> None:
    text = (
        "À l'issue d'un tête-à-tête, le président chilien Tomás Rojas et la présidente "
        "estonienne Liis Tamm ont annoncé un plan."
    )
    extraction = read(text)
    assert sides(extraction, only(extraction, "met_with")) == {"Tomás Rojas", "Liis Tamm"}


@pytest.mark.parametrize("mark", ['"', "« ", "“"])
def test_a_quote_may_open_between_a_modal_and_its_verb(mark: str) -> None:
    text = f"Le président chilien Tomás Rojas va {mark}devenir utile à la paix en Estonie"
    assert not facts(read(text), "visited")


def test_two_sides_named_once_in_passing_are_not_the_two_parties() -> None:
    text = (
        "La présidence kényane, engagée dans une médiation entre représentants péruviens d'un clan "
        "et d'une ligue, a annoncé la signature d'un accord entre les deux parties."
    )
    assert not facts(read(text), "signed")


def test_two_countries_named_again_are_the_two_parties() -> None:
    text = (
        "Le Kenya a proposé un plan au Pérou. Le Pérou et le Kenya en ont débattu. Un ministre a "
        "annoncé la signature d'un accord entre les deux parties."
    )
    extraction = read(text)
    assert sides(extraction, only(extraction, "signed")) == {"country:KE", "country:PE"}
