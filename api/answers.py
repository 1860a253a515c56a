"""What the API gives, as models that check it: a wrong row is a failure, not an answer.

Fields that do not apply are absent; more may stand beside those named here.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from api.models import Status, TieType


class Given(BaseModel):
    """What goes out: fields that do not apply are left out, more may stand beside."""

    model_config = ConfigDict(extra="allow")

    @model_serializer(mode="wrap")
    def _present(self, handler: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]
        return {name: value for name, value in handler(self).items() if value is not None}


class Side(Given):
    """One side of a tie, in the part that it plays."""

    uid: str
    kind: str
    part: str
    name: str
    role: str | None = None
    country: str | None = None


class Link(Given):
    """Words of another sentence that stand for a side."""

    sentence: str | None = None
    start: int
    end: int
    link: str


class Evidence(Given):
    """The sentence of one article that states a tie; offsets are code points in ``in``.

    ``date`` is when it happened, ``published`` when it was reported, ``loaded`` when it was stored;
    ``decisions`` are those of people that bear on it.
    ``sentence`` is left out where the retention setting keeps offsets only.
    """

    article: str
    title: str | None = None
    language: str | None = None
    published: str | None = None
    loaded: str | None = None
    url: str | None = None
    field: Literal["title", "text"] = Field(alias="in")
    sentence: str | None = None
    start: int
    end: int
    spans: dict[str, tuple[int, int]]
    chain: list[Link] | None = None
    decisions: list[str] | None = None
    rule: str


class Tie(Given):
    """One derived fact between its sides, with the sentences that it rests on.

    ``reported`` are the first and the last day of publication of its reports, ``loaded`` when the
    first of them was stored.
    """

    uid: str
    type: TieType
    status: Status
    date: str | None = None
    date_end: str | None = None
    date_precision: str
    place: str | None = None
    reports: int
    reported: tuple[str, str] | None = None
    loaded: str | None = None
    confidence: float
    event: str
    mode: str | None = None
    stage: str | None = None
    kind: str | None = None
    scope: str | None = None
    mutual: bool | None = None
    action: str | None = None
    what: str | None = None
    contradictions: list[Evidence] | None = None
    sides: list[Side]
    evidence: list[Evidence]


class TiesPage(BaseModel):
    """Ties of a list, and the cursor of the next page."""

    items: list[Tie]
    next: str | None


class CypherAnswer(BaseModel):
    """The answer to a query: columns, rows of JSON values, and whether a limit cut it."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


class Counts(Given):
    """How much there is between one country and others."""

    ties: int
    types: dict[str, int] = {}
    first: str | None = None
    last: str | None = None


class CountryEntry(Given):
    """A country of the list, with its ties to other countries."""

    uid: str
    name: str
    name_fr: str | None = None
    iso3: str | None = None
    ties: int
    partners: int
    first: str | None = None
    last: str | None = None


class Countries(BaseModel):
    """All countries, those with most ties first."""

    items: list[CountryEntry]


class Partner(Counts):
    """A country's partner; ``by_year`` counts ties by type and year."""

    uid: str
    by_year: dict[str, dict[str, int]] = {}


class Chamber(Given):
    """A legislature or one chamber of it."""

    uid: str
    name: str
    name_native: str | None = None
    chamber: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


class Country(Counts):
    """A country with its chambers and its partners, and how many of its officials are known."""

    uid: str
    name: str
    officials: int
    parliaments: list[Chamber]
    partners: list[Partner]


class OfficialEntry(Given):
    """An official of a list."""

    uid: str
    name: str
    role: str | None = None
    title: str | None = None
    articles: int


class OfficialsPage(BaseModel):
    """Officials by uid, and the cursor of the next page."""

    items: list[OfficialEntry]
    next: str | None


class Office(Given):
    """An office as worded, in what it is held, and from when to when it was seen."""

    uid: str
    kind: str
    name: str
    title: str | None = None
    role: str
    first_seen: str | None = None
    last_seen: str | None = None
    reports: int


class Doubt(Given):
    """Somebody who may be the same person."""

    uid: str
    name: str
    score: float
    why: Any = None


class Official(Given):
    """An official with offices, doubts and the newest ties (more at ``…/ties``)."""

    uid: str
    name: str
    aliases: list[str] = []
    role: str | None = None
    country: str | None = None
    offices: list[Office]
    possibly_same_as: list[Doubt]
    ties: TiesPage


class Article(Given):
    """An article with its ties; ``text`` only where the retention setting keeps it."""

    uid: str
    title: str | None = None
    language: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    version: int
    text: str | None = None
    versions: list[str]
    ties: list[Tie]


class Loaded(BaseModel):
    """What became of an article, and the uid of the one that holds it now."""

    outcome: Literal["new", "unchanged", "corrected", "reread"]
    article: str


class LoadedList(BaseModel):
    """What became of the articles, in their order."""

    items: list[Loaded]


class Deleted(BaseModel):
    """The uids of what is gone: all versions of the article."""

    deleted: list[str]


class Found(Given):
    """Something found by its name or words."""

    uid: str
    label: str
    kind: str
    degree: int
    town: str | None = None
    country: str | None = None
    role: str | None = None
    date: str | None = None
    published: str | None = None


class FoundList(BaseModel):
    """What was found, best first."""

    items: list[Found]


class NeighbourEntry(BaseModel):
    """A partner; ``dates`` holds, by type, the date of each tie, null when undated."""

    uid: str
    kind: str
    label: str
    ties: int
    dates: dict[str, list[str | None]]


class Neighbours(BaseModel):
    """Partners, how many are left out, and whether there are older ties than were read."""

    items: list[NeighbourEntry]
    more: int
    truncated: bool


class Step(Given):
    """One step of a path: a relationship, the tie that it stands for, a sentence that says so."""

    start: str = Field(alias="from")
    end: str = Field(alias="to")
    type: str
    tie: str | None = None
    evidence: Evidence | None = None


class PathNode(BaseModel):
    """A node on a path."""

    uid: str
    kind: str
    label: str


class PathAnswer(BaseModel):
    """A shortest path, with its ties whole; without nodes when there is none."""

    nodes: list[PathNode]
    steps: list[Step]
    ties: list[Tie]


class RankEntry(BaseModel):
    """How central a country is."""

    uid: str
    ties: int
    partners: int
    pagerank: float
    betweenness: float


class Ranks(BaseModel):
    """Countries, the most central first."""

    items: list[RankEntry]


class Statistics(BaseModel):
    """How many nodes there are of each kind, and ties between countries by type."""

    nodes: dict[str, int]
    ties: dict[str, int]
