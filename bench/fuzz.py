"""Mutants of the corpus of Cypher queries against both stores: none may change anything.

What the gate lets through is run as a user would.  What it refuses is run without it, so that the
layers behind are tried as well; but for what only the gate stops (endless work inside of one
expression).  Afterwards nodes, edges, labels, keys, indexes and users are as before, no file was
made and no connection was opened.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from bench.articles import many
from bench.stores import opened_both
from graph.cypher_gate import check
from graph.errors import EntenteError, Refused
from graph.stores import open_store
from graph.stores.base import Store
from graph.update import Arrival, load
from loaders.extraction.pipeline import EXTRACTOR, extract
from tests.support.watching import everything, listening

VARIANTS, ARTICLES, EVERY = 10_000, 10, 500
ROOT = Path(__file__).parents[1]
CORPUS = json.loads((ROOT / "tests/data/cypher_corpus.json").read_text(encoding="utf-8"))
ELSEWHERE = "http://169.254.169.254/"
GATE_ONLY = ("endless", "walks", "size")
PARAMETERS = {"uid": "MA", "a": "MA", "b": "KZ", "q": "maroc", "n": 9,
              "noms": ["a"], "liste": [1], "x": 1}  # fmt: skip
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_WRAPS = (
    "CALL {{ {} }} RETURN 1", "MATCH (m) CALL (m) {{ {} }} RETURN m", "{} UNION {}", "{}; {}",
    "EXPLAIN {}", "PROFILE {}", "CYPHER 5 {}", "WITH 1 AS one {}", "{} WITH 1 AS one RETURN one",
    "RETURN EXISTS {{ {} }}", "RETURN COLLECT {{ {} }}", "CALL {{ {} }} IN TRANSACTIONS",
    "FOREACH (i IN [1] | {})", "USE graph {}", "OPTIONAL CALL {{ {} }} RETURN 1", "{} NEXT {}",
)  # fmt: skip
_JUNK = (
    "/**/", "//x\n", "\\u0027", "`", "'", '"', ";", "\u200b", "\u202e", "\u00a0", "\t", "(", ")",
    "{", "}", "[", "]", "*", "..", "+", "$x", "|", "\0", "DELETE", "SET n.x = 1", "CALL",
)  # fmt: skip


def mutant(random: Random, queries: list[str]) -> str:
    """Return a query of the corpus changed in one to four ways."""
    query = random.choice(queries)
    for _ in range(random.randint(1, 4)):
        query = random.choice(_CHANGES)(random, query, random.choice(queries))
    return query


def _recased(random: Random, query: str, _: str) -> str:
    return "".join(random.choice((c.lower(), c.upper(), c, c)) for c in query)


def _respaced(random: Random, query: str, _: str) -> str:
    return re.sub(r"\s", lambda _: random.choice((" ", "\n", "\t", "  ", "\r\n")), query)


def _quoted(random: Random, query: str, _: str) -> str:
    words = [match.span() for match in re.finditer(r"\b[^\W\d]\w*\b", query)]
    if not words:
        return query
    start, end = random.choice(words)
    return f"{query[:start]}`{query[start:end]}`{query[end:]}"


def _wrapped(random: Random, query: str, other: str) -> str:
    return random.choice(_WRAPS).format(query, other)


def _spliced(random: Random, query: str, other: str) -> str:
    words, others = query.split(" "), other.split(" ")
    return " ".join(
        words[: random.randint(0, len(words))] + others[random.randint(0, len(others)) :]
    )


def _injected(random: Random, query: str, _: str) -> str:
    place = random.randint(0, len(query))
    return query[:place] + random.choice(_JUNK) + query[place:]


def _cut(random: Random, query: str, _: str) -> str:
    first, last = sorted(random.randint(0, len(query)) for _ in range(2))
    return query[:first] + query[last:] if last - first < len(query) / 3 else query


def _escaped(random: Random, query: str, _: str) -> str:
    if not query:
        return query
    place = random.randrange(len(query))
    return f"{query[:place]}\\u{ord(query[place]) & 0xFFFF:04x}{query[place + 1 :]}"


def _widened(random: Random, query: str, _: str) -> str:
    words = query.split(" ")
    place = random.randrange(len(words))
    words[place] = words[place].translate(_WIDE)
    return " ".join(words)


Change = Callable[[Random, str, str], str]
_CHANGES: tuple[Change, ...] = (
    _recased, _respaced, _quoted, _wrapped, _spliced, _injected, _cut, _escaped, _widened
)  # fmt: skip


def variants(number: int, seed: int) -> tuple[list[str], list[str]]:
    """Return the mutants that the gate lets through, and those of the others that may be run."""
    random = Random(seed)
    every = [entry["q"] for entry in CORPUS if len(entry["q"]) < 1_000]
    tame = [e["q"] for e in CORPUS if e["group"] not in GATE_ONLY and len(e["q"]) < 1_000]
    passed, refused = [], []
    for place in range(number):
        wild = place % 2 == 0
        query = mutant(random, every if wild else tame)
        try:
            passed.append(check(query))
        except Refused:
            if not wild:
                refused.append(query)
    return passed, refused


def outcome(store: Store, query: str, address: str) -> str:
    """Run a query as a user would and tell what became of it; addresses in it lead to us."""
    try:
        store.ask(query.replace(ELSEWHERE, address), {**PARAMETERS, "u": address})
    except EntenteError as error:
        return type(error).__name__
    return "answered"


def main(number: int = VARIANTS, seed: int = 0) -> None:
    """Run all on both stores; print the outcomes and what had changed."""
    passed, refused = variants(number, seed)
    figures: dict[str, Any] = {"variants": number, "passed": len(passed), "behind": len(refused)}
    arrivals = [Arrival(article, extract(article)) for article in many(ARTICLES)]
    with opened_both() as opened, listening() as (port, heard):
        for name, (store, settings) in opened.items():
            load(store, arrivals, EXTRACTOR)
            with open_store(replace(settings, query_seconds=1.0)) as hurried:
                figures[name] = _held(
                    store, hurried, [*passed, *refused], f"http://127.0.0.1:{port}/"
                )
        figures["connections"] = len(heard)
    print(json.dumps(figures, indent=1))


def _held(store: Store, hurried: Store, queries: list[str], address: str) -> dict[str, Any]:
    """Run queries; return outcomes, the slowest, and the first queries after which it differed."""
    before, files = everything(store), set(Path.cwd().iterdir())
    outcomes, slowest, changed = Counter[str](), 0.0, list[list[str]]()
    for first in range(0, len(queries), EVERY):
        part = queries[first : first + EVERY]
        for query in part:
            began = time.perf_counter()
            outcomes[outcome(hurried, query, address)] += 1
            slowest = max(slowest, time.perf_counter() - began)
        if everything(store) != before:
            changed.append(part)
    return {
        "outcomes": dict(outcomes),
        "slowest_s": round(slowest, 1),
        "changed": changed[:1],
        "files": sorted(str(path) for path in set(Path.cwd().iterdir()) - files),
    }


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
