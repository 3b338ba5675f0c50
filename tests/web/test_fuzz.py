"""The HTTP interface, fuzzed from its own OpenAPI: whatever comes, the answer is a page or a refusal, never a 500."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from coach.web.app import build
from coach.web.gate import COOKIE, Doorkeeper
from coach.web.hosts import Hosts
from coach.wiring import open_house
from tests.web.conftest import HOST, ORIGIN

pytestmark = pytest.mark.slow

NASTY = st.sampled_from(
    [
        "",
        "last",
        "..",
        "../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "%00",
        "\x00",
        "phone-request",
        "ruth-adler",
        "x" * 200,
        "x" * 5000,
        "<script>",
        "{{ 7*7 }}",
        "é\u202e\ud7ff",
        "NaN",
        "-1",
        "1e999",
        "true",
        "con",
        "a\r\nSet-Cookie: x=y",
    ]
)
WORDS = NASTY | st.text(max_size=40)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    house = open_house({"COACH_HOME": str(tmp_path_factory.mktemp("fuzz"))})
    doorkeeper = Doorkeeper()
    app = build(house, doorkeeper, Hosts(frozenset({HOST})), random_seed=lambda: 6, capacity=2000)
    with TestClient(app, base_url=ORIGIN, follow_redirects=False, raise_server_exceptions=False) as client:
        client.get("/open", params={"token": doorkeeper.token})
        client.headers["Origin"] = ORIGIN
        client.known = client.post("/sessions", data={"scenario": "phone-request"}).headers["location"].rpartition("/")[2]
        yield client


def operations() -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Method, path, what the operation takes, and every named schema."""
    house = open_house({"COACH_HOME": "/nonexistent"})
    gate = build(house, Doorkeeper(), Hosts(frozenset()))
    app = gate._app
    described = app.openapi()
    schemas = described.get("components", {}).get("schemas", {})
    found = [
        (method, path, operation, schemas)
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
    ]
    # Pages are left out of the description, since nobody programs against them; their addresses are fuzzed all the same.
    described_paths = set(described["paths"])
    for route in _routes(app.routes):
        path = getattr(route, "path", "")
        if "GET" in (getattr(route, "methods", None) or ()) and path not in described_paths:
            found.append(("get", path, {}, schemas))
    return found


def _routes(routes):
    for route in routes:
        inner = getattr(route, "routes", None) or getattr(getattr(route, "original_router", None), "routes", None)
        if inner and not getattr(route, "methods", None):
            yield from _routes(inner)
        else:
            yield route


def values(schema: dict[str, Any], schemas: dict[str, Any]) -> st.SearchStrategy[str]:
    """What a field may be, and much that it may not."""
    if "$ref" in schema:
        return values(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    allowed = [str(each) for each in schema.get("enum", [])] + [str(each) for each in (schema.get("const"),) if each is not None]
    for each in schema.get("anyOf", []):
        allowed += [str(one) for one in each.get("enum", [])]
    if schema.get("type") == "integer":
        return st.integers(-5, 20).map(str) | WORDS
    return (st.sampled_from(allowed) | WORDS) if allowed else WORDS


def body_of(operation: dict[str, Any], schemas: dict[str, Any]) -> st.SearchStrategy[dict[str, str]]:
    content = operation.get("requestBody", {}).get("content", {})
    for described in content.values():
        schema = described["schema"]
        schema = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        fields = {name: values(each, schemas) for name, each in schema.get("properties", {}).items()}
        return st.fixed_dictionaries({}, optional={**fields, "unknown": WORDS})
    return st.just({})


CASES = operations()


@pytest.mark.parametrize(("method", "path", "operation", "schemas"), CASES, ids=[f"{each[0]} {each[1]}" for each in CASES])
def test_whatever_is_sent_is_answered(browser, method: str, path: str, operation, schemas) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def sent(data) -> None:
        address = path
        while "{" in address:
            before, _, rest = address.partition("{")
            name, _, after = rest.partition("}")
            address = before + quote(data.draw(st.just(browser.known) | WORDS, name), safe="") + after
        form = data.draw(body_of(operation, schemas), "form")
        query = data.draw(st.dictionaries(WORDS, WORDS, max_size=2), "query") if method == "get" else {}
        answer = browser.request(method, address, data=form if method != "get" else None, params=query)
        assert answer.status_code < 500, (address, form, answer.text[:300])
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "root:x:0" not in answer.text
        assert COOKIE not in answer.headers.get("set-cookie", ""), "a key that nobody asked for"

    sent()


def test_the_description_names_what_a_page_may_post() -> None:
    posted = {path for method, path, *_ in CASES if method == "post"}
    assert {"/sessions", "/sessions/{name}/redo", "/sessions/{name}/delete", "/sessions/{name}/next"} <= posted
    assert {"/welcome", "/me", "/check", "/scenarios/new", "/scenarios/{kind}/{name}/delete", "/privacy/delete"} <= posted
