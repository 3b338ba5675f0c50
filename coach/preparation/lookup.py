"""A question in, where its answer stands already out: "What does your company do?" → "their website says what they do".

Whoever has prepared does not spend somebody's half hour on what stands on a page. Only what plainly stands there is caught: what
an organisation does, where, since when, how large, who leads it; where somebody studied and how long they have been there. A
question for a reason or a story ("Why was it founded?") is none.
"""

from __future__ import annotations

import re

PLACE = (
    r"(?:your|the|this|that)\s+(?:[\w'&-]+\s+){0,2}?(?:company|organi[sz]ation|firm|business|employer|hospital|clinic|school|office|"
    r"agency|department|institute|institution|university|college|library|museum|charity|foundation|ministry|shop|studio|start-?up|"
    r"place|bank|practice|newspaper|theat(?:re|er)|workplace|council|association)"
)
THEY = rf"(?:{PLACE}|it|they|you(?:\s+guys)?)"
NAMED = r"(?-i:[A-Z])[\w&.' -]{1,40}"
MAKES = r"(?:do|does|makes?|sells?|produces?|offers?|provides?|stands? for)"
BEGAN = r"(?:founded|established|set up|started|start|begin|open|opened|built|created)"
SIZES = r"(?:people|employees|staff|workers|members|students|patients|branches|offices|beds|locations|customers|clients)"
END = r"(?:\s+(?:exactly|here|there|for a living))?\s*[?.!]*$"
DOES, SINCE, LEADS = "their website says what they do", "their website says since when", "their website says who"
SIZE, PLACED, PROFILE = "their website or yearly report has the number", "a map shows it", "their profile says so"
FOUND: tuple[tuple[str, str], ...] = (
    (rf"what\s+(?:does|do)\s+(?:{PLACE}|{NAMED})\s+(?:actually\s+|exactly\s+|really\s+)?{MAKES}{END}", DOES),
    (rf"^what\s+(?:{PLACE}|it)\s+{MAKES}{END}", DOES),
    (r"what\s+(?:kind|sort|type)s?\s+of\s+(?:company|organi[sz]ation|business|firm|place)\s+(?:is|are)\b", DOES),
    (
        rf"(?:what|which)\s+(?:\w+\s+)?(?:products?|services?|program(?:me)?s?)\s+(?:does|do|are)\s+(?:{THEY}|offered|sold)\b",
        DOES,
    ),
    (rf"(?:when|what year|in which year)\s+(?:was|were|did)\s+(?:{THEY}|{NAMED})\s+(?:\w+\s+)?{BEGAN}\b", SINCE),
    (rf"how\s+(?:old\s+is|long\s+(?:has|have))\s+{PLACE}\b", SINCE),
    (rf"who\s+(?:founded|set up|started|owns|leads|runs|heads)\s+(?:{PLACE}|it|{NAMED}){END}", LEADS),
    (
        r"who(?:\s+is|\s+are|'s)\s+(?:the|your)\s+(?:current\s+)?(?:ceo|director|boss|head|president|owner|founder|manager|principal|"
        rf"chair\w*|rector)s?(?:\s+(?:of|at)\s.*)?{END}",
        LEADS,
    ),
    (rf"how\s+many\s+{SIZES}\s+(?:does|do)\s+(?:{PLACE}|it|they|{NAMED})\s+(?:have|employ|serve)\b", SIZE),
    (rf"how\s+many\s+{SIZES}\s+(?:work|study|are employed)\s+(?:here\b|(?:at|for|in)\s+(?:{PLACE}|{NAMED}))", SIZE),
    (rf"how\s+(?:big|large)\s+is\s+{PLACE}\b", SIZE),
    (rf"where(?:\s+is|\s+are|'s)\s+{THEY}(?:\s+(?:located|based|headquartered|situated))?{END}", PLACED),
    (r"where\s+(?:is|are)\s+(?:your|the)\s+(?:main\s+|head\s+)?(?:headquarters|head office|offices?|branches)\b", PLACED),
    (
        r"what(?:\s+is|'s|\s+are)\s+(?:your|the)\s+(?:\w+\s+)?(?:address|website|web site|opening hours|office hours|"
        r"phone number|url|mission(?: statement)?|slogan|motto|revenue|turnover|stock price|share price)\b",
        "their website says so",
    ),
    (
        rf"^(?:is|are)\s+{PLACE}\s+(?:a\s+|an\s+)?(?:non-?profit|public|private|listed|state-owned|family-owned|international)\b",
        "their website says so",
    ),
    (
        rf"(?:do|does)\s+{THEY}\s+have\s+(?:a|any)\s+(?:website|branches|offices|openings?|internship program(?:me)?)\b",
        "their website says so",
    ),
    (r"where\s+did\s+you\s+(?:study|go to (?:school|college|university)|graduate|get your degree)\b", PROFILE),
    (rf"what\s+did\s+you\s+study(?:\s+(?:at|in)\s.*)?{END}", PROFILE),
    (
        r"(?:what|which)\s+(?:degree\s+(?:do|did)\s+you\s+(?:have|get|take|hold)|(?:college|university|school)\s+did\s+you)\b",
        PROFILE,
    ),
    (
        r"how\s+long\s+have\s+you\s+(?:been\s+(?:with|at|in this (?:job|role|position|company)|working (?:at|for|here))|"
        r"worked\s+(?:at|for|here))",
        PROFILE,
    ),
    (r"(?:when|in (?:which|what) year|what year)\s+did\s+you\s+(?:join|start (?:working )?(?:at|here))", PROFILE),
    (rf"what(?:\s+is|'s)\s+your\s+(?:current\s+)?(?:position|role|job|job title|title|profession){END}", PROFILE),
    (rf"^what\s+do\s+you\s+do{END}", PROFILE),
    (rf"what\s+does\s+(?:an?|the)\s+[\w -]{{3,40}}\s+do{END}", "any careers page says it; ask what it is like for them"),
    (
        r"what(?:\s+is|\s+are|'s)\s+the\s+(?:average|usual|typical|median|starting)\s+(?:salary|pay|wages?|earnings)\b",
        "salary tables have it; ask what is realistic where they are",
    ),
    (
        r"what\s+(?:is|are)\s+the\s+(?:entry |admission |formal |legal )?(?:requirements|application deadline|deadline|tuition|"
        r"fees?)\b",
        "it stands on the page of the course",
    ),
)
"""What such a question looks like, and where its answer stands."""
PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), where) for pattern, where in FOUND)
OPENING = re.compile(
    r"^(?:(?:and|so|well|also|first|then|by the way|maybe|perhaps|(?:can|could|would|may) (?:you|i)(?: please)?(?: also)?|"
    r"(?:tell|ask|explain(?: to)?)(?: me| you)?(?: about)?|i(?:'d| would) (?:like|love) to (?:know|ask|hear)|please|"
    r"i(?:'m| am) (?:curious|wondering)|i wonder)[ ,:]+)+",
    re.IGNORECASE,
)
"""What politeness puts in front."""


def stands_somewhere(question: str) -> str:
    """Where the answer can be looked up; empty for a question that needs this one person."""
    text = OPENING.sub("", " ".join(question.replace("’", "'").split())).strip()
    return next((where for pattern, where in PATTERNS if pattern.search(text)), "")
