"""Reviewing what was derived: making decisions, listing them, and what waits for one."""

from graph.review.files import exported, imported
from graph.review.listing import listed, one
from graph.review.making import made
from graph.review.queue import queue
from graph.review.wishes import Wish

__all__ = ["Wish", "exported", "imported", "listed", "made", "one", "queue"]
