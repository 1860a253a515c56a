"""Dates: what is found in running text, and what it comes to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import EntenteError
from loaders.dates import Resolved, calendar, find_dates, resolve

SUNDAY = "2025-04-06"
FRIDAY = "2026-05-08"


def read(text, published=SUNDAY, status="held", event_date=None, language="fr"):
    """Resolve the one date expression of a text to (date, date_end)."""
    (expression,) = find_dates(text, 0, len(text), calendar(language))
    resolved = resolve(expression, published, status, event_date)
    return resolved.date, resolved.date_end


def one(text, **options):
    first, last = read(text, **options)
    assert last is None
    return first


def worded(text, language="fr"):
    return [text[e.start : e.end] for e in find_dates(text, 0, len(text), calendar(language))]


@pytest.mark.parametrize(
    ("text", "held", "planned"),
    [
        ("dimanche", "2025-04-06", "2025-04-06"),
        ("lundi", "2025-03-31", "2025-04-07"),
        ("mardi dernier", "2025-04-01", "2025-04-01"),
        ("dimanche dernier", "2025-03-30", "2025-03-30"),
        ("dimanche prochain", "2025-04-13", "2025-04-13"),
        ("vendredi 4 avril", "2025-04-04", "2025-04-04"),
        ("hier soir", "2025-04-05", "2025-04-05"),
        ("demain", "2025-04-07", "2025-04-07"),
        ("aujourd'hui", "2025-04-06", "2025-04-06"),
        ("avant-hier", "2025-04-04", "2025-04-04"),
        ("en février dernier", "2025-02", "2025-02"),
        ("en avril dernier", "2024-04", "2024-04"),
        ("en septembre prochain", "2025-09", "2025-09"),
        ("mardi 1er", "2025-04-01", "2025-04-01"),
        ("lundi 14", "2025-04-14", "2025-04-14"),  # no Monday 14 has been for long
        ("vendredi 14", "2025-03-14", "2025-03-14"),
        ("le 28 août 2024", "2024-08-28", "2024-08-28"),
        ("le 20 décembre", "2024-12-20", "2025-12-20"),
        ("le 27 janvier dernier", "2025-01-27", "2025-01-27"),
        ("la semaine dernière", "2025-03", "2025-03"),
        ("cette semaine", None, None),
        ("le mois dernier", "2025-03", "2025-03"),
        ("ce mois-ci", "2025-04", "2025-04"),
        ("l'an dernier", "2024", "2024"),
        ("l'année prochaine", "2026", "2026"),
        ("il y a trois ans", "2022", "2022"),
        ("il y a 2 mois", "2025-02", "2025-02"),
        ("il y a deux jours", "2025-04-04", "2025-04-04"),
        ("dans trois jours", "2025-04-09", "2025-04-09"),
        ("au printemps dernier", "2024", "2024"),
        ("l'été dernier", "2024", "2024"),
        ("cet automne", "2025", "2025"),
        ("l'hiver dernier", None, None),
        ("d'ici la fin de l'année", "2025", "2025"),
        ("fin mars", "2025-03", "2025-03"),
        ("en 2015", "2015", "2015"),
        ("le 15 courant", "2025-04-15", "2025-04-15"),
    ],
)
def test_expected_values_in_french(text, held, planned):
    assert one(text) == held
    assert one(text, status="planned") == planned


@pytest.mark.parametrize(
    ("language", "text", "held", "planned"),
    [
        ("en", "on Friday", "2025-04-04", "2025-04-11"),
        ("en", "last Tuesday", "2025-04-01", "2025-04-01"),
        ("en", "next Tuesday", "2025-04-08", "2025-04-08"),
        ("en", "yesterday", "2025-04-05", "2025-04-05"),
        ("en", "tomorrow", "2025-04-07", "2025-04-07"),
        ("en", "last February", "2025-02", "2025-02"),
        ("en", "later this year", "2025", "2025"),
        ("en", "two days ago", "2025-04-04", "2025-04-04"),
        ("en", "on March 5", "2025-03-05", "2025-03-05"),
        ("en", "5th December, 2025", "2025-12-05", "2025-12-05"),
        ("en", "13/02/2025", "2025-02-13", "2025-02-13"),
        ("en", "02/03/2025", "2025", "2025"),
        ("es", "el domingo", "2025-04-06", "2025-04-06"),
        ("es", "el martes pasado", "2025-04-01", "2025-04-01"),
        ("es", "el pasado 27 de enero", "2025-01-27", "2025-01-27"),
        ("es", "el próximo 15 de noviembre", "2025-11-15", "2025-11-15"),
        ("es", "ayer", "2025-04-05", "2025-04-05"),
        ("es", "la víspera", "2025-04-05", "2025-04-05"),
        ("es", "en septiembre pasado", "2024-09", "2024-09"),
        ("es", "hace dos años", "2023", "2023"),
        ("pt", "na quinta-feira (3)", "2025-04-03", "2025-04-10"),
        ("pt", "ontem", "2025-04-05", "2025-04-05"),
        ("pt", "4 de Novembro último", "2024-11-04", "2024-11-04"),
        ("pt", "no ano passado", "2024", "2024"),
        ("ar", "أمس", "2025-04-05", "2025-04-05"),
        ("ar", "أمس الاثنين", "2025-04-05", "2025-04-05"),
        ("ar", "أمس الأول", "2025-04-04", "2025-04-04"),
        ("ar", "الثلاثاء الماضي", "2025-04-01", "2025-04-01"),
        ("ar", "في فبراير الماضي", "2025-02", "2025-02"),
        ("ar", "28 غشت 2024", "2024-08-28", "2024-08-28"),
        ("ar", "18 شباط 2025", "2025-02-18", "2025-02-18"),
        ("ar", "٥ مارس ٢٠٢٥م", "2025-03-05", "2025-03-05"),
        ("ar", "في 4 جوان 2024", "2024-06-04", "2024-06-04"),
        ("ar", "وفي أبريل الماضي", "2024-04", "2024-04"),
    ],
)
def test_expected_values_in_the_other_languages(language, text, held, planned):
    assert one(text, language=language) == held
    assert one(text, language=language, status="planned") == planned


@pytest.mark.parametrize(
    ("text", "status", "first", "last"),
    [
        ("les 28 et 29 avril", "planned", "2025-04-28", "2025-04-29"),
        ("du 5 au 7 mai", "planned", "2025-05-05", "2025-05-07"),
        ("27, 28 et 29 mars", "held", "2025-03-27", "2025-03-29"),
        ("du 28 avril au 2 mai 2024", "held", "2024-04-28", "2024-05-02"),
        ("du 30 décembre au 2 janvier", "held", "2024-12-30", "2025-01-02"),
        ("du 30 décembre au 2 janvier 2024", "held", "2023-12-30", "2024-01-02"),
        ("de vendredi à dimanche", "held", "2025-04-04", "2025-04-06"),
        ("lundi et mardi", "planned", "2025-04-07", "2025-04-08"),
        ("entre 2019 et 2021", "held", "2019", "2021"),
    ],
)
def test_ranges_have_a_first_and_a_last_day(text, status, first, last):
    assert read(text, status=status) == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "April 28-29", "2025-04-28", "2025-04-29"),
        ("en", "September 30–October 1, 2021", "2021-09-30", "2021-10-01"),
        ("es", "del 5 al 7 de mayo", "2025-05-05", "2025-05-07"),
        ("pt", "16 e 17 de novembro de 2024", "2024-11-16", "2024-11-17"),
        ("ar", "يومي 13 و 14 مارس", "2025-03-13", "2025-03-14"),
    ],
)
def test_ranges_in_the_other_languages(language, text, first, last):
    assert read(text, language=language) == (first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "they may march"),
        ("en", "Mr. May met"),
        ("en", "for the first time in four years"),
        ("es", "por la mañana"),
        ("es", "en Santo Domingo"),
        ("es", "el fin de semana"),
        ("pt", "um marco histórico"),
    ],
)
def test_what_only_looks_like_a_date_in_the_other_languages_is_none(language, text):
    assert worded(text, language) == []


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("le lendemain", "2025-03-28", "2025-03-29"),
        ("la veille", "2025-03-28", "2025-03-27"),
        ("le même jour", "2025-03-28", "2025-03-28"),
        ("deux jours plus tard", "2025-03-28", "2025-03-30"),
        ("trois ans plus tôt", "2025-03-28", "2022"),
        ("le lendemain", "2025-03", "2025-03"),
        ("le lendemain", None, None),
        ("la veille", None, "2025-04-05"),
    ],
)
def test_some_words_count_from_the_event_told_before(text, event, expected):
    assert one(text, event_date=event) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dimanche", "2025-04"),
        ("hier", "2025-04"),
        ("vendredi dernier", "2025-04"),
        ("en mars dernier", "2025-03"),
        ("en avril dernier", "2024-04"),
        ("le 28 août 2024", "2024-08-28"),
        ("le 4 avril", "2025-04-04"),
        ("le mois dernier", "2025-03"),
        ("l'an dernier", "2024"),
        ("la semaine dernière", "2025"),
    ],
)
def test_a_base_known_to_the_month_gives_no_invented_day(text, expected):
    assert one(text, published="2025-04") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("dimanche", "2025"), ("en mars dernier", None), ("l'an dernier", "2024"), ("le 4 mai", None)],
)
def test_a_base_known_to_the_year_gives_less(text, expected):
    assert one(text, published="2025") == expected


@pytest.mark.parametrize("text", ["dimanche", "hier", "en mars dernier", "le 4 avril", "cet été"])
def test_without_a_publication_date_relative_dates_stay_unknown(text):
    assert read(text, published=None) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("le 28 août 2024", "2024-08-28"), ("en 2012", "2012"), ("été 2023", "2023")],
)
def test_absolute_dates_need_no_publication_date(text, expected):
    assert one(text, published=None) == expected


def test_the_day_of_publication_counts_for_what_has_happened():
    assert one("s'est entretenu vendredi", published=FRIDAY) == "2026-05-08"


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("a reçu mercredi", "held", "2026-05-06"),
        ("recevra mercredi", "planned", "2026-05-13"),
        ("mercredi dernier", "held", "2026-05-06"),
        ("mercredi prochain", "planned", "2026-05-13"),
        ("n'a pas reçu mercredi", "denied", "2026-05-06"),
    ],
)
def test_the_status_decides_which_weekday_is_meant(text, status, expected):
    assert one(text, published=FRIDAY, status=status) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 18 sept. 2025", "2025-09-18"),
        ("le 3 févr. 2025", "2025-02-03"),
        ("mar. 19 août 2025", "2025-08-19"),
        ("le 1er déc. 2024", "2024-12-01"),
        ("Nouakchott, 27/10/2022", "2022-10-27"),
        ("le 27.02.2025", "2025-02-27"),
        ("2025-03-02", "2025-03-02"),
        ("le 02/03/2025", "2025-03-02"),
        ("Niamey, 11 Mars 2022", "2022-03-11"),
    ],
)
def test_abbreviated_and_numeric_dates(text, expected):
    assert one(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "la planète Mars",
        "Mme Avril a reçu M. Mai",
        "en car",
        "en mai fais ce qu'il te plaît",
        "les 27",
        "la résolution 2797",
        "au lendemain de sa visite",
        "à la veille du sommet",
        "l'Agenda 2063",
        "rue du 8 mai 1945",
        "le 45 mai",
        "ils ont été reçus",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert worded(text) == []


def test_an_archive_is_read_by_its_own_calendar():
    assert one("hier", published="2019-03-01") == "2019-02-28"
    assert one("l'an dernier", published="2019-03-01") == "2018"


def test_a_weekday_beside_a_day_and_month_decides_the_year():
    assert one("dimanche 6 avril") == "2025-04-06"
    assert one("samedi 6 avril") == "2024-04-06"


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("depuis 2017", "since"),
        ("depuis le 3 mai 2020", "since"),
        ("à compter du 1er septembre", "from"),
        ("jusqu'au 5 mai", "until"),
        ("d'ici fin mars", "until"),
        ("le 5 mai", None),
    ],
)
def test_what_a_date_begins_or_ends_is_kept(text, lead):
    (expression,) = find_dates(text, 0, len(text), calendar("fr"))
    assert expression.lead == lead


def test_dates_are_found_in_order_with_offsets_into_the_whole_text():
    text = "😀 Dimanche, à Rabat. Il a été reçu mardi 1er avril, puis le 3 avril 2025 à Alger."
    start = text.index("Il")
    found = find_dates(text, start, len(text), calendar("fr"))
    assert [text[e.start : e.end] for e in found] == ["mardi 1er avril", "le 3 avril 2025"]


@pytest.mark.parametrize("sign", ["'", "’", "ʼ"])
def test_any_apostrophe_will_do(sign):
    assert one(f"l{sign}an dernier") == "2024"
    assert one(f"aujourd{sign}hui") == SUNDAY


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(0, 6))
def test_a_past_weekday_is_within_the_last_week_and_a_planned_one_within_the_next(base, weekday):
    name = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")[weekday]
    held = date.fromisoformat(one(name, published=base.isoformat()))
    planned = date.fromisoformat(one(name, published=base.isoformat(), status="planned"))
    assert held.weekday() == planned.weekday() == weekday
    assert base - timedelta(days=6) <= held <= base <= planned <= base + timedelta(days=6)


@given(st.text(alphabet="lemardi 0123456789/-.,avril2025êé😀'’", max_size=60))
def test_no_text_breaks_it_and_offsets_stay_inside(text):
    for expression in find_dates(text, 0, len(text), calendar("fr")):
        assert 0 <= expression.start < expression.end <= len(text)
        for status in ("held", "planned"):
            assert isinstance(resolve(expression, SUNDAY, status), Resolved)


def test_a_language_without_a_calendar_is_refused_by_name():
    with pytest.raises(EntenteError, match="xx/dates"):
        calendar("xx")


@pytest.mark.parametrize(
    ("text", "status", "days"),
    [
        ("ce week-end", "held", ("2025-04-05", "2025-04-06")),
        ("le week-end prochain", "planned", ("2025-04-12", "2025-04-13")),
        ("le week-end dernier", "held", ("2025-04-05", "2025-04-06")),
        ("du 8 au 10", "planned", ("2025-04-08", "2025-04-10")),
    ],
)
def test_week_ends_and_days_without_a_month(text, status, days):
    assert read(text, status=status) == days
