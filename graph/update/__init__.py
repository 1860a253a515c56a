"""Changing the graph: articles in, articles out, decisions, the whole derived again.

What a change does to the graph is computed from the stored claims it touches and written in one
transaction with the claims themselves, so that the graph is always what its claims say.
"""

from graph.update.arrivals import Arrival, Outcome
from graph.update.deciding import decide, undo
from graph.update.deleting import delete
from graph.update.dump import canonical_dump, graph_lines
from graph.update.loading import load
from graph.update.rebuilding import rebuild
from graph.update.rereading import Outdated, outdated, reread

__all__ = [
    "Arrival",
    "Outcome",
    "Outdated",
    "canonical_dump",
    "decide",
    "delete",
    "graph_lines",
    "load",
    "outdated",
    "rebuild",
    "reread",
    "undo",
]
