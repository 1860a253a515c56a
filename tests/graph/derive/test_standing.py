"""How two countries stand by what has been reported: since when, by which sentence, on any day."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.derive.standing import life, standing
from tests.support.reports import fact, graph_of, nodes, report, ties

KZ_MA = ("country:KZ", "country:MA")


def visa(name, date, stage, published=None, status="held", /, **more):
    fields = {"by": "country:KZ", "of": "country:MA", "mutual": True, "scope": "ordinary", **more}
    stated = fact("exempted_visa", date, status, stage=stage, **fields)
    return report(name, stated, published=published or date)


def treaty(name, date, stage="signed", status="held", /, published=None, what="border treaty"):
    details = {"kind": "treaty", "what": what, "stage": stage}
    stated = fact("signed", date, status, parties=KZ_MA, **details)
    return report(name, stated, published=published or date)


def act(name, date, action, a="country:MA", b="country:KZ", /, published=None):
    stated = fact("diplomatic", date, a=a, b=b, action=action)
    return report(name, stated, published=published or date)


def stood(reports, as_of=None):
    return standing(ties(graph_of(*reports)), as_of)


def visas(reports, as_of=None):
    return {(v["by"], v["of"], v["scope"]): v["stage"] for v in stood(reports, as_of)["visas"]}


def matters(reports, as_of=None):
    return {
        (a["matter"], a["a"], a["b"]): (a["action"], a.get("since"))
        for a in stood(reports, as_of)["acts"]
    }


def test_the_visa_regime_is_told_for_each_direction_and_kind_of_passport():
    reports = (
        visa("a", "2023-03-01", "in_force", mutual=False),
        visa("b", "2024-03-01", "signed", scope="diplomatic_service"),
    )
    for order in permutations(reports):
        assert visas(order) == {
            ("KZ", "MA", "diplomatic_service"): "signed",
            ("KZ", "MA", "ordinary"): "in_force",
            ("MA", "KZ", "diplomatic_service"): "signed",
        }


def test_a_state_ends_only_by_a_sentence_that_says_so_and_for_whom_it_says():
    begun = visa("début", "2023-03-01", "in_force")
    diplomats = visa("service", "2023-05-01", "in_force", scope="diplomatic_service")
    one_way = visa("fin", "2026-01-10", "ended", by="country:MA", of="country:KZ", mutual=False)
    met = report("vus", fact("met_with", "2026-02-01", a="country:KZ", b="country:MA"))
    broken = act("rupture", "2026-02-02", "break_relations")
    told = visas((begun, diplomats, one_way, met, broken))
    assert told["MA", "KZ", "ordinary"] == "ended"
    del told["MA", "KZ", "ordinary"]
    assert set(told.values()) == {"in_force"}
    assert len(told) == 3


def test_an_end_that_names_no_passports_ends_what_there_is_and_it_may_begin_again():
    reports = [
        visa("début", "2023-03-01", "in_force"),
        visa("service", "2023-05-01", "in_force", scope="diplomatic_service"),
        visa("fin", "2024-01-10", "ended", scope="unspecified"),
    ]
    assert set(visas(reports).values()) == {"ended"}
    reports.append(visa("encore", "2025-01-01", "in_force"))
    assert visas(reports)["MA", "KZ", "ordinary"] == "in_force"
    assert visas(reports, "2024-06")["MA", "KZ", "ordinary"] == "ended"
    assert visas(reports, "2023-12")["MA", "KZ", "ordinary"] == "in_force"


def test_what_is_in_force_stays_so_when_more_is_signed():
    reports = (visa("a", "2023-03-01", "in_force"), visa("b", "2024-03-01", "signed"))
    (one, _) = stood(reports)["visas"]
    assert (one["stage"], one["since"]) == ("in_force", "2023-03-01")


def test_a_plan_and_a_denial_change_nothing():
    plan = visa("plan", "2025-06-01", "in_force", "2025-03-01", "planned")
    assert visas([plan]) == {}
    reports = [act("dit", "2025-01-01", "open_embassy")]
    planned = fact("diplomatic", "2025-06-01", "planned", a="country:MA", b="country:KZ",
                   action="close_embassy")  # fmt: skip
    reports.append(report("plan", planned, published="2025-05-01"))
    assert matters(reports) == {("embassy", "MA", "KZ"): ("open_embassy", "2025-01-01")}


@pytest.mark.parametrize("date", ["2025-03-01", "2025-03"])
def test_as_of_the_day_before_an_entry_into_force_does_not_show(date):
    reports = [visa("v", date, "in_force", "2025-03-02")]
    assert visas(reports, "2025-02-28") == {}
    assert len(visas(reports, "2025-03")) == len(visas(reports, "2025-03-31")) == 2


def test_an_agreement_has_a_life_of_dated_stages_each_with_its_claim():
    reports = (
        treaty("plan", "2024-02", "signed", "planned", published="2024-01-20"),
        treaty("signé", "2024-02-06"),
        treaty("ratifié", "2024-03-20", "ratified"),
        treaty("en-vigueur", "2024-03-21", "in_force"),
        treaty("fin", "2026-01-01", "ended"),
    )
    lives = [
        ("announced", "2024-01-20"),
        ("signed", "2024-02-06"),
        ("ratified", "2024-03-20"),
        ("in_force", "2024-03-21"),
        ("ended", "2026-01-01"),
    ]
    graph = graph_of(*reports)
    claims = {uid: claim["status"] for uid, claim in nodes(graph, "Claim").items()}
    told = life(ties(graph))
    assert [(stage["stage"], stage["date"]) for stage in told] == lives
    assert [claims[stage["claim"]] for stage in told] == ["planned", *["held"] * 4]
    (node,) = nodes(graph, "Agreement").values()
    dated = [node[f"{stage}_on"] for stage, _ in lives]
    assert dated == [date for _, date in lives]

    (now,) = standing(ties(graph))["agreements"]
    assert (now["stage"], now["since"], now["what"]) == ("ended", "2026-01-01", "border treaty")
    (before,) = standing(ties(graph), "2025-06-15")["agreements"]
    assert (before["stage"], before["since"]) == ("in_force", "2024-03-21")
    (early,) = standing(ties(graph), "2024-01-31")["agreements"]
    assert early["stage"] == "announced"
    assert standing(ties(graph), "2024-01-01")["agreements"] == []


def test_a_signing_that_was_called_off_leaves_no_agreement():
    off = treaty("annulé", "2024-02-06", "signed", "cancelled", published="2024-02-01")
    plan = treaty("plan", "2024-02-06", "signed", "planned", published="2024-01-20")
    assert stood([plan, off])["agreements"] == []


def test_each_matter_stands_as_the_last_act_that_changed_it_says():
    reports = (
        act("a", "1962-05-01", "establish_relations"),
        act("b", "2019-03-01", "break_relations"),
        act("c", "2023-08-10", "restore_relations"),
        act("d", "2023-09-01", "open_embassy"),
        act("e", "2023-10-01", "open_embassy", "country:KZ", "country:MA"),
        act("f", "2024-05-01", "joint_commission"),
        act("g", "2024-06-01", "credentials"),
    )
    for order in permutations(reports[:3]):
        assert matters(order) == {("relations", "MA", "KZ"): ("restore_relations", "2023-08-10")}
    assert matters(reports) == {
        ("relations", "MA", "KZ"): ("restore_relations", "2023-08-10"),
        ("embassy", "MA", "KZ"): ("open_embassy", "2023-09-01"),
        ("embassy", "KZ", "MA"): ("open_embassy", "2023-10-01"),
        ("joint_commission", "MA", "KZ"): ("joint_commission", "2024-05-01"),
        ("ambassador", "MA", "KZ"): ("credentials", "2024-06-01"),
    }
    broken = ("break_relations", "2019-03-01")
    assert matters(reports, "2020") == {("relations", "MA", "KZ"): broken}
    assert matters(reports, "1950") == {}


def test_a_state_lasts_since_its_beginning_however_often_it_is_told_but_an_ambassador_is_new():
    commission = [act("a", "2010-05-01", "joint_commission"), act("b", "2024", "joint_commission")]
    assert matters(commission)["joint_commission", "MA", "KZ"][1] == "2010-05-01"
    envoys = [act("a", "2010-05-01", "credentials"), act("b", "2024-01-09", "credentials")]
    assert matters(envoys)["ambassador", "MA", "KZ"][1] == "2024-01-09"


def test_an_act_without_a_date_holds_from_its_report():
    reports = [act("a", None, "open_embassy", published="2024-06-01")]
    assert matters(reports, "2024-05-31") == {}
    assert matters(reports, "2024-06-01") == {("embassy", "MA", "KZ"): ("open_embassy", None)}


def test_the_claim_of_a_state_is_one_that_says_that_it_came_about():
    plan = fact("diplomatic", "2025-06-01", "planned", a="country:MA", b="country:KZ",
                action="open_embassy")  # fmt: skip
    graph = graph_of(
        report("plan", plan, published="2025-05-01"), act("fait", "2025-06-01", "open_embassy")
    )
    (told,) = standing(ties(graph))["acts"]
    assert nodes(graph, "Claim")[told["claim"]]["status"] == "held"
