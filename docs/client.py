"""A client of Entente's REST service, typed and in a few lines; it needs nothing but Python.

Copy it beside your script::

    from client import Entente

    entente = Entente("http://127.0.0.1:8000")  # elsewhere with key="…"
    for tie in entente.ties("MA", "KZ", since="2024"):
        print(tie.get("date"), tie["name"], tie["evidence"][0].get("sentence"))
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NotRequired, TypedDict, cast
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen


class Side(TypedDict):
    """One side of a tie."""

    uid: str
    kind: str
    part: str
    name: str
    role: NotRequired[str]
    country: NotRequired[str]


class Evidence(TypedDict):
    """The sentence of an article that states a tie."""

    article: str
    claim: str
    start: int
    end: int
    sentence: NotRequired[str]
    title: NotRequired[str]
    published: NotRequired[str]
    url: NotRequired[str]


class Tie(TypedDict):
    """One fact between its sides, with the sentences that it rests on."""

    uid: str
    type: str
    status: str
    name: str
    reports: int
    confidence: float
    sides: list[Side]
    evidence: list[Evidence]
    date: NotRequired[str]
    place: NotRequired[str]


class Problem(Exception):
    """What the service says when it does not answer; ``again`` is when to come back, in seconds."""

    def __init__(self, status: int, detail: str, again: str | None) -> None:
        super().__init__(f"{status}: {detail}")
        self.status, self.again = status, int(again) if again else None


class Entente:
    """The service at an address."""

    def __init__(self, address: str, key: str | None = None, seconds: float = 30) -> None:
        self._base = f"{address.rstrip('/')}/api/v1/"
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._seconds = seconds

    def ask(self, path: str, body: Any = None, **query: Any) -> Any:
        """Return the answer to GET, or with a body to POST; ``query`` are its parameters.

        Raises:
            Problem: the service refuses, or cannot answer now.
        """
        address = f"{self._base}{quote(path)}?{urlencode(query)}"
        data = None if body is None else json.dumps(body).encode()
        headers = {**self._headers, "Content-Type": "application/json"}
        try:
            with urlopen(Request(address, data, headers), timeout=self._seconds) as answer:
                return json.load(answer)
        except HTTPError as error:
            problem = json.load(error)
            detail = problem.get("detail") or problem["title"]
            raise Problem(error.code, detail, error.headers["Retry-After"]) from error

    def pages(self, path: str, **query: Any) -> Iterator[Any]:
        """Yield all items of a list, page by page."""
        cursor: dict[str, str] = {}
        while True:
            page = self.ask(path, **query, **cursor)
            yield from page["items"]
            if not page.get("next"):
                return
            cursor = {"cursor": page["next"]}

    def ties(self, country: str, other: str | None = None, **query: Any) -> Iterator[Tie]:
        """Yield the ties of a country, or between two, newest first."""
        path = f"countries/{country}/ties" + (f"/{other}" if other else "")
        return cast(Iterator[Tie], self.pages(path, **query))

    def cypher(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows of a reading query; at most 1,000."""
        answer = self.ask("cypher", {"query": query, "parameters": parameters})
        return [dict(zip(answer["columns"], row, strict=True)) for row in answer["rows"]]
