"""Patterns that several families of acts share: greetings, names, thanks, asking for a job, denying that one does."""

from __future__ import annotations

from coach.acts.rules.engine import Rule, rule

NOT_MINE = r"(?:he|she|they|his|her|their|who|brother|sister|mother|father|son|daughter|cousin|friend|mate|boss|uncle|aunt|wife|husband|people|everyone|nobody)(?: \w+){0,2}"
"""Said just before: it is somebody else who does it."""

GREETINGS: tuple[Rule, ...] = (
    rule(
        r"(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|g'day|dear|hallo|heya|salutations|yo|alright|ay up|ey up|hullo)(?: (?:there|again|to you|everyone|sir|ma'am|madam|miss))?",
        opening=True,
        unless=r"\b(?:this|in the|the|every|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|oh|said|say|says|saying|me|each|one|any|all|same|next|whole|late|early)",
    ),
)

NAME = r"(?:(?:dr|mr|ms|mrs|sister|professor|sergeant)\.? )?(?!(?:a|an|the|in|on|at|not|so|just|very|really|about|from|with|for|to|calling|looking|here|sorry|still|also|now|currently|interested|glad|happy|your|my|it|that|is|was|what|how|because|going|trying|actually|writing|ringing|hoping|great|good|thinking|sure|new|never|only|too|wondering|doing|studying|working|done|afraid|aware|curious|grateful|back|off|out|all|one|two|three|this|again|who|where|when|why|if|no|yes|okay|ok|nervous|free|busy|happy|ready|keen|after|getting|nearly|almost|pretty|quite|fine|like|basically|being|having|over|under|between|kind|sort|more|less|his|her|their|our)\b)[a-z][\w'-]+(?: (?!and\b|i\b|i'm\b|i'll\b|im\b|from\b|um\b|uh\b|so\b|here\b|calling\b|a\b|an\b|the\b|with\b|at\b|in\b|on\b|who\b|we\b|my\b|your\b|you\b|it\b|is\b|but\b|again\b|of\b|for\b|to\b|speaking\b|again\b|thanks\b|thank\b|got\b|was\b|have\b)[a-z][\w'-]+){0,2}"

OWN_NAME: tuple[Rule, ...] = (
    rule(rf"my (?:full |first )?name(?:'s| is| it is| was|'s)? (?:is )?{NAME}", unless=r"wrote|spelt|spell"),
    rule(
        rf"(?:this is|it's|it is|it'll be|tis) {NAME}(?: (?:here|speaking|again|from|calling))?",
        unless=r"think|because|if|hope|know|say|believe|guess|whether|sure|so|and|but|that|mean|like|where",
        opening=True,
    ),
    rule(
        rf"{NAME} (?:here|speaking)(?=[ ]*[.,;!\n]|$| (?:from|again|i|um|and)\b)",
        opening=True,
        unless=r"is|are|am|was|been|work|come|get|live",
    ),
    rule(
        rf"(?:i'm|i am|call me|they call me|everybody calls me|i'm called) (?:dr |called )?{NAME}(?=[ ]*[.,;!\n]|$| (?:and|from|i|um|a|an|calling|the|with|by|in|we|at)\b)",
        opening=True,
    ),
)

THANKS: tuple[Rule, ...] = (
    rule(
        r"(?:thank you|thanks|thank u|thankyou|many thanks|thx|ta|cheers|much obliged|i'm (?:very |so |really |most |deeply )?grateful|(?:very |so |most |truly )?grateful (?:to you|for)|appreciated|obliged to you|bless you|with thanks|i thank you|much appreciated|i (?:really |do |very much |truly |sincerely |so )?appreciate (?:your|you|it|that|this|the)|gratitude|indebted|gracias|merci|danke)(?: (?:so much|very much|a lot|again|kindly|in advance|a million|ever so much|indeed|loads|for your (?:time|help)|for \w+ing))*",
        unless=r"no|would|i'd|say|says|said|saying|to|never|without|people|who|me|kids|told|tell|thank|give|send",
        unless_sentence=r"no thanks to|would be (?:much |greatly |very )?appreciated|thanks to (?:the|my|a|you)",
    ),
)

JOB_DENIED: tuple[Rule, ...] = (
    rule(
        r"(?:not|isn't|aren't|wasn't|am not|'m not|never|nor|no|don't|do not|didn't|without|rather than|instead of|nothing|ain't|won't|wouldn't)(?: \w+){0,6}? (?:<JOB>|job-?hunting|hiring|hired|interviewing|applying|application|apply|a paycheck|employ\w*|recruit\w*|on the scrounge|jobseeker|candidate)\b(?: (?:here|off you|from you|at all|with you|or anything(?: like that)?))?",
        unless=r"can't|couldn't|why|he|she|they|you|if you're|there's",
        unless_sentence=r"(?:i (?:do )?not have|i don't have|i haven't (?:got )?|i've no|i have no|without|can't find|couldn't get|didn't get|not found|lost my|no luck) (?:an? |any |my )?(?:\w+ )?(?:<JOB>)|it's not my job|not my job|isn't my job|hiring me|is not (?:an? )?(?:easy|bad|glamorous|normal) (?:job|work)|does not work|doesn't work|won't work|not sure|why not|at work|shy about work",
    ),
    rule(r"(?:happy|content|fine|settled) (?:in|with) (?:my|the) (?:job|work|post|position)\b"),
    rule(
        r"(?:i have|i've got|i've|already have|already got) (?:already )?(?:got )?an? (?:\w+ )?job(?: (?:already|lined up|and\b…))?(?=[ ]*[.,;!\n]|$| (?:and|so|already|thank)\b)",
        unless=r"had|when|until|if",
    ),
    rule(
        r"(?:(?:purely|only|just|simply|strictly|solely|merely) (?:for |to )?(?:information|informational|advice|learn\w*|research|listen\w*|curious|curiosity|understand\w*|questions))\b"
    ),
)

ASKS_FOR_JOB: tuple[Rule, ...] = (
    rule(
        r"(?:do|would|have|might|will|could|can|are|is) (?:you|there|your \w+|the company)(?: \w+){0,5}? (?:hire|hiring|employ me|take me on|taking (?:on|anyone|people)|recruiting|<JOB>(?: (?:going|for me|open|available|free|coming up|you could|i could|i can|in your|at your|there))|openings?|vacanc(?:y|ies)|jobs going)\b…(?=[.,;!?\n]|$)",
        unless_sentence=r"how (?:do|does|did)|what (?:do|does)|look for when|when you (?:hire|hired)|they hire|usually|typically|generally|people like|new people|for someone|most",
    ),
    rule(
        r"(?:hire|employ|take on|taking on|recruit|consider|keep|bear|remember|think of|recommend|refer|put) me(?: \w+){0,2}? (?:for|on|in mind|as|if|when|to|forward|in|down|at|please|a (?:job|start|chance|trial|go))\b…(?=[.,;!?\n]|$)",
        unless=r"not|don't|asking you to|wouldn't|didn't|never|to|would they|if they",
        unless_sentence=r"keep me (?:on|in the loop)|remember me (?:from|as|to)|refer me to (?:some|any|other|people)|recommend me (?:some|any|a) (?:book|course|people|person)|put me (?:in touch|on to)|not asking|consider me (?:a friend|lucky|warned)",
    ),
    rule(r"(?:hire|employ) me\b", unless=r"not|don't|asking you to|wouldn't|to|would|who|will|they|anyone|nobody"),
    rule(
        r"(?:i'm|i am|i have been|i've been|am|currently|was|also|actively|really) (?:\w+ ){0,2}?(?:looking for|seeking|searching for|hunting for|after|in need of|applying for|in the market for|interested in applying|desperate for|on the look ?out for) (?:an? |any |some |the |my |paid |full[- ]?time |part[- ]?time |new |first |another |summer |entry[- ]level |suitable )*(?:\w+ ){0,3}?<JOB>\b…(?=[.,;!?\n]|$)",
        unless=r"not|never|isn't|don't|if i|when i|before i|until i|\bno",
        unless_sentence=r"\bnot (?:currently |actually |really )?(?:looking|seeking|after|searching|hunting|applying|in)|never|people|information|advice before",
    ),
    rule(
        r"(?:i|i'd|i would|i'm|would|'d|please|i'll) (?:\w+ ){0,3}?(?:like|love|want|wish|need|hoping|hope|apply|beg|appreciate|accept|take|do)(?: \w+){0,4}? (?:work (?:for|with|at|under) (?:you|your|the (?:firm|company|team))|join (?:you|your|the (?:team|company|firm|staff))|apply for|be (?:considered|hired|employed|taken on|kept in mind|attached|a candidate)|(?:an?|any|the|some|that|this) (?:\w+ ){0,2}?(?:<JOB>))\b…(?=[.,;!?\n]|$)",
        unless=r"not|don't|wouldn't|never|didn't|know|about",
        unless_sentence=r"\bnot\b|\bdon't\b|isn't|\bnever\b|(?:hear|know|learn|talk|ask|find out|understand|what|how|like) (?:\w+ ){0,5}?(?:about|work|role|job)|your (?:job|work|role)|what (?:it's|it is)|before (?:that|you got)",
    ),
    rule(
        r"(?:get|give|offer|find|secure|land|got) (?:me|us) (?:an? |any |some |the |in )?(?:\w+ ){0,3}?(?:<JOB>|in at|in with|a foot in the door|a trial|hired)\b…",
        unless=r"not|don't|to|wouldn't|never|didn't|did|would|who|helped|n't",
        unless_sentence=r"\bnot\b|don't|mentor|what (?:would|could|will)",
    ),
    rule(
        r"(?:any|an|if (?:you|there|a|an|something|anything)|should (?:you|there|a|an|something|anything)|in case|when) (?:\w+ ){0,5}?(?:<JOB>|something|anything|opens up|comes up|came up|becomes? (?:free|available|vacant)|hiring)\b…(?:keep me|think of me|let me know|consider|interested|call me|remember me|i'm your|i'd be|please|first|available|i can start|i could start|tell me|mention)\b…(?=[.,;!?\n]|$)",
        unless_sentence=r"\bnot\b|don't|isn't|people i|someone i|anyone i|talk to",
    ),
    rule(
        r"(?:keep|bear|have) (?:me|my (?:name|details|number|cv|resume|application)) (?:\w+ )?(?:in mind|on file|in your mind)\b…(?=[.,;!?\n]|$)",
        unless=r"not|don't|they|people",
    ),
    rule(
        r"(?:put in a (?:good )?word (?:for me)?|put a (?:good )?word in|put my name (?:forward|down|in)|pass (?:on )?my (?:cv|resume|name|application|details) (?:on |along )?to (?:hr|your|the|hiring|human|whoever|personnel)|refer me (?:internally|for|to (?:hr|your hr|the hiring|your hiring|recruit\w*))|recommend me (?:to|for)|mention me to)\b…(?=[.,;!?\n]|$)",
        unless=r"not|don't|wouldn't|never",
    ),
    rule(
        r"i (?:can|could|am able to|am ready to|will) (?:\w+ )?start (?:right away|immediately|tomorrow|on monday|monday|any ?time|work|next week|straight away|as soon)\b…"
    ),
    rule(
        r"(?:very interested|strong (?:candidate|fit|addition)|perfect (?:candidate|fit)|interested in (?:the|that|your|this|any) (?:\w+ )?(?:position|role|opening|vacancy|post|job)|wish to apply|like to apply|i am applying|i'm applying|i hereby apply|my application for|apply(?:ing)? (?:for|to) (?:the|your|any|a) (?:\w+ )?(?:position|role|opening|vacancy|post|job|internship|team))\b…(?=[.,;!?\n]|$)",
        unless=r"not|isn't|don't|you (?:were|first)|when you|thought about|people|someone|anyone|without|if i were",
    ),
    rule(r"(?:an interview|a job interview) (?:for|with|at) (?:the|your|a)\b…", unless=r"not|after my|had"),
)
