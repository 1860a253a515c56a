"""Headlines in which every word has a capital, read as if they were sentences."""

from __future__ import annotations

import re

from loaders.extraction.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG = 4  # letters: shorter words keep their small initial in headlines
_FEW = 4  # words: a name is no headline


def sentence_case(text: str, words: Vocabulary) -> str:
    """Return a headline with verbs and small words in lower case, as long as before."""
    found = list(_WORD.finditer(text))
    long = [m[0] for m in found if len(m[0]) >= _LONG]
    if len(found) < _FEW or not all(word[0].isupper() for word in long):
        return text
    letters = list(text)
    marked = False
    for match in found:
        word = match[0].lower()
        if _is_small(word, words) or _is_verb(word, words, marked):
            letters[match.start() : match.end()] = word
        marked = word in words.words.grammar.infinitive_marks or word in words.words.verbs.modals
    return "".join(letters)


def _is_small(word: str, words: Vocabulary) -> bool:
    return (
        word in words.determiners
        or word in words.prepositions
        or word in words.coordinators
        or word in words.adverbs
        or word in words.relatives
    )


def _is_verb(word: str, words: Vocabulary, marked: bool) -> bool:
    """Tell a verb's form; a bare stem, which may be a name (Mark), only behind a mark."""
    readings = words.verb_forms.get(word, ())
    return bool(readings) and (marked or all(r.tense != "infinitive" for r in readings))
