"""``entente evaluate``: what is read out of articles, held against facts written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from graph.errors import BadInput
from loaders.evaluation.records import Record, read_records
from loaders.evaluation.report import Evaluation
from loaders.extraction.format import to_format
from loaders.extraction.pipeline import extract
from loaders.sources import Failure, read_sources


@click.command()
@click.argument("articles", metavar="ARTICLES")
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@click.option("--lang", "language", help="Only the articles of this language, fr say.")
@click.option("--errors", default=0, metavar="N", help="Print the first N errors, with causes.")
@click.option("--trial", is_flag=True, help="Read languages on trial too, en say.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, with all errors.")
def command(
    articles: str, gold: Path, language: str | None, errors: int, trial: bool, as_json: bool
) -> int:
    """Print precision, recall and F1 of extraction, and the causes of its errors.

    ARTICLES is a JSON Lines file of articles, or a folder; GOLD holds one JSON object per article
    in the format of docs/facts.md.  The articles are joined by id; nothing is stored.
    """
    records = read_records(gold)
    wanted = {k: r for k, r in records.items() if language in (None, r.language)}
    evaluation = Evaluation()
    for found in _predictions(articles, records, trial):
        if (record := wanted.pop(found.id, None)) is not None:
            evaluation.add(record, found)
    if wanted:
        raise BadInput(
            f"{len(wanted)} articles of {gold} are not in {articles}: {_some(wanted)};"
            " give the articles that belong to these facts."
        )
    if not evaluation.scores:
        raise BadInput(f"{gold} has no article in the language {language!r}; nothing to evaluate.")
    report = json.dumps(evaluation.to_dict(), ensure_ascii=False) if as_json else None
    click.echo(report or "\n".join(evaluation.lines(errors)))
    return 0


def _predictions(articles: str, records: dict[str, Record], trial: bool) -> Iterator[Record]:
    """Yield what is read out of every article; each must have its facts written down."""
    for read in read_sources([articles]):
        if isinstance(read, Failure):
            raise BadInput(str(read))
        identity = read.identity.partition(":")[2]
        if identity not in records:
            raise BadInput(f"The facts of article {identity!r} are not written down; add a record.")
        yield Record.of(to_format(read, extract(read, trial=trial)))


def _some(records: dict[str, Record]) -> str:
    return ", ".join(list(records)[:3]) + (" …" if len(records) > 3 else "")
