"""A short answer and the question before it in, what it amounts to out: ("dana ortiz", "and you are?") → states_own_name.

Only what the question asked for can come out, and only where the answer has the shape of one. Both texts arrive folded.
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from coach.dialogue.vocabulary import KINDS

LONGEST = 60
"""Words. Longer turns say what they mean themselves."""
MOST_CURT = 4
CURT = frozenset(
    {"thanks", "says_yes", "says_no", "acknowledgement", "says_goodbye", "greets", "greeting", "apologises", "offers_to_wrap_up"}
)
"""A few words that do one of these are no answer to a question: "Okay.", "Thank you."."""
ASKING_BACK = frozenset({"open_question", "closed_question", "asks_to_repeat"})
MINE = re.compile(r"\b(?:i|i'm|im|i've|ive|i'd|my|me|mine|because)\b|\w{3,}ing\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of question that professionals ask, and what answers it."""

    question: re.Pattern[str]
    answer: re.Pattern[str]
    acts: tuple[str, ...]
    fewest: int
    most: int
    own: bool = False
    """The answer speaks of the trainee: "I", "my", "because", or a word in -ing."""


def _asked(question: str, answer: str, *acts: str, fewest: int = 1, most: int = LONGEST, own: bool = False) -> Asked:
    return Asked(re.compile(question), re.compile(answer), acts, fewest, most, own)


YES = r"^(?:well |oh |um )?(?:yes|yeah|yep|sure|i am|i do|maybe|perhaps|kind of|sort of|if possible|of course)\b"
NO = r"^(?:well |oh |um )?(?:no|nope|nah|not|never|i'm not|absolutely not|certainly not|god no|by no means)\b"

ASKED: tuple[Asked, ...] = (
    _asked(
        r"who am i (?:speaking|talking)|and you are\?|your name|who is this|who's (?:this|calling|speaking)|who is (?:calling|speaking)"
        r"|who (?:shall|should|may) i say|who are you",
        r"^(?:it's |this is |my name is |i'm |yes |sorry |oh |of course )*(?!yes|no|ok|hello|hi|why|me|nobody|someone|none|just)"
        r"[a-z][a-z'-]+(?: [a-z][a-z'-]+){0,2}[ .,!]*$",
        "states_own_name",
        "self_introduction",
        most=5,
    ),
    _asked(
        r"come across (?:my|me)|(?:get|got|have|find|found) (?:my|this) (?:name|number)|gave you my|know each other|how did you (?:find|hear)"
        r"|who sent you|put you on to me|why me",
        r"\b(?:from|through|via|on|by|in|at|page|alumni|site|website|online|internet|friend|linkedin|directory|professor|teacher|article"
        r"|gave|told|found|saw|read|heard|colleague|school|university|college|conference|talk|google|cousin|uncle|aunt|neighbou?r)\b",
        "says_how_got_name",
        "links_earlier_contact",
        fewest=2,
        most=30,
    ),
    _asked(
        r"want to know about|what is (?:this|it) about|what's (?:this|it) about|trying to find out|interested in\?|what is it regarding"
        r"|regarding|what's it for|about, exactly|hope to (?:learn|hear)|what brings you|nature of your call",
        r"^(?:well |it's |it is |that's |just |mostly |mainly |really |i'm calling )*(?:about|how|what|your|the|everything|whether|why)\b"
        r"|^[a-z'-]+(?: [a-z'-]+){0,2}[ .!]*$",
        "states_field_purpose",
        "purpose_statement",
        fewest=2,
        most=40,
    ),
    _asked(
        r"how long|how much (?:of my )?time|an hour, or",
        r"\b(?:\d+|five|ten|fifteen|twenty|twenty-five|thirty|half an|quarter of an|an) ?(?:minutes?|mins?|hour|or so|at most|tops|max)?\b",
        "states_duration",
        most=25,
    ),
    _asked(
        r"about a job|looking for a (?:position|job)|applying|after a job|job in the end|want a job|for work here",
        NO,
        "asks_advice_not_job",
        "not_looking_for_job",
    ),
    _asked(r"about a job|looking for a (?:position|job)|applying for|after a job|want a job|for work here", YES, "asks_for_job"),
    _asked(
        r"what have you done|your background|where are you coming from|done so far|tell me (?:a (?:little|bit) )?about yourself"
        r"|who are you, and|what do you do\?|what are you doing at the moment",
        r"\bi(?:'m|m| am|'ve|ve| have| had| was| did| just| also| (?:(?!need)\w+ed|study|work|ran|taught|sold|drove|went|grew|spent|left))\b.*"
        r"\b(?:stud\w+|work(?:ed|ing)?|degree|school|years?|graduat\w+|job|train\w*|class\w*|college|university|helped|helping|ran|taught"
        r"|sold|drove|cook\w*|major\w*|finished|volunteer\w*|army|navy|nurs\w+|raised)\b",
        "states_education_or_experience",
        "background_sketch",
        fewest=4,
        own=True,
    ),
    _asked(
        r"good at|people come to you for|better than most|your strengths|should anybody in this field take you",
        r"\w{3,} (?:and|as well as|and also) (?!i guess|so on|stuff)(?:\w+ )?\w{3,}|\w{4,}, (?!i guess|i think|i suppose)(?:\w+ )?\w{4,}",
        "names_skills",
        fewest=3,
        own=True,
    ),
    _asked(
        r"an example\?|such as\?|when did that show|for instance\?|prove that",
        r"\b(?:\w{2,}ed|ran|built|made|got|sold|taught|led|wrote|won|cut|did|was|were|had|found|held|kept|began|started)\b",
        "gives_evidence",
        fewest=6,
        own=True,
    ),
    _asked(
        r"why .{3,60}, of all|draws you|go together with|why this field|made you curious|come to look at|drawing you|what interests you",
        r"\b(?:because|i (?:like|love|saw|want|care|enjoy|grew|think|read|noticed|always|find|found|have always)|it's (?:where|what|the)"
        r"|since|interested|my)\b",
        "links_to_field",
        fewest=4,
        own=True,
    ),
    _asked(
        r"what comes next|want to go with that|aiming for|where do you want|what do you want to do next|your goal",
        r"\b(?:i|i'd|i'm|to|a|an|in|as|become|being|finish\w*|find\w*|get\w*|work\w*)\b",
        "states_goal_or_next_step",
        fewest=3,
        own=True,
    ),
    _asked(
        r"how can i help|like from me|what can i do for you|what do you need from me|what would help",
        r"\b(?:advice|tell me|hear|learn|know|understand|ask|questions?|minutes|talk|find out|how|what|which|explain|insight|tips?)\b",
        "states_ask",
        "purpose_statement",
        fewest=3,
        own=True,
    ),
)


def replies(said: str, context: str, names: frozenset[str], kinds: Sequence[str]) -> Iterator[str]:
    """The acts of these kinds that `said` amounts to as an answer to `context`."""
    if names & ASKING_BACK or "has_no_answer" in names or "insults" in names:
        return
    known: Collection[str] = {act for kind in kinds for act in KINDS[kind]}
    words = len(re.findall(r"[\w']+", said))
    curt = words <= MOST_CURT and bool(names & CURT)
    for asked in ASKED:
        if curt and asked.answer.pattern not in (YES, NO):
            continue
        if not asked.fewest <= words <= asked.most or not asked.question.search(context):
            continue
        if asked.answer.search(said) and (not asked.own or MINE.search(said)):
            yield from (act for act in asked.acts if act in known)
