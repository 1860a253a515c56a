"""How a person's name is taken apart: titles cut, letters romanised, each word given its sound.

What is cut, set aside and taken for the same sound is data: ``graph/data/names.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from anyascii import anyascii
from pydantic import BaseModel, ConfigDict

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_MARKS = re.compile(r"[\u064b-\u0655\u0670\u0640]")
_ROMAN = re.compile(r"\s(?P<numeral>[IVX]{1,5}|Ier|1er|1º)$")
_CAPITALS = re.compile(r"(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4})\s+(?=\S)")
_SERVANT_OF = re.compile(
    r"abd(?:[aeiou]{0,2}(?P<article>[lnrsztd])?(?=(?P<next>.))(?P<name>.{3,})|[aeiou]{1,2}l)"
)


class _Tables(BaseModel):
    """What ``graph/data/names.yaml`` holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titles: frozenset[str]
    titles_doubtful: frozenset[str]
    titles_in_capitals: frozenset[str]
    before_titles: frozenset[str]
    titles_ar: frozenset[str]
    articles: frozenset[str]
    particles: frozenset[str]
    patronymic: frozenset[str]
    patronymic_ar: Mapping[str, str]
    numerals: Mapping[str, int]
    numerals_ar: Mapping[str, int]
    letters: Mapping[str, str]
    arabic: Mapping[str, str]
    sounds: tuple[tuple[str, str], ...]


@cache
def _tables() -> _Tables:
    text = (files("graph") / "data" / "names.yaml").read_text(encoding="utf-8")
    return _Tables.model_validate(yaml.safe_load(text))


@dataclass(frozen=True)
class Name:
    """A name taken apart.

    ``keys`` are the sounds of its words in order, ``numeral`` a monarch's ordinal (0: none),
    ``patronymic`` tells that it says whose child somebody is.
    """

    keys: tuple[str, ...]
    numeral: int
    patronymic: bool
    latin: bool


@lru_cache(maxsize=200_000)
def read_name(text: str) -> Name:
    """Take a written name apart."""
    tables = _tables()
    words, numeral = (_arabic_words if _ARABIC.search(text) else _latin_words)(text)
    words = _without_titles(words)
    parts = [part for word in _without_particles(words) or words for part in _parts(word)]
    return Name(
        keys=tuple(filter(None, map(_key, parts))),
        numeral=numeral,
        patronymic=not tables.patronymic.isdisjoint(words),
        latin=all(unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha()),
    )


def _without_titles(words: list[str]) -> list[str]:
    """Cut titles off the front: "le roi" is two, but "Lê" before a name is none."""
    tables = _tables()
    for first, word in enumerate(words[:-1]):
        title = word in tables.titles
        doubtful = word in tables.titles_doubtful and len(words) - first > 2
        before_title = word in tables.before_titles and words[first + 1] in tables.titles
        if not (title or doubtful or before_title):
            return words[first:]
    return words[-1:]


def _without_particles(words: list[str]) -> list[str]:
    tables = _tables()
    aside = tables.articles | tables.patronymic
    behind = [word for word in words[1:] if word not in aside | tables.particles]
    return [*(word for word in words[:1] if word not in aside), *behind]


def skeleton(key: str) -> str:
    """Return a word's consonants behind its first letter, any vowel there being the same."""
    first = "a" if key[0] in "aeiou" else key[0]
    return first + re.sub("[aeiouh]", "", key[1:])


def _latin_words(text: str) -> tuple[list[str], int]:
    """Return the words of a name in any other script, in plain letters, and its ordinal."""
    text = unicodedata.normalize("NFC", text).strip()
    numeral = 0
    if match := _ROMAN.search(text):
        numeral = _tables().numerals[match["numeral"].lower()]
        text = text[: match.start()]
    while (match := _CAPITALS.match(text)) and _bare(match[0]) in _tables().titles_in_capitals:
        text = text[match.end() :]
    text = "".join(_tables().letters.get(letter, letter) for letter in text.lower())
    text = re.sub(r"['`.](?=\w)", "", anyascii(text).lower())
    return re.findall(r"[a-z0-9]+", text), numeral


def _bare(abbreviation: str) -> str:
    return re.sub(r"\W", "", abbreviation).lower()


def _arabic_words(text: str) -> tuple[list[str], int]:
    """Return the words of a name in Arabic script, in plain letters, and its ordinal."""
    tables = _tables()
    words = re.findall(r"[^\W_]+", _MARKS.sub("", unicodedata.normalize("NFC", text)))
    while len(words) > 1 and words[0] in tables.titles_ar:
        words.pop(0)
    numeral = tables.numerals_ar.get(words[-1], 0) if len(words) > 1 else 0
    return [_romanise(word) for word in (words[:-1] if numeral else words)], numeral


def _romanise(word: str) -> str:
    tables = _tables()
    if word in tables.patronymic_ar:
        return tables.patronymic_ar[word]
    bare = word.removeprefix("ال") if len(word) > 3 else word
    return "".join(tables.arabic.get(letter, letter) for letter in bare)


def _parts(word: str) -> tuple[str, ...]:
    """Split what is written as one word: abdelmadjid is abd and madjid."""
    match = _SERVANT_OF.fullmatch(word)
    if not match or match["article"] not in (None, "l", match["next"]):
        return (word,)
    return ("abd", match["name"]) if match["name"] else ("abd",)


def _key(word: str) -> str:
    """Return the sound of a word in a coarse spelling."""
    for article in ("e", "a"):  # er-rachid: the article has taken the sound of the letter behind it
        if len(word) > 5 and word[0] == article and word[1] == word[2] and word[1] in "drsztnl":
            word = word[2:]
    for written, sound in _tables().sounds:
        word = word.replace(written, sound)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
