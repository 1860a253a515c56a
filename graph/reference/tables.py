"""How a reference table is read: YAML through the C loader, checked by a model, refused by name.

The tables are reviewed text under ``graph/data/reference``; each opens with its sources and date.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import EntenteError

Language = Literal["fr", "en", "es", "pt", "ar"]
LANGUAGES: tuple[Language, ...] = ("fr", "en", "es", "pt", "ar")

Forms = tuple[str, ...]
FormsByLanguage = Mapping[str, Forms]


class Row(BaseModel):
    """A row of a table: frozen, and an unknown field is an error in the table."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=Row)


def read_table(name: str) -> Any:
    """Return the content of ``<name>.yaml`` as PyYAML gives it."""
    text = (files("graph") / "data" / "reference" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def checked(model: type[Model], content: Any, where: str) -> Model:
    """Return ``content`` as a ``model``.

    Raises:
        EntenteError: a field is missing, unknown or of the wrong kind; ``where`` is named.
    """
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise EntenteError(f"graph/data/reference/{where}: {error}") from error
