"""Identity and publication dates: what two copies of an article share."""

import pytest

from loaders.sources import Unreadable, canonical_url, identity_of
from loaders.sources.publication import publication_date


def test_a_given_id_goes_before_a_url_and_a_url_before_the_text():
    assert identity_of("Texte", "a1", "https://x.example/1") == "id:a1"
    assert identity_of("Texte", None, "https://x.example/1") == "url:x.example/1"
    assert identity_of("Texte").startswith("text:")


def test_the_text_counts_however_it_is_typeset():
    assert identity_of("L'été,  à Rabat\r\n") == identity_of("L’ÉTÉ à\nRabat")
    assert identity_of("été") != identity_of("hiver")


@pytest.mark.parametrize(
    "url",
    [
        "https://agence.example/monde/1",
        "http://www.Agence.example:80/monde/1/",
        "https://agence.example/monde/1?utm_source=x&fbclid=y#haut",
    ],
)
def test_addresses_of_one_page_are_one(url):
    assert canonical_url(url) == "agence.example/monde/1"


def test_parameters_that_choose_the_page_are_kept():
    assert canonical_url("https://a.example/?b=2&a=1") == "a.example?a=1&b=2"
    assert canonical_url("https://a.example:8443/x") == "a.example:8443/x"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025", "2025"),
        ("2025-04", "2025-04"),
        (" 2025-04-06 ", "2025-04-06"),
        ("2026-03-01T00:20:00+03:00", "2026-03-01"),
        ("2026-03-01 23:59", "2026-03-01"),
        ("Tue, 16 Jun 2026 07:12:00 +0000", "2026-06-16"),
        ("Tue, Jun 16 2026 07:12:00 +0000", "2026-06-16"),
    ],
)
def test_a_publication_date_is_cut_to_its_own_day(written, date):
    assert publication_date(written) == date


@pytest.mark.parametrize(
    "written", ["2025-13", "2025-02-30", "06/04/2025", "il y a 3 heures", "hier", "20250406"]
)
def test_what_is_no_date_is_refused(written):
    with pytest.raises(Unreadable, match="write 2025-04-06"):
        publication_date(written)
