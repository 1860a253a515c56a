"""Look-ups: by uid for programs, by any name for people."""

import pytest

from graph.errors import EntenteError, NotFound
from graph.reference import cities, reference
from graph.reference.countries import Country
from graph.reference.tables import checked

BOOK = reference()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MA", "MA"),
        ("ma", "MA"),
        ("mar", "MA"),
        ("Maroc", "MA"),
        (" morocco ", "MA"),
        ("المغرب", "MA"),
        ("Марокко", "MA"),
        ("Royaume du Maroc", "MA"),
        ("NO", "NO"),
        ("NA", "NA"),
        ("cote d'ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("etats-unis", "US"),
        ("Korea", "KR"),
        ("RDC", "CD"),
        ("República Dominicana", "DO"),
        ("Dominica", "DM"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
    ],
)
def test_a_country_is_found_by_code_or_by_name_in_any_language(text, code):
    assert BOOK.find_country(text).code == code


@pytest.mark.parametrize("code", BOOK.countries)
def test_every_country_is_found_by_its_codes_and_its_names(code):
    country = BOOK.country(code)
    for text in (code, country.iso3, *(names.short for names in country.names.values())):
        assert BOOK.find_country(text) is country


def test_a_misspelled_country_is_not_found_but_suggested():
    with pytest.raises(NotFound) as caught:
        BOOK.find_country("Marroc")
    assert caught.value.suggestions[0] == "Morocco"
    assert str(caught.value) == "No country is called 'Marroc'; did you mean Morocco?"


@pytest.mark.parametrize("text", ["-", "", "  ", "…", "Atlantis en Mer"])
def test_what_names_no_country_is_not_found(text):
    with pytest.raises(NotFound):
        BOOK.find_country(text)


def test_a_name_of_two_countries_is_neither():
    with pytest.raises(NotFound) as caught:
        BOOK.find_country("Congo")
    assert set(caught.value.suggestions) == {
        "Republic of the Congo",
        "Democratic Republic of the Congo",
    }


def test_party_forms_and_node_uids_lead_to_the_same():
    assert BOOK.country("country:MA") is BOOK.country("MA")
    assert BOOK.organization("org:IPU") is BOOK.organization("IPU")
    assert BOOK.organization("org:Arab League").uid == "org:LAS"


@pytest.mark.parametrize(
    ("uid", "language", "label"),
    [
        ("MA", "fr", "Maroc"),
        ("country:MA", "en", "Morocco"),
        ("MA", "xx", "Morocco"),
        ("org:IPU", "fr", "Union interparlementaire"),
        ("org:BRICS", "en", "BRICS"),
        ("parliament:ma:chambre-des-conseillers", "fr", "Chambre des conseillers (Maroc)"),
        ("parliament:ma:chambre-des-conseillers", "en", "House of Councillors (Morocco)"),
        ("org:Some New Council", "fr", "Some New Council"),
    ],
)
def test_labels(uid, language, label):
    assert BOOK.label(uid, language) == label


@pytest.mark.parametrize(
    "look_up",
    [
        lambda: BOOK.country("XX"),
        lambda: BOOK.organization("org:NOPE"),
        lambda: BOOK.parliament("parliament:xx:nope"),
    ],
)
def test_an_unknown_uid_is_not_found(look_up):
    with pytest.raises(NotFound):
        look_up()


def test_a_parliament_is_taken_as_of_its_date():
    def names(date):
        return {p.name("en") for p in BOOK.parliaments_of("PE", date)}

    assert names("2025-04-06") == {"Congress of the Republic"}
    assert names("2026-09") == {"Chamber of Deputies", "Senate"}
    assert len(names(None)) == 3


def test_officials_of_a_territory_act_for_its_state():
    assert BOOK.country("HK").state == "CN"
    assert BOOK.country("EH").state == "EH"


def test_forms_say_what_they_are():
    french = BOOK.forms("fr")
    assert ("marocaine", "adjective", "MA") in french
    assert ("maroco", "prefix", "MA") in french
    assert ("Tachkent", "capital", "UZ") in french
    assert ("UIP", "acronym", "org:IPU") in french
    assert ("Commission européenne", "organ", "org:EU") in french
    assert ("Majilis", "chamber", "parliament:kz:majilis") in french
    assert ("Sénat", "generic_chamber", "parliament:kh:senat") in french
    assert ("Congo", "weak", "CG") in french


def test_cities_come_with_the_likeliest_first():
    first = {}
    for city in cities():
        first.setdefault(city.name, city)
    assert (first["Tashkent"].country, first["Tashkent"].is_capital) == ("UZ", True)
    assert first["San José"].country == "CR"
    assert {city.country for city in cities() if city.is_capital} >= {"MA", "KZ", "DZ"}


def test_a_bad_row_is_refused_by_the_name_of_its_table():
    with pytest.raises(EntenteError, match=r"countries\.yaml, ZZ"):
        checked(Country, {"code": "ZZ"}, "countries.yaml, ZZ")
