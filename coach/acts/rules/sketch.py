"""Patterns for a thumbnail sketch ("tell me about yourself"); ids and meanings as in `vocabulary.SKETCH`."""

from __future__ import annotations

from coach.acts.rules.engine import Rule, rule
from coach.acts.rules.request import RULES as REQUEST
from coach.acts.rules.shared import ASKS_FOR_JOB, NOT_MINE

STRENGTH = (
    r"(?:organi[sz]ed|organi[sz]ing|patient|patience|careful|calm|reliable|curious|creative|analytical|detail|details|listening|listener|communicat\w+|"
    r"team\w*|leadership|leading|problem[- ]solving|writing|research\w*|numbers|people|planning|languages?|coding|programming|excel|python|"
    r"teaching|training|fault[- ]finding|negotiat\w+|persua\w+|quick|gentle|honest|hard[- ]?working|stubborn|precise|precision|thorough|punctual|"
    r"adaptab\w+|flexib\w+|presenting|explaining|drawing|scheduling|budget\w*|spreadsheets|design\w*|editing|sales|selling|cooking|driving|fixing|"
    r"safety|stock|customer\w*|data|statistics|maths?|reading|speaking|stress|pressure|tidy|fast|learner|decisions|memory|empath\w+|friendly|chatty)"
)

RULES: dict[str, tuple[Rule, ...]] = {
    "states_education_or_experience": (
        *REQUEST["states_background"],
        rule(
            r"(?:i|i've|i have|we) (?:\w+ ){0,2}?(?:worked|studied|spent|served|taught|drove|driven|ran|trained|graduated|finished|majored|did|managed|cooked|built|volunteered|nursed|started|left school|grew up|hold|have a|got a|qualified|led|was|been)\b…(?:at|in|as|for|on|with|degree|diploma|certificate|years?|school|army|navy|shop|company|hospital)\b…(?=[.,;!?\n]|$)",
            unless=NOT_MINE,
        ),
    ),
    "names_skills": (
        rule(
            r"(?:good|great|best|strong|skilled|skills?|strengths?|talent\w*|able|known|excel|handy|decent|not bad|brilliant|confident) (?:\w+ ){0,4}?(?:at|with|in|are|is|for|include|as|to)\b…(?:[\w'-]+[ ,]+){0,5}?(?:and|,|also) …[\w'-]+(?=[ ]*[.,;!?\n]|$| )"
        ),
        rule(
            rf"(?:i'm|i am|me|being|people say i'm|call me|they say i'm|as) (?:\w+ )?{STRENGTH}(?:,| and|, and|,? but| or)+ (?:\w+ ){{0,3}}?[\w'-]+(?:(?:,| and|, and)+ (?:\w+ ){{0,2}}?{STRENGTH})?"
        ),
        rule(rf"{STRENGTH}(?:,? and|,) (?:\w+ ){{0,3}}?{STRENGTH}(?:(?:,? and|,) (?:\w+ ){{0,3}}?{STRENGTH})*"),
        rule(
            r"i (?:can|know how to|speak|bring|offer|write|learn|listen|see) …(?: and|,) (?:i )?(?:can |know how to )?…\w+(?=[ ]*[.;!?\n]|$)",
            unless=NOT_MINE,
        ),
    ),
    "gives_evidence": (
        rule(
            r"(?:for (?:example|instance)|one time|once|last (?:year|summer|spring|winter|month|term|season|autumn|fall)|in my (?:last|dissertation|thesis|final|placement|internship|project|previous)|when (?:the|i|we|our|my|a)|at (?:my|the) \w+|this (?:year|spring|summer)|during|in (?:one|19\d\d|20\d\d|the last|a single)) ……\b(?:i|we|my)\b ……\w+(?=[.;!?\n]|$)"
        ),
        rule(
            r"(?:i|we|my \w+|which|that|it) (?:\w+ ){0,2}?(?:cut|reduced|raised|increased|saved|won|built|designed|organi[sz]ed|trained|taught|fixed|found|led|wrote|launched|brought|got|grew|doubled|halved|solved|settled|improved|created|set up|started|redesigned|rebuilt|managed|handled|published|turned|sold|planned|coordinated|automated|went from|passed|made|caught|kept|took|ran|had no|dropped|fell|rose|lowered|moved)\b ……(?:\d+|percent|per cent|<NUM>|half|third|quarter|first|every|times|fewer|less|more|from|by|prize|award|record|team|people|so that|which)\b…(?=[.,;!?\n]|$)",
            unless=NOT_MINE,
        ),
    ),
    "links_to_field": (
        rule(
            r"(?:interested in|drawn to|fascinated by|love|passionate about|care about|curious about|want to (?:work|go|move|get|be)|into|towards?|fits?|suits?|appeals?|attract\w*|excited (?:by|about)|useful (?:in|for|to)|(?:is|are|would be) (?:what|where|why|exactly)|looking at|exploring|considering|thinking (?:of|about)|that's why|which is why|because) ……(?=[.;!?\n]|$)",
            unless=NOT_MINE,
        ),
    ),
    "states_goal_or_next_step": (
        rule(
            r"(?:my (?:goal|aim|plan|hope|dream|next step|target)|i (?:want to|would like to|hope to|plan to|intend to|aim to|am going to|will|am hoping to|'d like to|'d love to)|i'm (?:going to|hoping to|planning|aiming|working towards?|applying|training|doing|starting|taking|teaching myself|looking to|trying to)|i'd (?:like|love) to|i've (?:enrolled|signed up|put my name|applied|started|registered|booked)|i have (?:enrolled|signed up|started|registered|booked)|next (?:year|month|step|spring|autumn|september|january)|in (?:five|two|three|ten) years|eventually|long term|by (?:next|the end)) ……(?=[.,;!?\n]|$| (?:and i'd|and i would|so i|but)\b)",
            unless=NOT_MINE,
            unless_sentence=r"(?:hear|ask|learn|know|understand|find out|pick your|talk to you|tell me|your (?:advice|opinion|view|thoughts|honest))",
        ),
    ),
    "states_ask": (
        rule(
            r"(?:i'd|i would|i'm|i am|i was|i|what i|could you|can you|would you|please|and) (?:\w+ ){0,4}?(?:like|love|value|appreciate|grateful|glad|hoping|hope|want|after|asking|tell me|hear|learn|know|advise|wondering|need|interested|curious|ask)\b…(?:advice|hear|know|tell me|learn|you think|your|you'd|you would|ask you|opinion|from you|find out|understand|guidance|how|what|which|whether|where)\b……(?=[.;!?\n]|$)",
            unless=NOT_MINE,
        ),
        rule(
            r"(?:what|how|which|where|who|should i|do you think|is there|would you|could you|can you|tell me|advise me)\b…\b(?:you|i|someone like me|your)\b……(?=\?)"
        ),
        rule(r"(?:tell|advise|show|teach|help) me\b……(?=[.;!?\n]|$)", unless=r"they|people|he|she"),
    ),
    "asks_for_job": ASKS_FOR_JOB,
}
