"""What has happened and what has not: tense, modals, and how far a cue reaches."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.support import facts, only, read, sides

VEGA = "Le ministre péruvien de la Culture, Luis Vega,"
BERG = "la ministre danoise de l'Énergie, Freja Holm"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{VEGA} a rencontré {BERG}.", "held"),
        (f"{VEGA} rencontrera {BERG}.", "planned"),
        (f"{VEGA} doit rencontrer {BERG}.", "planned"),
        (f"{VEGA} va rencontrer {BERG}.", "planned"),
        (f"{VEGA} souhaite rencontrer {BERG}.", "proposed"),
        (f"{VEGA} aurait dû, mardi, rencontrer {BERG}.", "cancelled"),
        (f"{VEGA} n'a pas rencontré {BERG}.", "denied"),
        (f"{VEGA} a refusé de rencontrer {BERG}.", "denied"),
        (f"{VEGA} a donné son accord pour rencontrer {BERG}.", "planned"),
        (f"{VEGA} a donné son accord pour une rencontre avec {BERG}.", "planned"),
        (f"{VEGA} prépare tout en vue d'une rencontre avec {BERG}.", "planned"),
        (f"{VEGA} a annoncé que sa rencontre avec {BERG} se tiendra lundi.", "planned"),
        (f"{VEGA} a annoncé que sa rencontre avec {BERG} n'aura pas lieu.", "cancelled"),
        (f"La rencontre du {VEGA[3:-1]} avec {BERG} ne portera pas sur l'eau.", "planned"),
        (f"La rencontre du {VEGA[3:-1]} avec {BERG} n'aura pas lieu.", "cancelled"),
        (f"La rencontre du {VEGA[3:-1]} avec {BERG} n'a jamais été programmée.", "denied"),
        (f"{VEGA}, après s'être entretenu avec {BERG}, s'est tu.", "held"),
        (f"{VEGA} a ouvert la voie à une rencontre avec {BERG}.", "proposed"),
        (f"{VEGA} a décidé de ne pas recevoir {BERG}.", "denied"),
        (f"{VEGA} a rejeté la possibilité d'une rencontre avec {BERG}.", "denied"),
        (f"{VEGA} doit se rendre à Oslo pour rencontrer {BERG}.", "planned"),
        (f"{VEGA} a déclaré qu'il recevrait {BERG}.", "planned"),
        (
            "Le ministère a démenti jeudi les informations relayées par des sites étrangers selon "
            f"lesquelles l{VEGA[1:]} se serait entretenu avec {BERG}.",
            "denied",
        ),
        (f"{VEGA} n'est pas venu au dîner, mais il a rencontré {BERG}.", "held"),
        (f"{VEGA} doit rencontrer {BERG}. Il a été annulé.", "planned"),
    ],
)  # fmt: skip
def test_the_status_of_a_meeting(text: str, status: str) -> None:
    if text.endswith("annulé."):
        text, status = text.replace("Il a été annulé", "Elle a été annulée"), "cancelled"
    assert only(read(text), "met_with").status == status


def test_a_meeting_only_rumoured_is_no_fact() -> None:
    assert not facts(read(f"{VEGA} aurait rencontré {BERG}."), "met_with")


def test_a_meeting_only_asked_about_is_no_fact() -> None:
    text = f"Interrogé pour savoir si l{VEGA[1:]} rencontrera {BERG}, le porte-parole s'est tu."
    assert not facts(read(text), "met_with")


def test_what_was_spoken_of_adds_no_meeting_to_the_one_told() -> None:
    text = f"{VEGA} a téléphoné à {BERG}. Les deux ministres ont évoqué la pêche au thon."
    assert len(facts(read(text), "met_with")) == 1


@pytest.mark.parametrize(
    ("words", "status", "date"),
    [
        ("est reportée au 27 juin", "planned", "2025-06-27"),
        ("est annulée", "cancelled", None),
        ("a été reportée sine die", "cancelled", None),
    ],
)
def test_a_visit_moved_is_planned_and_one_called_off_is_cancelled(
    words: str, status: str, date: str | None
) -> None:
    fact = only(read(f"La visite à Oslo du président chilien Tomás Rojas {words}."), "visited")
    assert (fact.status, fact.date) == (status, date)


def test_a_plan_cancelled_in_the_same_breath() -> None:
    text = (
        "Le président chilien Tomás Rojas devait gagner Oslo, mais ce déplacement n'aura pas lieu."
    )
    assert only(read(text), "visited").status == "cancelled"


def test_a_future_about_another_event_does_not_leak() -> None:
    found = read(f"{VEGA} a rencontré {BERG}, qui se rendra vendredi à Lima.")
    assert only(found, "met_with").status == "held"
    assert (only(found, "visited").status, only(found, "visited").date) == ("planned", "2025-06-13")


def test_the_tense_decides_which_day_a_weekday_is() -> None:
    assert only(read(f"{VEGA} a reçu mercredi {BERG}."), "met_with").date == "2025-06-11"
    assert only(read(f"{VEGA} recevra mercredi {BERG}."), "met_with").date == "2025-06-18"


def test_a_meeting_without_a_date_is_dated_by_the_event_told_before() -> None:
    found = read(
        f"{VEGA} est arrivé à Oslo. {VEGA} a reçu mercredi {BERG}. Il s'est entretenu aussi avec "
        "la présidente estonienne, Liis Tamm."
    )
    assert {fact.date for fact in facts(found, "met_with")} == {"2025-06-11"}


def test_no_publication_date_no_day() -> None:
    assert only(read(f"{VEGA} a reçu dimanche {BERG}.", published=None), "met_with").date is None


def test_a_telephone_call_is_one() -> None:
    found = read(f"{VEGA} s'est entretenu au téléphone avec {BERG}.")
    assert only(found, "met_with").details["mode"] == "call"
    assert sides(found, only(found, "met_with")) == {"Luis Vega", "Freja Holm"}


def test_an_intention_is_a_plan_and_no_intention_a_denial() -> None:
    text = f"{VEGA} a {{}} l'intention de rencontrer {BERG}."
    assert only(read(text.format("annoncé")), "met_with").status == "planned"


def test_what_is_not_yet_signed_is_no_fact() -> None:
    text = "Le Pérou et le Danemark n'ont pas encore signé d'accord."
    assert not facts(read(text), "signed")


@pytest.mark.parametrize(
    ("verb", "status"), [("propose", "proposed"), ("a refusé", "denied"), ("prévoit", "planned")]
)
def test_a_verb_says_what_becomes_of_the_meeting_that_is_its_object(verb: str, status: str) -> None:
    text = f"{VEGA} a pris la parole. Le Pérou {verb} une rencontre avec {BERG}."
    found = [fact for fact in read(text).facts if fact.type == "met_with"]
    assert [fact.status for fact in found] == [status]


@pytest.mark.parametrize(
    ("verb", "status"), [("n'a pas abouti", "held"), ("n'a pas eu lieu", "cancelled")]
)
def test_what_a_meeting_did_not_bring_is_not_the_meeting(verb: str, status: str) -> None:
    text = f"La rencontre entre l{VEGA[1:]} et {BERG}, {verb}."
    assert only(read(text), "met_with").status == status


ROJAS = "Le président chilien Tomás Rojas"


@pytest.mark.parametrize(
    ("text", "status", "date", "last"),
    [
        (f"{ROJAS} séjourne depuis lundi à Oslo.", "held", "2025-06-09", None),
        (f"{ROJAS} a été en 2019 à Lima. Il séjourne à Oslo jusqu'à samedi.", "held", None, None),
        (f"{ROJAS} est arrivé lundi à Oslo jusqu'à samedi.", "held", "2025-06-09", "2025-06-14"),
        (f"{ROJAS} achève ce jeudi une visite à Oslo.", "held", "2025-06-12", None),
        (f"{ROJAS}, de retour lundi d'Oslo, s'est tu.", "held", "2025-06", None),
        (f"{ROJAS} a quitté Oslo mercredi.", "held", "2025-06", None),
        (f"{ROJAS} est attendu ce week-end à Oslo.", "planned", "2025-06-14", "2025-06-15"),
        (f"{ROJAS} a dîné lundi et a gagné Oslo le lendemain.", "held", "2025-06-10", None),
    ],
)  # fmt: skip
def test_the_days_of_a_visit(text: str, status: str, date: str | None, last: str | None) -> None:
    fact = facts(read(text), "visited")[-1]
    assert fact.status == status
    assert (fact.date, fact.date_end) == (date, last)


def test_a_later_leg_has_the_month_of_the_journey() -> None:
    found = facts(read(f"{ROJAS} se rendra lundi en Norvège et au Ghana."), "visited")
    assert [fact.date for fact in found] == ["2025-06-16", "2025-06"]


def test_days_of_one_stay_are_one_visit_from_its_first() -> None:
    text = f"{ROJAS} a effectué une visite à Oslo mercredi. Il était arrivé lundi en Norvège."
    assert only(read(text), "visited").date == "2025-06-09"


def test_a_visit_already_over_has_the_month_of_what_followed() -> None:
    fact = only(
        read(f"À l'issue de sa visite à Oslo, l{ROJAS[1:]} a signé mercredi un livre."), "visited"
    )
    assert (fact.status, fact.date) == ("held", "2025-06")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("en visite à Oslo, recevra vendredi un prix", "held"),
        ("en visite à Oslo, a annulé un dîner", "held"),
        ("sera en visite à Oslo mardi", "planned"),
        ("est attendu en visite à Oslo mardi", "planned"),
        ("était de passage à Oslo mardi", "held"),
    ],
)
def test_what_someone_on_a_visit_does_is_not_the_visit(words: str, status: str) -> None:
    assert (
        only(
            read(f"{ROJAS}, {words}." if words[:2] == "en" else f"{ROJAS} {words}."), "visited"
        ).status
        == status
    )


def test_the_visit_of_whom_the_text_is_about() -> None:
    found = read(f"{ROJAS} a présenté son programme. Sa visite à Oslo aura lieu mardi.")
    assert only(found, "visited").status == "planned"
    assert sides(found, only(found, "visited")) == {"Tomás Rojas", "country:NO"}


@pytest.mark.parametrize(
    ("words", "status", "date"),
    [
        ("La visite à Oslo du {}, prévue le 18 juin, a été reportée.", "cancelled", None),
        ("La visite du {} à Oslo a été reportée de quelques jours.", "planned", None),
        ("Le cabinet a annoncé le report de la visite du {} à Oslo.", "cancelled", None),
        ("Le {} a reporté sa visite à Oslo.", "cancelled", None),
        ("Attendu mercredi à Oslo, le {} a finalement reporté son voyage.", "cancelled", None),
        ("Un an après la visite du {} à Oslo, la ligne va ouvrir.", "held", None),
        ("Le roi a dîné avant la visite du {} à Oslo.", "planned", None),
        ("Le roi avait dîné avant la visite du {} à Oslo.", "held", None),
        ("Le {} dément s'être rendu à Oslo.", "denied", None),
        ("Le {} a renoncé à se rendre à Oslo.", "cancelled", None),
        ("Le {} a été invité à se rendre à Oslo.", "proposed", None),
    ],
)  # fmt: skip
def test_the_status_of_a_visit(words: str, status: str, date: str | None) -> None:
    fact = only(read(words.format("président chilien Tomás Rojas")), "visited")
    assert fact.status == status
    assert date is None or fact.date == date


def test_the_day_of_a_plan_is_not_that_of_what_happened() -> None:
    found = read(f"{ROJAS} se rendra vendredi à Oslo. {ROJAS} a rencontré {BERG}.")
    assert only(found, "met_with").date == "2025-06-12"  # that of publication


def test_a_plan_carried_out_is_one_visit() -> None:
    text = f"{ROJAS} a quitté Santiago mercredi pour Oslo. Il effectuera une visite en Norvège"
    assert only(read(f"{text} mercredi 11 juin."), "visited").status == "held"


def test_a_list_of_places_visited() -> None:
    found = facts(read(f"{ROJAS} a visité la Norvège, le Ghana et l'Estonie en mai."), "visited")
    assert [fact.parts["to"][0] for fact in found] == ["country:NO", "country:GH", "country:EE"]
    assert {fact.date for fact in found} == {"2025-05"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{VEGA} a rencontré {BERG}.", {}),
        (f"{VEGA} a de nouveau rencontré {BERG}.", {"again": True}),
        (f"Pour la deuxième fois, l{VEGA[1:]} a rencontré {BERG}.", {"again": True, "round": 2}),
        (f"{VEGA} a effectué sa troisième visite au Danemark.", {"again": True, "round": 3}),
        (f"{VEGA} a effectué sa première visite au Danemark.", {"round": 1}),
        (f"{VEGA} et {BERG}, ont tenu un nouveau round de consultations.", {"again": True}),
        (f"{VEGA} qui a de nouveau été nommé, a rencontré {BERG}.", {}),
        (f"{VEGA} a rencontré {BERG}, lors de sa deuxième visite.", {}),
    ],
)
def test_what_is_worded_as_once_more_says_so_and_which_time_it_was(text: str, told: object) -> None:
    (fact, *_) = [f for f in read(text).facts if f.type in ("met_with", "visited")]
    assert {name: fact.details[name] for name in ("again", "round") if name in fact.details} == told
