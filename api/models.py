"""What the API takes and gives, as models that check both.

A query string carries a list as ``type=met_with,signed``; dates are ISO 8601, cut at their
precision.  Fields that do not apply are absent from answers.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from graph.queries.entries import DATE, TieFilter

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
Uid = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^/?#\s\x00-\x1f]+$")]
PartialDate = Annotated[str, Field(pattern=f"^{DATE}$", max_length=10)]
Cursor = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}\|[!-z]{1,200}$", max_length=220)]
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
    return value.split(",") if isinstance(value, str) else value


class Taken(BaseModel):
    """What comes in: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Given(BaseModel):
    """What goes out: fields that do not apply are left out, more may stand beside."""

    model_config = ConfigDict(extra="allow")

    @model_serializer(mode="wrap")
    def _present(self, handler: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]
        return {name: value for name, value in handler(self).items() if value is not None}


class UidPath(Taken):
    """A node or a tie by its uid."""

    uid: Uid


class CountryPath(Taken):
    """A country: ISO 3166-1 alpha-2; other codes and names are redirected to it."""

    code: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^/\x00-\x1f]+$")]


class PairPath(CountryPath):
    """Two countries."""

    other: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^/\x00-\x1f]+$")]


class TieQuery(Taken):
    """Which ties of a list to give: of any of the types and statuses, in a period, well founded."""

    type: Annotated[tuple[TieType, ...], BeforeValidator(_split), Field(max_length=20)] = ()
    status: Annotated[tuple[Status, ...], BeforeValidator(_split), Field(max_length=20)] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    min_confidence: float = Field(0.0, ge=0, le=1)
    min_reports: int = Field(1, ge=1, le=1_000_000)

    def filters(self) -> TieFilter:
        """Return the same as the graph's queries take it."""
        return TieFilter(
            types=self.type,
            statuses=self.status,
            since=self.since,
            until=self.until,
            min_confidence=self.min_confidence,
            min_reports=self.min_reports,
        )


class TiePageQuery(TieQuery):
    """A page of a list of ties."""

    limit: Limit = 20
    cursor: Cursor | None = None


class SearchQuery(Taken):
    """Words to look for in names and titles."""

    q: Annotated[str, Field(min_length=1, max_length=200)]
    limit: Limit = 20


class CypherBody(Taken):
    """A reading Cypher query and the values of its parameters."""

    query: Annotated[str, Field(min_length=1, max_length=8_000)]
    parameters: Annotated[dict[str, Parameter], Field(max_length=100)] = {}


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

    sentence: str
    start: int
    end: int
    link: str


class Evidence(Given):
    """The sentence of one article that states a tie; offsets are code points in ``in``."""

    article: str
    title: str | None = None
    language: str | None = None
    published: str | None = None
    url: str | None = None
    field: Literal["title", "text"] = Field(alias="in")
    sentence: str
    start: int
    end: int
    spans: dict[str, tuple[int, int]]
    chain: list[Link] = []
    rule: str


class Tie(Given):
    """One derived fact between its sides, with the sentences that it rests on."""

    uid: str
    type: TieType
    status: Status
    date: str | None = None
    date_end: str | None = None
    date_precision: str
    place: str | None = None
    reports: int
    confidence: float
    event: str
    mode: str | None = None
    stage: str | None = None
    kind: str | None = None
    scope: str | None = None
    mutual: bool | None = None
    action: str | None = None
    what: str | None = None
    contradictions: list[Any] | None = None
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
