"""A player with a voice of half a second a word; the pause behind a sentence is PAUSE_SECONDS = 0.12."""

import numpy as np
import pytest

from coach.speech.player import PAUSE_SECONDS, Player, begun
from tests.fakes.mouth import RATE, Box, Slowly, Steady


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def player(box: Box):
    made = Player(Steady(), box, clock=box, sleep=box.pass_time)
    yield made
    made.close()


def test_a_line_that_nobody_interrupts_is_heard_whole(player, box):
    assert player.say("I was a clerk.")
    assert player.say("Then I was not.")
    box.wait_for(4 + 2 * PAUSE_SECONDS)  # eight words of half a second
    box.seconds = 10.0
    played = player.wait()
    assert (played.words, played.whole) == (8, True)
    assert played.end_seconds == pytest.approx(10 + 4 + 2 * PAUSE_SECONDS, abs=0.03)


def test_the_second_sentence_is_made_while_the_first_plays(box):
    voice = Slowly()
    player = Player(voice, box, clock=box, sleep=box.pass_time)
    player.say("One two three four.")
    player.say("Five six.")
    voice.go.release()
    box.wait_for(2 + PAUSE_SECONDS)
    assert player.sounding
    assert voice.said == ["One two three four."]
    voice.go.release()
    box.wait_for(3 + 2 * PAUSE_SECONDS)
    assert player.wait().words == 6
    player.close()


def test_an_interruption_stops_the_sound_at_once_and_keeps_the_words_that_were_heard(player, box):
    """Of "I was a clerk in a bank." the trainee hears 1.6 s: by letters, "I was a" ends at 1.12 s and "clerk" at 1.96 s."""
    player.say("I was a clerk in a bank.")
    box.wait_for(3.5)
    box.pass_time(1.6)
    player.pause()
    assert box.queued == 0.0
    player.cut()
    played = player.wait()
    assert (played.words, played.whole) == (3, False)
    assert not player.sounding


def test_after_an_interruption_no_more_is_said_of_that_line(player, box):
    player.say("One two.")
    box.wait_for(1)
    player.cut()
    assert not player.say("Three four.")
    assert player.wait().words == 0
    assert player.say("A new line.")
    box.wait_for(1.5)
    assert player.wait().words == 3


def test_after_a_cough_the_sentence_goes_on_from_the_beginning_of_its_word(player, box):
    """Four words of four letters: they begin at 0, 0.5, 1 and 1.5 s. Paused at 0.7 s, it goes on from 0.5 s."""
    player.say("Lend time wise rest")
    box.wait_for(2 + PAUSE_SECONDS)
    box.pass_time(0.7)
    player.pause()
    box.pass_time(3.0)
    player.resume()
    assert box.queued == pytest.approx(1.5 + PAUSE_SECONDS)
    played = player.wait()
    assert (played.words, played.whole) == (4, True)


def test_a_pause_before_the_first_sound_holds_it_back_until_it_was_a_cough(player, box):
    player.begin()
    player.pause()
    player.say("One two.")
    player.say("Three.")
    assert box.queued == 0.0
    player.resume()
    box.wait_for(1.5 + 2 * PAUSE_SECONDS)
    assert player.wait().words == 3


def test_after_the_end_nothing_is_said_and_nobody_waits_for_it(player, box):
    """The page has gone while the professional was thinking; the line goes dead all the same."""
    player.close()
    player.begin()
    player.pause()
    assert not player.say("I was a clerk.")
    assert player.wait().words == 0
    player.sound(np.ones(RATE, np.float32), RATE)  # the hoot that follows is a line of its own
    assert not player.wait().whole
    assert box.queued == 0.0


def test_a_tone_is_played_in_its_place_and_counts_as_its_word(player, box):
    player.say("After the tone.")
    player.sound(np.ones(RATE, np.float32), RATE, "Beep.")
    box.wait_for(2.5 + PAUSE_SECONDS)
    assert player.wait().words == 4


def test_what_was_not_made_yet_was_not_heard(box):
    voice = Slowly()
    player = Player(voice, box, clock=box, sleep=box.pass_time)
    player.say("One two.")
    player.say("Three four.")
    voice.go.release()
    box.wait_for(1 + PAUSE_SECONDS)
    box.pass_time(5)
    player.cut()
    assert player.wait().words == 2
    voice.go.release()
    player.close()


def test_without_a_voice_the_words_count_as_heard_since_they_stand_on_the_screen(box):
    player = Player(Steady(breaks_at="three"), box, clock=box, sleep=box.pass_time)
    player.say("One two.")
    player.say("And three.")
    played = player.wait()
    assert (played.words, played.whole) == (4, True)
    assert "lost its voice" in str(player.problem)
    player.say("Still four words here.")
    assert player.wait().words == 4
    player.close()


def test_a_loudspeaker_that_goes_away_in_mid_sentence_does_not_stop_the_talk(player, box):
    player.say("One two.")
    box.wait_for(1)
    box.gone = True
    player.say("Three four.")
    assert player.wait().words == 4
    assert "gone" in str(player.problem)


def test_silence_in_front_of_a_voice_is_not_waited_for():
    sound = np.concatenate([np.zeros(RATE, np.float32), np.full(100, 0.2, np.float32)])
    assert len(begun(sound, RATE)) == 100 + int(0.01 * RATE)
    assert len(begun(np.zeros(50, np.float32), RATE)) == 50
