"""A sentence of a professional in, whether it could be anybody's out: what may be lent to a stand-in for a real person.

>>> could_be_anybodys("Doubt, mostly. You look at a figure and ask how it could be wrong.", frozenset())
True
>>> could_be_anybodys("I carried pipe for boys in Eastgate at thirty.", frozenset())
False

It errs on the side of silence: no name, no number, no story, nobody's family, nobody's employer. Knows words, and no truth.
"""

from __future__ import annotations

import re

from coach.scenario.model import RoleProfile

NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundreds?|thousands?|million|dozens?|percent|half|quarter|third|twice|double)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:my|mine|me|myself|we|we\w*['’]\w+|our|ours|us|here|i|i['’](?:m|ve|ll)|this (?:place|town|county|city|state))\b",
    re.IGNORECASE,
)
"""Who says so speaks of their own life or employer …"""
VIEW = re.compile(
    r"\b(?:i['’]d|i (?:would|think|believe|say|always say|tell people|suppose|find|like|love|hate|look|want))\b", re.IGNORECASE
)
"""… but not with these: views."""
STORY = re.compile(
    r"\b(?:was|were|had|did|(?:was|were|had|did)n['’]t|used to|ago|once|went|got|came|took|gave|made|said|told|knew|thought|felt|"
    r"found|left|lost|won|sent|wrote|became|began|saw|heard|stood|sat|ran|kept|held|brought|bought|taught|learnt|grew|met|paid|fell|"
    r"broke|drew|wore|spent|spoke|\w{2,}ed)\b",
    re.IGNORECASE,
)
"""What happened, and so a fact or an invention; the passive ("is needed") goes with it."""
LIFE = re.compile(
    r"\b(?:wife|husband|partner|boyfriend|girlfriend|daughters?|sons?|child|children|kids?|mother|father|mum|mom|dad|parents?|brother|"
    r"sister|uncle|aunt|cousin|gran\w*|twins|married|divorced?|illness|church|dog|cat|garden|choir|sing|guitar|football|he|she|him|her|his)\b",
    re.IGNORECASE,
)
CAPITALS = frozenset(
    """i i'm i'd i'll i've monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december english ok okay""".split()
)
WORD = re.compile(r"[^\W\d_][\w'’-]*")


def could_be_anybodys(text: str, names: frozenset[str]) -> bool:
    """Whether a telling says how it usually is, and nothing of somebody or somewhere."""
    if "{" in text or capitals(text) or speaks_of(text, names):
        return False
    general = VIEW.sub(" ", text)
    return not any(pattern.search(general) for pattern in (NUMBER, OWN, STORY, LIFE))


def capitals(text: str) -> list[str]:
    """Words with a capital that begin no sentence."""
    found: list[str] = []
    for part in re.split(r"(?<=[.!?:…])\s+|[\"“]", text):
        words = WORD.findall(part)
        found += [word for word in words[1:] if word[0].isupper() and word.lower().replace("’", "'") not in CAPITALS]
    return found


def names_in(profile: RoleProfile) -> frozenset[str]:
    """Every word that is a part of a name somewhere in the profile, and nowhere an ordinary word."""
    texts = [text for fact in profile.facts for text in (*fact.tellings, fact.detail or "", *fact.asks)]
    texts += [profile.place, profile.directions, *profile.research]
    named = [profile.full_name, profile.organisation, *(each.name for each in profile.contacts)]
    capital = {word for text in named for word in WORD.findall(text) if word[0].isupper()}
    capital |= {word for text in texts for word in capitals(text)}
    ordinary = {word for text in texts for word in WORD.findall(text) if word[0].islower()}
    return frozenset(_bare(word) for word in capital if word.lower() not in ordinary and len(word) > 1)


def speaks_of(text: str, names: frozenset[str]) -> bool:
    """Whether a part of one of these names stands in it."""
    return any(_bare(word) in names for word in WORD.findall(text))


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold())
