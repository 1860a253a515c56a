"""Which kind of node a uid names: the word before its colon says it."""

from __future__ import annotations

from collections.abc import Mapping

# Article and Claim stand for themselves in lists; a country's uid is its code, without a colon
KINDS: Mapping[str, str] = {
    "org": "Organization",
    "official": "Official",
    "parliament": "Parliament",
    "event": "Event",
    "agreement": "Agreement",
    "article": "Article",
    "claim": "Claim",
}


def kind_of(uid: str) -> str:
    """Return the label of the node with this uid, ``Country`` where nothing else is said."""
    word, colon, _ = uid.partition(":")
    return KINDS.get(word, "Country") if colon else "Country"
