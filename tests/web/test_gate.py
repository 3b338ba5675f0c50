"""Who may come in: only the owner's own page, by its own address, with its own cookie."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from coach.web.gate import COOKIE, MOST_BYTES, Doorkeeper
from tests.web.conftest import HOST, ORIGIN

BEGIN = {"scenario": "phone-request", "difficulty": "easy"}


def test_without_the_link_no_page_is_shown(stranger: TestClient) -> None:
    answer = stranger.get("/")
    assert answer.status_code == 403
    assert "coach serve" in answer.text


def test_the_link_opens_the_page_once(stranger: TestClient, doorkeeper: Doorkeeper) -> None:
    token = doorkeeper.token
    opened = stranger.get("/open", params={"token": token})
    cookie = opened.headers["set-cookie"]
    assert opened.headers["location"] == "/"
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert stranger.get("/").status_code == 200
    stranger.cookies.clear()
    assert stranger.get("/open", params={"token": token}).status_code == 403


def test_a_spent_link_leads_home_in_the_browser_that_spent_it(browser: TestClient) -> None:
    assert browser.get("/open", params={"token": "spent"}).headers["location"] == "/"


@pytest.mark.parametrize("token", ["", "x", "ä", "x" * 5000, "\x00"])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    answer = stranger.get("/open", params={"token": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:9", "localhost:8000.evil.example", ""])
def test_a_name_that_was_rebound_to_this_machine_is_refused(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"https://{HOST}", "http://127.0.0.1:9", ""])
def test_a_form_of_another_page_begins_nothing(browser: TestClient, origin: str) -> None:
    assert browser.post("/sessions", data=BEGIN, headers={"Origin": origin}).status_code == 403


def test_a_form_without_an_origin_begins_nothing(browser: TestClient) -> None:
    del browser.headers["Origin"]
    assert browser.post("/sessions", data=BEGIN).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": ORIGIN, "Host": "evil.example"},
        {"Origin": ORIGIN, "Cookie": f"{COOKIE}8000=x"},
    ],
)
def test_a_socket_of_a_stranger_is_not_accepted(browser: TestClient, headers: dict[str, str]) -> None:
    name = browser.post("/sessions", data=BEGIN).headers["location"]
    if "Cookie" in headers:
        browser.cookies.clear()
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect(f"ws://{HOST}{name}/socket", headers=headers):
        pass


def test_every_answer_forbids_frames_foreign_scripts_and_guessing_of_types(browser: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/coach.css", "/sessions/x"):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_a_body_without_end_is_cut_off(browser: TestClient) -> None:
    """One that says how long it is, and one that does not."""
    declared = browser.post("/sessions", content=b"x" * (MOST_BYTES + 1))
    assert declared.status_code == 413
    chunks = (b"scenario=" + b"x" * 100_000 for _ in range(30))
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert browser.post("/sessions", content=chunks, headers=form).status_code == 413


def test_a_broken_cookie_is_no_key(stranger: TestClient) -> None:
    for cookie in (f"{COOKIE}8000=ä", f"{COOKIE}8000=; {COOKIE}8000=", ";;;=", f'{COOKIE}8000="\\"'):
        assert stranger.get("/", headers={"Cookie": cookie.encode("latin-1")}).status_code == 403
