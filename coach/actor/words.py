"""Text in, comparable terms out: folded, stemmed lightly, synonyms merged, stop words gone.

`terms("What do you enjoy most about your job?")` → `("like",)`; `terms("And what's the pay like?")` → `("pay",)`.
Knows English words, no scenario. Word lists are our own, gathered from ways in which people put such questions.
"""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


STOP = listed(
    """
    a about above actually after again ago ah all almost already also although always am an and any anybody anyone anything
    are as ask
    asking at away back basically be been before being better bit both bring but by came can certainly come could couldn't curious
    definitely did didn't do does doesn't doing don't done down each either else end enough er especially even ever every exactly
    far few find for from generally get gets getting gives giving go goes going gone good got great guess had hadn't happen
    happens
    has have haven't having he hear heard hello her here hers hey hi him his hmm how however i i'd i'll i'm i've if in instead
    interested interesting into is isn't it it's its itself just kind know knowing learn let let's look looking lot lots made make
    makes many may maybe me mean might mind mine more most mostly much must my myself need never next nice no nor not now
    of off oh
    ok okay on once one ones only onto or other our out over own part particular particularly people per perhaps person please
    possibly pretty probably put question questions quick quite rather real really right said same saw say see seem seems sense
    shall share she should since so some somebody someone something sometimes sort speak still stuff such sure take talk talking
    tell than thank thanks that that's the their them themselves then there there's these they they're thing things think
    this those
    though thought through to today together told too toward try trying um understand until up upon us use used usually
    various very
    want wanted was wasn't way ways we well were what what's whatever when where whether which while who who's whole whom
    whose why
    will with within without wonder wondering won't words would wouldn't wow yeah yes yet you you'd you'll you're you've
    your yours
    yourself tells walk talks touch give love's describe explain elaborate expand mention mentioned
    """
)
"""Words that say nothing about what is asked."""

GROUPS: tuple[str, ...] = (
    "like likes liked enjoy enjoys enjoyable enjoyed love loves favourite favorite rewarding reward rewards fulfilling "
    "satisfying satisfaction fun pleasure joy happy happiest gratifying best excite excites exciting",
    "proud pride prouder proudest success successes achievement achievements achieved accomplishment accomplishments "
    "accomplished",
    "dislike dislikes hate hates frustrating frustrates frustrate frustration frustrations annoying annoys annoy worst "
    "downside downsides drawback drawbacks hard hardest harder difficult difficulty difficulties challenge challenges "
    "challenging "
    "tough toughest problem problems struggle struggles pain unpleasant boring tedious least dread",
    "mistake mistakes wrong error errors blunder",
    "fail failed failing failure failures setback setbacks",
    "regret regrets regretted",
    "throw throws threw thrown",
    "lose loses lost losing",
    "teach teaches taught teaching teacher teachers",
    "pay paid pays salary salaries wage wages earn earns earning earnings money income compensation remuneration bonus",
    "day days daily weekday week weeks weekly workday",
    "typical typically usual normal normally average ordinary routine",
    "duty duties responsibility responsibilities responsible task tasks",
    "start started starting begin began begun beginning",
    "path career background journey route story",
    "study studied studies studying degree degrees university college major majored school education educated diploma "
    "qualification qualifications qualified course courses bachelor master",
    "skill skills ability abilities strength strengths competence competences competencies talent talents quality qualities "
    "trait traits",
    "certificate certificates certification certifications certified licence license licensed",
    "train training trained trainee",
    "apprentice apprentices apprenticeship apprenticeships apprenticed",
    "hire hires hired hiring recruit recruits recruiting recruitment employ",
    "entry enter entered junior beginner beginners graduate graduates newcomer newcomers newbie",
    "future trend trends trending changing change changes changed ahead coming outlook evolve evolving evolution "
    "direction heading "
    "headed growing grow growth shrinking",
    "technology technologies technical tech digital automation automated ai software robot robots",
    "culture atmosphere environment vibe values",
    "team teams colleague colleagues coworker coworkers crew department",
    "boss manager supervisor chief",
    "hours hour schedule overtime shift shifts evening evenings weekend weekends",
    "balance lifestyle",
    "family families private",
    "children child kids kid",
    "husband wife partner spouse married",
    "mother father mom dad parents",
    "vacation holiday holidays vacations",
    "hobby hobbies leisure",
    "stress stressful stressed pressure burnout exhausted exhausting exhaustion tiring",
    "travel travels travelling traveling trip trips commute commuting",
    "advice advise recommend recommended recommendation recommendations suggest suggestion suggestions tip tips counsel",
    "association associations society societies guild network networks networking",
    "read reads reading book books journal journals newsletter newsletters blog blogs podcast podcasts magazine "
    "magazines publication",
    "organisation organisations organization organizations company companies employer firm agency institution institute",
    "client clients customer customers",
    "resume résumé resumé cv",
    "remote remotely hybrid",
    "promotion promoted promotions advance advancement ladder progress progression",
    "surprise surprised surprising surprises unexpected unexpectedly",
    "decide decided decision decisions choose chose chosen choice",
    "different differently otherwise",
    "quit quits quitting resigned resign",
    "mentor mentors mentoring mentored",
    "internship internships intern placement placements volunteer volunteering volunteered",
    "busy busiest season seasonal",
    "maths math mathematics",
    "big bigger biggest large larger largest size",
    "danger dangerous risk risks risky unsafe injury injuries injured",
    "work works working worked job jobs profession occupation role roles position positions",
)
"""Words that mean the same when asked about a working life; the first of a group stands for all."""

SYNONYM: dict[str, str] = {word: group.split()[0] for group in GROUPS for word in group.split()}

PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), f" {replacement} ")
    for pattern, replacement in (
        (r"\b(in|at) the (first place|moment)\b|\bright now\b|\bof all things\b|\bwhy (that|this) (one )?(and|of)\b", "now"),
        (r"\bfirst of all\b|\bto be honest\b|\bone more thing\b|\bhard on (you|your|the)\b", " "),
        (
            r"\bwho\b.{0,25}\bwork(ing)? (with|alongside|most closely)\b( (on a )?(day to day|daily|every day)( basis)?)?|"
            r"\bwork(ing)? closely with\b",
            "team",
        ),
        (r"\b(per|in a|each) (day|week)\b", " "),
        (r"\b(give|gave|giving|given) (it |this )?(all )?up\b|\bthrow(n)? in the towel\b", "quit"),
        (r"\bfor fun\b|\b(in|with) your (free|spare) time\b", "leisure"),
        (r"\bprofessional (body|bodies|group|groups|organi[sz]ations?)\b", "association"),
        (r"\bday[ -]to[ -]day\b|\ba day in (the|your) life\b|\bmost of your time\b|\b(spend|fill) your time\b", "typical day"),
        (r"\bnine[ -]to[ -]five\b|\bwork[ -]life balance\b|\b(work|job) and (private |home |family )?life\b", "hours balance"),
        (
            r"\b(like|enjoy|love) (the )?least\b|\bleast (favou?rite|enjoyable|fun)\b|\bdon'?t (you )?(like|enjoy)\b|"
            r"\b(not|never) (like|enjoy)\b",
            "dislike",
        ),
        (
            r"\b(do you|you'?d|you) (really |most |actually |especially |particularly )?like\b(?! to)|\blike (most|best|about)\b",
            "love",
        ),
        # "what is X like?" and "things like X" ask nothing about liking
        (r"\blike\b", " "),
        (
            # "you" and the past: their own way in, not the way in
            r"\b(did|have) you (\w+ ){0,2}(get|got|break|broken|move|moved|go|gone|fall|fallen|come|slide|stumble|land) "
            r"(\w+ )?(in|into|to)\b|"
            r"\bhow you (got|came|went|fell|moved|broke) (\w+ )?(in|into|to)\b",
            "path start",
        ),
        (
            r"\b(got|get|getting|break|broke|breaking|foot|move|moved|go|went|fell) (\w+ )?(in|into|through)\b( the door\b)?",
            "start entry",
        ),
        (
            r"\b(end|ended|wind|wound) up\b|\b(brought|led) you\b|\bhow you got (here|there)\b|\b(get|got) (to )?(here|where)\b|"
            r"\bwhere you are( now| today)?\b|\bhow (did )?you (ever )?(become|became|come to be|came to be)\b|"
            r"\b(got|get) (you )?started\b|\bget your start\b",
            "path start",
        ),
        (r"\b(doing|do|did|work\w*|were|was|job|been) (\w+ ){0,2}before\b[^?.,;]*|\bprevious(ly)?\b", "path before"),
        (r"\bin (five|5|ten|10|a few|the next \w+) years\b|\bdown the (road|line)\b|\blong[ -]term\b", "future years"),
        (
            r"\b(looking|look) back\b|\b(do|done) (it |anything |things )?(all )?(over|again|differently)\b|"
            r"\bif you could (go back|start)( over| again)?\b|\bstart(ing|ed)? (all )?(over|again|afresh)\b|\bin hindsight\b",
            "different",
        ),
        (r"\bthe \w+ (that )?you work (for|at)\b", "organisation"),
        (r"\bhow much (do|does|did|can|could|would|will) .{1,40}\b(make|earn|take home)\b", "pay"),
        (r"\bwork\w* (from home|remotely)\b", "remote"),
        (r"\bcover letters?\b", "resume"),
        (r"\bkeeps? you (up|awake)\b", "dislike stress"),
        (
            r"\b(got|get|gets|made) you (so |so very )?(interested|hooked|curious|excited)\b( in\b)?",
            "decide",
        ),
        (
            r"\b(drew|draws|drawn|attract\w*|appeal\w*|motivat\w*|inspir\w*|made you (want|choose|pick|become))\b",
            "decide",
        ),
        (
            r"\bwhat (does it|would it|it) takes?\b|\b(cut out|suited|right|made) for (this|the|that|it)\b|"
            r"\bgood at (this|it|the|your|that)\b|\b(thrive|to succeed|to be successful)\b",
            "skill good",
        ),
        (
            r"\b(my|your) (position|place|shoes)\b|\b(someone|somebody|a person) (in my|with my)\b|\bif you were me\b|"
            r"\bshould i (do|focus|start|be)\b|\bi should (do|focus|start|be)\b",
            "advice",
        ),
        (r"\bpay(ing)? for (your|the|a|my) (studies|study|school|college|degree|education|training)\b", "study"),
        (r"\b(just )?(a )?(ballpark|rough (number|figure|range))( figure)?\b", "pay range"),
        (r"\bmake (a living|ends meet)\b|\bwell paid\b", "pay"),
    )
)
"""Several words that ask for one thing, rewritten in this order before the words are looked at."""


def fold(text: str) -> str:
    """Lower case with straight apostrophes."""
    return text.lower().replace("’", "'").replace("‘", "'")


def stem(word: str) -> str:
    """Without the commonest endings: "clinics" → "clinic", "managing" → "manag", "managed" → "manag"."""
    for ending, least in (
        ("'s", 1),
        ("ingly", 4),
        ("ies", 3),
        ("ing", 4),
        ("edly", 4),
        ("ed", 4),
        ("ly", 4),
        ("es", 4),
        ("s", 3),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                return word
            base = word[: -len(ending)] + ("y" if ending == "ies" else "")
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiouls":
                base = base[:-1]  # "planning" → "plan"
            return base.rstrip("e") if len(base) > 3 else base
    return word.rstrip("e") if len(word) > 4 else word


@lru_cache(maxsize=8192)
def term(word: str) -> str:
    """What a folded word is compared as."""
    if word in SYNONYM:
        return SYNONYM[word]
    return stem(word)


@lru_cache(maxsize=4096)
def terms(text: str) -> tuple[str, ...]:
    """The terms of a text in order, each once."""
    folded = fold(text)
    for pattern, replacement in PHRASES:
        folded = pattern.sub(replacement, folded)
    found = (word for word in WORD.findall(folded) if word not in STOP)
    return tuple(dict.fromkeys(term(word.removesuffix("'s")) for word in found))
