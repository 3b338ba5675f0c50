"""One codec for every event: whatever goes in comes out, and what is no event is named by its field."""

from __future__ import annotations

import dataclasses
import json
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.dialogue import events
from coach.dialogue.events import CodecError, Event, decode, encode

# JSON has no lone surrogates; `turns.said` takes them out before a turn becomes an event.
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
EVENTS = {each: st.from_type(each) for each in get_args(Event)}
json_values = st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | st.text("aß👋", max_size=5), st.lists, max_leaves=4)
snapshots = st.dictionaries(st.text("abc", min_size=1, max_size=3), json_values, max_size=3)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_every_event_survives_the_codec(data):
    kind = data.draw(st.sampled_from(sorted(EVENTS, key=lambda each: each.__name__)))
    if kind is events.SessionStarted:
        event = data.draw(
            st.builds(
                kind,
                kind=st.just("session_started"),
                scenario=snapshots,
                profile=snapshots,
                rules=snapshots,
                rubric=snapshots,
                trainee=snapshots,
                questions=st.none() | snapshots,
                acquaintance=st.none() | snapshots,
            )
        )
    else:
        event = data.draw(EVENTS[kind])
    line = encode(event)
    assert "\n" not in line
    assert decode(line) == event
    assert json.loads(line)["kind"] == event.kind


def test_a_journal_from_before_there_were_contacts_is_read_as_one_with_nobody_s():
    facts = {
        "seq": 0,
        "coach_version": "0",
        "session": "s",
        "created": "2026-11-01T09:00:00+00:00",
        "difficulty": "real",
        "seed": 1,
    }
    empty = {name: {} for name in ("scenario", "profile", "rules", "rubric", "trainee")}
    line = json.dumps({"kind": "session_started", "persona": "scripted", "minutes": 3.0, **facts, **empty})
    assert "acquaintance" not in line
    assert decode(line).acquaintance is None


def test_the_kinds_are_all_there():
    assert {each.__dataclass_fields__["kind"].default for each in get_args(Event)} == set(events.KINDS)
    assert set(events.KINDS.values()) == set(get_args(Event))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ('{"kind":"dance"}', "unknown kind of event 'dance'"),
        ('{"kind":"trainee_said","seq":1,"turn":"x","text":"a","start_seconds":0,"end_seconds":0}', "field turn"),
        ('{"kind":"trainee_said","seq":1}', "field turn: Field required"),
    ],
)
def test_what_is_no_event_is_named(line, words):
    with pytest.raises(CodecError, match=words):
        decode(line)


def test_the_events_are_frozen():
    event = events.Paused(seq=1, turn=0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        event.seq = 2
