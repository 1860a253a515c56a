"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from typing import Literal

from apiflask import APIBlueprint
from flask import Response
from pydantic import BaseModel

from api.metrics import MEDIA_TYPE, Metrics
from api.security import open_to_all
from graph.errors import StoreUnavailable
from graph.stores.base import Store


class Health(BaseModel):
    """The one good answer."""

    status: Literal["ok"] = "ok"


def health_blueprint(store: Store, metrics: Metrics) -> APIBlueprint:
    """Return ``/healthz``, which touches nothing, ``/readyz`` of the store, and ``/metrics``."""
    blueprint = APIBlueprint("health", __name__)

    @blueprint.get("/healthz")
    @open_to_all
    @blueprint.output(Health)
    def alive() -> Health:
        """Tell that the service lives."""
        return Health()

    @blueprint.get("/readyz")
    @open_to_all
    @blueprint.output(Health)
    def ready() -> Health:
        """Tell that the store answers; 503 when it does not."""
        if not store.ready():
            raise StoreUnavailable("The store does not answer.")
        return Health()

    @blueprint.get("/metrics")
    @blueprint.doc(hide=True)
    def counts() -> Response:
        return Response(metrics.text(), content_type=MEDIA_TYPE)

    return blueprint
