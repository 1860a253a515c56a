from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from viz.ends import End, Tally, lines_of
from viz.scene import (
    CANVAS,
    NEIGHBOURS,
    Scene,
    added,
    neighbourhood,
    overview,
    pairs_of,
    stars,
)

Tie = dict[str, Any]
LETTERS = [(a, b) for a in "ABCDEF" for b in "GHIJKLMN"]
codes = st.sampled_from(["MA", "KZ", "SN", "FR", "CL", "PE"])


def meeting(uid: str, a: str, b: str, **more: Any) -> Tie:
    sides = [
        {"uid": code, "kind": "Country", "part": part, "name": code, "country": code}
        for part, code in (("a", a), ("b", b))
    ]
    event = f"event:{uid}"
    tie = {"uid": uid, "event": event, "type": "met_with", "status": "held", "sides": sides}
    return {**tie, **more}


def country(code: str) -> End:
    return End(code, "Country", code)


def among(ties: list[Tie], code: str) -> list[Tie]:
    return [tie for tie in ties if any(side.get("country") == code for side in tie["sides"])]


def opened(ties: list[Tie], *codes: str, extra: int = 0) -> Scene:
    return neighbourhood([(country(code), among(ties, code)) for code in codes], extra)


def names(scene: Scene, kind: str) -> set[str]:
    return {end.name for end in scene.nodes if end.kind == kind}


class TestOverview:
    def test_rolls_all_ties_of_a_pair_up_into_one_edge(self, ties: list[Tie]) -> None:
        scene = overview(pairs_of(ties))
        edge = next(e for e in scene.edges if {e.source, e.target} == {"KZ", "MA"})
        assert edge.count == 3
        assert {tally.type for tally in edge.tallies} == {"met_with", "signed", "exempted_visa"}

    def test_shows_countries_only(self, ties: list[Tie]) -> None:
        assert {end.kind for end in overview(pairs_of(ties)).nodes} == {"Country"}

    def test_leaves_participations_out_as_no_pair_takes_part(self, ties: list[Tie]) -> None:
        assert all(t.type != "participated" for ts in pairs_of(ties).values() for t in ts)

    def test_counts_the_countries_that_find_no_room(self, ties: list[Tie]) -> None:
        whole, cut = overview(pairs_of(ties)), overview(pairs_of(ties), limit=4)
        assert len(cut.nodes) == 4
        assert cut.more == len(whole.nodes) - 4

    def test_begins_with_the_strongest_pair_and_hangs_together(self) -> None:
        pairs = pairs_of(
            [meeting(f"m{n}", "MA", "KZ") for n in range(5)]
            + [meeting("m6", "KZ", "SN")]
            + [meeting(f"m{n}", "CL", "PE") for n in range(7, 10)]
        )
        assert {end.uid for end in overview(pairs, limit=3).nodes} == {"MA", "KZ", "SN"}

    def test_keeps_few_edges_of_each_country(self) -> None:
        hub = [meeting(f"m{n}", "MA", code) for n, code in enumerate(("KZ", "SN", "FR", "CL"))]
        clique = [meeting(f"c{n}", "KZ", code) for n, code in enumerate(("SN", "FR", "CL"))]
        scene = overview(pairs_of(hub + clique), strongest=2)
        assert {end.uid for end in scene.nodes} == {"MA", "KZ", "SN", "FR", "CL"}
        assert len(scene.edges) < 7

    @given(
        st.lists(st.tuples(codes, codes).filter(lambda pair: pair[0] != pair[1])), st.integers(0, 6)
    )
    def test_draws_no_edge_without_its_nodes(self, met: list[tuple[str, str]], limit: int) -> None:
        scene = overview(pairs_of(meeting(f"m{n}", *pair) for n, pair in enumerate(met)), limit)
        shown = {end.uid for end in scene.nodes}
        assert len(shown) <= limit
        assert all({edge.source, edge.target} <= shown for edge in scene.edges)


class TestNeighbourhood:
    def test_opens_a_country_into_its_officials_agreements_and_events(
        self, ties: list[Tie]
    ) -> None:
        scene = opened(ties, "MA")
        assert names(scene, "Official") == {"Driss Benali"}
        assert names(scene, "Agreement") == {"fisheries agreement"}
        assert names(scene, "Event") == {"Testville Forum"}
        assert {end.uid for end in scene.nodes if end.kind == "Country"} == {"MA", "KZ", "SN"}

    def test_draws_officials_of_closed_countries_as_their_country(self, ties: list[Tie]) -> None:
        assert "Aigul Seitova" not in names(opened(ties, "MA"), "Official")
        assert "Aigul Seitova" in names(opened(ties, "MA", "KZ"), "Official")

    def test_draws_every_tie_of_what_is_opened(self, ties: list[Tie]) -> None:
        near = among(ties, "MA")
        drawn = {uid for edge in opened(near, "MA").edges for uid in edge.ties}
        assert drawn == {tie["uid"] for tie in near}

    def test_ties_an_official_to_the_country_that_they_act_for(self, ties: list[Tie]) -> None:
        scene = opened(ties, "MA")
        official = next(end.uid for end in scene.nodes if end.kind == "Official")
        assert (official, "represents", "MA") in {(e.source, e.kind, e.target) for e in scene.edges}

    def test_opens_an_official_alone(self, ties: list[Tie]) -> None:
        driss = next(s["uid"] for t in ties for s in t["sides"] if s["name"] == "Driss Benali")
        theirs = [tie for tie in ties if any(side["uid"] == driss for side in tie["sides"])]
        scene = neighbourhood([(End(driss, "Official", "Driss Benali"), theirs)])
        assert names(scene, "Official") == {"Driss Benali"}
        assert {end.uid for end in scene.nodes if end.kind == "Country"} == {"KZ", "SN"}

    def test_keeps_the_nearest_neighbours_and_counts_the_others(self) -> None:
        met = [meeting(f"m{n}", "MA", f"org:{n:03}") for n in range(60)]
        met += [meeting("again", "MA", "org:059")]
        scene = opened(met, "MA")
        assert len(scene.nodes) == 41
        assert "org:059" in {end.uid for end in scene.nodes}
        assert scene.more == 20

    def test_gives_later_ones_less_room_and_more_when_asked(self) -> None:
        met = [meeting(f"m{n}", "MA", f"org:{n:03}") for n in range(60)]
        met += [meeting(f"k{n}", "KZ", f"org:k{n:03}") for n in range(60)]
        assert len(opened(met, "MA", "KZ").nodes) == 2 + 40 + 15
        assert len(opened(met, "MA", "KZ", extra=10).nodes) == 2 + 50 + 25

    def test_never_shows_more_than_the_canvas_takes(self) -> None:
        met = [meeting(f"m{n}", "MA", f"org:{n:04}") for n in range(2_000)]
        scene = opened(met, "MA", extra=10_000)
        assert len(scene.nodes) == CANVAS
        assert scene.more == 2_001 - CANVAS

    def test_shows_the_opened_node_though_nothing_is_known_of_it(self) -> None:
        assert opened([], "MA").nodes == (country("MA"),)

    def test_points_arrows_one_way_only_where_all_lines_run_so(self, ties: list[Tie]) -> None:
        scene = opened(ties, "CL")
        recall = next(edge for edge in scene.edges if edge.kind == "tension")
        assert (recall.source, recall.target, recall.arrow) == ("CL", "PE", "to")
        met = opened([meeting("m", "MA", "KZ")], "MA")
        assert [edge.arrow for edge in met.edges] == [""]


class TestStars:
    def test_rolls_ties_up_by_partner(self, ties: list[Tie]) -> None:
        scene = stars(["MA"], pairs_of(ties))
        assert {end.kind for end in scene.nodes} == {"Country"}
        assert {(e.source, e.target): e.count for e in scene.edges}["KZ", "MA"] == 3
        assert all("MA" in edge.ends for edge in scene.edges if "MA" in scene.opened)

    def test_keeps_the_partners_first_by_the_measure(self) -> None:
        many = [meeting(f"m{n}", "MA", f"{a}{b}") for n, (a, b) in enumerate(LETTERS)]
        planned = [meeting("p", "MA", "ZZ", status="planned")]
        pairs = pairs_of([*many, *many, *planned])
        assert len(stars(["MA"], pairs).nodes) == 1 + NEIGHBOURS
        assert "ZZ" not in {end.uid for end in stars(["MA"], pairs).nodes}
        assert stars(["MA"], pairs).more == len(many) + 1 - NEIGHBOURS
        assert {end.uid for end in stars(["MA"], pairs, "planned").nodes} == {"MA", "ZZ"}

    def test_later_ones_add_their_partners(self) -> None:
        pairs = pairs_of([meeting("a", "MA", "KZ"), meeting("b", "KZ", "SN")])
        scene = stars(["MA", "KZ"], pairs)
        assert {end.uid for end in scene.nodes} == {"MA", "KZ", "SN"}
        assert scene.opened == {"MA", "KZ"}


def test_a_mutual_exemption_runs_neither_way(ties: list[Tie]) -> None:
    visa = next(tie for tie in ties if tie["type"] == "exempted_visa")
    assert [line.directed for line in lines_of(visa)] == [False]


@given(st.lists(st.builds(Tally, codes, codes, codes, codes, st.integers(1, 5))))
def test_adding_tallies_up_loses_none(tallies: list[Tally]) -> None:
    total = added(tallies)
    assert sum(t.count for t in total) == sum(t.count for t in tallies)
    assert len({(t.type, t.tone, t.status, t.period) for t in total}) == len(total)
