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
from loaders.extraction.morphology import VerbForm, conjugate
from loaders.extraction.schema import (
    Checked,
    Cues,
    Frames,
    Grammar,
    Nouns,
    Verbs,
)
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
    def verb_forms(self) -> Mapping[str, tuple[VerbForm, ...]]:
        """Every inflected form of every verb, with its readings."""
        return conjugate(self.verbs.verbs, self.verbs.paradigms, self.verbs.enclitics)


def read_part(language: str, name: str, model: type[BaseModel]) -> BaseModel:
    """Return one checked file of a lexicon.

    Raises:
        EntenteError: the file is missing or not well formed; the message names it.
    """
    path = folder_of(language) / f"{name}.yaml"
    try:
        content: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return model.model_validate(content)
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
    present = (folder_of(language) / "frames.yaml").is_file()
    return present and (trial or not lexicon(language).grammar.trial)
