"""What a professional never says of their own accord, as English patterns: leaving the part, coaching, leaking, promising.

`COACHING.search("that's a great question")` finds it. The `FAMILIES` are what the director alone may let happen; a move whose
instruction holds `instruct`, or whose lines say such a thing themselves, allows it. Texts are folded before they are searched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
ANNOUNCES = re.compile(r":\s*[\"“«]|\b(?:words|sentence|answer|reply|response|line)s? (?:is|are|would be)\b")
"""Talks about what it is going to say: "The words are: “…”"."""
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
            r"\b(?:you(?:'re| are) hired|hire you|(?:want|like|need|take) (?:a|an|the|this|that) (?:job|position|internship)|"
            r"(?:offer|give|get|find|have) (?:you |for you )?(?:a |an |"
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
        "refuses",
        re.compile(
            r"\b(?:(?:can't|cannot|won't|will not|don't (?:want|have time|think i (?:can|should|will))(?: to)?|not able to|"
            r"unable to) (?:really |possibly )?(?:meet|see you|make (?:the )?time|fit you in|give you|spare|receive|have you|"
            r"let you)|no time (?:for (?:you|this|that|a (?:meeting|talk|visit)))|not interested|out of the question|"
            r"don't (?:come|call|ask)\b|stop (?:calling|asking)|leave me alone|the answer is no|i(?:'m| am) (?:too|very) busy)\b"
        ),
        re.compile(r"\b(?:say no|your no|not convinced|no jobs|refuse|decline|evade|bad|out of time|end the|are over)\b", re.I),
    ),
    Family(
        "promises",
        re.compile(
            r"\b(?:i promise|you have my word|i(?:'ll| will) (?:call|phone|write|e-?mail|send|ask|help|find|take care|get back|"
            r"be there|let you|make sure|look (?:for|into)|see what)|"
            r"you(?:'ll| will) (?:get|have|receive|hear from|start|be (?:hired|fine|paid))|"
            r"we(?:'ll| will) (?:call|hire|pay|take|send|see|meet|give|find)|leave it (?:to|with) me|count on me)\b"
        ),
        re.compile(r"\b(?:offer|promise|introduce|card)\b", re.I),
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

PLEA = re.compile(
    r"\b(?:please|promise|say yes|a yes|just say|let me|let's|(?:can|could|will|would) (?:you|i|we)|may i|give me|lend|help me|"
    r"repeat|write|put in|offer|hire|you(?:'ll| will)|say (?!it|that|so)\w+)\b|, (?:right|ok|okay|yes|all right)\?"
)
"""Words of a trainee to which even "All right." would be a promise."""
GIVES_IN = re.compile(
    r"^\W*(?:(?:well|oh|ah|hm+|so|then|and)\W+)*(?:okay|ok|all right|right|fine|good|sure|yes|yeah|of course)\b"
)
