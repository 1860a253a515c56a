"""Random requests to the service over each store: none may end in a failure of ours (5xx).

A request takes an operation of the description, or none, and fills it with values that fit, values
near to those that fit, and rubbish: in the path, the query, the headers and the body.
"""

from __future__ import annotations

import http.client
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from bench.articles import many
from bench.serving import Client, serving
from bench.stores import opened_both
from graph.stores.base import Store
from graph.update import Arrival, load
from loaders.extraction.pipeline import EXTRACTOR, extract

REQUESTS, AT_ONCE, ARTICLES = 100_000, 4, 40
ROOT = Path(__file__).parents[1]
DESCRIPTION = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))
CORPUS = json.loads((ROOT / "tests/data/cypher_corpus.json").read_text(encoding="utf-8"))
# what the store has to stop by its time limit, or cannot, is held against time elsewhere
QUERIES = [entry["q"] for entry in CORPUS if entry["group"] not in ("endless", "walks", "size")]
METHODS = ("GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "X")
ODD: tuple[Any, ...] = (
    "", " ", "0", "-1", "1e999", "NaN", "null", "true", "[]", "{}", "'", '"', "\\", "%", "%00",
    "\0", "\n", "é", "Côte d'Ivoire", "المغرب", "\u202e", "\U0001f600", "\ud800", "a" * 3000,
    "../..", "..%2f",
    "MA", "ma", "MAR", "Maroc", "XX", "KZ", "FR~MA", "2024", "2024-13", "2024-02-30", "9999-12-31",
    "2024-01-01T00:00:00Z", "2024-01-01T00:00:00+99:00", "9223372036854775808", "1" * 400, "-0.0",
    "csv", "jsonl", "graphml", "json", "atom", "year", "month", "held", "met_with", "*", "OR",
    "a AND (",    "/", "//", "a/b", ";", "&", "=", "?", "#", "~", "|", "2024-01-01|", "}", "\x7f",
)  # fmt: skip
HEADERS: tuple[Mapping[str, str], ...] = (
    {}, {}, {}, {"Accept": "text/html"}, {"Accept": "application/xml"}, {"Accept-Encoding": "gzip"},
    {"Accept-Encoding": "br;q=2, *"}, {"If-None-Match": "*"}, {"If-None-Match": 'W/"x'},
    {"Range": "bytes=0-1"},
    {"X-Request-ID": "a b"}, {"X-Forwarded-For": "1.2.3.4"}, {"Host": "example.org"}, {"Host": "["},
    {"Authorization": "Bearer x"}, {"Authorization": "Basic ="}, {"Cookie": "session=x"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"}, {"Content-Type": "text/plain"}, {"Content-Encoding": "gzip"},
    {"X-HTTP-Method-Override": "DELETE"}, {"If-Modified-Since": "yesterday"}, {"Expect": "x"},
)  # fmt: skip


class Guesses:
    """Random requests that know some uids of the store."""

    def __init__(self, seed: int, uids: list[str]) -> None:
        self._random = Random(seed)
        self._uids = uids

    def request(self) -> tuple[str, str, bytes | None, dict[str, str]]:
        """Return method, target, body and headers of the next request."""
        pick = self._random.choice
        path = pick(list(DESCRIPTION["paths"]))
        operations = DESCRIPTION["paths"][path]
        method = pick(list(operations)).upper() if self._likely() else pick(METHODS)
        operation = operations.get(method.lower(), {})
        if not self._likely(0.97):
            path = f"/{quote(self._text(), errors='surrogatepass', safe='/')}"
        for name in ("uid", "code", "other"):
            path = path.replace(f"{{{name}}}", quote(self._text(), errors="surrogatepass", safe=""))
        target = path + self._query(operation)
        headers = dict(pick(HEADERS))
        body = None
        if "requestBody" in operation or not self._likely(0.95):
            body = self._body(operation)
            headers = {"Content-Type": "application/json"} | headers
        return method, target, body, headers

    def _query(self, operation: Mapping[str, Any]) -> str:
        asked = [
            (p["name"], self._value(p["schema"]))
            for p in operation.get("parameters", ())
            if p["in"] == "query" and self._likely(0.4)
        ]
        if not self._likely(0.95):
            asked.append((self._text(), self._text()))
        texts = [(name, str(value)) for name, value in asked]
        return f"?{urlencode(texts, errors='surrogatepass')}" if texts else ""

    def _body(self, operation: Mapping[str, Any]) -> bytes:
        if not self._likely(0.9):
            return self._text().encode("utf-8", "surrogatepass")
        content = operation.get("requestBody", {}).get("content", {})
        schema = next((one["schema"] for one in content.values()), {})
        return json.dumps(self._value(schema)).encode()

    def _value(self, schema: Mapping[str, Any], depth: int = 0) -> Any:
        """Return a value, likely one that fits a schema."""
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            schema = DESCRIPTION["components"]["schemas"][name]
        if not self._likely() or depth > 5:
            return self._random.choice((None, True, 1.5, [], {}, [[]], self._text()))
        for several in ("anyOf", "oneOf"):
            if several in schema:
                return self._value(self._random.choice(schema[several]), depth + 1)
        if "enum" in schema:
            return self._random.choice(schema["enum"])
        return self._of_type(schema, depth)

    def _of_type(self, schema: Mapping[str, Any], depth: int) -> Any:
        number = self._random.choice((0, 1, -1, 2, 50, 200, 2**31, 2**63, -(2**63), 10**30))
        match schema.get("type"):
            case "object":
                parts = schema.get("properties", {}).items()
                made = {n: self._value(s, depth + 1) for n, s in parts if self._likely()}
                return made | ({self._text(): self._text()} if not self._likely() else {})
            case "array":
                inner = schema.get("items", {})
                return [self._value(inner, depth + 1) for _ in range(self._random.randint(0, 3))]
            case "integer" | "number":
                return number
            case "boolean":
                return self._likely(0.5)
            case _:
                return self._random.choice(QUERIES) if depth and self._likely(0.3) else self._text()

    def _text(self) -> str:
        """Return a text: a uid, one that is nearly a uid, or an odd one."""
        text = str(self._random.choice(self._uids if self._likely(0.6) else ODD))
        if not self._likely(0.9):
            cut = self._random.randrange(len(text) + 1)
            text = text[:cut] + str(self._random.choice(ODD)) + text[cut:]
        return text.encode("utf-8", "replace").decode() if self._likely(0.9) else text

    def _likely(self, chance: float = 0.8) -> bool:
        return self._random.random() < chance


def tried(port: int, seed: int, number: int, uids: list[str]) -> tuple[Counter[str], list[str]]:
    """Send so many requests; return how often each status came, and what failed on our side."""
    guesses, statuses, failures = Guesses(seed, uids), Counter[str](), list[str]()
    with Client(port) as client:
        for _ in range(number):
            method, target, body, headers = guesses.request()
            try:
                status, _ = client.ask(method, target, body, headers)
            except (UnicodeError, ValueError, http.client.InvalidURL):
                statuses["unsendable"] += 1
                continue
            except (http.client.HTTPException, OSError) as error:
                status = 599
                target += f" ({type(error).__name__})"
            statuses[str(status)] += 1
            if status >= 500 and (status, method) != (501, "X"):
                failures.append(f"{status} {method} {target[:300]} {(body or b'')[:300]!r}")
    return statuses, failures


def uids_of(store: Store) -> list[str]:
    """Return some uids of each kind of node."""
    kinds = ("Country", "Parliament", "Organization", "Official", "Event", "Agreement", "Article")
    rows = [
        row
        for kind in (*kinds, "Claim", "Entry", "Decision")
        for row in store.read(f"MATCH (n:{kind}) RETURN n.uid AS uid LIMIT 40")
    ]
    ties = store.read("MATCH (:Claim)-[s:SUPPORTS]->() RETURN DISTINCT s.tie AS uid LIMIT 80")
    return [row["uid"] for row in (*rows, *ties) if row["uid"]]


def main(requests: int = REQUESTS, seed: int = 0) -> None:
    """Half of the requests to each store; print the statuses, and what failed on our side."""
    figures: dict[str, Any] = {}
    arrivals = [Arrival(article, extract(article)) for article in many(ARTICLES)]
    with opened_both() as opened:
        for name, (store, settings) in opened.items():
            load(store, arrivals, EXTRACTOR)
            uids, began = uids_of(store), time.perf_counter()
            share = requests // 2 // AT_ONCE
            with serving(replace(settings, query_seconds=1.0)) as service:
                with ThreadPoolExecutor(AT_ONCE) as at_once:
                    work = [
                        at_once.submit(tried, service.port, seed + place, share, uids)
                        for place in range(AT_ONCE)
                    ]
                results = [one.result() for one in work]
            statuses = sum((counted for counted, _ in results), Counter[str]())
            failures = [failure for _, failed in results for failure in failed]
            figures[name] = {
                "requests": share * AT_ONCE,
                "statuses": dict(sorted(statuses.items())),
                "failures": failures[:20],
                "failed": len(failures),
                "seconds": round(time.perf_counter() - began),
            }
    print(json.dumps(figures, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
