"""The gate lets reading queries through and nothing else; the corpus says which are which."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher_gate import check
from graph.errors import Refused

CORPUS = json.loads(
    (Path(__file__).parent.parent / "data" / "cypher_corpus.json").read_text(encoding="utf-8")
)
LEGITIMATE = [entry["q"] for entry in CORPUS if entry["allow"]]
ATTACKS = [entry["q"] for entry in CORPUS if not entry["allow"]]
DANGEROUS = [e["q"] for e in CORPUS if e["group"] not in ("legitimate", "malformed")]


@pytest.mark.parametrize("query", LEGITIMATE)
def test_a_reading_query_passes_unchanged(query):
    assert check(query) == query


@pytest.mark.parametrize("query", ATTACKS)
def test_an_attack_is_refused_with_one_sentence(query):
    with pytest.raises(Refused) as refusal:
        check(query)
    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value)) < 250


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("MATCH (n) DELETE n", "The word DELETE is not allowed"),
        ("MATCH (n) RETURN apoc.text.join(n)", "The function apoc.text.join is not allowed"),
        ("CALL dbms.listConfig()", "CALL may only name one of db.index.fulltext.querynodes"),
        ("MATCH (a)-[*]-(b) RETURN b", "upper bound of at most 6"),
        ("RETURN 1; RETURN 2", "Only one statement"),
        ("RETURN 1 // one", "Comments"),
        ("RETURN range(1, 20000)", "range takes whole numbers below 10,000"),
        ("SHOW USERS", "starts with one of CALL, MATCH, OPTIONAL"),
        ("MATCH (n)", "no RETURN"),
        ("", "empty"),
        ("RETURN (1]", "brackets do not match"),
        ("RETURN 'abc", "Character 8 of the query is not understood"),
    ],
)
def test_a_refusal_says_which_word_and_why(query, words):
    with pytest.raises(Refused, match=re.escape(words)):
        check(query)


def test_a_refusal_quotes_no_value():
    for query in (
        "RETURN f('secret')",
        "MATCH (n {x: 'secret'}) DELETE n",
        "RETURN 'secret' ;;; 1",
    ):
        with pytest.raises(Refused) as refusal:
            check(query)
        assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("name", ["n.set", "n.delete", "n.Create"])
def test_a_property_may_be_called_like_a_command(name):
    check(f"MATCH (n) RETURN {name}")


def test_a_label_a_key_and_a_quoted_name_may_be_called_like_a_command():
    check("MATCH (n:Load) RETURN {drop: 1, `set`: n.x} AS `use`")


@given(st.sampled_from(ATTACKS), st.randoms(use_true_random=False))
def test_an_attack_is_refused_in_any_case_and_spacing(query, random):
    changed = "".join(random.choice((c.lower(), c.upper())) for c in query)
    changed = re.sub(r" ", lambda _: random.choice((" ", "\n", "\t", "  ")), changed)
    with pytest.raises(Refused):
        check(changed)


@given(st.sampled_from(DANGEROUS))
def test_an_attack_is_refused_inside_a_subquery(query):
    with pytest.raises(Refused):
        check(f"MATCH (m) CALL (m) {{ {query} }} RETURN m")


@given(st.text(max_size=200))
def test_any_text_is_answered_without_an_accident(text):
    try:
        assert check(text) == text
    except Refused as refusal:
        assert str(refusal)  # noqa: PT017
