"""Records in a few words."""

from __future__ import annotations

from typing import Any

from loaders.evaluation.records import Record

HALE = {"key": "o1", "name": "Ada Hale", "country": "GB", "role": "minister"}
BERG = {"key": "o2", "name": "Nils Berg", "country": "NO", "role": "ambassador"}


def fact(type_: str = "met_with", /, **fields: Any) -> dict[str, Any]:
    """A fact, by default a meeting of Hale and Berg."""
    sides = {"a": "o1", "b": "o2"} if type_ == "met_with" else {}
    return {"type": type_, "status": "held", **sides, **fields}


def record(*facts: dict[str, Any], officials: Any = (HALE, BERG), **more: Any) -> Record:
    """The record of the article ``x``."""
    shown = {"id": "x", "lang": "en", "officials": list(officials), "facts": list(facts)}
    return Record.of({**shown, **more})
