"""Facts in the graph: which events and agreements there are, and all that hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.derive.agreements import Agreement, agreements
from graph.derive.blocks import within
from graph.derive.bonds import Bonds
from graph.derive.building import Builder
from graph.derive.drawing import Drawn
from graph.derive.events import Event, events
from graph.derive.joining import facts
from graph.derive.readings import Reading
from graph.derive.ties import Tie
from graph.model import Article


def add_facts(readings: Iterable[Reading], articles: Mapping[str, Article], graph: Builder) -> None:
    """Add the facts of complete blocks to a graph; ``articles`` are those of the claims by uid."""
    told = list(readings)
    bonds = Bonds(reading.claim for reading in told)
    ties = {block: list(map(Tie, groups)) for block, groups in facts(told, bonds).items()}
    about: dict[str, Agreement] = {}
    for agreement in agreements(ties):
        graph.node(("Agreement", agreement.uid), agreement.properties)
        about |= {tie.anchor.claim.uid: agreement for tie in agreement.ties}
    made = events(ties, bonds)
    named = _by_block(event for event in made if event.type == "assembly")
    for event in made:
        entries: list[str] = []
        for tie in event.ties:
            entries += Drawn(tie, event, about.get(tie.anchor.claim.uid)).add(articles, graph)
        graph.node(("Event", event.uid), {**event.properties, "entries": sorted(entries)})
        for frame in _frames(event, named):
            graph.edge("PART_OF", ("Event", event.uid), ("Event", frame))


def _by_block(named: Iterable[Event]) -> dict[str, Event]:
    return {tie.anchor.block: event for event in named for tie in event.ties}


def _frames(event: Event, named: Mapping[str, Event]) -> set[str]:
    """Return the named events that an article words this one as part of."""
    stated = {within(reading.claim) for tie in event.ties for reading in tie.readings}
    return {frame.uid for block, frame in named.items() if block in stated} - {event.uid}
