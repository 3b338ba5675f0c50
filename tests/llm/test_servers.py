"""A real server on this machine, misbehaving in every way that servers do."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from coach.actor import backends
from coach.actor.persona import Foreseeing, Persona
from coach.dialogue.events import Event, PersonaSaid, SessionEnded, encode
from coach.dialogue.session import Session
from coach.errors import ServerError
from coach.llm.chat import AHEAD_CHARACTERS, MOST_CHARACTERS, Chat, Message
from coach.llm.discovery import Server, find
from coach.rehearsal.loop import Rehearsal
from coach.settings import LlmSettings, Settings
from coach.wiring import Wanted, new_session, open_house, understanding
from tests.fakes.briefs import brief, spoken
from tests.fakes.chat import GOOD, serving

pytestmark = pytest.mark.slow
QUESTION = "How did you get into boatbuilding?"
FAULTS = {
    "silent": "time-out",
    "keep_alive": "time-out",
    "slow": "time-out",
    "429": "429",
    "500": "500",
    "503": "503",
    "400": "400",
    "401": "key refused",
    "404": "no such model",
    "html": "broken stream",
    "bad_json": "broken stream",
    "error_event": "broken stream",
    "cut": "broken stream",
    "empty": "empty reply",
}


def a_call(actor: Persona, events: list[Event]) -> Rehearsal:
    """A shipped phone call up to the trainee's first words."""
    house = open_house({"COACH_HOME": "/nonexistent"})
    wanted = Wanted("phone-request", seed=3, difficulty="real", persona="scripted")
    start = new_session(house, wanted, datetime(2026, 1, 5, tzinfo=UTC), lambda: 3)
    call = Rehearsal(Session.of([start]), understanding(), actor, events)
    list(call.proceed())
    return call


def settings(base_url: str) -> Settings:
    return Settings(
        llm=LlmSettings(base_url=base_url, model="tiny", first_token_seconds=0.4, total_seconds=0.8, key=SecretStr("sk-secret"))
    )


def persona(base_url: str) -> Persona:
    return backends.build("llm", settings(base_url))


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port on which nobody listens, and nobody else can begin to."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_a_good_server_is_heard_and_gets_key_model_and_prompt():
    with serving("good") as server:
        line = spoken(persona(server.base_url), brief(QUESTION))
    assert (line.text, line.backend, line.fallback) == (GOOD, "llm", None)
    assert server.keys == ["Bearer sk-secret"]
    assert server.requests[0]["model"] == "tiny"
    assert server.requests[0]["stream"] is True


def test_what_was_thought_of_before_is_not_asked_twice_and_what_was_not_wanted_is_left_alone():
    with serving("good") as server:
        actor = persona(server.base_url)
        assert isinstance(actor, Foreseeing)
        actor.foresee(brief(QUESTION))
        actor.foresee(brief(QUESTION))  # a second look at the same words
        assert spoken(actor, brief(QUESTION)).text == GOOD
        assert len(server.requests) == 1
        actor.foresee(brief("What do you like?"))
        assert spoken(actor, brief(QUESTION)).backend == "llm"
    assert len(server.requests) == 3


def test_a_reply_that_nobody_asked_for_is_not_read_without_end():
    with serving("endless") as server:
        chat = Chat(settings(server.base_url).llm)
        chat.begin([Message("user", QUESTION)])
        ahead = chat._ahead
        assert ahead is not None
        pieces = list(iter(ahead.pieces.get, None))  # ends only if the reading does
        assert 0 < len("".join(map(str, pieces))) <= AHEAD_CHARACTERS + 20


def test_a_server_elsewhere_is_asked_only_for_what_is_wanted(monkeypatch: pytest.MonkeyPatch):
    """Each question to it may cost money."""
    actor = persona("https://models.example.org/v1")
    monkeypatch.setattr(Chat, "begin", lambda *_: pytest.fail("it was asked"))
    assert isinstance(actor, Foreseeing)
    actor.foresee(brief(QUESTION))


@pytest.mark.parametrize(("how", "why"), FAULTS.items())
def test_whatever_a_server_does_the_conversation_goes_on_and_says_why(how: str, why: str):
    with serving(how) as server:
        actor = persona(server.base_url)
        spoken(actor, brief("What do you like?"))  # the import of openai is paid here
        begun = time.monotonic()
        line = spoken(actor, brief(QUESTION))
        took = time.monotonic() - begun
    assert (line.backend, line.fallback, line.caught) == ("scripted", why, (why,))
    assert "dinghy" in line.text
    assert "sk-secret" not in repr(line)
    assert took < 1.5  # asked for 0.8 s at most; the rest is for a busy machine
    assert len(server.requests) == 2  # each turn asks once: nothing is tried again


@pytest.mark.parametrize("how", FAULTS)
def test_a_call_goes_on_to_its_end_whatever_the_server_does(how: str):
    events: list[Event] = []
    with serving(how) as server:
        call = a_call(persona(server.base_url), events)
        for line in ("Hello, is this a good time?", "I'd like twenty minutes of advice.", "", "Please!", "Goodbye."):
            if not call.over:
                list(call.say(line))
        if not call.over:
            list(call.leave("done"))
    spoken = [event.line for event in events if isinstance(event, PersonaSaid)]
    assert isinstance(events[-1], SessionEnded)
    assert all(line.text.strip() and line.fallback for line in spoken)
    assert "sk-secret" not in "".join(encode(event) for event in events)


@pytest.mark.parametrize("how", ["good", "401", "500", "bad_json", "cut"])
def test_the_key_stands_in_no_log_and_on_no_screen(how: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]):
    caplog.set_level(logging.DEBUG)
    with serving(how) as server:
        actor = persona(server.base_url)
        line = spoken(actor, brief(QUESTION))
    shown = capfd.readouterr()
    assert server.keys == ["Bearer sk-secret"]
    assert "sk-secret" not in caplog.text + shown.out + shown.err + repr(line) + repr(vars(actor))


def test_a_server_that_falls_silent_in_the_middle_costs_no_more_than_one_that_never_begins():
    slow = LlmSettings(model="tiny", first_token_seconds=0.4, total_seconds=20)
    with serving("slow") as server:
        chat = Chat(slow.model_copy(update={"base_url": server.base_url}))
        pieces = chat.reply([Message("user", "Go.")])
        next(pieces)
        begun = time.monotonic()
        with pytest.raises(ServerError, match="too long"):
            next(pieces)
        assert time.monotonic() - begun < 2


def test_a_server_that_is_not_there_is_left_alone_after_two_turns(closed_port: int):
    actor = persona(f"http://127.0.0.1:{closed_port}/v1")
    why = [spoken(actor, brief(QUESTION)).fallback for _ in range(5)]
    assert why == ["refused connection"] * 2 + ["server rests"] * 3


def test_a_reply_without_end_is_cut_off():
    with serving("endless") as server:
        pieces = list(Chat(settings(server.base_url).llm).reply([Message("user", "Go.")]))
    assert MOST_CHARACTERS < sum(map(len, pieces)) < MOST_CHARACTERS + 100


def test_an_error_never_holds_the_key_nor_what_the_server_wrote():
    with serving("500") as server, pytest.raises(ServerError) as caught:
        list(Chat(settings(server.base_url).llm).reply([Message("user", "Go.")]))
    assert "sk-secret" not in str(caught.value)


def test_a_server_that_runs_here_is_found_with_its_models(closed_port: int):
    with serving("good") as server:
        found = find([("Nobody", closed_port), ("Ollama", server.port)])
    assert found == [Server("Ollama", server.base_url, ("tiny", "big"))]


def test_something_else_on_a_usual_port_is_no_language_model():
    with serving("html") as server:
        assert find([("llama.cpp", server.port)]) == []
