"""How a reference table is read: YAML through the C loader, checked by a model, refused by name.

The tables are reviewed text under ``graph/data/reference``; each opens with its sources and date.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.data_files import read_data
from graph.errors import EntenteError
from graph.settings import Settings

Language = Literal["fr", "en", "es", "pt", "ar"]
LANGUAGES: tuple[Language, ...] = ("fr", "en", "es", "pt", "ar")

Forms = tuple[str, ...]
FormsByLanguage = Mapping[str, Forms]


class Row(BaseModel):
    """A row of a table: frozen, and an unknown field is an error in the table."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=Row)


@cache
def further_languages() -> Mapping[str, Path]:
    """Return the folder of each language that ENTENTE_LANGUAGES adds, by its code."""
    folder = Settings.from_environment().languages
    found = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
    return {path.name: path for path in found if (path / "reference.yaml").is_file()}


def read_table(name: str) -> Any:
    """Return the content of ``<name>.yaml`` as PyYAML gives it, with what further languages add."""
    table = read_data(f"reference/{name}")
    for folder in further_languages().values():
        own = yaml.load((folder / "reference.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
        _add(table, own.get(name, {}))
    return table


def _add(table: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Put the entries of a mapping into another, mapping by mapping."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(table.get(key), dict):
            _add(table[key], value)
        else:
            table[key] = value


def checked(model: type[Model], content: Any, where: str) -> Model:
    """Return ``content`` as a ``model``.

    Raises:
        EntenteError: a field is missing, unknown or of the wrong kind; ``where`` is named.
    """
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise EntenteError(f"graph/data/reference/{where}: {error}") from error
