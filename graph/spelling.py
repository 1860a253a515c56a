"""How a person's name is taken apart: titles cut, letters romanised, each word given its sound.

What is cut, set aside and taken for the same sound is data: ``graph/data/names.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from anyascii import anyascii
from pydantic import BaseModel, ConfigDict

from graph.data_files import read_data

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_JOINT = "-\u2010\u2011"
_MUTE = re.compile(r"^(?:أ(?=و)|إ(?=ي))")  # only carries the vowel behind it
_MARKS = re.compile(r"[\u064b-\u0655\u0670\u0640]")
_ROMAN = re.compile(r"\s(?P<numeral>[IVX]{1,5}|Ier|1er|1º)$")
_CAPITALS = re.compile(r"(?:[A-Z]{2,4}|(?:[A-Z]\.){2,4})\s+(?=\S)")
_DOUBLED = re.compile(r"(.)\1+")
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
    particles_of_surnames: frozenset[str]
    patronymic: frozenset[str]
    patronymic_ar: Mapping[str, str]
    numerals: Mapping[str, int]
    numerals_ar: Mapping[str, int]
    letters: Mapping[str, str]
    arabic: Mapping[str, str]
    sounds: tuple[tuple[str, str], ...]
    kin: Mapping[str, str]
    bones: tuple[tuple[str, str], ...]
    bones_otherwise: tuple[tuple[str, str], ...]


@cache
def _tables() -> _Tables:
    return _Tables.model_validate(read_data("names"))


@dataclass(frozen=True)
class Word:
    """One word of a name.

    ``key`` is its sound; ``bones`` are its consonants as far as scripts and languages agree on
    them; ``initial`` is set where only one letter is written, ``begins`` is the first letter.
    ``glued`` is its sound with the particle before it: Ben Jelloun is Benjelloun.  ``hyphened``
    tells that a hyphen joins it to a word beside it.
    """

    key: str
    bones: tuple[str, ...]
    begins: str
    initial: bool
    glued: str = ""
    hyphened: bool = False


@dataclass(frozen=True)
class Name:
    """A name taken apart.

    ``words`` come in order, ``numeral`` is a monarch's ordinal (0: none), ``patronymic`` tells
    that it says whose child somebody is, ``kin`` what it says of an elder or younger namesake
    (``jr``, ``sr``), ``script`` in which letters it is written.
    """

    words: tuple[Word, ...]
    numeral: int
    patronymic: bool
    kin: str
    script: str

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The sounds of its words, in order."""
        return tuple(word.key for word in self.words)

    @property
    def latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return self.script == "LATIN"


@lru_cache(maxsize=200_000)
def read_name(text: str) -> Name:
    """Take a written name apart."""
    tables = _tables()
    words, numeral = _written_words(text)
    kin = tables.kin.get(words[-1], "") if len(words) > 2 else ""
    words = _without_titles(words[:-1] if kin else words)
    return Name(
        words=tuple(_read_words(words, _hyphened(text))),
        numeral=numeral,
        patronymic=not tables.patronymic.isdisjoint(words),
        kin=kin,
        script=_script(text),
    )


def _script(text: str) -> str:
    """Return the script that a text is written in, by its first letter: LATIN, CYRILLIC …"""
    scripts = {unicodedata.name(c, "?").partition(" ")[0] for c in text if c.isalpha()}
    return "LATIN" if scripts <= {"LATIN"} else min(scripts - {"LATIN"})


def _hyphened(text: str) -> frozenset[str]:
    """Return the words in plain letters that a hyphen joins to a word beside them."""
    parts = [_written_words(part)[0] for part in re.split(f"[{_JOINT}]", text)]
    behind = (part[0] for part in parts[1:] if part)
    return frozenset([*behind, *(part[-1] for part in parts[:-1] if part)])


def _read_words(words: list[str], hyphened: frozenset[str]) -> Iterator[Word]:
    kept = _without_particles(words) or words
    before = dict(zip(words[1:], words, strict=False))
    for written in kept:
        particle = before.get(written, "")
        glued = _key(particle + written) if particle and particle not in kept else ""
        for part in _parts(written):
            if key := _key(part):
                initial = len(part) == 1
                yield Word(key, _bones(part), part[0], initial, glued, written in hyphened)


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
    """Set articles and particles aside; of "da Silva" alone stays one word."""
    tables = _tables()
    if len(words) == 2 and words[0] in tables.particles_of_surnames:
        return words[1:]
    aside = tables.articles | tables.patronymic
    behind = [word for word in words[1:] if word not in aside | tables.particles]
    return [*(word for word in words[:1] if word not in aside), *behind]


def skeleton(key: str) -> str:
    """Return a word's consonants behind its first letter, any vowel there being the same."""
    first = "a" if key[0] in "aeiou" else key[0]
    return first + re.sub("[aeiouh]", "", key[1:])


def without_doubles(word: str) -> str:
    """Return a word with each run of one letter as that letter alone."""
    return _DOUBLED.sub(r"\1", word)


def _written_words(text: str) -> tuple[list[str], int]:
    return (_arabic_words if _ARABIC.search(text) else _latin_words)(text)


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
    bare = _MUTE.sub("", bare)
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
    word = re.sub(r"w$", "v", word).replace("w", "u")
    word = _replaced(word, _tables().sounds)
    word = without_doubles(word)
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _bones(word: str) -> tuple[str, ...]:
    """Return the consonants of a word, those as one that not every script tells apart."""
    tables = _tables()
    spoken = dict.fromkeys((word, _replaced(word, tables.bones_otherwise)))
    once = (without_doubles(_replaced(one, tables.bones)) for one in spoken)
    return tuple(re.sub(r"[aeiouwy]|h$", "", one) for one in once)


def _replaced(word: str, table: Iterable[tuple[str, str]]) -> str:
    for written, sound in table:
        word = word.replace(written, sound)
    return word
