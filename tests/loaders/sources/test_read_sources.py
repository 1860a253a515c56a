"""Files, folders and standard input: every article comes out, every failure is one sentence."""

import io
import json
import tracemalloc
import unicodedata

import pytest

from graph.model import Article
from loaders.sources import Failure, read_sources

TEXT = "Rabat – Le président de la Chambre des conseillers a reçu mardi son homologue kazakh."


def read(*paths, **options):
    return list(read_sources(paths, **options))


def only(path, **options):
    (article,) = read(path, **options)
    return article


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def record(**fields):
    return json.dumps({"text": TEXT, **fields}, ensure_ascii=False)


def test_a_text_file_is_an_article(tmp_path):
    path = written(tmp_path, "a.txt", f" date 2025-04 {TEXT}")
    article = only(path)
    assert article == Article(
        identity=article.identity,
        text=f" date 2025-04 {TEXT}",
        language="fr",
        published="2025-04",
        origins=(str(path),),
    )
    assert article.identity.startswith("text:")


def test_json_lines_give_all_that_is_known_and_ignore_what_is_not(tmp_path):
    line = record(
        id="a1",
        lang="fr-FR",
        title="Entretiens",
        published="2025-04-06",
        url="https://agence.example/1",
        source="Agence",
        rubric=["monde"],
    )
    article = only(written(tmp_path, "a.jsonl", line))
    assert article.identity == "id:a1"
    assert (article.language, article.title, article.published) == (
        "fr",
        "Entretiens",
        "2025-04-06",
    )
    assert (article.url, article.source) == ("https://agence.example/1", "Agence")


@pytest.mark.parametrize(
    "lang", ["fr", "FR", "fr-FR", "fr_FR", "fra", "French", "langue", "", None]
)
def test_a_language_is_taken_however_it_is_written_or_else_detected(tmp_path, lang):
    assert only(written(tmp_path, "a.jsonl", record(lang=lang))).language == "fr"


def test_json_lines_from_windows_read_like_any_other(tmp_path):
    lines = [record(id="a"), record(id="b", title="Été")]
    plain = read(written(tmp_path, "plain.jsonl", "\n".join(lines)))
    windows = read(
        written(tmp_path, "windows.jsonl", b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    )
    assert [a.sha256 for a in windows] == [a.sha256 for a in plain]
    assert [a.identity for a in windows] == ["id:a", "id:b"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "x', "it is no well-formed JSON"),
        ("[1]", "it is no JSON object"),
        ('{"title": "x"}', 'it has no "text"'),
        ('{"text": ["x"]}', 'its "text" is no text'),
        ('{"text": "…"}', "there is no word in it"),
        (record(published="2025-13"), "its publication date '2025-13' is none; write 2025-04-06"),
        (record(published=2025), 'its "published" is no text'),
        ('{"text": "a\\ud800"}', "it holds half a character"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_one_bad_line_is_named_and_stops_nothing(tmp_path, line, reason):
    lines = [record(id=str(number)) for number in range(6)]
    path = written(tmp_path, "a.jsonl", "\n".join([*lines, line, record(id="last")]))
    results = read(path)
    assert [r.identity for r in results if isinstance(r, Article)][-1] == "id:last"
    (failure,) = [r for r in results if isinstance(r, Failure)]
    assert (failure.path, failure.line, failure.skipped) == (str(path), 7, False)
    assert reason in str(failure)
    assert str(failure).startswith(f"{path}, line 7: ")
    assert TEXT not in str(failure)


def test_blank_lines_are_no_lines_and_gold_is_no_article(tmp_path):
    path = written(tmp_path, "gold.jsonl", '\n{"id": "a", "facts": [], "officials": []}\n\n')
    (failure,) = read(path)
    assert failure.skipped
    assert failure.line == 2


def test_the_same_id_twice_is_a_correction_within_the_file(tmp_path):
    lines = [record(id="a"), json.dumps({"id": "a", "text": TEXT.replace("kazakh", "tunisien")})]
    first, second = read(written(tmp_path, "a.jsonl", "\n".join(lines)))
    assert first.identity == second.identity
    assert first.sha256 != second.sha256


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n ", "it is empty"),
        (b"%PDF-1.7 ...", "it is a PDF file"),
        (b"PK\x03\x04....", "it is a ZIP or Office file"),
        (b"abc\0\1\2", "it is binary"),
        (b"caf\x81 \xe9", "neither UTF-8 nor Windows-1252"),
        (b"...", "there is no word in it"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path, content, reason):
    (failure,) = read(written(tmp_path, "a.txt", content))
    assert reason in str(failure)
    assert str(failure).endswith(".")


def test_a_missing_file_and_a_name_that_cannot_be_are_named(tmp_path):
    missing, impossible = read(tmp_path / "no.txt", "a\0b")
    assert "there is no such file" in str(missing)
    assert "there is no such file" in str(impossible)


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (failure,) = read(tmp_path / "loop.txt")
    assert "it cannot be read" in str(failure)


def test_a_folder_is_read_by_name_and_its_bad_files_hold_up_nobody(tmp_path):
    (tmp_path / "avril").mkdir()
    (tmp_path / ".cache").mkdir()
    written(tmp_path, "b.txt", f"{TEXT} b")
    written(
        tmp_path, "a.html", f"<html><body><article><p>{TEXT} {TEXT}</p></article></body></html>"
    )
    written(tmp_path, "scan.pdf", b"%PDF-1.7")
    written(tmp_path, "photo.jpg", b"\xff\xd8")
    written(tmp_path / "avril", "depeche.txt", f"{TEXT} c")
    written(tmp_path / ".cache", "x.txt", f"{TEXT} d")
    results = read(tmp_path)
    names = [r.origins[0] if isinstance(r, Article) else r.path for r in results]
    assert [name.removeprefix(f"{tmp_path}/") for name in names] == [
        "a.html",
        "b.txt",
        "photo.jpg",
        "scan.pdf",
        "avril/depeche.txt",
    ]
    assert [(r.skipped, r.reason[:16]) for r in results if isinstance(r, Failure)] == [
        (True, "it is no kind of"),
        (False, "it is a PDF file"),
    ]


def test_a_folder_without_articles_is_said_so(tmp_path):
    (failure,) = read(tmp_path)
    assert "there is no article in the folder" in str(failure)


def test_files_of_one_bare_name_are_two_articles_and_copies_are_one(tmp_path):
    for month, text in (("mars", TEXT), ("avril", TEXT.replace("mardi", "jeudi"))):
        (tmp_path / month).mkdir()
        written(tmp_path / month, "depeche.txt", text)
    copy = written(tmp_path, "copie.txt", TEXT.replace("’", "'") + "\r\n")
    april, march = read(tmp_path / "avril", tmp_path / "mars")
    assert april.identity != march.identity
    assert only(copy).identity == march.identity


def test_a_name_spelled_composed_or_decomposed_is_one_origin(tmp_path):
    name = unicodedata.normalize("NFD", "Réunion à Nouméa.txt")
    article = only(written(tmp_path, name, TEXT))
    assert article.origins == (unicodedata.normalize("NFC", f"{tmp_path}/{name}"),)


def test_a_file_over_the_limit_is_refused_and_a_long_line_too(tmp_path):
    (failure,) = read(written(tmp_path, "a.txt", "a" * 3_000_001), limit=3_000_000)
    assert "larger than 3 MB" in str(failure)
    long = record(id="long", source="x" * 3_000_000)
    results = read(
        written(tmp_path, "a.jsonl", f"{record(id='a')}\n{long}\n{record(id='b')}"), limit=3_000_000
    )
    assert [r.identity if isinstance(r, Article) else r.line for r in results] == [
        "id:a",
        2,
        "id:b",
    ]


def test_a_long_json_lines_file_streams_in_flat_memory(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        for number in range(5_000):
            file.write(record(id=str(number), lang="fr", published="2025-04-06") + "\n")
    tracemalloc.start()
    count = sum(isinstance(r, Article) for r in read_sources([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 400_000 < path.stat().st_size


@pytest.mark.parametrize(
    ("content", "identities"),
    [
        (record(id="a") + "\n" + record(id="b"), ["id:a", "id:b"]),
        (TEXT, None),
        (f"<!DOCTYPE html><html><body><article><p>{TEXT} {TEXT}</p></article></body></html>", None),
    ],
)
def test_standard_input_is_json_lines_html_or_text(content, identities):
    results = read("-", standard_input=io.BytesIO(content.encode()))
    assert all(isinstance(r, Article) for r in results)
    if identities:
        assert [r.identity for r in results] == identities
    else:
        assert results[0].text.startswith(TEXT)
        assert results[0].origins == ("standard input",)


def test_a_json_file_is_an_article_or_a_list_or_lines(tmp_path):
    one = json.dumps({"id": "a", "text": TEXT}, indent=1)
    many = json.dumps([{"id": "a", "text": TEXT}, {"id": "b"}])
    lines = f"{record(id='a')}\n{record(id='b')}"
    assert only(written(tmp_path, "one.json", one)).identity == "id:a"
    article, failure = read(written(tmp_path, "many.json", many))
    assert (article.identity, failure.line) == ("id:a", 2)
    assert len(read(written(tmp_path, "lines.json", lines))) == 2


def test_windows_1252_called_utf_8_is_read_with_a_note(tmp_path):
    article = only(
        written(tmp_path, "a.txt", "Le président M. Müller – reçu à Paris.".encode("cp1252"))
    )
    assert "Müller –" in article.text
    assert "read as Windows-1252" in article.notes[0]


def test_text_encoded_twice_is_put_right_with_a_note(tmp_path):
    twice = "Président Élysée, l’été « à »".encode().decode("cp1252", errors="replace")
    twice = "".join(  # the bytes that Windows-1252 leaves open stay as they are
        byte.decode("cp1252", errors="ignore") or chr(byte[0])
        for byte in (bytes([b]) for b in "Président Élysée, l’été « à »".encode())
    )
    article = only(written(tmp_path, "a.jsonl", json.dumps({"text": twice})))
    assert article.text == "Président Élysée, l’été « à »"
    assert article.notes == ("some letters had been encoded twice and were put right",)


@pytest.mark.parametrize("text", ["L’ÉTÉ” et « ÂGE »", "À Â Ã â", "Malmö – Århus", "café", "ÎLE’"])
def test_right_text_is_left_alone(tmp_path, text):
    article = only(written(tmp_path, "a.txt", text))
    assert (article.text, article.notes) == (text, ())


def test_letters_lost_elsewhere_are_noted(tmp_path):
    assert "lost" in only(written(tmp_path, "a.txt", "Le pr\ufffdsident")).notes[0]


def test_utf_16_with_its_mark_is_read(tmp_path):
    assert only(written(tmp_path, "a.txt", TEXT.encode("utf-16"))).text == TEXT
