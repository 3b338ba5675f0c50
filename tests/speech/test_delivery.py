"""Figures of how something was said, from word times that are written here."""

from __future__ import annotations

import pytest

from coach.dialogue.types import Delivery, Pause, Tone, Word
from coach.speech.delivery import MEASURED, fillers, is_filler, measure, paces, repeats, why_unscored


def said(text: str, words_per_second: float = 2.0, start: float = 0.0, probability: float = 0.9) -> tuple[Word, ...]:
    """Words of equal length, one after the other."""
    length = 1 / words_per_second
    return tuple(
        Word(word, round(start + number * length, 3), round(start + (number + 1) * length, 3), probability)
        for number, word in enumerate(text.split())
    )


def delivery(words: tuple[Word, ...], *pauses: Pause, tone: Tone | None = None, model: str = "tiny.en") -> Delivery:
    return Delivery(words, pauses, tone or Tone(), model)


@pytest.mark.parametrize("word", ["um", "Um,", "uh…", "Uhm", "er", "erm.", "Hmm,", "mm", "ummm", "ehm"])
def test_a_word_that_is_nothing_but_hesitation_is_a_filler(word: str):
    assert is_filler(word)


@pytest.mark.parametrize("word", ["umbrella", "her", "ah", "mhm", "uh-huh", "like", "me", "", "'er", "Hum", "I"])
def test_a_word_with_a_meaning_or_an_answer_is_none(word: str):
    assert not is_filler(word)


def test_an_echo_of_the_model_is_not_counted_twice():
    """ "um, um": the second was heard with a probability of 0.05."""
    words = (*said("so um,"), Word("um,", 1.0, 1.2, 0.05), Word("yes", 1.2, 1.5, 0.9))
    assert [word.text for word in fillers(words)] == ["um,"]


def test_words_said_twice_in_a_row_are_found_over_a_filler_and_not_where_they_are_meant():
    """ "I was, um, I was going to a a place that was very very good"."""
    found = repeats(said("I was, um, I was going to a a place that was very very good"))
    assert [repeat.words for repeat in found] == ["I was, I was", "a a"]
    assert found[1].start_seconds == 3.5


def test_pace_is_told_in_stretches_and_leaves_fillers_out():
    """20 s at two words a second, then 20 s at three: stretches of 10 s with 120 and 180 words a minute."""
    words = (*said("one two three four " * 10), *said("one two three " * 20, 3.0, start=20.0))
    assert [round(each.words_per_minute) for each in paces(words)] == [120, 120, 180, 180]
    assert paces(said("Hello there.")) == ()
    assert [each.words_per_minute for each in paces(said("um uh " * 10))] == []


def test_a_whole_session_sums_up():
    """Two turns of 10 s and 5 s, 20 and 9 words, one filler, pauses of 0.5, 1.2 and 0.1 s; the last is a consonant."""
    first = delivery(said("word here " * 10), Pause(2.0, 2.5), Pause(4.0, 4.1))
    second = delivery(said("um, " + "so it is " * 3, start=20.0), Pause(22.0, 23.2))
    found = measure([first, second])
    assert (found.words, found.seconds, found.longest_turn_seconds) == (29, 15.0, 10.0)
    assert found.words_per_minute == 116.0
    assert [round(pause.seconds, 2) for pause in found.pauses] == [0.5, 1.2]
    assert [round(pause.seconds, 2) for pause in found.long_pauses] == [1.2]
    assert found.fillers_per_minute == 4.0


def test_fillers_of_a_model_that_nobody_measured_are_not_counted_and_it_says_why():
    found = measure([delivery(said("um, hello"), model="someones-model")])
    assert (found.fillers, found.fillers_per_minute) == ((), None)
    assert found.fillers_unscored == "nobody has measured how well someones-model hears fillers"


def test_the_bar_for_fillers_is_held_against_the_measurement(monkeypatch: pytest.MonkeyPatch):
    measured = type(MEASURED["tiny.en"])
    monkeypatch.setitem(MEASURED, "deaf", measured(found=7, there=10, heard=7))
    monkeypatch.setitem(MEASURED, "dreamer", measured(found=9, there=10, heard=12))
    assert why_unscored("deaf") == "deaf hears only 7 of 10 fillers"
    assert why_unscored("dreamer") == "of 12 fillers that dreamer hears, only 9 are there"
    assert why_unscored("tiny.en") == ""


def test_even_words_between_commas_with_a_level_voice_sound_like_reading():
    sentence = "This is a part of it, and this is the next one. "
    words = said(sentence * 6, 2.4)
    stops = [word.end_seconds for word in words if word.text[-1] in ",."]
    even = delivery(words, *(Pause(at, at + 0.3) for at in stops[:6]), tone=Tone(120.0, 1.8, 3.0, 10.0))
    found = measure([even]).read_out
    assert found is not None
    assert (found.says, dict(found.signs)["pauses only between clauses"]) == ("like reading", 1.0)


def test_hesitation_within_clauses_and_a_moving_voice_sound_like_talking():
    words = said(
        "so um, I was I was thinking that uh, maybe the, um, place where you work might, uh, be one that I could see " * 3, 2.4
    )
    loose = delivery(words, *(Pause(at + 0.2, at + 0.7) for at in (1.0, 6.0, 9.0, 12.0)), tone=Tone(120.0, 4.0, 5.0, 10.0))
    found = measure([loose]).read_out
    assert found is not None
    assert found.says == "like talking"


def test_a_few_words_do_not_show_whether_somebody_reads():
    assert measure([delivery(said("Hello, my name is Dana."))]).read_out is None


def test_the_tone_of_several_turns_is_weighed_by_how_long_there_was_voice():
    """Geometric mean of 100 Hz (3 s) and 200 Hz (1 s): 100 · 2^(1/4); spreads 2 and 4 semitones: √((3·4 + 16) / 4) = √7."""
    one = delivery(said("a b"), tone=Tone(100.0, 2.0, 3.0, 3.0))
    other = delivery(said("a b"), tone=Tone(200.0, 4.0, None, 1.0))
    silent = delivery(said("a b"), tone=Tone(voiced_seconds=0.2))
    found = measure([one, other, silent]).tone
    assert found == Tone(118.9, 2.65, 3.0, 4.0)


def test_nothing_said_has_no_figures_and_no_error():
    found = measure([])
    assert (found.words, found.words_per_minute, found.longest_pause) == (0, None, None)
