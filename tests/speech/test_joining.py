"""Pieces of a turn become one text."""

import pytest

from coach.speech.joining import joined


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["Hello.", "My name is Dana."], "Hello. My name is Dana."),
        (["So I'm calling because.", "I read your article."], "So I'm calling because I read your article."),
        (["I would like to ask about the.", "The training."], "I would like to ask about the the training."),
        (["I spoke with.", "Dana Ruiz."], "I spoke with Dana Ruiz."),
        (["I work at...", "NASA."], "I work at NASA."),
        (["Could you", "", "spare twenty minutes?"], "Could you spare twenty minutes?"),
        (["What is it like?", "And how did you begin?"], "What is it like? And how did you begin?"),
        ([], ""),
    ],
)
def test_a_full_stop_where_somebody_only_stopped_to_think_is_taken_back(pieces: list[str], whole: str):
    assert joined(pieces) == whole
