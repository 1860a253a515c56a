"""What the API gives of nodes, evidence, timelines and news, as models that check it."""

from __future__ import annotations

from pydantic import BaseModel

from api.answers import Evidence, Given, Tie


class NodeAnswer(Given):
    """A node with its properties and what belongs to it."""

    uid: str


class NodesPage(BaseModel):
    """Nodes of one kind by uid, and the cursor of the next page."""

    items: list[NodeAnswer]
    next: str | None


class TieEvidence(Evidence):
    """A sentence with the tie that it supports or contradicts."""

    tie: str
    contradicts: bool


class EvidenceList(BaseModel):
    """Sentences, the earliest published of each tie first."""

    items: list[TieEvidence]


class OfficeEvidence(Evidence):
    """A sentence that names a person with an office, ``worded`` as it stands there.

    ``office`` is the chamber, country or body that it is held in; ``position`` the place in the
    list.
    """

    office: str | None = None
    worded: str | None = None
    role: str
    claim: str
    position: str


class OfficesPage(BaseModel):
    """Sentences on a person's offices, and the cursor of the next page."""

    items: list[OfficeEvidence]
    next: str | None


class Period(BaseModel):
    """The ties of a year or month, in all and by type."""

    period: str
    ties: int
    types: dict[str, int]


class Timeline(BaseModel):
    """Ties by period, from old to new; ``undated`` are those not dated as finely."""

    ties: int
    periods: list[Period]
    undated: dict[str, int]


class NewsItem(BaseModel):
    """A tie and when it was last written (UTC)."""

    written: str
    tie: Tie


class NewsList(BaseModel):
    """Ties that are new or have changed, the last one first."""

    items: list[NewsItem]
