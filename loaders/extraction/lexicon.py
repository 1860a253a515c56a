"""The lexicon of a language: function words, verbs, nouns, cues and constructions, as data.

``loaders/lexicons/<language>/*.yaml`` hold it; the code of this package knows no language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from graph.errors import EntenteError
from loaders.extraction.folding import normal
from loaders.extraction.morphology import VerbForm, conjugate
from loaders.extraction.schema import Cues, Frames, Grammar, Nouns, Verbs
from loaders.extraction.scripts import Checked
from loaders.extraction.wordings import EventWords, VisaWords
from loaders.languages import folder_of


class Lexicon(Checked):
    """Everything that the extraction knows of one language."""

    grammar: Grammar
    verbs: Verbs
    nouns: Nouns
    status: Cues
    frames: Frames
    visas: VisaWords
    events: EventWords

    @property
    def language(self) -> str:
        """The language's ISO 639-1 code."""
        return self.grammar.language

    @cached_property
    def function_words(self) -> frozenset[str]:
        """The words of the grammar."""
        grammar = self.grammar
        pronouns = (form for pronoun in grammar.pronouns for form in pronoun.forms)
        several = (
            *(grammar.prepositions, grammar.coordinators, grammar.relatives, grammar.adverbs),
            *(grammar.subordinators, grammar.negations, grammar.particles, grammar.openers),
            *(grammar.demonstratives, grammar.honorifics, pronouns),
        )
        return frozenset(word for words in several for form in words for word in form.split(" "))

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The words of the lexicon that are neither small nor verbs, articles left out."""
        grammar, nouns, office = self.grammar, self.nouns, self.grammar.office
        several = (
            *(nouns.common, self.frames.word_classes, grammar.state_words, grammar.sites),
            *(nouns.namesakes, nouns.capital_nouns, nouns.citizens, nouns.conveyed),
            *(nouns.not_names, nouns.other_side, office.fields, office.qualifiers),
            *(self.events.worded, self.events.naming, self.events.parts, self.visas.nouns),
            *(self.visas.visa, self.visas.citizens, nouns.provinces),
        )
        return frozenset(word for words in several for form in words for word in form.split(" "))

    @cached_property
    def verb_forms(self) -> Mapping[str, tuple[VerbForm, ...]]:
        """Every inflected form of every verb, with its readings."""
        return conjugate(self.verbs.verbs, self.verbs.paradigms, self.verbs.enclitics)


def _normal(content: Any) -> Any:
    """Return the content of a file with its texts as texts are read."""
    if isinstance(content, dict):
        return {_normal(key): _normal(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_normal(value) for value in content]
    return normal(content) if isinstance(content, str) else content


def read_part(language: str, name: str, model: type[BaseModel]) -> BaseModel:
    """Return one checked file of a lexicon.

    Raises:
        EntenteError: the file is missing or not well formed; the message names it.
    """
    path = folder_of(language) / f"{name}.yaml"
    try:
        content: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return model.model_validate(_normal(content))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise EntenteError(f"loaders/lexicons/{language}/{name}.yaml: {error}") from error


@cache
def lexicon(language: str) -> Lexicon:
    """Return a language's lexicon, read and checked once.

    Raises:
        EntenteError: a file of it is not well formed.
    """
    parts: dict[str, type[BaseModel]] = {
        "grammar": Grammar,
        "verbs": Verbs,
        "nouns": Nouns,
        "status": Cues,
        "frames": Frames,
        "visas": VisaWords,
        "events": EventWords,
    }
    read = {name: read_part(language, name, model) for name, model in parts.items()}
    return Lexicon.model_validate(read)


def is_read(language: str, *, trial: bool = False) -> bool:
    """Tell whether texts of a language are read; one on trial only where that is asked for."""
    return _is_present(language) and (trial or not lexicon(language).grammar.trial)


@cache
def _is_present(language: str) -> bool:
    return (folder_of(language) / "frames.yaml").is_file()
