"""Visa exemptions: whose citizens, by whom, one way or both, and at which stage."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.support import facts, only, read


@pytest.mark.parametrize(
    ("text", "of", "by", "mutual", "stage", "status", "date"),
    [
        (
            "Lima exempterait de visa, à compter du 1er décembre, les titulaires ghanéens de "
            "passeports ordinaires.",
            "GH", "PE", False, "announced", "planned", "2025-06-12",
        ),
        (
            "Le régime sans visa dont bénéficient, depuis le 1er janvier 2017, les citoyens "
            "ghanéens se rendant au Pérou a été salué.",
            "GH", "PE", False, "in_force", "held", "2017-01-01",
        ),
        (
            "Le Pérou et le Ghana négocient une exemption réciproque de visa.",
            "PE", "GH", True, "announced", "proposed", None,
        ),
        (
            "L'exemption de visa entre le Pérou et le Ghana, entrée en vigueur en mars dernier, a "
            "été saluée.",
            "PE", "GH", True, "in_force", "held", "2025-03",
        ),
        (
            "Le gouvernement péruvien a décidé de suspendre l'exemption de visa dont jouissaient "
            "les ressortissants ghanéens.",
            "GH", "PE", False, "ended", "held", None,
        ),
    ],
)  # fmt: skip
def test_an_exemption(
    text: str, of: str, by: str, mutual: bool, stage: str, status: str, date: str | None
) -> None:
    fact = only(read(text), "exempted_visa")
    parties = {fact.parts["of"][0], fact.parts["by"][0]}
    assert parties == {f"country:{of}", f"country:{by}"}
    assert mutual or fact.parts["of"] == (f"country:{of}",)
    assert (fact.details["mutual"], fact.details["stage"]) == (mutual, stage)
    assert (fact.status, fact.date) == (status, date)


def test_the_two_countries_may_be_told_before() -> None:
    found = read(
        "Le président péruvien Luis Vega a rencontré la présidente ghanéenne Esi Mensah.\n\nIl a "
        "salué l'exemption de visa entre les deux pays, entrée en vigueur en mars dernier."
    )
    fact = only(found, "exempted_visa")
    assert set(fact.parties) == {"country:PE", "country:GH"}
    assert [link.link for link in fact.quote.chain] == ["les deux pays"]


def test_a_visa_that_nobody_is_exempted_from_is_no_fact() -> None:
    text = "Le Pérou a refusé le visa du président ghanéen Kofi Asante."
    assert not facts(read(text), "exempted_visa")


def test_an_exemption_to_come_tells_from_when_it_applies() -> None:
    fact = only(
        read(
            "Le ministre a annoncé mardi que le Pérou exempterait de visa, à compter du 1er "
            "septembre, les ressortissants ghanéens.",
        ),
        "exempted_visa",
    )
    assert (fact.date, fact.details["effective"]) == ("2025-06-10", "2025-09-01")


def test_an_exemption_may_be_taken_up_without_the_word_visa() -> None:
    found = read(
        "Le Pérou demande un visa aux Norvégiens. Le ministre a annoncé que Lima exempterait "
        "les ressortissants ghanéens de cette formalité."
    )
    exempted = [f for f in facts(found, "exempted_visa") if f.parts["of"] == ("country:GH",)]
    assert [fact.parts["by"] for fact in exempted] == [("country:PE",)]


def test_an_end_to_come_tells_of_the_exemption_in_force() -> None:
    found = read(
        "Le Pérou va suspendre à partir du 1er août l'exemption de visa dont bénéficient depuis "
        "2019 les ressortissants ghanéens."
    )
    stages = {fact.details["stage"]: fact.date for fact in facts(found, "exempted_visa")}
    assert stages == {"ended": "2025-08-01", "in_force": "2019"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Un accord d'exemption mutuelle de visas a été signé entre le Chili et la Norvège "
            "le 3 mai 2025.",
            "2025-05-03",
        ),
        (
            "L'accord d'exemption mutuelle de visas entre le Chili et la Norvège, dont la signature"
            " remonte au 3 mai 2025, est connu.",
            "2025-05-03",
        ),
        (
            "L'exemption mutuelle de visas entre le Chili et la Norvège est entrée en vigueur "
            "le 1er juin 2025.",
            "2025-06-01",
        ),
        (
            "L'exemption mutuelle de visas consentie en 2021 par le Chili et la Norvège "
            "a été signée.",
            "2021",
        ),
    ],
)
def test_the_day_of_an_exemption_is_that_of_its_stage(text: str, day: str) -> None:
    assert only(read(text), "exempted_visa").date == day


def test_an_exemption_is_signed_when_its_agreement_is() -> None:
    text = (
        "Le Chili et la Norvège ont signé lundi un accord. Ce texte signé prévoit l'exemption "
        "mutuelle de visas entre le Chili et la Norvège."
    )
    assert only(read(text), "exempted_visa").date == "2025-06-09"


def test_an_agreement_whose_signing_opens_the_sentence() -> None:
    text = "Signé lundi à Oslo par le Chili et la Norvège, l'accord de pêche protège le thon."
    assert only(read(text), "signed").date == "2025-06-09"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Le Pérou exemptera de visa, à partir du 1er juillet, les titulaires de passeports "
            "ordinaires du Ghana, du Danemark et de l'Estonie.",
            {("GH", "PE"), ("DK", "PE"), ("EE", "PE")},
        ),
        (
            "Le Pérou a étendu son exemption de visa au Ghana, au Danemark et à l'Estonie.",
            {("GH", "PE"), ("DK", "PE"), ("EE", "PE")},
        ),
        (
            "Les citoyens ghanéens bénéficient d'une exemption de visa pour se rendre au Pérou et "
            "au Chili.",
            {("GH", "PE"), ("GH", "CL")},
        ),
        (
            "Les ressortissants ghanéens ne seront plus soumis à l'obligation de visa au Pérou.",
            {("GH", "PE")},
        ),
    ],
)
def test_one_sentence_may_exempt_several(text: str, pairs: set[tuple[str, str]]) -> None:
    found = facts(read(text), "exempted_visa")
    assert all(fact.details["mutual"] is False for fact in found)
    assert {(f.parts["of"][0][-2:], f.parts["by"][0][-2:]) for f in found} == pairs


@pytest.mark.parametrize(
    "text",
    [
        "Les ressortissants ghanéens auront besoin d'un visa pour le Pérou.",
        "Le Pérou dispense les Ghanéens de la file : ils ont leur visa à l'arrivée.",
        "Le Pérou supprime pour les Ghanéens le visa électronique payant.",
    ],
)
def test_an_easier_visa_is_no_exemption(text: str) -> None:
    assert not facts(read(text), "exempted_visa")


def test_the_suspension_of_an_exemption_ends_it() -> None:
    found = read(
        "Le ministère péruvien des Affaires étrangères a annoncé la suspension de l'exemption de "
        "visa pour les Ghanéens titulaires de passeports diplomatiques."
    )
    fact = only(found, "exempted_visa")
    assert (fact.details["stage"], fact.status) == ("ended", "held")


def test_a_union_of_states_exempts() -> None:
    found = read("Les Ghanéens n'ont plus besoin de visa pour se rendre dans l'Union européenne.")
    fact = only(found, "exempted_visa")
    assert (fact.parts["of"], fact.parts["by"]) == (("country:GH",), ("org:EU",))


def test_an_unwritten_side_is_the_other_country_of_the_text() -> None:
    found = read(
        "Le Pérou et le Ghana se rapprochent.\n\nLa partie péruvienne a mis sur la table une "
        "exemption mutuelle de visa."
    )
    fact = only(found, "exempted_visa")
    assert set(fact.parties) == {"country:PE", "country:GH"}
    assert fact.status == "proposed"


def test_those_one_agrees_with_do_not_exempt_each_other() -> None:
    found = read("Le Pérou a signé des accords d'exemption de visa avec le Ghana et le Danemark.")
    assert all("country:PE" in fact.parties for fact in facts(found, "exempted_visa"))


@pytest.mark.parametrize(
    "text",
    [
        "Les citoyens du Pérou et du Ghana peuvent désormais se rendre sans visa au Danemark.",
        "Les ressortissants péruviens et ghanéens sont dispensés de visa pour le Danemark.",
    ],
)
def test_who_goes_to_a_third_country_is_exempted_by_it(text: str) -> None:
    found = facts(read(text), "exempted_visa")
    assert {(f.parts["of"], f.parts["by"]) for f in found} == {
        (("country:PE",), ("country:DK",)),
        (("country:GH",), ("country:DK",)),
    }
    assert not any(fact.details["mutual"] for fact in found)
