"""By which names a server may be asked for, and what other machines' browsers meet."""

from __future__ import annotations

import socket

import pytest
from starlette.testclient import TestClient

from coach.errors import UsageError
from coach.web.app import build
from coach.web.gate import Doorkeeper
from coach.web.hosts import Hosts, hosts, origin
from coach.wiring import House

LAN = ("192.168.1.20", 8484)


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "Office-PC.example.org")


@pytest.mark.parametrize("listening", ["0.0.0.0", "::"])
def test_a_server_for_all_is_asked_by_every_name_of_its_own_machine(named, listening: str) -> None:
    own = hosts(listening, 8484, "http", None)
    for host in ("office-pc.example.org:8484", "OFFICE-PC:8484", "office-pc.local:8484", "127.0.0.1:8484", "[::1]:8484"):
        assert own.origin(host, LAN) == f"http://{host.lower()}"


def test_the_address_that_a_request_came_in_on_is_its_own(named) -> None:
    own = hosts("0.0.0.0", 8484, "http", None)
    assert own.origin("192.168.1.20:8484", LAN) == "http://192.168.1.20:8484"
    assert own.origin("192.168.1.20:8484", ("::ffff:192.168.1.20", 8484)) == "http://192.168.1.20:8484"
    assert own.origin("[fe80::1]:8484", ("fe80::1%eth0", 8484)) == "http://[fe80::1]:8484"
    assert own.origin("192.168.1.21:8484", LAN) is None
    assert own.origin("192.168.1.20:9000", LAN) is None


@pytest.mark.parametrize(
    "host", ["evil.example:8484", "office-pc.evil.example:8484", "192.168.1.20.evil.example:8484", "", ":8484"]
)
def test_a_name_that_was_rebound_to_it_is_refused_on_every_address(named, host: str) -> None:
    assert hosts("0.0.0.0", 8484, "http", None).origin(host, LAN) is None


def test_a_server_for_this_machine_alone_has_no_other_names(named) -> None:
    assert hosts("127.0.0.1", 8484, "http", None).names == {"127.0.0.1:8484", "localhost:8484", "[::1]:8484"}


def test_a_port_that_browsers_leave_out_is_left_out(named) -> None:
    assert hosts("0.0.0.0", 443, "https", None).origin("office-pc", None) == "https://office-pc"
    assert hosts("0.0.0.0", 80, "http", None).origin("192.168.1.20", ("192.168.1.20", 80)) == "http://192.168.1.20"


@pytest.mark.parametrize(
    ("given", "means"),
    [
        ("coach.example.org", "http://coach.example.org:8484"),
        ("Coach.example.org:9000", "http://coach.example.org:9000"),
        ("https://coach.example.org/", "https://coach.example.org"),
        ("https://coach.example.org:8443", "https://coach.example.org:8443"),
        ("192.168.1.20:80", "http://192.168.1.20"),
        ("[2001:db8::1]", "http://[2001:db8::1]:8484"),
    ],
)
def test_a_public_name_is_a_name_a_port_or_a_whole_address(given: str, means: str) -> None:
    own = hosts("0.0.0.0", 8484, "http", given)
    assert own.public == means
    assert own.origin(means.partition("://")[2], LAN) == means


@pytest.mark.parametrize(
    "given", ["", " ", "*", "ftp://x", "a b", "x:0", "x:99999", "http://x/path", "<script>", "-x", "http://"]
)
def test_a_public_name_that_is_none_is_told_what_one_looks_like(given: str) -> None:
    with pytest.raises(UsageError, match=r"coach\.example\.org"):
        origin(given, 8484, "http")


def test_behind_something_that_speaks_tls_a_form_comes_from_the_public_name_and_the_cookie_is_secure(house: House) -> None:
    doorkeeper = Doorkeeper()
    app = build(
        house, doorkeeper, Hosts(frozenset({"127.0.0.1:8000"}), public="https://coach.example.org"), random_seed=lambda: 6
    )
    with TestClient(app, base_url="https://coach.example.org", follow_redirects=False) as client:
        opened = client.get("/open", params={"token": doorkeeper.token})
        assert "Secure" in opened.headers["set-cookie"]
        begin = {"scenario": "phone-request"}
        assert client.post("/sessions", data=begin, headers={"Origin": "https://coach.example.org"}).status_code == 303
        for foreign in ("http://coach.example.org", "https://evil.example", "http://127.0.0.1:8000"):
            assert client.post("/sessions", data=begin, headers={"Origin": foreign}).status_code == 403
