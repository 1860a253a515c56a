"""What the explorer reads from a store: pairs, ties around a node, search, details."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.queries.ties import Page, Tie, TieFilter, ties_of
from graph.stores.base import Store
from viz.scene import Pair, Tallies
