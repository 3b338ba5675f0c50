"""Where a sentence ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.actor.sentences import clip, count, split, stream


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("I see. Ask her!", ["I see.", "Ask her!"]),
        ("Dr. Okafor works at St. Anne's. Ask her.", ["Dr. Okafor works at St. Anne's.", "Ask her."]),
        ("It takes 2.5 hours. Really?", ["It takes 2.5 hours.", "Really?"]),
        ("We open at nine a.m. We close at four.", ["We open at nine a.m.", "We close at four."]),
        ("Come at nine a.m. on Monday.", ["Come at nine a.m. on Monday."]),
        ("Hm… maybe. Well… No.", ["Hm… maybe.", "Well…", "No."]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("My name is J. Ruiz. And I am I. You are you.", ["My name is J. Ruiz.", "And I am I.", "You are you."]),
        ("no end mark", ["no end mark"]),
        ("  ", []),
    ],
)
def test_sentences_end_where_a_speaker_would_stop(text: str, sentences: list[str]):
    assert split(text) == sentences
    assert count(text) == len(sentences)


@given(st.text(max_size=120), st.integers(1, 4))
def test_a_cut_text_has_no_more_sentences_than_asked_for(text: str, most: int):
    assert count(clip(text, most)) <= most


@given(st.text(alphabet="ab A.!? D", max_size=80), st.lists(st.integers(1, 7), min_size=1, max_size=80))
def test_a_stream_in_any_pieces_loses_and_adds_nothing(text: str, sizes: list[int]):
    pieces: list[str] = []
    rest = text
    for size in sizes:
        pieces.append(rest[:size])
        rest = rest[size:]
    assert " ".join(stream([*pieces, rest])).split() == text.split()


def test_a_sentence_comes_as_soon_as_the_next_has_begun():
    came: list[str] = []
    sentences = stream(piece for piece in ["One", " two.", " ", "Three"] if not came.append(piece))
    assert next(sentences) == "One two."
    assert came == ["One", " two.", " ", "Three"]
