"""The words that all parts share: articles, what is extracted from them, claims, and the graph.

Everything here is frozen data without behaviour beyond reading itself; what a fact type means
is in the ontology (``graph.ontology``), not here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from graph.text import slug

Field = Literal["title", "text"]
Offsets = tuple[int, int]
Status = Literal["held", "planned", "proposed", "denied", "cancelled"]


def digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal; its first six digits end derived uids."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Article:
    """One version of one article, its text exactly as it came.

    ``identity`` says which article it is, however often it comes: ``id:…`` where the source gave
    one, else ``url:…`` (canonical), else ``text:…`` (digest of the normalised text).
    ``published`` is an ISO 8601 date cut at its precision (``2025``, ``2025-04``, ``2025-04-06``).
    ``corrects`` is the identity of another article that it supersedes (``graph.corrections``).
    ``notes`` say what had to be done to read it, such as a wrong encoding; ``prints`` are those of
    its text (``graph.prints``), which tell a near-copy when the text itself is not kept.
    """

    identity: str
    text: str
    title: str | None = None
    language: str = "und"
    published: str | None = None
    url: str | None = None
    source: str | None = None
    origins: tuple[str, ...] = ()
    version: int = 1
    notes: tuple[str, ...] = ()
    corrects: str | None = None
    prints: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Digest of title, text and publication date: equal when there is nothing new to read."""
        return digest(json.dumps([self.title, self.text, self.published], ensure_ascii=False))

    @cached_property
    def uid(self) -> str:
        """Return ``article:<slug>-<six hex digits>``, with ``-v2`` … for later versions."""
        readable = slug(self.identity.partition(":")[2])[:40].strip("-")
        if self.identity.startswith("text:"):
            readable = slug(self.title or "")[:40].strip("-") or "untitled"
        later = f"-v{self.version}" if self.version > 1 else ""
        return f"article:{readable or 'untitled'}-{digest(self.identity)[:6]}{later}"

    def field(self, name: Field) -> str:
        """Return the title or the text."""
        return (self.title or "") if name == "title" else self.text


@dataclass(frozen=True)
class Link:
    """One step of reference that a claim rests on: the words that stand for a side, quoted."""

    sentence: str
    start: int
    end: int
    link: str


@dataclass(frozen=True)
class Quote:
    """The sentence behind a claim, contiguous and verbatim.

    Offsets are code points in the article's ``where`` field as it came; ``spans`` maps a part
    (``a``, ``b``, ``who`` …), ``trigger`` or ``date`` to where it stands.  What lies in other
    sentences is in ``chain``.
    """

    where: Field
    sentence: str
    start: int
    end: int
    spans: Mapping[str, Offsets] = field(default_factory=dict)
    chain: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A person as one article presents them (eval format ``officials[]``).

    ``key`` (``o1``) is unique in the article; ``parliament`` is the uid of the legislature or
    chamber that the office belongs to, where it is known; ``how_known`` names the rule that
    gave the affiliation.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    org: str | None = None
    office: str | None = None
    role: str = "other"
    institution: str | None = None
    parliament: str | None = None
    how_known: str | None = None
    quote: Quote | None = None


@dataclass(frozen=True)
class Fact:
    """One fact as one article asserts it.

    ``parts`` maps the ontology's part names to parties: an official's key (``o1``),
    ``country:MA`` or ``org:IPU``.  ``details`` holds what its type has besides (``mode``,
    ``stage``, ``kind``, ``scope``, ``mutual``, ``action``, ``what``, ``event``, ``event_date``,
    ``event_place``, ``part_of``: the named event that it is worded as part of).
    ``occasion`` is equal for facts of one article that are worded as one sitting.
    """

    type: str
    status: Status
    parts: Mapping[str, tuple[str, ...]]
    quote: Quote
    rule: str
    confidence: float
    date: str | None = None
    date_end: str | None = None
    place: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    occasion: str | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties, part by part, in the ontology's order as given."""
        return tuple(party for parties in self.parts.values() for party in parties)


@dataclass(frozen=True)
class Support:
    """What a fact rests on besides its quote.

    ``traits`` are what its confidence depends on, ``factors`` those that make it more (positive)
    or less sure, in log-odds; ``links`` how each side is known, by the name of its span;
    ``chains`` the links of those that are led back to other sentences; ``status_cue`` where the
    words stand that tell its status.
    """

    traits: frozenset[str] = frozenset()
    factors: Mapping[str, float] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    chains: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    status_cue: Offsets | None = None


@dataclass(frozen=True)
class Extraction:
    """What was read out of one article; ``supports`` are those of the facts, in their order."""

    language: str
    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = ()
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, order=True)
class Mark:
    """That a decision names a claim, in which of its groups; earlier decisions sort first."""

    at: str
    decision: str
    kind: str
    group: int


@dataclass(frozen=True)
class Claim:
    """One fact as one article states it: the truth that the graph is derived from.

    Never changed; removed only with its article or replaced when that is read again.
    ``people`` are the mentions that the fact's parties name, so that a claim can be read without
    its article.  A claim of type ``holds_office`` has the one part ``who``.  ``marks`` are the
    decisions on it, as ``graph.derive.rulings`` finds them; they are no part of what it states.
    """

    uid: str
    article: str
    identity: str
    published: str | None
    fact: Fact
    people: Mapping[str, Mention]
    extractor: str
    marks: tuple[Mark, ...] = ()


NodeKey = tuple[str, str]
EdgeKey = tuple[str, NodeKey, NodeKey, str]


@dataclass(frozen=True)
class Graph:
    """A property graph as data: what derivation gives and what a store keeps.

    ``nodes`` maps (label, uid) to properties without ``uid``; ``edges`` maps (type, start, end,
    key) to properties.  ``key`` tells parallel edges of one type apart and is stored as the
    property ``uid`` where it is not empty.  Values are strings, numbers, booleans or lists of
    them; a missing value is left out.
    """

    nodes: Mapping[NodeKey, Mapping[str, Any]] = field(default_factory=dict)
    edges: Mapping[EdgeKey, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """How to come from one graph to another; removals go first, edges before nodes."""

    put: Graph
    drop_nodes: frozenset[NodeKey] = frozenset()
    drop_edges: frozenset[EdgeKey] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.put.nodes or self.put.edges or self.drop_nodes or self.drop_edges)
