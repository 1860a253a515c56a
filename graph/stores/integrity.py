"""What a data folder must hold before the engine may open it.

The engine makes a missing database anew and reads a zeroed file as an empty one, so a folder that
lost files would come up as an empty graph.  ``entente.json`` remembers what was there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from graph.errors import StoreError
from graph.stores.arcade import engine_version
from graph.stores.folder import DataFolder

FORMAT = 1
_HEAD = 4096  # bytes, of which some are never zero where records are
_REPAIR = "restore the folder from a copy, or load the articles again into a new folder with --data"
_GROWING = {".bucket", ".dict"}
_OURS = {".lock", ".log", ".json", ".tmp"}


def admit(folder: DataFolder) -> None:
    """Let the engine open the folder, or say why not.

    Raises:
        StoreError: the folder is another version's, another program's, or damaged.
    """
    facts = folder.facts()
    if facts is None:
        _strangers(folder)
        folder.remember(format=FORMAT, engine=engine_version(), database=False)
        return
    check_versions(folder)
    if facts.get("database"):
        _intact(folder.database, facts.get("files", {}), bool(facts.get("clean")))


def check_versions(folder: DataFolder) -> None:
    """Refuse a folder that another version made.

    Raises:
        StoreError: which version made it, and what to do.
    """
    facts = folder.facts() or {}
    made, engine = facts.get("format"), str(facts.get("engine", ""))
    if made != FORMAT:
        raise StoreError(
            f"The store in {folder.path} has format {made}, this version of Entente reads "
            f"{FORMAT}; use the version that made it, or load the articles into a new folder."
        )
    if _numbers(engine) > _numbers(engine_version()):
        raise StoreError(
            f"The store in {folder.path} was written by engine {engine}, this is "
            f"{engine_version()}; install the version of Entente that made it."
        )


def record_start(folder: DataFolder) -> None:
    """Remember that the database exists and may be written from now on."""
    folder.remember(
        database=True, clean=False, engine=engine_version(), files=_sizes(folder.database)
    )


def record_stop(folder: DataFolder) -> None:
    """Remember what a database that was closed in order consists of.

    An engine that was not takes neither its log of changes nor its lock file away.
    """
    if not any(path.suffix in (".wal", ".lck") for path in folder.database.iterdir()):
        folder.remember(clean=True, files=_sizes(folder.database))


def _strangers(folder: DataFolder) -> None:
    """Refuse a folder that holds something and was not made by us."""
    strange = sorted(path.name for path in folder.path.iterdir() if path.suffix not in _OURS)
    if strange:
        raise StoreError(
            f"{folder.path} holds things ({', '.join(strange[:3])}) but no {folder.about.name}, "
            "so it is no store, or a damaged one; name an empty folder with --data."
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", version)[:3])


def _sizes(database: Path) -> dict[str, int]:
    """Return the sizes in bytes of the files that hold records, indexes, names and the schema."""
    return {
        path.name: path.stat().st_size
        for path in sorted(database.iterdir())
        if path.suffix in _GROWING or path.suffix.endswith("idx") or path.name == "schema.json"
    }


def _intact(database: Path, sizes: Mapping[str, int], clean: bool) -> None:
    """Refuse a database of which a file is missing, cut short or overwritten with zeros.

    After a crash only files of records are looked at, which never shrink, and only for what they
    had when the engine started: newer pages may be waiting in the log that it replays.  What the
    engine closed in order has neither log nor lock, even where a full disk kept us from marking it.
    """
    if not (database / "schema.json").is_file():
        raise StoreError(f"The store's database {database} is missing or cut; {_REPAIR}.")
    left_open = any(database.glob("*.lck"))
    if not clean and left_open and not any(database.glob("*.wal")):
        raise StoreError(f"The log of changes in {database} is missing; {_REPAIR}.")
    for name, size in sizes.items():
        path = database / name
        if (clean or path.suffix in _GROWING) and (fault := _fault(path, size)):
            raise StoreError(f"The store's file {path} is {fault}; {_REPAIR}.")


def _fault(path: Path, size: int) -> str | None:
    if not path.exists():
        return "missing"
    if path.stat().st_size < size:
        return "cut short"
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return None if any(head) or not size else "overwritten with zeros"
