"""What the API takes and gives of decisions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.answers import Given
from api.models import LimitQuery, PageQuery, Taken, Uid
from graph.decisions import Kind


class DecisionsQuery(PageQuery):
    """A page of decisions, the latest first; ``undone`` adds those that were taken back."""

    undone: bool = False


Shown = Annotated[str, Field(min_length=1, max_length=300)]
Why = Annotated[str, Field(max_length=2_000)]
Who = Annotated[str, Field(min_length=1, max_length=200)]


class DecisionBody(Taken):
    """What is decided on what is shown now: officials, ties, events or claims by uid.

    ``out`` names what of a single one is another (claims or articles by uid, or a name as
    worded); ``changes`` what a correction sets, null where nothing is known.
    """

    model_config = ConfigDict(strict=True)

    kind: Kind
    about: Annotated[list[Uid], Field(min_length=1, max_length=20)]
    out: list[Shown] = Field([], max_length=500)
    changes: dict[str, bool | Shown | Annotated[list[Shown], Field(max_length=20)] | None] = Field(
        {}, max_length=20
    )
    why: Why = ""
    by: Who | None = None


class UndoQuery(Taken):
    """Why a decision is taken back, and by whom when it is not the one whose key is sent."""

    why: Why = ""
    by: Who | None = None


class Named(Given):
    """A claim, or a person, of an article that a decision names; ``says`` tells what is meant."""

    article: str
    claim: str | None = None
    person: str | None = None
    says: str | None = None


class Undoing(Given):
    """Who took a decision back, when and why."""

    by: str
    at: str
    why: str = ""


class Decision(Given):
    """A person's decision, and what it names: by group, as stated, and what is there of it now.

    It is dormant while something that it names is not in the store, and contradicted while
    another decision keeps apart what it puts together.
    """

    uid: str
    kind: Kind
    state: Literal["in force", "dormant", "contradicted", "undone"]
    by: str
    at: str
    why: str
    changes: dict[str, bool | str | list[str] | None]
    about: list[list[Named]]
    claims: list[list[str]]
    now: list[list[str]]
    undone: Undoing | None = None


class DecisionsPage(BaseModel):
    """Decisions, the latest first, and the cursor of the next page."""

    items: list[Decision]
    next: str | None


class ReviewQuery(LimitQuery):
    """How many doubts at most; ``about`` a country, a pair of countries or an official alone."""

    about: Annotated[Uid, Field(examples=["KZ~MA"])] | None = None


class Told(Given):
    """A sentence that speaks for a side; left out where the retention setting keeps none."""

    claim: str
    article: str
    title: str | None = None
    language: str | None = None
    published: str | None = None
    sentence: str | None = None
    status: str | None = None
    date: str | None = None


class ReviewSide(Given):
    """An official or an event that a doubt is about; ``ties`` are those of the event."""

    uid: str
    kind: Literal["Official", "Event"]
    name: str
    title: str | None = None
    role: str | None = None
    country: str | None = None
    type: str | None = None
    date: str | None = None
    place: str | None = None
    status: str | None = None
    reports: int
    ties: list[str] | None = None
    evidence: list[Told]


class Doubt(BaseModel):
    """Something to decide: why, by which kinds of decision, and what stands on its sides.

    ``cost`` estimates how many facts, weighed by their type, a wrong answer makes wrong.
    """

    kind: Literal["officials", "events", "contradiction", "claim"]
    cost: float
    why: str
    answers: list[Kind]
    sides: list[ReviewSide]


class Queue(BaseModel):
    """What waits for a decision, the costliest first, and how much there is in all."""

    items: list[Doubt]
    total: int
