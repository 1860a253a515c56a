"""What the API takes, as models that check it.

A query string carries a list as ``type=met_with,signed``; dates are ISO 8601, cut at their
precision.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from graph.history import Known
from graph.queries.entries import DATE, DAY, TieFilter
from graph.queries.ranked import Measure

TieType = Literal[
    "met_with",
    "visited",
    "signed",
    "exempted_visa",
    "participated",
    "diplomatic",
    "message",
    "called_for",
]
Status = Literal["held", "planned", "proposed", "denied", "cancelled"]
Types = Annotated[list[TieType], Field(max_length=20)]
Statuses = Annotated[list[Status], Field(max_length=20)]
Uid = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^/\x00-\x1f]+$")]
PartialDate = Annotated[str, Field(pattern=f"^{DATE}$", max_length=10)]
_POSITION = r"[0-9]{4}(-[0-9]{2}){0,2}\|[!-~]{1,200}"
Cursor = Annotated[str, Field(pattern=f"^{_POSITION}$", max_length=220)]
RankedCursor = Annotated[str, Field(pattern=rf"^([0-9.]{{1,20}}\|)?{_POSITION}$", max_length=240)]
OfficeCursor = Annotated[str, Field(pattern=r"^[0-9-]{0,10}\|[!-~]{1,200}$", max_length=220)]
Form = Literal["json", "csv", "jsonl", "graphml"]
Limit = Annotated[int, Field(ge=1, le=200)]
Integer = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]


def _no_integer(value: Any) -> Any:
    """Keep integers too large for the store from passing as rounded numbers."""
    if isinstance(value, int) and not isinstance(value, bool):
        raise ValueError("Whole numbers have at most 64 bits.")
    return value


Number = Annotated[float, BeforeValidator(_no_integer), Field(allow_inf_nan=False)]
Scalar = None | bool | Integer | Number | Annotated[str, Field(max_length=8_000)]
Parameter = Scalar | Annotated[list[Scalar], Field(max_length=1_000)]


def _split(value: Any) -> Any:
    return [part for part in value.split(",") if part] if isinstance(value, str) else value


class Taken(BaseModel):
    """What comes in: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class UidPath(Taken):
    """A node or a tie by its uid."""

    uid: Uid


class CountryPath(Taken):
    """A country: ISO 3166-1 alpha-2; other codes and names are redirected to it."""

    code: Annotated[Uid, Field(examples=["MA"])]


class PairPath(CountryPath):
    """Two countries."""

    other: Annotated[Uid, Field(examples=["FJ"])]


class TieSelection(Taken):
    """Which ties of a list to give: of any of the types and statuses, in a period, well founded."""

    type: Types = []
    status: Statuses = []
    since: PartialDate | None = None
    until: PartialDate | None = None
    min_confidence: float = Field(0.0, ge=0, le=1)
    min_reports: int = Field(1, ge=1, le=1_000_000)

    def filters(self) -> TieFilter:
        """Return the same as the graph's queries take it."""
        return TieFilter(
            types=tuple(self.type),
            statuses=tuple(self.status),
            since=self.since,
            until=self.until,
            min_confidence=self.min_confidence,
            min_reports=self.min_reports,
        )


class TieQuery(TieSelection):
    """The same in a query string, where commas part the values of a list."""

    type: Annotated[Types, BeforeValidator(_split)] = []
    status: Annotated[Statuses, BeforeValidator(_split)] = []


class ListQuery(Taken):
    """A list as JSON, or as a file of another format."""

    format: Form = "json"


class TiePageQuery(TieQuery, ListQuery):
    """A page of a list of ties.

    A file (any other ``format`` than ``json``) holds all ties from the cursor on, whatever the
    limit, newest first.
    """

    limit: Limit = 20
    cursor: Cursor | None = None


class SortedTieQuery(TiePageQuery):
    """A page of a list of ties, by date, by reports or by confidence; ``-`` means most first."""

    sort: Literal["date", "-date", "reports", "-reports", "confidence", "-confidence"] = "-date"
    cursor: RankedCursor | None = None

    @model_validator(mode="after")
    def _files_by_date(self) -> SortedTieQuery:
        if self.format != "json" and self.sort != "-date":
            raise ValueError("Files come newest first: leave sort out.")
        return self

    def order(self) -> tuple[Measure | None, bool]:
        """Return by what to sort, None for the date, and whether the least comes first."""
        measures: dict[str, Measure] = {"reports": "reports", "confidence": "confidence"}
        return measures.get(self.sort.lstrip("-")), not self.sort.startswith("-")


class KnownTiesQuery(SortedTieQuery):
    """A page of the ties of a country or pair, as they are known now, or as they were on a day.

    ``known_on``: as the press had reported by then; ``loaded_on``: as the store knew by then.
    """

    known_on: PartialDate | None = None
    loaded_on: PartialDate | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> KnownTiesQuery:
        if self.known_on and self.loaded_on:
            raise ValueError("Give known_on or loaded_on, not both.")
        if self.known() and (self.sort, self.format) != ("-date", "json"):
            raise ValueError("With known_on and loaded_on ties come as JSON, newest first.")
        return self

    def known(self) -> Known | None:
        """Return the day and which knowledge of it is asked for."""
        if self.loaded_on:
            return Known(self.loaded_on, "loaded")
        return Known(self.known_on) if self.known_on else None


class PageQuery(ListQuery):
    """A page of a list by uid; ``cursor`` is the last uid of the page before."""

    limit: Limit = 20
    cursor: Uid | None = None


class NodesQuery(PageQuery):
    """A page of a list by uid, perhaps of one country only."""

    country: Annotated[str, Field(pattern="^[A-Z]{2}$", examples=["MA"])] | None = None


class OfficesQuery(ListQuery):
    """A page of the sentences on a person's offices."""

    limit: Limit = 20
    cursor: OfficeCursor | None = None


class EventsQuery(TieQuery):
    """A page of a country's events; the filters are those of its ties."""

    limit: Limit = 20
    cursor: Cursor | None = None


class TimelineQuery(ListQuery):
    """By which period to count."""

    by: Literal["year", "month"] = "year"


class NewsQuery(Taken):
    """Since when, as a day or a moment of UTC, and as what."""

    since: Annotated[
        str,
        Field(pattern=f"^{DAY}(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z?)?$", max_length=20),
        Field(examples=["2025-04-06T12:00:00Z"]),
    ]
    limit: Limit = 50
    format: Literal["json", "atom", "csv", "jsonl", "graphml"] = "json"


class LimitQuery(Taken):
    """How many at most."""

    limit: Limit = 20


class RelationQuery(Taken):
    """The day, month or year as of which a relation is told; now, when it is left out."""

    as_of: PartialDate | None = None


class RanksQuery(LimitQuery, ListQuery):
    """How many at most, and as what."""


class SearchQuery(ListQuery):
    """Words to look for in names and titles."""

    q: Annotated[str, Field(min_length=1, max_length=200)]
    limit: Limit = 20


class CypherBody(Taken):
    """A reading Cypher query and the values of its parameters."""

    model_config = ConfigDict(strict=True)

    query: Annotated[str, Field(min_length=1, max_length=8_000)]
    parameters: Annotated[dict[str, Parameter], Field(max_length=100)] = {}
    format: Form = "json"


class ArticleBody(Taken):
    """An article to load: its text, and what is known of it."""

    model_config = ConfigDict(strict=True)

    text: Annotated[str, Field(min_length=1, max_length=500_000)]
    id: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    lang: Annotated[str, Field(max_length=20)] | None = None
    title: Annotated[str, Field(max_length=2_000)] | None = None
    published: Annotated[str, Field(max_length=60)] | None = None
    url: Annotated[str, Field(max_length=2_000)] | None = None
    source: Annotated[str, Field(max_length=300)] | None = None


class ArticlesBody(Taken):
    """Articles to load together: all of them, or none when one cannot be read."""

    articles: Annotated[list[ArticleBody], Field(min_length=1, max_length=100)]


class NeighbourhoodBody(TieSelection):
    """Around which node, and what is shown already."""

    uid: Annotated[Uid, Field(examples=["MA"])]
    shown: Annotated[list[Uid], Field(max_length=500)] = []
    limit: Limit = 40
    format: Form = "json"

    @field_validator("limit", "min_confidence", "min_reports", mode="before")
    @classmethod
    def _only_numbers(cls, value: Any) -> Any:
        if isinstance(value, str | bool):
            raise ValueError("Must be a number.")
        return value


class PathBody(Taken):
    """From whom to whom."""

    model_config = ConfigDict(strict=True)

    first: Annotated[Uid, Field(examples=["MA"])]
    second: Annotated[Uid, Field(examples=["org:IPU"])]
