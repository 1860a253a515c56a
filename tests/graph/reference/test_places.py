"""Places: any name in any language leads to one English name and a country."""

import pytest

from graph.reference import cities, find_place, reference


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Tachkent", "Tashkent", "UZ"),
        ("طشقند", "Tashkent", "UZ"),
        ("ALGER", "Algiers", "DZ"),
        ("Genève", "Geneva", "CH"),
        ("Le Caire", "Cairo", "EG"),
        ("Nour-Soultan", "Astana", "KZ"),
        ("La Paz", "La Paz", "BO"),
        ("Le Cap", "Cape Town", "ZA"),
        ("Washington DC", "Washington", "US"),
        ("Charm el-Cheikh", "Sharm el-Sheikh", "EG"),
        ("Davos", "Davos", "CH"),
        ("Abidjan", "Abidjan", "CI"),
        ("عمّان", "Amman", "JO"),
        ("Al-Qods", "Jerusalem", None),
    ],
)
def test_a_town_is_found_by_its_names(words, name, country):
    assert find_place(words) == (name, country, False)


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Maroc", "Morocco", "MA"),
        ("Côte d’Ivoire", "Ivory Coast", "CI"),
        ("Tunisie", "Tunisia", "TN"),
    ],
)
def test_a_country_goes_before_a_town_of_its_name(words, name, country):
    assert find_place(words) == (name, country, True)


@pytest.mark.parametrize("words", ["", "-", "le monument aux morts", "ALV"])
def test_what_is_no_known_place_is_none(words):
    assert find_place(words) is None


# Amman without its vowel sign is Oman, and Malé in Arabic letters is Mali
AMBIGUOUS = {"عمان", "مالي"}


def test_every_capital_is_found_in_every_language():
    for country in reference().countries.values():
        for forms in country.capitals.values():
            for form in forms:
                assert find_place(form).country == country.code or form in AMBIGUOUS, form


def test_our_own_towns_are_among_the_cities():
    ours = {city.name: city.country for city in cities() if city.population == 0}
    assert ours["Midrand"] == "ZA"
    assert set(ours.values()) <= reference().countries.keys()
