"""Records: an article as one JSON object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from graph.model import Article
from loaders.reading import read_article
from loaders.sources.decoding import repaired
from loaders.sources.failure import NoArticle, Unreadable
from loaders.sources.identity import identity_of
from loaders.sources.publication import publication_date


def article_from_record(
    record: object, origin: str | None = None, notes: Iterable[str] = ()
) -> Article:
    """Return the article of a JSON object with ``text`` and, where known, the other fields.

    ``id``, ``lang``, ``title``, ``published``, ``url`` and ``source`` may stand beside; fields
    that are not known are ignored.

    Raises:
        Unreadable: it is no such object; the message says which field and what to do.
    """
    if not isinstance(record, Mapping):
        raise Unreadable('it is no JSON object; write {"text": "…"}.')
    if "text" not in record and {"facts", "officials"} & record.keys():
        raise NoArticle("it holds facts and no text.")
    text = _string(record, "text")
    if text is None:
        raise Unreadable('it has no "text".')
    published = _string(record, "published")
    return make_article(
        text,
        given=_string(record, "id"),
        language=_string(record, "lang") or _string(record, "language"),
        title=_string(record, "title"),
        published=publication_date(published) if published else None,
        url=_string(record, "url"),
        source=_string(record, "source"),
        origin=origin,
        notes=notes,
    )


def _string(record: Mapping[Any, Any], field: str) -> str | None:
    """Return a field's text; numbers are taken for an id, an empty string is none."""
    value = record.get(field)
    if value is None:
        return None
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise Unreadable(f'its "{field}" is no text in quotation marks.')
    return value if value.strip() else None


_LONGER_CODES = {
    **{"fra": "fr", "fre": "fr", "eng": "en", "spa": "es", "por": "pt", "ara": "ar"},
    **{"french": "fr", "english": "en", "spanish": "es", "portuguese": "pt", "arabic": "ar"},
}


def _language(given: str | None) -> str:
    """Return a language's two letters; ``und`` for what is no code, so that it is detected."""
    code = re.split(r"[-_]", (given or "").strip().casefold())[0]
    code = _LONGER_CODES.get(code, code)
    return code if re.fullmatch(r"[a-z]{2,3}", code) else "und"


def make_article(
    text: str,
    *,
    given: str | None = None,
    language: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    source: str | None = None,
    origin: str | None = None,
    notes: Iterable[str] = (),
) -> Article:
    """Make an article of a text and what is known about it; language and date are read if not.

    Raises:
        Unreadable: there is no word in the text.
    """
    mended = repaired(text)
    if not any(character.isalnum() for character in mended.text):
        raise Unreadable("there is no word in it.")
    heading = repaired(title) if title else None
    noted = [*notes, *mended.notes, *(heading.notes if heading else ())]
    article = Article(
        identity=identity_of(mended.text, given, url),
        text=mended.text,
        title=heading.text if heading else None,
        language=_language(language),
        published=published,
        url=url,
        source=source,
        origins=(origin,) if origin else (),
        notes=tuple(dict.fromkeys(noted)),
    )
    if article.language != "und" and article.published:
        return article
    reading = read_article(article)
    return replace(article, language=reading.language, published=reading.published)
