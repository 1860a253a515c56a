"""Who is meant where nobody is named: role nouns, pronouns, groups, delegations."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.support import facts, only, read, sides

VEGA = "Le ministre péruvien de la Culture, Luis Vega,"


@pytest.mark.parametrize(
    "again",
    [
        "Il s'est entretenu",
        "Le responsable péruvien s'est entretenu",
        "Le ministre s'est entretenu",
        "M. Vega s'est entretenu",
        "Le ministre péruvien de la Culture s'est entretenu",
    ],
)
def test_the_same_person_again(again: str) -> None:
    found = read(f"{VEGA} a parlé. {again} avec la ministre danoise de l'Énergie, Freja Holm.")
    assert sides(found, only(found, "met_with")) == {"Luis Vega", "Freja Holm"}


def test_a_link_to_another_sentence_is_in_the_chain() -> None:
    text = f"{VEGA} a parlé. Il s'est entretenu avec la ministre danoise de l'Énergie, Freja Holm."
    quote = only(read(text), "met_with").quote
    assert [(link.link, link.sentence) for link in quote.chain] == [("Il", f"{VEGA} a parlé.")]
    start, end = quote.spans["a"]
    assert text[start:end] == "Il"


def test_the_head_of_a_delegation_is_whoever_leads_it() -> None:
    found = read(
        "M. Alami, qui conduit la délégation parlementaire marocaine, a parlé. Le président de la "
        "délégation marocaine a eu des entretiens avec le ministre péruvien, Luis Vega."
    )
    assert sides(found, only(found, "met_with")) == {"Alami", "Luis Vega"}


def test_a_delegation_is_its_leader_where_he_is_named_else_its_country() -> None:
    led = read(
        f"{VEGA} a reçu une délégation du Sénat chilien conduite par la sénatrice Ana Rojas."
    )
    assert sides(led, only(led, "met_with")) == {"Luis Vega", "Ana Rojas"}
    unled = read(f"{VEGA} a reçu une délégation du Sénat chilien.")
    assert sides(unled, only(unled, "met_with")) == {"Luis Vega", "country:CL"}


def test_the_two_ministers_are_the_two_who_met() -> None:
    found = read(
        f"{VEGA} a rencontré la ministre danoise de l'Énergie, Freja Holm. Les deux ministres ont "
        "signé un accord."
    )
    assert set(only(found, "signed").parts["parties"]) == {"country:PE", "country:DK"}
    assert len(only(found, "signed").parts["signers"]) == 2


def test_an_object_pronoun_is_the_one_spoken_of() -> None:
    found = read(
        "La ministre danoise de l'Énergie, Freja Holm, est à Lima. Le président péruvien Luis Vega "
        "l'a reçue mardi."
    )
    assert sides(found, only(found, "met_with")) == {"Luis Vega", "Freja Holm"}


def test_a_second_predicate_keeps_the_first_subject() -> None:
    found = read(
        f"{VEGA} a rencontré la ministre danoise de l'Énergie, Freja Holm, et s'est entretenu avec "
        "le Premier ministre ghanéen, Kofi Asante."
    )
    assert [sides(found, fact) for fact in facts(found, "met_with")] == [
        {"Luis Vega", "Freja Holm"},
        {"Luis Vega", "Kofi Asante"},
    ]


def test_a_relative_clause_does_not_take_the_subject_away() -> None:
    found = read(
        "Le président chilien Tomás Rojas, dont la visite en Norvège avait débuté lundi, a été "
        "reçu mardi par le ministre norvégien du Travail, Ola Berg."
    )
    assert sides(found, only(found, "met_with")) == {"Tomás Rojas", "Ola Berg"}
    assert sides(found, only(found, "visited")) == {"Tomás Rojas", "country:NO"}


@pytest.mark.parametrize(
    "text",
    [
        "Le président péruvien Luis Vega a parlé. Plus tard, un procès s'est ouvert à Oslo. Le "
        "ministre a rencontré les élèves.",
        "Sous le leadership du président péruvien Luis Vega et du roi du Maroc Hassan V, les "
        "relations progressent.",
        "Le ministre péruvien de la Culture, Luis Vega, a reçu les syndicats.",
        "Le ministre péruvien de la Culture, Luis Vega, a rencontré le ministre péruvien du "
        "Travail, Ana Ríos.",
        "Le ministre péruvien de la Culture, Luis Vega, a appelé, depuis Tachkent, à la paix.",
    ],
)
def test_what_is_no_meeting_between_sides(text: str) -> None:
    assert not facts(read(text), "met_with")


@pytest.mark.parametrize(
    ("met", "others"),
    [
        ("ses homologues danois, indien et ghanéen", {"country:DK", "country:IN", "country:GH"}),
        ("les ambassadeurs du Danemark et de l'Inde", {"country:DK", "country:IN"}),
        ("les présidents ghanéen et chilien", {"country:GH", "country:CL"}),
    ],
)
def test_one_plural_office_of_several_countries(met: str, others: set[str]) -> None:
    found = read(f"{VEGA} a rencontré {met}.")
    met_with = [sides(found, fact) for fact in facts(found, "met_with")]
    assert {*map(frozenset, met_with)} == {frozenset({"Luis Vega", other}) for other in others}


def test_a_plural_office_means_who_was_named_in_it() -> None:
    found = read(
        "La ministre danoise de l'Énergie, Freja Holm, est arrivée. Les ministres danoise et "
        "ghanéen de l'Énergie se sont réunis."
    )
    assert sides(found, only(found, "met_with")) == {"Freja Holm", "country:GH"}


def test_a_bare_office_is_who_was_spoken_of_and_not_whom_he_met() -> None:
    found = read(
        "Le ministre péruvien des Affaires étrangères, Luis Vega, a reçu le ministre ghanéen des "
        "Affaires étrangères, Kofi Asante. Le ministre des Affaires étrangères a aussi reçu "
        "l'ambassadrice de Norvège, Ingrid Solberg."
    )
    assert {"Luis Vega", "Ingrid Solberg"} in [sides(found, f) for f in facts(found, "met_with")]


def test_a_visit_to_a_person_is_a_meeting_and_no_journey() -> None:
    found = read(
        "Le ministre péruvien de la Culture, Luis Vega, a reçu l'ambassadrice de Norvège, Ingrid "
        "Solberg, qui lui a rendu une visite d'adieu au terme de sa mission au Pérou."
    )
    assert sides(found, only(found, "met_with")) == {"Luis Vega", "Ingrid Solberg"}
    assert not facts(found, "visited")


def test_a_pronoun_means_the_subject_before_even_if_he_acts_for_no_side() -> None:
    found = read(
        f"{VEGA} s'est rendu à Oslo. Ingrid Solberg a salué ce geste. Elle a rencontré la "
        "présidente estonienne, Liis Tamm."
    )
    assert not facts(found, "met_with")


def test_they_are_all_the_subjects_of_the_sentence_before() -> None:
    found = read(
        "Le président du Sénat péruvien, Luis Vega, et la ministre péruvienne de la Santé, Ana "
        "Rojas, sont arrivés mardi à Oslo. Ils ont été reçus par la Première ministre "
        "norvégienne, Ingrid Solberg."
    )
    assert [sides(found, fact) for fact in facts(found, "met_with")] == [
        {"Luis Vega", "Ingrid Solberg"},
        {"Ana Rojas", "Ingrid Solberg"},
    ]


def test_who_is_quoted_stands_behind_the_verb_of_saying() -> None:
    found = read(
        "« Le Pérou s'y tient », a déclaré mardi à la presse le ministre péruvien de la Culture, "
        "Luis Vega, à l'issue d'un entretien avec la ministre danoise de l'Énergie, Freja Holm."
    )
    assert sides(found, only(found, "met_with")) == {"Luis Vega", "Freja Holm"}


def test_a_pronoun_passes_over_a_relative_clause() -> None:
    found = read(
        "La ministre danoise de l'Énergie, Freja Holm, a été reçue par la présidente estonienne, "
        "Liis Tamm, qui préside aussi le Sénat, puis elle a rencontré l'ambassadeur du Ghana, "
        "Kofi Asante."
    )
    assert {"Freja Holm", "Kofi Asante"} in [sides(found, f) for f in facts(found, "met_with")]


def test_a_pair_is_of_those_whom_its_word_can_mean() -> None:
    found = read(
        f"{VEGA} s'est entretenu lundi avec la ministre danoise de l'Énergie, Freja Holm. "
        "Les deux chefs d'État se rencontreront en mai. Les deux ministres se reverront en juin."
    )
    later = [fact for fact in found.facts if fact.status == "planned"]
    assert [sides(found, fact) for fact in later] == [
        {"country:PE", "country:DK"},
        {"Luis Vega", "Freja Holm"},
    ]


def test_names_between_commas_are_all_met() -> None:
    found = read(
        "Le ministre péruvien de la Culture a rencontré Freja Holm, ministre danoise de "
        "l'Énergie, Omar Ndaw, ministre sénégalais de la Pêche, Ivo Petrov, ministre bulgare de "
        "la Santé."
    )
    met = {name for fact in found.facts for name in sides(found, fact)}
    assert met == {"country:PE", "Freja Holm", "Omar Ndaw", "Ivo Petrov"}


def test_a_president_is_no_king() -> None:
    found = read(
        f"{VEGA} a été reçu lundi par le président. Le roi d'Espagne, Alfonso, l'avait félicité."
    )
    assert all(
        "Alfonso" not in sides(found, fact) for fact in found.facts if fact.type == "met_with"
    )


def test_a_pronoun_means_whose_event_was_just_told() -> None:
    found = read(
        "Le chef de la diplomatie chilienne, Tomás Rojas, a parlé. Une visite au Danemark du "
        "ministre péruvien de la Culture, Luis Vega, est prévue lundi, où il doit rencontrer "
        "la ministre danoise de l'Énergie, Freja Holm."
    )
    assert sides(found, only(found, "met_with")) == {"Luis Vega", "Freja Holm"}


def test_a_participle_without_comma_is_of_whom_it_follows() -> None:
    found = read(
        f"{VEGA} a publié une photo de M. Rojas, président chilien, et une autre de la ministre "
        "danoise de l'Énergie, Freja Holm recevant la présidente estonienne, Liis Tamm."
    )
    assert sides(found, only(found, "met_with")) == {"Freja Holm", "Liis Tamm"}


def test_who_calls_upon_somebody_does_not_ring_him() -> None:
    found = read(
        f"{VEGA} a loué la ministre danoise de l'Énergie, Freja Holm, qui l'avait appelé à "
        "surmonter la méfiance."
    )
    assert not facts(found, "met_with")
