"""Acts that were heard in, acts that cannot be true out: nobody builds on an answer without asking, nobody introduces themselves with "hi".

The networks decide each id by itself; what one id presupposes of another stands here, each with the mistake that it prevents.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from coach.acts.intelligible import COMMON

ASKING = frozenset({"open_question", "closed_question"})
NEED_A_QUESTION = frozenset({"follow_up_question", "leading_question", "stacked_questions"})
"""In the labelled texts 774 of 776 of them are questions; without this "oh, how lovely" builds on what was said."""
NAMING = re.compile(
    r"\b(?:i'?m|i am|am|my name|names?|name'?s|named|this is|its|it's|calls? me|called|introduce|present|here|speaking|surname|"
    r"that's me|known as)\b"
)
EARLIER = re.compile(
    r"\b(?:sp[oe]a?ke?n?|talk\w*|chat\w*|call\w*|phon\w*|rang|ring|e?-?mail\w*|wr[io]te\w*|written|letter|message\w*|text\w*|"
    r"met|meet\w*|said|say\w*|told|tell|gave|give\w*|sent|send\w*|recommend\w*|suggest\w*|mention\w*|number|refer\w*|introduc\w*|"
    r"connect\w*|put \w+|remember\w*|again|last|back|after|arrange\w*|contact|agreed?|promised|booked|your|you|line|it'?s me|from|"
    r"thread|dm|linkedin|reply|replied|answer\w*|voicemail|appointment|earlier|yesterday|ago|follow\w*|further|as|date|\w+day)\b"
)
"""Some word of an earlier contact: 151 of 152 labelled texts have one, "Hello, this is Dana Ortiz" has none."""
CAPITAL = re.compile(r"(?<![\w'’])([A-Z][\w'’-]*)")
ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mister|Madam|Dr|Doctor|Professor|Sir|Sergeant|Captain|Chef)\.?\s+$")
TITLED = re.compile(ADDRESSED.pattern.lower())
OWN_NAME = frozenset({"states_own_name", "self_introduction"})
GREETING = frozenset(
    """good hello hi hey hiya howdy morning afternoon evening salaam bonjour hola ciao buonasera namaste greetings dear sir madam mr mrs ms
    miss dr doctor professor monday tuesday wednesday thursday friday saturday sunday god lord christmas sorry lovely nice pleased""".split()
)


def impossible(names: Collection[str], original: str, plain: str) -> Iterator[str]:
    """Names of acts that are not to be believed."""
    if not ASKING & set(names):
        yield from NEED_A_QUESTION & set(names)
    if "links_earlier_contact" in names and not EARLIER.search(plain):
        yield "links_earlier_contact"
    if (
        "self_introduction" in names
        and not NAMING.search(plain)
        and not any(_own_name(match, original) for match in _names(original))
    ):
        yield "self_introduction"


def own_name(places: Sequence[tuple[int, int]], plain: str) -> list[tuple[int, int]]:
    """Where one place says "my name is Dana", a bare "Adler" beside it is the other's; else a name behind a title is."""
    said = [(place, match) for place in places if (match := NAMING.search(plain, *place))]
    cut = [(match.start() if TITLED.search(plain[:start]) else start, end) for (start, end), match in said]
    return cut or [place for place in places if not TITLED.search(plain[: place[0]])] or list(places)


def _names(original: str) -> Iterator[re.Match[str]]:
    for match in CAPITAL.finditer(original):
        word = match.group(1).lower().replace("’", "'")
        if word not in GREETING and word.partition("'")[0] not in COMMON:
            yield match


def _own_name(match: re.Match[str], original: str) -> bool:
    return not ADDRESSED.search(original[: match.start()])
