"""Inflected verb forms, expanded from paradigms and stems that the lexicon gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, NamedTuple

Tense = Literal[
    "infinitive",
    "present",
    "imperfect",
    "past",
    "future",
    "conditional",
    "participle",
    "gerund",
]
Paradigm = Mapping[Tense, tuple[str, ...]]
FINITE: frozenset[str] = frozenset({"present", "imperfect", "past", "future", "conditional"})


class VerbForm(NamedTuple):
    """One reading of a written form: the verb's infinitive, and the tense."""

    lemma: str
    tense: Tense


def conjugate(
    stems: Mapping[str, tuple[str, ...]], paradigms: Mapping[str, Paradigm]
) -> Mapping[str, tuple[VerbForm, ...]]:
    """Return every form of every verb: stem + ending, under the infinitive as lemma."""
    forms: defaultdict[str, list[VerbForm]] = defaultdict(list)
    for name, of_paradigm in stems.items():
        paradigm = paradigms[name]
        for stem in of_paradigm:
            lemma = stem + paradigm["infinitive"][0]
            for tense, endings in paradigm.items():
                for ending in endings:
                    reading = VerbForm(lemma, tense)
                    if reading not in forms[stem + ending]:
                        forms[stem + ending].append(reading)
    return {form: tuple(readings) for form, readings in forms.items()}
