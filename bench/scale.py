"""The service and both stores over a made-up graph of a million ties, in one run.

``python -m bench.scale [TIES [FOLDER [STORE ...]]]``: the graph is that of ``bench.graph``; stores
that are in the folder already are taken as they are, so that a second run measures at once.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import psutil

from bench import graph as made
from bench.serving import Client, Service, serving
from bench.stores import kept
from bench.writing import measured as written
from graph.queries import countries, entries
from graph.queries.search import full_text_query
from graph.settings import Settings
from graph.stores.base import Store
from tests.support.watching import process_of

TIES, ROUNDS, PAGE = 1_000_000, 150, 50
A_SECOND, MINUTES, AT_ONCE = 50, 5, 8
COMMON = ("meeting", "dépêche", "responsable", "responsable 1234")  # in all names of a kind
FILTERS = ("type=signed", "status=proposed", "min_reports=99", "min_confidence=1")


@dataclass(frozen=True)
class Look:
    """Something a user looks up: the address, and the bare query that finds the same."""

    target: str
    bare: Callable[[Store], object]


def main(ties: int = TIES, folder: Path | None = None, *names: str) -> None:
    """Measure one store after the other and print all figures."""
    with tempfile.TemporaryDirectory() as scratch:
        figures = {
            name: measured(folder or Path(scratch), name, ties)
            for name in names or ("embedded", "neo4j")
        }
    print(json.dumps({"ties": ties, **figures}, indent=1))


def measured(folder: Path, name: str, ties: int) -> dict[str, Any]:
    """Return the figures of one store, filled first where it is not."""
    figures: dict[str, Any] = {}
    with kept(folder, name) as (store, settings, _):
        if not store.read("MATCH (d:Dyad) RETURN d.uid AS uid LIMIT 1"):
            began = time.perf_counter()
            elements = made.fill(store, ties)
            seconds = time.perf_counter() - began
            figures["fill"] = {"elements": elements, "seconds": round(seconds)}
        with serving(settings) as service:
            for part in PARTS:
                figures[part.__name__] = part(store, settings, service, ties)
                print(name, part.__name__, json.dumps(figures[part.__name__]), file=sys.stderr)
    return figures


def looks(store: Store, settings: Settings, service: Service, ties: int) -> dict[str, Any]:
    """Return, for what users look up most, times over REST and of the bare query, in turn."""
    random = Random(1)
    processors = [process_of(settings), service.process]
    with Client(service.port) as client:
        return {
            kind: _compared(store, client, (look(random, ties) for _ in range(ROUNDS)), processors)
            for kind, look in LOOKS.items()
        }


def _page(random: Random, ties: int) -> Look:
    until = made.day(random.randrange(ties))
    filters = entries.TieFilter(until=until)
    target = f"/api/v1/countries/{made.HUB}/ties?limit={PAGE}&until={until}"
    return Look(target, lambda store: entries.rows(store, made.HUB, filters, None, PAGE))


def _timeline(random: Random, ties: int) -> Look:
    first, second = made.pair_of(random.randrange(ties), ties)
    query = countries.DYAD
    return Look(
        f"/api/v1/countries/{first}/ties/{second}/timeline?by=month",
        lambda store: store.read(query, uid=f"{first}~{second}"),
    )


def _evidence(random: Random, ties: int) -> Look:
    number = random.randrange(ties)
    tie = made.tie_of(number, made.pair_of(number, ties))
    return Look(
        f"/api/v1/ties/{quote(tie['uid'])}/evidence",
        lambda store: _entry_of(store, tie["event"]),
    )


def _entry_of(store: Store, event: str) -> object:
    # in one text the embedded engine looks through all entries instead of the index
    listed = store.read("MATCH (v:Event {uid: $uid}) RETURN v.entries AS entries", uid=event)
    text = "UNWIND $uids AS uid MATCH (e:Entry {uid: uid}) RETURN e.tie AS tie"
    return store.read(text, uids=listed[0]["entries"][:1])


def _search(random: Random, ties: int) -> Look:
    text = random.choice(
        (
            str(random.randrange(ties) // 20),
            f"Dépêche {random.randrange(ties) // 5}",
            f"Meeting {random.randrange(ties)}",
            random.choice(("Maroc", "Kazakhstan", "Côte d'Ivoire", "conseil", "parlem")),
        )
    )
    query, words = full_text_query(text)
    return Look(f"/api/v1/search?q={quote(text)}", lambda store: store.read(query, **words))


LOOKS: Mapping[str, Callable[[Random, int], Look]] = {
    "page": _page,
    "timeline": _timeline,
    "evidence": _evidence,
    "search": _search,
}


def _compared(
    store: Store, client: Client, every: Iterator[Look], processes: Sequence[psutil.Process | None]
) -> dict[str, float]:
    bare, rest, busy = [], [], 0.0
    for place, look in enumerate(every):
        if place % 2:  # each comes first as often as the other: the second finds all in memory
            bare.append(milliseconds(lambda look=look: look.bare(store)))
        before = _processor_seconds(processes)
        rest.append(milliseconds(lambda look=look: answered(client, look.target)))
        busy += _processor_seconds(processes) - before
        if not place % 2:
            bare.append(milliseconds(lambda look=look: look.bare(store)))
    bare_p50, bare_p99 = percentiles(bare)
    rest_p50, rest_p99 = percentiles(rest)
    return {
        "bare_p50_ms": bare_p50,
        "rest_p50_ms": rest_p50,
        "bare_p99_ms": bare_p99,
        "rest_p99_ms": rest_p99,
        "ratio_p50": round(rest_p50 / bare_p50, 2),
        "ratio_p99": round(rest_p99 / bare_p99, 2),
        "processor_ms_a_call": round(1000 * busy / len(rest), 1),
    }


def _processor_seconds(processes: Sequence[psutil.Process | None]) -> float:
    """Return the processor time of service and store so far, whatever else the machine does."""
    return sum(sum(process.cpu_times()[:2]) for process in processes if process)


def paging(store: Store, settings: Settings, service: Service, ties: int) -> dict[str, Any]:
    """Walk the hub's whole list, 200 ties a page; return times of first and last pages."""
    target, cursor, times, seen = f"/api/v1/countries/{made.HUB}/ties?limit=200", "", [], 0
    with Client(service.port) as client:
        while cursor is not None:
            began = time.perf_counter()
            page = json.loads(answered(client, f"{target}{cursor}"))
            times.append(1000 * (time.perf_counter() - began))
            seen += len(page["items"])
            cursor = f"&cursor={quote(page['next'])}" if page["next"] else None
    part = max(1, len(times) // 5)
    first, last = statistics.median(times[1 : part + 1]), statistics.median(times[-part:])
    return {
        "ties": seen,
        "pages": len(times),
        "first_ms": round(first, 1),
        "last_ms": round(last, 1),
        "ratio": round(last / first, 2),
    }


def empty(store: Store, settings: Settings, service: Service, ties: int) -> dict[str, Any]:
    """Return how long the hub's pages take whose filters match nothing."""
    target = f"/api/v1/countries/{made.HUB}/ties?limit={PAGE}"
    with Client(service.port) as client:
        return {
            f"{filtered}_ms": _median(client, f"{target}&{filtered}", 3) for filtered in FILTERS
        }


def common(store: Store, settings: Settings, service: Service, ties: int) -> dict[str, Any]:
    """Return how long it takes to search for words that very many nodes hold."""
    with Client(service.port) as client:
        return {
            f"{words}_ms": _median(client, f"/api/v1/search?q={quote(words)}", 5)
            for words in COMMON
        }


def _median(client: Client, target: str, rounds: int) -> float | str:
    """Return the median in milliseconds, or the status when an answer was not good."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        status, _ = client.ask("GET", target)
        times.append(1000 * (time.perf_counter() - began))
        if status != 200:
            return f"status {status} after {round(times[-1])} ms"
    return round(statistics.median(times), 1)


def streaming(store: Store, settings: Settings, service: Service, ties: int) -> dict[str, Any]:
    """Stream the hub's ties as a file until 100,000 rows have come; return the memory meanwhile."""
    target, rows = f"/api/v1/countries/{made.HUB}/ties?format=jsonl", 0
    began, held = time.perf_counter(), [service.megabytes()]
    with Client(service.port) as client:
        while rows < 100_000:
            before = rows
            for piece in client.stream(target):
                rows += piece.count(b"\n")
                if rows // 10_000 >= len(held):
                    held.append(service.megabytes())
            if rows == before:
                break
    seconds = time.perf_counter() - began
    return {
        "rows": rows,
        "rows_a_second": round(rows / seconds),
        "megabytes": [round(one) for one in held],
    }


def sustained(store: Store, settings: Settings, service: Service, ties: int) -> dict[str, Any]:
    """Send so many requests a second for some minutes; return times and memory by the minute."""
    process = process_of(settings)
    begin, times, failures, lock = time.monotonic(), list[float](), list[int](), threading.Lock()
    due = iter(range(A_SECOND * 60 * MINUTES))

    def client_of(seed: int) -> None:
        random, kinds = Random(seed), list(LOOKS.values())
        with Client(service.port) as client:
            while True:
                with lock:
                    number = next(due, None)
                if number is None:
                    return
                moment = begin + number / A_SECOND
                time.sleep(max(0.0, moment - time.monotonic()))
                status, _ = client.ask("GET", random.choice(kinds)(random, ties).target)
                times.append(1000 * (time.monotonic() - moment))  # since it was due
                if status != 200:
                    failures.append(status)

    clients = [threading.Thread(target=client_of, args=(seed,)) for seed in range(AT_ONCE)]
    for one in clients:
        one.start()
    held = []
    while any(one.is_alive() for one in clients):
        held.append([round(service.megabytes()), _megabytes(process)])
        clients[0].join(60)
        for one in clients[1:]:
            one.join(0 if clients[0].is_alive() else 60)
    seconds = time.monotonic() - begin
    held.append([round(service.megabytes()), _megabytes(process)])
    p50, p99 = percentiles(times)
    return {
        "requests": len(times),
        "a_second": round(len(times) / seconds, 1),
        "failed": len(failures),
        "p50_ms": p50,
        "p99_ms": p99,
        "service_and_store_mb": held,
    }


def _megabytes(process: psutil.Process | None) -> int:
    return round(process.memory_info().rss / 1e6) if process else 0


def writing(store: Store, settings: Settings, service: Service, ties: int) -> dict[str, Any]:
    """Return how fast new ties are written, and raw rows; it changes the graph, so it is last."""
    return written(store, ties)


PARTS = (looks, paging, empty, common, streaming, sustained, writing)


def answered(client: Client, target: str) -> bytes:
    """Return the body of a good answer."""
    status, body = client.ask("GET", target)
    if status != 200:
        raise RuntimeError(f"{status} for {target}: {body[:300]!r}")
    return body


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def percentiles(times: list[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return round(cuts[49], 1), round(cuts[98], 1)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else TIES, Path(given[1]) if given[1:] else None, *given[2:])
