"""How much of real dispatches the tables cover: a floor that edits must not fall below."""

import pytest

from graph.reference import reference
from graph.text import fold
from tests.support.gold import records

BOOK = reference()


def forms_by_country(language):
    forms = {}
    for form in BOOK.forms(language):
        if form.kind in ("name", "weak", "adjective", "capital", "seat", "metonym"):
            forms.setdefault(form.uid, set()).add(fold(form.text))
    for parliament in BOOK.parliaments.values():
        forms[parliament.country] |= {fold(form) for form in parliament.alone}
    return forms


@pytest.mark.parametrize(
    ("language", "floor"), [("fr", 0.97), ("en", 0.97), ("es", 0.96), ("pt", 0.96)]
)
def test_the_countries_of_officials_have_a_form_in_their_article(language, floor):
    forms = forms_by_country(language)
    found = []
    for article, gold in records():
        if article["lang"] == language:
            text = f" {fold(article['text'])} "
            for country in {official["country"] for official in gold["officials"]} - {None}:
                found.append(any(f" {form} " in text for form in forms[country]))
    assert len(found) > 50
    assert sum(found) / len(found) >= floor
