"""A talk aloud with fakes: loud frames are speech, the words are told by their length, the loudspeaker's clock is the sample count."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from coach.actor.persona import Brief
from coach.dialogue.events import PersonaSaid, SessionEnded, TakenBack, TraineeSaid
from coach.dialogue.session import Session
from coach.dialogue.types import Line, Understanding
from coach.errors import SpeechError
from coach.rehearsal.clock import Stopwatch
from coach.rehearsal.foresight import Foresight
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.replay import replay
from coach.rehearsal.spoken import Aloud, Conversation, Lost, Ringing, Typed
from coach.speech.devices.file import Clock, Sheet, Tape
from coach.speech.ears import Ears
from coach.speech.endpointing import patience
from coach.speech.listener import AtOnce, Listener, NothingSaid
from coach.speech.player import PAUSE_SECONDS, Player
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio
from coach.wiring import Wanted, new_session, open_house
from tests.fakes.mouth import Box, Slowly, Steady
from tests.fakes.speech import Loudness, Says, frames, loud, still
from tests.rehearsal.at import AT

LINE = "I was a clerk for ten years, and then I moved to the river."
FRAME_SECONDS = FRAME_SAMPLES / SAMPLE_RATE


class Scripted:
    """A persona that always says the same line, sentence by sentence of a fact each."""

    name = "scripted"

    def speak(self, brief) -> Iterator[Line]:
        yield Line(LINE, facts=("path",))


class Kept:
    def __init__(self) -> None:
        self.events = []

    def append(self, event) -> None:
        self.events.append(event)


def understand(text, *, context, kinds, channel=None) -> Understanding:
    return Understanding()


@pytest.fixture
def start(tmp_path):
    house = open_house({"COACH_HOME": str(tmp_path)})
    return new_session(house, Wanted("meeting", seed=4), AT, lambda: 4)


class Thoughtful(Scripted):
    """One that is told beforehand what it may have to answer."""

    def __init__(self) -> None:
        self.foreseen: list[Brief] = []
        self.asked: list[Brief] = []

    def foresee(self, brief: Brief) -> None:
        self.foreseen.append(brief)

    def speak(self, brief: Brief) -> Iterator[Line]:
        self.asked.append(brief)
        yield from super().speak(brief)


def words(seconds: float) -> str:
    """A second of sound is a word."""
    return " ".join(["okay"] if seconds < 0.3 else ["please"] * max(1, round(seconds))) + "."


class Talk:
    """A live conversation whose frames a test hands over one by one; the loudspeaker plays while they come."""

    def __init__(self, start, says=words, voice: Steady | None = None, persona: Scripted | None = None, **more) -> None:
        self.box = Box()
        self.kept = Kept()
        listener = Listener(Loudness(), Says(says), patience(), executor=AtOnce())
        clock = Stopwatch(self.box)
        self.player = Player(voice or Steady(), self.box, clock=clock, sleep=lambda _: self.moved.wait(0.001))
        self.moved = threading.Event()
        mouth = Aloud(self.player, beeps=False)
        rehearsal = Rehearsal(Session.of([start]), Foresight(understand), persona or Scripted(), self.kept, mouth)
        self.conversation = Conversation(rehearsal, listener, self.player, [Hand()], clock, **more)

    def hear(self, *sounds: Audio) -> None:
        for frame in frames(*sounds):
            self.box.pass_time(FRAME_SECONDS)
            self.conversation.hear(frame)


class Hand:
    """A microphone that says nothing by itself."""

    def __init__(self) -> None:
        self._closed = threading.Event()

    def frames(self) -> Iterator[Audio]:
        self._closed.wait(30)
        yield from ()

    def close(self) -> None:
        self._closed.set()


@pytest.fixture
def talk(start):
    made = Talk(start)
    yield made
    made.conversation.close()


def test_the_answer_is_thought_of_while_the_ears_still_wait(start):
    """Two seconds of speech, a fifth of silence: the words are known, and nobody has the word yet."""
    persona = Thoughtful()
    talk = Talk(start, persona=persona)
    rehearsal = talk.conversation.rehearsal
    next(rehearsal.proceed())  # how the talk opens is directed, and then said
    opening = PersonaSaid(seq=2, turn=0, line=Line("Come in."), start_seconds=0.0, end_seconds=1.0)
    rehearsal.session = rehearsal.session.then(opening)
    talk.hear(still(1.0), loud(2.0), still(0.2))
    talk.conversation._thinking.shutdown(wait=True)
    assert [brief.heard for brief in persona.foreseen] == ["please please."]
    assert persona.asked == []
    assert [event.kind for event in talk.kept.events] == ["directed"]
    talk.conversation.close()


def test_nothing_is_thought_of_where_the_words_ask_for_more(start):
    persona = Thoughtful()
    talk = Talk(start, says=lambda _: "I was wondering if you could", persona=persona)
    next(talk.conversation.rehearsal.proceed())
    talk.hear(still(1.0), loud(2.0), still(0.2))
    talk.conversation._thinking.shutdown(wait=True)
    assert persona.foreseen == []
    talk.conversation.close()


def test_what_is_foreseen_is_what_is_asked_for(start):
    persona = Thoughtful()
    rehearsal = Rehearsal(Session.of([start]), Foresight(understand), persona, Kept())
    list(rehearsal.proceed())
    rehearsal.foresee("What do you like about it?", (5.0, 7.0))
    list(rehearsal.say("What do you like about it?", at=(5.0, 7.0)))
    assert persona.foreseen == persona.asked[-1:]


def answering(talk: Talk) -> None:
    """The professional says LINE: fourteen words, 7 s."""
    talk.conversation._answering.set()
    talk.player.begin()
    talk.player.say(LINE)
    talk.box.wait_for(7 + PAUSE_SECONDS)


def test_from_the_first_voiced_sample_to_silence_it_takes_less_than_200_ms(talk):
    """Counted in samples: the loudspeaker is stopped in the fourth voiced frame, 128 ms after the first began."""
    answering(talk)
    talk.hear(still(1.0))
    onset = talk.box.seconds
    talk.hear(loud(0.5))
    assert talk.box.stopped_at
    assert talk.box.stopped_at[-1] - onset <= 0.2
    assert talk.box.queued == 0.0


def test_words_make_an_interruption_of_it(talk):
    answering(talk)
    talk.hear(still(2.0), loud(2.0), still(1.0))
    played = talk.player.wait()
    assert not played.whole
    assert 3 <= played.words <= 5  # 2.1 s at half a second a word


def test_a_cough_lets_the_sentence_go_on(start):
    talk = Talk(start, says=lambda _: "")
    answering(talk)
    talk.hear(still(2.0), loud(0.3), still(2.0))
    assert talk.box.queued > 0
    talk.conversation.close()


def test_a_nod_does_not_interrupt_and_is_no_turn(start):
    talk = Talk(start, says=lambda _: "Okay.")
    answering(talk)
    talk.hear(still(2.0), loud(0.4), still(3.0))
    assert talk.box.queued > 0
    talk.conversation.close()


def test_the_same_word_near_the_end_of_a_sentence_is_an_answer(start):
    talk = Talk(start, says=lambda _: "Okay.")
    answering(talk)
    talk.hear(still(6.5), loud(0.4), still(1.0))
    assert not talk.player.wait().whole
    talk.conversation.close()


def test_while_the_key_is_not_held_nothing_is_heard(start):
    talk = Talk(start, push_to_talk=True)
    answering(talk)
    talk.hear(loud(2.0))
    assert not talk.box.stopped_at
    talk.conversation.begin_turn()
    assert talk.box.queued == 0.0
    talk.conversation.close()


def recorded(start, *sounds: Audio, says=words, push_to_talk: bool = True, before=(), **more):
    """A whole talk from recordings, and everything it yielded."""
    clock = Clock()
    stopwatch = Stopwatch(clock)
    player = Player(Steady(), Sheet(clock), clock=stopwatch)
    listener = Listener(Loudness(), Says(says), patience(), executor=AtOnce())
    kept = Kept()
    rehearsal = Rehearsal(Session.of([start, *before]), understand, Scripted(), kept, Aloud(player, beeps=False))
    tapes = [Tape(each, clock) for each in sounds]
    conversation = Conversation(rehearsal, listener, player, tapes, stopwatch, live=False, **more)
    return list(conversation.run()), kept.events


def test_recordings_are_turns_that_are_answered_and_timed_by_their_samples(start):
    items, events = recorded(start, np.concatenate([still(0.512), loud(2.048)]), np.concatenate([still(0.512), loud(1.024)]))
    said = [event for event in events if isinstance(event, TraineeSaid)]
    answers = [event for event in events if isinstance(event, PersonaSaid)]
    assert [event.text for event in said] == ["please please.", "please."]
    assert said[0].source == "spoken"
    assert said[0].end_seconds - said[0].start_seconds == pytest.approx(2.05, abs=0.04)
    assert said[0].start_seconds - answers[0].end_seconds == pytest.approx(0.51, abs=0.04)
    assert answers[0].end_seconds - answers[0].start_seconds == pytest.approx(7 + 0.12, abs=0.02)
    assert all(event.unheard == "" and event.source == "spoken" for event in answers)
    assert isinstance(events[-1], SessionEnded)
    assert any(isinstance(item, Lost) for item in items)


def test_an_answer_of_which_nothing_was_heard_is_given_again_when_the_talk_goes_on(start):
    """The connection was lost between the question and the first word of the answer."""
    _, events = recorded(start, np.concatenate([still(0.5), loud(2.0)]))
    last = next(each for each in reversed(events) if isinstance(each, PersonaSaid))
    unheard = replace(last, line=replace(last.line, text=""), unheard=last.line.text)
    before = [*events[: events.index(last)], unheard]
    _, later = recorded(start, before=before)
    assert [each.kind for each in later[:5]] == ["taken_back", "trainee_said", "acts_detected", "directed", "persona_said"]
    asked = next(each for each in before if isinstance(each, TraineeSaid))
    assert replace(later[1], seq=asked.seq) == asked
    assert (later[4].line.text, later[4].unheard) == (LINE, "")


def test_each_turn_hands_its_sound_to_whoever_keeps_it(start):
    kept = []
    recorded(
        start, loud(1.024), loud(2.048), keep=lambda turn, heard, _second: kept.append((turn, len(heard.audio) / SAMPLE_RATE))
    )
    assert [turn for turn, _ in kept] == [1, 2]
    assert kept[1][1] == pytest.approx(2.048, abs=0.4)


def test_a_phone_rings_first_and_the_clock_begins_when_somebody_picks_up(start):
    items, events = recorded(start, loud(1.0), sounds=("ringing", "hang_up"))
    assert isinstance(items[0], Ringing)
    assert next(event for event in events if isinstance(event, PersonaSaid)).start_seconds == 0.0


def interrupted(start):
    """The trainee has said something, and the professional's answer has begun."""
    talk = Talk(start, says=lambda _: "Could I ask you something else?")
    turn = threading.Event()

    def run() -> None:
        for item in talk.conversation._talk():
            if isinstance(item, PersonaSaid):
                turn.set()

    threading.Thread(target=run, daemon=True).start()
    opening(talk, turn)
    talk.hear(loud(1.0), still(1.0))
    talk.box.wait_for(6)
    return talk, turn


def opening(talk: Talk, turn: threading.Event) -> None:
    talk.box.wait_for(7 + PAUSE_SECONDS)
    talk.box.pass_time(10)
    assert turn.wait(5)
    turn.clear()


def test_the_journal_keeps_what_was_heard_and_replay_cuts_at_the_same_word(start):
    talk, turn = interrupted(start)
    talk.hear(still(2.0), loud(1.0))
    talk.hear(still(1.0))
    assert turn.wait(5)
    second = [event for event in talk.kept.events if isinstance(event, PersonaSaid)][1]
    assert f"{second.line.text} {second.unheard}" == LINE
    assert 3 <= len(second.line.text.split()) <= 7
    assert second.line.facts == ()  # less than half of it was heard: it may be told again
    events = [start, *talk.kept.events]
    assert replay(events[: events.index(second) + 1], understand, Scripted()).equal
    talk.conversation.close()


def test_whoever_goes_on_before_the_answer_sounds_has_said_one_turn(start):
    """you: "Could I ask you something?" (a pause, no answer yet) "Could I ask you something?" That is one turn, said from the first on."""
    voice = Slowly()
    talk = Talk(start, says=lambda _: "Could I ask you something?", voice=voice)
    turns = threading.Semaphore(0)

    def run() -> None:
        for item in talk.conversation._talk():
            if isinstance(item, PersonaSaid):
                turns.release()

    threading.Thread(target=run, daemon=True).start()
    voice.go.release()
    talk.box.wait_for(7 + PAUSE_SECONDS)
    talk.box.pass_time(10)
    assert turns.acquire(timeout=5)
    assert voice.asked.acquire(timeout=5)
    talk.hear(loud(1.0), still(1.0))
    assert voice.asked.acquire(timeout=5)  # the answer is being made, and nothing of it sounds
    talk.hear(loud(1.0), still(1.0))
    assert turns.acquire(timeout=5)
    voice.go.release(2)
    talk.box.wait_for(7 + PAUSE_SECONDS)
    talk.box.pass_time(10)
    assert turns.acquire(timeout=5)
    said = [event for event in talk.kept.events if isinstance(event, TraineeSaid)]
    taken = [event for event in talk.kept.events if isinstance(event, TakenBack)]
    assert [(event.turn, event.how) for event in taken] == [(1, "went_on")]
    assert [event.turn for event in said] == [1, 1]
    assert said[1].text == f"{said[0].text} {said[0].text}"
    assert said[1].start_seconds == said[0].start_seconds
    talk.conversation.close()


def test_a_microphone_that_goes_away_is_said_and_the_session_stays_open(start):
    class Unplugged(Hand):
        def frames(self) -> Iterator[Audio]:
            raise SpeechError("The microphone is gone.")
            yield

    talk = Talk(start)
    talk.conversation._microphones[:] = [Unplugged()]
    talk.player._sleep = talk.box.pass_time
    item = next(each for each in talk.conversation.run() if isinstance(each, Lost))
    assert "gone" in str(item.error)
    assert talk.conversation.rehearsal.session.ended is None


def test_a_typed_line_is_handed_back_in_its_turn_and_can_be_said(start):
    talk = Talk(start)
    talk.player._sleep = talk.box.pass_time
    talk.conversation.post("What does a week look like?")
    running = talk.conversation.run()
    line = next(each for each in running if isinstance(each, Typed))
    events = list(talk.conversation.say(line.line))
    assert events[0].text == "What does a week look like?"
    assert events[0].source == "typed"
    running.close()


def test_a_machine_stops_recording_whoever_is_still_talking(start):
    _, events = recorded(start, np.concatenate([still(0.5), loud(40.0)]), tape_seconds=20.0)
    said = [event for event in events if isinstance(event, TraineeSaid)]
    assert said[0].end_seconds == pytest.approx(20.0, abs=0.1)


def test_a_machine_stops_recording_when_nobody_talks(start):
    _, events = recorded(start, still(30.0), tape_seconds=20.0)
    said = [event for event in events if isinstance(event, TraineeSaid)]
    assert said[0].text == ""
    assert said[0].end_seconds == pytest.approx(20.0, abs=0.1)


def test_when_the_key_is_let_go_and_nothing_was_said_that_is_told(start):
    talk = Talk(start, push_to_talk=True)
    talk.conversation.begin_turn()
    talk.hear(still(1.0))
    talk.conversation.finish_turn()
    talk.hear(still(0.1))
    assert isinstance(talk.conversation._inbox.get().heard, NothingSaid)
    talk.conversation.close()


def test_a_model_that_stays_silent_is_given_up_early_enough_for_the_scripted_answer_to_begin_within_two_seconds(
    start, tmp_path, monkeypatch
):
    from coach import wiring

    given: list[float] = []

    def persona(house, name):
        given.append(house.settings.llm.first_token_seconds)
        return Scripted()

    monkeypatch.setattr(wiring, "persona", persona)
    house = open_house({"COACH_HOME": str(tmp_path), "COACH_TTS": "silent"})
    clock = Clock()
    ears = Ears(Loudness(), Says(words), None, patience())
    conversation = wiring.aloud(house, Session.of([start]), Kept(), wiring.Devices([], Sheet(clock), clock, live=False), ears)
    assert given == [1.7]  # three tenths of a second are left for the words and their sound
    conversation.close()
