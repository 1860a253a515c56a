"""What an article is known by: its given id, else its canonical URL, else its words."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

from graph.model import digest
from graph.text import fold

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "xtor", "at_medium", "at_campaign")


def identity_of(text: str, given: str | None = None, url: str | None = None) -> str:
    """Return ``id:…``, ``url:…`` or ``text:…``, whichever is the first that there is."""
    if given:
        return f"id:{given}"
    if url:
        return f"url:{canonical_url(url)}"
    return f"text:{digest(fold(text))}"


def canonical_url(url: str) -> str:
    """Return what two addresses of one page share: no scheme, ``www``, fragment or tracking."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    if parts.port and parts.port not in (80, 443):
        host = f"{host}:{parts.port}"
    kept = [(k, v) for k, v in parse_qsl(parts.query) if not k.startswith(_TRACKING)]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}"
