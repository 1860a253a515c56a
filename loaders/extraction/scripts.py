"""What all parts of a lexicon are made of, and how a script joins words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

Words = tuple[str, ...]


class Checked(BaseModel):
    """Frozen data in which an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Script(Checked):
    """How a script without capitals joins small words to others.

    ``marks`` may be left out in writing; ``before`` are small words written as one with the next,
    ``merged`` what one becomes with an ``article`` behind it; ``behind`` are pronouns written as
    one with the word before, with the form in which each stands alone, ``bound`` the sign before
    one that does not; ``joints`` are last letters that change before one; ``foreign`` are letters
    of foreign names that others stand for.
    """

    marks: str
    article: str
    before: Words
    merged: Mapping[str, str]
    behind: Mapping[str, str]
    bound: str
    joints: Mapping[str, Words]
    foreign: Mapping[str, Words] = {}


class Pronoun(Checked):
    """A personal pronoun with its gender (None: either) and number.

    The ``nearest`` takes up who was named last, not the subject: "the latter".
    """

    forms: Words
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "p"] = "s"
    nearest: bool = False


class TwoFaced(Checked):
    """Words that are an article before a feminine word, else a preposition (Portuguese "a").

    ``feminine`` and ``masculine`` are endings of words, ``infinitives`` of infinitives;
    ``bare_places`` are countries without an article.
    """

    words: Words
    feminine: Words
    masculine: Words
    infinitives: Words
    bare_places: Words
