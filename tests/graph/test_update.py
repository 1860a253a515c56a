"""Loading, correcting and deleting articles: what always holds, and what each case does."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import claim_from_json, claim_to_json, claims_of
from graph.derive import derive
from graph.model import Article, Extraction
from graph.update.arrivals import Arrival
from tests.support.gold import own
from tests.support.shelf import MemoryShelf, loaded, whole
from tests.support.worlds import arrivals, corrected

batch_sizes = st.integers(1, 4)


@given(arrivals(), batch_sizes)
def test_increments_equal_the_whole_derived_at_once(arrived, most):
    assert loaded(arrived, most).dump() == whole(arrived)


@given(arrivals(), st.randoms(use_true_random=False), batch_sizes)
def test_any_order_of_loading_gives_the_same_graph(arrived, random, most):
    shuffled = list(arrived)
    random.shuffle(shuffled)
    assert loaded(shuffled, most).dump() == loaded(arrived).dump()


@given(arrivals())
def test_claims_as_they_are_stored_give_the_same_graph(arrived):
    claims = [c for a in arrived for c in claims_of(a.article, a.extraction, "test-1")]
    stored = [claim_from_json(claim_to_json(claim)) for claim in reversed(claims)]
    articles = [a.article for a in arrived]
    assert derive(stored, articles) == derive(claims, articles)


def test_an_unchanged_article_is_not_read_again():
    read = []

    def extract(article):
        read.append(article.identity)
        return Extraction("fr")

    article = Article(identity="id:1", text="Rien.")
    shelf = loaded([Arrival(article, extract)])
    shelf.load([Arrival(article, extract), Arrival(replace(article, identity="id:2"), extract)])
    assert read == ["id:1"]


@given(arrivals(), arrivals(), batch_sizes)
def test_a_newer_extractor_leaves_nothing_of_what_the_older_one_read(old, new, most):
    shelf = loaded(old)
    again = [Arrival(a.article, b.extraction) for a, b in zip(old, new, strict=False)]
    kinds = {outcome.kind for outcome in shelf.load(again, most, "test-2")}
    assert kinds == {"reread"}
    fresh = MemoryShelf()
    fresh.load(again, extractor="test-2")
    fresh.load(old[len(again) :])
    assert shelf.dump() == fresh.dump()


@given(arrivals(), batch_sizes)
def test_loading_twice_changes_nothing(arrived, most):
    shelf = loaded(arrived)
    before = shelf.dump()
    assert {outcome.kind for outcome in shelf.load(arrived, most)} == {"unchanged"}
    assert shelf.dump() == before


@given(arrivals(least=2), st.data())
def test_deleting_articles_leaves_the_graph_without_them(arrived, data):
    gone = data.draw(st.sets(st.sampled_from(range(len(arrived))), min_size=1))
    shelf = loaded(arrived)
    shelf.delete(*(arrived[number].article.identity for number in gone))
    rest = [arrival for number, arrival in enumerate(arrived) if number not in gone]
    assert shelf.dump() == loaded(rest).dump()


@given(arrivals(least=2, most=4), arrivals(least=2, most=4), batch_sizes)
def test_corrections_leave_only_the_newest_versions_supporting_anything(first, second, most):
    corrected = [
        replace(a, article=replace(a.article, text=f"{a.article.text} Corrigé.")) for a in second
    ]
    shelf = loaded([*first, *corrected], most)
    versions = [
        replace(a, article=replace(a.article, version=1 + (number < len(first))))
        for number, a in enumerate(corrected)
    ]
    assert shelf.dump() == whole([*first, *versions])
    shelf.delete(*(a.article.identity for a in [*first, *corrected]))
    assert shelf.dump() == ""


@settings(max_examples=60)
@given(corrected(), st.randoms(use_true_random=False), batch_sizes)
def test_corrections_under_other_names_supersede_whichever_comes_first(arrived, random, most):
    shuffled = list(arrived)
    random.shuffle(shuffled)
    shelf = loaded(shuffled, most)
    assert shelf.dump() == whole(arrived)
    gone = arrived[: len(arrived) // 2]
    shelf.delete(*(a.article.identity for a in gone))
    assert shelf.dump() == whole(arrived[len(gone) :])


@settings(max_examples=3)
@given(st.integers(0, 1000))
def test_real_dispatches_in_any_order_and_batch_equal_the_whole(seed):
    random = Random(seed)
    arrived = [Arrival(*pair) for pair in random.sample(own(), 40)]
    shelf = loaded(arrived, random.randint(3, 15))
    assert shelf.dump() == whole(arrived)
    shelf.delete(*(a.article.identity for a in arrived[:15]))
    assert shelf.dump() == whole(arrived[15:])
