"""Patterns for how a turn is meant rather than what it is about: yes, no, pardon, goodbye, an insult; `vocabulary.MANNERS`.

They steer the talk only; no text is judged by them.
"""

from __future__ import annotations

from coach.acts.rules.engine import Rule, rule

END = r"(?=[ ]*[.,;!?\n]|$)"

RULES: dict[str, tuple[Rule, ...]] = {
    "insults": (
        rule(
            r"(?:idiots?|moron|imbecile|stupid (?:cow|woman|man|bitch|answer|question|person|old)|you(?:'re| are) (?:so |really |all |just |being )?"
            r"(?:stupid|useless|pathetic|dumb|an idiot|a joke|ridiculous|incompetent|worthless|clueless|boring|a liar|lying|rude|slow|no help)|"
            r"are you (?:stupid|deaf|dumb|blind|thick|serious|an idiot|kidding me|even listening)|shut up|shut it|screw you|go to hell|get lost|piss off|"
            r"f+u+c+k\w*|bullshit|crap|asshole|arsehole|bastard|bitch|loser|wanker|damn (?:you|it)|hate you|who do you think you are|"
            r"what(?:'s| is) wrong with you|don't waste my time|wast(?:e|ing) (?:of )?my time|waste of time|stop wasting|i don't care what you|"
            r"nobody asked you|mind your own business|just answer (?:me|the|my)|answer the damn|you people)",
            unless=r"felt|feel|was|customers|they (?:said|say|called)|called me|says",
        ),
    ),
    "apologises": (
        rule(r"(?:i'm |i am |so |very |really )*sorry (?:about|for|if|that|i|to)\b…", unless=r"feel|not"),
        rule(
            r"(?:i apologi[sz]e|my apologies|apologies|forgive me|my fault|my mistake|my bad|excuse me|didn't mean to|pardon me)\b"
        ),
        rule(rf"(?:i'm |i am |so |very |oh )*sorry{END}", opening=True),
    ),
    "says_yes": (
        rule(
            rf"(?:oh |ah |well )?(?:yes|yeah|yep|yup|sure|of course|certainly|gladly|absolutely|definitely|by all means|please do|go ahead|ok|okay|"
            rf"alright|all right|agreed|deal|fine|perfect|wonderful|exactly|no problem|not a problem|sounds (?:good|great|fine|perfect)|with pleasure|"
            rf"i do|i did|i have|i would|i am|it is|that's right|right|great|lovely|excellent|very good|good)(?: please| indeed| thanks| thank you| i did| i do| i have| it is| it does| of course| then)?{END}",
            opening=True,
        ),
        rule(r"(?:yes|yeah|sure|of course|okay|ok) (?:i|that|it|we|let's|please|thank|you)\b", opening=True),
        rule(
            r"(?:that|it|this|(?:mon|tues|wednes|thurs|fri)day(?: at \w+)?|<NUM>|ten|nine)(?: would| will|'ll|'d)? (?:be|is|'s|works?|suits?|sounds)"
            r" (?:just |absolutely |very |really |perfectly |more than )?(?:fine|great|perfect|good|wonderful|lovely|okay|ok|well|for me|me|plenty|enough|possible|excellent|ideal)\b…",
            unless=r"not|isn't|doesn't|if|what|which|whatever|whenever|any time|day|does|would|is",
        ),
        rule(
            r"(?:i'll|i will|i can|i'd love to|i'd be glad to|i'd be happy to|i would love to) (?:be there|make it|come|do that|take it|manage)\b…"
        ),
        rule(r"(?:i'll|i will) take (?:it|that|the <NUM>|<NUM>)\b…"),
    ),
    "says_no": (
        rule(
            rf"(?:oh |ah |well |honestly )?(?:no|nope|nah|not really|not at all|not exactly|not yet|never|i don't|i didn't|i haven't|i'm not|i'm afraid not|by no means|god no|certainly not|of course not)(?: thanks| thank you| sorry| no| i'm not| i don't| i haven't| i didn't| not at all)?{END}",
            opening=True,
        ),
        rule(r"(?:no|nope|nah) (?:i|it|that|this|not|just|only|nothing|you|we|thank|sorry|no|please|but)\b", opening=True),
        rule(r"(?:i'd|i would) (?:much )?(?:rather|prefer) not\b…"),
    ),
    "has_no_answer": (
        rule(
            r"(?:i (?:don't|do not|wouldn't|really don't|honestly don't) (?:know|remember|recall)|no idea|no clue|dunno|i forget|i forgot|i'm not sure|not sure|hard to say|i can't say|good question|i haven't (?:thought|looked|read)|not much|nothing (?:much|really|yet)|next to nothing)\b…"
        ),
    ),
    "asks_to_repeat": (
        rule(
            r"(?:pardon(?: me)?|say (?:that )?again|come again|what was that|beg your pardon|i didn't (?:catch|hear|get|understand)(?: \w+){0,3}|(?:could|can|would) you (?:please )?(?:repeat(?: \w+){0,3}|say (?:that|it|this)(?: \w+){0,2})|once more please|i can't hear you|you're breaking up)\b"
        ),
        rule(r"(?:sorry|what|huh|excuse me|how do you mean|what do you mean)[ ]*\?", opening=True),
        rule(r"(?:what do you mean|how do you mean|what does that mean|can you hear me|are you (?:still )?there)\b…"),
    ),
    "asks_for_person": (
        rule(
            r"(?:am i (?:speaking|talking) (?:to|with)|have i (?:got|reached)|is (?:this|that|it) (?:ms|mr|mrs|miss|dr|professor|doctor)\b"
            r"|is (?:this|that) [a-z'-]+(?: [a-z'-]+)?(?=[ ]*\?)|(?:may|could|can) i (?:please )?(?:speak|talk) (?:to|with) (?!you)|i'd like to (?:speak|talk) (?:to|with) (?!you)"
            r"|(?:i'm|i am) (?:calling|looking|trying) (?:for|to reach) (?:ms|mr|mrs|miss|dr)|(?:put|connect|transfer) me (?:through )?to)\b…"
        ),
    ),
    "asks_directions": (
        rule(
            r"(?:how (?:do|can|would|will|should) i (?:best )?(?:find|get|reach|come)\b(?: \w+){0,2}? (?:you|there|to you|to your|it|the (?:place|office|building|entrance|room))|where (?:exactly |is |are |do |should |can |would |will |shall )*(?:(?:i|we|it|that|your|the|you) )?(?:\w+ )?(?:office|building|entrance|go|park|come|meet|room|desk|clinic|place|located|based|hospital|yard|shop|are you|is it|is that)|directions|which (?:floor|entrance|building|door|room|bus|train|stop|line|gate|desk|address)|what(?:'s| is) the (?:exact |full )?(?:address|room|best way|nearest)|(?:is there|where's the|any) (?:\w+ )?parking|where can i park|who (?:should|do|shall) i ask for|how far|by (?:bus|train|car|tram)|do i need (?:a badge|to sign|an id)|street address|the address)\b…"
        ),
    ),
    "asks_for_other_time": (
        rule(
            r"(?:(?:would|could|can|might|may|is|do|how about|what about|any chance)\b…(?:another|other|different|later|earlier|instead|rather)\b…|(?:i|i'm) (?:can't|cannot|couldn't|won't be able|have (?:a class|class|work|an exam|to work|an appointment)|am (?:away|at work|not free)|'m (?:away|at work|not free|busy)|work|not free|busy|don't have time)(?: \w+){0,4}? (?:then|that|on|at|until|the|mon|tues|wednes|thurs|fri)\w*|instead|(?:doesn't|won't|does not|wouldn't) (?:work|suit|fit)|another (?:day|time)|a different (?:day|time)|how about (?:mon|tues|wednes|thurs|fri|next|the)\w*|what about (?:mon|tues|wednes|thurs|fri|next|the)\w*|could we (?:make it|do|say) (?:mon|tues|wednes|thurs|fri|next|the|one|two|three|four|five|nine|ten|eleven|half)\w*)\b…"
        ),
    ),
    "names_a_time": (
        rule(
            r"(?:(?:mon|tues|wednes|thurs|fri|satur)days?|tomorrow|next week|(?:at|by|until|till|around|before|after) (?:half past |quarter (?:past|to) )?(?:<NUM>|noon|lunch)(?: o'clock| ?[ap]m)?|<NUM> ?(?:o'clock|[ap]m)|half past \w+)\b"
        ),
    ),
    "says_goodbye": (
        rule(
            rf"(?:(?:good ?bye|bye(?:[- ]bye)?)\b|(?:bye for now|cheerio|farewell|see you(?: then| soon| there| again| on \w+| at \w+| \w+day(?: \w+){{0,2}})?|until then|till then|take care|(?:have a|enjoy (?:your|the rest)) (?:good |nice |lovely |great )?(?:day|one|week|weekend|evening|afternoon|rest|of)|so long|talk (?:to you )?(?:soon|then)|speak (?:soon|then)|ciao|good night|i'll (?:go|leave you|let you go|let you get|be off|get going)|i (?:should|must|had better|have to) (?:go|leave|be going|let you)){END})"
        ),
    ),
    "offers_to_wait": (
        rule(
            r"(?:take your time|go ahead|please take it|take (?:it|the call)|no rush|no hurry|i can wait|i'll wait|happy to wait|shall i (?:wait|step|go|come)|should i (?:wait|step|go|come)|do you need (?:a minute|to)|i can (?:step|come back)|by all means|don't mind me)\b…"
        ),
    ),
    "comes_back": (
        rule(
            r"(?:back to|come back to|coming back to|return to|returning to|where were we|where we were|you were (?:just )?(?:saying|telling|talking|about)|you (?:said|mentioned) (?:before|earlier)|earlier you|as you (?:said|were)|to pick up|on another note|to change the subject)\b…"
        ),
    ),
    "asks_for_less": (
        rule(
            r"(?:what (?:isn't|is not|'s not|is less|doesn't|is hard|is difficult|drives you|gets you|annoys|bothers|frustrat\w*|would you (?:change|drop))"
            r"|(?:problem|hard|difficult|bad|dark|down|less (?:good|nice|pleasant)|worst|toughest|tough|hardest) (?:areas?|parts?|sides?|days?|things?)"
            r"|worst|hardest|toughest|downsides?|drawbacks?|challeng\w+|complain\w*|frustrat\w+|not so (?:great|good|nice)|like least|dislike|don't like)\b"
        ),
    ),
    "narrows_it_down": (
        rule(
            r"(?:(?:some(?:one|body)|any(?:one|body)|a (?:colleague|person|nurse|friend|contact)|people|maybe|perhaps|for (?:example|instance)|even) (?:\w+ ){0,3}?(?:at|in|from|who|with|outside|on)\b|former colleague|old (?:boss|colleague)|association|professional (?:body|group)|alumni|conference|another (?:organi[sz]ation|company|office|hospital|department|agency|team))\b…"
        ),
    ),
    "offers_that_they_ask_first": (
        rule(
            r"(?:(?:you|they) (?:\w+ )?(?:ask(?:ed)?|check(?:ed)? with|forward|warn|write to|speak to|contact|introduce)(?: \w+){0,3}? first|(?:forward|pass on|send) (?:my|a) (?:note|message|e-?mail|number|name|details)|if (?:he|she|they)(?:'s| is| are|'re) (?:happy|fine|okay|all right|comfortable|willing)|only if (?:he|she|they|you)|ask (?:him|her|them) (?:first|whether|if)|check with (?:him|her|them)|would (?:he|she|they) mind|rather (?:ask|check|introduce)|whichever (?:you|is))\b…"
        ),
    ),
    "promises_discretion": (
        rule(
            r"(?:between (?:us|you and me)|won't (?:repeat|tell|pass|mention|share|quote|go any further)|stays? (?:here|with me|between|in this room)|keep (?:it|that|this) (?:to myself|between|private|confidential)|(?:don't|needn't|do not) (?:have|need) to (?:go into|talk about|answer|say)|in confidence|off the record|understand if you)\b…"
        ),
    ),
    "names_a_new_limit": (
        rule(r"(?:until|till|to|at|by) (?:half past|quarter|ten past|twenty past|<NUM>)\b…"),
        rule(r"(?:<NUM>|ten|five|a few) (?:more )?minutes?(?: more)? (?:then|and (?:then|no more)|would|is|sounds|will)\b…"),
        rule(r"(?:i'll|i will|let me|i'd) (?:stop|keep|finish|be done|watch|stick|end)\b…"),
    ),
    "wants_that_job": (
        rule(
            r"(?:(?:can|could|may|might|should|do|how (?:do|can|could|would)|where (?:do|can|could)) i (?:still |also |just |then )?(?:apply|get (?:it|that|the job)|be considered|start)"
            r"|(?:i'd|i would) (?:really )?(?:love|like|want) (?:that|it|to apply|the job|to be considered)|i'm (?:very |really |definitely )?interested in (?:it|that|the)"
            r"|could you (?:put|recommend|mention|pass)|put in a (?:good )?word|i'm your|i'd be perfect|is it still open|when does it start|how much does it pay)\b…"
        ),
    ),
}
