"""The constructions of every lexicon, on texts that they read and one that they must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from graph.model import Article
from loaders.extraction.frames import drafts
from loaders.extraction.lexicon import lexicon
from loaders.extraction.links import Links
from loaders.extraction.people import people
from loaders.extraction.pipeline import read_sentences
from loaders.extraction.scenes import scene_of
from loaders.extraction.schema import Frame, Frames
from loaders.reading.article import read_article

CASES: dict[str, dict[str, Any]] = {
    rule: case
    for path in sorted(Path(__file__).parent.glob("frames_*.yaml"))
    for rule, case in yaml.safe_load(path.read_text("utf-8")).items()
}


def rules(text: str, language: str) -> set[str]:
    """The constructions that a text fires; one that begins with a # is a title."""
    title = text.removeprefix("# ") if text.startswith("# ") else None
    body = text if title is None else "Le reste suit."
    reading = read_article(
        Article("text:t", body, title, language=language, published="2025-06-12")
    )
    sentences = read_sentences(reading, trial=True)
    scene = scene_of(reading, sentences)
    found, others = people(sentences, scene)
    links = Links(sentences, found, scene, others=others)
    fired = set()
    for sentence in sentences:
        new = list(drafts(sentence, links))
        fired |= {draft.rule for draft in new}
        for draft in new:
            links.remember(draft)
        links.note(sentence)
    return fired


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_frame_has_its_cases(language: str) -> None:
    cases = {rule: case for rule, case in CASES.items() if rule.startswith(f"{language}.")}
    assert sorted(cases) == sorted(frame.id for frame in lexicon(language).frames.frames)
    assert all(len(case["reads"]) == 2 and case["leaves"] for case in cases.values())


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, case in CASES.items() for text in case["reads"]]
)
def test_a_frame_reads_its_construction(rule: str, text: str) -> None:
    assert rule in rules(text, rule[:2])


@pytest.mark.parametrize(("rule", "text"), [(rule, case["leaves"]) for rule, case in CASES.items()])
def test_a_frame_leaves_what_only_looks_like_it(rule: str, text: str) -> None:
    assert rule not in rules(text, rule[:2])


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_verb_of_a_frame_has_forms(language: str) -> None:
    words = lexicon(language)
    known = {reading.lemma for forms in words.verb_forms.values() for reading in forms}
    named = {verb for verbs in words.frames.verbs.values() for verb in verbs}
    assert named | set(words.verbs.modals) <= known


@pytest.mark.parametrize("slot", ["noun", "verbs", "through", "participle", "needs"])
def test_a_construction_over_a_class_that_is_not_there_is_refused(slot: str) -> None:
    known = lexicon("fr").frames
    frame = Frame.model_validate({"id": "fr.meet.odd", "type": "met_with", slot: "unheard_of"})
    content = known.model_copy(update={"frames": (frame,)}).model_dump()
    with pytest.raises(ValidationError, match=r"fr\.meet\.odd names the class 'unheard_of'"):
        Frames.model_validate(content)


@pytest.mark.parametrize(("part", "name"), [("verbs", "host"), ("nouns", "meeting")])
def test_a_language_without_a_class_that_the_code_asks_for_is_refused(part: str, name: str) -> None:
    content = lexicon("fr").frames.model_dump() | {"frames": ()}
    del content[part][name]
    with pytest.raises(ValidationError, match=f"the class '{name}' of {part} is not there"):
        Frames.model_validate(content)
