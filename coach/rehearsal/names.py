"""What the trainee called themselves: "Hi, my name is Dana Ortiz and I …" → "Dana".

Looks only at quotes of acts that state a name; the trainee's own brief decides between the words when it stands among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.dialogue.types import Utterance

NAMING = ("states_own_name", "self_introduction")
LEAD_IN = re.compile(r"\b(?:name(?:'s|’s| is)|i am|i'm|i’m|this is|it's|it’s|call me)\s+", re.IGNORECASE)


def heard_name(transcript: Sequence[Utterance], known: str) -> str:
    """The trainee's first name as said in this talk, or an empty string while it was not said."""
    for utterance in reversed(transcript):
        for act in utterance.understanding.acts:
            if act.name not in NAMING:
                continue
            first = known.split()[0] if known.split() else ""
            if first and re.search(rf"\b{re.escape(first)}\b", act.quote, re.IGNORECASE):
                return first
            lead = LEAD_IN.search(act.quote)
            words = re.findall(r"[^\W\d_][\w'’-]*", act.quote[lead.end() :] if lead else act.quote)
            named = next((word for word in words if word[0].isupper() and word[1:2] not in ("'", "’")), None)
            if named and named.lower() not in {"hi", "hello", "good", "my", "i", "the", "this", "it"}:
                return str(named)
    return ""
