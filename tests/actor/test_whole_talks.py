"""Whole meetings with somebody who asks whatever comes to mind."""

from __future__ import annotations

import random

import pytest

from benchmarks.replies.playing import LISTS, OPENING, Stage, feel, questions
from coach.actor.answer import REPEAT
from coach.actor.memory import LONG, plain
from coach.actor.sentences import count, split
from coach.actor.words import fold

TEXTS = [question.text for path in LISTS for question in questions(path)]
ASKED = [text for text in TEXTS if not REPEAT.match(fold(text).strip())]
"""Whoever asks to hear it again hears it again."""


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({question.profile for question in questions(LISTS[0])}))
def test_twenty_five_turns_hold_no_sentence_twice_and_keep_to_the_cap(name: str):
    talk = Stage().talk(name, seed=len(name))
    list(talk.proceed())
    for line in (OPENING, "My name is Dana, I studied geography.", *random.Random(name).sample(ASKED, 23)):
        if talk.over:
            break
        feel(talk, "warm")
        list(talk.say(line))
    lines = talk.session.persona_lines
    told = [plain(part) for line in lines for part in split(line)]
    told = [part for part in told if part.count(" ") + 1 >= LONG]
    assert len(lines) >= 20
    assert len(set(told)) == len(told)
    assert max(map(count, lines)) <= 3
