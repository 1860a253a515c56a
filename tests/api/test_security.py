"""Everything is open on this machine, and nothing from elsewhere without the key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.app import create_app
from api.keys import digest_of
from graph.errors import BadInput
from graph.settings import Settings
from graph.stores import Store

TIES = "/api/v1/countries/MA/ties"
AROUND = "/api/v1/neighbourhood"
CYPHER = "/api/v1/cypher"
KEY = "correct horse"
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7", "HTTP_HOST": "entente.example"}


class Asking(FlaskClient):
    """A client that names a host of its own."""

    host = "localhost"

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("base_url", f"http://{self.host}")
        return super().open(*args, **kwargs)


def client_of(store: Store, settings: Settings, **environment: str) -> FlaskClient:
    app = create_app(store, settings)
    app.test_client_class = Asking
    made = app.test_client()
    assert isinstance(made, Asking)
    made.host = environment.pop("HTTP_HOST")
    made.environ_base.update(environment)
    return made


@pytest.fixture
def keyed(filled: Store, embedded_settings: Settings) -> FlaskClient:
    """Somebody elsewhere, where a key is set."""
    return client_of(filled, replace(embedded_settings, api_key=KEY), **ELSEWHERE)


def statuses(client: FlaskClient, **headers: str) -> list[int]:
    return [
        client.get(TIES, headers=headers).status_code,
        client.post(AROUND, json={"uid": "MA"}, headers=headers).status_code,
        client.post(CYPHER, json={"query": "RETURN 1 AS x"}, headers=headers).status_code,
    ]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("127.0.0.1", "127.0.0.1:8000"),
        ("127.0.0.1", "localhost:8000"),
        ("127.3.2.1", "LOCALHOST"),
        ("::1", "[::1]:8000"),
        ("::ffff:127.0.0.1", "localhost"),
    ],
)
def test_on_this_machine_no_key_is_needed(
    filled: Store, embedded_settings: Settings, address: str, host: str
) -> None:
    for settings in (embedded_settings, replace(embedded_settings, api_key=KEY)):
        client = client_of(filled, settings, REMOTE_ADDR=address, HTTP_HOST=host)
        assert statuses(client) == [200, 200, 200]


@pytest.mark.parametrize(
    "environment",
    [
        {"REMOTE_ADDR": "203.0.113.7", "HTTP_HOST": "127.0.0.1:8000"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "evil.example:8000"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1.evil.example"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost", "HTTP_X_FORWARDED_FOR": "10.1.1.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost", "HTTP_FORWARDED": "for=10.1.1.1"},
        {"REMOTE_ADDR": "", "HTTP_HOST": "localhost"},
    ],
)
def test_from_elsewhere_nothing_is_open_when_no_key_is_set(
    filled: Store, embedded_settings: Settings, environment: dict[str, str]
) -> None:
    client = client_of(filled, embedded_settings, **environment)
    assert statuses(client) == [403, 403, 403]
    assert "ENTENTE_API_KEY" in client.get(TIES).json["detail"]
    assert client.get("/").status_code == 403


def test_from_elsewhere_the_key_opens_everything(keyed: FlaskClient) -> None:
    assert statuses(keyed) == [401, 401, 401]
    assert keyed.get(TIES).headers["WWW-Authenticate"].startswith("Bearer")
    assert statuses(keyed, Authorization=f"Bearer {KEY}") == [200, 200, 200]
    assert statuses(keyed, Authorization=f"bearer  {KEY} ") == [200, 200, 200]
    assert statuses(keyed, **{"X-API-Key": KEY}) == [200, 200, 200]


@pytest.mark.parametrize("given", ["", "wrong", KEY[:-1], f"{KEY}x", KEY.upper(), "é"])
def test_a_wrong_key_opens_nothing(keyed: FlaskClient, given: str) -> None:
    given = given.encode().decode("latin-1")
    assert statuses(keyed, Authorization=f"Bearer {given}") == [401, 401, 401]
    assert statuses(keyed, **{"X-API-Key": given}) == [401, 401, 401]
    assert statuses(keyed, Authorization=f"Basic {KEY}") == [401, 401, 401]


def scoped(tmp_path: Path, settings: Settings, **scopes: str) -> Settings:
    """Settings with a file of keys, each key being its name twice."""
    lines = [f"{name} {given} {digest_of(name * 2)}" for name, given in scopes.items()]
    file = tmp_path / "keys"
    file.write_text("\n".join(["# name scopes digest", "", *lines]))
    return replace(settings, api_keys_file=file)


def test_a_key_opens_what_its_scopes_say(
    filled: Store, embedded_settings: Settings, tmp_path: Path
) -> None:
    given = {"r": "read", "c": "cypher", "w": "write", "rc": "read,cypher"}
    settings = scoped(tmp_path, embedded_settings, **given)
    client = client_of(filled, settings, **ELSEWHERE)
    assert statuses(client, **{"X-API-Key": "rr"}) == [200, 200, 403]
    assert statuses(client, **{"X-API-Key": "cc"}) == [403, 403, 200]
    assert statuses(client, **{"X-API-Key": "rcrc"}) == [200, 200, 200]
    assert statuses(client, **{"X-API-Key": "x"}) == [401, 401, 401]
    nowhere = "/api/v1/articles/article:none-000000"
    for key, status in (("rr", 403), ("ww", 404)):
        assert client.delete(nowhere, headers={"X-API-Key": key}).status_code == status
    refused = client.post(CYPHER, json={"query": "RETURN 1"}, headers={"X-API-Key": "rr"})
    assert "'cypher'" in refused.json["detail"]


def test_a_session_has_the_scopes_of_its_key(
    filled: Store, embedded_settings: Settings, tmp_path: Path
) -> None:
    client = client_of(filled, scoped(tmp_path, embedded_settings, r="read"), **ELSEWHERE)
    client.post("/login", data={"key": "rr"})
    assert statuses(client) == [200, 200, 403]


@pytest.mark.parametrize("line", ["a read", "a fly 0", "a read 0", f"a root {'0' * 64}", "x " * 4])
def test_a_file_of_keys_that_is_none_is_refused_by_its_line(
    filled: Store, embedded_settings: Settings, tmp_path: Path, line: str
) -> None:
    settings = scoped(tmp_path, embedded_settings, good="read")
    assert settings.api_keys_file is not None
    settings.api_keys_file.write_text(f"# keys\n{line}\n")
    with pytest.raises(BadInput, match="line 2"):
        create_app(filled, settings)
    with pytest.raises(BadInput, match="cannot be read"):
        create_app(filled, replace(settings, api_keys_file=tmp_path / "none"))


def test_no_page_of_another_site_changes_anything(client: FlaskClient) -> None:
    address = "/api/v1/articles/article:none-000000"
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 404)):
        answer = client.delete(address, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == status


def test_even_addresses_that_do_not_exist_are_not_told(keyed: FlaskClient) -> None:
    assert keyed.get("/api/v1/nowhere").status_code == 401


def test_public_reading_leaves_queries_to_those_with_the_key(
    filled: Store, embedded_settings: Settings
) -> None:
    public = replace(embedded_settings, public_read=True)
    assert statuses(client_of(filled, public, **ELSEWHERE)) == [200, 200, 403]
    client = client_of(filled, replace(public, api_key=KEY), **ELSEWHERE)
    assert statuses(client) == [200, 200, 401]
    assert statuses(client, **{"X-API-Key": KEY}) == [200, 200, 200]


def test_health_is_open_to_all(keyed: FlaskClient) -> None:
    assert keyed.get("/healthz").status_code == 200
    assert keyed.get("/readyz").status_code == 200


def test_a_browser_shows_the_key_once(keyed: FlaskClient) -> None:
    page = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    sent = keyed.get("/", headers=page)
    assert (sent.status_code, sent.headers["Location"]) == (302, "login")
    assert 'name="key"' in keyed.get("/login").text
    assert keyed.post("/login", data={"key": "wrong"}).status_code == 403
    assert keyed.get(TIES).status_code == 401
    admitted = keyed.post("/login", data={"key": KEY})
    cookie = admitted.headers["Set-Cookie"]
    assert (admitted.status_code, admitted.headers["Location"]) == (303, ".")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert KEY not in cookie
    assert statuses(keyed) == [200, 200, 200]
    keyed.post("/logout")
    assert statuses(keyed) == [401, 401, 401]


def test_a_session_ends_with_its_key(
    keyed: FlaskClient, filled: Store, embedded_settings: Settings
) -> None:
    keyed.post("/login", data={"key": KEY})
    session = keyed.get_cookie("session", domain="entente.example")
    assert session is not None
    other = client_of(filled, replace(embedded_settings, api_key="another"), **ELSEWHERE)
    other.set_cookie("session", session.value, domain="entente.example")
    assert statuses(other) == [401, 401, 401]


def test_over_https_the_session_stays_on_https(keyed: FlaskClient) -> None:
    plain = keyed.post("/login", data={"key": KEY}).headers["Set-Cookie"]
    secure = keyed.post("/login", data={"key": KEY}, base_url="https://entente.example")
    assert "Secure" not in plain
    assert "Secure" in secure.headers["Set-Cookie"]


def test_nobody_logs_in_where_no_key_is_set(filled: Store, embedded_settings: Settings) -> None:
    client = client_of(filled, embedded_settings, **ELSEWHERE)
    assert client.post("/login", data={"key": ""}).status_code == 403
