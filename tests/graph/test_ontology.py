from __future__ import annotations

import pytest
from pydantic import ValidationError

from graph.ontology import FactType, Language, Terms, ontology
from graph.reference import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reader_has_a_phrase_for_every_act_of_his_own(language: Language) -> None:
    known = ontology()
    phrases = [
        fact.phrase_of({"action": action}, language)
        for fact in known.types.values()
        for action in fact.actions or ("",)
    ]
    assert all(phrases)
    assert len(set(phrases)) == len(phrases)


def test_an_act_without_a_name_of_its_own_has_that_of_its_type() -> None:
    acts = ontology().types["diplomatic"]
    assert acts.phrase_of({"action": "recall_ambassador"}, "es").startswith("llamó a consultas")
    assert ontology().types["met_with"].phrase_of({}, "pt") == "reuniu-se com"


def test_a_label_missing_in_one_language_is_refused_by_name() -> None:
    terms = ontology().terms.model_dump()
    terms["statuses"] = {"held": {"fr": "a eu lieu", "en": "held", "es": "celebrado", "pt": "x"}}
    with pytest.raises(ValidationError, match="no label in ar"):
        Terms.model_validate(terms)
    visit = ontology().types["visited"].model_dump()
    del visit["labels"]["es"]
    with pytest.raises(ValidationError, match="no label in es"):
        FactType.model_validate(visit)
