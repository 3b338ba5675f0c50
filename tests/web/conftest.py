"""A whole application over an empty house, and a browser's manners: cookie, origin, host."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from coach.web.app import build
from coach.web.gate import Doorkeeper
from coach.web.hosts import Hosts
from coach.wiring import House, open_house

HOST = "127.0.0.1:8000"
ORIGIN = f"http://{HOST}"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
"""A Sunday."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house({"COACH_HOME": str(tmp_path)})


@pytest.fixture
def doorkeeper() -> Doorkeeper:
    return Doorkeeper()


@pytest.fixture
def stranger(house: House, doorkeeper: Doorkeeper) -> Iterator[TestClient]:
    """A client that has not opened the link yet."""
    app = build(house, doorkeeper, Hosts(frozenset({HOST})), random_seed=lambda: 6, now=lambda: NOW)
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.fixture
def browser(stranger: TestClient, doorkeeper: Doorkeeper) -> TestClient:
    """The owner's browser: it has opened the link, and sends an origin as browsers do."""
    opened = stranger.get("/open", params={"token": doorkeeper.token})
    assert opened.status_code == 303
    stranger.headers["Origin"] = ORIGIN
    return stranger
