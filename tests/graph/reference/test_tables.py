"""What every reviewed table keeps to, whoever edits it."""

import re
from collections import defaultdict

import pytest

from graph.reference import LANGUAGES, reference, reference_graph
from graph.reference.parliaments import read_parliaments
from graph.text import fold

BOOK = reference()

ROLES = {
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "minister",
    "speaker",
    "deputy_speaker",
    "member_of_parliament",
    "ambassador",
    "head_of_organisation",
    "monarch_family",
    "envoy",
    "senior_official",
    "other",
}


def test_all_members_of_the_united_nations_are_there():
    members = [c for c in BOOK.countries.values() if c.status == "un_member"]
    assert len(members) == 193
    assert {"EH", "PS", "XK", "TW", "VA"} <= set(BOOK.countries)


@pytest.mark.parametrize("code", BOOK.countries)
def test_a_country_has_every_field(code):
    country = BOOK.country(code)
    assert re.fullmatch(r"[A-Z]{2}", country.code)
    assert re.fullmatch(r"[A-Z]{3}", country.iso3)
    assert re.fullmatch(r"Q\d+", country.wikidata)
    assert country.state in BOOK.countries
    for language in LANGUAGES:
        assert country.names[language].short
        assert country.names[language].formal
        assert country.adjective_forms(language)
        assert country.capitals[language]


def test_codes_and_wikidata_ids_are_unique():
    countries = BOOK.countries.values()
    assert (
        len({c.iso3 for c in countries})
        == len({c.wikidata for c in countries})
        == len(BOOK.countries)
    )


def test_realms_have_the_wikidata_id_of_the_country_not_the_crown():
    ids = {code: BOOK.country(code).wikidata for code in ("DK", "NL", "EH")}
    assert ids == {"DK": "Q35", "NL": "Q55", "EH": "Q6250"}


def _alias(text, kind):
    return text if kind == "acronym" else fold(text.replace("+", " plus"))


def test_a_form_stands_for_one_thing_unless_listed_as_ambiguous():
    tables = BOOK.ambiguities
    listed = {fold(form) for row in tables.ambiguous for form in row.forms}
    listed |= {fold(row.form) for row in tables.homographs}
    listed |= {row.form for row in tables.weak_acronyms}
    for language in LANGUAGES:
        meanings = defaultdict(set)
        for form in BOOK.forms(language):
            if form.kind not in ("prefix", "generic_chamber"):
                chamber = BOOK.parliaments.get(form.uid)
                meant = chamber.country if chamber else form.uid
                meanings[_alias(form.text, form.kind)].add(meant)
        shared = {alias for alias, uids in meanings.items() if len(uids) > 1}
        assert shared <= listed, (language, shared - listed)


def test_a_form_that_identifies_alone_belongs_to_one_country():
    countries = defaultdict(set)
    for parliament in BOOK.parliaments.values():
        for form in parliament.alone:
            countries[fold(form)].add(parliament.country)
    assert {form: codes for form, codes in countries.items() if len(codes) > 1} == {}


def test_forms_are_single_names_not_lists():
    for language in LANGUAGES:
        for form in BOOK.forms(language):
            assert not re.search(r"\w,\w", form.text), form
            assert form.text == form.text.strip()


def test_roles_are_those_of_the_fact_format():
    offices = BOOK.offices
    named = set(offices.priority) | set(offices.rank_down_role.values())
    for language in offices.languages.values():
        for title in language.titles:
            named |= {title.role, title.role_chamber, title.role_org, title.role_other}
            named |= {title.role_portfolio, *title.role_if_country.values()}
    assert named - {None} == ROLES == set(offices.priority)


def test_country_codes_in_the_tables_are_countries():
    codes = {p.country for p in BOOK.parliaments.values()}
    codes |= {o.country for o in BOOK.organizations.values() if o.country}
    codes |= {row.country for row in BOOK.ambiguities.homographs if row.country}
    for language in BOOK.offices.languages.values():
        for title in language.titles:
            codes |= {code for code in title.only_country if code} | set(title.role_if_country)
    for row in BOOK.ambiguities.ambiguous:
        codes |= {c for c in row.candidates if not c.startswith("org:")}
    assert codes <= set(BOOK.countries)


def test_organs_series_and_weak_acronyms_name_known_bodies():
    named = {organ.of for organ in BOOK.organs}
    named |= {series.org for series in BOOK.named_series if series.org}
    assert named <= set(BOOK.organizations)
    for row in BOOK.ambiguities.weak_acronyms:
        for org in row.orgs:
            assert BOOK.organization(org)


@pytest.mark.parametrize("language", LANGUAGES)
def test_event_patterns_compile(language):
    pattern = BOOK.event_patterns[language]
    ordinal = re.compile(pattern.ordinal)
    assert {"n", "w"} <= set(ordinal.groupindex)
    assert pattern.nouns


def test_series_have_forms_or_a_pattern():
    for series in BOOK.named_series:
        assert series.forms or re.compile(series.pattern)


def test_generic_chamber_names_have_a_level():
    generic = read_parliaments().generic
    assert generic["fr"]["Assemblée nationale"] == "lower"
    levels = {level for names in generic.values() for level in names.values()}
    assert levels == {"lower", "upper", "unicameral", "joint"}


def test_the_graph_has_all_nodes_and_every_chamber_belongs_to_its_country():
    graph = reference_graph()
    labels = defaultdict(int)
    for label, uid in graph.nodes:
        labels[label] += 1
        assert "/" not in uid
    assert labels == {
        "Country": len(BOOK.countries),
        "Organization": len(BOOK.organizations),
        "Parliament": len(BOOK.parliaments),
    }
    for kind, start, end, _ in graph.edges:
        assert kind == "CHAMBER_OF"
        assert start in graph.nodes
        assert end == ("Country", BOOK.parliament(start[1]).country)
    assert len(graph.edges) == len(BOOK.parliaments)


def test_node_properties_are_what_a_store_can_hold():
    for properties in reference_graph().nodes.values():
        assert all(isinstance(value, str) and value for value in properties.values())


def test_morocco_is_described_in_full():
    node = reference_graph().nodes["Country", "MA"]
    assert node["name_fr"] == "Maroc"
    assert node["name_ar"] == "المغرب"
    assert (node["iso3"], node["wikidata"], node["cameo"]) == ("MAR", "Q1028", "MAR")
