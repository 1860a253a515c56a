"""Which language a text is in."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from graph.reference import LANGUAGES

SAMPLE = 3_000  # characters that are looked at: more adds nothing
SURE = 0.5  # below this a language that Entente does not read is not believed: the text is short


def detect(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, ``und`` where it has no letters.

    A text too short to tell is taken for the likeliest of the languages that Entente reads.
    """
    sample = text[:SAMPLE]
    if not any(character.isalpha() for character in sample):
        return "und"
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    language, confidence = ranked[0]
    if language in LANGUAGES or confidence >= SURE:
        return language
    return next(language for language, _ in ranked if language in LANGUAGES)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
