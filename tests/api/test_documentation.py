"""Each operation has an example that is true, and the page of documentation shows it."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from api.documentation import groups
from tests.api.recording import recorded

Json = dict[str, Any]


@pytest.fixture(scope="module")
def specification(app: APIFlask) -> Json:
    return app.spec


def operations(specification: Json) -> list[tuple[str, str, Json]]:
    return [
        (method.upper(), path, operation)
        for path, by_method in specification["paths"].items()
        for method, operation in by_method.items()
    ]


def test_each_operation_has_an_example_that_fits_its_schemas(specification: Json) -> None:
    def faults(schema: Json, value: Any) -> list[str]:
        whole = {**schema, "components": specification["components"]}
        return [fault.message for fault in Draft202012Validator(whole).iter_errors(value)]

    for method, path, operation in operations(specification):
        good = next(answer for code, answer in operation["responses"].items() if code < "300")
        said = good["content"]["application/json"]
        assert "example" in said, (method, path)
        assert faults(said["schema"], said["example"]) == [], (method, path)
        for parameter in operation.get("parameters", []):
            assert "example" in parameter or not parameter.get("required"), (path, parameter)
            assert faults(parameter["schema"], parameter.get("example", None)) == [] or (
                "example" not in parameter
            )
        if "requestBody" in operation:
            body = operation["requestBody"]["content"]["application/json"]
            assert faults(body["schema"], body["example"]) == [], (method, path)


def test_a_schema_that_does_not_fit_would_be_noticed(specification: Json) -> None:
    tie = specification["paths"]["/api/v1/ties/{uid}"]["get"]["responses"]["200"]["content"]
    schema = {**tie["application/json"]["schema"], "components": specification["components"]}
    broken = {**tie["application/json"]["example"], "status": "unheard of"}
    assert list(Draft202012Validator(schema).iter_errors(broken))


def test_every_operation_answers_its_example(client: FlaskClient, specification: Json) -> None:
    """The recorder asks every operation; what it records must cover the description."""
    asked = recorded(client)
    assert asked.keys() == {f"{method} {path}" for method, path, _ in operations(specification)}


def test_the_page_shows_each_operation_with_its_command(
    client: FlaskClient, specification: Json
) -> None:
    page = client.get("/docs?lang=en").get_data(as_text=True)
    shown = [one for group in groups(specification) for one in group.operations]
    assert len(shown) == len(operations(specification)) > 40
    for one in shown:
        assert f'id="{one.anchor}"' in page
        assert (
            html.escape(one.curl, quote=True).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
            in page
        )
    addresses = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert [a for a in addresses if a.startswith(("/", "http"))] == []
    for name in {a for a in addresses if a.startswith("#")}:
        assert f'id="{name[1:]}"' in page, name
