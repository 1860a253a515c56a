"""Sentences: cut where a reader would, with offsets that hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.paragraphs import split_paragraphs
from loaders.reading.sentences import split_sentences


def sentences(text):
    return [
        text[start:end]
        for paragraph in split_paragraphs(text)
        for start, end in split_sentences(text, *paragraph)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "S.E.M. N. Okoumé a été reçu à Libreville.",
        "L'envoyé de l'O.N.U. Staffan Lind est arrivé mardi.",
        "Mme. la ministre l'a dit le 3 févr. 2025 à Rabat.",
        "Spyridon Th. Papaïoannou et le Dr. Akissi Kouamé ont signé.",
        "L'échange a atteint 4.500 tonnes, soit 3.5 % de plus.",
        "La 5. session et le 3. point, a-t-il noté... puis il est parti.",
        "The U.S. Secretary of State met H.E. Mr. Okoye on Jan. 21 in Accra.",
        "El Excmo. Sr. Quirós viajó el ago. 14 a Lima.",
        "Il a dit « oui. » et il est parti.",
    ],
)
def test_dots_inside_a_sentence_do_not_cut_it(sentence):
    assert sentences(f"{sentence} Il est parti.") == [sentence, "Il est parti."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Il part. A-t-il vu M. Berg ? Oui… Non !",
            ["Il part.", "A-t-il vu M. Berg ?", "Oui…", "Non !"],
        ),
        ("Il parle à l'O.N.U. Le texte est prêt.", ["Il parle à l'O.N.U.", "Le texte est prêt."]),
        ('Il a dit "oui." Elle aussi.', ['Il a dit "oui."', "Elle aussi."]),
        ("Il a dit « oui. » Elle aussi.", ["Il a dit « oui. »", "Elle aussi."]),
        ("هل جاء الوزير؟ نعم. وصل أمس.", ["هل جاء الوزير؟", "نعم.", "وصل أمس."]),
        ("وُقّع الاتفاق سنة 2024 م. وقال الوزير.", ["وُقّع الاتفاق سنة 2024 م.", "وقال الوزير."]),
        ("Titre sans point\nLe texte.", ["Titre sans point", "Le texte."]),
        ("Un accord\r\n\r\nLe texte.", ["Un accord", "Le texte."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected


def test_lines_wrapped_at_a_width_are_one_paragraph():
    wrapped = (
        "Le président de la Chambre des conseillers a reçu mardi à Rabat le\n"
        "président du Sénat du Cambodge, en visite de travail dans le Royaume\n"
        "Ils ont parlé de coopération."
    )
    assert sentences(wrapped) == [wrapped]


def test_a_heading_before_its_text_is_a_sentence_of_its_own():
    text = "Maroc-Cambodge : entretiens à Rabat\nLe président a reçu son homologue."
    assert sentences(text) == text.split("\n")


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(".!?… \n\r\t»M😀é́ة؟"))))
def test_sentences_are_disjoint_in_order_and_cover_all_that_is_not_blank(text):
    reached = 0
    covered = []
    for paragraph in split_paragraphs(text):
        for start, end in split_sentences(text, *paragraph):
            assert reached <= start < end <= len(text)
            assert text[reached:start].strip() == ""
            assert text[start:end] == text[start:end].strip()
            covered.append(text[start:end])
            reached = end
    assert text[reached:].strip() == ""
    assert "".join("".join(covered).split()) == "".join(text.split())
