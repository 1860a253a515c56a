"""The application over a filled embedded store, asked through Flask's test client."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from api.app import create_app
from graph.settings import Settings
from graph.stores import Store
from graph.stores.write import wipe
from tests.support.filled import dispatches, fill


@pytest.fixture(scope="module")
def filled(_embedded_session: Store) -> Iterator[Store]:
    """The embedded store with some dispatches."""
    _embedded_session.ensure_schema()
    _embedded_session.write(wipe)
    fill(_embedded_session, dispatches("own-frp-0", "own-frp-1"))
    yield _embedded_session
    _embedded_session.write(wipe)


@pytest.fixture(scope="module")
def app(filled: Store, embedded_settings: Settings) -> APIFlask:
    """The application without a key."""
    return create_app(filled, embedded_settings)


@pytest.fixture
def client(app: APIFlask) -> FlaskClient:
    """Somebody on this machine."""
    return app.test_client()
