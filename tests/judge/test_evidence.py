"""Quotes are found where they stand, however a model has dressed them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.dialogue.types import Utterance
from coach.judge.evidence import find, fold, locate, opening_words, quoted, sentence_at

SAID = "Well,  I’d love to hear\nmore about “Corliss” – the tyre plant. STRASSE ẞ, ok?"


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("I'd love to hear", "I’d love to hear"),
        ('"i’d LOVE  to hear more"', "I’d love to hear\nmore"),
        ('…about "Corliss" - the tyre plant.', "about “Corliss” – the tyre plant"),
        ("strasse ß", "STRASSE ẞ"),
        ("…I'd love to hear more...", "I’d love to hear\nmore"),
    ],
)
def test_a_quote_is_found_in_spite_of_quotes_case_dashes_and_space(quote, words):
    place = locate(quote, SAID)
    assert place is not None
    assert SAID[slice(*place)] == words


@pytest.mark.parametrize("quote", ["I would love to hear", "love", "", "…", "a", "lov", "orliss", "more about the tyre"])
def test_words_that_were_not_said_are_not_found(quote):
    """ "love" alone stands there, as a word; "lov" and "orliss" only stand inside words."""
    assert (locate(quote, SAID) is None) == (quote != "love")


@given(st.text(max_size=200))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text(max_size=120), st.text(max_size=40))
def test_what_is_located_stands_there(text, quote):
    place = locate(quote, text)
    if place is not None:
        start, end = place
        assert 0 <= start < end <= len(text)
        assert "".join(fold(text[start:end]).split()) in "".join(fold(quote).split())


@given(st.text(alphabet="abc’ “”.\n", min_size=3, max_size=60), st.data())
def test_every_whole_word_that_was_said_is_found(text, data):
    words = [word for word in text.split() if len(word.strip(" \t\r\n\"'“”’.…,;:!?-()[]")) >= 3]
    if words:
        assert locate(data.draw(st.sampled_from(words)), text) is not None


def test_an_ellipsis_is_one_character_or_three():
    assert locate("well... yes", "Oh well… yes") == (3, 12)
    assert locate("well… yes", "Oh well... yes") == (3, 14)


def test_the_second_of_a_quote_follows_from_its_offset():
    """Half way through a turn from 10 s to 20 s is 15 s."""
    turn = Utterance("trainee", 3, "0123456789", 10.0, 20.0)
    quote = quoted(turn, 5, 8)
    assert (quote.text, quote.turn, quote.at_seconds) == ("567", 3, 15.0)


def test_the_first_turn_that_holds_a_quote_is_taken():
    turns = [Utterance("trainee", 1, "Hello there", 0, 1), Utterance("trainee", 2, "I said hello there twice", 2, 4)]
    found = find("hello there", turns)
    assert found is not None
    assert (found.turn, found.start, found.end) == (1, 0, 11)


def test_a_sentence_and_the_first_words_are_verbatim():
    turn = Utterance("trainee", 1, " One two. Three four!  Five", 0.0, 3.0)
    assert sentence_at(turn, 12).text == "Three four!"
    assert sentence_at(turn, 0).text == "One two."
    assert opening_words(turn, 3).text == "One two. Three"
    assert opening_words(Utterance("trainee", 1, "  \n", 0, 1)) is None
