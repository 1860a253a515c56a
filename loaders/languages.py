"""Where the files of a language are: beside this module, or where ENTENTE_LANGUAGES says."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.reference import further_languages


def folder_of(language: str) -> Traversable:
    """Return the folder with a language's lexicon; it need not exist."""
    return further_languages().get(language) or files("loaders") / "lexicons" / language
