"""From an article to its reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.model import Article, Field, Offsets
from loaders.reading.dateline import crawler_date, find_dateline
from loaders.reading.language import detect
from loaders.reading.layout import furniture
from loaders.reading.model import Dateline, Excluded, Reading, Sentence
from loaders.reading.paragraphs import split_paragraphs
from loaders.reading.sentences import split_sentences

_HEADINGS = 3  # paragraphs that may stand before a dateline: a heading, the issuing office
_LONG = 200  # characters: nothing comes after a paragraph of this length but text


def read_article(article: Article) -> Reading:
    """Read an article: its language where not given, dateline, and sentences with offsets."""
    text = article.text
    prefix_date, begin = crawler_date(text)
    language = article.language
    if language == "und":
        language = detect(f"{article.title or ''}\n{text[begin:]}")
    paragraphs = list(split_paragraphs(text, begin))
    excluded = list(furniture(text, paragraphs))
    dateline = None
    published = article.published or prefix_date
    if head := _head(text, paragraphs, excluded, language, published):
        dateline, span = head
        excluded.append(span)
    if begin:
        excluded.append(Excluded(0, begin, "prefix"))
    excluded.sort(key=lambda stretch: stretch.start)
    return Reading(
        article=article,
        language=language,
        published=_most_precise(published, dateline.date if dateline else None),
        dateline=dateline,
        sentences=(
            *_sentences("title", article.title or "", ()),
            *_sentences("text", text, excluded),
        ),
        excluded=tuple(excluded),
    )


def _most_precise(published: str | None, headed: str | None) -> str | None:
    """Return the date of an article, to the day that its head gives of a month that is known."""
    if published is None or (headed is not None and headed.startswith(published)):
        return headed
    return published


def _head(
    text: str,
    paragraphs: Sequence[Offsets],
    excluded: Sequence[Excluded],
    language: str,
    published: str | None,
) -> tuple[Dateline | None, Excluded] | None:
    """Return the dateline and the stretch that it takes, from the first paragraphs of text."""
    out = {stretch.start for stretch in excluded}
    heads = [(start, end) for start, end in paragraphs if start not in out][: _HEADINGS + 1]
    for start, end in heads:
        if found := find_dateline(text, start, len(text), language, published):
            dateline, stop = found
            return dateline, Excluded(start, stop, "dateline")
        if end - start > _LONG:
            return None
    return None


def _sentences(where: Field, text: str, excluded: Sequence[Excluded]) -> Iterator[Sentence]:
    """Yield the sentences of a field, paragraph by paragraph, around what is excluded."""
    for number, (start, end) in enumerate(split_paragraphs(text)):
        for begin, stop in _around(start, end, excluded):
            for first, last in split_sentences(text, begin, stop):
                paragraph = number if where == "text" else -1
                yield Sentence(where, first, last, text[first:last], paragraph)


def _around(start: int, end: int, excluded: Sequence[Excluded]) -> Iterator[Offsets]:
    for stretch in excluded:
        if stretch.end > start and stretch.start < end:
            if start < stretch.start:
                yield start, stretch.start
            start = max(start, stretch.end)
    if start < end:
        yield start, end
