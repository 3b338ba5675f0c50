"""What the trainee said without asking anything in; what kind of remark it was, and what could be taken up, out.

`kind("Wow, that sounds exhausting.")` → `"hard"`; `self_told("I studied marine biology in Kiel.")` → `"Marine biology"`.
Knows a few English patterns; decides nothing about the talk.
"""

# ruff: noqa: E501 - a pattern cut into pieces is harder to read than a long one

from __future__ import annotations

import re

from coach.actor.words import WORD, fold, listed

RUDE = re.compile(
    r"\b(idiot|stupid|shut up|moron|dumb|useless|pathetic|screw you|f+u+c+k\w*|bullshit|crap|asshole|loser|hate you)\b"
)
THANKS = re.compile(r"\b(thank you|thanks|thank u|cheers|grateful|appreciate)\b")
SORRY = re.compile(r"\b(sorry|apologi[sz]e|apologies|my bad|excuse me|pardon)\b")
HARD = re.compile(
    r"\b(hard|tough|difficult|stressful|exhausting|tiring|demanding|intense|rough|frustrating|overwhelming|scary|"
    r"challenging|sad|awful|terrible|horrible|exhausted|worn out|brutal)\b"
)
PRAISE = re.compile(
    r"\b(great|amazing|interesting|fascinating|wonderful|cool|awesome|impressive|inspiring|fantastic|lovely|love|wow|exciting|"
    r"brilliant|nice|incredible|beautiful|rewarding|admire|good to (?:know|hear)|helpful|useful)\b"
)
AGREES = re.compile(
    r"^(?:(?:hm+|no i get that|i get (?:that|it)|yeah no|yes|yeah|yep|ok|okay|right|sure|i see|got it|of course|makes sense|that makes (?:a lot of )?sense|"
    r"understood|exactly|mm+|"
    r"uh-?huh|mhm|absolutely|true|agreed|fair enough|i understand|definitely|indeed|ah|oh)\b[\s,.!]*)+$"
)
GREETS = re.compile(r"^(?:hi|hello|hey|good (?:morning|afternoon|evening))\b")
COMPLIMENT = re.compile(
    r"\b(?:love|like|admire|great|nice|lovely|cool|beautiful|wonderful) (?:how |that )?(?:you|your)\b|"
    r"\byou (?:have|have got|'ve got) (?:such |a |an |quite )"
)
TROUBLE = re.compile(
    r"\b(?:i|i'm|i've|me|my|i am|i have|i was|i got)\b.{0,40}\b(?:out of work|out of a job|unemployed|laid off|lost my job|lost (?:him|her|them)|"
    r"nobody wants me|no one wants me|bored to tears|divorced?|burn(?:ed|t) out|died|miserable|struggl\w+|"
    r"shot|rejected|rejections|failed)\b|\bnobody wants me\b"
)
FAMILY = re.compile(
    r"\bmy (?:own |late |older |younger |little |big |best )*(?:mom|mum|mother|dad|father|parents|brother|sister|uncle|aunt|"
    r"grand(?:mother|father|ma|pa|parents)|husband|wife|partner|son|daughter|kids|family|friend|cousin|neighbou?r|boyfriend|girlfriend)s?\b"
)
LOSS = re.compile(
    r"\b(?:lost (?:his|her|their) job|(?:was|got|were) (?:laid off|fired)|out of work|unemployed|died|passed away|is (?:very )?(?:ill|sick))\b"
)
"""Somebody near them is in trouble."""
DOUBT = re.compile(
    r"\bi (?:don't think i (?:could|can)|could never|couldn't do|can't imagine|doubt (?:that )?i)\b|\bi'm not sure i (?:could|can)\b"
)
PAST = re.compile(r"\b(?:must|may|can't) have been\b|\bmust've been\b")
ABOUT_ME = re.compile(
    r"^i (?!think|guess|see|suppose|agree|understand|know|admire|imagine|believe|bet|hear|get that|love (?:that|it|your)|"
    r"like (?:that|it|your)|hope (?:so|that)|really|could|can|would|should)[a-z]+\b|\b(i am|i'm|i was|i've|i have|i studied|i study|i work|i worked|i did|i major|i majored|i graduated|i grew|"
    r"i come|i came|my name|my "
    r"(?:degree|background|major|studies|job|training|thesis|experience|skills?|strengths?)|i(?: also)? (?:like|enjoy|"
    r"love|want|hope|plan))\b"
)
SELF_TOLD = re.compile(
    r"\bi(?:'m| am|'ve| have)?(?: been| just| recently| also| currently)* "
    r"(?:stud(?:y|ied|ying)|major(?:ed|ing)? in|graduated in|(?:have |did |got |hold )?a degree in|train(?:ed|ing) (?:as|in)|"
    r"volunteer(?:ed|ing)? (?:at|with|in)|work(?:ed|ing)? (?:as|in|with)) "
    r"((?:a |an |the )?[a-z][a-z'-]+(?: [a-z][a-z'-]+)?)",
    re.IGNORECASE,
)
DID = re.compile(
    r"\bi(?:'ve| have|'m| am| was)?(?: just| once| also| recently| currently| even| been)* "
    r"(?:built|build|made|make|run|ran|started|fixed|organi[sz]ed?|wrote|write|play(?:ed)?|coach(?:ed)?|sold|sell|own(?:ed)?|repair(?:ed)?|"
    r"grew up (?:in|on|near)|live(?:d)? (?:in|on)|come from|taught myself|teaching myself|learning|helped (?:at|in|with)|did|love|like|enjoy) "
    r"((?:(?:a|an|the|some|my|two|three) )?[a-z][a-z'-]+(?: [a-z][a-z'-]+){0,3})",
    re.IGNORECASE,
)
AM = re.compile(
    r"^(?:\w+[, ]+){0,2}i(?:'m| am) (?:just |still |also |currently )?(an? (?!bit|little|huge|big|lot|fan|person)[a-z][a-z'-]+(?: [a-z][a-z'-]+)?)",
    re.IGNORECASE,
)
THEIRS = re.compile(
    FAMILY.pattern + r" (?:is|was|are|were|works? as|worked as|runs?|ran|owns?|owned|has|had|used to be) (?:also |just |now )?"
    r"((?:a|an|the) [a-z][a-z'-]+(?: [a-z][a-z'-]+){0,2})",
    re.IGNORECASE,
)
ENDS_PHRASE = listed(
    """and or but at in on for with from to of as because since when while where which who that this the a an
    my our i we it so then
    after before during about last next now right here there also too just really very well hard"""
)
VOWEL = re.compile(r"[aeiouyáéíóúàèìòùäöüâêîôû]", re.IGNORECASE)


def kind(text: str) -> str:
    """A key of `phrases.REACTIONS`."""
    folded = fold(text).strip()
    words = WORD.findall(folded)
    if not folded:
        return "nothing"
    if not _readable(words) or (len(words) > 2 and len(set(words)) == 1):  # "blah blah blah"
        return "gibberish"
    if RUDE.search(folded):
        return "rude"
    if AGREES.match(folded):
        return "agreement"
    for name, pattern, longest in (
        ("greeting", GREETS, 4),
        ("trouble", TROUBLE, 40),
        ("trouble", LOSS, 40),
        ("family", FAMILY, 60),
        ("doubt", DOUBT, 20),
        ("sorry", SORRY, 9),
        ("past", PAST, 20),
        ("hard", HARD, 14),
        ("thanks", THANKS, 18),
        ("compliment", COMPLIMENT, 14),
        ("praise", PRAISE, 14),
        ("about_me", ABOUT_ME, 10_000),
        ("praise", PRAISE, 10_000),
    ):
        if len(words) <= longest and pattern.search(folded):
            return name
    return "remark"


def self_told(text: str) -> str:
    """The field, work or thing that the trainee names as their own or their family's, ready to stand at the start of a
    sentence; or nothing."""
    plain = text.replace("’", "'")
    match = THEIRS.search(plain) or SELF_TOLD.search(plain) or DID.search(plain) or AM.search(plain)
    if not match:
        return ""
    words: list[str] = []
    for word in match.group(1).split():
        if word.lower() in ENDS_PHRASE and not (word.lower() in {"a", "an", "the"} and not words):
            break
        words.append(word)
    if not words or words[-1].lower() in {"a", "an", "the"}:
        return ""
    phrase = " ".join(words)
    return phrase[0].upper() + phrase[1:]


def _readable(words: list[str]) -> bool:
    """Whether most of it could be words at all: "asdkjh qwrtz" is not."""
    if not words:
        return False
    odd = [word for word in words if len(word) > 3 and (not VOWEL.search(word) or re.search(r"[bcdfghjklmnpqrstvwxz]{5}", word))]
    return len(odd) * 2 < len(words) or (len(words) == 1 and not odd)
