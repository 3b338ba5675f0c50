"""One turn of a talk in, all that was heard in it out: the acts of `detect`, manners, and short answers to what was asked.

After "How did you get this number?" the words "From the alumni page." are `says_how_got_name`; alone they would be nothing. Noise
is nothing whatever it looks like. Which scenario is played is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach.acts.folding import Folded, fold, masked
from coach.acts.hear import MOST_CHARACTERS, detect
from coach.acts.intelligible import intelligible
from coach.acts.replies import replies
from coach.acts.rules.engine import matches
from coach.acts.rules.manners import RULES
from coach.dialogue.types import Act, Understanding

WORD = re.compile(r"[a-z0-9']+")
MEANT_OTHERWISE: dict[str, frozenset[str]] = {
    "asks_for_person": frozenset({"asks_for_meeting"}),
    "says_goodbye": frozenset({"open_question", "closed_question", "follow_up_question", "greeting"}),
    "asks_directions": frozenset({"referral_ask", "small_talk"}),
}
"""Manner → acts that are misheard in the same words."""
RUDE = frozenset({"refusal_accepted", "thanks", "acknowledgement"})
"""Acts that nobody does with an insult."""
FEWEST_ECHOED = 3
ECHOED = 0.8
"""Part of the other's words that must come back; a read-back of day and place is less."""


def echoes(plain: str, context: str) -> bool:
    """Whether these are the other side's own words, nearly all of them and nothing else."""
    said, before = WORD.findall(plain), WORD.findall(context)
    if len(said) < FEWEST_ECHOED or len(said) < len(before) * ECHOED:
        return False
    return " ".join(said) in " ".join(before)


def manners(folded: Folded, plain: str) -> Iterator[Act]:
    """How the words are meant, the first place of each."""
    for name, rules in RULES.items():
        found = min((place for rule in rules for place in matches(rule, plain)), default=None)
        if found is None:
            continue
        first, last = folded.span(*found)
        if first < last:
            yield Act(name, folded.original[first:last], first, last)


def understand(text: str, *, context: str | None, kinds: Sequence[str], channel: str | None = None) -> Understanding:
    """What was done with these words, said right after `context`; with a `channel`, written and sent by it."""
    said = text[:MOST_CHARACTERS]
    whole = said.strip()
    if not whole:
        return Understanding()
    folded = fold(said)
    plain = masked(folded.text)
    hesitation = not plain.strip(" .,!?-") and whole.strip(" .,!?-…").isalpha()  # "Hm." is folded away, and yet no noise
    if not hesitation and not intelligible(plain):
        return Understanding()
    start = said.index(whole)
    if context and echoes(plain, fold(context).text):
        # "Ruth Adler speaking", said back to her, is no introduction
        return Understanding(tuple(Act(name, whole, start, start + len(whole)) for name in ("echoes", "makes_sense")))
    meant = tuple(manners(folded, plain))
    heard = _without_what_is_meant_otherwise(detect(text, context=context, kinds=kinds, channel=channel), meant)
    names = heard.names()
    more = [Act("makes_sense", whole, start, start + len(whole)), *meant]
    if context:
        answered = replies(plain.strip(), fold(context).text, names | {act.name for act in more}, kinds)
        more += [Act(name, whole, start, start + len(whole)) for name in answered if name not in names]
    acts = sorted((*heard.acts, *more), key=lambda act: (act.start, act.name, act.end))
    return Understanding(tuple(acts), heard.topics)


def _without_what_is_meant_otherwise(heard: Understanding, meant: Sequence[Act]) -> Understanding:
    """ "Could I speak to Ms Adler?" asks for no meeting, and "Have a good day!" is no question."""
    acts = heard.acts
    if any(act.name == "insults" for act in meant):
        acts = tuple(act for act in acts if act.name not in RUDE)
    for manner, barred in MEANT_OTHERWISE.items():
        spans = [(act.start, act.end) for act in meant if act.name == manner]
        acts = tuple(
            act for act in acts if not (act.name in barred and any(act.start < end and start < act.end for start, end in spans))
        )
    asks = any(act.name.endswith("question") or act.name.startswith("asks") for act in acts)
    return Understanding(acts, heard.topics if asks or len(acts) == len(heard.acts) else ())
