"""Acts that were heard in, acts that cannot be true out: nobody builds on an answer without asking, nobody introduces themselves with "hi".

The networks decide each id by itself; what one id presupposes of another stands here, each with the mistake that it prevents.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from coach.acts.intelligible import COMMON

ASKING = frozenset({"open_question", "closed_question"})
NEED_A_QUESTION = frozenset({"follow_up_question", "leading_question", "stacked_questions"})
"""In the labelled texts 774 of 776 of them are questions; without this "oh, how lovely" builds on what was said."""
NAMING = re.compile(
    r"\b(?:i'?m|i am|am|my name|names?|name'?s|named|this is|its|it's|calls? me|called|introduce|present|here|speaking|surname|"
    r"that's me|known as)\b"
)
CAPITAL = re.compile(r"(?<![\w'’])([A-Z][\w'’-]*)")
ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mister|Madam|Dr|Doctor|Professor|Sir|Sergeant|Captain|Chef)\.?\s+$")
GREETING = frozenset(
    """good hello hi hey hiya howdy morning afternoon evening salaam bonjour hola ciao buonasera namaste greetings dear sir madam mr mrs ms
    miss dr doctor professor monday tuesday wednesday thursday friday saturday sunday god lord christmas sorry lovely nice pleased""".split()
)


def impossible(names: Collection[str], original: str, plain: str) -> Iterator[str]:
    """Names of acts that are not to be believed."""
    if not ASKING & set(names):
        yield from NEED_A_QUESTION & set(names)
    if (
        "self_introduction" in names
        and not NAMING.search(plain)
        and not any(_own_name(match, original) for match in _names(original))
    ):
        yield "self_introduction"


def _names(original: str) -> Iterator[re.Match[str]]:
    for match in CAPITAL.finditer(original):
        word = match.group(1).lower().replace("’", "'")
        if word not in GREETING and word.partition("'")[0] not in COMMON:
            yield match


def _own_name(match: re.Match[str], original: str) -> bool:
    return not ADDRESSED.search(original[: match.start()])
