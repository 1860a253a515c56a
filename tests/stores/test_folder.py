"""The embedded store's folder: never used unless it is ours, whole, and can be written."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from graph.errors import StoreError, StoreLocked
from graph.model import Difference, Graph
from graph.settings import Settings
from graph.stores import Store, open_store
from graph.stores.embedded import EmbeddedStore
from graph.stores.write import apply
from tests.support.engines import COUNT, kill_engine, pid_of


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

    @pytest.mark.skipif(os.access("/", os.W_OK), reason="root may write anywhere")
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


def test_a_taken_port_is_left_to_its_owner(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        last = {"pid": 1, "born": 0.0, "bolt": port, "http": port}
        (folder / "engine.json").write_text(json.dumps(last))
        with open_store(Settings(data=folder)) as store:
            assert store.read(COUNT) == [{"n": 1}]
            assert json.loads((folder / "engine.json").read_text())["bolt"] != port
