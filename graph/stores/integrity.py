"""What a data folder must hold before the engine may open it.

The engine makes a missing database anew and reads a zeroed file as an empty one, so a folder that
lost files would come up as an empty graph.  ``entente.json`` remembers what was there.
"""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import StoreError
from graph.stores.engine import engine_version
from graph.stores.folder import DataFolder

FORMAT = 1
_REPAIR = "restore the folder from a copy, or load the articles again into a new folder with --data"
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
    _versions(folder, facts.get("format"), str(facts.get("engine", "")))
    if facts.get("database"):
        sizes = facts.get("files", {})
        _files(folder.database, sizes if isinstance(sizes, dict) else {}, bool(facts.get("clean")))


def record_start(folder: DataFolder) -> None:
    """Remember that the database exists and may be written from now on."""
    folder.remember(
        database=True, clean=False, engine=engine_version(), files=_sizes(folder.database)
    )


def record_clean_stop(folder: DataFolder) -> None:
    """Remember what a database that was closed in order consists of."""
    folder.remember(clean=True, files=_sizes(folder.database))


def _strangers(folder: DataFolder) -> None:
    """Refuse a folder that holds something and was not made by us."""
    strange = sorted(path.name for path in folder.path.iterdir() if path.suffix not in _OURS)
    if strange:
        raise StoreError(
            f"{folder.path} holds other things ({', '.join(strange[:3])}) and no store; "
            "name an empty folder with --data."
        )


def _versions(folder: DataFolder, made: object, engine: str) -> None:
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


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", version)[:3])


def _sizes(database: Path) -> dict[str, int]:
    """Return the sizes in bytes of the files that hold records, indexes and names."""
    return {
        path.name: path.stat().st_size
        for path in sorted(database.iterdir())
        if path.suffix in (".bucket", ".dict") or path.name == "schema.json"
    }


def _files(database: Path, sizes: dict[str, int], clean: bool) -> None:
    """Refuse a database of which a file is missing, cut short or overwritten with zeros.

    Files of records only grow while the engine runs, so after a crash, too, none may be shorter
    than when it started; only its newest pages may be waiting in the log that it replays.
    """
    if not database.is_dir() or not (database / "schema.json").is_file():
        raise StoreError(f"The store's database {database} is missing or cut; {_REPAIR}.")
    for name, size in sizes.items():
        path = database / name
        found = path.stat().st_size if path.exists() else None
        if found is None:
            raise StoreError(f"The store's file {path} is missing; {_REPAIR}.")
        if found < size and path.suffix != ".json":
            raise StoreError(f"The store's file {path} is cut short; {_REPAIR}.")
        if found and clean and _zeroed(path):
            raise StoreError(f"The store's file {path} is overwritten with zeros; {_REPAIR}.")


def _zeroed(path: Path) -> bool:
    with path.open("rb") as file:
        return not any(file.read(4096))
