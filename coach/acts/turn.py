"""One turn of a talk in, all that was heard in it out: the acts of `detect`, manners, and short answers to what was asked.

After "How did you get this number?" the words "From the alumni page." are `says_how_got_name`; alone they would be nothing. Noise
is nothing whatever it looks like. Which scenario is played is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.acts.folding import fold, masked
from coach.acts.hear import MOST_CHARACTERS, detect
from coach.acts.intelligible import intelligible
from coach.acts.replies import replies
from coach.dialogue.types import Act, Understanding


def understand(text: str, *, context: str | None, kinds: Sequence[str]) -> Understanding:
    """What was done with these words, said right after `context`."""
    said = text[:MOST_CHARACTERS]
    whole = said.strip()
    if not whole:
        return Understanding()
    plain = masked(fold(said).text)
    hesitation = not plain.strip(" .,!?-") and whole.strip(" .,!?-…").isalpha()  # "Hm." is folded away, and yet no noise
    if not hesitation and not intelligible(plain):
        return Understanding()
    heard = detect(text, context=context, kinds=(*kinds, "manners"))
    start = said.index(whole)
    names = heard.names()
    more = [Act("makes_sense", whole, start, start + len(whole))]
    if context:
        more += [
            Act(name, whole, start, start + len(whole))
            for name in replies(plain.strip(), fold(context).text, heard.names(), kinds)
            if name not in names
        ]
    acts = sorted((*heard.acts, *more), key=lambda act: (act.start, act.name, act.end))
    return Understanding(tuple(acts), heard.topics)
