"""Who takes part in a named event: by a verb, beside it, by a noun, or by chairing it."""

from __future__ import annotations

import pytest

from tests.loaders.extraction.support import facts, read, sides


@pytest.mark.parametrize(
    "text",
    [
        "La ministre danoise de l'Énergie, Freja Holm, participe à la 12e session de l'OIT.",
        "La ministre danoise de l'Énergie, Freja Holm, a pris part au Forum régional de Tallinn.",
        "La ministre danoise de l'Énergie, Freja Holm, était à Lima pour la Conférence des ports.",
        "La ministre danoise de l'Énergie, Freja Holm, a présidé la Conférence des ports.",
        "Présente à Lima pour le Forum des ports, la ministre danoise Freja Holm a peu parlé.",
        "Dans un discours devant l'Assemblée générale de l'ONU, la ministre danoise de l'Énergie, "
        "Freja Holm, a plaidé pour la paix.",
        "La ministre danoise de l'Énergie, Freja Holm, a participé aux travaux de la 78e session "
        "de l'Assemblée générale de l'ONU.",
        "La 12e session du Conseil s'est ouverte à Lima en présence de la ministre danoise de "
        "l'Énergie, Freja Holm.",
        "En marge du Forum mondial des ports, la ministre danoise de l'Énergie, Freja Holm, a "
        "rencontré la presse.",
    ],
)
def test_who_is_at_an_event_takes_part(text: str) -> None:
    found = read(text)
    taken = facts(found, "participated")
    assert [sides(found, fact) for fact in taken] == [{"Freja Holm"}]
    assert taken[0].details["event"]


@pytest.mark.parametrize(
    "text",
    [
        "La ministre danoise de l'Énergie, Freja Holm, a donné une conférence de presse.",
        "La ministre danoise de l'Énergie, Freja Holm, a assisté à la naissance de son fils.",
        "La ministre danoise de l'Énergie, Freja Holm, a remis une invitation à participer au "
        "Forum mondial des ports.",
        "La ministre danoise de l'Énergie, Freja Holm, a critiqué la Conférence des ports.",
    ],
)
def test_who_only_speaks_of_an_event_does_not(text: str) -> None:
    assert not facts(read(text), "participated")
