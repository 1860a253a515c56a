"""Invented people of sixty countries, and how the press of several languages writes their names.

Names come from common stock (``made_up.yaml``), with the spellings that French and English
newspapers really use side by side; where a script is not listed, it is transliterated by sound,
with the choices that transliteration leaves.  In some countries a name says whose child somebody
is (Ould, bin), in others the family name stands first, or there are two of them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

Term = tuple[int, int, str]
"""First and last day of an office (days from the begin), and the role."""


@cache
def tables() -> dict[str, Any]:
    """Return what ``made_up.yaml`` holds."""
    text = Path(__file__).with_suffix("").with_name("made_up.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Word:
    """One word of a name in all its spellings."""

    latin: tuple[str, ...]
    cyrillic: tuple[str, ...] = ()
    arabic: tuple[str, ...] = ()
    press: str = ""

    def written(self, language: str, rng: Random) -> str:
        """Return a spelling that a dispatch in this language may have."""
        if language == "ar":
            return rng.choice(self.arabic or (_arabic(self.latin[0], self.press, rng),))
        if language == "ru":
            return rng.choice(self.cyrillic or (_cyrillic(self.latin[0]),))
        usual = 0 if language == "fr" else min(1, len(self.latin) - 1)
        return self.latin[usual] if rng.random() < 0.7 else rng.choice(self.latin)


@dataclass
class Person:
    """Somebody invented; ``middle`` is Ould or bin between given and family name."""

    uid: str
    country: str
    culture: str
    given: Word
    family: Word
    middle: str = ""
    second: Word | None = None
    suffix: str = ""
    terms: list[Term] = field(default_factory=list)

    def role(self, day: int) -> str | None:
        """Return the role on a day, None when in no office."""
        return next((role for first, last, role in self.terms if first <= day <= last), None)

    def full_name(self, language: str, rng: Random) -> str:
        """Return the name in full, as a dispatch may spell it."""
        given, family = self.given.written(language, rng), self.family.written(language, rng)
        middle = _between(self.middle, language, rng)
        second = self.second.written(language, rng) if self.second and rng.random() < 0.5 else ""
        words = [given, middle, family, second, self.suffix]
        chance = rng.random()
        if self.country in ("CN", "VN", "KR"):
            words = [family, given] if chance < 0.75 else [given, family]
        elif self.culture == "cyrillic" and chance < 0.04:
            words = [family, given]
        elif chance > 0.96 and language != "ar" and not self.middle:
            words = [f"{given[0]}.", family, second]
        name = " ".join(filter(None, words))
        return _mistyped(name, rng) if rng.random() < 0.02 else name

    def surname(self, language: str, rng: Random) -> str:
        """Return the family name alone."""
        return self.family.written(language, rng)


def people(rng: Random, days: int) -> list[Person]:
    """Return the officials of all countries, with changes of office, namesakes and kin."""
    everybody: list[Person] = []
    for culture, data in tables()["cultures"].items():
        for country in data["countries"]:
            everybody += _government(country, culture, data, rng, days)
    _add_namesakes(everybody, rng)
    _add_kin(everybody, rng, days)
    return everybody


def _government(
    country: str, culture: str, data: dict[str, Any], rng: Random, days: int
) -> list[Person]:
    """Return holders of the usual offices; some give way to others and take another office."""
    taken: set[tuple[Word, Word]] = set()

    def somebody() -> Person:
        while True:
            person = _person(country, culture, data, rng, f"{country}-{len(taken)}")
            if (person.given, person.family) not in taken:
                taken.add((person.given, person.family))
                return person

    found: list[Person] = []
    roles = ("head_of_state", "head_of_government", "foreign_minister", "minister", "speaker")
    for role in (*roles, "ambassador", "member_of_parliament"):
        holder = somebody()
        found.append(holder)
        if rng.random() < 0.25:
            change = rng.randint(days // 4, 3 * days // 4)
            holder.terms.append((0, change, role))
            found.append(successor := somebody())
            successor.terms.append((change + 1, days, role))
            if rng.random() < 0.6:
                later = rng.choice([r for r in ("minister", "ambassador", "speaker") if r != role])
                holder.terms.append((change + rng.randint(5, 40), days, later))
        else:
            holder.terms.append((0, days, role))
    return found


def _person(country: str, culture: str, data: dict[str, Any], rng: Random, uid: str) -> Person:
    given, family = (
        _word(rng.choice(data["given"]), culture),
        _word(rng.choice(data["family"]), culture),
    )
    if culture == "cyrillic" and given.latin[0][-1] in "a" and family.latin[0].endswith("ov"):
        family = _feminine(family)
    person = Person(uid, country, culture, given, family)
    if country == "MR":
        person.middle, person.family = "ould", _word(rng.choice(data["given"]), culture)
    elif country in ("SA", "AE", "QA", "KW") and rng.random() < 0.5:
        person.middle, person.second = "bin", family
        person.family = _word(rng.choice(data["given"]), culture)
    elif culture == "hispanic":
        person.second = _word(rng.choice(data["family"]), culture)
    return person


def _feminine(family: Word) -> Word:
    """Return what a woman is called whose father or husband has this name: Kouznetsova."""
    latin, cyrillic = (
        tuple(f"{n}{a}" for n in names)
        for names, a in ((family.latin, "a"), (family.cyrillic, "\u0430"))
    )
    return replace(family, latin=latin, cyrillic=cyrillic)


def _add_namesakes(everybody: list[Person], rng: Random) -> None:
    """Give people the names of others: mostly abroad, some in their own country."""
    for number, person in enumerate(rng.sample(everybody, 20)):
        at_home = number < 4
        for other in rng.sample(everybody, len(everybody)):
            near = other.culture == person.culture and other is not person
            concurrent = other.role(10) != person.role(10)
            if near and concurrent and (other.country == person.country) == at_home:
                other.given, other.family = person.given, person.family
                other.middle, other.second = person.middle, person.second
                break


def _add_kin(everybody: list[Person], rng: Random, days: int) -> None:
    """Add sons, daughters and brothers in office beside those whose names they share."""
    for number, parent in enumerate(rng.sample(everybody, 14)):
        data = tables()["cultures"][parent.culture]
        child = _person(parent.country, parent.culture, data, rng, f"{parent.uid}-kin{number}")
        child.middle, child.second, child.suffix = parent.middle, parent.second, ""
        child.family = parent.family
        if parent.middle == "ould":  # Nouh Ould Mohamed, son of Mohamed Ould Nouh
            child.given, child.family = parent.family, parent.given
        elif number % 3 == 0:  # Denis-Christel beside Denis
            child.given = _joined(parent.given, child.given)
        elif number % 3 == 1 and parent.culture in ("west_african", "european"):
            child.given, child.suffix = parent.given, "Junior"
        child.terms = [(0, days, "minister" if parent.role(10) != "minister" else "ambassador")]
        everybody.append(child)


def _joined(a: Word, b: Word) -> Word:
    return Word((f"{a.latin[0]}-{b.latin[0]}",))


@cache
def _word(entry: str, culture: str) -> Word:
    scripts = (tuple(part.strip() for part in script.split(",")) for script in entry.split("/"))
    french = "french" if culture in tables()["cultures_french"] else ""
    return replace(Word(*scripts), press="spanish" if culture == "hispanic" else french)


def _between(particle: str, language: str, rng: Random) -> str:
    choices = {
        ("ould", "ar"): ["ولد"],
        ("bin", "ar"): ["بن"],
        ("bin", "fr"): ["ben", "ben", "bin"],
        ("bin", "en"): ["bin", "bin", "ben"],
        ("bin", "ru"): ["бин"],
        ("ould", "ru"): ["ульд"],
    }
    usual = [particle.capitalize()] if particle else [""]
    return rng.choice(choices.get((particle, language), usual))


def _mistyped(name: str, rng: Random) -> str:
    """Return a name with one letter dropped, doubled, or two exchanged."""
    at = rng.randrange(1, max(2, len(name) - 2))
    if not name[at : at + 2].isalpha():
        return name
    kinds = (
        name[at + 1 :],
        name[at] + name[at:],
        name[at + 1 : at + 2] + name[at] + name[at + 2 :],
    )
    return name[:at] + rng.choice(kinds)


def _arabic(latin: str, press: str, rng: Random) -> str:
    """Return a name as an Arabic paper may spell it: double letters once, a vowel to begin with."""
    text = re.sub(r"(.)\1", r"\1", _plain(latin))
    text = re.sub(r"\b[ie]", "إ", re.sub(r"\bou?|\bu", "أو", text))
    letters = tables()["arabic"] | tables().get(f"arabic_{press}", {})
    return _sounds(text, {written: rng.choice(ways) for written, ways in letters.items()})


def _cyrillic(latin: str) -> str:
    return _sounds(_plain(latin), tables()["cyrillic"]).title()


def _plain(latin: str) -> str:
    decomposed = unicodedata.normalize("NFKD", latin.lower().replace("ç", "s"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ə", "a")


def _sounds(text: str, table: dict[str, str]) -> str:
    pattern = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    return re.sub(pattern, lambda match: table[match[0]], text).replace("'", "")
