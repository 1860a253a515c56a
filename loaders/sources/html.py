"""HTML pages: the article on them, without what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import trafilatura

from graph.model import Article
from loaders.reading.layout import layout
from loaders.sources.decoding import decode
from loaders.sources.failure import Unreadable
from loaders.sources.publication import publication_date
from loaders.sources.records import make_article

# where pages say when they were published, the best first
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='DC.date' or @name='dc.date']/@content",
    "//meta[@name='DC.date.issued' or @name='publish-date' or @name='parsely-pub-date']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_AROUND = ["//figcaption", "//aside", "//nav", "//footer", "//form"]
_EMPTY = 60  # characters: an article has more
_NOTICE = 600  # characters: a page of fewer may be an error, a notice or a log-in


def article_from_html(content: bytes, origin: str | None = None) -> Article:
    """Return the article on a page, with title, date, URL and source from its metadata.

    Raises:
        Unreadable: there is none, as on a page that asks for a log-in.
    """
    declared = _DECLARED.search(content[:4096])
    page = decode(content, declared[1].decode("ascii") if declared else None)
    tree = trafilatura.load_html(page.text)
    found = _extracted(page.text) if tree is not None else {}
    title = (found.get("title") or "").strip()
    text = _without_title((found.get("text") or "").strip(), title)
    if len(text) < _EMPTY or _is_notice(title, text):
        raise Unreadable("no article was found on the page; save the page with its article.")
    return make_article(
        text,
        language=_language(tree),
        title=title or None,
        published=_published(tree, page.text),
        url=found.get("url") if str(found.get("url")).startswith("http") else None,
        source=found.get("sitename") or None,
        origin=origin,
        notes=page.notes,
    )


def _is_notice(title: str, text: str) -> bool:
    said = layout().no_article
    return bool(len(text) < _NOTICE and (said.search(title) or said.search(text)))


def _extracted(page: str) -> dict[str, Any]:
    """Return what is the article on a page: ``text``, ``title``, ``url``, ``sitename``."""
    document = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        prune_xpath=_AROUND,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if document is None or isinstance(document, dict):
        return document or {}
    return dict(document.as_dict())


def _without_title(text: str, title: str) -> str:
    """Take the page's heading off the beginning of its text."""
    first, _, rest = text.partition("\n")
    return rest.lstrip() if title and first.strip() == title else text


def _language(tree: Any) -> str | None:
    values: Iterable[str] = tree.xpath("/html/@lang")
    return next((value for value in values if re.match(r"[a-z]{2}\b", value)), None)


def _published(tree: Any, page: str) -> str | None:
    """Return the page's own publication date; what its text mentions is none."""
    written = [value for path in _DATES for value in tree.xpath(path)]
    written += _LINKED_DATA.findall(page)
    for value in written:
        try:
            return publication_date(value)
        except Unreadable:
            continue
    return None
