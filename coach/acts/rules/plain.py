"""Textbook forms that leave no doubt: "are you hiring?", "I know you are busy", "may I use your name?".

The networks have seen many who speak of jobs and ask for none, and doubt even these when they stand alone. Whatever they make of a
text, a form of this list counts; on train and dev none of them was ever wrong.
"""

from __future__ import annotations

from coach.acts.rules.engine import Rule, rule

OTHERS = (
    r"\bnot \w+|n't\b|never|\bno\b|when|before|until|\bif\b|told|said|says|used to|asked|people|everyone|brother|sister|friend|cousin|son|"
    r"daughter|husband|wife|mother|father|he|she|they|thought|thinks|advice|because|how|why|what"
)
"""In the same sentence: it may be about somebody else, another time, or denied."""

DENIED = (
    r"\bnot \w+|n't\b|never|told|said|says|used to|asked|people|everyone|they|she|he|if|when i|whether|"
    r"my (?:brother|sister|friend|cousin|mother|father|boss|teacher)"
)
"""The same for forms that are said in more ways."""


def _said(*patterns: str) -> tuple[Rule, ...]:
    return tuple(rule(pattern, unless_sentence=DENIED) for pattern in patterns)


def _always(*patterns: str) -> tuple[Rule, ...]:
    """Forms that hold whatever else stands in the sentence: "I'm not looking for a job"."""
    return tuple(rule(pattern) for pattern in patterns)


CALL_BACK = r"(?:call|ring|phone|try) (?:you )?(?:back|again)"
WHEN = r"(?:later|another|at|tomorrow|on|this|in)"
FOR_TIME = (
    r"thank(?:s| you)(?: so much| very much| again| ever so much)? for (?:your time|taking the time|making (?:the )?time|"
    r"meeting (?:with )?me|seeing me|speaking (?:with|to) me|talking (?:with|to) me)(?! on the phone)"
)

PLAINLY: dict[str, tuple[Rule, ...]] = {
    "asks_for_job": (
        rule(r"i (?:really |just |badly )?(?:need|want) (?:a|any|some) (?:job|work|paid work)(?=[ ]*[.,;!?\n]|$| (?:now|soon|badly|here|at your|in your|from you|please))", unless_sentence=OTHERS),
        rule(r"(?:just |please |so )?(?:give|find|get|offer) me (?:a|any|some) (?:job|work|position)(?=[ ]*[.,;!?\n]|$| (?:now|here|at|in|please))", unless_sentence=OTHERS),
        rule(r"(?:please |just |you should |can you |could you |would you |will you )hire me\b", unless_sentence=OTHERS),
        rule(r"(?:do you have|have you got|is there|are there|got) (?:a|any) (?:jobs?|openings?|vacanc(?:y|ies)|positions?|work) (?:for me|going|open|available|i could (?:do|have))\b…", unless_sentence=OTHERS),
        rule(r"are you (?:currently |still |even )?(?:hiring|recruiting|taking (?:people|anyone|anybody) on)(?: (?:now|right now|anyone|at the moment|or not|people|at all))*(?=[ ]*[.,;!?\n]|$)", unless_sentence=OTHERS),
    ),
    "acknowledges_busy_or_brief": (
        *_said(
            r"i (?:know|realise|realize|understand|appreciate|'m sure|am sure|see) (?:that )?you (?:are|'re|must be) "
            r"(?:very |really |so |quite |extremely |a )?busy",
            r"i(?:'ll| will| promise to|'ll try to) (?:keep (?:it|this) |be )(?:very |really )?(?:brief|short|quick)",
        ),
        *_always(r"i won't (?:take|need) (?:up )?(?:much|a lot|too much) of your time"),
    ),
    "checks_time_to_talk": _said(
        r"(?:is (?:this|now|it)|would (?:this|now) be|have i (?:called|caught you) at|did i (?:catch|get) you at) a "
        r"(?:good|bad|convenient|okay|ok|decent|bad or good) (?:time|moment)(?: to (?:talk|speak|call))?(?= ?[?.,!]| for you|$)",
        r"(?:do you have|have you got|can you spare) (?:a|one|just a|two) (?:quick )?(?:minute|moment|second|sec|minutes)"
        r"(?: right now| now| to (?:talk|speak))?(?= ?[?.!]|$)",
    ),
    "asks_them_to_call_back": _said(
        r"(?:please|could you|can you|would you|so please) (?:please |kindly )?(?:call|ring|phone) me back",
        r"(?:please|could you|can you) (?:please )?(?:give me a (?:call|ring)(?: back)?)",
    ),
    "offers_call_back_or_asks_best_time": _said(
        r"(?:when|what) (?:would be|is|'s|time would be|day would be) (?:a |the )(?:good|best|better) time "
        r"(?:to (?:call|ring|reach|try|phone)|for me to)",
        rf"(?:shall|should|can|could|may) i {CALL_BACK} {WHEN}",
        r"i (?:can|could|'m happy to|am happy to|'d be happy to) (?:call|ring|phone) (?:you )?(?:back|again)",
    ),
    "offers_call_back": _said(
        rf"(?:shall|should|can|could|may) i {CALL_BACK} {WHEN}",
        rf"i (?:can|could|'ll|will|'m happy to|am happy to|'d be happy to) {CALL_BACK} {WHEN}",
    ),
    "asks_best_time": _said(
        r"(?:when|what) (?:would be|is|'s|time would be|day would be) (?:a |the )(?:good|best|better) (?:time|day) (?:to|for)"
    ),
    "keeps_initiative": _said(
        r"i(?:'ll| will) (?:call|ring|phone|try|write to|email|follow up|follow up with)(?: you)?(?: back| again)? "
        r"(?:on|next|tomorrow|early|later this|this) <DAY>?"
    ),
    "asks_advice_not_job": _always(
        r"i(?:'m| am) not (?:asking|looking|calling about|hunting|after) (?:for |you for )?(?:a )?job"
    ),
    "not_looking_for_job": _always(r"i(?:'m| am) not (?:asking|looking|hunting|after|here) (?:for |you for )?(?:a )?job"),
    "referral_ask": _said(
        r"who else (?:should|would|could|do you think|ought|might|can|do you suggest|would you suggest|would you recommend)……"
        r"(?:talk|speak|talking|speaking|meet|meeting)(?: to| with)?",
        r"(?:can|could|would) you (?:recommend|suggest|think of) (?:anyone|someone|anybody|somebody|other people|"
        r"any other people|some other people|two or three people) (?:else )?(?:i|who|that i|for me|in)",
        r"(?:is|are) there (?:anyone|anybody|someone|somebody|other people|any other people) (?:else )?(?:that |who |whom |here )?"
        r"(?:you think |you'd suggest |you would suggest |you'd recommend )?(?:that )?i (?:should|could|might|ought to|can) "
        r"(?:talk|speak|be talking|meet|contact)",
    ),
    "permission_to_use_name": _said(r"(?:may|can|could|might) i (?:please )?(?:use|mention|give|drop) your name")
    + _always(
        r"(?:is it|would it be|is that) (?:ok|okay|all right|alright|fine) (?:with you )?(?:if i|to|for me to) "
        r"(?:use|mention|used|mentioned|say|said) (?:your name|you sent me)"
    ),
    "asks_to_keep_in_touch": _said(
        r"(?:may|can|could|might) (?:i|we) (?:please )?(?:stay|keep) in touch",
        r"(?:may|could|can|might) i (?:please )?(?:write|email|e-mail) (?:to )?you "
        r"(?:again|in the|next|later|in a|once|now and then|from time to time)(?!…to tell you)",
    ),
    "offers_keep_in_touch": _said(
        r"i(?:'d| would) (?:like|love) to (?:stay|keep) in touch", r"i hope (?:that )?we can (?:stay|keep) in touch"
    ),
    "offers_update": _said(
        r"i(?:'ll| will) (?:let you know|tell you|report back|write and tell you|drop you a line about|keep you posted|"
        r"send you word)(?: on| about)? (?:how|what) (?:it|i|they|things|the)"
    ),
    "time_check": _said(
        r"(?:i see|i notice|looks like|i think) (?:that )?(?:our|the|my) (?:time|<NUM> minutes|half hour) (?:is|are) "
        r"(?:nearly |almost |about )?(?:up|over)",
        r"(?:our|the|my) (?:time|<NUM> minutes|half hour) (?:is|are) (?:nearly |almost |about )up",
        r"how are we (?:doing )?(?:for|on) time",
    ),
    "confirms_time_limit": _said(r"(?:is|does) (?:<NUM>|half an hour) minutes still (?:ok|okay|all right|alright|work|good|fine)"),
    "offers_to_wrap_up": _said(r"i(?:'ll| should| will|'d better| had better) let you (?:go|get back to)"),
    "asks_business_card_or_contact": _said(
        r"(?:may|can|could|might) i (?:please )?(?:have|take|get) (?:your|a|one of your) (?:business )?cards?",
        r"do you have a (?:business )?card",
    ),
    "asks_professional_associations": _said(
        r"(?:are there|which|what|can you recommend|do you recommend)(?: any| some)? professional "
        r"(?:associations?|bodies|organi[sz]ations?|societies|groups)"
    ),
    "appreciation_for_time": _said(FOR_TIME),
    "thanks_for_time": _said(FOR_TIME),
    "states_own_name": _said(
        r"my name(?:'s| is) (?!not|on|the|in|all|at|easy|hard|what|too|also|long|so|a |something|spelt|spelled|as|for)\w+"
    ),
    "self_introduction": _said(
        r"(?:let me|may i|i'd like to|allow me to) introduce myself",
        r"the name(?:'s| is) (?!not|on|the|in|easy|hard|what|also|long|of|a |something|spelt|for|and)\w+",
        r"(?:i'm|i am) called (?!to|in|on|up|back|for|by|the|a )\w+",
        r"(?:hello|hi|good morning|good afternoon)[.!]? my name(?:'s| is) (?!not|on|the|in|easy|hard|what|also|long)\w+"
    ),
    "asks_resume_feedback": _said(
        r"(?:would|could|can) you (?:please )?(?:look (?:at|over)|have a look at|take a look at|glance at|read|review|"
        r"give me feedback on|comment on) my <CV>"
    ),
    "prefers_in_person_or_worksite": _said(
        r"(?:could|can|may|might) i (?:come|stop|drop) (?:by|to|in at|in to|over to) (?:and see )?(?:your|you at your) "
        r"(?:office|workplace|work|shop|lab)"
    ),
    "at_their_convenience": _said(
        r"(?:at|whenever|any ?time) (?:your convenience|(?:it )?(?:suits|is convenient for|works for|is best for) you)(?: best)?",
        r"at a time that(?:'s| is)? (?:suits|convenient for|works for|good for) you",
    ),
}  # fmt: skip
