"""Who is who: mentions become officials."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.update.arrivals import Arrival
from tests.support.reports import edges, graph_of, nodes, person, report

SPEAKER = {"role": "speaker", "office": "présidente du Parlement"}


def named(number: int, name: str, country: str | None = "GE", **more: object) -> Arrival:
    """A report that names one person."""
    people = [person("o1", name, country, **{**SPEAKER, **more})]
    return report(f"depeche-{number}", people=people, published=f"2025-04-0{number}")


def test_one_person_under_many_spellings_is_one_official_whatever_the_order():
    spellings = ("Ketevan Lomtadze", "K. Lomtadzé", "Lomtadze Ketevan", "Кетеван Ломтадзе")
    reports = [named(number, name) for number, name in enumerate(spellings, 1)]
    graphs = [graph_of(*order) for order in permutations(reports)]
    (uid,) = nodes(graphs[0], "Official")
    assert uid.startswith("official:ge:ketevan-lomtadze-")
    assert nodes(graphs[0], "Official")[uid]["aliases"] == [
        "K. Lomtadzé",
        "Lomtadze Ketevan",
        "Кетеван Ломтадзе",
    ]
    assert all(graph == graphs[0] for graph in graphs)


def test_a_lone_surname_without_an_office_is_never_merged_but_waits_with_a_doubt():
    unknown = [named(number, "Lomtadze", role="other", office=None) for number in (2, 3)]
    graph = graph_of(named(1, "Ketevan Lomtadze"), unknown[0])
    assert len(nodes(graph, "Official")) == 2
    assert len(nodes(graph_of(*unknown), "Official")) == 2
    ((_, _, doubt),) = edges(graph, "POSSIBLY_SAME_AS")
    assert doubt["why"] == "one word only"


def test_a_lone_surname_with_its_office_is_the_one_person_who_holds_it():
    lone = named(3, "Lomtadze")
    assert len(nodes(graph_of(named(1, "Ketevan Lomtadze"), lone), "Official")) == 1
    two = graph_of(named(1, "Ketevan Lomtadze"), named(2, "Nino Lomtadze"), lone)
    assert len(nodes(two, "Official")) == 3


def test_a_name_that_fits_two_people_stays_apart():
    graph = graph_of(
        named(1, "Ketevan Ana Lomtadze"), named(2, "Ketevan Nino Lomtadze"), named(3, "K. Lomtadze")
    )
    assert len(nodes(graph, "Official")) == 3
    assert {p["why"] for _, _, p in edges(graph, "POSSIBLY_SAME_AS")} >= {"several fit"}


def test_two_people_whom_one_article_names_are_two():
    people = [
        person("o1", "Denis Sassou Nguesso", "CG", "head_of_state"),
        person("o2", "Denis-Christel Sassou Nguesso", "CG", "minister"),
    ]
    graph = graph_of(report("both", people=people))
    assert len(nodes(graph, "Official")) == 2
    assert not edges(graph, "POSSIBLY_SAME_AS")


@pytest.mark.parametrize(
    ("father", "son"),
    [
        ("Mohamed Bazoum", "Mohamed Bazoum Junior"),
        ("Mohamed Ould Nouh", "Nouh Ould Mohamed"),
        ("Denis Sassou Nguesso", "Denis-Christel Sassou Nguesso"),
    ],
)
def test_father_and_son_stay_two(father, son):
    graph = graph_of(
        named(1, father, "CG", role="head_of_state"), named(2, son, "CG", role="minister")
    )
    assert len(nodes(graph, "Official")) == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Noureddine Benjelloun", "Nour Eddine Ben Jelloun"),
        ("Djamel Cherkaoui", "Gamal Al-Sharqawi"),
        ("Cheikh Ndiaye", "شيخ ندياي"),
        ("Otmane Haddad", "عثمان الحداد"),
        ("Jorge Zúñiga", "خورخي زونيغا"),
    ],
)
def test_spellings_of_one_name_in_one_office_are_one_person(a, b):
    assert len(nodes(graph_of(named(1, a, "MA"), named(2, b, "MA")), "Official")) == 1


def test_namesakes_of_two_countries_are_two_officials_with_a_doubt():
    graph = graph_of(
        named(1, "Amadou Barry", "GN", role="member_of_parliament"),
        named(2, "Amadou Barry", "SN", role="ambassador"),
    )
    assert {p["country"] for p in nodes(graph, "Official").values()} == {"GN", "SN"}
    ((_, _, doubt),) = edges(graph, "POSSIBLY_SAME_AS")
    assert doubt == {"score": 1.0, "why": "same name, other affiliation"}


def test_namesakes_with_different_offices_at_one_time_are_two():
    graph = graph_of(
        named(1, "Amadou Barry", "GN", role="member_of_parliament"),
        named(2, "Amadou Barry", "GN", role="ambassador"),
        named(3, "Amadou Barry", "GN", role="member_of_parliament"),
    )
    assert len(nodes(graph, "Official")) == 2


def test_who_changes_office_stays_one_person_with_both_offices():
    graph = graph_of(
        named(1, "Amadou Barry", "GN", role="minister", office="ministre du commerce"),
        named(2, "Amadou Barry", "GN", role="ambassador", office="ambassadeur"),
    )
    (official,) = nodes(graph, "Official").values()
    assert official["role"] == "ambassador"
    held = edges(graph, "HOLDS_OFFICE")
    assert [(to, p["role"], p["first_seen"]) for _, to, p in held] == [
        ("GN", "minister", "2025-04-01"),
        ("GN", "ambassador", "2025-04-02"),
    ]


def test_a_minister_with_a_department_is_not_the_head_of_government_of_that_name():
    trade = {"role": "minister", "office": "ministre du Commerce"}
    leads = {"role": "head_of_government", "office": "Premier ministre"}
    offices = [trade, leads, trade, leads]
    name = "Ketevan Lomtadze"
    graph = graph_of(*(named(n, name, **office) for n, office in enumerate(offices, 1)))
    assert len(nodes(graph, "Official")) == 2
    assert len(edges(graph, "POSSIBLY_SAME_AS")) == 1
    bare = [{**office, "office": "ministre"} if office is trade else office for office in offices]
    graph = graph_of(*(named(n, name, **office) for n, office in enumerate(bare, 1)))
    assert len(nodes(graph, "Official")) == 1
    later = graph_of(*(named(n, name, **o) for n, o in enumerate((trade, trade, leads, leads), 1)))
    assert len(nodes(later, "Official")) == 1


def test_an_official_is_called_as_most_reports_do_but_never_by_initials():
    names = ("K. Lomtadze", "K. Lomtadze", "dit Ketevan Lomtadze", "Ketevan Lomtadze")
    reports = [named(number, name) for number, name in enumerate(names, 1)]
    (official,) = nodes(graph_of(*reports, named(5, "Ketevan Lomtadze")), "Official").values()
    assert official["name"] == "Ketevan Lomtadze"


def test_kings_are_told_apart_by_their_ordinals():
    king = {"role": "head_of_state", "office": "roi"}
    graph = graph_of(
        named(1, "Mohammed VI", "MA", **king),
        named(2, "محمد السادس", "MA", **king),
        named(3, "Mohammed V", "MA", **king),
    )
    assert sorted(p["name"] for p in nodes(graph, "Official").values()) == [
        "Mohammed V",
        "Mohammed VI",
    ]


def test_the_office_is_held_in_the_chamber_where_it_is_known():
    chamber = "parliament:ma:chambre-des-conseillers"
    graph = graph_of(named(1, "Mohamed Ould Errachid", "MA", parliament=chamber))
    ((official, where, office),) = edges(graph, "HOLDS_OFFICE")
    assert where == chamber
    assert office["title"] == "présidente du Parlement"
    assert edges(graph, "REPRESENTS") == [(official, "MA", {})]


def test_every_official_has_a_claim_that_supports_them():
    graph = graph_of(named(1, "Ketevan Lomtadze"), named(2, "Ketevan Lomtadze"))
    (uid,) = nodes(graph, "Official")
    supports = edges(graph, "SUPPORTS")
    assert [to for _, to, _ in supports] == [uid, uid]
    assert uid[-6:] in {claim[6:12] for claim, _, _ in supports}


def test_an_uid_does_not_come_to_mean_somebody_else_of_the_same_name():
    (gone,) = nodes(graph_of(named(1, "Amadou Barry")), "Official")
    (other,) = nodes(graph_of(named(2, "Amadou Barry")), "Official")
    assert gone != other
