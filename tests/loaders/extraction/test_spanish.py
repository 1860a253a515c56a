"""What Spanish dispatches word in their own way: subjects, statuses, whose office it is."""

from __future__ import annotations

import pytest

from graph.model import Article, Extraction
from loaders.extraction.pipeline import extract
from tests.loaders.extraction.support import facts, official, only, sides

TAMM = "la presidenta estonia, Liis Tamm,"
ASANTE = "el primer ministro ghanés, Kofi Asante"


def read(text: str) -> Extraction:
    article = Article("text:t", text, language="es", published="2025-06-12")
    return extract(article, trial=True)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"La visita de {TAMM} a Ghana fue anunciada ayer.", "planned"),
        (f"El Gobierno anunció la visita de {TAMM} a Ghana.", "planned"),
        (f"Durante su visita a Ghana, {TAMM} prometió abrir un consulado.", "held"),
        (f"L{TAMM[1:]} viajará a Ghana.", "planned"),
        (f"La visita que {TAMM} realizara a Ghana en enero dio frutos.", "held"),
    ],
)
def test_the_status_of_a_visit(text: str, status: str) -> None:
    assert {fact.status for fact in facts(read(text), "visited")} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"Antes de la reunión con {ASANTE}, {TAMM} visitó el puerto de Tema.", "held"),
        (f"Durante su reunión con {ASANTE}, {TAMM} se comprometió a abrir un consulado.", "held"),
        (f"L{TAMM[1:]} fue a Ghana. La agenda incluyó un encuentro con {ASANTE}.", "held"),
        (f"L{TAMM[1:]} irá a Ghana. La agenda incluye un encuentro con {ASANTE}.", "planned"),
    ],
)
def test_the_status_of_a_meeting(text: str, status: str) -> None:
    assert {fact.status for fact in facts(read(text), "met_with")} == {status}


def test_whoever_is_invited_is_to_travel() -> None:
    found = read(f"L{TAMM[1:]} invitó al presidente de Ghana, Kwame Owusu, a visitar Tallin.")
    assert sides(found, only(found, "visited")) == {"Kwame Owusu", "country:EE"}
    assert not facts(read(f"L{TAMM[1:]} lo invitó a visitar Ghana."), "signed")


def test_a_national_among_those_who_share_an_office_holds_it_too() -> None:
    found = read(
        "Los cancilleres iberoamericanos abrieron ayer su cita. Presidió la sesión el español "
        "Íñigo Larra junto al ministro peruano de Cultura, Álvaro Quispe."
    )
    assert official(found, "Íñigo Larra").country == "ES"
    assert official(found, "Íñigo Larra").role == "foreign_minister"


def test_a_secretaria_is_a_person_and_a_secretaría_is_none() -> None:
    found = read(
        "El canciller José Prado viajará a Perú, informó la Secretaría de Relaciones Exteriores de "
        "México."
    )
    assert [mention.name for mention in found.mentions] == ["José Prado"]


def test_a_title_that_one_country_has_is_its_own() -> None:
    found = read("El presidente del Gobierno, Luis Vega, viajará a Argelia.")
    assert official(found, "Luis Vega").country == "ES"
    found = read("El presidente del Gobierno marroquí, Said Alami, viajará a Argelia.")
    assert official(found, "Said Alami").country == "MA"


def test_a_mandatario_may_be_called_after_his_region() -> None:
    found = read(
        f"L{TAMM[1:]} llegó el lunes a Perú. La mandataria báltica viajará mañana a Chile."
    )
    assert [fact.status for fact in facts(found, "visited")] == ["held", "planned"]


def test_nobody_is_left_out_before_an_impersonal_verb() -> None:
    found = read(
        "El canciller boliviano, Luis Vega, habló ayer. Lo que sí hubo, aclaró, fue la visita del "
        "embajador persa, Gholam Sadeghi, recibido el martes por la ministra boliviana Ana Roca."
    )
    assert sides(found, only(found, "met_with")) == {"Gholam Sadeghi", "Ana Roca"}


def test_a_title_of_one_country_makes_others_its_officials() -> None:
    found = read(
        "El presidente del Gobierno, Luis Vega, viajará a Argelia. Así lo anunció la ministra de "
        "Exteriores, Ana Roca, que visitó ayer Marruecos."
    )
    assert official(found, "Ana Roca").country == "ES"


def test_a_country_in_a_name_is_no_country() -> None:
    found = read("La vicepresidenta Francia Elena Mina se reunió con el embajador de Perú, Al Rey.")
    assert official(found, "Francia Elena Mina").country != "FR"


def test_a_journey_that_was_due_is_called_off_with_its_visit() -> None:
    found = read(f"L{TAMM[1:]} anuló su visita a Ghana, adonde debía llegar mañana.")
    assert {fact.status for fact in facts(found, "visited")} == {"cancelled"}


def test_guests_who_call_on_somebody_do_not_meet_each_other() -> None:
    found = read(
        f"L{TAMM[1:]} recibió a las embajadoras de Perú y Ghana, quienes le realizaron una visita "
        "de cortesía."
    )
    assert all("Liis Tamm" in sides(found, fact) for fact in facts(found, "met_with"))
    assert len(facts(found, "met_with")) == 2


def test_a_verb_whose_subject_is_unknown_hands_none_on() -> None:
    found = read(
        f"L{TAMM[1:]} habló ayer. La nadadora Jo Berg viajó a Ghana, donde se reunió con {ASANTE}."
    )
    assert not facts(found, "met_with")


def test_a_secretario_is_of_a_body() -> None:
    found = read(
        f"L{TAMM[1:]} recibió a Iván Petrov, secretario del Consejo de Seguridad de Rusia."
    )
    assert sides(found, only(found, "met_with")) == {"Liis Tamm", "Iván Petrov"}
