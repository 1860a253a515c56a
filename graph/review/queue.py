"""What waits for a person's decision, ordered by what a wrong answer would cost.

Three sorts: officials who may be one person, events that may be one or that reports contradict,
and facts of little confidence that a single report states.  The cost is an estimate of how many
facts, weighed by their type, would be wrong: all three are on one scale.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from graph.data_files import read_data
from graph.dates import bounds, overlap
from graph.errors import BadInput, NotFound
from graph.ontology import ontology
from graph.queries.nodes import evidence
from graph.queries.ties import ties_of_event
from graph.reference import reference
from graph.stores.base import Row, Store

Kind = Literal["officials", "events", "contradiction", "claim"]
Json = dict[str, Any]
_SENTENCES = 3

_DOUBTS = """
MATCH {officials}(a:Official)-[p:POSSIBLY_SAME_AS]-(b:Official)
RETURN DISTINCT a.uid AS a, b.uid AS b, a.articles AS articles_a, b.articles AS articles_b,
       p.score AS score, p.why AS why
"""
_EVENTS = """
MATCH {events}(e:Event)
RETURN DISTINCT e.uid AS uid, e.type AS type, e.action AS action, e.date AS date,
       e.countries AS countries, e.date_precision AS precision, e.reports AS reports,
       e.confidence AS confidence
"""
_DENIED = """
MATCH {events}(e:Event)<-[:SUPPORTS]-(c:Claim {{status: 'denied'}}) WHERE e.status <> 'denied'
RETURN DISTINCT e.uid AS uid
"""
_ATTENDED = """
MATCH (:Official {uid: $uid})-[:TOOK_PART_IN]->(e:Event) RETURN DISTINCT e.uid AS uid
"""
_DECIDED = """
MATCH (d:Decision)-[r:DECIDES]->(:Claim)-[:SUPPORTS]->(e:Event)
RETURN DISTINCT e.uid AS event
"""
_OFFICIAL = """
MATCH (o:Official {uid: $uid})
RETURN o.name AS name, o.title AS title, o.role AS role, o.country AS country,
       o.articles AS reports
"""
_MENTIONS = """
MATCH (c:Claim)-[:SUPPORTS]->(:Official {uid: $uid})
MATCH (c)-[:STATED_IN]->(a:Article)
RETURN c.uid AS claim, a.uid AS article, a.title AS title, a.language AS language,
       c.published AS published, c.sentence AS sentence
ORDER BY published, claim LIMIT $limit
"""


class _Weights(BaseModel):
    """What ``graph/data/review.yaml`` holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    weights: Mapping[str, float]
    doubtful_confidence: float


@dataclass(frozen=True)
class Doubt:
    """Something to decide: what stands on its sides, by uid, and why it is doubted."""

    kind: Kind
    cost: float
    about: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Scope:
    """Where doubts are looked for: everywhere, around one country, or around two.

    Attributes:
        country: the one whose officials and events are read, None for all.
        other: the second country of a pair, whose events alone count.
        touched: the official and the events that a doubt must be about, None for any.
    """

    country: str | None = None
    other: str | None = None
    touched: frozenset[str] | None = None

    def holds(self, event: Row) -> bool:
        """Tell whether an event that was read is of the pair, where there is one."""
        return self.other is None or self.other in event["countries"]

    def reading(self, query: str) -> str:
        """Return a query that begins at the country."""
        if self.country is None:
            return query.format(officials="", events="")
        at = "(:Country {uid: $uid})"
        return query.format(officials=f"{at}<-[:REPRESENTS]-", events=f"{at}-[:TOOK_PART_IN]->")


def queue(store: Store, limit: int = 20, about: str | None = None) -> tuple[list[Json], int]:
    """Return the costliest doubts with both sides and their sentences, and how many there are.

    Args:
        store: where to read.
        limit: at most so many.
        about: only what touches this country, pair (``KZ~MA``) or official.

    Raises:
        BadInput: nothing of this kind is doubted.
        NotFound: there is no such official.
    """
    found = _doubts(store, scope_of(store, about))
    doubts = sorted(found, key=lambda doubt: (-doubt.cost, doubt.about))
    return [_shown(store, doubt) for doubt in doubts[:limit]], len(doubts)


def scope_of(store: Store, about: str | None) -> Scope:
    """Return where the doubts that touch a country, a pair or an official are looked for."""
    if about is None:
        return Scope()
    if about.startswith("official:"):
        attended = {row["uid"] for row in store.read(_ATTENDED, uid=about)}
        rows = store.read(_OFFICIAL, uid=about)
        if not rows:
            raise NotFound("No official has this uid.")
        return Scope(rows[0]["country"], touched=frozenset({about, *attended}))
    country, _, other = about.partition("~")
    if not {country, other or country} <= set(reference().countries):
        raise BadInput("Doubts are about a country, a pair of countries (KZ~MA) or an official.")
    return Scope(country, other or None)


def _doubts(store: Store, scope: Scope) -> Iterator[Doubt]:
    found = chain(_of_persons(store, scope), _of_reports(store, scope))
    return (doubt for doubt in found if not scope.touched or scope.touched & set(doubt.about))


def _of_persons(store: Store, scope: Scope) -> Iterator[Doubt]:
    if scope.other:
        return
    rows = store.read(scope.reading(_DOUBTS), uid=scope.country)
    # each pair is met from both of its ends, where both are read
    yield from {frozenset((row["a"], row["b"])): _of_officials(row) for row in rows}.values()


def _of_reports(store: Store, scope: Scope) -> Iterator[Doubt]:
    with store.patiently():
        decided = {row["event"] for row in store.read(_DECIDED)}
        denied = {row["uid"] for row in store.read(scope.reading(_DENIED), uid=scope.country)}
        rows = store.read(scope.reading(_EVENTS), uid=scope.country)
    events = [row for row in rows if row["uid"] not in decided and scope.holds(row)]
    yield from possibly_one(events)
    for event in events:
        if event["uid"] in denied:
            why = "a report denies what another states"
            yield Doubt("contradiction", _weight(event), (event["uid"],), why)
        elif event["reports"] == 1 and event["confidence"] < _rules().doubtful_confidence:
            cost = round(_weight(event) * (1 - event["confidence"]), 2)
            yield Doubt("claim", cost, (event["uid"],), "one report, little confidence")


def _of_officials(row: Row) -> Doubt:
    cost = min(row["articles_a"], row["articles_b"]) * row["score"]
    first, second = sorted((row["a"], row["b"]))
    return Doubt("officials", round(cost, 2), (first, second), row["why"])


def possibly_one(events: Iterable[Row]) -> Iterator[Doubt]:
    """Yield the pairs of one type and the same countries whose dates leave it open."""
    alike: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for event in events:
        countries = tuple(event["countries"] or ())
        if len(countries) > 1:
            alike[event["type"], event["action"], countries].append(event)
    for same in alike.values():
        open_ = [pair for pair in combinations(same, 2) if _may_be_one(*pair)]
        rivals = Counter(event["uid"] for pair in open_ for event in pair)
        for a, b in open_:
            others = rivals[a["uid"]] + rivals[b["uid"]] - 1
            cost = _weight(a) * min(a["reports"], b["reports"]) / others
            about = tuple(sorted((a["uid"], b["uid"])))
            yield Doubt("events", round(cost, 2), about, "same sides, and the dates may be one")


def _may_be_one(a: Row, b: Row) -> bool:
    """Tell whether a date, not known to the day, leaves open that two events are one.

    An undated event could be any: that says too little to ask somebody.
    """
    if not a["date"] or not b["date"]:
        return False
    vague = {a["precision"], b["precision"]} != {"day"}
    return vague and overlap(bounds(a["date"]), bounds(b["date"])) is not None


def _weight(event: Row) -> float:
    return _rules().weights[_types()[event["type"]]]


@cache
def _types() -> Mapping[str, str]:
    """Return the fact type of each type of event."""
    return {str(kind.event): name for name, kind in ontology().types.items() if kind.event}


@cache
def _rules() -> _Weights:
    return _Weights.model_validate(read_data("review"))


_ANSWERS: Mapping[Kind, tuple[str, ...]] = {
    "officials": ("merge", "split"),
    "events": ("same", "different"),
    "contradiction": ("reject", "different"),
    "claim": ("reject", "correct"),
}


def _shown(store: Store, doubt: Doubt) -> Json:
    side = _official if doubt.kind == "officials" else _event
    return {
        "kind": doubt.kind,
        "cost": doubt.cost,
        "why": doubt.why,
        "answers": list(_ANSWERS[doubt.kind]),
        "sides": [side(store, uid) for uid in doubt.about],
    }


def _official(store: Store, uid: str) -> Json:
    """Return an official with the sentences that say who they are."""
    (row,) = store.read(_OFFICIAL, uid=uid)
    mentions = store.read(_MENTIONS, uid=uid, limit=_SENTENCES)
    return {
        "uid": uid,
        "kind": "Official",
        **_present(row),
        "evidence": list(map(_present, mentions)),
    }


def _event(store: Store, uid: str) -> Json:
    """Return an event with the sentences of its reports, and of those that deny it."""
    ties = ties_of_event(store, uid)
    names = ("claim", "article", "title", "language", "published", "sentence", "status", "date")
    shown = [{name: e.get(name) for name in names} for e in evidence(ties)[: 2 * _SENTENCES]]
    first = {name: ties[0].get(name) for name in ("name", "type", "date", "place", "status")}
    more = {"reports": max(tie["reports"] for tie in ties), "ties": [tie["uid"] for tie in ties]}
    return {
        "uid": uid,
        "kind": "Event",
        **_present(first),
        **more,
        "evidence": list(map(_present, shown)),
    }


def _present(row: Mapping[str, Any]) -> Json:
    return {name: value for name, value in row.items() if value is not None}
