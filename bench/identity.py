"""Who is who, and which reports are of one event: precision and recall on a made-up press.

The press is that of ``bench.made_up``, three times with different seeds.  Pairs are counted: of
all pairs of facts that were put into one event, how many belong there (precision); of all that
belong there, how many were put (recall); the same for the pairs of mentions of persons.  Prints
one JSON object; with ``--errors`` also the pairs that were wrongly joined or kept apart.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from bench.made_up import Report, made_up
from graph.claims import OFFICE, claims_of
from graph.derive import derive, newest_versions
from graph.model import Claim, Graph

SEEDS = (7, 8, 9)
LABELS = ("Event", "Official")
Labels = Mapping[str, str]
"""What each claim is about, by the claim's uid."""


@dataclass(frozen=True)
class Trial:
    """What is true of the claims of one made-up press, and what was derived from them."""

    reports: int
    claims: Mapping[str, Claim]
    true: Mapping[str, Labels]
    found: Mapping[str, Labels]
    seconds: float


def main(errors: bool) -> None:
    """Derive the graph of all reports and compare it with the truth, for several seeds."""
    trials = {seed: trial(seed) for seed in SEEDS}
    counted = {
        label: {seed: scores(t.true[label], t.found[label]) for seed, t in trials.items()}
        for label in LABELS
    }
    print(
        json.dumps(
            {
                "reports": [t.reports for t in trials.values()],
                "events": [len(set(t.true["Event"].values())) for t in trials.values()],
                **{f"{label.lower()}_pairs": _mean(counted[label].values()) for label in LABELS},
                "each": {label: list(counted[label].values()) for label in LABELS},
                "derivation_seconds": round(statistics.mean(t.seconds for t in trials.values()), 1),
            }
        )
    )
    for t in trials.values() if errors else ():
        for label in LABELS:
            show(t.true[label], t.found[label], t.claims)


def trial(seed: int) -> Trial:
    """Return what one made-up press says and what is derived from it."""
    reports = made_up(seed)
    claims: dict[str, Claim] = {}
    events: dict[str, str] = {}
    persons: dict[str, str] = {}
    newest = newest_versions(report.article for report in reports)
    for report in reports:
        stated = claims_of(report.article, report.extraction, "bench")
        claims |= {claim.uid: claim for claim in stated}
        if report.article.uid in newest:
            events |= _true_events(report, stated)
            persons |= _true_persons(report, stated)
    started = time.perf_counter()
    graph = derive(claims.values(), [report.article for report in reports])
    seconds = time.perf_counter() - started
    found = {label: supported(graph, label) for label in LABELS}
    return Trial(len(reports), claims, {"Event": events, "Official": persons}, found, seconds)


def _mean(scored: Iterable[Mapping[str, float]]) -> Mapping[str, float]:
    rows = list(scored)
    names = ("precision", "recall")
    return {name: round(statistics.mean(row[name] for row in rows), 4) for name in names}


def _true_events(report: Report, stated: Iterable[Claim]) -> Labels:
    facts = [claim for claim in stated if claim.fact.type != OFFICE]
    return {claim.uid: event for claim, event in zip(facts, report.events, strict=True)}


def _true_persons(report: Report, stated: Iterable[Claim]) -> Labels:
    offices = [claim for claim in stated if claim.fact.type == OFFICE]
    return {claim.uid: report.persons[next(iter(claim.people))] for claim in offices}


def supported(graph: Graph, label: str) -> Labels:
    """Return the node of a kind that each claim supports."""
    return {
        start[1]: end[1]
        for kind, start, end, _ in graph.edges
        if kind == "SUPPORTS" and end[0] == label
    }


def scores(true: Labels, found: Labels) -> Mapping[str, float]:
    """Return precision and recall of the pairs of claims that are said to be of one thing."""
    joined = _pairs(Counter(found[uid] for uid in true))
    right = _pairs(Counter((found[uid], true[uid]) for uid in true))
    wanted = _pairs(Counter(true.values()))
    return {
        "precision": round(right / joined, 4),
        "recall": round(right / wanted, 4),
        "pairs": wanted,
    }


def _pairs(sizes: Counter[object] | Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def show(true: Labels, found: Labels, claims: Mapping[str, Claim]) -> None:
    """Print what was wrongly joined (+) and wrongly kept apart (-), one pair per two things."""
    groups: dict[tuple[str, str], str] = {}
    for uid in sorted(true):
        groups.setdefault((true[uid], found[uid]), uid)
    by_true, by_found = defaultdict(list), defaultdict(list)
    for (truth, node), uid in groups.items():
        by_true[truth].append(uid)
        by_found[node].append(uid)
    for sign, parted in (("+", by_found), ("-", by_true)):
        for uids in parted.values():
            for a, b in combinations(uids, 2):
                print(sign, told(claims[a]), "|", told(claims[b]))


def told(claim: Claim) -> str:
    """Return a claim in a few words."""
    people = {key: f"{m.name} [{m.country} {m.role}]" for key, m in sorted(claim.people.items())}
    fact = claim.fact
    parts = [people.get(party, party) for party in fact.parties]
    when = f"{fact.date or '?'} (pub. {claim.published})"
    return f"{fact.type} {'; '.join(parts)} {fact.status} {when} {dict(fact.details) or ''}"


if __name__ == "__main__":
    main("--errors" in sys.argv)
