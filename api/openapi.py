"""The description of the API, mended where the framework's falls short of what is really sent."""

from __future__ import annotations

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
        for operation in operations.values():
            _mend(operation, "{" in path, schemas)
    return specification


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
