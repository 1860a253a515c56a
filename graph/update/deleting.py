"""Articles out of a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.errors import NotFound
from graph.stores.base import Store, Transaction
from graph.stores.write import apply
from graph.update.absorb import remove
from graph.update.batches import batches
from graph.update.settling import settle
from graph.update.shelf import StoredShelf, article_of

BATCH = 100
"""So many articles at most in one transaction."""


def delete(
    store: Store, references: Iterable[str] = (), source: str | None = None
) -> tuple[str, ...]:
    """Take articles out with all their versions and facts; return the uids of what is gone.

    Args:
        store: where they are.
        references: each an id, an uid, a URL or another name under which an article has come.
        source: all articles of this source as well.

    Raises:
        NotFound: there is no such article; then none is taken out.
    """
    shelf = StoredShelf(store.read)
    identities = {identity for name in references for identity in _known_as(name, shelf)}
    if source is not None:
        of_source = shelf.article_records("source", [source])
        if not of_source:
            raise NotFound(f"No article of the source {source!r} is in the store.")
        identities |= {record["identity"] for record in of_source}
    gone: list[str] = []
    for batch in batches(sorted(identities), BATCH):

        def work(transaction: Transaction, batch: Sequence[str] = batch) -> list[str]:
            inside = StoredShelf(transaction.run)
            records = inside.article_records("identity", batch)
            apply(transaction, remove(records, inside))
            settle(transaction, [article_of(record) for record in records])
            return [record["uid"] for record in records]

        gone += store.write(work)
    return tuple(sorted(gone))


def _known_as(name: str, shelf: StoredShelf) -> set[str]:
    """Return the identities of the articles that a reference means."""
    found = shelf.article_records("uid", [name]) + shelf.article_records("url", [name])
    found += shelf.article_records("identity", [name, f"id:{name}", f"url:{name}"])
    found = found or shelf.articles_from(name)
    if not found:
        raise NotFound(f"No article is known as {name!r}.")
    return {record["identity"] for record in found}
