"""A question in, the form that its answer must have out, and whether a telling has it.

`asks_for("How many nurses are there?")` → `"number"`; `holds("number", "Six by day, four at night.")` → True. Topic alone is no
answer: asked for a number, a story is beside the point. Knows English words, no profile.
"""

from __future__ import annotations

import re

from coach.actor.words import fold

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("age", re.compile(r"\bhow old (?:were|are|was) (?:you|they|he|she)\b|\bat what age\b")),
    (
        "number",
        re.compile(r"\bhow (?:many|much|old|big|large|high|far|often|tall)\b(?! of a\b)|\bwhat (?:percentage|share|age)\b"),
    ),
    ("length", re.compile(r"\bhow (?:long|soon|fast|quickly)\b|\bsince when\b")),
    ("clock", re.compile(r"\b(?:what time|how early|how late)\b")),
)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|dozens?|half|third|quarter|most|mostly|many|few|"
    r"several|all|none|nobody|every|everybody|more|less|fewer|enough|never|rarely|seldom|hardly|always|once|twice|little|lots?|plenty|"
    r"no|not much|free|alone|percent|both|each|a good deal|a great deal|daily|weekly)\b"
)
LENGTH = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|seasons?|springs?|winters?|summers?|nights?|evenings?|mornings?|afternoons?|"
    r"semesters?|decades?|at once|soon|forever|since|until|till|noon)\b"
)
CLOCK = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|early|late|half past|clock|o'clock)\b|\d"
)
AGE = re.compile(
    r"\b(?:i was|i'm|at|aged?|turned|from|since i was|past) (?:the age of )?(?:\d|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy)"
)
MONEY = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|"
    r"thousand|million|dollars?|free|nothing|double|all i had)\b"
)
HELD = {"age": AGE, "money": MONEY, "number": NUMBER, "length": LENGTH, "clock": CLOCK}


def asks_for(question: str) -> str:
    """A key of `HELD`, or an empty string where any words may answer."""
    folded = fold(question)
    return next((name for name, pattern in FORMS if pattern.search(folded)), "")


def holds(form: str, telling: str) -> bool:
    """Whether a telling can be such an answer."""
    return bool(HELD[form].search(fold(telling)))
