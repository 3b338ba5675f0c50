"""Patterns for a thank-you note; ids and meanings as in `vocabulary.THANK_YOU`."""

from __future__ import annotations

from coach.acts.rules.engine import Rule, rule
from coach.acts.rules.request import RULES as REQUEST
from coach.acts.rules.shared import ASKS_FOR_JOB

TITLE = r"(?:mr|mrs|ms|miss|dr|doctor|professor|prof|sir|sister|brother|father|captain|sergeant|chief|chef|madam|lady|auntie|uncle|frau|herr|senor|senora|judge|pastor|rev|reverend|officer|commander|colonel|major|honourable)\.?"

RULES: dict[str, tuple[Rule, ...]] = {
    "addresses_by_name": (
        rule(
            rf"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|hiya|greetings|morning|evening|afternoon|hullo|respected|esteemed|to|honourable|my dear) (?!(?:there|all|team|sir|madam|everyone|again|sirs|folks|whom|to|and|hiring|you|ladies|friend|colleague|interviewer|professor[ ,]*$|i|it|the|this|thank|thanks|just|from|hope)\b)(?:{TITLE} )?(?:and )?[a-z][\w'.-]*(?: [a-z][\w'-]+)?(?=[ ]*[,\n!:.;-]|$| (?:thank|thanks|it|i|just|this|so)\b)",
            opening=True,
        ),
        rule(rf"{TITLE} [a-z][\w'-]+(?=[ ]*[,\n!:-]| )", opening=True, unless=r"with|to|by|from|about"),
        rule(
            r"^[a-z][a-z'-]{1,14}(?:,|:| -|!)(?= |\n)(?<!^thanks,)(?<!^thanks!)(?<!^cheers,)(?<!^hello,)(?<!^hi,)(?<!^hey,)(?<!^sir,)(?<!^well,)(?<!^so,)(?<!^ok,)(?<!^dear,)(?<!^sorry,)(?<!^madam,)(?<!^hi!)(?<!^hello!)(?<!^hey!)"
        ),
        rule(r"(?:thank you|thanks|cheers)(?: so much| very much| again| a lot)?, (?:mr|mrs|ms|dr|professor)\.? [a-z][\w'-]+"),
    ),
    "thanks_for_time": (
        rule(
            r"(?:thank you|thanks|thank u|thankful|grateful|gratitude|appreciate\w*|obliged|cheers|ta|kind of you|good of you|generous|nice of you|i thank|indebted|lovely of you|big of you)\b……(?:time|meet\w*|hour|minutes|talk\w*|speak\w*|see\w*|saw|chat\w*|conversation|call|coffee|lunch|visit|afternoon|morning|evening|today|yesterday|interview|sitting|sat|having me|fitting|squeez\w+|letting me|show\w*|day|half[- ]hour|spared|sparing|tea|appointment|phone|friday|monday|tuesday|wednesday|thursday|receiving me|welcom\w+|last week|audience)\b…(?=[.,;!?\n]|$| (?:and|i|it)\b)"
        ),
        rule(
            r"(?:it was|was|really|so|thoroughly) (?:\w+ ){0,3}?(?:great|lovely|good|nice|pleasure|kind|enjoyed|wonderful|generous|delight\w*|treat)\b…(?:to meet|meeting|talking|speaking|you to (?:see|meet|give|make)|our (?:chat|talk|conversation|meeting))\b…(?=[.,;!?\n]|$)"
        ),
    ),
    "mentions_specific_learning": (
        rule(
            r"(?:(?:what|when|how|that|as) you (?:said|told|explained|mentioned|described|showed|shared|taught|suggested|pointed out|advised|recommended|put it)|you (?:said|told me|explained|mentioned|described|showed me|taught me|pointed out|made me|were right|opened my|helped me|warned|advised me)|your (?:\w+ ){0,2}?(?:point|story|advice|tip|idea|comment|remark|explanation|description|example|insight|suggestion|warning|words|account|view|observation|thoughts|trick|answer|line|take|honesty|rule|note|remarks|comments|stories|tips)s?) ……(?=[.;!?\n]|$)",
            unless=r"if|would",
        ),
        rule(
            r"(?:i (?:\w+ )?(?:learned|learnt|had no idea|never knew|didn't know|did not know|hadn't realised|hadn't realized|was struck|was surprised|realised|realized|now understand|understand now|found it|particularly (?:enjoyed|liked)|especially (?:enjoyed|liked|appreciated)|especially|enjoyed hearing|loved hearing|will remember|won't forget|keep thinking|took away|came away|liked how|liked what|loved (?:your|the|how)|had not known|hadn't known|did not expect)|hearing (?:about|how|that|you)|learning (?:about|how|that)|it was (?:\w+ ){0,2}?(?:interesting|fascinating|eye[- ]opening|helpful|useful|reassuring|surprising|good|great) to (?:hear|learn|see|know|find)|the (?:part|bit|story|thing|trick|advice|tip|point|idea|image|example|way) (?:\w+ ){0,4}?(?:about|you|where|when|how|with|of|that)|what struck me|what stayed|stuck with me|stayed with me|the most (?:useful|helpful|surprising)|particularly|especially) ……(?=[.;!?\n]|$)"
        ),
    ),
    "says_next_step_or_update": (
        rule(
            r"(?:i'll|i will|i shall|i'm going to|i am going to|i plan to|i intend to|i've (?:already |since |now |just )?|i have (?:already |since |now |just )|i (?:already |since |now |just )?|will|shall|i am now|i'm now|i'm|i am) ?(?:\w+ )?(?:let you know|keep you (?:posted|updated|informed)|update you|report back|tell you|email|emailed|e-?mail(?:ed)?|contact(?:ed|ing)?|written|wrote|writing|call(?:ed|ing)?|rang|apply(?:ing)?|applied|enrol\w*|sign(?:ed|ing)? up|sign(?:ed)? on|register(?:ed|ing)?|book(?:ed|ing)?|order(?:ed)?|joined|join|joining|start(?:ed|ing)?|read(?:ing)?|follow(?:ed|ing)?|look(?:ed|ing)? (?:into|up|at)|take up|taking|visit(?:ed|ing)?|reach(?:ed|ing)? out|get in touch|getting|be in touch|arrang\w+|sent|send(?:ing)?|set up|attend(?:ing)?|meet(?:ing)?|speak(?:ing)?|try(?:ing)?|tried|talk(?:ing)?|working on|go(?:ing)?|bought|finish\w*|begin|began|report)\b……(?=[.,;!?\n]|$)",
            unless=r"you|if",
            unless_sentence=r"keep in touch|stay in touch",
        ),
        rule(
            r"(?:keep you (?:posted|updated|informed|up to date|in the loop)|let you know|report back|update you|tell you how|send you (?:a note|word|news|a line|an update)|drop you a (?:line|note))\b…(?=[.,;!?\n]|$)"
        ),
    ),
    "offers_keep_in_touch": (
        rule(
            r"(?:keep|stay|staying|keeping|remain|be|being) (?:\w+ )?(?:in (?:touch|contact)|connected|in correspondence)\b…(?=[.,;!?\n]|$)",
            unless=r"lost|not|didn't",
        ),
        rule(
            r"(?:hope|like|love|glad|may|could|might|happy|would) (?:\w+ ){0,4}?(?:talk|speak|write|meet|see you|cross paths|hear from you|connect|chat|come back|call on you)\b…(?:again|from time to time|now and then|in (?:the )?future|down the (?:road|line)|sometime|once in a while|some ?day|on linkedin)\b…(?=[.,;!?\n]|$)"
        ),
        rule(
            r"(?:connect(?:ed|ing)?|add(?:ed)? you|request) (?:\w+ ){0,3}?(?:on|via|through) (?:linkedin|xing|facebook)|not (?:be )?strangers?|on your radar|if (?:there's|there is) (?:ever )?anything i can do|return the favou?r|door (?:is|stays) open"
        ),
    ),
    "contact_details": (
        *REQUEST["leaves_contact_details"],
        rule(
            r"(?:\d+ (?:\w+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|drive|close|way|terrace|court|square|crescent|place|row|hill)\b)|linkedin\.com/\S+|(?:my (?:number|e-?mail|address|phone|mobile|cell) (?:is|'s)|reach me (?:at|on)|tel\.?:?) …(?=[.,;!?\n]|$)",
            unless_sentence=r"you (?:already )?have",
        ),
    ),
    "asks_for_job": ASKS_FOR_JOB,
}
