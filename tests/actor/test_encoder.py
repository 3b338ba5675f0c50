"""Which questions lie near one another."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.replies.train import everything
from coach.actor import encoder
from coach.errors import CoachError


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        ("When do you get home?", "What time do you finish work?", "When did you begin your career?"),
        ("Is the money any good?", "Is it well paid?", "Is it a good team?"),
        ("Do the guys take you seriously?", "How is it to be the only woman?", "What do you eat at work?"),
    ],
)
def test_what_asks_for_the_same_lies_nearer_than_what_shares_words(asked: str, near: str, far: str):
    one, like, unlike = encoder.encoder().meanings([asked, near, far])
    assert one @ like > one @ unlike


def test_a_text_has_the_same_point_alone_and_among_others():
    texts = ["Why?", "What does a normal day look like for somebody in your position, from morning to evening?", "", "Ünïcode ✓"]
    together = encoder.encoder().meanings(texts)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for text, point in zip(texts, together, strict=True):
        assert np.allclose(encoder.encoder().meanings([text])[0], point, atol=1e-4)


def test_all_that_comes_with_coach_is_known_so_that_no_session_waits():
    """`python -m benchmarks.replies.train --points-only` after profiles or `data/asked.txt` have changed."""
    missing = [text for text in everything() if encoder.key(text) not in encoder.known()]
    assert missing == []


@pytest.mark.slow
def test_what_is_known_is_what_the_encoder_finds():
    texts = everything()[::400]
    found = encoder.encoder().meanings(texts)
    assert all(found[place] @ encoder.meanings([text])[0] > 0.999 for place, text in enumerate(texts))


def test_missing_weights_are_said_in_one_line(tmp_path):
    with pytest.raises(CoachError, match="Install coach again"):
        encoder.Encoder.load(tmp_path / "encoder.npz")
