"""A word that is an article or a preposition by what follows: Portuguese "a ministra", "a Lima"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.schema import Grammar
from loaders.extraction.scripts import TwoFaced

PLACES = ("capital", "city")


def is_article(rule: TwoFaced, grammar: Grammar, following: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a two-faced word is an article before the words that follow it.

    Args:
        rule: how the language tells.
        grammar: the language's function words.
        following: kind and text of the next two tokens, fewer at the end of a sentence.
    """
    if not following:
        return False
    (kind, text), *rest = following
    first = text.split(" ")[0].lower()
    if kind == "title":
        return not first.endswith(rule.masculine)
    if kind in PLACES or text in rule.bare_places or kind in ("number", "punct"):
        return False
    if kind == "name" and rest and rest[0][0] == "name":
        return False  # a person's name
    if first in (*grammar.determiners["indefinite"], *grammar.demonstratives):
        return False
    if kind in ("organization", "organ"):
        return True
    if first.endswith(rule.infinitives) and kind == "word":
        return False
    feminine = first.endswith(rule.feminine)
    return feminine or (kind != "name" and not first.endswith(rule.masculine))
