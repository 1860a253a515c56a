"""The description of the API, mended where the framework's falls short of what is really sent."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, cast

from apiflask import APIFlask

from api import atom
from api.files import MEDIA_TYPES
from api.problems import DETAILS, MEDIA_TYPE, FieldFault, Problem

_ALWAYS = (400, 401, 403, 422, 500, 503)
_WITH_BODY = (413, 415)
_MEDIA_TYPES = {"atom": atom.MEDIA_TYPE, **{str(form): kind for form, kind in MEDIA_TYPES.items()}}
_SECURITY = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
}


PARAMETERS = {
    "code": "A country: its ISO 3166-1 alpha-2 code; other codes and names are redirected to it.",
    "other": "The other country.",
    "uid": "What an answer gives as `uid`.",
    "type": "Only these types, joined by commas.",
    "status": "Only these statuses, joined by commas.",
    "since": "From this day, month or year on.",
    "until": "Up to this day, month or year.",
    "min_confidence": "At least so surely read, between 0 and 1.",
    "min_reports": "At least so many independent reports.",
    "limit": "At most so many.",
    "cursor": "`next` of the page before.",
    "sort": "By which measure; with a hyphen the most first.",
    "format": "JSON, or the whole list from the cursor on as a file of another format.",
    "known_on": "As the press had reported by then.",
    "loaded_on": "As the store knew by then.",
    "as_of": "The day, month or year as of which it is told.",
    "country": "Only of this country.",
    "q": "Words of a name or text; the last one may be unfinished.",
    "undone": "Also decisions that were taken back.",
    "why": "Why.",
}
EXAMPLES = Path(__file__).with_name("examples.json")


@cache
def examples() -> dict[str, dict[str, Any]]:
    """Return a request and its answer by operation, ``GET /api/v1/ties/{uid}``.

    Each has ``path``, ``query`` and ``body`` as far as it sends them, and ``answer``.
    """
    found: dict[str, dict[str, Any]] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return found


def describe(app: APIFlask) -> None:
    """Serve ``/openapi.json``, version 3.1, errors as problem documents."""
    app.config.update(
        OPENAPI_VERSION="3.1.0",
        VALIDATION_ERROR_STATUS_CODE=422,
        AUTO_404_RESPONSE=False,
        AUTO_SERVERS=False,
        SECURITY_SCHEMES=_SECURITY,
    )
    app.servers = [{"url": "."}]
    app.spec_processor(mended)


def mended(written: dict[str, Any] | str) -> dict[str, Any]:
    """Return the description with errors, bodies and lists as they are really sent."""
    specification = cast(dict[str, Any], written)  # a string only where YAML is asked for
    schemas = specification["components"].setdefault("schemas", {})
    for unused in ("HTTPError", "ValidationError"):
        schemas.pop(unused, None)
    for model in (FieldFault, Problem):
        schema = model.model_json_schema(
            mode="serialization", ref_template="#/components/schemas/{model}"
        )
        schema.pop("$defs", None)
        schemas[model.__name__] = schema
    for path, operations in specification["paths"].items():
        for method, operation in operations.items():
            _mend(operation, "{" in path, schemas)
            _exemplify(operation, examples().get(f"{method.upper()} {path}", {}))
    return specification


def _exemplify(operation: dict[str, Any], example: dict[str, Any]) -> None:
    """Add an example: of each parameter that it sends, of the body, of the answer."""
    sent = {**example.get("path", {}), **example.get("query", {})}
    for parameter in operation.get("parameters", []):
        if parameter["name"] in sent:
            parameter["example"] = _as_sent(sent[parameter["name"]], parameter["schema"])
        if said := PARAMETERS.get(parameter["name"]):
            parameter.setdefault("description", said)
    if "body" in example:
        operation["requestBody"]["content"]["application/json"]["example"] = example["body"]
    if "answer" in example:
        good = next(answer for code, answer in operation["responses"].items() if code < "300")
        good["content"]["application/json"]["example"] = example["answer"]


def _as_sent(value: Any, schema: dict[str, Any]) -> Any:
    return value.split(",") if schema.get("type") == "array" else value


def _mend(operation: dict[str, Any], names_a_thing: bool, schemas: dict[str, Any]) -> None:
    body = operation.get("requestBody")
    if body:
        body["required"] = True
    for parameter in operation.get("parameters", []):
        if parameter["schema"].get("type") == "array":
            parameter.update(style="form", explode=False)
    codes = [*_ALWAYS, *(_WITH_BODY if body else ()), *((404,) if names_a_thing else ())]
    responses = operation["responses"]
    for code in codes:
        responses.setdefault(str(code), {"description": DETAILS[code]})
    for form in _formats(operation, schemas):
        responses["200"]["content"][_MEDIA_TYPES[form]] = {"schema": {"type": "string"}}
    for code, response in responses.items():
        _mend_response(code, response)
    # the key is asked for elsewhere than on the loopback
    operation["security"] = [{}, {"bearer": []}, {"key": []}]


def _formats(operation: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    """Return as what, other than JSON, an answer can be had."""
    chosen = {p["name"]: p["schema"] for p in operation.get("parameters", [])}
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = body.get("schema", {}).get("$ref", "").rpartition("/")[2]
    chosen |= schemas.get(name, {}).get("properties", {})
    return [form for form in chosen.get("format", {}).get("enum", []) if form != "json"]


def _mend_response(code: str, response: dict[str, Any]) -> None:
    if code == "308":
        response.pop("content", None)
        response["headers"] = {"Location": {"schema": {"type": "string"}, "required": True}}
    if code >= "400":
        reference = {"$ref": "#/components/schemas/Problem"}
        response["content"] = {MEDIA_TYPE: {"schema": reference}}
