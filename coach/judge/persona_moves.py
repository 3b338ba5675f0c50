"""What did the professional do, judging by their words? For transcripts that no director has seen.

"I'm sorry, I can't fit that in." is a `refuse`; "Let's take another ten minutes." an `offer_more_time`. The names are those of
the shipped scenarios' moves, so that a rubric works for both. A rehearsal never comes here: its director has written it down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.dialogue.types import Utterance
from coach.judge.evidence import fold
from coach.judge.minutes import minutes_in
from coach.judge.talk import Done

MOVES: dict[str, re.Pattern[str]] = {
    "refuse": re.compile(
        r"\b(?:i'll have to (?:pass|say no|decline)|i(?:'m| am) going to (?:pass|say no)|i (?:really )?(?:can't|cannot|couldn't) "
        r"(?:fit|help|do that|take|spare|meet|see)|i don't (?:do|have time for) (?:these|that|this|meetings|interviews)|"
        r"i(?:'d| would) rather not|not (?:possible|interested)|i don't have (?:the )?time|(?:i'm|i am) (?:afraid|sorry),? "
        r"(?:that's a no|no\b|i can't|i don't have|it won't|that won't|this isn't)|no, (?:i'm )?sorry|the answer is no)"
    ),
    "offer_more_time": re.compile(
        r"\b(?:(?:take|have|give you|can do|got|spare) (?:another|a few more|some more|a little more|\w+ more) (?:\w+ )?"
        r"(?:minutes?|time)|(?:we|you) can (?:go|run) (?:on|over|a (?:bit|little) (?:over|longer))|no rush|take your time|"
        r"stay (?:a bit|a little)? ?longer|i(?:'ve| have) (?:got )?(?:a bit )?(?:more|plenty of) time)"
    ),
    "ask_about_you": re.compile(
        r"\b(?:tell me (?:a (?:bit|little) )?about (?:yourself|you\b)|(?:and |so )?who are you\b|what(?:'s| is) your background|"
        r"what about you\b|what do you do\b|how about you\b)"
    ),
    "ask_resume": re.compile(
        r"\b(?:(?:have|did|do) you (?:got |bring |brought |have )?(?:\w+ )?(?:a |your )(?:résumé|resume|cv)|"
        r"(?:send|show|bring|give|see|e-?mail) (?:me |along )?(?:a |your )(?:résumé|resume|cv))"
    ),
    "busy_now": re.compile(
        r"\b(?:(?:this|now) is(?:n't| not) (?:a )?(?:good|great|the best)|bad (?:time|moment)|in (?:the middle of|a meeting)|"
        r"(?:meeting|call) in (?:a|two|five|\d+) minutes?|half out of the door|"
        r"i(?:'m| am) (?:just )?(?:busy|running|on my way|about to))"
    ),
    "grant_meeting": re.compile(
        r"\b(?:(?:come|stop|drop) (?:by|in|over|round)|"
        r"(?:how|what) about (?:\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun|tomorrow|next)|"
        r"does \w+ (?:\w+ )?work|(?:shall|let's|we could) (?:we )?(?:say|meet|do)|i can (?:do|see you|meet|give you|manage)|"
        r"happy to (?:meet|talk|chat|help)|see you (?:on|then|at|tomorrow))"
    ),
}
LIMIT = re.compile(
    r"\b(?:i(?:'ve| have)(?: got| only)*|(?:you|we)(?:'ve| have)(?: got)?|there(?:'s| is)|said|agreed(?: on)?) "
    r"(?:\w+ ){0,3}?(?:\w+[ -]minutes|half an hour|an hour|a quarter of an hour)\b"
)
"""The professional says how long they have: "I've got about thirty minutes"."""
UNNAMED_MINUTES = 5.0
NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Þ][\w'’-]+(?: (?:van|von|de|da|di|del|la|le|bin|al))* [A-ZÀ-Þ][\w'’-]+")
"""Two capitalised words that do not begin a sentence."""
CONTACT = re.compile(
    r"\b(?:talk|speak|meet|call|ring|write|e-?mail|contact|reach out|colleague|friend|introduce|somebody|someone|there's|know)"
)


def moves_of(utterances: Sequence[Utterance]) -> tuple[Done, ...]:
    """What the professional seems to have done after each turn. A contact is heard in the two answers after a request for one."""
    asked: set[int] = {
        each.turn for each in utterances if each.speaker == "trainee" and "referral_ask" in each.understanding.names()
    }
    done: list[Done] = []
    for each in utterances:
        if each.speaker != "persona":
            continue
        plain = fold(each.text)
        moves = [name for name, pattern in MOVES.items() if pattern.search(plain)]
        if "refuse" in moves and "grant_meeting" in moves:
            moves.remove("refuse")  # "I can't do Monday, how about Tuesday?" is a yes
        named = NAME.search(each.text) if {each.turn, each.turn - 1} & asked and CONTACT.search(plain) else None
        if named:
            moves.append("name_contact")
        done.append(Done(each.turn, tuple(moves), named.group() if named else None))
    return tuple(done)


def minutes_confirmed(utterances: Sequence[Utterance]) -> float | None:
    """How long the talk was to be, as the trainee confirmed it or the professional said it; None where nobody did."""
    for each in utterances:
        if each.speaker == "trainee":
            for act in each.understanding.acts:
                if act.name == "confirms_time_limit" and (named := minutes_in(act.quote)):
                    return named[1]
        elif (limit := LIMIT.search(fold(each.text))) and (named := minutes_in(limit.group())):
            return named[1]
    return None


def minutes_added(utterances: Sequence[Utterance]) -> float:
    """What the professional added: "take another ten minutes" is ten; more time without a number is five."""
    added = 0.0
    for each in utterances:
        if each.speaker == "persona" and (offer := MOVES["offer_more_time"].search(fold(each.text))):
            named = minutes_in(offer.group())
            added += named[1] if named else UNNAMED_MINUTES
    return added
