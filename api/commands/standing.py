"""How two countries stand, in words: visas, agreements, acts of state, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.ontology import Language, ontology
from graph.reference import reference

Line = Mapping[str, Any]


def standing_lines(
    state: Mapping[str, Sequence[Line]], pair: Sequence[str], language: Language
) -> Iterator[str]:
    """Say how a pair stands: since when, what and how far, then the sentence that says so."""
    for visa in state["visas"]:
        scope = "" if visa["scope"] == "unspecified" else f" ({visa['scope'].replace('_', ' ')})"
        said = _between(visa["by"], "exempted_visa", visa, visa["of"], language)
        yield from _told(visa, f"{said}{scope}", language)
    for agreement in state["agreements"]:
        between = " – ".join(_name(code, language) for code in pair)
        about = agreement.get("what") or ontology().types["signed"].labels[language].name
        yield from _told(agreement, f"{between}: {about}", language)
    for act in state["acts"]:
        said = _between(act["a"], "diplomatic", act, act["b"], language)
        yield from _told(act, said, language)


def _told(line: Line, said: str, language: Language) -> Iterator[str]:
    stage = line.get("stage")
    how = f" [{ontology().terms.stages[stage][language]}]" if stage else ""
    yield f"{line.get('since') or 'undated':<10}  {said}{how}"
    if "life" not in line:
        yield from _quoted(line, "")
    for step in line.get("life", ()):
        label = ontology().terms.stages[step["stage"]][language]
        yield from _quoted(step, f"{label}, {step.get('date') or 'undated'}: ")
    yield ""


def _quoted(line: Line, before: str) -> Iterator[str]:
    if sentence := line.get("sentence"):
        yield f"            {before}« {' '.join(sentence.split())} »"
    yield f"            {line['article']}, {line.get('published') or 'undated'}"


def _between(first: str, kind: str, line: Line, second: str, language: Language) -> str:
    phrase = ontology().types[kind].phrase_of(line, language)
    return f"{_name(first, language)} {phrase} {_name(second, language)}"


def _name(code: str, language: Language) -> str:
    return reference().label(code, language)
