"""A session that was never the trainee's in, what was said in it out: something to look back on for who has had no talk yet.

`sample(rehearsal)` plays it with somebody who has practised, and keeps nothing; the words go into the first event of the text
that looks back, so that a replay needs no second playing.
"""

from __future__ import annotations

from collections.abc import Iterable

from coach.dialogue.types import Utterance
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.simulated import play
from coach.scenario.model import EarlierTurn

MOST_TURNS = 200
"""Of one talk that is carried along; the longest rehearsals have half of that."""
MOST_CHARACTERS = 4000


def sample(rehearsal: Rehearsal) -> tuple[EarlierTurn, ...]:
    """The whole talk."""
    for _ in play(rehearsal, "good"):
        pass
    return turns(rehearsal.session.transcript)


def turns(said: Iterable[Utterance]) -> tuple[EarlierTurn, ...]:
    """A transcript as a later session carries it; the last turns of one that is too long."""
    out = [
        EarlierTurn(
            speaker=each.speaker,
            text=each.text[:MOST_CHARACTERS],
            acts=tuple(sorted(each.understanding.names())) if each.speaker == "trainee" else (),
        )
        for each in said
        if each.text.strip()
    ]
    return tuple(out[-MOST_TURNS:])


def most_told(talk: Iterable[EarlierTurn], most: int = 6) -> tuple[str, ...]:
    """The lines in which the professional told most, in the order of the talk."""
    told = [(place, turn.text) for place, turn in enumerate(talk) if turn.speaker == "persona" and not turn.text.endswith("?")]
    fullest = sorted(told, key=lambda each: -len(each[1]))[:most]
    return tuple(text for _, text in sorted(fullest))
