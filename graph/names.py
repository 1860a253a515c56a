"""How alike two names of persons are, across spellings, word orders and scripts.

The words of two names are aligned by their sound, best first.  Measured on
``tests/data/name_pairs.csv``.  Spelling alone is compared here: whoever merges people must also
look at country, office and time.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from graph.spelling import read_name, skeleton

THRESHOLD = 0.84
"""From here on two names are spelled alike enough to be one person's."""
THRESHOLD_ACROSS_SCRIPTS = 0.83

_ALIGNED = 0.74
_UNMATCHED, _UNMATCHED_FIRST = 0.03, 0.05
Pairs = dict[tuple[int, int], float]


def alike(a: str, b: str) -> bool:
    """Tell whether two names are spelled alike enough to be one person's."""
    same_script = read_name(a).latin == read_name(b).latin
    return similarity(a, b) >= (THRESHOLD if same_script else THRESHOLD_ACROSS_SCRIPTS)


@lru_cache(maxsize=500_000)
def similarity(a: str, b: str) -> float:
    """Return how alike two names are, from 0 to 1, whichever comes first."""
    names = sorted((read_name(a), read_name(b)), key=lambda name: (len(name.keys), name.keys))
    shorter, longer = names
    if not shorter.keys or shorter.numeral != longer.numeral:
        return 0.0
    pairs = _align(shorter.keys, longer.keys)
    if shorter.patronymic and longer.patronymic and _out_of_order(pairs):
        return 0.0
    weight = sum(map(len, shorter.keys))
    score = sum(len(shorter.keys[i]) * value for (i, _), value in pairs.items())
    unmatched = set(range(len(longer.keys))) - {j for _, j in pairs}
    penalty = sum(_UNMATCHED if j else _UNMATCHED_FIRST for j in unmatched)
    return max(0.0, score / weight - penalty)


def _align(shorter: tuple[str, ...], longer: tuple[str, ...]) -> Pairs:
    """Pair the words of two names, the most alike first."""
    scores = sorted(
        (-_word_similarity(one, other), i, j)
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
def _word_similarity(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:  # an initial
        return 0.8 if a[0] == b[0] else 0.0
    same_bones = skeleton(a) == skeleton(b)
    if min(len(a), len(b)) <= 3 and not same_bones:
        return 0.0
    likeness = float(Levenshtein.normalized_similarity(a, b))
    return max(likeness, 0.84 + 0.06 * likeness) if same_bones else likeness
