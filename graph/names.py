"""How alike two names of persons are, across spellings, word orders and scripts.

The words of two names are aligned by their sound, best first.  Measured on
``tests/data/name_pairs.csv``.  Spelling alone is compared here: whoever merges people must also
look at country, office and time.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, product

from rapidfuzz.distance import OSA

from graph.spelling import Word, read_name, skeleton, without_doubles

THRESHOLD = 0.84
"""From here on two names are spelled alike enough to be one person's."""
THRESHOLD_ACROSS_SCRIPTS = 0.83

_ALIGNED = 0.74
_UNMATCHED, _UNMATCHED_FIRST, _UNMATCHED_HYPHENED = 0.03, 0.05, 0.1
_INITIAL = _SPOKEN = 0.8
_LONG = 4  # consonants; of fewer, one more or less makes another name
_VOWELS = ("a", "eiy", "ouw")
_MISPLACED = 0.7  # an initial stands for a first name
_NAMESAKE = 0.8  # father and son, one of them called the younger
Words = tuple[Word, ...]
Pairs = dict[tuple[int, int], float]


def alike(a: str, b: str) -> bool:
    """Tell whether two names are spelled alike enough to be one person's."""
    same_script = read_name(a).script == read_name(b).script
    return similarity(a, b) >= (THRESHOLD if same_script else THRESHOLD_ACROSS_SCRIPTS)


@lru_cache(maxsize=500_000)
def similarity(a: str, b: str) -> float:
    """Return how alike two names are, from 0 to 1, whichever comes first."""
    one, other = read_name(a), read_name(b)
    if one.numeral != other.numeral or not one.words or not other.words:
        return 0.0
    first, second = _joined(one.words, other.words), _joined(other.words, one.words)
    shorter, longer = sorted((first, second), key=lambda words: (len(words), _keys(words)))
    pairs = _align(shorter, longer, one.script != other.script)
    if one.patronymic and other.patronymic and _out_of_order(pairs):
        return 0.0
    likeness = _likeness(shorter, longer, pairs)
    return likeness if one.kin == other.kin else min(likeness, _NAMESAKE)


def _likeness(shorter: Words, longer: Words, pairs: Pairs) -> float:
    """Return how alike two names are whose words are paired, by the length of the words."""
    weight = sum(len(word.key) for word in shorter)
    score = sum(len(shorter[i].key) * value for (i, _), value in pairs.items())
    unmatched = set(range(len(longer))) - {j for _, j in pairs}
    penalty = sum(_penalty(place, longer, unmatched) for place in unmatched)
    initials = any(shorter[i].initial or longer[j].initial for i, j in pairs)
    most = _MISPLACED if initials and 0 in unmatched else 1.0
    return min(most, max(0.0, score / weight - penalty))


def _penalty(place: int, words: Words, unmatched: Collection[int]) -> float:
    """Return what a word costs that only the longer name has; more as half of a double name."""
    beside = {place - 1, place + 1} & set(range(len(words))) - set(unmatched)
    if words[place].hyphened and any(words[other].hyphened for other in beside):
        return _UNMATCHED_HYPHENED
    return _UNMATCHED if place else _UNMATCHED_FIRST


def _keys(words: Words) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def _joined(words: Words, other: Words) -> Words:
    """Return a name with two words as one where the other name writes them so: Nour Eddine."""
    whole = {skeleton(word.key) for word in other if len(word.key) > 4} - {
        skeleton(word.key) for word in words
    }
    for place, (one, two) in enumerate(pairwise(words)):
        both = without_doubles(one.key + two.key)
        if skeleton(both) in whole:
            joined = replace(
                one, key=both, bones=tuple(map("".join, product(one.bones, two.bones))), glued=""
            )
            return (*words[:place], joined, *_joined(words[place + 2 :], other))
    return words


def _align(shorter: Words, longer: Words, across: bool) -> Pairs:
    """Pair the words of two names, the most alike first."""
    alike_words = _across_scripts if across else _word_similarity
    scores = sorted(
        (-alike_words(one, other), i, j)
        for i, one in enumerate(shorter)
        for j, other in enumerate(longer)
    )
    pairs: Pairs = {}
    for negative, i, j in scores:
        if -negative < _ALIGNED:
            break
        if all(i != taken_i and j != taken_j for taken_i, taken_j in pairs):
            pairs[i, j] = -negative
    return pairs


def _out_of_order(pairs: Pairs) -> bool:
    places = [j for _, j in sorted(pairs)]
    return places != sorted(places)


@lru_cache(maxsize=500_000)
def _word_similarity(one: Word, other: Word) -> float:
    if one.key == other.key:
        return 1.0
    if one.initial or other.initial:
        same = one.begins == other.begins or one.key[0] == other.key[0]
        return _INITIAL if same else 0.0
    spoken = _SPOKEN if _bones_in_common(one, other) else 0.0
    pairs = ((one.key, other.key), (one.key, other.glued), (one.glued, other.key))
    return max([spoken, *(_key_similarity(a, b) for a, b in pairs if a and b)])


def _bones_in_common(one: Word, other: Word) -> bool:
    return any(len(bones) > 2 for bones in {*one.bones} & {*other.bones})


def _key_similarity(a: str, b: str) -> float:
    same_bones = skeleton(a) == skeleton(b)
    if min(len(a), len(b)) <= 3 and not same_bones:
        return 0.0
    likeness = float(OSA.normalized_similarity(a, b))
    return max(likeness, 0.84 + 0.06 * likeness) if same_bones else likeness


@lru_cache(maxsize=500_000)
def _across_scripts(one: Word, other: Word) -> float:
    """Return how alike two words are of which one script may leave out or mix up sounds."""
    likeness = _word_similarity(one, other)
    if one.initial or other.initial:
        return _INITIAL if _beginnings(one) & _beginnings(other) else likeness
    closest = max(map(_bone_similarity, *zip(*product(one.bones, other.bones), strict=True)))
    return max(likeness, 0.88 + 0.1 * likeness if closest == 1 else closest)


def _bone_similarity(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    long = min(len(a), len(b)) >= _LONG
    return float(OSA.normalized_similarity(a, b)) if long else float(a == b)


def _beginnings(word: Word) -> set[str]:
    """Return the consonants or sorts of vowel that a word may begin with."""
    for vowels in _VOWELS:
        if word.begins in vowels:
            return {vowels}
    soft = {"k", "s", "S"} if word.begins == "c" else set()
    return {bones[0] for bones in word.bones if bones} | soft
