"""The pages for those who query: the Cypher console and the schema on a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from jinja2 import Environment

from graph.cheat_sheet import sheet
from graph.data_files import read_data
from graph.ontology import Language
from viz.style import styles
from viz.words import LANGUAGES, catalogue

_SHARED = ("theme.", "views.", "error.", "page.", "language.", "noscript")


def console(environment: Environment, language: Language) -> str:
    """Return the console's page."""
    words = {name: set(listed.split()) for name, listed in read_data("cypher").items()}
    data = {
        "language": language,
        "strings": strings(language),
        "styles": styles(),
        "words": {
            "keywords": sorted(words["start"] | words["before_bracket"] | {"ORDER"}),
            "functions": sorted(words["functions"]),
            "forbidden": sorted(words["forbidden"]),
        },
        "examples": [asdict(example) for example in sheet(language).examples],
    }
    return render(environment, "console.html", language, "cypher", data=data)


def schema(environment: Environment, language: Language) -> str:
    """Return the page of the schema."""
    more = {"data": reading(language), "sheet": sheet(language)}
    return render(environment, "schema.html", language, "schema", **more)


def reading(language: Language) -> dict[str, Any]:
    """Return what the scripts of a page to read need."""
    return {"language": language, "strings": strings(language), "styles": styles()}


def render(
    environment: Environment, template: str, language: Language, here: str, **more: Any
) -> str:
    """Render one of these pages; ``here`` is the address that it goes by."""
    other = next(name for name in LANGUAGES if name != language)
    return environment.get_template(template).render(
        language=language, other=other, t=strings(language), here=here, **more
    )


def strings(language: Language) -> Mapping[str, str]:
    """Return the strings of these pages by key, with those that they share with the explorer."""
    text = (files("viz") / "catalogues" / f"console.{language}.json").read_text(encoding="utf-8")
    own: dict[str, str] = json.loads(text)
    shared = {k: text for k, text in catalogue(language).items() if k.startswith(_SHARED)}
    return shared | own
