"""What several resources need: countries in the address, and the answers beside the good one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from apiflask import APIBlueprint
from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import BaseModel

from api.addresses import relative
from api.files import list_file, ties_file
from api.models import Form, PageQuery, TiePageQuery
from graph.cheat_sheet import properties_of
from graph.errors import NotFound
from graph.queries.countries import is_country
from graph.queries.nodes import Kind, all_listed, listed
from graph.queries.ties import Page, all_about, ties_about
from graph.reference import reference
from graph.stores.base import Row, Store

View = TypeVar("View", bound=Callable[..., Any])

PREFIX = "/api/v1"
MOVED: dict[int, str] = {308: "Moved to the address of the present code or uid"}


def resource(name: str) -> APIBlueprint:
    """Return the blueprint of a resource."""
    return APIBlueprint(name, __name__, url_prefix=PREFIX)


def by_country_code(store: Store) -> Callable[[View], View]:
    """Redirect alpha-3 and lower-case codes and names in the address to alpha-2.

    Stands right above the view, so that what else is wrong with a request is told first.

    Raises:
        NotFound: no country goes by it; with suggestions.
    """

    def checking(view: View) -> View:
        @wraps(view)
        def checked(**values: Any) -> ResponseReturnValue:
            address = request.view_args or {}
            named = {name: address[name] for name in ("code", "other") if name in address}
            codes = {name: _code(store, text) for name, text in named.items()}
            if codes != named:
                return moved(**(address | codes))
            answer: ResponseReturnValue = view(**values)
            return answer

        return checked  # type: ignore[return-value]

    return checking


def moved(**values: str) -> ResponseReturnValue:
    """Redirect to the same endpoint with other values in its address."""
    target = url_for(request.endpoint or "", **cast(dict[str, Any], values))
    answer = Response(status=308, headers={"Location": relative(target, keep_query=True)})
    answer.headers.pop("Content-Type")  # it has no content
    return answer


def ties_page(page: Page) -> tuple[dict[str, Any], dict[str, str]]:
    """Return a page of ties as body and headers, with a link to the next one."""
    body = {"items": list(page.items), "next": page.next}
    if page.next is None:
        return body, {}
    query = urlencode({**request.args, "cursor": page.next})
    return body, {"Link": f'<?{query}>; rel="next"'}


def items(found: Iterable[Mapping[str, Any]], model: type[BaseModel], form: Form, name: str) -> Any:
    """Return a list that is not paged, as a body or as a file with the fields of its model."""
    if form == "json":
        return {"items": list(found)}
    columns = [field.alias or title for title, field in model.model_fields.items()]
    return list_file(found, columns, form, name)


def nodes_page(store: Store, kind: Kind, asked: PageQuery, country: str | None = None) -> Any:
    """Return a page of the nodes of a kind, or a file of all from the cursor on."""
    if asked.format != "json":
        every = all_listed(store, kind, asked.cursor or "", country)
        return list_file(every, properties_of(kind), asked.format, f"{kind.lower()}s")
    return uid_page(listed(store, kind, asked.cursor or "", asked.limit + 1, country), asked.limit)


def ties_around(store: Store, uid: str, asked: TiePageQuery) -> Any:
    """Return a page of the ties of a node, or a file of all from the cursor on."""
    filters, cursor = asked.filters(), asked.cursor
    if asked.format != "json":
        return ties_file(all_about(store, uid, filters, cursor), asked.format)
    return ties_page(ties_about(store, uid, filters, cursor, asked.limit))


def uid_page(found: Sequence[Row], limit: int) -> Row:
    """Return a page of a list by uid as a body; ``found`` has more than ``limit`` if more come."""
    items = found[:limit]
    return {"items": items, "next": items[-1]["uid"] if len(found) > len(items) else None}


def _code(store: Store, text: str) -> str:
    """Return the code that a country is kept under; some without an ISO code have their name."""
    try:
        return reference().find_country(text).code
    except NotFound as error:
        if is_country(store, text):
            return text
        near = error.suggestions
        meant = f"  Near to it: {', '.join(near)}." if near else ""
        raise NotFound(f"No country goes by this code or name.{meant}", near) from None
