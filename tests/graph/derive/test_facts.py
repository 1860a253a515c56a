"""Which reports are of one fact, and how it then stands."""

from __future__ import annotations

from itertools import permutations

from tests.support.reports import edges, fact, graph_of, nodes, person, report, ties

KZ = person("o1", "Erlan Koshanov", "KZ", "speaker")
MA = person("o2", "Mohamed Ould Errachid", "MA", "speaker")
PEOPLE = (KZ, MA)


def meeting(name, date="2025-04-06", status="held", a="o1", b="o2", **more):
    """A report of a meeting of the two speakers."""
    article = {"published": more.pop("published", "2025-04-07"), "text": more.pop("text", None)}
    return report(
        name,
        fact("met_with", date, status, a=a, b=b, **more),
        people=[p for p in PEOPLE if p.key in (a, b)],
        **article,
    )


def only_tie(*reports):
    (tie,) = ties(graph_of(*reports))
    return tie


def test_two_agencies_and_a_reprint_are_one_event_with_two_reports():
    words = "Les deux présidents se sont entretenus dimanche à Tachkent de leur coopération."
    afp, reprint = (meeting(name, sentence=words) for name in ("afp", "site"))
    graph = graph_of(afp, meeting("map", a="o2", b="o1"), reprint)
    (tie,) = ties(graph)
    assert tie["reports"] == 2
    assert len(tie["evidence"]) == 3
    assert [side["uid"] for side in tie["sides"]] == sorted(side["uid"] for side in tie["sides"])
    ((start, end, edge),) = edges(graph, "MET_WITH")
    assert (start, end) == (tie["sides"][0]["uid"], tie["sides"][1]["uid"])
    assert edge["event"] == tie["event"]
    assert edge["reports"] == 2


WORDS = " ".join(f"parole{number}" for number in range(60))


def test_a_near_copy_of_an_agencys_text_is_no_report_of_its_own():
    copies = [
        meeting("afp", text=f"{WORDS} (AFP)"),
        meeting(
            "site", text=f"Lire aussi : {WORDS.replace('parole30', 'mot')}", published="2025-04-08"
        ),
        meeting("map", text=" ".join(reversed(WORDS.split()))),
    ]
    tie = only_tie(*copies)
    assert tie["reports"] == 2
    assert [e.get("copy_of") for e in tie["evidence"]] == [None, None, copies[0].article.uid]


def test_two_meetings_in_one_week_and_each_years_forum_are_as_many_events():
    graph = graph_of(
        meeting("lundi", "2025-04-07"),
        meeting("jeudi", "2025-04-10"),
        meeting("l-an-dernier", "2024-04-07"),
    )
    assert len(nodes(graph, "Event")) == 3


def test_a_vaguer_date_joins_the_one_fact_it_fits_and_none_of_two():
    assert only_tie(meeting("jour"), meeting("mois", "2025-04"))["date"] == "2025-04-06"
    both = graph_of(
        meeting("a"),
        meeting("b", "2025-04-20", published="2025-05-01"),
        meeting("c", "2025-04", published="2025-05-02"),
    )
    assert [tie.get("date") for tie in ties(both)] == ["2025-04", "2025-04-06", "2025-04-20"]


def test_a_report_without_a_date_is_of_what_has_just_happened():
    graph = graph_of(
        meeting("a", "2025-03-06", published="2025-03-07"),
        meeting("b", "2025-04-06", published="2025-04-07"),
        meeting("c", None, published="2025-04-08"),
    )
    assert [tie["reports"] for tie in ties(graph)] == [1, 2]
    long_ago = graph_of(meeting("a"), meeting("b", None, published="2025-09-01"))
    assert len(ties(long_ago)) == 2


def test_a_month_in_which_they_met_again_is_not_of_the_first_meeting():
    again = meeting("encore", "2025-04", published="2025-06-01", again=True)
    assert len(ties(graph_of(meeting("vus"), again))) == 2
    same_day = meeting("encore", "2025-04-06", again=True)
    assert only_tie(meeting("vus"), same_day)["reports"] == 2


def test_a_meeting_of_another_number_or_elsewhere_is_another_where_a_day_is_not_known():
    first = meeting("une", place="Rabat", round=2)

    def events(date, **told):
        other = meeting("autre", date, published="2025-04-09", **told)
        (count,) = {len(ties(graph_of(*order))) for order in permutations((first, other))}
        return count

    assert events("2025-04", place="Morocco") == events("2025-04", round=2) == 1
    assert events("2025-04", place="Astana") == events("2025-04", place="Marrakesh") == 2
    assert events("2025-04", round=3) == 2
    assert events("2025-04-06", place="Astana", round=3) == 1


def test_a_side_that_may_be_the_same_person_does_not_make_it_another_meeting():
    lone = person("o1", "Koshanov", "KZ", "other")
    told = report("bref", fact("met_with", "2025-04-06", a="o1", b="o2"), people=(lone, MA))
    for order in permutations((meeting("afp"), told)):
        tie = only_tie(*order)
        assert tie["reports"] == 2
        assert {side["name"] for side in tie["sides"]} == {KZ.name, MA.name}
    other_day = report("x", fact("met_with", "2025-04-09", a="o1", b="o2"), people=(lone, MA))
    assert len(ties(graph_of(meeting("afp"), other_day))) == 2


def test_an_unnamed_side_joins_the_one_fact_it_fits():
    tie = only_tie(meeting("nommés"), meeting("anonyme", b="country:MA"))
    assert [side["kind"] for side in tie["sides"]] == ["Official", "Official"]
    assert tie["reports"] == 2


def test_what_has_happened_is_not_of_a_day_after_its_report():
    graph = graph_of(
        meeting("passée", None, published="2025-03-01"),
        meeting("datée", "2025-04-06", published="2025-04-07"),
    )
    assert len(ties(graph)) == 2


def test_a_plan_and_its_carrying_out_are_one_event_however_they_arrive():
    plan = meeting("plan", "2025-04", "planned", published="2025-03-20")
    done = meeting("fait", "2025-04-06", published="2025-04-07")
    for order in permutations((plan, done)):
        assert only_tie(*order)["status"] == "held"


def test_a_cancelled_plan_is_cancelled():
    plan = meeting("plan", "2025-04-06", "planned", published="2025-03-20")
    off = meeting("annulé", "2025-04-06", "cancelled", published="2025-04-01")
    assert only_tie(plan, off)["status"] == "cancelled"


def test_a_denial_stays_visible_beside_the_report():
    tie = only_tie(meeting("dit"), meeting("dément", status="denied", published="2025-04-08"))
    assert tie["status"] == "held"
    assert tie["reports"] == 1
    assert [(c["status"], c["article"]) for c in tie["contradictions"]] == [
        ("denied", "article:dement-" + tie["contradictions"][0]["article"][-6:])
    ]


def test_a_call_is_not_a_meeting_in_person():
    graph = graph_of(meeting("vus"), meeting("appelés", mode="call"))
    assert {p["mode"] for p in nodes(graph, "Event").values() if "mode" in p} == {"call"}
    assert len(nodes(graph, "Event")) == 2


def test_the_confidence_is_the_best_claims():
    tie = only_tie(meeting("a", confidence=0.5), meeting("b", confidence=0.8))
    assert tie["confidence"] == 0.8


def test_one_sitting_of_three_is_one_event_with_three_ties():
    third = person("o3", "Sahiba Gafarova", "AZ", "speaker")
    pairs = [("o1", "o2"), ("o1", "o3"), ("o2", "o3")]
    facts = [fact("met_with", "2025-04-06", a=a, b=b, occasion="trio") for a, b in pairs]
    graph = graph_of(report("trio", *facts, people=(*PEOPLE, third)))
    (event,) = nodes(graph, "Event").values()
    assert event["countries"] == ["AZ", "KZ", "MA"]
    assert event["name"] == (
        "Meeting of Sahiba Gafarova, Erlan Koshanov and Mohamed Ould Errachid, 6 April 2025"
    )
    assert len(ties(graph)) == 3
    alone = [fact("met_with", "2025-04-06", a=a, b=b) for a, b in pairs]
    assert len(nodes(graph_of(report("x", *alone, people=(*PEOPLE, third))), "Event")) == 3


def test_a_visit_told_of_on_two_days_running_is_one_stay():
    def visit(name, date):
        return report(name, fact("visited", date, who="o1", to="country:MA"), people=[KZ])

    tie = only_tie(visit("arrivée", "2025-04-06"), visit("suite", "2025-04-07"))
    assert (tie["date"], tie["date_end"]) == ("2025-04-06", "2025-04-07")
    assert len(ties(graph_of(visit("a", "2025-04-06"), visit("b", "2025-04-09")))) == 2


def test_participants_of_a_named_event_share_it_and_are_not_listed_as_a_pair():
    name = "150th Assembly of the Inter-Parliamentary Union"
    graph = graph_of(
        report("a", fact("participated", "2025-04-06", who="o1", event=name), people=[KZ]),
        report("b", fact("participated", "2025-04", who="o2", event=name), people=[MA]),
    )
    ((uid, event),) = nodes(graph, "Event").items()
    assert uid.startswith("event:150th-assembly-of-the-inter-parliamentary-union-")
    assert event["name"] == name
    assert {p["party"] for p in nodes(graph, "Entry").values()} == {"KZ", "MA"}
    assert not nodes(graph, "Dyad")
    took_part = edges(graph, "TOOK_PART_IN")
    assert [start for start, _, p in took_part if "via" in p] == ["KZ", "MA"]


def test_a_meeting_worded_as_part_of_a_named_event_is_part_of_it():
    name = "150th Assembly of the IPU"
    graph = graph_of(
        report(
            "uip",
            fact("participated", "2025-04-06", who="o1", event=name),
            fact("met_with", "2025-04-06", a="o1", b="o2", part_of=name),
            people=PEOPLE,
        )
    )
    ((part, frame, _),) = edges(graph, "PART_OF")
    assert nodes(graph, "Event")[part]["type"] == "meeting"
    assert nodes(graph, "Event")[frame]["type"] == "assembly"


def test_each_party_and_signer_signed_the_agreement():
    signing = fact(
        "signed",
        "2025-04-06",
        parties=("country:KZ", "country:MA"),
        signers=("o1", "o2"),
        kind="mou",
        what="memorandum on training diplomats",
    )
    graph = graph_of(report("accord", signing, people=PEOPLE))
    ((uid, agreement),) = nodes(graph, "Agreement").items()
    assert agreement["signed_on"] == "2025-04-06"
    assert agreement["stage"] == "signed"
    signed = edges(graph, "SIGNED")
    assert {end for _, end, _ in signed} == {uid}
    assert sorted(p["part"] for _, _, p in signed) == ["parties", "parties", "signers", "signers"]
    assert [end for _, end, _ in edges(graph, "CONCERNS")] == [uid]


def signing(name, date, *signers, what="border treaty", kind="treaty", **more):
    stated = fact(
        "signed",
        date,
        parties=("country:KZ", "country:MA"),
        signers=signers,
        kind=kind,
        what=what,
        sentence=f"{name}: les deux ministres ont signé ce {date}.",
    )
    people = [p for p in (*PEOPLE, person("o3", "Murat Nurtleu", "KZ")) if p.key in signers]
    return report(name, stated, people=people, **more)


def test_one_signing_reported_of_two_days_is_one_event_that_shows_the_contradiction():
    tie = only_tie(
        signing("afp", "2025-04-06"),
        signing("map", "2025-04-06", what="treaty on the border"),
        signing("aps", "2025-04-09", kind="agreement"),
    )
    assert (tie["date"], tie["reports"]) == ("2025-04-06", 2)
    assert [(c["about"], c["date"]) for c in tie["contradictions"]] == [("date", "2025-04-09")]
    unnamed = [signing("a", "2025-04-06", what=None), signing("b", "2025-04-09", what=None)]
    assert len(ties(graph_of(*unnamed))) == 2


def test_another_signatory_is_a_contradiction_and_not_another_signing():
    graph = graph_of(
        signing("afp", "2025-04-06", "o1", "o2"),
        signing("map", "2025-04-06", "o1", "o2"),
        signing("aps", "2025-04-06", "o3", "o2"),
    )
    (tie,) = ties(graph)
    assert {s["name"] for s in tie["sides"] if s["part"] == "signers"} == {KZ.name, MA.name}
    assert [c["about"] for c in tie["contradictions"]] == ["signers"]
    (event,) = nodes(graph, "Event").values()
    assert event["contradictions"] == 1


def test_a_copy_with_another_day_is_no_other_meeting():
    tie = only_tie(
        meeting("afp", text=f"{WORDS} le 6"),
        meeting("map"),
        meeting("site", "2025-04-07", text=f"{WORDS} le 7"),
    )
    assert tie["date"] == "2025-04-06"
    assert [c["about"] for c in tie["contradictions"]] == ["date"]


def test_ratification_and_entry_into_force_continue_the_life_of_one_agreement():
    parties = ("country:KG", "country:TJ")
    stages = [("signed", "2024-02-06"), ("ratified", "2024-03-20"), ("in_force", "2024-03-21")]
    facts = [
        fact("signed", date, parties=parties, kind="treaty", what="border treaty", stage=stage)
        for stage, date in stages
    ]
    graph = graph_of(report("traité", *facts))
    (agreement,) = nodes(graph, "Agreement").values()
    assert agreement["stage"] == "in_force"
    assert agreement["in_force_on"] == "2024-03-21"
    assert [tie["stage"] for tie in ties(graph)] == ["signed", "ratified", "in_force"]


def visa(name, date, stage, published, status="held", **more):
    fields = {"by": "country:KZ", "of": "country:MA", "mutual": True, **more}
    claim = fact("exempted_visa", date, status, stage=stage, **fields)
    return report(name, claim, published=published)


def test_an_exemption_is_one_tie_for_its_life_and_goes_both_ways_when_mutual():
    graph = graph_of(
        visa("signé", "2024-05-14", "signed", "2024-05-15"),
        visa("en-vigueur", "2024-07-01", "in_force", "2024-07-02"),
    )
    (tie,) = ties(graph)
    assert (tie["stage"], tie["date"]) == ("in_force", "2024-07-01")
    assert [stage["stage"] for stage in tie["stages"]] == ["signed", "in_force"]
    assert [(a, b) for a, b, _ in edges(graph, "EXEMPTED_VISA")] == [("KZ", "MA"), ("MA", "KZ")]
    (dyad,) = nodes(graph, "Dyad").values()
    assert (dyad["visa_by_first"], dyad["visa_by_second"]) == ("in_force", "in_force")


def test_an_end_reported_before_its_beginning_is_still_the_end():
    ended = visa("fin", "2026-01-10", "ended", "2026-01-11")
    signed = visa("début", "2023-03-01", "in_force", "2023-03-02")
    for order in permutations((ended, signed)):
        assert only_tie(*order)["stage"] == "ended"


def test_an_unrelated_fact_retires_nothing():
    exempt = visa("exempt", "2023-03-01", "in_force", "2023-03-02")
    graph = graph_of(exempt, meeting("plus-tard", "2025-04-06"))
    (dyad,) = nodes(graph, "Dyad").values()
    assert dyad["visa_by_first"] == "in_force"
    assert dyad["ties"] == 2


def test_an_act_of_state_is_a_relationship_of_its_own_name():
    act = fact(
        "diplomatic", "2025-04-06", a="country:HN", b="country:NI", action="recall_ambassador"
    )
    graph = graph_of(report("rappel", act))
    assert [(a, b) for a, b, _ in edges(graph, "RECALL_AMBASSADOR")] == [("HN", "NI")]
    (event,) = nodes(graph, "Event").values()
    assert (event["cameo"], event["plover"]) == ("160", "SANCTION")
    assert event["name"] == "Honduras recalled its ambassador to Nicaragua, 6 April 2025"
    assert event["name_fr"] == "Honduras rappelle son ambassadeur en Nicaragua, 6 avril 2025"


def test_a_body_that_no_table_holds_has_a_node_of_its_own():
    act = fact("message", "2025-04-06", a="org:Front de Libération", b="o2", kind="letter")
    graph = graph_of(report("lettre", act, people=[MA]))
    assert nodes(graph, "Organization") == {
        "org:Front de Libération": {
            "name": "Front de Libération",
            "name_en": "Front de Libération",
            "unlisted": True,
        }
    }


def test_every_tie_has_a_claim_that_supports_it_and_entries_that_list_it():
    graph = graph_of(meeting("vus"))
    (tie,) = ties(graph)
    assert tie["uid"].startswith(tie["event"])
    assert tie["evidence"][0]["claim"] in {
        claim for claim, _, p in edges(graph, "SUPPORTS") if p.get("tie") == tie["uid"]
    }
    entries = nodes(graph, "Entry")
    assert set(entries) == {f"{party}|2025-04-06|{tie['uid']}" for party in ("KZ", "MA", "KZ~MA")}
    assert nodes(graph, "Event")[tie["event"]]["entries"] == sorted(entries)
