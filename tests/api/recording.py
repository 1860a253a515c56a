"""An example for each operation: asked of a small store, its answer cut short and kept.

``python -m tests.api.contract --write`` writes them to ``api/examples.json``, from where they come
into the description and onto the page of documentation.
"""

from __future__ import annotations

import re
from typing import Any

from flask.testing import FlaskClient

API = "/api/v1"
DECISION = "decision:4f3b1681f1db"
MOMENT = "2025-11-25T08:00:00+00:00"
SHOWN = 2  # items of a list
ARTICLE = {
    "id": "example-1",
    "lang": "fr",
    "title": "Le ministre des Affaires étrangères reçoit son homologue sénégalais",
    "published": "2025-04-07",
    "text": "Rabat — Le ministre des Affaires étrangères, Driss Benali, a reçu dimanche à Rabat "
    "la ministre sénégalaise des Affaires étrangères, Aminata Faye.",
}
Json = dict[str, Any]


class Recorder:
    """Asks and keeps: examples by operation, ``GET /api/v1/ties/{uid}``."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self.examples: dict[str, Json] = {}

    def ask(self, operation: str, path: Json | None = None, body: Json | None = None, **query: Any):
        """Ask an operation and keep the first example of it; returns the whole answer."""
        method, rule = operation.split()
        address = rule.format(**(path or {}))
        answer = self._client.open(address, method=method, query_string=query, json=body)
        assert answer.status_code < 300, (operation, answer.text)
        given = {"path": path, "query": query, "body": body}
        kept = {name: _short(value) for name, value in given.items() if value}
        self.examples.setdefault(operation, {**kept, "answer": _short(answer.json)})
        return answer.json


def recorded(client: FlaskClient) -> dict[str, Json]:
    """Return the examples of all operations over a store with some dispatches."""
    to = Recorder(client)
    _lists(to)
    _one_by_one(to)
    _by_post(to)
    _health(to)
    return dict(sorted(to.examples.items()))


def _lists(to: Recorder) -> None:
    of = {"code": "MA"}
    partner = to.ask(f"GET {API}/countries/{{code}}", of)["partners"][0]["uid"]
    pair = {**of, "other": partner}
    to.ask(f"GET {API}/countries")
    to.ask(f"GET {API}/countries/{{code}}/officials", of, limit=2)
    to.ask(f"GET {API}/countries/{{code}}/events", of, type="met_with", limit=2)
    to.ask(f"GET {API}/countries/{{code}}/ties", of, type="met_with,visited", since="2024", limit=1)
    to.ask(f"GET {API}/countries/{{code}}/timeline", of, by="year")
    to.ask(f"GET {API}/countries/{{code}}/news", of, since="2025-01-01", limit=1)
    to.ask(f"GET {API}/countries/{{code}}/relations/{{other}}", pair, as_of="2025-06-30")
    to.ask(f"GET {API}/countries/{{code}}/ties/{{other}}", pair, sort="-reports", limit=1)
    to.ask(f"GET {API}/countries/{{code}}/ties/{{other}}/timeline", pair, by="month")
    to.ask(f"GET {API}/countries/{{code}}/ties/{{other}}/news", pair, since="2025-01-01", limit=1)
    to.ask(f"GET {API}/centrality", limit=3)
    to.ask(f"GET {API}/statistics")
    to.ask(f"GET {API}/search", q="rencontre", limit=2)


def _one_by_one(to: Recorder) -> None:
    tie = to.ask(f"GET {API}/countries/{{code}}/ties", {"code": "MA"}, limit=1)["items"][0]
    of = {"uid": tie["uid"]}
    to.ask(f"GET {API}/ties/{{uid}}", of)
    quoted = to.ask(f"GET {API}/ties/{{uid}}/evidence", of)["items"][0]
    to.ask(f"GET {API}/claims/{{uid}}", {"uid": quoted["claim"]})
    to.ask(f"GET {API}/articles/{{uid}}", {"uid": quoted["article"]})
    people = to.ask(f"GET {API}/officials", country="MA", limit=2)["items"]
    for rest in ("", "/ties", "/evidence", "/news"):
        more = {"since": "2025-01-01"} if rest == "/news" else {"limit": 1} if rest else {}
        to.ask(f"GET {API}/officials/{{uid}}{rest}", {"uid": people[0]["uid"]}, **more)
    for kind in ("events", "agreements"):
        one = to.ask(f"GET {API}/{kind}", limit=2)["items"][0]["uid"]
        to.ask(f"GET {API}/{kind}/{{uid}}", {"uid": one})
        to.ask(f"GET {API}/{kind}/{{uid}}/evidence", {"uid": one})
    to.ask(f"GET {API}/parliaments", country="MA", limit=2)
    to.ask(f"GET {API}/parliaments/{{uid}}", {"uid": "parliament:ma:chambre-des-conseillers"})
    to.ask(f"GET {API}/organizations", limit=2)
    to.ask(f"GET {API}/organizations/{{uid}}", {"uid": "org:IPU"})
    to.ask(f"GET {API}/organizations/{{uid}}/ties", {"uid": "org:IPU"}, limit=1)
    to.ask(f"GET {API}/claims", limit=2)
    to.ask(f"GET {API}/articles", limit=2)


def _by_post(to: Recorder) -> None:
    partner = to.examples[f"GET {API}/countries/{{code}}/ties/{{other}}"]["path"]["other"]
    to.ask(f"POST {API}/path", body={"first": "MA", "second": partner})
    to.ask(f"POST {API}/neighbourhood", body={"uid": "MA", "type": ["met_with"], "limit": 2})
    query = (
        "MATCH (:Country {uid: $country})<-[:REPRESENTS]-(o:Official)-[m:MET_WITH]-(other) "
        "RETURN o.name AS who, other.name AS met, m.date AS date ORDER BY date DESC LIMIT 2"
    )
    to.ask(f"POST {API}/cypher", body={"query": query, "parameters": {"country": "MA"}})
    article = to.ask(f"POST {API}/articles", body={"articles": [ARTICLE]})["items"][0]["article"]
    to.ask(f"GET {API}/review", limit=1)
    tie = to.examples[f"GET {API}/ties/{{uid}}"]["path"]["uid"]
    wish = {"kind": "reject", "about": [tie], "why": "The sentence is about last year."}
    decision = to.ask(f"POST {API}/decisions", body=wish)["uid"]
    to.ask(f"GET {API}/decisions", limit=1)
    to.ask(f"GET {API}/decisions/{{uid}}", {"uid": decision})
    to.ask(f"DELETE {API}/decisions/{{uid}}", {"uid": decision}, why="It is not.")
    to.ask(f"DELETE {API}/articles/{{uid}}", {"uid": article})


def _health(to: Recorder) -> None:
    to.ask("GET /healthz")
    to.ask("GET /readyz")


def _short(value: Any) -> Any:
    """Return an answer cut short, with the same moments and uids of decisions each time."""
    if isinstance(value, list):
        return [_short(inner) for inner in value[:SHOWN]]
    if isinstance(value, dict):
        return {name: _short(inner) for name, inner in list(value.items())[:60]}
    if isinstance(value, str) and value.startswith("decision:"):
        return DECISION
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", value):
        return MOMENT
    return value
