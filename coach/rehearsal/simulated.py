"""A kind of trainee and a rehearsal in, the next thing that such a trainee would say out; None when they hang up.

`next_words("good", rehearsal)` answers the curveball that waits, says the part of the request that is still missing, reads the
appointment back, thanks and goes. Nine kinds, from `good` to `gibberish`; the words vary with the session's seed. They are there
to measure scenarios by (`python -m benchmarks.simulate`) and to learn from (`coach watch`); no simulated trainee knows the
professional's hidden variables.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from coach.dialogue.events import Directed, Event, PersonaSaid, TraineeSaid
from coach.dialogue.types import State
from coach.judge.wording import content_words, first_clause
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.simulated_words import AGAIN, GIBBERISH, GOOD, IN, MEDIOCRE, RAMBLING, RUDE, TERRIBLE, Ways
from coach.scenario.model import Curveball, QuestionSet
from coach.scenario.templates import render

MOST_TURNS = 40
"""No simulated trainee says more: whatever it is by then, it is not a talk."""
QUESTIONS = 8
"""Questions that the good trainee asks in a meeting, follow-ups not counted."""

HEARD_AS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("name", ("states_own_name", "self_introduction")),
    ("source", ("says_how_got_name", "links_earlier_contact")),
    ("background", ("states_background", "background_sketch")),
    ("purpose", ("states_field_purpose", "purpose_statement")),
    ("advice", ("asks_advice_not_job", "not_looking_for_job")),
    ("ask", ("asks_for_meeting",)),
    ("busy", ("acknowledges_busy_or_brief",)),
)
"""Parts of a request, in order, and the acts that show that one was understood."""
ANSWERS: dict[str, tuple[str, ...]] = {
    "ask_who": ("name",),
    "ask_source": ("source",),
    "ask_name_source": ("source",),
    "ask_purpose": ("purpose",),
    "ask_what_for": ("ask",),
    "ask_how_long": ("duration",),
    "ask_job_or_advice": ("advice", "why_you"),
    "hesitate": ("why_you",),
    "not_hiring": ("advice",),
    "not_following": ("say_again",),
    "say_again": ("say_again",),
    "ask_background": ("background",),
    "ask_good_at": ("skills",),
    "ask_example": ("example",),
    "ask_why_field": ("why_field",),
    "ask_next": ("goal",),
    "how_can_i_help": ("wish",),
    "desk_ask_who": ("name",),
    "desk_with_whom": ("background",),
    "desk_ask_regarding": ("regarding",),
    "desk_expecting": ("expecting",),
    "desk_job_or_not": ("regarding",),
    "desk_offers_hr": ("not_hr",),
    "desk_out": ("best_time",),
    "desk_still_out": ("best_time",),
    "desk_hold": ("name", "regarding"),
    "desk_wrong_extension": ("front_desk",),
}
"""The professional's move → the parts that answer it."""


class Nowhere:
    """A journal that keeps nothing: a simulated talk is no session of the user's."""

    def append(self, event: Event) -> None:
        """Let it go."""


def play(rehearsal: Rehearsal, kind: str) -> Iterator[Event]:
    """The whole talk: every event, until it is over."""
    yield from rehearsal.proceed()
    for _ in range(MOST_TURNS):
        if rehearsal.over:
            return
        words = next_words(kind, rehearsal)
        if words is None:
            break
        yield from rehearsal.say(words)
    if not rehearsal.over:
        yield from rehearsal.leave("done")


def next_words(kind: str, rehearsal: Rehearsal) -> str | None:
    """What a trainee of this kind says next. Raises KeyError for a kind that is not among KINDS."""
    return KINDS[kind](_Turn(rehearsal, kind))


class _Turn:
    """What a simulated trainee can see: the talk so far, their own facts, what was just said to them."""

    def __init__(self, rehearsal: Rehearsal, kind: str) -> None:
        self.rehearsal = rehearsal
        self.session = rehearsal.session
        self.state: State = rehearsal.state
        self.deriver = rehearsal.deriver
        self.said = [event.text for event in self.session.live if isinstance(event, TraineeSaid)]
        self.chance = random.Random(f"{kind}:{self.session.start.seed}:{len(self.said)}")
        self.heard = set(self.state.heard)
        directed = [event for event in self.session.live if isinstance(event, Directed)]
        self.moves = [directed[-1].directive.move, directed[-1].directive.then or ""] if directed else []
        lines = [event.line.text for event in self.session.live if isinstance(event, PersonaSaid)]
        self.last_line = lines[-1] if lines else ""
        self.lines = " ".join(lines)
        profile, trainee = self.deriver.cast.profile, self.deriver.trainee
        self.variables: dict[str, object] = {
            **self.deriver.page(self.state.agreed_minutes),
            "slot": next((slot for slot in profile.free if slot.lower() in self.lines.lower()), profile.free[0]),
            "minutes_whole": round(self.state.agreed_minutes),
            "skills_sentence": f"I'm good at {' and '.join(trainee.skills[:2])}."
            if trainee.skills
            else "I learn fast and I listen well.",
            "learnt": self._learnt(),
            **self._looking_back(),
        }

    def _learnt(self) -> str:
        """What the trainee takes home: the topic of a question that was answered."""
        return (
            f"getting into {self.deriver.trainee.field}" if "entry_routes" in str(self.heard) else "your own way into the field"
        )

    def _looking_back(self) -> dict[str, object]:
        """For a note after a talk: something that they told, and whom they named."""
        talk = self.deriver.scenario.earlier.talk
        told = [clause for turn in talk if turn.speaker == "persona" and (clause := first_clause(turn.text, 14))]
        fullest = max(told, key=lambda clause: len(content_words(clause)), default="your work")
        everything = " ".join(turn.text for turn in talk if turn.speaker == "persona")
        named = next((each.name for each in self.deriver.cast.profile.contacts if each.name in everything), "")
        return {"told_clause": fullest, "named": named}

    def words(self, ways: Ways, *parts: str) -> str:
        """The parts in a row, each in a way not used so far if there is one."""
        own = IN.get(self.deriver.scenario.name, {})
        return " ".join(self._one(own.get(part, ways[part])) for part in parts)

    @property
    def situation(self) -> str:
        """`request`, `meeting`, `sketch` or `written`: what the talk is, wherever it takes place."""
        scenario = self.deriver.scenario
        if scenario.situation in ("sketch", "written"):
            return scenario.situation
        return "request" if "request" in scenario.understands else "meeting"

    def _one(self, templates: tuple[str, ...]) -> str:
        made = [render(each, self.variables) for each in templates]
        self.chance.shuffle(made)
        used = " ".join(self.said)
        return next((each for each in made if each not in used), made[0])

    @property
    def pending(self) -> Curveball | None:
        """The surprise that waits for an answer, unless the good answer was given already."""
        if self.state.pending is None:
            return None
        curveball = next(each for each in self.deriver.scenario.curveballs if each.name == self.state.pending)
        return None if self.state.pending_turns else curveball

    def good_answer(self, curveball: Curveball) -> str:
        """As the curveball has it; where a quirk comes again, in other words."""
        good = " ".join(render(curveball.expects.good, self.variables).split())
        if good in self.said and curveball.temperament in AGAIN:
            return self.words(AGAIN, curveball.temperament)
        return good

    def question(self) -> str | None:
        """The next question of the trainee's own list, then of the question set, not asked before."""
        listed = list(self.deriver.trainee.questions)
        start = self.session.start
        if start.questions:
            more = [each.text for each in QuestionSet.model_validate(start.questions).questions if each.interesting]
            random.Random(f"questions:{start.seed}").shuffle(more)
            listed += more
        asked = " ".join(self.said)
        return next((each for each in listed if each not in asked), None)

    def asked(self) -> int:
        """How many questions of the list were asked."""
        return sum(1 for text in self.said if "?" in text) - 1


def good(turn: _Turn) -> str | None:
    """Somebody who has practised."""
    if turn.pending:
        return turn.good_answer(turn.pending)
    special = GOOD_FROM.get(turn.deriver.scenario.start)
    return special(turn) if special else GOOD_AT[turn.situation](turn)


def _good_message(turn: _Turn) -> str | None:
    if len(turn.said) >= 2:
        return None
    tried = {"second_try", "third_try"} & set(turn.state.flags)
    return turn.words(GOOD, "message_again" if tried else "message")


def _good_desk(turn: _Turn) -> str | None:
    if not turn.said:
        return turn.words(GOOD, "front_desk")
    if turn.state.stage == "times":
        return turn.words(GOOD, "thank_desk")
    if turn.state.stage == "hr":
        return turn.words(GOOD, "not_hr")
    asked = [part for move in turn.moves for part in ANSWERS.get(move, ())]
    missing = [part for part, acts in HEARD_AS if part not in {"ask", "purpose"} and turn.heard.isdisjoint(acts)]
    return turn.words(GOOD, *(asked or missing or ["best_time"])) if len(turn.said) < 9 else None


def _good_chance(turn: _Turn) -> str | None:
    if turn.state.stage == "unwilling":
        return turn.words(GOOD, "chance_let_go")
    if not turn.said:
        return turn.words(GOOD, "chance_hello")
    if "asks_business_card_or_contact" in turn.heard:
        return turn.words(GOOD, "chance_bye")
    return turn.words(GOOD, "chance_card" if "asks_for_meeting" in turn.heard else "chance_who") if len(turn.said) < 7 else None


def _good_letter(turn: _Turn) -> str | None:
    if not turn.said:
        return turn.words(GOOD, "letter")
    stage = turn.state.stage
    if stage == "waiting" or len(turn.said) > 5:
        return None
    parts = {"settling": "letter_confirm", "wants_questions": "letter_questions", "phone_instead": "letter_by_phone"}
    if stage == "refused":
        return turn.words(GOOD, "letter_take_no")
    if stage == "named":
        return turn.words(GOOD, "may_i_say")
    return turn.words(GOOD, parts.get(stage, "letter_again"))


def _good_note(turn: _Turn) -> str | None:
    return turn.words(GOOD, "note") if not turn.said else None


def _good_phone(turn: _Turn) -> str | None:
    state = turn.state
    if not turn.said and {"pick_up_announced", "pick_up_put_through"} & set(turn.moves):
        return turn.words(GOOD, "greeting", "that_was_me", "name", "time_check")
    if not turn.said:
        again = {"pick_up_again": "called_before", "pick_up_after_writing": "wrote_before"}
        source = next((part for move, part in again.items() if move in turn.moves), "source")
        return turn.words(GOOD, "greeting", "name", source, "time_check")
    if state.stage == "arranging":
        return turn.words(GOOD, "see_you" if "told_the_way" in state.flags else "read_back")
    if state.stage == "later":
        return turn.words(GOOD, "will_call")
    if state.stage == "refusal":
        return turn.words(GOOD, "take_no" if state.stage_turns == 0 or "referral_ask" not in turn.heard else "thank_for_no")
    if state.stage == "name_given":
        return turn.words(GOOD, "bye" if "permit_name" in turn.moves else "may_i_say")
    if state.stage == "five_minutes":
        question = turn.question()
        return question if question and state.stage_turns < 3 else turn.words(GOOD, "stop_at_five")
    parts = [part for move in turn.moves for part in ANSWERS.get(move, ())]
    missing = [part for part, acts in HEARD_AS if turn.heard.isdisjoint(acts)]
    wanted = list(dict.fromkeys([*parts, *missing]))
    return turn.words(GOOD, *(wanted or ["why_you"])) if len(turn.said) < 10 else turn.words(GOOD, "bye")


def _good_meeting(turn: _Turn) -> str | None:
    state = turn.state
    if not turn.said:
        return turn.words(GOOD, "open_meeting")
    if turn.heard.isdisjoint({"not_looking_for_job"}) and len(turn.said) < 3:
        return turn.words(GOOD, "purpose_short" if "background_sketch" in turn.heard else "purpose_meeting")
    closing = "referral_ask" in turn.heard
    left = state.agreed_minutes - turn.session.seconds / 60
    question = turn.question() if not closing else None
    if question and turn.asked() < QUESTIONS * 1.5 and left > 4 and "look_at_clock" not in turn.moves:
        follow = len(turn.said) % 3 == 1 and "answer" in turn.moves
        if follow:
            return turn.words(GOOD, "react", "follow_up")
        return f"{turn.words(GOOD, 'react')} {question}" if "answer" in turn.moves else question
    if not closing:
        return turn.words(GOOD, "referral")
    if "draw_a_blank" in turn.moves:
        return turn.words(GOOD, "narrow")
    if "named_a_contact" in state.flags and "permission_to_use_name" not in turn.heard:
        return turn.words(GOOD, "permission")
    if "asks_to_keep_in_touch" not in turn.heard:
        return turn.words(GOOD, "keep_in_touch")
    if "asks_business_card_or_contact" not in turn.heard:
        return turn.words(GOOD, "card")
    return turn.words(GOOD, "leave")


def _good_sketch(turn: _Turn) -> str | None:
    if not turn.said:
        return turn.words(GOOD, "sketch")
    asked = [part for move in turn.moves for part in ANSWERS.get(move, ())]
    return turn.words(GOOD, *(asked or ["goal", "wish"])) if len(turn.said) < 6 else None


GOOD_FROM: dict[str, Callable[[_Turn], str | None]] = {
    "message": _good_message,
    "desk": _good_desk,
    "meeting_by_chance": _good_chance,
    "first_text": _good_letter,
    "note": _good_note,
}
"""First stage of a scenario → how somebody who has practised plays it, where the situation alone does not say."""
GOOD_AT: dict[str, Callable[[_Turn], str | None]] = {"request": _good_phone, "meeting": _good_meeting, "sketch": _good_sketch}


def mediocre(turn: _Turn) -> str | None:
    """Somebody who has read about it once: friendly, vague, forgets half."""
    situation = turn.situation
    if turn.pending and turn.chance.random() < 0.4:
        return turn.good_answer(turn.pending)
    if situation == "written":
        part = "note" if turn.deriver.scenario.recalls else "letter"
        return turn.words(MEDIOCRE, part if not turn.said else "thanks") if len(turn.said) < 3 else None
    if situation == "sketch":
        return turn.words(MEDIOCRE, "sketch" if not turn.said else "sketch_more") if len(turn.said) < 6 else None
    if situation == "meeting":
        if not turn.said:
            return turn.words(MEDIOCRE, "open_meeting")
        if len(turn.said) == 1:
            return turn.words(MEDIOCRE, "purpose_meeting")
        if len(turn.said) < 8:
            return turn.words(MEDIOCRE, "question")
        if "referral_ask" not in turn.heard and len(turn.said) == 8 and turn.chance.random() < 0.5:
            return turn.words(MEDIOCRE, "referral")
        return turn.words(MEDIOCRE, "leave")
    if not turn.said:
        return turn.words(MEDIOCRE, "first")
    if turn.state.stage != "opening":
        return turn.words(MEDIOCRE, "thanks")
    asked = next((part for move in turn.moves for part in ANSWERS.get(move, ()) if part in MEDIOCRE), None)
    if asked:
        return turn.words(MEDIOCRE, asked)
    return turn.words(MEDIOCRE, "ask" if "asks_for_meeting" not in turn.heard else "hm") if len(turn.said) < 9 else None


def terrible(turn: _Turn) -> str | None:
    """Somebody who wants a job and nothing else."""
    return turn.words(TERRIBLE, "any") if len(turn.said) < 10 else None


def rude(turn: _Turn) -> str | None:
    """Somebody who takes it out on the professional."""
    return turn.words(RUDE, "any") if len(turn.said) < 8 else None


def rambling(turn: _Turn) -> str | None:
    """Somebody who does not stop: well over a minute in each turn."""
    if len(turn.said) >= 8:
        return None
    tail = [turn.chance.choice(RAMBLING["more"]) for _ in range(9)]
    return " ".join([turn.words(RAMBLING, "any"), *tail])


def silent(turn: _Turn) -> str | None:
    """Somebody who holds the line and does not say a word."""
    return "" if len(turn.said) < 12 else None


def empty(turn: _Turn) -> str | None:  # noqa: ARG001 - the same signature as the others
    """Somebody who hangs up at once."""
    return None


def gibberish(turn: _Turn) -> str | None:
    """Noise, and words without sense."""
    return turn.chance.choice(GIBBERISH["any"]) if len(turn.said) < 12 else None


def echo(turn: _Turn) -> str | None:
    """Somebody who says back whatever is said to them."""
    return (turn.last_line or "Hello?") if len(turn.said) < 12 else None


KINDS: dict[str, Callable[[_Turn], str | None]] = {
    "good": good,
    "mediocre": mediocre,
    "terrible": terrible,
    "rude": rude,
    "rambling": rambling,
    "silent": silent,
    "empty": empty,
    "gibberish": gibberish,
    "echo": echo,
}
