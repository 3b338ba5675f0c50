"""Patterns for things said in the meeting, questions apart; ids and meanings as in `vocabulary.UTTERANCE`."""

from __future__ import annotations

from coach.acts.rules.engine import Rule, rule
from coach.acts.rules.request import RULES as REQUEST
from coach.acts.rules.shared import ASKS_FOR_JOB, GREETINGS, JOB_DENIED, NOT_MINE, OWN_NAME, THANKS

END = r"(?=[ ]*[.,;!?\n]|$| (?:and|but|so|i|um|i'm|i'll)\b)"
STOP = r"(?=[ ]*[.;!?\n]|$)"

RULES: dict[str, tuple[Rule, ...]] = {
    "greeting": (
        *GREETINGS,
        rule(
            r"(?:nice|good|lovely|great|pleased|pleasure|delighted|a pleasure|how do you do)(?: it's)?(?: to)? (?:finally )?(?:meet|see|meeting|seeing) (?:you|ya)",
            opening=True,
        ),
    ),
    "appreciation_for_time": (
        rule(
            rf"(?:thank you|thanks|thank u|ta|cheers|grateful|appreciate\w*|obliged|kind of you|good of you|generous of you|nice of you|decent of you|i thank|lovely of you)\b……(?:time|meet\w*|seeing (?:me|us)|see (?:me|us)|talk(?:ing)? to|talking|speaking|hour|minutes|having me|fitting|squeez\w+|agreed|agreeing|taking my call|chat\w*|letting me (?:come|in|visit)|making time|sitting down|conversation|coming|visit|picking up|answering|slot|morning|afternoon|lunch|break|calendar|schedule|short notice|invit\w+|today|half[- ]hour|spar\w+|pick your|receiv\w+|welcoming)\b…{END}",
            unless=r"no|people|never|customers|they|he|she",
        ),
    ),
    "self_introduction": OWN_NAME,
    "links_earlier_contact": (
        *REQUEST["says_how_got_name"],
        rule(
            rf"(?:we|i) (?:\w+ )?(?:spoke|talked|emailed|e-?mailed|wrote|called|rang|phoned|met|messaged|exchanged|corresponded|left you|sent you|texted|chatted|arranged|agreed)\b…(?:you|on|last|the|by|about|in|at|yesterday|before|earlier|week|phone|email|monday|tuesday|wednesday|thursday|friday){END}…",
            unless=NOT_MINE,
        ),
        rule(rf"(?:as i (?:said|mentioned|wrote|explained)|like i said) (?:\w+ )?(?:in|on|over) (?:my|the)\b…{END}"),
        rule(
            r"(?:your|my|our|the) (?:\w+ )?(?:e-?mail|call|letter|message|voicemail|note|phone call)s? (?:\w+ ){0,3}?(?:last|on|from|back|about|you|yesterday|earlier|in|i)\b…",
            unless=r"about|write|read",
        ),
        rule(
            r"(?:it's me|i'm the (?:one|person|lad|girl|guy|woman|man|student)|the (?:one|lad|girl|guy|woman|student|person)) (?:from|who|that|with|you)\b…(?:call|email|emailed|rang|phone|voicemail|letter|message|wrote|spoke|met|last|yesterday)\w*"
        ),
    ),
    "purpose_statement": (
        rule(
            rf"(?:reason|why|purpose|aim|goal|idea) (?:\w+ ){{0,4}}?(?:here|came|come|today|visit|meeting|is|was|called|calling|asked|wanted|for)\b……{STOP}",
            unless=r"your|the|what's|what is",
        ),
        rule(
            rf"(?:i|i'm|i was|i am|i've|i'd|what i'm|what i) (?:\w+ ){{0,3}}?(?:want|wanted|hoping|hope|hoped|trying|here|came|come|like|love|looking|after|interested|exploring|considering|thinking|wondering)(?: \w+){{0,3}}? (?:to (?:learn|understand|hear|find out|know|see what|get (?:a|some|your|an)|ask|pick|figure out|work out|talk|decide|explore)|learning|understanding|finding out|advice|a bit of advice|into)\b……{STOP}",
            unless=NOT_MINE,
        ),
        rule(
            rf"(?:here|came|come|today|called|calling|asked to meet) (?:\w+ )?(?:to|because|for|about|since) (?:\w+ ){{0,3}}?(?:learn|understand|hear|find out|ask|advice|information|get|talk|pick|i (?:want|am|'m)|i'm)\b……{STOP}",
            unless=NOT_MINE,
        ),
        rule(rf"i have (?:<NUM>|a few|some|about \w+)(?: \w+){{0,3}}? questions (?:about|on)\b…{STOP}"),
    ),
    "not_looking_for_job": JOB_DENIED[:3],
    "background_sketch": REQUEST["states_background"],
    "confirms_time_limit": (
        rule(
            rf"(?:you|we|i|it) (?:\w+ ){{0,2}}?(?:said|agreed|have|had|asked(?: you)? for|promised|mentioned|offered|gave|given|booked|got|planned|keep it|keep this|stick|take|need|'ve got|have got|told me)(?: \w+){{0,5}}? (?:<NUM>(?: or so)?[ -](?:minutes?|mins?)|half an hour|half[- ]hour|an hour|quarter of an hour|thirty|twenty|fifteen|until (?:\w+ )+?)(?: \w+){{0,3}}{END}",
            unless=r"already|used|left|past",
        ),
        rule(
            r"(?:is|are|does|do|would|have) (?:\w+ ){0,5}?(?:<NUM>[ -]minutes?|half an hour|half[- ]hour|thirty|twenty|fifteen)(?: \w+){0,4}? (?:still|ok|okay|fine|all right|alright|work|good|suit|enough|we agreed|we said)\b…"
        ),
        rule(
            r"(?:how (?:long|much time) (?:do|have|can|did) (?:we|i|you)|until when|when do you (?:have|need) to (?:go|leave|finish|stop)|what time (?:do|must|should) (?:you|we) (?:have to|need to|finish|stop|leave)?)\b…(?:have|got|leave|go|finish|stop|spare|give|for)?\b",
            unless_sentence=r"\b(?:been|start|begin|worked|lived|usually)\b",
        ),
        rule(
            r"(?:i'll|i will|i'd|let me|i promise|i'm going to)(?: \w+){0,4}? (?:keep|stick|stay|hold|be (?:out|done|gone)|finish|stop|wrap|not take)(?: \w+){0,6}? (?:minutes?|hour|<NUM>|time|half past|past|limit|time limit|schedule)\b"
        ),
    ),
    "shows_research": (
        rule(
            rf"(?:i|i've|i have|i was|we|i also|i'd) (?:\w+ )?(?:read|saw|seen|noticed|watched|looked up|looked at|researched|heard|see|found|came across|understand|listened|looked through|been reading|been looking|was reading|was looking|did some reading|followed|notice|went through)\b……\b(?:you|your|you've|you're|the (?:company|firm|team|hospital|clinic|agency|department|organi[sz]ation|report|article|paper|city|county|school|plant|lab|site|website|page)|that the|\w+'s)\b……{STOP}",
            unless=NOT_MINE,
        ),
        rule(
            rf"(?:on|in) your (?:\w+ )?(?:website|page|site|profile|bio|blog|annual report|report|article|paper|linkedin|interview|talk|book|podcast|newsletter)\b……{STOP}"
        ),
        rule(
            rf"(?:your|the) (?:\w+ ){{0,3}}?(?:company|firm|team|hospital|clinic|agency|department|lab|paper|article|project|report) (?:\w+ ){{0,2}}?(?:won|opened|launched|published|merged|bought|received|was founded|announced|expanded|moved|started)\b……{STOP}"
        ),
        rule(
            rf"you (?:\w+ )?(?:won|published|founded|wrote|spoke at|gave a talk|presented|launched|worked (?:at|for)|studied at|moved from|spent \w+ years)\b……{STOP}",
            unless=r"have|did|when|how|what|that|if|since|where|do",
        ),
    ),
    "referral_ask": (
        rule(
            r"(?:who|whom|whose|which (?:people|person|colleagues?)) (?:else )?(?:\w+ ){0,4}?(?:should|would|could|ought|might|do|can|'d) (?:\w+ ){0,5}?(?:talk|speak|meet|contact|ring|call|reach|approach|see|recommend|suggest|turn|chat|go|ask|next|point me|send me|e-?mail|hear|learn from)\b……(?=[.,;!?\n]|$)"
        ),
        rule(
            r"(?:who else|whom else|anyone else|anybody else|someone else|somebody else|anyone you|somebody you|someone you|anybody you|other people|others you|other folks|another person|another name|any other (?:people|person|names|contacts|professionals|nurses|colleagues)|more people|people (?:\w+ )?(?:you'd|you would|you know|you think)|<ANYONE> (?:that |who )?(?:you|i) (?:\w+ )?(?:know|recommend|suggest|think|should|could|might))\b…(?:talk|speak|meet|contact|ring|call|reach|approach|see|recommend|suggest|chat|ask|next|point|send|know|think of|learn|interview|hear|help|think)\w*……(?=[.,;!?\n]|$)"
        ),
        rule(
            r"(?:do|would|could|can|might|may|is there|are there|know|have) (?:you )?(?:\w+ ){0,6}?(?:<ANYONE>|one or two|friends?|mates?)\b…(?:talk to|speak (?:to|with)|talk with|meet|chat (?:to|with)|reach out|contact|who (?:would|might|could|'d)|i (?:could|should|can|might|ought)|learn from|willing|open to|ask|introduce|next)\b……(?=[.,;!?\n]|$)"
        ),
        rule(
            r"(?:introduce me|an introduction|put me in (?:touch|contact)|point me (?:to|toward|towards|at|in the direction)|connect me (?:with|to)|refer me to|steer me (?:to|toward|towards)|send me to|hook me up with|pass me on|recommend (?:some|any|an)other|suggest (?:some|any)(?:one|body)|name of (?:some|any|one|a)|a name or two|give me (?:a|one|another|some) names?|names of)\b……(?=[.,;!?\n]|$)",
            unless=r"they|he|she|to me|who|people|him|her|professor",
            unless_sentence=r"refer me to hr|hiring manager",
        ),
    ),
    "permission_to_use_name": (
        rule(
            r"(?:(?:may|can|could|might|should|shall) (?:i|we)|(?:is it|would it be|be|are you|if it's) (?:\w+ )?(?:ok|okay|all right|alright|fine|cool|happy|comfortable)(?: if| to| for me to| with me)?|(?:do|would) you mind(?: if i)?|mind if i|happy for me to|ok if i|permission to|okay to|allowed to|let me)(?: \w+){0,4}? (?:use|us(?:e|ing)|mention|say|tell|drop|give|quote|cite|bring up)(?:ing)? (?:\w+ ){0,4}?(?:your name|you (?:sent|suggested|recommended|referred|told|gave|pointed)|i (?:spoke|talked) (?:to|with) you|it's from you|it came from you|who sent me|that you|your recommendation)\b…"
        ),
        rule(
            r"(?:use|mention|drop|say|using|mentioning|give|quote) your name\b…",
            unless=r"didn't|they|he|she|forgot|how do you|won't|spell",
        ),
        rule(
            r"(?:tell|say to|say|let)(?: \w+){0,3} (?:that )?(?:you (?:sent|suggested|recommended|referred)|it was you who)\b…(?=[.,;!?\n]|$)"
        ),
    ),
    "asks_professional_associations": (
        rule(
            r"(?:associations?|societ(?:y|ies)|professional (?:bod(?:y|ies)|groups?|organi[sz]ations?|networks?|clubs?)|unions?|guilds?|institutes?|chambers?|trade (?:bod\w+|groups?)|meet-?ups?|conferences?|networking (?:groups?|events?)|trade shows?|chapters?|journals?|newsletters?|mailing lists?|clubs?|user groups?|federations?|forums?)\b…(?=[.,;!?\n]|$)",
            unless=r"lost|drivers'|a member of the|pigeon|union office|building",
            unless_sentence=r"^(?!.*\b(?:do|does|is|are|should|would|could|can|which|what|any|recommend|belong|join|where|who|worth|know|curious|wondered|wonder|love|how)\b)",
        ),
    ),
    "asks_to_keep_in_touch": (
        rule(
            r"(?:keep|stay|remain|be|staying|keeping) (?:\w+ )?(?:in (?:touch|contact|correspondence)|connected)\b…",
            unless=r"lost|do you|never|did you|how do you|they|we",
            unless_sentence=r"do you (?:\w+ )?(?:keep|stay)|how do (?:you|they)|i(?:'ll| will) be in touch",
        ),
        rule(
            r"(?:may|can|could|might|would it be|mind if|ok(?:ay)? if|is it|hope|like to|cool if|do you mind|alright if|all right if|happy for me to|love to)(?: \w+){0,5}? (?:come back|write|message|e-?mail|ring|call|contact|text|ping|check in|get back|reach out|talk|speak|ask you|bug you|touch base|visit|pick this up|follow up|pop back)(?: \w+){0,5}? (?:again|sometime|in future|in the future|from time to time|now and then|down the (?:line|road)|later|more questions|any questions|if i|once i|when i|in a few|after)\b…(?=[.,;!?\n]|$)"
        ),
        rule(
            r"not (?:be )?(?:a )?strangers?|on your radar|check in with you|from time to time|now and (?:then|again)|last time we talk",
            unless=NOT_MINE,
        ),
    ),
    "asks_business_card_or_contact": (
        rule(
            r"(?:(?:may|can|could|might|do|would|have|please|is there|what's|what is|mind|any chance)(?: \w+){0,6}? (?:business card|card|your (?:e-?mail|number|phone|contact|address|details|linkedin|cell|mobile|extension)|linkedin|a number|an e-?mail|e-?mail address|contact (?:details|info\w*)|best (?:e-?mail|number|address|way to (?:reach|contact|get hold of))))\b…(?=[.,;!?\n]|$)",
            unless_sentence=r"credit card|birthday|report card|union card",
        ),
        rule(
            r"(?:connect|add you|link up|find you|follow you)(?: \w+){0,4}? (?:on|via) (?:linkedin|xing|facebook|instagram|whatsapp)|(?:connect|link) with you\b|how (?:can|do|should|could|would|best) i? ?(?:reach|contact|get hold of|get in touch with) you"
        ),
    ),
    "offers_update": (
        rule(
            r"(?:let you know|keep you (?:posted|updated|informed|up to date|in the loop)|update you|report back|tell you how|send (?:you )?(?:a note|word|news|an update|a line|you a)|drop you a (?:line|note)|give you an update|fill you in|write (?:to you )?(?:and|to) (?:tell|say|let)|send you (?:\w+ )?(?:how|what|when|an update|a photo|photos|news))\b…(?=[.,;!?\n]|$)",
            unless=r"they|he|she|don't|would they",
        ),
        rule(r"you'll (?:hear|know|be the first)\b…(?:how|what|if|from me)…"),
    ),
    "time_check": (
        rule(
            r"(?:(?:we|i|you|there)(?:'ve| have|'re| are|'s| is| still|'d)*(?: \w+){0,4}? (?:got|have|about|only|used|had|at|past|over|nearly|almost|left|out of|running)(?: \w+){0,4}? (?:<NUM>(?: or so)?[ -]?(?:minutes?|mins?)|half an hour|half[- ]hour|quarter|the time|time|our time))(?: \w+){0,3}",
            unless_sentence=r"years|ago|\bevery|commute|drive",
        ),
        rule(
            r"(?:<NUM> minutes|<NUM>|a few minutes|time|half an hour) (?:are |is |'s )?(?:left|to go|remaining|nearly up|almost up|up)\b"
        ),
        rule(
            r"(?:(?:conscious|aware|mindful|watching|keeping an eye|respectful|eye on|see by|look at|looking at|check(?:ing)?|noticed) (?:\w+ ){0,3}?(?:the )?(?:time|clock|watch)|how are we (?:doing )?(?:for|on) time|do(?:es)? (?:you|we) (?:still )?have (?:\w+ )?time|have (?:you|we) (?:still )?(?:got )?(?:\w+ )?time|(?:is there|got) (?:still )?time for|time for one|run(?:ning)? over|over time|over our time|our time(?: is)?|do you (?:have|need) to (?:go|leave|be)|by my watch|(?:do you|are you) (?:still )?(?:have|okay for|ok for|good for) (?:a few|<NUM>) more minutes|it's (?:already )?(?:nearly |almost |about )?(?:<NUM>|quarter|half|ten|five|twenty) (?:to|past|o'clock)|it's (?:\w+ )?(?:o'clock|thirty|fifteen|noon))\b…"
        ),
    ),
    "offers_to_wrap_up": (
        rule(
            r"(?:i'll|i will|i should|i'd better|let me|i'd|i can|we should|we can|shall (?:i|we)|should (?:i|we)|i won't|i must|i have to|i don't want to|let's|i'm going to|i better|time (?:for me )?to|i ought to)(?: \w+){0,4}? (?:let you (?:go|get)|wrap|keep you|stop|leave (?:it|you)|go|get going|head|finish|end|close|be off|run|take (?:up )?any more|get out of|say goodbye|make (?:a )?move|call it|hold you|shove off|round (?:this |it )?off|get off)\b…(?=[.,;!?\n]|$)",
            unless=NOT_MINE,
            unless_sentence=r"go (?:into|to|back|through|for)|finish (?:my|school|the degree)|head (?:of|to the)|stop (?:smoking|me)|leave (?:my|school|the job)",
        ),
        rule(
            r"(?:(?:one|my|a|the) (?:last|final) (?:question|one|thing)|last (?:one|question) (?:from me|then|and)|before (?:i|we) (?:go|leave|finish|wrap|let)|that's (?:everything|all (?:i|my|from|of)|my last|it from me|the lot)|those (?:are|were) (?:all )?my questions|no more questions|out of your hair|let you (?:go|get (?:back|on))|wrap(?:ping)? (?:up|this up|it up|things up)|i've taken (?:up )?enough|taken enough of|get out of your|leave you in peace|to (?:close|finish|end) (?:off|up|with)?|bye(?: for now)?|goodbye|see you|that covers)\b…(?=[.,;!?\n]|$)",
            unless=NOT_MINE,
        ),
    ),
    "thanks": THANKS,
    "asks_for_job": ASKS_FOR_JOB,
    "offers_resume_unprompted": (
        *REQUEST["pushes_resume"],
        rule(
            r"(?:would you like|do you want|want|care|can i|could i|may i|shall i|should i|let me|i'd like to)(?: \w+){0,4}? (?:see|have|take|look at|give you|leave|send|show|e-?mail|copy of|hand|pass|keep|read)(?: \w+){0,4}? <CV>\b…(?=[.,;!?\n]|$)",
            unless_sentence=r"(?:feedback|improve|comments|wrong|think of|advice on|critique|suggest|mistakes|better|fix|tell me what|honest)|you asked",
        ),
    ),
    "asks_resume_feedback": (
        rule(
            r"(?:feedback|look|glance|comments?|critique|advice|thoughts|opinion|think|improve|better|change|wrong|review|tips|suggest\w*|read|check|stand out|missing|add|fix|cut|strengthen|weak\w*|put|say|help|tell me)\b……\bmy (?:\w+ )?(?:<CV>)\b…(?=[.;!?\n]|$)",
            unless=r"they|he|she|had",
            unless_sentence=r"(?:want me to|shall i|can i|may i|could i) (?:leave|send|give|e-?mail)|pass",
        ),
        rule(
            r"my <CV>\b……(?:feedback|think|improve|better|change|wrong|review|look|comments?|sense|stand out|missing|say|add|fix|cut|strengthen|right|good enough|ok|okay|enough)\b…(?=[.;!?\n]|$)"
        ),
        rule(r"(?:how|what|which|does|is|should|would|could)\b……\b(?:a|the|this|my|on) <CV>\b……(?=[.?!\n]|$)"),
    ),
    "acknowledgement": (
        rule(
            r"(?:oh|ah|wow|right|okay|ok|i see|really|great|interesting|fascinating|gosh|goodness|sure|exactly|absolutely|got it|gotcha|makes sense|that (?:makes|helps|sounds|is|was|'s)|that's|brilliant|lovely|wonderful|fair enough|true|indeed|huh|blimey|amazing|cool|understood|no way|nice|perfect|good (?:point|to know|idea|one)|of course|yeah|yes|mm-?hmm|aha|i hear you|i understand|point taken|noted|i didn't know|i had no idea|i never|how (?:interesting|funny|lovely|awful|strange)|fantastic|excellent|very (?:helpful|useful|interesting|true)|helpful|useful|i like that|so true|you're right|is it|is that so|did you|sounds)\b[^.?!\n,]{0,40}(?=[.,;!?\n]|$)",
            unless=r"\w",
            unless_sentence=r"^(?:so|yes|yeah|right|okay|ok|sure|well)$",
        ),
    ),
    "small_talk": (
        rule(
            r"(?:weather|rain\w*|snow\w*|sunny|sunshine|traffic|parking|parked|the bus was|the train was|coffee(?: is| smells|,? please)?|tea,? please|weekend|football|the match|the game last|lovely (?:office|view|building|place)|nice (?:office|view|building|place)|what a (?:\w+ )?(?:view|building|day|place|office|dog|plant)|is that (?:your|a) (?:dog|cat|kid|son|daughter|photo|picture|guitar|plant)|holiday|how are you|how's it going|how was your (?:weekend|morning|week|trip|day|holiday)|how have you been|find (?:it|you|the place) (?:okay|all right|alright|easily)|found (?:it|the place|you) (?:\w+ )?(?:okay|all right|alright|easily|fine)|cold out|hot out|chilly|freezing|warm in here)\b…(?=[.,;!?\n]|$)",
            unless=r"work|how do you|in the",
        ),
    ),
    "refusal_accepted": (
        rule(
            r"(?:(?:i|that's|that is|it's|totally|of course|completely|no) (?:\w+ )?(?:understand|fair|fine|fair enough|problem|worries|hard feelings|all right|alright|okay|ok|completely|quite all right|respect that|totally|bother|trouble|offence|offense)|not to worry|never mind|thanks anyway|thank you anyway|thanks all the same|thank you all the same|i appreciate (?:you|your) (?:being |letting |telling |the )?(?:honest\w*|know|straight|candour|candor)|i won't (?:push|press|bother|insist|take)|i'll leave it (?:there|at that)|respect (?:that|your)|sorry to (?:have )?(?:bothered|troubled)|maybe another time|perhaps another time|some other time|fair enough|if you change your mind)\b…(?=[.,;!?\n]|$)"
        ),
    ),
    "asks_best_time": (
        rule(
            r"(?:when|what|which)(?:'s| is| are| would| does| do| should| could| can)?(?: \w+){0,4}? (?:best|better|good|convenient|suit\w*|free|available|easiest|work\w*|easier|right|catch|reach)(?: \w+){0,4}? ?(?:time|hour|day|when|you|week|moment|call|ring|reach|back|talk|meet|come|him|her)\b…(?=[.,;!?\n]|$)",
            unless_sentence=r"time of (?:the )?year|best time (?:of|in) your|when you (?:were|started)|work (?:like|with you)|best (?:way|part|thing|advice)|what(?:'s| is) (?:a )?good (?:day|week) (?:like|look)",
        ),
        rule(
            r"(?:when|what time|which day|what day) (?:should|could|can|may|might|shall|would|will) (?:i|you|we)\b…(?:call|ring|try|come|meet|back|free|reach|catch|phone|suit|talk)\b…(?=[.,;!?\n]|$)"
        ),
        rule(
            r"(?:is there|would there be) (?:a |another |any )?(?:\w+ )?(?:time|day|hour|moment|slot)\b…(?:better|good|suit\w*|free|convenient|call|ring|reach|talk|work\w*)\b…(?=[.,;!?\n]|$)"
        ),
    ),
    "offers_call_back": (
        rule(
            r"(?:i can|i could|i'll|i will|can i|could i|may i|should i|shall i|happy to|glad to|want me to|would you (?:rather|prefer|like) (?:i|me to)|let me|i'd)(?: \w+){0,3}? (?:call|ring|phone|try|telephone|buzz|give you (?:a|another) (?:call|ring|bell|shout))(?: \w+){0,2}? ?(?:back|again|later|another time|tomorrow|next week|this (?:afternoon|evening)|tonight|after\b|in an? \w+|on (?:mon|tues|wednes|thurs|fri)day|at \w+)\b…(?=[.,;!?\n]|$)",
            unless=NOT_MINE,
        ),
    ),
    "confirms_details": (
        rule(
            r"(?:so|that's|just to (?:confirm|check|repeat)|to confirm|let me (?:repeat|read|check|confirm|say)|i have|i've got|got it|then|see you|right|okay|confirming|i'll (?:be there|see you)|is that|it's)\b…(?:<DAY>|the \d+\w*|the \w+(?:th|st|nd|rd|first|second|third)|at (?:<NUM>|\d)|<NUM> (?:o'clock|a\.?m|p\.?m|thirty|fifteen)|\d{1,2}[:.]\d\d|room|floor|building|gate|entrance|reception|street|road|avenue)\b…(?=[.;!?\n]|$)",
            unless_sentence=r"(?:could|can|may) we (?:meet|talk)|minutes|hour\b|last (?:mon|tues|wednes|thurs|fri)day",
        ),
    ),
}
