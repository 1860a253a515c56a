"""What the queries find in thirty dispatches, alike on both stores."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.analytics import centrality, closest_way, network, network_of
from graph.errors import NotFound
from graph.queries.articles import article, count_articles
from graph.queries.countries import countries, country, dyads, is_country
from graph.queries.health import complaints
from graph.queries.neighbours import neighbourhood
from graph.queries.officials import official, officials_of
from graph.queries.paths import path
from graph.queries.relations import relation
from graph.queries.search import search
from graph.queries.statistics import statistics
from graph.queries.ties import (
    TieFilter,
    all_ties,
    latest_ties,
    position,
    tie,
    ties_about,
    ties_by_uid,
    ties_of,
)
from graph.stores import Store
from tests.support.filled import dispatches


def an_official(store: Store) -> str:
    return officials_of(store, "MA")[0]["uid"]


def test_countries_with_most_ties_come_first(filled: Store) -> None:
    found = countries(filled)
    counts = [row["ties"] for row in found]
    assert counts == sorted(counts, reverse=True)
    assert found[0]["ties"] > 0 == found[-1]["ties"]
    morocco = next(row for row in found if row["uid"] == "MA")
    assert (morocco["name"], morocco["name_fr"], morocco["iso3"]) == ("Morocco", "Maroc", "MAR")
    assert 0 < morocco["partners"] <= morocco["ties"]


def test_a_country_adds_up_its_partners(filled: Store) -> None:
    found = country(filled, "MA")
    assert found["ties"] == sum(partner["ties"] for partner in found["partners"])
    assert found["ties"] == sum(found["types"].values())
    assert found["officials"] == len(officials_of(filled, "MA", limit=500))
    assert {chamber["chamber"] for chamber in found["parliaments"]} >= {"lower", "upper"}
    assert "fold" not in found
    with pytest.raises(NotFound):
        country(filled, "ZZ")


def test_a_country_may_be_kept_under_its_name(filled: Store) -> None:
    assert is_country(filled, "MA")
    assert not is_country(filled, "ma")


def test_a_pair_lists_what_both_countries_list(filled: Store) -> None:
    partner = country(filled, "MA")["partners"][0]
    pair = list(all_ties(filled, "MA", partner["uid"]))
    assert pair == list(all_ties(filled, partner["uid"], "MA"))
    assert len(pair) == partner["ties"]
    uids = {t["uid"] for t in all_ties(filled, "MA")}
    assert {t["uid"] for t in pair} <= uids
    assert [position(t) for t in pair] == sorted((position(t) for t in pair), reverse=True)


def test_every_listed_tie_shows_the_sentence_it_comes_from(filled: Store) -> None:
    texts = {read.uid: (read.text, read.title) for read, _ in dispatches("own-frp", "own-en-0")}
    for found in all_ties(filled, "MA"):
        for evidence in found["evidence"]:
            text, title = texts[evidence["article"]]
            quoted = (title if evidence["in"] == "title" else text) or ""
            assert quoted[evidence["start"] : evidence["end"]] == evidence["sentence"]


def test_a_tie_is_found_by_its_uid(filled: Store) -> None:
    for found in all_ties(filled, "MA"):
        assert tie(filled, found["uid"]) == found
    with pytest.raises(NotFound):
        tie(filled, "event:meeting-ma-000000~000000")
    with pytest.raises(NotFound):
        tie(filled, "nothing")


def test_an_outdated_uid_leads_to_the_successor(filled: Store) -> None:
    found = next(all_ties(filled, "MA"))
    outdated = f"event:renamed-long-ago-abcdef~{found['uid'][-6:]}"
    assert tie(filled, outdated)["uid"] == found["uid"]
    person = an_official(filled)
    assert official(filled, f"official:zz:renamed-{person[-6:]}")["uid"] == person


def test_ties_by_uid_come_in_the_order_asked_for(filled: Store) -> None:
    uids = [found["uid"] for found in all_ties(filled, "MA")]
    mixed = [*uids[5:8], "event:none-000000~000000", uids[0]]
    assert [t["uid"] for t in ties_by_uid(filled, mixed)] == [*uids[5:8], uids[0]]
    assert ties_by_uid(filled, []) == []


def test_a_persons_ties_are_those_that_name_them(filled: Store) -> None:
    person = an_official(filled)
    expected = [t for t in all_ties(filled, "MA") if any(s["uid"] == person for s in t["sides"])]
    assert list(ties_about(filled, person, limit=200).items) == expected
    first = ties_about(filled, person, limit=1)
    rest = ties_about(filled, person, cursor=first.next, limit=200)
    assert [*first.items, *rest.items] == expected
    meetings = ties_about(filled, person, TieFilter(types=("met_with",)), limit=200).items
    assert list(meetings) == [t for t in expected if t["type"] == "met_with"]


@pytest.mark.parametrize("kind", ["Event", "Agreement", "Organization", "Parliament"])
def test_ties_are_found_from_any_kind_of_node(filled: Store, kind: str) -> None:
    rows = filled.read(f"MATCH (n:{kind})-[r]-() RETURN DISTINCT n.uid AS uid LIMIT 50")
    found = {row["uid"]: ties_about(filled, row["uid"]).items for row in rows}
    if kind in ("Event", "Agreement"):
        assert all(found.values())
    for uid, ties in found.items():
        for one in ties:
            related = {one["event"], one.get("agreement"), *(s["uid"] for s in one["sides"])}
            listed = filled.read(
                "MATCH (e:Entry {uid: $uid}) RETURN e.uid AS uid", uid=f"{uid}|{position(one)}"
            )
            assert uid in related or listed


def test_the_latest_ties_have_come_about(filled: Store) -> None:
    found = latest_ties(filled, 5)
    assert len(found) == 5
    assert [t["date"] for t in found] == sorted((t["date"] for t in found), reverse=True)


def test_a_relation_names_the_ties_that_its_state_rests_on(filled: Store) -> None:
    for pair in dyads(filled):
        state = relation(filled, *pair["countries"])["state"]
        for entry in [*state["visas"], *state["agreements"], *state["acts"]]:
            to_come = "agreement" in entry and entry["stage"] == "announced"
            assert tie(filled, entry["tie"])["status"] == ("planned" if to_come else "held")
            assert entry["sentence"]


def test_as_of_a_date_only_what_held_then_is_told(filled: Store) -> None:
    acts = [
        (pair["countries"], act)
        for pair in dyads(filled)
        for act in relation(filled, *pair["countries"])["state"]["acts"]
        if act.get("since")
    ]
    (first, second), act = acts[0]
    before = relation(filled, first, second, as_of="1900")
    assert before["as_of"] == "1900"
    assert before["state"]["acts"] == []
    after = relation(filled, second, first, as_of="2100")
    assert act["tie"] in {a["tie"] for a in after["state"]["acts"]}
    assert relation(filled, "AD", "ZW")["ties"] == 0


def test_officials_are_paged_by_uid(filled: Store) -> None:
    everyone = [row["uid"] for row in officials_of(filled, "MA", limit=500)]
    assert everyone == sorted(everyone)
    assert [r["uid"] for r in officials_of(filled, "MA", everyone[1], 2)] == everyone[2:4]


def test_an_official_holds_offices_as_worded(filled: Store) -> None:
    people = [official(filled, row["uid"]) for row in officials_of(filled, "MA", limit=500)]
    offices = [office for person in people for office in person["offices"]]
    assert any(office["kind"] == "Country" for office in offices)
    assert all(office["role"] for office in offices)
    with pytest.raises(NotFound):
        official(filled, "official:ma:nobody-000000")


def test_an_article_shows_its_ties(filled: Store) -> None:
    assert count_articles(filled) == len(dispatches("own-frp", "own-en-0"))
    read, extraction = dispatches("own-frp-01")[0]
    found = article(filled, read.uid)
    assert (found["text"], found["versions"]) == (read.text, [read.uid])
    assert len(found["ties"]) == len(extraction.facts)
    quoted = {e["article"] for t in found["ties"] for e in t["evidence"]}
    assert read.uid in quoted
    with pytest.raises(NotFound):
        article(filled, "article:nothing-000000")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Maroc", "MA"),
        ("morocco", "MA"),
        ("المغرب", "MA"),
        ("mar", "MA"),
        ("MAROC", "MA"),
        ("Royaume du Maroc", "MA"),
        ("IPU", "org:IPU"),
        ("Inter-Parliamentary Union", "org:IPU"),
        ("union interparlementaire", "org:IPU"),
    ],
)
def test_a_name_finds_what_goes_by_it(filled: Store, text: str, first: str) -> None:
    assert search(filled, text)[0]["uid"] == first


def test_people_are_found_by_part_of_their_name_in_any_spelling(filled: Store) -> None:
    for text in ("ben tayeb", "SERGHINI", "Abdelouahed Ben Tay", "serg"):
        found = search(filled, text)
        assert any("Serghini" in row["label"] for row in found if row["kind"] == "Official")


def test_what_the_names_of_all_events_of_a_type_share_makes_no_difference(filled: Store) -> None:
    def events(text: str) -> set[str]:
        return {row["uid"] for row in search(filled, text) if row["kind"] == "Event"}

    assert events("rencontre serghini") == events("serghini et rencontre") == events("serghini")
    assert events("serghini")
    assert events("rencontre") == set()


def test_what_nobody_can_search_for_finds_nothing(filled: Store) -> None:
    for text in ("", "()", "*", '"', "zzzqqq", "OR", "zqx" * 60):
        assert search(filled, text) == [] or text == "OR"
    assert len(search(filled, "a", 3)) == 3


def test_a_path_leads_from_step_to_step(filled: Store) -> None:
    partner = country(filled, "MA")["partners"][0]["uid"]
    direct = path(filled, "MA", partner)
    assert direct is not None
    assert [node["uid"] for node in (direct.nodes[0], direct.nodes[-1])] == ["MA", partner]
    for found in filter(None, [direct, path(filled, an_official(filled), "FJ")]):
        for (start, end), step in zip(pairwise(found.nodes), found.steps, strict=True):
            assert (step["from"], step["to"]) == (start["uid"], end["uid"])
        steps = {step["tie"] for step in found.steps} - {None}
        assert {t["uid"] for t in found.ties} >= {t for t in steps if t.startswith("event:")}


def test_a_path_needs_two_ends_and_a_way(filled: Store) -> None:
    assert path(filled, "MA", "TV") is None
    same = path(filled, "MA", "MA")
    assert same is not None
    assert same.nodes == ()
    with pytest.raises(NotFound, match="second"):
        path(filled, "MA", "official:ma:nobody-000000")


def test_neighbours_are_partners_with_dates(filled: Store) -> None:
    found = neighbourhood(filled, "MA", limit=500)
    assert (found.more, found.truncated) == (0, False)
    pairs = {partner["uid"]: partner["ties"] for partner in country(filled, "MA")["partners"]}
    for neighbour in found.neighbours:
        if neighbour.kind == "Country":
            assert neighbour.ties == pairs[neighbour.uid]
            assert neighbour.label != neighbour.uid
    few = neighbourhood(filled, "MA", limit=2)
    assert few.neighbours == found.neighbours[:2]
    assert few.more == len(found.neighbours) - 2


def test_neighbours_that_are_shown_are_never_left_out(filled: Store) -> None:
    everyone = [n.uid for n in neighbourhood(filled, "MA", limit=500).neighbours]
    found = neighbourhood(filled, "MA", shown=[everyone[-1], "XX"], limit=1)
    assert [n.uid for n in found.neighbours] == [everyone[-1], everyone[0]]


def test_a_persons_neighbours_are_persons(filled: Store) -> None:
    found = neighbourhood(filled, an_official(filled))
    assert any(n.kind == "Official" for n in found.neighbours)


def test_central_countries_have_ties(filled: Store) -> None:
    countries_tied = network(filled)
    ranks = centrality(countries_tied)
    assert sum(rank.pagerank for rank in ranks) == pytest.approx(1)
    assert {rank.uid for rank in ranks} == {code for p in dyads(filled) for code in p["countries"]}
    assert all(rank.ties >= rank.partners > 0 for rank in ranks)
    assert centrality(network_of([])) == []


def test_the_closest_way_prefers_strong_relations() -> None:
    pairs = [(("A", "B"), 1), (("A", "C"), 10), (("B", "C"), 10), (("D", "E"), 1)]
    tied = network_of({"countries": ends, "ties": ties} for ends, ties in pairs)
    assert closest_way(tied, "A", "B") == ["A", "C", "B"]
    assert closest_way(tied, "A", "D") == []
    with pytest.raises(NotFound):
        closest_way(tied, "A", "Z")


def test_statistics_count_what_is_there(filled: Store) -> None:
    found = statistics(filled)
    assert found["nodes"]["Article"] == count_articles(filled)
    assert sum(found["ties"].values()) == sum(pair["ties"] for pair in dyads(filled))


def test_a_sound_store_has_nothing_to_complain_of(filled: Store) -> None:
    assert complaints(filled) == []


def test_an_unknown_country_has_an_empty_list(filled: Store) -> None:
    assert ties_of(filled, "ZZ").items == ()
