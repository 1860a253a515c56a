"""News as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from graph.queries.news import News

MEDIA_TYPE = "application/atom+xml"
_SPACE = "http://www.w3.org/2005/Atom"


def feed(name: str, title: str, items: Iterable[News], base: str) -> bytes:
    """Return a feed; ``name`` identifies it, ``base`` leads from its address to that of the API."""
    found = list(items)
    root = Element("feed", xmlns=_SPACE)
    SubElement(root, "id").text = f"urn:entente:{name}"
    SubElement(root, "title").text = _clean(title)
    SubElement(root, "updated").text = found[0].written if found else "1970-01-01T00:00:00+00:00"
    author = SubElement(root, "author")
    SubElement(author, "name").text = "Entente"
    for item in found:
        _entry(root, item, base)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: Element, item: News, base: str) -> None:
    tie = item.tie
    entry = SubElement(root, "entry")
    SubElement(entry, "id").text = f"urn:entente:{tie['uid']}"
    named = " · ".join(filter(None, (tie.get("date"), tie["name"], tie["status"])))
    SubElement(entry, "title").text = _clean(named)
    SubElement(entry, "updated").text = item.written
    SubElement(entry, "link", rel="alternate", href=f"{base}/ties/{tie['uid']}")
    quotes = [quoted["sentence"] for quoted in tie["evidence"] if quoted.get("sentence")]
    SubElement(entry, "content", type="text").text = _clean("\n\n".join(quotes))


def _clean(text: str) -> str:
    """Leave out the characters that XML cannot carry."""
    return "".join(c for c in text if c in "\t\n\r" or " " <= c < "\ufffe" or c > "\uffff")
