"""The whole way: quotes, offsets, the exchange format, and the seed dispatch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Article
from graph.ontology import ontology
from loaders.extraction.format import to_format
from loaders.extraction.pipeline import EXTRACTOR, extract
from tests.loaders.extraction.support import facts, only, read, sides

EVAL = Path(__file__).parents[4] / "shared" / "eval"
MEETING = (
    "Le ministre péruvien de la Culture, Luis Vega, a reçu mercredi la ministre danoise de "
    "l'Énergie, Freja Holm."
)


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_offsets_point_into_the_text_as_it_came(apostrophe: str) -> None:
    text = "Annonce 😀 de l'été.\n\n" + MEETING.replace("'", apostrophe)
    found = read(text)
    quote = only(found, "met_with").quote
    assert text[quote.start : quote.end] == quote.sentence
    shown = {part: text[start:end] for part, (start, end) in quote.spans.items()}
    assert shown == {"a": "Luis Vega", "b": "Freja Holm", "trigger": "reçu", "date": "mercredi"}


def test_who_received_whom_is_one_meeting_either_way() -> None:
    passive = (
        "La ministre danoise de l'Énergie, Freja Holm, a été reçue à Lima par le ministre péruvien "
        "de la Culture, Luis Vega."
    )
    for text in (MEETING, passive):
        found = read(text)
        assert sides(found, only(found, "met_with")) == {"Luis Vega", "Freja Holm"}


def test_what_is_told_twice_is_one_fact() -> None:
    found = read(MEETING + " M. Vega a rencontré Mme Holm mercredi.", title="Vega reçoit Holm")
    assert only(found, "met_with").date == "2025-06-11"


def test_two_days_are_two_meetings() -> None:
    found = read(MEETING + " M. Vega a rencontré Mme Holm le 3 mai.")
    assert sorted(fact.date or "" for fact in found.facts) == ["2025-05-03", "2025-06-11"]


def test_a_visit_that_goes_on_is_the_visit_that_has_begun() -> None:
    found = read(
        "Le président péruvien, Luis Vega, est arrivé mardi à Oslo. Il se rendra ensuite à Bergen, "
        "dans l'ouest de la Norvège, et doit quitter Oslo samedi."
    )
    assert [(f.status, f.date) for f in found.facts if f.type == "visited"] == [
        ("held", "2025-06-10")
    ]


def test_a_language_without_a_lexicon_is_read_as_nothing() -> None:
    assert extract(Article("text:t", "Presidentti tapasi ministerin.", language="fi")).facts == ()


def test_the_format_has_all_that_a_fact_is_shown_with() -> None:
    article = Article("id:one", MEETING, language="fr", published="2025-06-12")
    record = to_format(article, extract(article))
    assert (record["id"], record["lang"], record["published"]) == ("one", "fr", "2025-06-12")
    (fact,) = record["facts"]
    assert set(fact) >= {
        *("type", "a", "b", "date", "place", "status", "mode"),
        *("in", "sentence", "start", "end", "spans", "chain", "confidence", "rule"),
    }
    assert {fact["a"], fact["b"]} == {official["key"] for official in record["officials"]}
    json.dumps(record)


def test_every_part_and_detail_is_the_ontologys() -> None:
    found = read(
        MEETING + " Les deux ministres ont signé un accord. L'exemption de visa entre le Pérou et "
        "le Danemark est entrée en vigueur en mars. Le Pérou a rappelé son ambassadeur au Danemark."
    )
    types = ontology().types
    assert len({fact.type for fact in found.facts}) >= 3
    for fact in found.facts:
        assert set(fact.parts) <= set(types[fact.type].parts)
        assert set(fact.details) <= set(types[fact.type].details)


def test_the_extractor_has_a_name() -> None:
    assert EXTRACTOR


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=" \n.,«»’'-éàAbLe1(", max_size=60), st.integers(0, len(MEETING)))
def test_any_text_is_read_without_error_and_quoted_as_it_stands(noise: str, at: int) -> None:
    text = MEETING[:at] + noise + MEETING[at:]
    for fact in read(text).facts:
        assert text[fact.quote.start : fact.quote.end] == fact.quote.sentence
        assert all(text[start:end].strip() for start, end in fact.quote.spans.values())


@pytest.mark.skipif(not EVAL.is_dir(), reason="the evaluation data are not at hand")
def test_the_seed_dispatch_is_read_whole(tmp_path: Path) -> None:
    record = json.loads((EVAL / "seed" / "articles.jsonl").read_text("utf-8"))
    article = Article("id:seed", record["text"], language="fr")
    predicted = tmp_path / "seed.jsonl"
    predicted.write_text(json.dumps(to_format(article, extract(article))), "utf-8")
    command = [sys.executable, EVAL / "score.py", EVAL / "seed" / "gold.jsonl", predicted, "--json"]
    scores = json.loads(subprocess.check_output(command))
    for figure in ("full.core", "dated.core", "officials.role"):
        assert scores[figure]["f1"] == 1.0, figure


def test_a_meeting_beside_a_named_event_is_part_of_it() -> None:
    found = read(
        "Le ministre péruvien de la Culture, Luis Vega, s'est entretenu avec la ministre danoise "
        "de l'Énergie, Freja Holm, en marge de la 150e Assemblée de l'Union interparlementaire."
    )
    event = "150th Assembly of the Inter-Parliamentary Union"
    assert only(found, "met_with").details["part_of"] == event
    assert {fact.details.get("event") for fact in found.facts} == {None, event}


def test_one_sitting_of_three_is_one_occasion() -> None:
    found = read(
        "Une réunion entre le ministre péruvien de la Culture, Luis Vega, la ministre danoise de "
        "l'Énergie, Freja Holm, et le Premier ministre ghanéen, Kofi Asante, s'est tenue mardi."
    )
    assert len(found.facts) == 3
    assert len({fact.occasion for fact in found.facts}) == 1
    assert found.facts[0].occasion is not None


def test_a_meeting_of_two_is_no_occasion() -> None:
    assert only(read(MEETING), "met_with").occasion is None


def test_agreements_in_one_list_are_facts_of_their_own() -> None:
    signed = facts(
        read("Le Pérou et le Danemark ont signé un accord sur la pêche et un mémorandum."), "signed"
    )
    assert [fact.details["what"] for fact in signed] == ["accord sur la pêche", "mémorandum"]
    assert [fact.details["kind"] for fact in signed] == ["agreement", "mou"]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (" à Oslo avant une visite au Ghana", "Oslo"),
        (" avant une visite au Ghana", None),
        (", en visite à Oslo", "Oslo"),
    ],
)
def test_a_meeting_is_where_it_is_told_to_be(words: str, place: str | None) -> None:
    found = read(MEETING.replace("l'Énergie, Freja Holm.", f"l'Énergie, Freja Holm{words}."))
    assert only(found, "met_with").place == place
