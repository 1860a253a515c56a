"""The embedded engine: shared, restarted, and never started on a folder that is not whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from graph.errors import LimitReached, StoreUnavailable
from graph.settings import Settings
from graph.stores import open_store
from graph.stores.embedded import EmbeddedStore
from tests.support.engines import COUNT, kill_engine, pid_of, put_event, runs


class Child:
    """Another process of ours that has the store open."""

    TEXT = """
import sys
from pathlib import Path
from graph.settings import Settings
from graph.stores import open_store
with open_store(Settings(data=Path(sys.argv[1]))) as store:
    store.ensure_schema()
    print(store.engine.pid, store.read("MATCH (e:Event) RETURN count(e) AS n")[0]["n"], flush=True)
    sys.stdin.readline()
"""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.TEXT, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def opened(self) -> tuple[int, int]:
        """Wait until it is open; return the engine's pid and the events it sees."""
        assert self.process.stdout is not None
        pid, count = self.process.stdout.readline().split()
        return int(pid), int(count)

    def leave(self) -> None:
        self.process.communicate("\n")
        assert self.process.returncode == 0

    def killed(self) -> None:
        self.process.kill()
        self.process.communicate()


class TestSharing:
    def test_what_was_stored_is_there_after_a_restart(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as store:
            assert store.read(COUNT) == [{"n": 1}]

    def test_further_processes_join_and_the_last_one_out_stops_the_engine(
        self, folder: Path
    ) -> None:
        with open_store(Settings(data=folder)) as store:
            assert isinstance(store, EmbeddedStore)
            child = Child(folder)
            pid, _ = child.opened()
            assert store.engine is not None
            assert pid == store.engine.pid
        assert runs(pid)
        child.leave()
        assert not runs(pid)

    def test_processes_that_start_at_once_share_one_engine(self, folder: Path) -> None:
        children = [Child(folder) for _ in range(3)]
        assert len({child.opened() for child in children}) == 1
        for child in children:
            child.leave()

    def test_processes_that_begin_a_store_at_once_make_one(self, tmp_path: Path) -> None:
        children = [Child(tmp_path / "data") for _ in range(2)]
        assert len({child.opened() for child in children}) == 1
        for child in children:
            child.leave()

    def test_one_process_may_open_it_twice(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as first:
            with open_store(Settings(data=folder)) as second:
                put_event(second, "event:two")
            assert first.read(COUNT) == [{"n": 2}]

    def test_the_interrupt_key_does_not_reach_the_engine(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as store:
            assert os.getsid(pid_of(folder)) != os.getsid(0)
            assert store.ready()

    def test_an_engine_whose_users_were_all_killed_is_joined_and_stopped(
        self, folder: Path
    ) -> None:
        child = Child(folder)
        pid, _ = child.opened()
        child.killed()
        assert runs(pid)
        with open_store(Settings(data=folder)) as store:
            assert store.read(COUNT) == [{"n": 1}]
            assert pid_of(folder) == pid
        assert not runs(pid)

    def test_a_state_file_of_a_machine_that_went_down_is_no_hindrance(self, folder: Path) -> None:
        stale = {"pid": os.getpid(), "born": 0.0, "bolt": 1, "http": 2}  # the pid is another's now
        (folder / "engine.json").write_text(json.dumps(stale))
        with open_store(Settings(data=folder)) as store:
            assert store.read(COUNT) == [{"n": 1}]

    def test_setting_the_clock_does_not_hide_the_engine(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as store:
            path = folder / "engine.json"
            told = json.loads(path.read_text())
            path.write_text(json.dumps({**told, "born": told["born"] - 3600}))
            with open_store(Settings(data=folder)) as second:
                assert second.read(COUNT) == store.read(COUNT) == [{"n": 1}]
            assert json.loads(path.read_text())["born"] == pytest.approx(told["born"], abs=2)

    def test_the_engine_closes_the_database_in_order(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as store:
            put_event(store, "event:two")
            assert [*(folder / "databases" / "graph").glob("*.wal")]
        assert not [*(folder / "databases" / "graph").glob("*.wal")]
        assert json.loads((folder / "entente.json").read_text())["clean"]

    def test_a_process_that_has_the_number_of_an_engine_is_left_alone(self, folder: Path) -> None:
        path = folder / "engine.json"
        with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
            with open_store(Settings(data=folder)):
                engine = json.loads(path.read_text())
                born = engine["born"] - 60
                path.write_text(json.dumps({**engine, "pid": other.pid, "born": born}))
            assert other.poll() is None
            other.communicate(b"\n")
        psutil.Process(engine["pid"]).kill()


class TestCrash:
    def test_the_next_step_brings_a_killed_engine_back_on_its_port(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as store:
            put_event(store, "event:two")
            before = json.loads((folder / "engine.json").read_text())
            for step in (
                lambda: store.read(COUNT)[0]["n"],
                lambda: store.ask(COUNT, {}).rows[0][0],
                lambda: put_event(store, "event:two") or 2,
            ):
                kill_engine(folder)
                assert step() == 2
            after = json.loads((folder / "engine.json").read_text())
            assert (after["bolt"], after["http"]) == (before["bolt"], before["http"])

    def test_whoever_notices_it_others_go_on(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as first, open_store(Settings(data=folder)) as other:
            kill_engine(folder)
            assert other.read(COUNT) == [{"n": 1}]
            assert first.read(COUNT) == [{"n": 1}]
            put_event(first, "event:two")
            assert other.read(COUNT) == [{"n": 2}]

    def test_who_did_not_notice_it_stops_the_new_engine_all_the_same(self, folder: Path) -> None:
        with open_store(Settings(data=folder)):
            with open_store(Settings(data=folder)) as other:
                kill_engine(folder)
                assert other.read(COUNT) == [{"n": 1}]
            assert runs(pid_of(folder))
        assert not runs(pid_of(folder))

    def test_asking_whether_it_is_ready_brings_it_back_too(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as store:
            kill_engine(folder)
            end = time.monotonic() + 60
            while not store.ready():
                assert time.monotonic() < end
            assert store.read(COUNT) == [{"n": 1}]

    def test_bulk_work_ends_in_order_when_the_engine_dies_in_it(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as store:
            with store.patiently():
                kill_engine(folder)
            assert store.read(COUNT) == [{"n": 1}]

    def test_an_acknowledged_write_survives_the_death_of_everybody(self, folder: Path) -> None:
        store = open_store(Settings(data=folder)).__enter__()
        assert isinstance(store, EmbeddedStore)
        put_event(store, "event:two")
        kill_engine(folder)
        store.close()
        with open_store(Settings(data=folder)) as again:
            assert again.read(COUNT) == [{"n": 2}]


def test_bulk_work_may_take_longer_than_a_query(folder: Path) -> None:
    begun = "MATCH (a:Country), (b:Country), (c:Country), (d:Country) "
    slow = begun + "WHERE a.uid + b.uid + c.uid + d.uid = '-' RETURN count(*) AS n"
    with open_store(Settings(data=folder)) as store:
        done: list[object] = []

        def work() -> None:
            with store.patiently(), suppress(StoreUnavailable):
                done.append(store.read(slow))

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        worker.join(8)
        assert worker.is_alive()
        with pytest.raises(LimitReached):
            store.ask(slow, {})
        kill_engine(folder)  # rather than wait for half an hour
        worker.join(30)
        assert done == []
