"""Extraction reads whatever a crawler brings: it never fails, keeps offsets, stays linear."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Article, Extraction
from loaders.extraction.pipeline import extract

_WORDS = (
    *("le", "la", "du", "de", "des", "l'", "d'", "à", "A", "et", ",", ".", "(", ")", "«", '"', "-"),
    *("ministre", "président", "ambassadeur", "homologue", "chef de la délégation", "Sénat"),
    *("Maroc", "Pérou", "péruvien", "Oslo", "norvégienne", "Congo", "ONU", "UIP", "deux", "pays"),
    *("M.", "Mme", "SEM", "Luis Vega", "Ould Salem", "VEGA", "van der Berg", "N'Guessan"),
    *("a reçu", "rencontre", "sera reçu par", "s'est entretenu avec", "visite"),
    *("a signé", "accord"),
    *("exempte de visa", "lundi", "le 28 août 2024", "dernier", "qui", "dont", "où", "il", "leur"),
    *("\n\n", "\u00a0", "\u202f", "’", "🇲🇦", "\u200f", "\u202e", "<b>", "&nbsp;", "ﬁ", "İ", "\x00"),
)
_NOISE = st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join)


def read(text: str, title: str | None = None) -> Extraction:
    return extract(Article("id:x", text, title=title, language="fr", published="2025-04-06"))


def assert_offsets_hold(text: str, title: str | None, found: Extraction) -> None:
    fields = {"text": text, "title": title or ""}
    quotes = [m.quote for m in found.mentions] + [f.quote for f in found.facts]
    for quote in quotes:
        field = fields[quote.where]
        assert field[quote.start : quote.end] == quote.sentence
        for start, end in quote.spans.values():
            assert quote.start <= start < end <= quote.end
    for mention in found.mentions:
        assert mention.name in text + (title or "")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_NOISE, st.none() | _NOISE)
def test_pieces_of_dispatches_in_any_order_are_read(text: str, title: str | None) -> None:
    assert_offsets_hold(text, title, read(text, title))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert_offsets_hold(text, None, read(text))


DISPATCH = (
    "Le ministre péruvien de la Santé, Luis Vega, a reçu lundi à Lima l'ambassadeur de Norvège, "
    "Ingrid Solberg. "
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        DISPATCH.upper(),
        DISPATCH.replace(" ", " 🇵🇪 "),
        DISPATCH.replace(" ", " \u200f\u202e"),
        f"<p>{DISPATCH}</p><br/>&nbsp;<script>alert('x')</script>",
        DISPATCH.replace("é", "e\u0301"),
        DISPATCH.replace(" ", "\u00a0").replace("'", "’"),
        "Le ministre péruvien " + "Jean " * 300 + "a parlé.",
        "Les ministres péruvien et norvégien, " + "Luis Vega, " * 200 + "ont parlé.",
        "du ministre " * 300,
        "( " * 500 + DISPATCH,
    ],
)
def test_nasty_texts_are_read(text: str) -> None:
    assert_offsets_hold(text, None, read(text))


def test_marks_of_direction_and_pictures_do_not_hide_people() -> None:
    for text in (DISPATCH, f"🇵🇪 {DISPATCH}", f"\u200f{DISPATCH}", DISPATCH.replace("'", "’")):
        assert {m.name for m in read(text).mentions} == {"Luis Vega", "Ingrid Solberg"}


def steps(text: str) -> int:
    """Return how many calls reading a text takes: its cost, the same on every machine."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    read(text)  # what is remembered between texts is made here
    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


_ARABIC = "استقبل وزير الطاقة التشيلي توماس روخاس سفيرة الدنمارك فريا هولم."
_POINTED = "استَقبَل وزيرُ الطاقــة التشيليّ توماس روخاس سفيرةَ الدنمارك فريا هولم."
_TURNED = f"\u202b\u200f{_ARABIC}\u202c"
_UNPOINTED = _ARABIC.replace("أ", "ا").replace("ة", "ه")
_PREFIXED = f"و{_ARABIC}"


@pytest.mark.parametrize("text", [_ARABIC, _POINTED, _TURNED, _UNPOINTED, _PREFIXED])
def test_arabic_is_read_however_it_is_written(text: str) -> None:
    article = Article("id:x", text, language="ar", published="2025-04-06")
    found = extract(article, trial=True)
    assert_offsets_hold(text, None, found)
    assert [(m.name, m.country) for m in found.mentions] == [
        ("توماس روخاس", "CL"),
        ("فريا هولم", "DK"),
    ]
    assert [fact.type for fact in found.facts] == ["met_with"]


def test_latin_words_inside_arabic_keep_their_places() -> None:
    text = "قال وزير الطاقة التشيلي توماس روخاس (Tomás Rojas) عبر منصة X إن WHO ستزور ليما."
    found = extract(Article("id:x", text, language="ar", published="2025-04-06"), trial=True)
    assert_offsets_hold(text, None, found)
    assert found.mentions[0].name == "توماس روخاس"


_LETTERS = st.lists(
    st.sampled_from((*_ARABIC.split(), *"ًُِّـ\u200f،؛/", "و", "لل", "بال", "ه", "X", "12")),
    max_size=40,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_LETTERS)
def test_pieces_of_arabic_in_any_order_are_read(pieces: list[str]) -> None:
    for text in (" ".join(pieces), "".join(pieces)):
        article = Article("id:x", text, language="ar", published="2025-04-06")
        assert_offsets_hold(text, None, extract(article, trial=True))


@pytest.mark.parametrize(
    "piece",
    [
        DISPATCH.replace(". ", ", "),
        "Jean Vega ",
        "le ministre péruvien ",
        "a reçu le ministre et ",
        "(",
    ],
)
def test_the_cost_of_a_sentence_grows_with_its_length_only(piece: str) -> None:
    short, long = (steps(piece * (length // len(piece))) for length in (2_500, 5_000))
    assert long < 3 * short  # four times would be quadratic


def test_the_cost_of_a_text_grows_with_its_length_only() -> None:
    assert steps(DISPATCH * 200) < 6 * steps(DISPATCH * 50)  # sixteen times would be quadratic


def test_the_cost_of_a_list_of_names_grows_with_its_length_only() -> None:
    def met(number: int) -> str:
        names = (f"Ana B{a}{b}lo" for a in "aeiouy" for b in "bcdfglmnprstvz")
        guests = ", ".join(
            f"le ministre danois {name}" for name, _ in zip(names, range(number), strict=False)
        )
        return f"Le président péruvien, Luis Vega, a rencontré {guests} et Freja Holm."

    assert steps(met(80)) < 3 * steps(met(40))  # four times would be quadratic


def test_a_megabyte_without_a_full_stop_is_read() -> None:
    assert read("le ministre péruvien a reçu " * 36_000).facts == ()
