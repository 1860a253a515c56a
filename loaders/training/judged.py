"""The facts that are found in the own dispatches, each with whether its reader has it too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from graph.model import Article
from loaders.evaluation.matching import pair_up, same_fact
from loaders.evaluation.records import Record, is_certain, read_records
from loaders.extraction.format import to_format
from loaders.extraction.lexicon import is_read
from loaders.extraction.pipeline import extract
from loaders.sources import read_sources


@dataclass(frozen=True)
class Judged:
    """A fact that was found in an article: what it is told by, and whether it is right."""

    article: str
    traits: frozenset[str]
    right: bool


def sources(folder: Path) -> list[Path]:
    """Return the files with dispatches, those with gold beside them."""
    return sorted(folder.glob("*-articles.jsonl"))


def gold_beside(path: Path) -> Path:
    """Return the file with what is to be found in a file's dispatches."""
    return path.with_name(path.name.replace("-articles", "-gold"))


def digest(folder: Path) -> str:
    """Return the SHA-256 of the dispatches and of what is to be found in them."""
    files = [file for path in sources(folder) for file in (path, gold_beside(path))]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def dispatches(folder: Path) -> Iterator[tuple[Article, Record]]:
    """Yield the dispatches of the languages that can be read, with their gold."""
    for path in sources(folder):
        gold = read_records(gold_beside(path))
        for article in read_sources([path]):
            if isinstance(article, Article) and is_read(article.language):
                yield article, gold[article.identity.removeprefix("id:")]


def judged(folder: Path) -> Iterator[Judged]:
    """Yield every fact found; those that gold has and is unsure of count neither way."""
    for article, gold in dispatches(folder):
        yield from _judged(article, gold)


def _judged(article: Article, gold: Record) -> Iterator[Judged]:
    extraction = extract(article)
    found = Record.of(to_format(article, extraction))
    ordered = sorted(gold.facts, key=lambda fact: not is_certain(fact))
    pairs = pair_up(ordered, found.facts, lambda wanted, fact: same_fact(gold, wanted, found, fact))
    for number, support in enumerate(extraction.supports):
        wanted = ordered[pairs[number]] if number in pairs else None
        if wanted is None or is_certain(wanted):
            yield Judged(gold.id, support.traits, wanted is not None)
