"""Reading an article: what is text, what is not, where and when it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Article
from loaders.reading import read_article

BODY = "Le président de la Chambre des conseillers a reçu mardi son homologue sénégalais."


def read(text, **fields):
    return read_article(Article(identity="id:1", text=text, **{"language": "fr", **fields}))


@pytest.mark.parametrize(
    ("head", "place", "date"),
    [
        ("Tachkent — ", "Tachkent", None),
        ("ALGER – ", "ALGER", None),
        ("ALGER - ", "ALGER", None),
        ("TUNIS (TAP) - ", "TUNIS", None),
        ("TUNIS, 15 fév. (TAP) - ", "TUNIS", None),
        ("Genève — ", "Genève", None),
        ("Abidjan, 18 mars 2025 (AIP) – ", "Abidjan", "2025-03-18"),
        ("Dakar, le 22 février 2024\n\n", "Dakar", "2024-02-22"),
        ("(Cotonou, 4 décembre 2024) ", "Cotonou", "2024-12-04"),
        ("Nouakchott, 27/10/2022 (AMI) - ", "Nouakchott", "2022-10-27"),
        ("BRASILIA, mars 2026. ", "BRASILIA", "2026-03"),
        ("ASTANA. 5 mai. KAZINFORM /Saltanat Akhmet/ – ", "ASTANA", None),
        ("MOSCOU, 18 mai. /TASS/. ", "MOSCOU", None),
        ("Bakou, 12 avril, AZERTAC\n\n", "Bakou", None),
        ("AA / Paris / ", "Paris", None),
        ("AA / Ankara / Selin Aydoğmuş\n\n", "Ankara", None),
        ("Koweït, le 30 Rabi I 1446, 3 octobre 2024, KUNA -- ", "Koweït", "2024-10-03"),
        ("AMAP – Bamako. ", "Bamako", None),
        ("NIS (Serbie) - ", "NIS", None),
    ],
)
def test_a_dateline_gives_a_place_and_is_no_text(head, place, date):
    reading = read(head + BODY)
    assert reading.dateline.place == place
    assert reading.article.text[slice(*reading.dateline.span)] == place
    assert reading.dateline.date == date
    assert reading.body[0].text == BODY


@pytest.mark.parametrize(
    ("language", "head", "place"),
    [
        ("en", "HARARE, March 5 (Xinhua) -- ", "HARARE"),
        ("en", "ABU DHABI, 5th December, 2025 (WAM) -- ", "ABU DHABI"),
        ("es", "Lima, ago. 14 (ANDINA). ", "Lima"),
        ("es", "México, DF. ", "México"),
        ("pt", "Lisboa, 13 out 2025 (Lusa) – ", "Lisboa"),
        ("ar", "الدوحة في 22 ديسمبر /قنا/ ", "الدوحة"),
        ("ar", "عمّان 18 شباط (بترا) – ", "عمّان"),
        ("ar", "مينسك في ٥ رمضان ١٤٤٦هـ الموافق ٥ مارس ٢٠٢٥م /العُمانية/ ", "مينسك"),
    ],
)
def test_datelines_of_other_languages(language, head, place):
    reading = read(head + "X met Y.", language=language)
    assert reading.dateline.place == place
    assert reading.body[0].text == "X met Y."


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Jeudi 25 mai, Donald Berg a rencontré - à Paris - son homologue.",
        "L'accord franco-marocain - signé lundi - entre en vigueur.",
        "Le ministre, M. Berg – attendu lundi – viendra.",
        "Vilnius a ajouté lundi onze responsables à la liste.",
    ],
)
def test_a_text_without_dateline_keeps_its_first_words(text):
    reading = read(text)
    assert reading.dateline is None
    assert reading.body[0].text == text


def test_the_crawlers_prefix_gives_the_month_and_is_no_text():
    reading = read(" date 2025-04 Tachkent — Le président s'est exprimé dimanche.")
    assert reading.published == "2025-04"
    assert reading.dateline.place == "Tachkent"
    assert reading.body[0].text == "Le président s'est exprimé dimanche."


def test_the_publication_date_is_the_articles_own_before_any_other():
    text = " date 2025-04 Abidjan, 18 mars 2025 (AIP) – Le ministre est né le 3 mai 1961."
    assert read(text, published="2025-04-06").published == "2025-04-06"
    assert read(text).published == "2025-04"
    assert read(text.removeprefix(" date 2025-04 ")).published == "2025-03-18"
    assert read("Le ministre est né le 3 mai 1961.").published is None
    head = "Niamey, 11 mars (ANP) - Le ministre a parlé."
    assert read(head, published="2022-03").published == "2022-03-11"
    assert read(head, published="2022-04").published == "2022-04"
    assert read(head).published is None


def test_bylines_captions_pointers_and_sign_offs_are_no_text():
    text = "\n\n".join(
        [
            "Par Le Courrier du Parlement avec MAP",
            "Photo : Mme Ndiaye et M. Berg à Oslo",
            f"Tbilissi – {BODY}",
            "Lire aussi : La Norvège rappelle son ambassadeur à Accra",
            "La rencontre a porté sur la coopération.",
            "Lire aussi",
            "Le Pérou et le Ghana signent un accord",
            "Malte exempte de visa les Fidjiens",
            "Ils se reverront en mai.",
            "kkf/tm",
            "(APS)",
        ]
    )
    reading = read(text)
    assert [sentence.text for sentence in reading.body] == [
        BODY,
        "La rencontre a porté sur la coopération.",
        "Ils se reverront en mai.",
    ]
    assert {stretch.reason for stretch in reading.excluded} == {
        "byline",
        "caption",
        "dateline",
        "related",
        "sign-off",
    }


def test_a_sign_off_at_the_end_of_a_sentence_is_cut_off():
    assert read(f"Dakar – {BODY}\n\nIl est parti. (APS)").body[-1].text == "Il est parti."


def test_the_sentences_of_the_title_come_first():
    reading = read(BODY, title="Rabat : un entretien. Dakar salue")
    assert [s.text for s in reading.title] == ["Rabat : un entretien.", "Dakar salue"]
    assert reading.sentences[0].where == "title"
    assert reading.body[0].paragraph == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "fr"),
        ("The Prime Minister of Slovenia left Algiers yesterday after a visit.", "en"),
        ("Suomen ulkoministeri tapasi virolaisen kollegansa Helsingissä tiistaina.", "fi"),
        ("استقبل وزير الخارجية أمس نظيره القطري", "ar"),
        ("L'ambassadeur", "fr"),
        ("1234 …", "und"),
    ],
)
def test_the_language_is_detected_where_it_is_not_given(text, language):
    assert read(text, language="und").language == language


def test_spoken_arabic_is_read_as_arabic():
    assert read("وأجرى السيد بوريطة مباحثات أمس", language="und").language == "ar"


def test_paragraphs_in_other_languages_are_known_by_their_numbers():
    other = "The two ministers signed an agreement on air services in Dakar on Tuesday."
    finnish = "Suomen ulkoministeri tapasi virolaisen kollegansa Helsingissä tiistaina illalla."
    reading = read(f"{BODY}\n\n{other}\n\nDakar Times\n\n{finnish}", title=other)
    assert reading.foreign == {-1: "en", 1: "en", 3: "fi"}


def test_a_language_that_cannot_be_told_from_others_has_no_foreign_paragraphs():
    assert read(BODY, language="qtz").foreign == {}


def test_a_given_language_is_trusted():
    assert read("Suomen ulkoministeri tapasi kollegansa.", language="fr").language == "fr"


@pytest.mark.parametrize("sign", ["'", "’", "ʼ"])
def test_apostrophes_and_emoji_move_no_offset(sign):
    text = f"😀 Dakar – L{sign}e\u0301mir a re\u00e7u l{sign}ambassadeur. Il est parti."
    for sentence in read(text).sentences:
        assert text[sentence.start : sentence.end] == sentence.text


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "ar", "fi"]))
def test_any_text_can_be_read_and_every_part_of_it_is_a_sentence_or_excluded(text, language):
    reading = read(text, language=language)
    spans = [(s.start, s.end) for s in reading.body]
    spans += [(stretch.start, stretch.end) for stretch in reading.excluded]
    reached = 0
    for start, end in sorted(spans):
        assert text[reached:start].strip() == ""
        assert start >= reached
        reached = end
    assert text[reached:].strip() == ""
