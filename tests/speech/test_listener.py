"""Frames become turns. Loud sound is speech; the fake's words depend on how many seconds of it it got."""

import numpy as np
import pytest

from coach.errors import SpeechError
from coach.speech.endpointing import NORMAL, PUSH_TO_TALK, Patience, patience
from coach.speech.listener import AtOnce, Heard, Listener, NothingSaid, PartialText, SpeechStarted, TurnEnded
from coach.speech.ports import SAMPLE_RATE, Transcript
from tests.fakes.speech import Later, Loudness, Says, Sure, Tape, frames, loud, still


def listener(words, waits: Patience = NORMAL, **more) -> Listener:
    return Listener(Loudness(), words if isinstance(words, Says) else Says(words), waits, executor=AtOnce(), **more)


def hear(ears: Listener, *sounds) -> list[Heard]:
    return [event for frame in frames(*sounds) for event in ears.hear(frame)]


def test_a_sentence_and_silence_are_a_turn():
    [began, words, turn] = hear(listener(lambda _: "Hello, my name is Dana."), still(1), loud(2), still(1))
    assert isinstance(began, SpeechStarted)
    assert began.at_seconds == pytest.approx(0.992)  # the 32nd frame, 0.992 to 1.024, holds the first loud samples
    assert words == PartialText("Hello, my name is Dana.")
    assert isinstance(turn, TurnEnded)
    assert turn.transcript.text == "Hello, my name is Dana."
    assert (turn.start_seconds, turn.end_seconds) == pytest.approx((0.992, 3.008))
    assert turn.decided_seconds - turn.end_seconds == pytest.approx(0.48)  # 15 frames: the first number over .45 seconds
    assert (turn.looks, turn.looks_in_vain) == (1, 0)


def test_the_sound_of_a_turn_holds_all_of_it():
    *_, turn = hear(listener(lambda _: "Yes."), still(1), loud(2), still(1))
    assert (turn.audio > 0.1).sum() == 2 * SAMPLE_RATE
    assert 2.3 <= len(turn.audio) / SAMPLE_RATE <= 2.8  # up to .32 before, .3 behind


def test_the_words_are_looked_at_before_it_is_clear_that_the_turn_is_over():
    says = Says(lambda _: "My name is Dana.")
    ears = listener(says)
    hear(ears, loud(2), still(0.1))
    assert len(says.asked) == 1


def test_when_speech_goes_on_the_first_look_is_thrown_away():
    says = Says(lambda seconds: "My name is" if seconds < 2 else "My name is Dana.")
    *_, turn = hear(listener(says), loud(1), still(0.25), loud(1.5), still(1))
    assert isinstance(turn, TurnEnded)
    assert turn.transcript.text == "My name is Dana."
    assert (turn.looks, turn.looks_in_vain) == (2, 1)


def test_a_half_sentence_waits_two_seconds():
    says = Says(lambda seconds: "I was wondering if you could." if seconds < 2 else "I was wondering if you could spare an hour.")
    events = hear(listener(says), loud(1), still(1.9), loud(1.5), still(1))
    [turn] = [event for event in events if isinstance(event, TurnEnded)]
    assert turn.end_seconds > 4


def test_what_lies_before_a_longer_pause_is_not_looked_at_again():
    says = Says(lambda seconds: {11: "I was wondering if you could.", 2: "spare an hour?"}[round(seconds)])
    *_, turn = hear(listener(says), loud(11), still(0.8), loud(2), still(1))
    assert turn.transcript.text == "I was wondering if you could spare an hour?"
    assert [round(float((sound > 0.1).sum()) / SAMPLE_RATE) for sound in says.asked] == [11, 2]
    assert (turn.audio > 0.1).sum() == 13 * SAMPLE_RATE


def test_a_pause_after_a_settled_piece_keeps_the_beginning_of_the_next():
    """Eleven seconds, a long pause, then two seconds with a short pause between: nothing is lost."""
    says = Says(lambda seconds: f"{seconds:.1f} and")
    ears = listener(says)
    hear(ears, loud(11), still(0.8), loud(1), still(0.2), loud(1))
    [*_, turn] = ears.finish()
    assert turn.transcript.text == "11.0 and 2.0 and"


def test_soft_speech_in_a_pause_belongs_to_the_next_piece():
    """The activity does not notice it; the model may. One second of it, of a pause of .8, is kept: the whole pause."""
    says = Says(lambda seconds: f"{seconds:.1f} and")
    ears = listener(says)
    hear(ears, loud(11), np.full(int(0.8 * SAMPLE_RATE), 0.05, np.float32), loud(2))
    ears.finish()
    first, last = says.asked[0], says.asked[-1]
    assert len(first) + len(last) == 432 * 512  # 13.8 seconds in whole frames: no sample is left out, none is shown twice


def test_somebody_who_talks_without_a_pause_is_transcribed_meanwhile():
    says = Says(lambda seconds: f"{seconds:.0f} seconds")
    ears = listener(says)
    hear(ears, loud(60))
    assert len(says.asked) == 2  # at 28 seconds and again; what is left at the end is short
    hear(ears, still(0.2))
    assert len(says.asked[-1]) < 28 * SAMPLE_RATE


def test_noise_without_words_is_told_so_that_the_professional_can_go_on():
    events = hear(listener(lambda _: ""), loud(0.3), still(2))
    assert [type(event) for event in events] == [SpeechStarted, NothingSaid]


def test_two_turns_are_two_turns():
    events = hear(listener(lambda _: "Yes."), loud(1), still(1), loud(1), still(1))
    assert [type(event) for event in events] == [SpeechStarted, PartialText, TurnEnded] * 2


def test_a_turn_ends_only_when_its_words_are_known():
    later = Later()
    ears = Listener(Loudness(), Says(lambda _: "Yes."), NORMAL, executor=later)
    assert [type(event) for event in hear(ears, loud(1), still(3))] == [SpeechStarted]
    later.work()
    assert [type(event) for event in ears.poll()] == [PartialText, TurnEnded]


def test_a_look_that_has_not_begun_is_cancelled_when_speech_goes_on():
    later = Later()
    ears = Listener(Loudness(), Says(lambda _: "Yes."), NORMAL, executor=later)
    hear(ears, loud(1), still(0.2), loud(1), still(0.2), loud(1), still(0.2))
    assert later.work() == 1


def test_a_key_that_is_let_go_ends_the_turn_at_once():
    ears = listener(lambda _: "I was wondering", PUSH_TO_TALK)
    assert [type(event) for event in hear(ears, loud(1), still(30))] == [SpeechStarted, PartialText]
    [turn] = ears.finish()
    assert turn.transcript.text == "I was wondering"


def test_a_long_silence_with_the_key_held_is_never_transcribed():
    """A model that hears half a minute of nothing makes words up."""
    says = Says(lambda seconds: "Words." if seconds else "Thank you for watching!")
    ears = listener(says, PUSH_TO_TALK)
    hear(ears, loud(12), still(70), loud(12), still(40))
    [turn] = [event for event in ears.finish() if isinstance(event, TurnEnded)]
    assert turn.transcript.text == "Words. Words."


def test_letting_go_without_a_word_is_nothing():
    ears = listener(lambda _: "Yes.", PUSH_TO_TALK)
    assert hear(ears, still(2)) == []
    assert ears.finish() == []


def test_a_recording_that_stops_in_a_word_ends_its_turn():
    events = list(listener(lambda _: "I was").turns(Tape(loud(2))))
    assert isinstance(events[-1], TurnEnded)


def test_the_sound_can_make_the_turn_longer_or_shorter():
    def waited(sure: float) -> float:
        ears = listener(lambda _: "My name is Dana.", turn_end=Sure(sure))
        *_, turn = hear(ears, loud(2), still(3))
        return turn.decided_seconds - turn.end_seconds

    assert waited(0.95) < waited(0.05)


def test_an_accommodation_keeps_the_turn_open_through_a_block():
    says = Says(lambda seconds: "I would like to." if seconds < 2 else "I would like to ask you something.")
    events = hear(listener(says, patience("normal", "stutter")), loud(1), still(4), loud(2), still(2))
    [turn] = [event for event in events if isinstance(event, TurnEnded)]
    assert turn.transcript.text == "I would like to ask you something."


def test_an_error_forgets_the_turn_and_the_next_one_is_heard():
    class Breaks(Says):
        def transcribe(self, audio, *, words=False) -> Transcript:
            if not self.asked:
                self.asked.append(audio)
                raise SpeechError("The server cannot be reached.")
            return super().transcribe(audio, words=words)

    ears = listener(Breaks(lambda _: "Yes."))
    with pytest.raises(SpeechError):
        hear(ears, loud(1), still(1))
    assert isinstance(hear(ears, still(1), loud(1), still(1))[-1], TurnEnded)


def test_forgetting_means_that_the_professional_heard_nothing():
    ears = listener(lambda _: "Yes.")
    hear(ears, loud(1))
    ears.reset()
    assert hear(ears, still(2)) == []


def test_nan_from_a_device_is_silence():
    broken = np.full(SAMPLE_RATE, np.nan, np.float32)
    assert hear(listener(lambda _: "Yes."), broken) == []


def test_a_file_gives_the_same_events_twice():
    def once() -> list[str]:
        says = Says(lambda seconds: f"{seconds:.2f} and")
        return [str(event) for event in listener(says).turns(Tape(still(0.5), loud(3.5), still(0.6), loud(2), still(3)))]

    assert once() == once()
