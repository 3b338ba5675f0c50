"""Questions in plain text, their form, and what they ask about: "so how did you start" → open, `career_path`.

Speech recognition drops question marks, so a question is found by how it begins. This module knows no acts but the kinds of
question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coach.acts.rules.engine import expand

BREAK = re.compile(r"[.?!\n;:]+|, | - |(?<=\w) (?=(?:and|but|or|so|because) )")
LEAD = re.compile(
    r"(?:(?:and|so|but|um|uh|well|okay|ok|or|now|also|then|right|yeah|oh|like|please|sorry|actually|basically|just|first|finally|"
    r"maybe|may i ask|can i ask|if i may|i mean|you know|i guess|my question is|my first question is|my next question is|another question|"
    r"one more thing|one last|out of curiosity|i wanted to ask|tell me then|let me ask|may i ask you|can i ask you|could i ask|"
    r"because|in your (?:opinion|view|experience)|for you|for someone like me|these days|honestly|to be honest|if you don't mind)\b[ ,:]*)+"
)
OPEN = re.compile(
    expand(
        r"(?:how(?! (?:many|much|long|old|often|far|big|soon|late|early|large|tall|are you)\b)(?:'s|'d|'re)?|what(?! time\b| year\b)(?:'s|'d|'re|'ll)?|why|in what way|to what extent|"
        r"which (?:part|parts|aspect|aspects|bit|bits|skills|of|things)|where do you see|where is|where's|"
        r"(?:please )?(?:tell me|tell us|walk me through|talk me through|talk to me about|take me through|describe|explain|give me an idea|share|help me understand)|"
        r"(?:i'd|i would|i'm|i was|i am|i) (?:\w+ ){0,3}?(?:love to (?:hear|know|learn|understand)|like to (?:hear|know|learn|understand)|curious|wonder|wondering|wondered|interested to (?:hear|know)|keen to (?:hear|know)|want to (?:hear|know)) ?(?:\w+ ){0,3}?(?:how|what|why|about|more|which|your)|"
        r"when do you|when did you (?:know|feel|realise|realize|lose))"
    )
    + r"\b"
)
CLOSED = re.compile(
    expand(
        r"(?:how (?:many|much|long|old|often|far|big|soon|late|early|large|tall)|what (?:time|year|percentage)|when|where|who|whose|whom|which|"
        r"(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|should|shall|may|might|must|isn't|aren't|don't|doesn't|didn't|"
        r"wouldn't|couldn't|won't|haven't|hasn't|can't|shouldn't|am) (?:you|i|it|they|there|we|he|she|the|this|that|these|those|your|my|a|an|any\w*|some\w*|most|people|all|every\w*|one|someone|new|other|things)|"
        r"(?:any|got any|ever|mind if|okay if|ok if|is|are|does|did|was|were) \w+)"
    )
    + r"\b"
)
TAG = re.compile(
    expand(
        r"(?:, ?(?:right|no|yes|yeah|correct|true|eh|innit|huh)|(?:isn't|aren't|doesn't|don't|didn't|wasn't|weren't|won't|wouldn't|can't|couldn't|mustn't|hasn't|haven't|shouldn't|is|are|do|does) (?:it|you|they|he|she|that|there|we|i)|am i right|or not)"
    )
    + r"$"
)
POLITE = re.compile(
    expand(
        r"(?:could|can|would|will|may|might) (?:you|i)(?: \w+){0,2}? (?:tell|ask|explain|describe|walk|talk|share|say|give me an idea|hear|know)\b…\b(?:how|what|why|about|which|more|through|your)\b"
    )
)
LEADING = re.compile(
    expand(
        r"(?:surely|don't you (?:think|agree|find)|wouldn't you (?:say|agree)|isn't it|aren't you|must be|must have|mustn't|i (?:bet|assume|suppose|imagine|guess|presume|take it)|obviously|"
        r"you(?:'d| would)? (?:agree|probably)|it's true that|shouldn't|isn't that|isn't the|aren't (?:most|they|the)|so you (?:hate|love|like|regret|must))\b"
    )
)


@dataclass(frozen=True, slots=True)
class Question:
    start: int
    end: int
    form: Literal["open", "closed", "both"]
    leading: bool


def questions(text: str) -> Iterator[Question]:
    """Questions in plain text, in order."""
    for start, end, mark in _clauses(text):
        lead = LEAD.match(text, start, end)
        begin = lead.end() if lead else start
        clause = text[begin:end]
        words = clause.count(" ") + 1
        tag = TAG.search(clause)
        is_open, is_closed, polite = OPEN.match(clause), CLOSED.match(clause), POLITE.match(clause)
        if not (is_open or is_closed or polite) and not (mark == "?" or tag):
            continue
        if (
            mark in ".!"
            and mark
            and not polite
            and is_closed
            and not tag
            and words > 3
            and clause.startswith(("when", "where", "who", "which", "any", "ever", "is ", "are "))
        ):
            continue
        if is_open and mark in (".", "!") and re.match(r"(?:what|how|why)\b", clause):
            continue
        leading = bool(LEADING.match(clause)) or bool(tag and words > 3)
        form: Literal["open", "closed", "both"] = "both" if polite else "open" if is_open and not tag else "closed"
        yield Question(begin, end, form, leading)


def _clauses(text: str) -> Iterator[tuple[int, int, str]]:
    """Clauses and the mark that ends them; a clause that follows a comma counts only if a question can begin there."""
    start = 0
    for match in [*BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        token = match.group().strip() if match else ""
        mark = token[:1] if token[:1] in "?.!\n" else ""
        if match and not mark and token != ";" and not _begins_question(text, match.end()):
            continue
        if text[start:end].strip():
            offset = len(text[start:end]) - len(text[start:end].lstrip(" ,-"))
            yield start + offset, end, mark
        if match:
            start = match.end()


def _begins_question(text: str, place: int) -> bool:
    lead = LEAD.match(text, place)
    begin = lead.end() if lead else place
    rest = text[begin : begin + 60]
    return bool(OPEN.match(rest) or CLOSED.match(rest))


def _topic(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(expand(pattern) for pattern in patterns) + r")(?!\w)")


TOPICS: dict[str, re.Pattern[str]] = {
    "resume_feedback": _topic(r"<CV>(?<!portfolio)", r"cover letter", r"on paper"),
    "salary": _topic(
        r"salar\w+",
        r"pay(?:s|ing|ment)?",
        r"paid",
        r"earn\w*",
        r"wages?",
        r"money",
        r"compensat\w+",
        r"benefits",
        r"bonus\w*",
        r"pension",
        r"income",
        r"make a (?:living|decent)",
        r"how much (?:do|does|can|would|should)\b…(?:make|get|start|earn)",
        r"live on it",
        r"thousand",
        r"raise",
        r"union rate",
        r"overtime pay",
        r"commission",
    ),
    "work_life": _topic(
        r"hours",
        r"travel\w*",
        r"stress\w*",
        r"work[ -]life",
        r"weekends?",
        r"overtime",
        r"nights?",
        r"shifts?",
        r"family",
        r"burn(?:ed|t)?[ -]?out",
        r"home (?:time|life)",
        r"from home",
        r"remote\w*",
        r"balance",
        r"holidays?",
        r"time off",
        r"on call",
        r"switch off",
        r"commut\w+",
        r"evenings?",
        r"kids",
        r"sleep",
        r"flexib\w+",
        r"part[- ]time",
        r"vacation",
        r"free time",
        r"outside (?:of )?work",
        r"days off",
    ),
    "dislikes_challenges": _topic(
        r"challeng\w+",
        r"hard(?:est|er)?",
        r"difficult\w*",
        r"worst",
        r"dislikes?",
        r"hates?",
        r"frustrat\w+",
        r"problems?",
        r"mistakes?",
        r"struggl\w+",
        r"tough\w*",
        r"don't (?:you )?(?:like|enjoy)",
        r"downsides?",
        r"drawbacks?",
        r"least (?:favou?rite|like|enjoy\w*)",
        r"bad (?:days?|parts?|bits?|sides?)",
        r"regrets?",
        r"annoy\w+",
        r"boring",
        r"fail\w*",
        r"go(?:es)? wrong",
        r"went wrong",
        r"keeps you (?:up|awake)",
        r"obstacles?",
        r"dark side",
        r"ugly",
        r"warn\w*",
        r"give up",
        r"gave up",
        r"quit\w*",
        r"wears? you",
        r"draining",
        r"drives? you (?:mad|crazy|up)",
    ),
    "likes": _topic(
        r"(?:do|did|does|would|you|most|really|still|what) (?:you )?(?:like|enjoy|love)(?: about| most| best| best about| it| doing)?(?! to\b)",
        r"enjoy\w*",
        r"favou?rite",
        r"reward\w*",
        r"satisf\w+",
        r"best (?:part|thing|bit|day|side|moment)",
        r"proud\w*",
        r"happ(?:y|iest|iness)",
        r"fun",
        r"good (?:part|bit|side)s?",
        r"keeps you (?:going|coming|there|here)",
        r"excit\w+",
        r"nicest",
        r"motivat\w+",
        r"fulfil\w*",
        r"worth it",
        r"lights you up",
        r"highlights?",
        r"love about",
        r"gives you (?:joy|energy)",
        r"look forward",
        r"makes it",
    ),
    "career_path": _topic(
        r"(?:you|your)\b…(?:start(?:ed)?|begin|began|get into|got into|end up|ended up|become|became|come to|came to|decide|choose|chose|path|journey|route|story|background|first job|get here|got here|get where|career|move from|switch|study|next|leave|left|land|train as|always want|previous|before (?:this|you|that)|go(?:t)? from|promot\w+|find your way)",
        r"how long have you",
        r"what (?:brought|made|drew|led|got|attracted|took|inspired) you",
        r"(?:career|path|journey) (?:like|been|so far|look)",
        r"(?:five|ten) years from now",
        r"what's next for you",
        r"always (?:wanted|want)",
        r"turning point",
    ),
    "typical_day": _topic(
        r"typical\w*",
        r"(?:average|normal|ordinary|usual|regular) (?:day|week|shift|morning|month)",
        r"day[- ]to[- ]day",
        r"(?:a|your|the|each|every) (?:day|week|morning|monday|tuesday|shift|afternoon)(?: \w+)? (?:look|like|start|go|consist|begin|involve)\w*",
        r"(?:what|how) (?:do|does|did|are) (?:you|a|your) (?:\w+ ){0,4}?(?:do\b|all day|spend|duties|responsib\w+|tasks|working on)",
        r"duties",
        r"responsibilit\w+",
        r"tasks?",
        r"routine",
        r"projects?",
        r"pace",
        r"how much of your (?:time|day|week)",
        r"spend (?:your|most|the)",
        r"hands[- ]on",
        r"involve\w*",
        r"deadlines?",
        r"first thing you do",
        r"walk me through (?:a|your|yesterday|the)",
        r"working on",
        r"busy time",
        r"daily",
        r"tools?",
        r"software",
    ),
    "skills_education": _topic(
        r"skills?",
        r"qualifications?",
        r"degrees?",
        r"cert\w*",
        r"course\w*",
        r"train(?:ing|ed)?",
        r"stud(?:y|ies|ied|ying)",
        r"school",
        r"college",
        r"university",
        r"master'?s",
        r"licen[cs]\w+",
        r"learn\w*",
        r"education\w*",
        r"class(?:es)?",
        r"qualit(?:y|ies)",
        r"good at",
        r"exams?",
        r"knowledge",
        r"diploma",
        r"phd",
        r"math\w*",
        r"languages?",
        r"personality",
        r"traits?",
        r"good \w+ (?:need|have)",
        r"what (?:kind|sort|type) of person",
        r"it take to",
        r"need to (?:know|be|have)",
        r"read(?:ing)?",
        r"books?",
        r"strengths?",
    ),
    "entry_routes": _topic(
        r"entry[- ]level",
        r"(?:get|getting|got|break|breaking|go|move|come|find|way|ways|route|routes|door|foot|path) (?:\w+ ){0,2}?(?:in(?:to)?|in the door)(?: (?:the|this|a|it|your))?",
        r"(?:hire|hiring|hired|recruit\w*|interview\w*|look for in|candidates?|applicants?|newcomers?|beginners?|starters?|vacanc\w+|openings?|first (?:position|job|role|step)s?|internships?|apprentice\w*|start out|starting out|start in|volunteer\w*|take on|stand out|without (?:a |any )?(?:degree|experience)|junior|someone new|new people|outsiders?|job ads?|advertised)",
    ),
    "industry_trends": _topic(
        r"future",
        r"trends?",
        r"(?:field|industry|sector|trade|profession|business|market|job|work) (?:is |be |been |'s )?(?:going|heading|chang\w+|grow\w*|shrink\w*|evolv\w*|headed|look\w* in|dying|moving)",
        r"chang(?:e|es|ed|ing)",
        r"automat\w+",
        r"ai",
        r"artificial",
        r"robots?",
        r"technolog\w+",
        r"(?:five|ten|twenty) years",
        r"growing",
        r"shrinking",
        r"outlook",
        r"demand",
        r"heading",
        r"going to (?:change|look|happen)",
        r"next (?:decade|few years|big)",
        r"regulation\w*",
        r"competit\w+",
        r"economy",
        r"evolv\w+",
        r"new developments?",
        r"disappear\w*",
        r"shortage",
        r"biggest (?:shift|threat)",
    ),
    "organisation_culture": _topic(
        r"cultur\w+",
        r"team\w*",
        r"compan(?:y|ies)",
        r"organi[sz]ation\w*",
        r"colleagues?",
        r"boss\w*",
        r"manag(?:er|ers|ement|es)",
        r"(?:work(?:ing)?|like) (?:here|for (?:them|the|this))",
        r"atmosphere",
        r"co-?workers?",
        r"employers?",
        r"department\w*",
        r"environment",
        r"get along",
        r"treat\w*",
        r"values?",
        r"staff",
        r"people (?:here|you work with)",
        r"firm",
        r"crew",
        r"structure\w*",
        r"this place",
        r"around here",
        r"office (?:like|politics)",
        r"diversity",
        r"turnover",
        r"support(?:ed|ive)?",
        r"mentor\w*",
    ),
    "advice_for_me": _topic(
        r"(?:should|would|could|can|do|must|ought|might) i\b",
        r"advice",
        r"advise",
        r"recommend\w*",
        r"suggest\w*",
        r"(?:in|if you were) (?:my|me|i)\b",
        r"if you were",
        r"my (?:shoes|place|position|age|situation|next|boots)",
        r"someone like me",
        r"someone in my",
        r"for me\b",
        r"tips?",
        r"tell (?:me|your younger|someone|a young)…(?:do|avoid|start|starting)",
        r"your younger self",
        r"start(?:ing)? over",
        r"wish (?:you|you'd|someone)",
        r"do differently",
        r"avoid",
        r"prepare",
        r"next step",
        r"help me",
        r"focus on",
        r"worth (?:me|my|doing)",
        r"am i",
        r"chances?",
    ),
}


def topics(text: str) -> dict[str, int]:
    """Topics named in the words of a question, with how many words name each; no list for `other`."""
    return {name: count for name, pattern in TOPICS.items() if (count := sum(1 for _ in pattern.finditer(text)))}
