"""One sentence of a model and the brief it was written for in, what is wrong with it out; an empty tuple lets it pass.

`Guard(brief, facts, prompt).findings("You should ask about their budget next, Mr. Miller.")` → `("unknown name", "coaching")`.
It knows English patterns and the words that were open to the model: card, offered facts, the move, the talk so far. It errs on
the side of silence: whatever it stops, the scripted persona says instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.actor.memory import Memory, plain
from coach.actor.persona import Brief
from coach.actor.prompt import asked, filled, names_slot, tellings
from coach.actor.sentences import split
from coach.actor.words import SYNONYM, WORD, fold, listed, terms
from coach.scenario.model import Fact

MOST_WORDS = 45
"""Of one sentence; nobody says more in one breath."""
LEAK_WORDS = 6
"""So many words in a row out of the rules of the prompt are a leak."""
NOVEL_TERMS = 4
NOVEL_SHARE = 0.55
"""From so many unknown terms on, if they make up this share, a sentence tells something that nobody wrote down."""

ROLE = re.compile(
    r"\b(?:as an? (?:ai|assistant|language model|chatbot)|language model|(?:i am|i'm) (?:an? )?(?:ai|assistant|bot|"
    r"chatbot|virtual)|"
    r"artificial intelligence assistant|openai|chatgpt|role[- ]?play|simulat(?:ion|ed)|(?:my|this|the) (?:character|"
    r"persona|scenario)|"
    r"(?:assist|help) you (?:today|with (?:any|your) (?:questions?|tasks?|requests?))|i (?:cannot|can't|"
    r"am unable to) (?:assist|comply|"
    r"fulfil|provide|answer that request)|(?:any|other|more) questions,? (?:feel free|let me know|please ask)|"
    r"here(?:'s| is| are) (?:a|an|the|some|your) (?:response|reply|answer|example|list|summary|script)|certainly! |sure! here|"
    r"in conclusion|i hope this helps)",
)
FORMAT = re.compile(r"[*#`_]{1,3}\w|\*\*|```|^\s*(?:[-•]|\d+[.)])\s|[\[\]{}<>|]|\([^)]*\)|https?://|@\w")
LABEL = re.compile(r"(?:^|[\s\"“])(?:visitor|trainee|user|student|interviewer|caller|you|me|assistant|human|system|narrator)\s*:")
THEIR_PART = re.compile(
    r"\b(?:thank(?:s| you)(?: so much| very much)? for (?:taking (?:the|your) time|(?:meeting|speaking|"
    r"talking) with me|your (?:time|advice))|"
    r"i(?:'m| am) (?:a student|looking for (?:advice|a job|work)|interested in (?:learning|your (?:work|field|career)))|"
    r"(?:could|can|would) you tell me (?:more )?about your (?:work|job|career|role|experience)|how did you (?:get|become|start)|"
    r"i(?:'d| would) (?:love|like) to (?:learn|hear|know) (?:more )?about your (?:work|job|career|experience))\b"
)
COACHING = re.compile(
    r"\b(?:(?:you (?:should|could|might|can|may|need to|ought to|'d better)|try to|be sure to|make sure (?:to|you)|remember to|"
    r"don't forget to|always|consider) (?:also |maybe |want to |then )?(?:ask(?:ing)?|mention(?:ing)?|introduc\w+|thank(?:ing)?|"
    r"follow(?:ing)? up|rephras\w+|say(?:ing)?|open(?:ing)? with|send(?:ing)? (?:a |me a )?thank|practi[cs]\w+|"
    r"prepare (?:your|some) questions|"
    r"keep (?:it|your (?:introduction|pitch)))|"
    r"(?:great|good|excellent|nice|well) (?:job|done|question|questions|approach|opening|introduction|start)\b|"
    r"that(?:'s| is| was) (?:a |an )?(?:really |very )?(?:great|good|excellent|thoughtful|wonderful|fantastic) question|"
    r"(?:my |some )?(?:feedback|tips?) (?:for|on|about) (?:you|your)|next time you (?:call|ask|meet)|"
    r"your (?:pitch|delivery|introduction|phrasing|request) (?:is|was|could|should)|you(?:'re| are) doing (?:great|well|fine)|"
    r"informational interview|score|rubric|criteria)\b"
)
LEAK = re.compile(
    r"\b(?:prompt|system message|instruct(?:ed|ions?) (?:to|me|say|are|that|were)|my instructions|directive|what happens now|"
    r"the record of the talk|i was told to|i(?:'m| am) (?:told|supposed|programmed|allowed) to (?:say|tell|play)|"
    r"next words only)\b"
)


@dataclass(frozen=True, slots=True)
class Family:
    """Something that only the director may let happen."""

    name: str
    speech: re.Pattern[str]
    instruct: re.Pattern[str]
    """Found in the move's instruction, it is allowed."""


FAMILIES: tuple[Family, ...] = (
    Family(
        "offers job",
        re.compile(
            r"\b(?:you(?:'re| are) hired|hire you|(?:offer|give|get|find|have) (?:you |for you )?(?:a |an |"
            r"the )?(?:job|position|internship|"
            r"placement|post|opening|vacancy)(?: for you)?\b|we(?:'re| are) (?:hiring|looking for|recruiting)|(?:have|"
            r"got|is|there's) "
            r"(?:an? |some )?(?:opening|openings|vacancy|vacancies)|apply (?:for|to|here|with)|your application|"
            r"good word for you|"
            r"start (?:on )?monday|join (?:us|our team)|work (?:for|with) (?:us|me)\b|(?:pass|hand|"
            r"forward) (?:on )?your (?:résumé|resume|cv))"
        ),
        re.compile(r"\b(?:job|jobs|hiring|hire|look for somebody|opening|position)\b", re.I),
    ),
    Family(
        "asks résumé",
        re.compile(r"\b(?:send|e-?mail|show|give|bring)\b.{0,20}\b(?:résumé|resume|cv)\b"),
        re.compile(r"résumé|resume|\bcv\b", re.I),
    ),
    Family(
        "grants meeting",
        re.compile(
            r"\b(?:come (?:by|in|over|round|visit|to (?:my|our|the))|drop by|stop by|let's (?:meet|schedule|set|"
            r"arrange|find a time|make|do|say)|"
            r"(?:can|could|will|'ll|happy to|glad to|love to|like to) (?:meet|see) (?:you|with you)|meet (?:up|me|you|"
            r"with me|for)|"
            r"how about (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|next|"
            r"a (?:quick )?(?:call|meeting|coffee))|"
            r"see you (?:on|at|then|there|tomorrow|next|soon)|(?:set up|schedule|arrange) (?:a|the|that|something)|"
            r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow)(?: \w+){0,3} (?:works|suits|"
            r"is (?:good|fine)|would suit|at)|"
            r"i(?:'m| am) free|give you (?:\w+ ){0,2}minutes|you can have (?:\w+ ){0,2}minutes|pencil you in|"
            r"put you (?:down|in my))\b"
        ),
        re.compile(r"\b(?:meet|meeting|appointment|another call|call again|offer the time|time you are given|welcome)\b", re.I),
    ),
    Family(
        "extends time",
        re.compile(
            r"\b(?:(?:another|extra|more) (?:\w+ )?minutes|take (?:all the|your|as much) time|no (?:hurry|rush)|"
            r"as long as you (?:like|need|want)|"
            r"(?:have|got) (?:plenty of|all the|lots of) time)\b"
        ),
        re.compile(r"\bminutes\b|\btime\b", re.I),
    ),
    Family(
        "says goodbye",
        re.compile(
            r"\b(?:good ?bye|bye(?:-| )?bye|bye|farewell|take care|have a (?:great|good|nice|lovely|wonderful) (?:day|"
            r"one|evening|week|weekend|time)|"
            r"(?:talk|speak) to you (?:soon|later|then)|see you (?:later|around)|(?:i )?(?:have to|need to|must|gotta|"
            r"got to|should) "
            r"(?:go|run|leave|hang up|get going)|hang(?:ing)? up|nice (?:talking|speaking|meeting) (?:to|with) you|"
            r"(?:best|good) (?:of )?luck|end (?:this|the|our) (?:call|conversation|meeting|talk)|"
            r"that's all (?:i have )?(?:time )?for)\b"
        ),
        re.compile(r"\b(?:goodbye|end the|come to an end|out of time|take a call|meeting in|must go)\b", re.I),
    ),
    Family(
        "names contact",
        re.compile(
            r"\b(?:(?:introduce|connect|refer|put) you (?:to|with|in touch)|(?:talk|speak|reach out|write|"
            r"get in touch) (?:to|with) "
            r"(?:my|a|our|one of my) (?:colleague|friend|boss|manager|contact|former)|give you (?:the|a|his|her|their|my) "
            r"(?:name|number|phone|e-?mail|contact|card))\b"
        ),
        re.compile(r"\b(?:name the|card|number|somebody else|one person|HR)\b"),
    ),
)

AGREES = re.compile(
    r"^(?:\W*(?:well|oh|ah|hm+|okay|right|all right)\W+)*(?:sure|of course|absolutely|certainly|gladly|definitely|yes|yeah|"
    r"by all means|(?:i'd|i would) (?:love|be (?:happy|glad|delighted)|like) to|"
    r"i(?:'m| am) (?:happy|glad|willing) to|no problem|why not)\b"
)
SAYS_NO = re.compile(
    r"\b(?:no|not|nobody|refuse|decline|evade|bad|out of time|cannot|end the|coolly|without interest)\b", re.IGNORECASE
)
"""An instruction that a ready yes would turn round; models agree too easily."""

DECLINES = re.compile(
    r"\b(?:(?:i|i'm|i'd|we|it's|that's|that)\b[^.?!]{0,30}\b(?:don't|do not|didn't|wouldn't|couldn't|can't|cannot|not|"
    r"never|no idea|rather not|pass on|beyond me|outside|private|prefer not|keep (?:that|it) to myself|nothing to)|"
    r"no idea|hard to say|"
    r"(?:couldn't|can't) (?:say|tell)|not (?:something|a thing|one) i|next question)\b"
)
"""Ways to say that one does not know or would rather not say."""

PERSONAL = listed(
    """wife husband partner boyfriend girlfriend daughter son child children kids mother father mom dad parents brother
    sister uncle aunt cousin grandmother grandfather twins married divorced pregnant cancer illness church prison lawsuit
    sued award prize million billion thousand percent born"""
)
"""Things of a life that a model must not make up, however little else is new in a sentence."""

KNOWN_CAPITALS = listed(
    """i i'm i'd i'll i've monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december christmas easter english god ok okay tv cv hr mr mrs ms dr ai it phd"""
)
UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(UNITS.split())} | {
    word: 10 * number for number, word in enumerate(TENS.split(" "), 2)
}
NUMBER = re.compile(rf"\b(?:\d+(?:[.,:]\d+)*|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\b")
SMALL_TALK = listed(
    """guess bit lot kind sort honest afraid happy glad fine nice sure matter point place while moment bad sorry depend hope
    feel believe care used keep long short old new world life simple plain mind fair easy whole rest side reason hand idea best"""
)
"""Words that carry no fact."""


class Guard:
    """What may be said to one brief."""

    def __init__(self, brief: Brief, facts: tuple[Fact, ...], prompt: str) -> None:
        self._brief = brief
        self._facts = facts
        profile, move = brief.profile, brief.move
        told = [text for fact in facts for text in tellings(brief, fact)]
        self._move_words = " ".join((move.instruct, *move.lines, *profile.lines.get(brief.directive.move, ())))
        card = [
            *(profile.full_name, profile.role, profile.field, profile.organisation, profile.place, profile.phone_greeting),
            *((profile.directions, brief.slot) if names_slot(brief) or "directions" in brief.directive.move else ()),
            *((brief.contact.name, brief.contact.role, *brief.contact.tellings) if brief.contact else ()),
            *(filled(brief, text) for text in (move.instruct, *move.lines)),
        ]
        talk = [utterance.text for utterance in brief.transcript]
        minutes = [f"{brief.minutes:g}", f"{max(0, round(brief.minutes_left))}", brief.trainee_name]
        known = " ".join((*card, *told, *talk, *minutes))
        self._words = frozenset(WORD.findall(fold(known))) | {word.removesuffix("'s") for word in WORD.findall(fold(known))}
        self._terms = frozenset(terms(known))
        self._numbers = _numbers(known) | {"1", "2"}
        # What the model may repeat from the prompt, and what it must not: the rules around facts and talk.
        self._rules = _runs(prompt) - _runs(" ".join((*card, *told, *talk)))
        self._must_not_agree = (
            move.kind == "say"
            and SAYS_NO.search(move.instruct) is not None
            and not any(AGREES.search(fold(line)) for line in move.lines)
        )
        self._memory = Memory(brief.said_before)
        self._allowed = frozenset(
            family.name
            for family in FAMILIES
            if family.instruct.search(move.instruct)
            or family.speech.search(fold(self._move_words))
            or (family.name == "says goodbye" and brief.directive.ends)
            or (family.name == "names contact" and brief.contact is not None)
            or any(family.speech.search(fold(text)) for text in told)
        )

    def findings(self, sentence: str) -> tuple[str, ...]:
        """What is wrong with one sentence, each in a word or two."""
        folded = fold(sentence)
        words = WORD.findall(folded)
        found: list[str] = []
        if not words:
            found.append("no words")
        if len(words) > MOST_WORDS:
            found.append("too long")
        if ROLE.search(folded):
            found.append("breaks role")
        if FORMAT.search(sentence):
            found.append("not spoken")
        if LABEL.search(folded) or self._named_label(folded) or THEIR_PART.search(folded):
            found.append("speaks for trainee")
        if COACHING.search(folded):
            found.append("coaching")
        if LEAK.search(folded) or _runs(sentence) & self._rules or ("visitor" in words and "visitor" not in self._words):
            found.append("leaks prompt")
        found += [family.name for family in FAMILIES if family.name not in self._allowed and family.speech.search(folded)]
        if self._must_not_agree and AGREES.search(folded):
            found.append("agrees")
        if self._unknown_number(folded):
            found.append("unknown number")
        if self._unknown_name(sentence):
            found.append("unknown name")
        if self._invents(sentence):
            found.append("invents fact")
        if len(words) > 3 and self._memory.has(sentence):
            found.append("repeats itself")
        return tuple(found)

    def missing(self, text: str) -> tuple[str, ...]:
        """What the whole reply lacks of that which had to happen."""
        words = frozenset(WORD.findall(fold(text)))
        lacks: list[str] = []
        lines = self._brief.move.lines
        must_name_slot = bool(lines) and all("slot" in line for line in lines)
        if must_name_slot and not frozenset(terms(self._brief.slot)) <= frozenset(terms(text)):
            lacks.append("no time")
        contact = self._brief.contact
        if contact and WORD.findall(fold(contact.name))[-1] not in words:
            lacks.append("no contact")
        if "directions" in self._brief.directive.move and len(words & self._words) < 5:
            lacks.append("no directions")
        if self._brief.move.kind == "answer" and asked(self._brief) and not self.told(text) and not DECLINES.search(fold(text)):
            # Whatever it says is neither what was offered nor a way to decline.
            lacks.append("does not answer" if self._facts else "invents fact")
        return tuple(lacks)

    def told(self, text: str) -> tuple[str, ...]:
        """Ids of the facts and contacts that a reply really told."""
        said = frozenset(terms(text))
        ids: list[str] = []
        for fact in self._facts:
            parts = [(fact.id, tellings(self._brief, fact)[: len(fact.tellings)])]
            if fact.detail and fact.id in self._brief.told:
                parts.append((f"{fact.id}.detail", tellings(self._brief, fact)[len(fact.tellings) :]))
            for name, texts in parts:
                if any(_shared(said, text) for text in texts):
                    ids.append(name)
        contact = self._brief.contact
        if contact and plain(contact.name) in plain(text):
            ids.append(contact.id)
        return tuple(ids)

    def _named_label(self, folded: str) -> bool:
        name = fold(self._brief.trainee_name)
        return bool(name) and re.search(rf"(?:^|\s){re.escape(name)}\s*:", folded) is not None

    def _unknown_number(self, folded: str) -> bool:
        return bool(_numbers(folded) - self._numbers)

    def _unknown_name(self, sentence: str) -> bool:
        """A capital within a sentence, on a word that stands nowhere in what was open to the model."""
        for part in split(sentence):
            # A capital after an opening quote or colon begins a sentence of its own.
            tokens = re.findall(r"([\"“'‘:]\s*)?([^\W\d_][\w'’-]*)", part)
            for place, (before, token) in enumerate(tokens):
                word = fold(token).removesuffix("'s")
                starts = place == 0 or bool(before)
                following = tokens[place + 1][1] if place + 1 < len(tokens) else ""
                is_name = token[0].isupper() and word not in KNOWN_CAPITALS and not set(word.split("-")) <= self._words
                if is_name and not starts:
                    return True
                if is_name and starts and following[:1].isupper() and fold(following) not in KNOWN_CAPITALS | self._words:
                    return True
        return False

    def _invents(self, sentence: str) -> bool:
        found = terms(sentence)
        novel = [term for term in found if term not in self._terms and term not in SMALL_TALK]
        if any(word in PERSONAL and word not in self._words for word in WORD.findall(fold(sentence))):
            return True
        return len(novel) >= NOVEL_TERMS and len(novel) > NOVEL_SHARE * len(found)


def _numbers(text: str) -> frozenset[str]:
    """The numbers of a text, words and figures alike."""
    return frozenset(str(NUMBERS.get(each, each)) for each in NUMBER.findall(fold(text)))


def _runs(text: str) -> frozenset[str]:
    """Every run of `LEAK_WORDS` words."""
    words = WORD.findall(fold(text))
    return frozenset(" ".join(words[place : place + LEAK_WORDS]) for place in range(len(words) - LEAK_WORDS + 1))


def _shared(said: frozenset[str], telling: str) -> bool:
    """Whether a telling was told: a third of its terms were said, two at least. Common words of a working life do not count."""
    needed = frozenset(terms(telling)) - frozenset(SYNONYM.values())
    needed = needed or frozenset(terms(telling))
    return len(needed & said) >= max(min(2, len(needed)), len(needed) // 3)
