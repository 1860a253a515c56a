"""The description of the API as a page shows it: operations with examples, and the models."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

BASE = "http://127.0.0.1:8000"
"""Where examples ask; the page puts its own address in its place."""
_PLAIN = {"string": "text", "null": "null", "object": "object"}


@dataclass(frozen=True)
class Field:
    """A parameter of a request or a field of a model; ``where`` it stands, ``query`` say."""

    name: str
    type: str
    required: bool
    where: str = ""
    default: str = ""
    meaning: str = ""


@dataclass(frozen=True)
class Operation:
    """One operation, with a request as a command and the answer to it as JSON."""

    anchor: str
    method: str
    path: str
    summary: str
    text: str
    parameters: tuple[Field, ...]
    body: str | None
    answer: str | None
    media_types: tuple[str, ...]
    statuses: Mapping[str, str]
    curl: str
    shown: str


@dataclass(frozen=True)
class Group:
    """The operations of one tag."""

    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Model:
    """A model that bodies and answers name."""

    name: str
    text: str
    fields: tuple[Field, ...]


def groups(specification: Mapping[str, Any]) -> list[Group]:
    """Return the operations by tag, as the description orders them."""
    found: dict[str, list[Operation]] = {tag["name"]: [] for tag in specification["tags"]}
    for path, operations in specification["paths"].items():
        for method, operation in operations.items():
            found[operation["tags"][0]].append(_operation(method.upper(), path, operation))
    return [Group(name, tuple(sorted(them, key=_place))) for name, them in found.items() if them]


def models(specification: Mapping[str, Any]) -> list[Model]:
    """Return the models by name."""
    schemas = specification["components"]["schemas"]
    return [
        Model(name, schema.get("description", ""), tuple(_fields(schema)))
        for name, schema in sorted(schemas.items())
        if schema.get("properties")
    ]


def curl(method: str, path: str, operation: Mapping[str, Any]) -> str:
    """Return a request with the operation's examples, as a command."""
    parameters = operation.get("parameters", [])
    sent = {where: _examples(parameters, where) for where in ("path", "query")}
    query = urlencode(sent["query"], safe=",:")
    address = f"{BASE}{path.format(**sent['path'])}" + (f"?{query}" if query else "")
    words = ["curl"]
    if method not in ("GET", "POST"):
        words += ["-X", method]
    words.append(address)
    if body := _content(operation.get("requestBody", {})).get("example"):
        words += ["--json", json.dumps(body, ensure_ascii=False)]
    return shlex.join(words)


def _operation(method: str, path: str, operation: Mapping[str, Any]) -> Operation:
    responses: Mapping[str, Any] = operation["responses"]
    good = next(answer for code, answer in responses.items() if code < "300")
    body, answer = _content(operation.get("requestBody", {})), _content(good)
    return Operation(
        anchor=f"{method.lower()}{path}".replace("/", "-").replace("{", "").replace("}", ""),
        method=method,
        path=path,
        summary=operation.get("summary", ""),
        text=operation.get("description", ""),
        parameters=tuple(_parameter(one) for one in operation.get("parameters", [])),
        body=_named(body.get("schema", {})),
        answer=_named(answer.get("schema", {})),
        media_types=tuple(good.get("content", {})),
        statuses={code: one["description"] for code, one in sorted(responses.items())},
        curl=curl(method, path, operation),
        shown=json.dumps(answer.get("example"), indent=1, ensure_ascii=False),
    )


def _place(operation: Operation) -> tuple[str, str]:
    return operation.path, operation.method


def _content(message: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = message.get("content", {}).get("application/json", {})
    return found


def _examples(parameters: list[Mapping[str, Any]], where: str) -> dict[str, Any]:
    sent = {p["name"]: p["example"] for p in parameters if p["in"] == where and "example" in p}
    return {n: ",".join(value) if isinstance(value, list) else value for n, value in sent.items()}


def _parameter(one: Mapping[str, Any]) -> Field:
    default = one["schema"].get("default")
    return Field(
        name=one["name"],
        type=_type(one["schema"]),
        required=one.get("required", False),
        where=one["in"],
        default="" if default in (None, []) else str(default),
        meaning=one.get("description", ""),
    )


def _fields(schema: Mapping[str, Any]) -> Iterator[Field]:
    required = schema.get("required", [])
    for name, known in schema["properties"].items():
        yield Field(name, _type(known), name in required)


def _named(schema: Mapping[str, Any]) -> str | None:
    return schema["$ref"].rpartition("/")[2] if "$ref" in schema else None


def _type(schema: Mapping[str, Any]) -> str:
    """Return a type in words: ``list of Tie``, ``integer from 1 to 200``, ``held, planned``."""
    if name := _named(schema):
        return name
    if "const" in schema or "enum" in schema:
        return ", ".join(map(str, schema.get("enum", [schema.get("const")])))
    if choices := schema.get("anyOf", schema.get("oneOf")):
        named = (_type(one) for one in choices if one.get("type") != "null")
        return " or ".join(dict.fromkeys(named))
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}" if schema.get("items") else "list"
    return f"{_plain(schema)}{_bounds(schema)}"


def _plain(schema: Mapping[str, Any]) -> str:
    kind = str(schema.get("type", "anything"))
    return _PLAIN.get(kind, kind)


def _bounds(schema: Mapping[str, Any]) -> str:
    if "minimum" in schema and "maximum" in schema:
        return f" from {schema['minimum']} to {schema['maximum']}"
    return ""
