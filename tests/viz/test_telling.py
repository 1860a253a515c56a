from __future__ import annotations

from typing import Any

import pytest

from graph.ontology import Language
from viz.telling import standing, told

Tie = dict[str, Any]


def sentence(tie: Tie, language: Language = "fr") -> str:
    def text(piece: dict[str, Any]) -> str:
        if "party" in piece:
            return str(piece["party"]["name"])
        return str(piece["text"]) if "text" in piece else f"«{piece['object']}»"

    return "".join(map(text, told(tie, language)["says"]))


def of(ties: list[Tie], type: str, status: str = "held") -> Tie:
    return next(tie for tie in ties if tie["type"] == type and tie["status"] == status)


@pytest.mark.parametrize(
    ("type", "status", "french", "english"),
    [
        (
            "exempted_visa",
            "held",
            "Le Kazakhstan a une exemption mutuelle de visa avec le Maroc",
            "Kazakhstan has a mutual visa exemption with Morocco",
        ),
        (
            "visited",
            "planned",
            "Moussa Faye doit faire une visite au Maroc",
            "Moussa Faye is to visit Morocco",
        ),
        (
            "visited",
            "cancelled",
            "Driss Benali devait faire une visite au Sénégal",
            "Driss Benali was to visit Senegal",
        ),
        (
            "participated",
            "held",
            "Driss Benali a pris part à «Testville Forum»",
            "Driss Benali took part in «Testville Forum»",
        ),
    ],
)
def test_a_tie_is_told_in_both_languages_and_in_its_tense(
    ties: list[Tie], type: str, status: str, french: str, english: str
) -> None:
    tie = of(ties, type, status)
    assert sentence(tie, "fr") == french
    assert sentence(tie, "en") == english


def test_a_signing_tells_what_was_signed(ties: list[Tie]) -> None:
    tie = next(t for t in ties if t.get("what") == "fisheries agreement")
    assert sentence(tie) in {
        "Le Maroc et le Kazakhstan ont conclu «fisheries agreement»",
        "Le Kazakhstan et le Maroc ont conclu «fisheries agreement»",
    }


def test_a_nameless_agreement_is_told_by_its_kind_and_stage(ties: list[Tie]) -> None:
    signed = next(t for t in ties if t.get("what") == "fisheries agreement")
    bare = {**signed, "what": None, "kind": "treaty", "stage": "ratified"}
    assert sentence(bare, "en").endswith(" ratified a treaty")
    assert sentence(bare, "fr").endswith(" ont ratifié un traité")


def test_acts_of_state_are_told_by_their_action(ties: list[Tie]) -> None:
    recall = next(tie for tie in ties if tie.get("action") == "recall_ambassador")
    assert sentence(recall) == "Le Chili rappelle son ambassadeur au Pérou"
    planned = {**recall, "status": "planned"}
    assert sentence(planned) == "Le Chili doit rappeler son ambassadeur au Pérou"
    assert sentence(planned, "en") == "Chile is to recall its ambassador to Peru"


def test_sides_say_for_whom_they_act(ties: list[Tie]) -> None:
    pieces = told(of(ties, "visited", "planned"), "en")["says"]
    first = next(piece["party"] for piece in pieces if "party" in piece)
    assert (first["home"], first["home_uid"], first["role"]) == ("Senegal", "SN", "minister")


def test_every_tie_of_every_type_and_status_can_be_told(ties: list[Tie]) -> None:
    for tie in ties:
        for status in ("held", "planned", "proposed", "denied", "cancelled"):
            for language in ("fr", "en"):
                assert sentence({**tie, "status": status}, language).strip()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://news.example/a", True),
        ("http://news.example/a", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//news.example/a", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(ties: list[Tie], url: str | None, kept: bool) -> None:
    tie = {**ties[0], "evidence": [{**ties[0]["evidence"][0], "url": url}]}
    assert told(tie, "en")["evidence"][0]["url"] == (url if kept else None)


def test_how_two_countries_stand_is_told_with_the_tie_that_says_so() -> None:
    visa = {"by": "KZ", "of": "MA", "scope": "ordinary", "stage": "in_force", "tie": "t1"}
    act = {"a": "CL", "b": "PE", "matter": "embassy", "action": "recall_ambassador", "tie": "t2"}
    state = {
        "visas": [{**visa, "since": "2025-03"}],
        "agreements": [],
        "acts": [{**act, "since": "2025-04-07"}],
    }
    lines = standing(("KZ", "MA"), state, {}, "en")
    assert [line["tie"] for line in lines] == ["t1", "t2"]
    assert [line["since"] for line in lines] == ["2025-03", "2025-04-07"]
    parties = [[p["party"]["name"] for p in line["says"] if "party" in p] for line in lines]
    assert parties == [["Kazakhstan", "Morocco"], ["Chile", "Peru"]]
