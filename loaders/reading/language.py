"""Which language a text is in, and which paragraphs of it are in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from graph.reference import LANGUAGES

SAMPLE = 3_000  # characters that are looked at: more adds nothing
SURE = 0.5  # below this a language that Entente does not read is not believed: the text is short
PARAGRAPH = 60  # characters: a shorter one is a name or a heading, and looks like any language
OPENING = 200  # characters of a paragraph that are looked at
PLAIN = 2  # small words of its article's language in a paragraph's opening that settle it
ODDS = 10  # how much likelier than its article's language a paragraph's must be
# of newspapers' Arabic a few sentences look Egyptian or Moroccan (ISO 639-3)
VARIETIES = {"arz": "ar", "ary": "ar"}


def detect(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, ``und`` where it has no letters.

    A text too short to tell is taken for the likeliest of the languages that Entente reads.
    """
    sample = text[:SAMPLE]
    if not any(character.isalpha() for character in sample):
        return "und"
    return _likeliest(_shares(sample))


def foreign(paragraphs: Mapping[int, str], language: str) -> Mapping[int, str]:
    """Return the languages of the paragraphs that are not in their article's, by their numbers.

    None are where the article's language cannot be told from others.
    """
    if language not in _identifier().nb_classes:
        return {}
    found = {}
    for number, text in paragraphs.items():
        opening = text[:OPENING]
        if len(text) < PARAGRAPH or _is_plainly(language, opening):
            continue
        shares = _shares(opening)
        likeliest = _likeliest(shares)
        if likeliest != language and shares[likeliest] >= ODDS * shares[language]:
            found[number] = likeliest
    return found


def _is_plainly(language: str, text: str) -> bool:
    """Tell whether two small words show a language: most paragraphs have them."""
    frequent = _frequent().get(language, frozenset())
    return sum(word in frequent for word in text.lower().split()) >= PLAIN


@cache
def _frequent() -> Mapping[str, frozenset[str]]:
    text = (files("loaders") / "lexicons" / "frequent.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=yaml.CSafeLoader)
    return {language: frozenset(words) for language, words in table.items()}


def _likeliest(shares: Counter[str]) -> str:
    """Return the likeliest language; one that is not read must be more than likely."""
    language, share = shares.most_common(1)[0]
    if language in LANGUAGES or share >= SURE:
        return language
    return max(LANGUAGES, key=shares.__getitem__)


def _shares(text: str) -> Counter[str]:
    """Return the probability of each language."""
    shares: Counter[str] = Counter()
    for language, share in _identifier().rank(text):
        shares[VARIETIES.get(language, language)] += share
    return shares


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
