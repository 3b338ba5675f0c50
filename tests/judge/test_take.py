"""A script and what was said of it, word by word."""

from __future__ import annotations

from coach.dialogue.types import Delivery, Pause, Tone, Word
from coach.judge.take import KNOWN, Take, compare, keywords, kind_of, limits, nudge, rehearsal, shown, sight
from coach.speech.script import sentences
from tests.judge.talks import LIBRARY

SCRIPT = sentences(
    """Good morning, my name is Dana Reyes.
    Mr. Bakker gave me your name.

    I am a lab technician and want to learn about food safety.
    Could I come to your office for twenty minutes?"""
)
RULES = LIBRARY.rules("default")


def take(text: str, words_per_second: float = 2.5, pauses: tuple[Pause, ...] = (), kind: str = "request") -> Take:
    words = tuple(Word(each, n / words_per_second, (n + 1) / words_per_second, 0.9) for n, each in enumerate(text.split()))
    return compare(SCRIPT, Delivery(words, pauses, Tone(), "tiny.en"), limits(kind, RULES))  # type: ignore[arg-type]


WHOLE = " ".join(sentence.text for sentence in SCRIPT)


def test_all_of_it_said_is_all_of_it():
    took = take(WHOLE)
    assert [part.how for part in took.parts] == ["said"] * 4
    assert (took.match, took.verbatim, took.improvised) == (1.0, 1.0, ())
    assert took.parts[1].at_seconds == 7 / 2.5  # seven words come before it


def test_a_sentence_left_out_is_skipped_and_one_put_in_is_improvised():
    """ "Good morning, … Reyes. I really love cheese. I am a lab … safety. Could I …?" """
    took = take(f"{SCRIPT[0].text} I really love cheese. {SCRIPT[2].text} {SCRIPT[3].text}")
    assert [part.how for part in took.parts] == ["said", "skipped", "said", "said"]
    assert [(each.text, each.after) for each in took.improvised] == [("I really love cheese.", 1)]
    assert took.improvised[0].at_seconds == 7 / 2.5


def test_misheard_words_and_numbers_in_figures_are_still_said():
    took = take(WHOLE.replace("technician", "technicians").replace("Bakker", "Baker").replace("twenty", "20"))
    assert [part.how for part in took.parts] == ["said"] * 4
    assert took.improvised == ()


def test_half_of_its_words_make_a_sentence_said_in_other_words():
    took = take(WHOLE.replace(SCRIPT[2].text, "I work as a technician and food safety is what I am curious about."))
    assert took.parts[2].how == "in other words"


def test_fillers_are_no_improvisation():
    took = take(WHOLE.replace("my name", "um, uh, er, my name"))
    assert took.improvised == ()
    assert len(took.sounded.fillers) == 3
    assert took.words == len(WHOLE.split())


def test_length_is_held_against_the_house_rules():
    """34 words at half a word a second take 68 s, and 45 s is the most for a request; a sketch wants 50 words."""
    assert take(WHOLE, 0.5).length == "68 s is too long: 45 s is the most."
    assert take(WHOLE).length == ""
    assert take(WHOLE, kind="sketch").length == "14 s is too short: 20 s is the least."
    assert take(WHOLE, 1.0, kind="sketch").length == "34 words are too few: 50 is the least."


def test_a_script_that_asks_for_time_is_a_request_and_any_other_a_sketch():
    assert kind_of(SCRIPT) == "request"
    assert kind_of(sentences("I fix things. I fixed a clock in two minutes.")) == "sketch"


def test_less_of_the_script_is_shown_from_take_to_take():
    assert [sight(number) for number in (1, 2, 3, 4, 9)] == ["full", "beginnings", "keywords", "nothing", "nothing"]
    assert shown(SCRIPT[3], "beginnings") == "Could I come …"
    assert shown(SCRIPT[1], "full") == "Mr. Bakker gave me your name."
    assert shown(SCRIPT[1], "nothing") == ""


def test_keywords_are_names_and_the_words_that_carry_the_sentence_in_their_order():
    assert keywords(SCRIPT[0]) == ("morning", "Dana", "Reyes")
    assert set(keywords(SCRIPT[2])) == {"technician", "safety", "learn"}


def test_the_nudge_is_the_next_step_and_only_one():
    assert nudge(take(WHOLE), 1) == "Next, see only how each sentence begins, and end it in your own words."
    assert nudge(take(WHOLE), 2).startswith("Now with keywords only")
    assert nudge(take(SCRIPT[0].text), 1).startswith("Say it once more with the page in sight: 3 of 4")
    assert nudge(take(WHOLE, 4.0), 1).startswith("Slow down")
    assert '"um"' in nudge(take(WHOLE.replace("name", "um, name um, er,")), 1)
    assert nudge(take(WHOLE), 4) == KNOWN
    assert rehearsal(take(WHOLE)) == "phone-request"


def test_word_for_word_counts_as_a_sign_of_reading():
    long = take(WHOLE + " " + WHOLE)
    assert long.read_out is not None
    assert dict(long.read_out.signs)["word for word"] == 1.0


def test_other_words_altogether_match_nothing():
    took = take("Seven purple elephants danced under silver moonlight.")
    assert took.match < 0.15
    assert [part.how for part in took.parts] == ["skipped"] * 4
