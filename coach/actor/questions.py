"""What the trainee said in, the questions in it out.

`questions("I read it. What's a normal week like, and do you travel?")` → `("What's a normal week like", "do you travel?")`.
Knows how English asks; not who is asked, nor what.
"""

from __future__ import annotations

import re

from coach.actor.sentences import split
from coach.actor.words import fold, terms

ASKING = (
    r"(?:what|whats|what's|how|hows|how's|why|when|where|where's|who|who's|whom|whose|which|do|does|did|is|are|was|were|can|"
    r"could|would|will|have|has|"
    r"had|should|may|might|any)"
)
STARTS = re.compile(
    rf"^(?:(?:and|so|but|also|well|then|ok|okay|now|great|yeah|um|er|oh|right|interesting|cool|wow|sorry)[, ]+)*{ASKING}\b"
)
INVITES = re.compile(
    r"\b(?:tell me|walk me through|talk me through|take me through|talk about|describe|explain|share|give me (?:an|a|some)|"
    r"i(?:'d| would) (?:really |also )?(?:love|like|be (?:curious|interested|keen|glad)|want) to (?:hear|know|learn|"
    r"understand|ask|get|see)|"
    r"i(?:'m| am) (?:really |also |very )?(?:curious|wondering|interested|keen)|i(?:'ve| have) been wondering|"
    r"i was wondering|i wonder|"
    r"i want(?:ed)? to (?:know|ask|hear|learn|understand)|"
    r"your (?:take|view|thoughts|opinion|advice) on|let me ask|my (?:next |first |last |other )?question is|"
    r"(?:say|tell me) more|go on|for example|for instance|such as|elaborate|just a (?:ballpark|number|range|rough \w+))\b"
)
FOLLOWS = re.compile(
    r"^(?:(?:and|so|but|oh|wow|ok|okay|hm+|interesting|really|yeah|right|sure|great)[,. ]+)*"
    r"(?:why(?: is| was)?(?: that| so| not)?|how so|how come|how|in what (?:way|sense)|such as|like what|"
    r"for (?:example|instance)|really|meaning|"
    r"what (?:do|did) you mean(?: by (?:that|this|it))?|(?:can|could|would) you (?:please )?(?:say|tell me|explain|"
    r"elaborate|expand|go into)"
    r"(?: a)?(?: (?:bit|little))?(?: (?:more|further|deeper|that|on that|about that|into that|it))*|"
    r"tell me more(?: about (?:that|this|it))?|say more|go on|what (?:happened|came) (?:then|next|after(?: that)?)|"
    r"and then|what then|(?:from|with|by|to) whom|who (?:with|from|was that|is that)|why (?:that|this|him|her|them)|"
    r"does (?:that|it) happen (?:often|a lot)|is (?:that|it) (?:like that )?(?:always|often|normal|usual)(?: like that)?|"
    r"how (?:do|did|can|could) (?:you|one) (?:deal|cope|live|handle|work|manage)(?: with)? (?:that|it|this)|"
    r"what did (?:you|that) (?:learn|teach you)(?: from (?:that|it|this))?|"
    r"(?:and )?is (?:that|it) like that(?: \w+){0,4}|more than (?:that|the \w+)|"
    r"how long (?:did|does|can|will|would) (?:that|it) (?:usually )?take(?: you)?|"
    r"what do you do differently (?:since|now)(?: then)?|"
    r"(?:was|were|did) (?:that|it|they)(?: \w+){1,2}|which of (?:those|these|them)(?: \w+){0,4}|"
    r"whose idea was (?:that|it)|who had (?:that|the) idea|"
    r"what was that like|what(?:'s| is) that like|how did (?:that|it) (?:go|feel|work out|turn out|make you feel)|"
    r"do you have an example|"
    r"(?:can|could) you give me an example(?: of (?:that|this|it))?)(?: more| please| about that)?\s*\??$"
)
ASKS_FOR_FACT = re.compile(r"^(?:and )?(?:when|where|how (?:old|long|many|much|big))\b")
"""A date or a number is asked for: what was told last need not hold it."""
CLOSED = re.compile(
    r"^(?:(?:and|so|but|also|well|then|ok|okay|oh|um|uh|sorry|come on)[, ]+)*"
    r"(?:do|does|did|is|are|was|were|can|could|would|will|have|has|had|should|may|might|am|isn't|aren't|don't|doesn't|can't|"
    r"wasn't|won't|wouldn't|haven't)\b"
)
TAGGED = re.compile(r", (?:right|no|yes|(?:are|do|is|did|does|was|have)n't \w+)\s*\?$")
POINTS_BACK = re.compile(r"\b(?:that|it|those|these|this one|them|there|then)\b")
JOIN = re.compile(
    rf"(?:,|;)\s+(?=(?:does|would|will|can|could|is) (?:that|this|it)\b)|"
    rf"(?:,|;)?\s+(?:and|or|but)\s+(?=(?:also |then |maybe )?{ASKING}\s+(?:\w+\s+){{0,3}}(?:you|your|i|it|that|the|"
    rf"there|a|people|someone)\b)",
    re.I,
)


def questions(text: str) -> tuple[str, ...]:
    """The questions and invitations to talk in `text`, in order; empty for a remark."""
    found: list[str] = []
    for sentence in split(text):
        asks = sentence.rstrip("\"'”’)").endswith("?")
        for part in JOIN.split(sentence) if asks or is_question(sentence) else [sentence]:
            if asks or is_question(part):
                found.append(part.strip())
    return tuple(found)


def is_question(sentence: str) -> bool:
    """Whether one sentence asks for something, with or without a question mark."""
    folded = fold(sentence).strip()
    return folded.endswith("?") or bool(STARTS.match(folded)) or bool(INVITES.search(folded))


def follows_up(question: str) -> bool:
    """Whether a question makes sense only after what was just said: "How so?", "And then?"."""
    folded = fold(question).strip().rstrip("?!. ")
    return bool(FOLLOWS.match(folded)) or (
        not ASKS_FOR_FACT.match(folded)
        and
        # a long question says in itself what it is about
        len(folded.split()) <= 6
        and len(terms(folded)) == 0
        and bool(POINTS_BACK.search(folded))
    )


def points_back(question: str) -> bool:
    """Whether a word such as "that" leans on what was just said."""
    return bool(POINTS_BACK.search(fold(question)))


def wants_yes_or_no(question: str) -> bool:
    """Whether "yes" or "no" may begin the answer: "Do you travel?", "You travel a lot, right?"."""
    folded = fold(question).strip()
    return (bool(CLOSED.match(folded)) and not re.search(r"\bor\b", folded)) or bool(TAGGED.search(folded))
