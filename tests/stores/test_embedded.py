"""The embedded engine: shared, restarted, and never started on a folder that is not whole."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import StoreError, StoreLocked
from graph.model import Difference, Graph
from graph.settings import Settings
from graph.stores import Store, open_store
from graph.stores.embedded import EmbeddedStore
from graph.stores.folder import DataFolder
from graph.stores.write import apply

COUNT = "MATCH (e:Event) RETURN count(e) AS n"


def put_event(store: Store, uid: str) -> None:
    graph = Graph({("Event", uid): {"type": "meeting"}})
    store.write(lambda transaction: apply(transaction, Difference(graph)))


def runs(pid: int) -> bool:
    """Tell whether a process runs; a zombie does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def pid_of(folder: Path) -> int:
    return int(json.loads((folder / "engine.json").read_text())["pid"])


def kill_engine(folder: Path) -> None:
    """Kill the engine and wait until all of it is gone: its threads outlive its first."""
    os.kill(pid_of(folder), signal.SIGKILL)
    while DataFolder(folder).engine_runs() or runs(pid_of(folder)):
        time.sleep(0.01)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a store was in, with one event, closed in order."""
    folder = tmp_path_factory.mktemp("made") / "data"
    with open_store(Settings(data=folder)) as store:
        store.ensure_schema()
        put_event(store, "event:one")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it for one test; no engine may be left on it."""
    copy = tmp_path / "data"
    shutil.copytree(made, copy)
    yield copy
    assert not runs(pid_of(copy))


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
        stale = {"pid": os.getpid(), "bolt": 1, "http": 2}  # the pid is another's by now
        (folder / "engine.json").write_text(json.dumps(stale))
        with open_store(Settings(data=folder)) as store:
            assert store.read(COUNT) == [{"n": 1}]


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

    def test_asking_whether_it_is_ready_brings_it_back_too(self, folder: Path) -> None:
        with open_store(Settings(data=folder)) as store:
            kill_engine(folder)
            end = time.monotonic() + 60
            while not store.ready():
                assert time.monotonic() < end
            assert store.read(COUNT) == [{"n": 1}]

    def test_an_acknowledged_write_survives_the_death_of_everybody(self, folder: Path) -> None:
        store = open_store(Settings(data=folder)).__enter__()
        assert isinstance(store, EmbeddedStore)
        put_event(store, "event:two")
        kill_engine(folder)
        store.close()
        with open_store(Settings(data=folder)) as again:
            assert again.read(COUNT) == [{"n": 2}]


class TestFolder:
    def test_a_file_in_its_place(self, tmp_path: Path) -> None:
        path = tmp_path / "data"
        path.write_text("")
        with pytest.raises(StoreError, match=f"{path} is not a folder"):
            open_store(Settings(data=path))

    def test_a_file_above_it(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(StoreError, match="not a folder"):
            open_store(Settings(data=tmp_path / "file" / "data"))

    def test_a_disk_that_cannot_be_written(self, small_disk: Path, made: Path) -> None:
        shutil.copytree(made, small_disk / "made")
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        for path in (small_disk / "data", small_disk / "made"):
            with pytest.raises(StoreError, match=f"{path} cannot be written.* --data"):
                open_store(Settings(data=path)).__enter__()

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_of_another_user(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        with pytest.raises(StoreError, match="cannot be written"):
            open_store(Settings(data=tmp_path / "data"))

    def test_a_folder_of_something_else(self, tmp_path: Path) -> None:
        (tmp_path / "holiday.jpg").write_text("")
        with pytest.raises(StoreError, match=r"holds things \(holiday.jpg\)"):
            open_store(Settings(data=tmp_path)).__enter__()
        assert "databases" not in {path.name for path in tmp_path.iterdir()}

    @pytest.mark.parametrize(
        ("facts", "words"),
        [({"format": 99}, "format 99"), ({"engine": "99.1.0"}, "engine 99.1.0")],
    )
    def test_a_folder_of_another_version(
        self, folder: Path, facts: dict[str, object], words: str
    ) -> None:
        about = folder / "entente.json"
        about.write_text(json.dumps({**json.loads(about.read_text()), **facts}))
        with pytest.raises(StoreError, match=words):
            open_store(Settings(data=folder)).__enter__()

    def test_a_running_engine_that_cannot_be_reached(self, folder: Path) -> None:
        """As from outside of a container: the lock shows, the process and its ports do not."""
        with open_store(Settings(data=folder)):
            state = (folder / "engine.json").read_text()
            (folder / "engine.json").unlink()
            with pytest.raises(StoreLocked, match="in use"):
                open_store(Settings(data=folder)).__enter__()
            (folder / "engine.json").write_text(state)

    def test_passwords_are_for_the_owner_only(self, folder: Path) -> None:
        with open_store(Settings(data=folder)):
            secrets = json.loads((folder / "passwords.json").read_text()).values()
            command = Path(f"/proc/{pid_of(folder)}/cmdline").read_text()
            assert not any(secret in command for secret in secrets)
        for name in ("passwords.json", "config/root-password"):
            assert (folder / name).stat().st_mode & 0o777 == 0o600
        log = (folder / "server.log").read_text()
        assert not any(secret in log for secret in secrets)

    @pytest.mark.parametrize("content", [None, "", "{}", '{"root": "a", "viewer": "b"}'])
    def test_a_lost_or_wrong_password_file_costs_nothing_at_the_next_start(
        self, folder: Path, content: str | None
    ) -> None:
        (folder / "passwords.json").unlink()
        if content is not None:
            (folder / "passwords.json").write_text(content)
        if content and "root" in content:  # the engine wants eight characters
            with pytest.raises(StoreError, match=r"did not|ended"):
                open_store(Settings(data=folder)).__enter__()
        else:
            with open_store(Settings(data=folder)) as store:
                assert store.read(COUNT) == [{"n": 1}]

    def test_a_lost_or_wrong_password_file_of_a_running_engine(self, folder: Path) -> None:
        path = folder / "passwords.json"
        with open_store(Settings(data=folder)) as store:
            kept = path.read_text()
            path.write_text(json.dumps({"root": "not the one", "viewer": "neither"}))
            with pytest.raises(StoreError, match="refuses the password") as refused:
                open_store(Settings(data=folder)).__enter__()
            assert "not the one" not in str(refused.value)
            path.unlink()
            with pytest.raises(StoreError, match="is lost"):
                open_store(Settings(data=folder)).__enter__()
            path.write_text(kept)
            assert store.read(COUNT) == [{"n": 1}]

    def test_an_engine_that_does_not_start_shows_its_log_without_secrets(
        self, folder: Path
    ) -> None:
        with pytest.raises(StoreError, match=r"server\.log") as failed:
            open_store(Settings(data=folder, heap="1k")).__enter__()
        assert "heap" in str(failed.value)
        secrets = json.loads((folder / "passwords.json").read_text()).values()
        assert not any(secret in str(failed.value) for secret in secrets)


class TestDamage:
    def refused(self, folder: Path, words: str) -> None:
        with pytest.raises(StoreError, match=words) as refused:
            open_store(Settings(data=folder)).__enter__()
        assert "load the articles again" in str(refused.value)

    def test_a_database_that_is_gone(self, folder: Path) -> None:
        shutil.rmtree(folder / "databases")
        self.refused(folder, "is missing or cut")
        assert not (folder / "databases").exists()

    def test_a_file_that_is_gone(self, folder: Path) -> None:
        file = next((folder / "databases" / "graph").glob("Event_0.*.bucket"))
        file.unlink()
        self.refused(folder, f"{file} is missing")

    def test_a_file_cut_short(self, folder: Path) -> None:
        file = next((folder / "databases" / "graph").glob("Event_0.*.bucket"))
        os.truncate(file, 1000)
        self.refused(folder, f"{file} is cut short")

    def test_a_file_of_zeros(self, folder: Path) -> None:
        file = next((folder / "databases" / "graph").glob("Event_0.*.bucket"))
        file.write_bytes(bytes(file.stat().st_size))
        self.refused(folder, f"{file} is overwritten with zeros")

    def test_an_index_cut_short(self, folder: Path) -> None:
        file = next((folder / "databases" / "graph").glob("Event_0*.umtidx"))
        os.truncate(file, 0)
        self.refused(folder, f"{file} is cut short")

    def test_a_schema_cut_short(self, folder: Path) -> None:
        file = folder / "databases" / "graph" / "schema.json"
        os.truncate(file, 100)
        self.refused(folder, f"{file} is cut short")

    def test_after_a_crash_the_log_of_changes_must_be_there(self, folder: Path) -> None:
        store = open_store(Settings(data=folder)).__enter__()
        assert isinstance(store, EmbeddedStore)
        kill_engine(folder)
        store.close()
        for log in (folder / "databases" / "graph").glob("*.wal"):
            log.unlink()
        self.refused(folder, "log of changes")

    def test_what_we_know_of_the_folder(self, folder: Path) -> None:
        (folder / "entente.json").write_text('{"form')
        self.refused(folder, r"entente\.json is damaged")


def test_a_full_disk_fails_a_batch_whole_and_goes_on_with_room(small_disk: Path) -> None:
    texts = {("Article", f"article:{n}"): {"text": f"x{n} " * 60_000} for n in range(20)}
    settings = Settings(data=small_disk / "data")
    count = "MATCH (a:Article) RETURN count(a) AS n"

    def fill(store: Store, batch: int) -> None:
        nodes = {(label, f"{uid}-{batch}"): text for (label, uid), text in texts.items()}
        store.write(lambda transaction: apply(transaction, Difference(Graph(nodes))))

    stored = 0
    with open_store(settings) as store:
        store.ensure_schema()
        with pytest.raises(StoreError, match="is full; make room"):  # noqa: PT012
            for batch in range(20):
                fill(store, batch)
                stored += 20
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    with open_store(settings) as store:
        assert store.read(count) == [{"n": stored}]
        fill(store, 99)
        assert store.read(count) == [{"n": stored + 20}]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_taken_port_is_left_to_its_owner(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        (folder / "engine.json").write_text(json.dumps({"pid": 1, "bolt": port, "http": port}))
        with open_store(Settings(data=folder)) as store:
            assert store.read(COUNT) == [{"n": 1}]
            assert json.loads((folder / "engine.json").read_text())["bolt"] != port
