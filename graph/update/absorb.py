"""Articles in and out: the whole difference that this makes, records and derived alike.

Pure but for what is looked up on the shelf.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.claims import claims_of, kept
from graph.derive.building import Builder
from graph.derive.records import add_article, add_claims, text_digest
from graph.derive.rulings import Rulings
from graph.model import Article, Claim, Difference, EdgeKey, Graph, NodeKey
from graph.prints import with_prints
from graph.settings import Retention
from graph.update.arrivals import Arrival, Known, Outcome, Verdict, judge, origins
from graph.update.placing import naming, place
from graph.update.recompute import recompute, without_idle_drops
from graph.update.scope import Change
from graph.update.shelf import Shelf, article_of

Properties = Mapping[str, Any]


@dataclass(frozen=True)
class Recording:
    """How what is read is recorded: by which extractor, how much of it, and when."""

    extractor: str
    retention: Retention
    recorded_at: str


def absorb(
    arrivals: Iterable[Arrival], shelf: Shelf, recording: Recording
) -> tuple[list[Outcome], Difference]:
    """Return what becomes of arrivals that do not concern each other, and what changes."""
    batch = list(arrivals)
    known = Known([arrival.article for arrival in batch], shelf)
    intake = _Intake(shelf, recording, known, Rulings(shelf.decisions()))
    outcomes = [intake.take(arrival) for arrival in batch]
    return outcomes, intake.difference()


def remove(records: Iterable[Properties], shelf: Shelf) -> Difference:
    """Return what changes when articles, given by their nodes, are taken out."""
    uids = {record["uid"] for record in records}
    claims = shelf.claims_of(uids)
    rulings = Rulings(shelf.decisions())
    derived = recompute(Change(tuple(claims), before=rulings, after=rulings), shelf)
    gone = {("Article", uid) for uid in uids} | {("Claim", claim.uid) for claim in claims}
    return joined(Graph(), gone, derived)


def independent(arrivals: Iterable[Arrival], most: int) -> Iterator[list[Arrival]]:
    """Cut arrivals into batches in each of which no two are of one article or text."""
    batch: list[Arrival] = []
    known: set[str] = set()
    for arrival in arrivals:
        names = {arrival.article.identity, text_digest(arrival.article)}
        if batch and (len(batch) == most or names & known):
            yield batch
            batch, known = [], set()
        batch.append(arrival)
        known |= names
    if batch:
        yield batch


def read_ahead(batch: Sequence[Arrival], shelf: Shelf, extractor: str) -> None:
    """Read the arrivals whose own claims will count."""
    stored = Known([arrival.article for arrival in batch], shelf)
    needed = [arrival for arrival in batch if judge(arrival.article, stored, extractor).article]
    for arrival in needed:
        _ = arrival.extraction


@dataclass
class _Intake:
    """The change that a batch makes, article by article."""

    shelf: Shelf
    recording: Recording
    stored: Known
    rulings: Rulings
    records: Builder = field(default_factory=Builder)
    gone: set[NodeKey] = field(default_factory=set)
    unnamed: set[EdgeKey] = field(default_factory=set)
    departing: list[Claim] = field(default_factory=list)
    arriving: list[Claim] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)

    def take(self, arrival: Arrival) -> Outcome:
        """Take in one arrival."""
        verdict = judge(arrival.article, self.stored, self.recording.extractor)
        if verdict.article is None:
            self._add_origins(arrival.article, verdict)
            return Outcome("unchanged", str((verdict.stored or {})["uid"]))
        if verdict.stored is not None:
            if verdict.kind == "corrected":
                self._supersede(verdict.article, verdict.stored)
            else:
                self._replace(verdict.stored, verdict.article)
        read_again = verdict.stored if verdict.kind != "corrected" else None
        since = (read_again or {}).get("recorded_at") or self.recording.recorded_at
        self._add(verdict.article, arrival, str(since))
        return Outcome(verdict.kind, verdict.article.uid)

    def difference(self) -> Difference:
        """Return everything that changes."""
        moved = tuple(self.departing), tuple(self.arriving)
        change = Change(*moved, self.articles, self.rulings, self.rulings)
        records, derived = self.records.graph(), recompute(change, self.shelf)
        return joined(records, self.gone, derived, self.unnamed)

    def _add(self, article: Article, arrival: Arrival, recorded_at: str) -> None:
        recording = self.recording
        article = with_prints(article)
        stated = claims_of(article, arrival.extraction, recording.extractor)
        claims = [kept(claim, recording.retention) for claim in stated]
        add_article(
            article,
            self.records,
            recording.retention,
            extractor=recording.extractor,
            recorded_at=recorded_at,
        )
        add_claims(claims, self.records, self.rulings, recorded_at=recorded_at)
        self.arriving += claims
        self.articles[article.uid] = article

    def _add_origins(self, article: Article, verdict: Verdict) -> None:
        """Note that a stored article has come from elsewhere as well."""
        stored = dict(verdict.stored or {})
        both = list(origins(article_of(stored), article))
        if both != list(stored.get("origins") or ()):
            uid = stored.pop("uid")
            self.records.node(("Article", uid), {**stored, "origins": both})

    def _supersede(self, article: Article, stored: Properties) -> None:
        """Keep the corrected version and its claims as history that supports nothing."""
        old = dict(stored)
        uid = old.pop("uid")
        claims = self.shelf.claims_of([uid])
        self.unnamed |= naming(claims, self.rulings)
        place(claims, None, self.records, self.shelf)
        self.records.node(("Article", uid), {**old, "superseded": True})
        self.records.edge("VERSION_OF", ("Article", article.uid), ("Article", uid))
        self.departing += claims

    def _replace(self, stored: Properties, article: Article) -> None:
        """Take out what was read before, and a copy in favour of one with a better identity."""
        claims = self.shelf.claims_of([stored["uid"]])
        self.gone |= {("Claim", claim.uid) for claim in claims}
        if stored["uid"] != article.uid:
            self.gone.add(("Article", stored["uid"]))
        self.departing += claims


def joined(
    records: Graph,
    gone: Collection[NodeKey],
    derived: Difference,
    gone_edges: Collection[EdgeKey] = (),
) -> Difference:
    """Return one difference of records and what is derived from them."""
    return without_idle_drops(
        Difference(
            put=Graph(
                {**records.nodes, **derived.put.nodes}, {**records.edges, **derived.put.edges}
            ),
            drop_nodes=derived.drop_nodes | set(gone),
            drop_edges=derived.drop_edges | set(gone_edges),
        )
    )
