"""The two stores behind one interface: embedded ArcadeDB and Neo4j."""

from __future__ import annotations

from graph.settings import Settings
from graph.stores.base import Answer, Row, Store, Transaction


def open_store(settings: Settings) -> Store:
    """Return the store that the settings name, to be used as a context.

    ``with open_store(settings) as store: …`` connects on entering, and on leaving closes the
    connections and, when nobody else uses it, the embedded engine.

    Raises:
        StoreError: it cannot be used.
        StoreUnavailable: it does not answer now.
        StoreLocked: another program has the data folder open.
    """
    from graph.stores.embedded import EmbeddedStore
    from graph.stores.server import Neo4jStore

    return Neo4jStore(settings) if settings.neo4j else EmbeddedStore(settings)


__all__ = ["Answer", "Row", "Store", "Transaction", "open_store"]
