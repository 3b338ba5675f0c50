"""A question that no fact answers in, words that pass on it and fit that question out.

`decline_pool("How many people live here?")` → lines such as "I don't have that number in my head."; `odd("Are you a robot?")`
→ `"robot"`, a key of `ODD`. Knows no profile: what is said here must be true of anybody. Nothing is claimed about the work.
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to read than a long one

from __future__ import annotations

import re

from coach.actor.words import fold

ANY: tuple[str, ...] = (
    "I don't have a good answer to that.",
    "I'd have to pass on that one.",
    "Nobody has ever asked me that, and I don't have an answer ready.",
    "I'd have to think about that for longer than we've got.",
    "That one I can't answer, not honestly.",
    "You've found a question that I've no answer to.",
    "I wouldn't want to tell you something half right there.",
    "Let me leave that one open.",
    "I'd say something clever now and regret it later, so let me pass.",
    "Good question, and I'm not the one to answer it.",
    "I'd need to sleep on that one.",
    "Hm, I'd rather think about that first, and we haven't the time.",
    "That's harder to answer than it sounds, so I'd better not try.",
    "I'm going to owe you an answer to that.",
)
"""For whatever was asked, about the world or about themselves."""

NUMBER: tuple[str, ...] = (
    "I don't have that number in my head.",
    "I couldn't give you a figure I'd stand by.",
    "I've never counted, to be honest.",
    "That I'd have to look up, I don't know the figure.",
)
EVER: tuple[str, ...] = (
    "Nothing comes to mind that would be worth telling.",
    "I'd have to think back for that one, and I'd get it wrong.",
)
OPINION: tuple[str, ...] = (
    "I haven't made up my mind on that, to be honest.",
    "I don't think my opinion on that would be worth much to you.",
    "I've no strong view on that.",
)
FEELING: tuple[str, ...] = (
    "I don't think I could put that into words just now.",
    "That's hard to say in a sentence, and I'd rather not say it badly.",
    "I'd have to think about how to put that.",
)
YES_OR_NO: tuple[str, ...] = (
    "I couldn't say a plain yes or no to that.",
    "I'd rather not say either yes or no there.",
    "That depends on so much that I'd rather not say.",
)
LOOK_UP: tuple[str, ...] = (
    "That you'd have to look up, I don't know it.",
    "You'd find that faster on your phone than with me.",
    "I'm the wrong person to ask for that.",
)
ERRAND: tuple[str, ...] = (
    "That would lead us too far, I'm afraid.",
    "That's more than I can do sitting here.",
    "I'd rather stay with what you came to ask.",
)

CLASSES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\b(?:capital|president|population|score|recipe|winner|distance|formula) of\b|\bwho won\b"), LOOK_UP),
    (re.compile(r"\bhow (many|much|old|tall|big|high|far|long|often|large)\b"), NUMBER),
    (re.compile(r"\b(have|did|do) you ever\b|\bwas there ever\b|\bhave you (\w+ )?been\b"), EVER),
    (re.compile(r"\bwhat do you think\b|\byour (opinion|view|take|thoughts)\b|\bdo you (think|believe|agree)\b|\bshould\b"), OPINION),
    (re.compile(r"\b(feel|feels|feeling)\b|\bhow (do|did|can|could) you\b|\bwhat (is|was) it like\b"), FEELING),
    (
        re.compile(r"^(?:(?:please|and|so) )*(?:can|could|would|will) you (?:please )?(?:tell|give|show|explain|help|write|do|make)\b|^explain\b"),
        ERRAND,
    ),
    (re.compile(r"^(?:(?:and|so|but|well|oh|um) )*(?:is|are|was|were|do|does|did|can|could|will|would|has|have|am|isn't|aren't|don't)\b"), YES_OR_NO),
)  # fmt: skip
"""What kind of question it is, first match first."""

ODD: dict[str, tuple[str, ...]] = {
    "robot": (
        "I've been called worse things. What would you like to know?",
        "Let's stay with the work, shall we.",
        "Funny question. Ask me about the job instead.",
    ),
    "joke": (
        "I'm no good at that sort of thing to order.",
        "You'd be disappointed, believe me.",
        "Not before lunch.",
    ),
    "notes": (
        "Not at all, write down whatever you like.",
        "Please do, I don't mind in the least.",
        "Go ahead, that's fine with me.",
    ),
    "record": (
        "I'd rather you didn't record it, but notes are fine.",
        "No recording, please; write down what you need.",
    ),
    "weather": (
        "I've hardly looked out of the window today, to tell you the truth.",
        "I leave the weather to others, I'm afraid.",
        "It does what it likes, as ever.",
    ),
    "person": (
        "That's me, yes.",
        "Yes, you've found the right one.",
        "The very same.",
    ),
    "water": (
        "I'm fine, thank you.",
        "Nothing for me, thanks.",
    ),
}
"""To what has nothing to do with anybody's work."""

ODD_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:are you|you're|you are) (?:just |really |actually )?(?:a |an )?(?:robot|bot|machine|computer|real|human|ai|chatbot|program)\b"), "robot"),
    (re.compile(r"\b(?:tell|know|got|have) (?:me )?(?:a|any|some) (?:joke|jokes|riddle|poem)\b|\bsing (?:me )?(?:a|something)\b"), "joke"),
    (re.compile(r"\b(?:is (?:it|this|that)|are you) (?:mr|mrs|ms|miss|dr|professor)\b"), "person"),
    (re.compile(r"\b(?:take|took|taking|make|write) (?:some |a few |any )?notes\b|\bwrite (?:this|that|it) down\b"), "notes"),
    (re.compile(r"\b(?:may|can|could|mind|if) (?:if )?(?:i|we) (?:\w+ )?record\b"), "record"),
    (re.compile(r"\bweather\b(?!.*\bclimate\b)|\bso (?:hot|cold) (?:in here|today|out)\b|\b(?:rain|snow)(?:s|ing)? (?:today|outside|again)\b"), "weather"),
    (re.compile(r"\b(?:want|like|get you) (?:some |a )?(?:coffee|tea|water)\b"), "water"),
)  # fmt: skip


def odd(heard: str) -> str:
    """A key of `ODD`, or an empty string."""
    folded = fold(heard)
    return next((key for pattern, key in ODD_PATTERNS if pattern.search(folded)), "")


def decline_pool(question: str) -> tuple[str, ...]:
    """Lines that pass on this kind of question; `ANY` suits where they are used up."""
    folded = fold(question).strip()
    return next((pool for pattern, pool in CLASSES if pattern.search(folded)), ANY)
