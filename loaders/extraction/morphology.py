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
Paradigm = Mapping[Tense | Literal["lemma"], tuple[str, ...]]
FINITE: frozenset[str] = frozenset({"present", "imperfect", "past", "future", "conditional"})


class VerbForm(NamedTuple):
    """One reading of a written form: the verb's infinitive, the tense, and a pronoun run into it.

    ``plural`` is told of finite forms only: their paradigms give the singular and the plural by
    turns.
    """

    lemma: str
    tense: Tense
    plural: bool = False
    reflexive: bool = False


def conjugate(
    stems: Mapping[str, tuple[str, ...]],
    paradigms: Mapping[str, Paradigm],
    enclitics: Mapping[Tense, Mapping[str, str]],
) -> Mapping[str, tuple[VerbForm, ...]]:
    """Return every form of every verb: stem + ending, under the infinitive as lemma.

    ``enclitics`` map the end of a form to what it becomes with the reflexive pronoun behind it.  An
    ending with {0} or {1} says where a stem's parts, joined by "/", stand in the form; a paradigm
    without an infinitive says what a verb goes by.
    """
    forms: defaultdict[str, list[VerbForm]] = defaultdict(list)
    for name, of_paradigm in stems.items():
        paradigm = paradigms[name]
        named = paradigm.get("lemma") or paradigm["infinitive"]
        for stem in of_paradigm:
            lemma = _form(stem, named[0])
            for tense, endings in paradigm.items():
                if tense == "lemma":
                    continue
                for index, ending in enumerate(endings):
                    plural = tense in FINITE and index % 2 == 1
                    forms[_form(stem, ending)].append(VerbForm(lemma, tense, plural))
                    for plain, joined in enclitics.get(tense, {}).items():
                        if ending.endswith(plain):
                            form = stem + ending.removesuffix(plain) + joined
                            forms[form].append(VerbForm(lemma, tense, plural, reflexive=True))
    return {form: tuple(dict.fromkeys(readings)) for form, readings in forms.items()}


def _form(stem: str, ending: str) -> str:
    return ending.format(*stem.split("/")) if "{" in ending else stem + ending
