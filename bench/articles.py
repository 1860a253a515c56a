"""Many articles out of few: the French sample dispatches, moved in time, under other ids."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from graph.model import Article
from loaders.sources import article_from_record

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "dispatches.jsonl"


def many(number: int) -> list[Article]:
    """Return so many articles; each pass over the samples lies 40 days before the one before."""
    return list(islice(_moved(), number))


def _moved() -> Iterator[Article]:
    records = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    for earlier in count():
        for record in records:
            published = record.get("published")
            if published and len(published) == 10:
                day = dt.date.fromisoformat(published) - dt.timedelta(days=40 * earlier)
                published = day.isoformat()
            changed = {**record, "id": f"{record['id']}-{earlier}", "published": published}
            changed.pop("url", None)
            # the text must differ, or the article would be another origin of the same one
            changed["text"] = f"{record['text']}\n\n({earlier})"
            yield article_from_record(changed, "bench")
