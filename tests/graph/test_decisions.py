"""Decisions: what always holds of them, whatever they name and however they come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import claims_of
from graph.decisions import Decision, decision_from_json, decision_to_json, reference_to
from graph.update.arrivals import Arrival
from tests.support.reports import fact, person, report
from tests.support.shelf import MemoryShelf, loaded, whole
from tests.support.worlds import arrivals, decisions

batch_sizes = st.integers(1, 4)


@st.composite
def decided_worlds(draw: st.DrawFn) -> tuple[list[Arrival], list[Decision]]:
    arrived = draw(arrivals(least=2))
    return arrived, draw(decisions(arrived))


@settings(max_examples=60)
@given(decided_worlds(), batch_sizes, st.data())
def test_decisions_and_articles_in_any_order_give_the_whole_derived_at_once(world, most, data):
    arrived, made = world
    steps = data.draw(st.permutations([*arrived, *made]))
    shelf = MemoryShelf()
    for step in steps:
        if isinstance(step, Decision):
            shelf.decide(step)
        else:
            shelf.load([step], most)
    assert shelf.dump() == whole(arrived, made)


@settings(max_examples=60)
@given(decided_worlds(), st.data())
def test_decisions_undone_in_any_order_leave_the_graph_as_if_never_made(world, data):
    arrived, made = world
    shelf = loaded(arrived)
    before = shelf.dump()
    shelf.decide(*made)
    order = data.draw(st.permutations(made))
    for number, decision in enumerate(order, 1):
        shelf.undo(decision)
        left = [d for d in made if d not in order[:number]]
        assert shelf.dump() == whole(arrived, left)
    assert shelf.dump() == before


@given(decided_worlds(), st.data())
def test_decisions_hold_over_deleting_and_loading_again(world, data):
    arrived, made = world
    shelf = loaded(arrived)
    shelf.decide(*made)
    before = shelf.dump()
    gone = data.draw(st.lists(st.sampled_from(arrived), min_size=1, unique_by=id))
    shelf.delete(*(arrival.article.identity for arrival in gone))
    assert shelf.dump() == whole([a for a in arrived if a not in gone], made)
    shelf.load(gone)
    assert shelf.dump() == before


@given(decided_worlds())
def test_decisions_are_read_as_they_were_written(world):
    _, made = world
    for decision in made:
        again = decision_from_json(decision_to_json(decision))
        assert again == decision
        assert again.uid == decision.uid


def test_an_article_is_loaded_beside_people_whose_articles_have_decisions_on_other_facts():
    georgians = (person("o1", "Ketevan Lomtadze", "GE"), person("o2", "Tamar Beridze", "GE"))
    others = (person("o3", "Anna Rossi", "IT"), person("o4", "Awa Ndiaye Sarr", "SN"))
    elsewhere = fact("met_with", "2025-04-06", a="o3", b="o4")
    known = [
        report("a", fact("met_with", "2025-04-06", a="o1", b="country:SN"), people=georgians[:1]),
        report("b", elsewhere, people=(*georgians, *others)),
        report("c", elsewhere, people=others),
    ]
    of = {
        arrival.article.identity: claims_of(arrival.article, arrival.extraction, "test-1")
        for arrival in known
    }
    persons = [reference_to(claim) for claim in of["id:b"][:2]]
    facts = [reference_to(of[identity][-1]) for identity in ("id:b", "id:c")]
    made = [
        Decision(kind=kind, about=((one,), (two,)), by="somebody", at="2026-01-01T00:00:00Z")
        for kind, (one, two) in (("merge", persons), ("same", facts))
    ]
    shelf = loaded(known)
    shelf.decide(*made)
    new = report("d", fact("met_with", "2025-04-06", a="country:GE", b="country:SN"))
    shelf.load([new])
    assert shelf.dump() == whole([*known, new], made)
