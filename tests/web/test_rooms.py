"""Rooms under stress: past capacity, a turn that fails, a page that goes in mid-turn, a session that is deleted meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from coach.errors import NotFound
from coach.rehearsal.loop import Rehearsal
from coach.web.app import build
from coach.web.gate import Doorkeeper
from coach.web.hosts import Hosts
from coach.web.rooms import Rooms
from coach.web.socket import REFUSED, TOO_FAST, UNEXPECTED, WISHES_AT_ONCE
from coach.wiring import House
from tests.web.conftest import HOST, ORIGIN
from tests.web.test_socket import begin, closed, connect, say, until


@pytest.fixture
def small(house: House) -> Iterator[TestClient]:
    """A server with room for one."""
    doorkeeper = Doorkeeper()
    app = build(house, doorkeeper, Hosts(frozenset({HOST})), capacity=1, random_seed=lambda: 6)
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
        client.get("/open", params={"token": doorkeeper.token})
        client.headers["Origin"] = ORIGIN
        yield client


def test_past_capacity_one_waits_with_a_place_and_comes_in_when_a_talk_is_over(small: TestClient) -> None:
    first, second, third = begin(small), begin(small), begin(small)
    with connect(small, first) as talking:
        seen = until(talking, "persona_said")[-1]["seq"] + 1
        with connect(small, second) as waiting, connect(small, third) as behind:
            assert waiting.receive_json() == {"status": "waiting", "place": 1}
            assert behind.receive_json() == {"status": "waiting", "place": 2}
            talking.send_json({"do": "leave", "seen": seen})
            assert closed(talking) == 1000
            assert until(waiting, "persona_said")
            assert behind.receive_json() == {"status": "waiting", "place": 1}


def test_a_turn_that_fails_is_one_sentence_on_the_page_and_goes_on_when_it_can(
    browser: TestClient, house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A mistake of ours in the middle of a turn; the traceback is for the terminal. Then it is mended."""
    name = begin(browser)
    with connect(browser, name) as socket:
        seen = until(socket, "persona_said")[-1]["seq"] + 1
        whole = Rehearsal.proceed

        def broken(self: Rehearsal):
            if self.session.turn:
                raise KeyError("second_topic")
            return whole(self)

        monkeypatch.setattr(Rehearsal, "proceed", broken)
        with caplog.at_level(logging.ERROR):
            socket.send_json({"do": "say", "text": "Hello, this is Dana Ortiz.", "seen": seen})
            assert until(socket, "problem")[-1] == {"problem": UNEXPECTED}
        assert "second_topic" in caplog.text
        monkeypatch.undo()
        say(socket, "Are you there?", seen + 1)  # first comes the answer that was still owed
        until(socket, "persona_said")
    said = [event.kind for event in house.journals.read(name).events]
    assert said[-8:] == ["trainee_said", "acts_detected", "directed", "persona_said"] * 2


def test_a_page_that_goes_in_mid_turn_leaves_the_turn_to_its_end(house: House, browser: TestClient) -> None:
    """Cancelling whoever asked must not let a second turn begin while the first is being made."""
    name = begin(browser)

    async def story() -> list[str]:
        rooms = Rooms(house, kept_seconds=0)
        going: list[str] = []
        gate = asyncio.Event()
        loop = asyncio.get_running_loop()

        def slow(rehearsal: Rehearsal) -> None:
            going.append("first begins")
            asyncio.run_coroutine_threadsafe(gate.wait(), loop).result()
            going.append("first ends")

        async with rooms.enter(name) as room:
            asking = asyncio.ensure_future(room.do(slow))
            while not going:
                await asyncio.sleep(0)
            asking.cancel()
            await asyncio.wait([asking])
            second = asyncio.ensure_future(room.do(lambda rehearsal: going.append("second")))
            await asyncio.sleep(0)
            gate.set()
            await second
        await rooms.close()
        return going

    assert asyncio.run(story()) == ["first begins", "first ends", "second"]


def test_a_session_that_is_deleted_while_it_is_open_ends_on_every_page(browser: TestClient, house: House) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        until(socket, "persona_said")
        assert browser.post(f"/sessions/{name}/delete").status_code in (200, 303)
        assert closed(socket) in (1000, REFUSED)
    with connect(browser, name) as socket:
        assert until(socket, "problem")[-1]["problem"].startswith("No session is called")
        assert closed(socket) == REFUSED


def test_a_socket_that_asks_without_end_is_closed(browser: TestClient) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        until(socket, "persona_said")
        for _ in range(int(WISHES_AT_ONCE) + 5):
            socket.send_text("{}")
        assert closed(socket) == TOO_FAST


def test_sessions_cannot_be_begun_without_end(small: TestClient, house: House) -> None:
    answers = [small.post("/sessions", data={"scenario": "phone-request"}).status_code for _ in range(25)]
    assert answers[:20] == [303] * 20
    assert answers[20:] == [429] * 5
    assert len(house.journals.ids()) == 20


def test_nobody_queues_for_a_session_that_is_not_there(house: House) -> None:
    async def story() -> None:
        rooms = Rooms(house, capacity=1)
        with pytest.raises(NotFound):
            async with rooms.enter("nobody"):
                pass

    asyncio.run(story())
