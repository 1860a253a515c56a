from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from graph.ontology import Language, ontology
from viz.ends import End
from viz.words import catalogue, label_of, name_of

VIZ = Path(__file__).parents[2] / "viz"


def used_keys() -> set[str]:
    """The keys that templates and scripts name outright."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in VIZ.glob("static/*.js"))
    template = (VIZ / "templates" / "explorer.html").read_text(encoding="utf-8")
    plural = {
        f"{key}.{form}"
        for key in re.findall(r'\btn\("([\w.]+)"', scripts)
        for form in ("one", "other")
    }
    return (
        set(re.findall(r'\bt\("([\w.]+)"', scripts))
        | set(re.findall(r't\["([\w.-]+)"\]', template))
        | plural
    )


def test_both_languages_have_the_same_strings() -> None:
    assert catalogue("fr").keys() == catalogue("en").keys()


def test_both_languages_fill_in_the_same_places() -> None:
    def places(language: Language) -> dict[str, set[str | None]]:
        return {
            key: {name for _, name, _, _ in Formatter().parse(text)}
            for key, text in catalogue(language).items()
        }

    assert places("fr") == places("en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_names_no_string_that_is_not_there(language: Language) -> None:
    assert used_keys() - catalogue(language).keys() == set()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_types_statuses_and_kinds_have_the_ontologys_labels(language: Language) -> None:
    strings = catalogue(language)
    for name, fact in ontology().types.items():
        assert strings[f"types.{name}"] == fact.labels[language].plural
    assert strings["status.planned"] == {"fr": "prévu", "en": "planned"}[language]


def test_places_are_named_in_the_readers_language_and_people_keep_their_names() -> None:
    assert name_of(End("MA", "Country", "Morocco"), "fr") == "Maroc"
    assert name_of(End("official:ma:x-1", "Official", "Driss Benali"), "fr") == "Driss Benali"
    treaty = End("agreement:x-1", "Agreement", "agreement.treaty")
    assert (name_of(treaty, "fr"), name_of(treaty, "en")) == ("un traité", "a treaty")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Maroc", "Maroc"),
        ("République démocratique du Congo", "République\ndémocratique du Congo"),
        ("Papouasie-Nouvelle-Guinée", "Papouasie-Nouvelle-\nGuinée"),
        ("محمد 2 بن علي", "\u200fمحمد 2 بن علي\u200f"),
        ("a b c " * 20, "a b c a b c a b c a b\nc a b c a b c a b c…"),
        ("Llanfairpwllgwyngyllgogerychwyrndrobwll", "Llanfairpwllgwyngyllg\nogerychwyrndrobwll"),
        ("</script><img src=x>", "</script><img src=x>"),
    ],
)
def test_labels_take_at_most_two_short_lines(name: str, label: str) -> None:
    assert label_of(name) == label
