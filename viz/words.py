"""What the page says, in the reader's language: its own strings and the ontology's labels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from textwrap import wrap
from unicodedata import bidirectional
from urllib.parse import urlsplit

from graph.ontology import Language, ontology
from graph.reference import reference
from viz.ends import End

LANGUAGES: tuple[Language, ...] = ("fr", "en")  # those that the page has strings in
_RTL = "\u200f"  # a canvas has no direction of its own: this keeps signs at a line's end in place
LINE = 21  # letters on a line below a node


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Return all strings of the page by key, ``status.held`` say."""
    own = files("viz") / "catalogues" / f"{language}.json"
    strings: dict[str, str] = json.loads(own.read_text(encoding="utf-8"))
    return _labels(language) | strings


def name_of(end: End, language: Language) -> str:
    """Return the name of a node as the reader calls it; people keep theirs.

    A nameless agreement has the key of its kind for a name, ``agreement.mou`` say.
    """
    if end.kind in ("Country", "Organization", "Parliament"):
        return reference().label(end.uid, language)
    strings = catalogue(language)
    return strings.get(end.name, end.name) or strings[f"unnamed.{end.kind}"]


def label_of(name: str) -> str:
    """Return what stands below a node: the name on at most two short lines."""
    lines = wrap(name, LINE, max_lines=2, placeholder="…") or [name]
    return "\n".join(f"{_RTL}{line}{_RTL}" if _runs_left(line) else line for line in lines)


def _runs_left(text: str) -> bool:
    """Tell whether the first letter with a direction is of a script written from the right."""
    strong = (bidirectional(letter) for letter in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def web_address(url: str | None) -> str | None:
    """Return an http or https address as it is, and None for anything else."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _labels(language: Language) -> dict[str, str]:
    book = ontology()
    labels: dict[str, str] = {}
    for name, fact in book.types.items():
        labels[f"type.{name}"] = fact.labels[language].name
        labels[f"types.{name}"] = fact.labels[language].plural
        labels[f"phrase.{name}.held"] = fact.labels[language].phrase
        for action, texts in fact.actions.items():
            labels[f"action.{action}"] = texts.labels[language]
    terms = book.terms
    groups = {
        "kind": terms.kinds,
        "role": terms.roles,
        "status": terms.statuses,
        "stage": terms.stages,
        "precision": terms.precisions,
    }
    for group, entries in groups.items():
        labels |= {f"{group}.{key}": texts[language] for key, texts in entries.items()}
    return labels
