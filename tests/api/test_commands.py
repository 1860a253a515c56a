"""The command line as a user types it: real processes on a real embedded store."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.keys import digest_of
from graph.settings import Settings
from graph.stores import open_store

DISPATCH = (
    "RABAT - Le ministre des Affaires étrangères du Maroc, Youssef Belkadi, a reçu, lundi à "
    "Rabat, l'ambassadrice du Sénégal, Awa Ndiaye Sarr."
)
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder whose engine this module keeps running, so that commands only join it."""
    folder = tmp_path_factory.mktemp("data")
    with open_store(Settings(data=folder)) as store:
        store.ensure_schema()
        yield folder


def environment(data: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    return {**kept, "ENTENTE_DATA": str(data), "PYTHONUTF8": "1"}


@pytest.fixture
def entente(data: Path, tmp_path: Path) -> Run:
    def run(*arguments: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "api", *arguments],
            cwd=tmp_path,
            env=environment(data) | variables,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


def record(identity: str, text: str = DISPATCH, **fields: str) -> str:
    line = {"id": identity, "lang": "fr", "published": "2025-06-02", "text": text, **fields}
    return json.dumps(line, ensure_ascii=False)


def test_load_ties_and_delete_tell_one_story(entente: Run) -> None:
    loaded = entente("load", "-", stdin=record("story"))
    assert (loaded.returncode, loaded.stdout) == (0, "1 new\n")
    again = entente("load", "-", stdin=record("story"))
    assert again.stdout == "1 unchanged\n"

    shown = entente("ties", "Maroc", "SEN", "--json")
    (tie,) = json.loads(shown.stdout)
    assert (tie["type"], tie["date"], tie["status"]) == ("met_with", "2025-06-02", "held")
    assert {side["name"] for side in tie["sides"]} == {"Youssef Belkadi", "Awa Ndiaye Sarr"}
    assert tie["evidence"][0]["sentence"] in DISPATCH
    assert "Awa Ndiaye Sarr (SN, ambassador)" in entente("ties", "MA").stdout
    told = entente("ties", "MA", "--language", "ar").stdout
    assert "Awa Ndiaye Sarr (SN, سفير)" in told
    assert "التقى" in told

    assert entente("delete", "story").stdout == "1 deleted\n"
    assert json.loads(entente("ties", "MA", "--json").stdout) == []


def test_a_decision_by_command_holds_over_reading_again_until_it_is_undone(entente: Run) -> None:
    entente("load", "-", stdin=record("judged"))
    (tie,) = json.loads(entente("ties", "MA", "SN", "--json").stdout)
    assert (tie["reported"], tie["loaded"][:2]) == (["2025-06-02", "2025-06-02"], "20")
    assert entente("ties", "MA", "SN", "--known-on", "2025-05").stdout == ""
    assert "Belkadi" in entente("ties", "MA", "--known-on", "2025-06").stdout
    refused = entente("ties", "MA", "--known-on", "2025-05", "--loaded-on", "2025-05")
    assert (refused.returncode, "not both" in refused.stderr) == (1, True)

    rejected = entente("review", "reject", tie["uid"], "--by", "Amina", "--why", "another minister")
    decision = rejected.stdout.split()[0]
    assert (rejected.returncode, decision[:9]) == (0, "decision:")
    assert json.loads(entente("ties", "MA", "SN", "--json").stdout) == []
    assert entente("reread").stdout.startswith("0 read again")
    assert "0 nodes" in entente("rebuild").stdout
    listed = entente("review", "list").stdout
    assert "Amina" in listed
    assert "another minister" in listed
    assert entente("review", "undo", decision).stdout == f"{decision} undone\n"
    assert json.loads(entente("ties", "MA", "SN", "--json").stdout) == [tie]
    assert entente("review", "undo", decision).returncode == 1
    entente("delete", "judged")


def test_how_a_pair_stands_is_printed_with_sentences_as_of_a_day(entente: Run) -> None:
    text = "Le Maroc a ouvert une ambassade à Astana le vendredi 1er mars 2024."
    entente("load", "-", stdin=record("mission", f"ASTANA - {text}"))
    told = entente("ties", "MA", "KZ", "--state").stdout
    assert told.startswith("2024-03-01  Morocco opened an embassy in Kazakhstan\n")
    assert f"« {text} »" in told
    (act,) = json.loads(entente("ties", "KZ", "MA", "--as-of", "2024-03", "--json").stdout)["acts"]
    assert (act["matter"], act["since"], act["sentence"]) == ("embassy", "2024-03-01", text)
    assert entente("ties", "MA", "KZ", "--as-of", "2024-02-29").stdout == ""
    assert entente("ties", "MA", "--state").returncode == 1
    entente("delete", "mission")


def test_a_broken_line_is_named_and_the_others_are_loaded(entente: Run, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    lines = [record(f"line-{n}", text=f"{DISPATCH} ({n})") for n in range(1, 9)]
    lines[6] = '{"text": '
    path.write_text("\n".join(lines), encoding="utf-8")
    loaded = entente("load", "articles.jsonl")
    assert loaded.returncode == 1
    assert loaded.stdout == "7 new, 1 failed\n"
    assert "articles.jsonl" in loaded.stderr
    assert "line 7" in loaded.stderr
    assert entente("delete", *(f"line-{n}" for n in range(1, 9) if n != 7)).returncode == 0


def test_extract_prints_one_json_object_per_article_and_stores_nothing(entente: Run) -> None:
    printed = entente("extract", "-", stdin=record("one") + "\n" + record("two"))
    objects = [json.loads(line) for line in printed.stdout.splitlines()]
    assert [o["id"] for o in objects] == ["one", "two"]
    (fact,) = objects[0]["facts"]
    assert DISPATCH[fact["start"] : fact["end"]] == fact["sentence"]
    assert json.loads(entente("ties", "MA", "--json").stdout) == []


def test_cypher_reads_and_refuses_to_write(entente: Run) -> None:
    read = entente("cypher", "MATCH (c:Country {uid: 'KZ'}) RETURN c.name_fr AS name")
    assert json.loads(read.stdout) == {"name": "Kazakhstan"}
    written = entente("cypher", "MATCH (c:Country) DETACH DELETE c")
    assert written.returncode == 1
    assert written.stdout == ""
    assert "DETACH" in written.stderr or "DELETE" in written.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ties", "Marok"), ["Marok", "Morocco"]),
        (("load", "nothing-here.txt"), ["nothing-here.txt"]),
        (("delete",), ["id"]),
        (("cypher", "RETURN 1", "--parameters", "[1]"), ["JSON object"]),
        (("ties", "MA", "--since", "2025-13"), ["since", "2025-04"]),
        (("delete", "never-loaded"), ["never-loaded"]),
    ],
)
def test_bad_input_gets_one_sentence_and_a_status(
    entente: Run, arguments: tuple[str, ...], words: list[str]
) -> None:
    answer = entente(*arguments)
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
    assert all(word in answer.stderr for word in words)


def test_doctor_and_rebuild_find_nothing_to_do(entente: Run) -> None:
    entente("load", "-", stdin=record("well"))
    assert entente("rebuild").stdout.startswith("0 ")
    checked = entente("doctor")
    assert (checked.returncode, checked.stdout) == (0, "0 complaints about the embedded store\n")
    entente("delete", "well")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_output_is_utf_8_where_the_system_prefers_something_else(data: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "api", "extract", "-"],
        env={**environment(data), "PYTHONIOENCODING": "cp1252"},
        input=record("one", DISPATCH.replace("Belkadi", "Şahin")).encode(),
        capture_output=True,
        timeout=120,
    )
    assert answer.returncode == 0, answer.stderr.decode()
    assert "Şahin" in answer.stdout.decode("utf-8")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_and_ends_in_order(data: Path, sign: signal.Signals) -> None:
    port = free_port()
    arguments = [sys.executable, "-m", "api", "serve", "--port", str(port)]
    child = subprocess.Popen(arguments, env=environment(data), stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    assert str(port) in child.stderr.readline()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=20) as answer:
        assert answer.status == 200
    child.send_signal(sign)
    assert child.wait(timeout=20) in (0, 130)
    child.stderr.close()


def test_a_taken_port_is_refused_before_any_work(entente: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        started = time.monotonic()
        answer = entente("serve", "--port", str(port))
    assert answer.returncode == 1
    assert str(port) in answer.stderr
    assert "--port" in answer.stderr
    assert time.monotonic() - started < 60


def test_other_addresses_want_a_key(entente: Run) -> None:
    answer = entente("serve", "--host", "0.0.0.0", "--port", "0")
    assert answer.returncode == 1
    assert "ENTENTE_API_KEY" in answer.stderr


def test_a_key_is_shown_once_and_kept_as_its_digest(entente: Run, tmp_path: Path) -> None:
    file = tmp_path / "keys"

    def key(*arguments: str) -> subprocess.CompletedProcess[str]:
        return entente("key", *arguments, ENTENTE_API_KEYS_FILE=str(file))

    assert "Set ENTENTE_API_KEYS_FILE" in entente("key", "analyst").stderr
    made = key("analyst", "--scopes", "cypher,read")
    assert made.returncode == 0
    assert file.read_text() == f"analyst read,cypher {digest_of(made.stdout.strip())}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "is a key analyst already" in key("analyst").stderr
    assert "joined by commas" in key("other", "--scopes", "all").stderr
    assert key("second").returncode == 0
    assert len(file.read_text().splitlines()) == 2


def test_evaluate_prints_figures_and_causes(entente: Run, tmp_path: Path) -> None:
    articles, gold = tmp_path / "articles.jsonl", tmp_path / "gold.jsonl"
    articles.write_text(record("one") + "\n" + record("two"), encoding="utf-8")
    officials = [
        {"key": "o1", "name": "Youssef Belkadi", "country": "MA", "role": "foreign_minister"},
        {"key": "o2", "name": "Awa Ndiaye Sarr", "country": "SN", "role": "ambassador"},
    ]
    met = {"type": "met_with", "status": "held", "a": "o1", "b": "o2", "date": "2025-06-02"}
    called = {"type": "met_with", "status": "denied", "a": "o1", "b": "o2", "evidence": "Non."}
    lines = (
        {"id": key, "lang": "fr", "officials": officials, "facts": facts}
        for key, facts in (("one", [met]), ("two", [met, called]))
    )
    gold.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    told = entente("evaluate", str(articles), str(gold), "--errors", "5")
    assert told.returncode == 0
    assert "dated.met_with               1.000     0.667     0.800         3" in told.stdout
    assert "two: missed" in told.stdout
    figures = json.loads(entente("evaluate", str(articles), str(gold), "--json").stdout)
    assert figures["languages"]["fr"]["officials.role"]["f1"] == 1
    assert figures["causes"] == {"missed": {"reference": 1}}


def test_evaluate_wants_facts_and_articles_that_belong_together(
    entente: Run, tmp_path: Path
) -> None:
    articles, gold = tmp_path / "articles.jsonl", tmp_path / "gold.jsonl"
    articles.write_text(record("one"), encoding="utf-8")
    gold.write_text('{"id": "two", "lang": "fr"}', encoding="utf-8")
    refused = entente("evaluate", str(articles), str(gold))
    assert refused.returncode == 1
    assert "article 'one' are not written down" in refused.stderr
    gold.write_text('{"id": "one", "lang": "fr"}\n{"id": "two", "lang": "fr"}', encoding="utf-8")
    refused = entente("evaluate", str(articles), str(gold))
    assert "1 articles of" in refused.stderr


def test_explain_tells_what_a_fact_rests_on(entente: Run) -> None:
    later = (
        " Mardi, le ministre s'est entretenu avec son hôte, le président Álvaro Quispe du Pérou."
    )
    shown = entente("explain", "-", stdin=record("why", DISPATCH + later))
    assert shown.returncode == 0
    assert "rule        fr.meet.host “reçu”" in shown.stdout
    assert "confidence" in shown.stdout
    (fact,) = map(json.loads, entente("explain", "-", "--fact", "1", "--json", stdin=record("why"))
                  .stdout.splitlines())  # fmt: skip
    assert {side["words"] for side in fact["sides"]} == {"Youssef Belkadi", "Awa Ndiaye Sarr"}
    assert fact["date_expression"] == "lundi"
    refused = entente("explain", "-", "--fact", "9", stdin=record("why"))
    assert refused.returncode == 1
    assert "has 1 facts, not 9" in refused.stderr
