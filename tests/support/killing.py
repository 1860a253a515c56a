"""A process that loads and decides until it is killed, and what must be true afterwards.

``python -m tests.support.killing FOLDER FIRST LAST`` loads the articles of these numbers one by one
and decides on some of them; each line on its output acknowledges what is in the store.
"""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from random import Random

from graph.claims import OFFICE, claims_of
from graph.decisions import Decision, Undoing, reference_to
from graph.queries.health import complaints
from graph.review import listed
from graph.settings import Settings
from graph.stores import Store, open_store
from graph.update import decide, load, rebuild, undo
from graph.update.arrivals import Arrival
from tests.support.engines import kill_engine
from tests.support.many import many

AT_ONCE = 12
"""So many articles a process is given to load."""


def arrivals(first: int, last: int) -> list[Arrival]:
    return list(islice(many(last), first, last))


def decision(arrival: Arrival) -> Decision | None:
    """A decision on the first fact of an article."""
    claims = claims_of(arrival.article, arrival.extraction, "test-1")
    facts = [claim for claim in claims if claim.fact.type != OFFICE]
    if not facts:
        return None
    about = ((reference_to(facts[0]),),)
    return Decision(kind="reject", about=about, by="somebody", at="2026-01-01T00:00:00Z")


def work(store: Store, first: int, last: int) -> None:
    """Load one by one, reject a fact of each, and take back every other decision."""
    for number, arrival in enumerate(arrivals(first, last)):
        load(store, [arrival], "test-1")
        print("loaded", arrival.article.uid, flush=True)
        if made := decision(arrival):
            decide(store, [made])
            print("decided", made.uid, flush=True)
            if number % 2:
                undo(store, made.uid, Undoing(by="somebody", at="2026-01-02T00:00:00Z"))
                print("undone", made.uid, flush=True)


def killed(folder: Path, first: int, random: Random) -> list[tuple[str, str]]:
    """Start the work, kill it and its engine somewhere in the middle; return what it had said."""
    command = [sys.executable, "-m", "tests.support.killing", str(folder)]
    command += [str(first), str(first + AT_ONCE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(random.randint(1, AT_ONCE))]
        time.sleep(random.uniform(0, 0.2))
        process.kill()
        kill_engine(folder)
        said += process.stdout.readlines()
    return [(kind, uid) for kind, uid in (line.split() for line in said if line.endswith("\n"))]


def faults(store: Store, said: list[tuple[str, str]], first: int) -> list[str]:
    """Return what is lost or half-written, also once the next load has completed the work."""
    found = [*_lost(store, said), *_half_written(store)]
    load(store, arrivals(first, first + AT_ONCE), "test-1")
    return [*found, *_half_written(store)]


def _lost(store: Store, said: list[tuple[str, str]]) -> list[str]:
    articles = {row["uid"] for row in store.read("MATCH (a:Article) RETURN a.uid AS uid")}
    states = {row["uid"]: row["state"] for row in listed(store, undone=True)}
    undone = {uid for kind, uid in said if kind == "undone"}
    lost = [uid for kind, uid in said if kind == "loaded" and uid not in articles]
    lost += [uid for kind, uid in said if kind == "decided" and uid not in states]
    return [f"{uid} is lost" for uid in lost + [u for u in undone if states.get(u) != "undone"]]


def _half_written(store: Store) -> list[str]:
    differing = rebuild(store)
    return [*complaints(store), *([f"{differing} differed from the whole"] if differing else [])]


if __name__ == "__main__":
    with open_store(Settings(data=Path(sys.argv[1]))) as opened:
        opened.ensure_schema()
        work(opened, int(sys.argv[2]), int(sys.argv[3]))
