"""Patterns for a request for an informational interview, spoken or written; ids and meanings as in `vocabulary.REQUEST`."""

from __future__ import annotations

from coach.acts.rules.engine import Rule, rule
from coach.acts.rules.shared import ASKS_FOR_JOB, GREETINGS, JOB_DENIED, NOT_MINE, OWN_NAME, THANKS

BACKGROUND_NOUN = (
    r"(?:student|graduate|grad|undergrad\w*|sophomore|junior|senior|freshman|fresher|alum\w*|teacher|nurse|veteran|machinist|driver|"
    r"engineer|mechanic|clerk|carer|cook|chef|librarian|accountant|technician|assistant|welder|electrician|waitress|waiter|barista|"
    r"cashier|secretary|farmer|soldier|sergeant|analyst|developer|designer|journalist|researcher|intern|apprentice|manager|"
    r"bookkeeper|plumber|carpenter|paramedic|pharmacist|translator|baker|hairdresser|postman|guard|cleaner|controller|trainee|"
    r"mum|mother|pupil|sixth[- ]former|career[- ]changer|physio|biologist|chemist|lawyer|paralegal|operator|worker|supervisor|"
    r"consultant|editor|writer|photographer|musician|tutor|coach|receptionist|administrator|officer|builder|bricklayer|tailor|"
    r"seamstress|gardener|fisherman|medic|midwife|dentist|economist|statistician|scientist|programmer|salesman|rep|bartender)"
)

RULES: dict[str, tuple[Rule, ...]] = {
    "greets": GREETINGS,
    "states_own_name": OWN_NAME,
    "says_how_got_name": (
        rule(
            r"(?:\w+ ){0,4}?(?:gave|passed|handed|slipped|sent|put) (?:me|us|on|along) (?:on )?(?:to )?(?:your (?:name|number|card|details|"
            r"contact\w*|e-?mail|address|extension|profile)|(?:in touch|on to you|onto you|your way))",
        ),
        rule(r"(?:\w+ ){0,3}?passed (?:on )?your (?:name|number|card|details|contact\w*|e-?mail) (?:on|along|to me)"),
        rule(
            r"(?:got|get|have|had|found|find|took|received|picked up|came across|come across|saw|seen|spotted|read|stumbled (?:up)?on|"
            r"noticed|heard|looked up|tracked down) (?:of )?(?:out )?(?:about )?your (?:name|number|contact\w*|details|profile|card|e-?mail|"
            r"address|talk|post|article|paper|page|website|bio|listing|webinar|podcast|interview|lecture|panel|thread|column|blog|book|video|piece|"
            r"presentation|story|advert|sign|poster|exhibit\w*|letter)(?: (?:from|on|in|off|through|at|via|about|by|over)\b…(?=[.,;!?\n]|$| (?:and|so|um|i|my)\b))?"
        ),
        rule(
            r"(?:\w+ ){1,4}?(?:suggested|recommended|said|told me|thought|reckoned|mentioned|advised me|urged me|proposed|asked me|encouraged me)"
            r"…(?:\bi\b|to|that i|me)? ?(?:should |could |might |ought to |must )?(?:speak|talk|write|call|ring|contact|reach out|get in touch|phone|e-?mail|approach|drop you|try you|look you up|meet)"
            r"…(?:you|to you|with you)?"
        ),
        rule(
            r"(?:suggested|recommended|mentioned|told me about|spoke (?:so |very )?(?:highly|well|warmly) of|speaks (?:highly|well) of|pointed me (?:to|toward|towards|at)|"
            r"referred me to|sent me to|steered me to|introduced me to|put me on to|directed me to|raves? about) you(?:r name|r work|r direction|r way)?"
        ),
        rule(
            r"(?:i was |been )?(?:referred|recommended|pointed|directed|sent|introduced|put in touch|given your (?:name|number|details|contact|e-?mail))(?: to you)?(?: with you)? (?:by|through|from|via) (?:\w+ ?){1,4}"
        ),
        rule(r"(?:we|i) met (?:you )?(?:briefly )?(?:at|on|in|last|after|through|during)\b…"),
        rule(
            r"i (?:heard|saw|listened to|watched|attended|read) (?:you|your) (?:\w+ )?(?:speak|talk|on|at|in|present|give|interview|article|post|talk|panel)\b…"
        ),
        rule(
            r"(?:my|your) (?:\w+ ){1,4}?(?:knows you|works (?:with|for) you|says (?:hello|hi)|is a friend of yours|used to work (?:with|for) you|speaks highly of you)"
        ),
        rule(
            r"(?:found|saw|came across|noticed|looked) (?:you|up) (?:\w+ )?(?:on|in|through|via|at|from) (?:the |a |my |your |our )?(?:linkedin|alumni|directory|website|web|staff|list|register|internet|school|university|company|member\w*|facebook|instagram|xing|google)\b…"
        ),
        rule(
            r"(?:we|you and i) (?:both )?(?:went to|share|are both|studied|graduated from|attended|shared|sat|got talking|chatted|spoke)\b…"
        ),
        rule(r"(?:fellow|also an?) (?:\w+ )?(?:alum\w*|graduate)\b"),
        rule(r"through (?:the |my |our )?(?:alumni|linkedin|school|career|mentor\w*|mutual|university)\b…"),
        rule(r"(?:your|you're|you are) (?:name|number|details) (?:was|were|came|is|it was|are)\b…(?:from|given|by|up|on|in)\b…"),
        rule(r"(?:at|on|off|from) (?:the suggestion|the recommendation|the advice|recommendation) of\b…"),
    ),
    "checks_time_to_talk": (
        rule(
            r"(?:is|are|was) (?:this|it|now|that) (?:\w+ )?(?:a |an )?(?:\w+ )?(?:good|bad|okay|ok|convenient|decent|all right|alright|fine|suitable|terrible|awkward|right|inconvenient) ?(?:time|moment|now|for you|to talk)?"
            r"(?: for you)?(?: to (?:talk|speak|chat))?(?: or\b…(?=[?.]|$))?",
            unless=r"when|what time|thursday|tomorrow|monday|tuesday|wednesday|friday|week",
        ),
        rule(
            r"(?:do|have|would|might) you (?:happen to )?(?:have |got |spare )?(?:just )?(?:a |one |two |half a |a couple of |a few |couple )?(?:quick |free |spare )?(?:sec(?:ond)?s?|moments?|mo|minutes?|mins?)\b(?: (?:now|right now|to talk|to speak|for me|free|spare|at the moment|to spare|or not))*"
        ),
        rule(
            r"(?:have i|did i|am i|hope i'm not|i hope i haven't|have we) …(?:caught you|catch you|catching you|reached you|disturbing|interrupting|bothering)\b…"
        ),
        rule(
            r"(?:can|are|could|would) you (?:be )?(?:able to |free to |okay to |all right to |alright to |good to |ok to )?(?:talk|speak|chat)(?: (?:right )?now| for a (?:sec\w*|moment|minute|bit)| at the moment| a minute| just now)"
        ),
        rule(
            r"(?:are you|you) (?:free|busy|okay|ok|all right|alright|able|good) (?:right now|to talk|to speak|to chat|now|at the moment|at this moment|just now)\b…"
        ),
        rule(
            r"(?:may|can|could) i (?:take|have|borrow|steal|disturb|bother|trouble|keep) (?:you )?(?:for )?(?:just )?(?:a|one|two|a couple of|a few|half a) (?:quick )?(?:minutes?|sec\w*|moments?)(?: of your time)?(?: (?:now|right now))?"
        ),
        rule(
            r"(?:got|have you got|you got|you've got|if you have|if you've got|do you have) (?:a|two|one|a couple of|half a) (?:minutes?|mins?|ticks?|secs?|seconds?|moments?|mo|shake)\b"
        ),
        rule(r"(?:is now|now)(?: is)? (?:\w+ )?(?:good|bad|ok|okay|all right|alright|fine|convenient)\b…"),
    ),
    "states_background": (
        rule(
            rf"(?:<IAM>|being|i have been|i've worked as|i work as|i worked as|currently|my name is [\w ]+ and i'm) (?:currently |now |also |just |presently )?(?:an?|the) (?:[\w'-]+ ){{0,5}}?{BACKGROUND_NOUN}\b…(?=[.,;!?\n]|$| (?:and|but|who|i|um|so|looking|interested)\b)",
            unless=NOT_MINE,
        ),
        rule(
            r"(?:i'm|i am|i've been|i was) (?:currently |now |just )?(?:in my|in the|a|finishing my|doing my|studying|majoring|training|working|serving|retraining|finishing|completing|halfway|about to (?:graduate|finish))\b…(?:year|degree|semester|term|diploma|course|master'?s|bachelor\w*|phd|college|university|school|studying \w+|at \w+|as an? \w+|in \w+|for \w+)"
        ),
        rule(
            r"(?:i|i've) (?:just |recently |only just )?(?:graduated|finished (?:my|at|a|school|college|university)|studied|left (?:the )?(?:school|army|navy|air force|marines|force)|got my degree|completed (?:my|a)|earned my|hold an?|did my (?:degree|apprenticeship)|qualified|majored|trained as|retired|served|used to (?:be|work|teach|run|drive))\b…"
        ),
        rule(
            r"(?:i've|i have) (?:worked|been working|been|spent|done|got|taught|driven|run)\b…(?:years?|months|decades?|winters|seasons)\b(?: (?:in|as|at|of|on|with|for)\b…(?=[.,;!?\n]|$| (?:and|but)\b))?"
        ),
        rule(
            r"(?:i work|i'm working|i drive|i teach|i study|i'm studying|i run|i manage|i serve|i fix|i currently work|i volunteer) (?:as|at|in|for|on|with|the|a|nights|days|\w+)\b…(?=[.,;!?\n]|$| (?:and|but|um|so)\b)",
            unless=NOT_MINE,
        ),
        rule(
            r"(?:<NUM>|many) (?:\w+ )?years?(?: (?:as|in|on|at|of|with|behind)\b)…(?=[.,;!?\n]|$| (?:and|but|um)\b)",
            unless=r"in|your|you|about|his|her",
        ),
        rule(
            r"my (?:background|degree|major|training|present job|current job|day job|experience) (?:is|was|has been)\b…(?=[.,;!?\n]|$)"
        ),
        rule(
            r"(?:recent|new|current|final[- ]year|second[- ]year|third[- ]year|first[- ]year|last[- ]year|former|ex-?|retired|laid[- ]off) (?:\w+ ){0,2}?(?:student|graduate|grad|teacher|nurse|soldier|sergeant|officer|worker|engineer|driver|marine|medic)\b"
        ),
        rule(
            r"(?:i want to|i'm trying to|i am|i'm|thinking of|looking at|considering|hoping to|planning to|planning) (?:a )?(?:chang(?:e|ing)|switch\w*|mov(?:e|ing)|transition\w*|retrain\w*|leav(?:e|ing)) (?:my )?(?:career|careers|from|out of|into|over|the)\b…(?=[.,;!?\n]|$)"
        ),
    ),
    "states_field_purpose": (
        rule(
            r"(?:learn(?:ing)?|find(?:ing)? out|know|hear|understand(?:ing)?|ask(?:ing)?|talk(?:ing)?|advice|insights?|questions?|curious|interested|interest|exploring|research(?:ing)?|look(?:ing)? into|tell me|information|guidance|pointers|tips|wondering|perspective|thoughts) (?:\w+ ){0,4}?(?:about|on|in|into|regarding|around|of) (?!you\b|your (?:job|work|experience|career|path)\b|that\b|it\b|this\b|whether\b)(?:[\w'-]+[ ]?){1,8}"
        ),
        rule(
            r"(?:interested in|curious about|exploring|considering|thinking (?:of|about)|looking (?:into|at)|drawn to|fascinated by|passionate about|moving into|going into|getting into|break(?:ing)? into|a career in|careers? in|work in|working in|field of|become an?|becoming an?|training as an?|train as an?|specializ\w+ in|transition\w* (?:in)?to|switch\w* (?:in)?to) (?!you\b|your\b|it\b|that\b|this\b|touch\b|whether\b)(?:[\w'-]+[ ]?){1,6}"
        ),
        rule(
            r"how (?:people|you|someone|a person|one|folks|a \w+|do you|things) (?:\w+ ){0,4}?(?:in|into|at|become|became|work|works|gets?|got|ended up|end up|start\w*|went|moved)\b (?:[\w'-]+[ ]?){1,6}"
        ),
        rule(
            r"what (?:it is|it's|its|is it|a|the|being|working|life|day|your work) (?:\w+ ){0,5}?(?:like|means|takes|involves?|looks like|does|do)\b(?: (?:to be|to work|in|at|as|being|working|for) (?:[\w'-]+[ ]?){1,6})?"
        ),
        rule(
            r"(?:it's|it is|this is|calling|i'm ringing|writing|subject is|concerns|regarding) (?:you )?(?:about|regarding|concerning) (?!you\b|your\b|it\b|that\b)(?:[\w'-]+[ ]?){1,6}"
        ),
    ),
    "asks_advice_not_job": (
        *JOB_DENIED,
        rule(
            r"(?:<WANT>|like|after|just|only|simply|value|appreciate|grateful for|glad of|welcome|for|get|some|your|asking for|looking for|ask you for|ask for|seeking|need) (?:to (?:have|get|hear|ask(?: for)?) )?(?:\w+ ){0,3}?(?:advice|guidance|insights?|pointers|perspective|tips|wisdom|opinion|thoughts|information|a steer|counsel|two cents|expertise)",
            unless=NOT_MINE,
        ),
        rule(
            r"(?:<WANT>|wanna|love|like|hope|hoping|want|trying|try|am here|interested in|aim is|keen|eager|curious) (?:simply |just |only |really )?(?:to )?(?:learn(?:ing)?|find(?:ing)? out|understand(?:ing)?|hear(?:ing)?|know(?:ing)?|listen(?:ing)?|ask(?:ing)?|pick(?:ing)? your brains?|see what|get a (?:feel|sense|picture))\b…(?=[.,;!?\n]|$| (?:and|so|um|if)\b)",
            unless=NOT_MINE,
            unless_sentence=r"(?:hear|learn|know|ask|find out) (?:about|for|if there (?:is|are)|of) (?:any |an |a |the )?(?:\w+ )?(?:<JOB>)\b",
        ),
        rule(r"(?:pick|borrow) your brains?\b"),
        rule(
            r"(?:ask|asking|put) (?:you )?(?:\w+ )?(?:a few|some|a couple of|<NUM>|my|these|stupid|quick) (?:\w+ )?(?:questions?|things|bits)\b…(?=[.,;!?\n]|$)"
        ),
        rule(
            r"(?:i have|i've got|i've|have) (?:a few|some|a couple of|<NUM>|about \w+|so many|many|lots of|tons of) (?:\w+ )?questions\b"
        ),
        rule(r"informational (?:interview|meeting|chat|conversation)"),
        rule(
            r"(?:hear|learn|know|ask|share|tell me)(?: more)?(?: from you)?(?: about)? (?:how you|about your (?:career|path|work|experience|job|journey|story|route)|your (?:story|path|experience|journey|view|take|route))\b…"
        ),
        rule(r"(?:questions|curious|curiosity|learning) (?:only|is all|and nothing (?:else|more))"),
    ),
    "asks_for_meeting": (
        rule(
            r"(?:<MODAL>|do you think|wonder if|wondered if|wondering if|wondering whether|hoping|hope|maybe|perhaps|possible|okay if|ok if|mind if|any chance|love|like|grateful if|great if|glad if|happy if) (?:that )?(?:we|you and i|i|you|it be possible)?…(?:<MEET>|grab (?:a |some )?(?:coffee|lunch|bite|drink)|buy you (?:a |some |lunch|coffee)\w*|take you (?:out )?(?:to|for) (?:coffee|lunch|a)|come (?:and |to |in |by |over |round |out |down )+|stop by|drop (?:by|in)|visit|pop (?:in|over|round|by)|set up (?:a|some)|schedule (?:a|some)|arrange|have (?:\w+ ){0,3}?(?:minutes|<TALKNOUN>)|hop on|jump on|zoom|video call|spare (?:me )?|shadow|swing by|see you|get \w+ minutes|find (?:a )?time|steal|give me|borrow)\b…(?=[.,;!?\n]|$| (?:and|to|for|at|whenever|some)\b)",
            unless=r"when i|glad we|didn't|couldn't",
        ),
        rule(
            r"(?:up for|open to|willing to|free for|available for|time for|agree to|interested in|be able to|consider|request|ask for|asking for|like|love|want|grateful for|appreciate|hoping for|hope for|suggest|invite you (?:to|for)) (?:have |do )?(?:a|an|some|to)? ?(?:\w+[- ]){0,4}?(?:<TALKNOUN>|informational interview|zoom|video call|meet(?:ing)?(?: up)?|talk|speak|chat|sit down)\b(?: with (?:you|me))?",
            unless=r"didn't|couldn't|not|don't|no|never",
        ),
        rule(
            r"(?:would|could|can|might|will) you (?:be (?:willing|able|open|up|free|available|kind enough|so kind as|prepared|happy|game))\b…(?:meet|talk|speak|chat|call|conversation|see me|coffee|time|minutes|sit|share)\w*"
        ),
        rule(
            r"(?:would|could|can|will|might) you (?:please )?(?:meet|talk to|talk with|speak with|speak to|see|sit down with|chat with|spare|give|have|make (?:some )?time|find (?:some )?time|let me (?:come|visit|buy)|do a) ?(?:me|us|time)?\b…(?=[.,;!?\n]|$)",
            unless_sentence=r"(?:call|ring|phone|get) (?:me )?back|right now|do you have a",
        ),
        rule(
            r"(?:may|can|could) i (?:please )?(?:have|get|take|book|come|visit|stop|drop|buy|see|meet|ask (?:you )?for|arrange|call on|pop|sit|invite|treat|trouble you for)\b…(?:minutes?|time|hour|appointment|you|office|coffee|tea|lunch|meeting|by|in|visit|with)\b"
        ),
        rule(
            r"(?:let's|shall we|we could|we can|how about|what about|fancy) (?:\w+ ){0,3}?(?:meet|talk|chat|speak|call|coffee|lunch|zoom|pint|conversation|catch up)\w*\b"
        ),
        rule(
            r"(?:to|about) (?:request|arrange|set up|schedule|book|ask for|asking for) (?:an? |some )?(?:\w+ ){0,3}?(?:<TALKNOUN>|appointment|time)\b"
        ),
        rule(
            r"(?:half an hour|<NUM> minutes?|an hour|quarter of an hour|some) (?:of your time|with you|with (?:him|her|mr|ms|dr)|on the phone|face to face|over (?:a )?(?:coffee|tea|zoom|lunch))\b"
        ),
    ),
    "states_duration": (
        rule(
            r"(?:\d{1,3}(?: ?(?:-|to|or) ?\d{1,3})?|<NUM>(?:[ -](?:to|or|maybe)?[ -]?<NUM>)?)[ -]?(?:or so )?(?:minutes?|mins?|min)\b(?: (?:tops|max|at most|only|or so|at the most|of your time))?",
            unless=r"away|drive|walk|in the next|late|within|it took me|from|about \w+ minutes from|takes me|got now|have you|for a",
        ),
        rule(
            r"(?:half an hour|half[- ]hour|half of an hour|a quarter of an hour|quarter of an hour|quarter hour|three quarters of an hour|an hour|one hour|thirty-minute|a half hour)\b(?: (?:tops|max|at most|of your time))?",
            unless=r"away|drive|walk|within|it took me|every|takes me|in under",
        ),
    ),
    "at_their_convenience": (
        rule(
            r"(?:at|to|around|for|on) (?:a|any|whatever|whichever|an) (?:time|hour|day|moment|place|slot|date)(?: and (?:a )?(?:place|time))? (?:that |which |is )*(?:\w+ ){0,2}?(?:suits?|convenient|works?|fits?|good|best|easiest|you (?:like|choose|prefer|pick|want)|of your (?:choosing|choice)|easy|least trouble)(?: (?:best )?(?:for|with) (?:you|your \w+))?(?: you)?(?: best)?"
        ),
        rule(
            r"(?:whenever|wherever|whatever|whichever|any ?time|anywhere|any day|any hour|any evening|any morning|any afternoon|any week|every day)(?: (?:time|day|hour|place|way|evening|slot|date|morning))*(?: (?:that |it |is |it's |you |you're |you are |you have |you've |would |might |be |a )*(?:suits?|convenient|works?|fits?|best|free|good|easiest|like|prefer|got|want|say|find|choose|pick|available|quiet|can|least \w+|easy|allows?)(?: (?:you|for you|best|with you|in with you|ma'am|sir|your schedule|time))*)?",
            unless=r"call me|ring me|phone me|reach me|e-?mail me|back|contact me|text me",
        ),
        rule(
            r"(?:at|to|on|around|with|suit|fit|accommodate|adapt\w* (?:myself )?to|adjust to|work around|flex around) your (?:earliest |own )?(?:convenience|schedule|calendar|diary|availability|timetable|time|shifts|hours|terms|rota)",
            unless=r"(?:reply|respond|call me|ring me|get back|answer|write back|call)…",
        ),
        rule(
            r"(?:(?:i'm|i am|my schedule is|my time is|i can be|being) (?:\w+ ){0,3}?(?:flexible|free (?:any|every|all|most)\b…|available (?:any|every|all|most|on)\b…|open all|wide open)|my schedule is flexible|i'm flexible)"
        ),
        rule(
            r"(?:you (?:name|pick|choose|tell me|say|just say|set) (?:the|a|when|which|what) ?(?:time|day|place|date|hour|when|one|where)?|(?:name|pick|choose) (?:the|a|your) (?:time|day|place|date|hour)\b|your (?:pick|choice|call|shout)\b|(?:suits?|work) (?:you|best for you)|works (?:best )?for you|(?:convenient|best|good|easiest|easier) for you|you prefer|i'll (?:fit|work|come|plan|arrange) (?:\w+ ){0,3}?around\b…|(?:i'll|i will|i can) (?:fit|work) (?:in with|around|round)\b…|fit(?:s)? (?:in with )?your\b…|days are all yours|i can (?:come|do|make|travel|manage) any\b…)",
            unless=r"(?:is|are|was) (?:this|now|it) (?:\w+ )?(?:an? )?(?:time)?",
        ),
        rule(
            r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|afternoons?|evenings?)(?:,| or| and| to| through)+ (?:\w+ )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|afternoons?|evenings?)\b",
            unless=r"work|shift|call you|ring you|try",
        ),
    ),
    "prefers_in_person_or_worksite": (
        rule(
            r"(?:in[- ]person|face[- ]to[- ]face|at your (?:office|work\w*|shop|place|plant|clinic|site|lab|studio|desk|yard|school|hospital|company|branch|library|warehouse|station|factory|base|depot|building|headquarters|store|farm|surgery|bench|canteen|workshop|department)|in your (?:office|shop|lab|clinic|studio|workshop|department|canteen|building|hospital|workplace)|to your (?:office|work\w*|shop|place|yard|plant|clinic|lab|studio|site|desk|building|farm|depot|factory|school|station|hospital|company|unit|neck of the woods|neighbou?rhood|side of town))\b"
        ),
        rule(
            r"(?:a |for |over |grab |some |buy you (?:a )?|quick |have )(?:\w+ )?(?:coffee|tea|lunch|breakfast|pint|beer|drink|cuppa|brew|sandwich|bite|cup of \w+)\b(?: (?:at|in|near|by|on)\b…(?=[.,;!?\n]|$))?",
            unless_sentence=r"or a (?:quick )?(?:call|phone)|coffee or (?:a )?call|virtual coffee",
        ),
        rule(
            r"(?:come|visit|stop|drop|swing|pop|travel|drive|walk|bike|cycle)(?: (?:by|in|over|round|out|down|up|and see you|along|to))+ (?:to )?(?:you|your\b…|the \w+|where you work|see you|and see\b…)"
        ),
        rule(
            r"(?:see (?:you at work|the place|where you work|the \w+ floor|how (?:a day|it) (?:goes|is done)|your (?:shop|office|workplace|lab|workshop))|visit (?:you|your \w+|the \w+)|shadow you|come to you|where you work|your workplace|your place of work)"
        ),
        rule(r"(?:could|can|may|might) i (?:come|stop|drop|pop|swing|visit)(?: (?:and|to|by|in|over|round))?\b…"),
    ),
    "acknowledges_busy_or_brief": (
        rule(
            r"(?:you|you're|you are|you must be|your \w+ is|your schedule|your time|your calendar|your diary|your week|your day)(?: \w+){0,4}? (?:busy|swamped|full|packed|flat out|valuable|precious|hectic|rushed off your feet|run off your feet|up to your (?:eyes|neck)\w*|snowed under|stretched|slammed|limited|a lot on|tight|crazy|pressed|in demand|much to do|overloaded|many (?:things|demands|people))\b",
            unless_sentence=r"(?:are you|if you're|if you are|if now is|in case you're) busy(?: right now| now)?",
        ),
        rule(
            r"(?:know|realis\w+|realiz\w+|understand|imagine|appreciate|sure|aware|guess|expect|bet|see|can hear|conscious)(?: that| how)? (?:\w+ ){0,4}?(?:busy|swamped|packed|full|valuable|precious|hectic|tight|crazy|run off|rushed|snowed|up to|a lot on|slammed|murder|mad)\b"
        ),
        rule(
            r"(?:i'll|i will|i promise to|i'd|i would|i can|let me|i'm going to|promise|try to|to|i want to) (?:\w+ ){0,2}?(?:be|keep (?:it|this|things|my)|make (?:it|this)) (?:\w+ ){0,2}?(?:brief|quick|short|fast|to the point|concise)\b"
        ),
        rule(
            r"(?:won't|will not|not|don't want to|not going to|wouldn't|try not to) (?:\w+ )?(?:take|keep|use|hold|waste|eat|steal|impose|bother|trouble|need)(?: up)? (?:\w+ ){0,2}?(?:much|long|up|more|too much|your|you)\b…(?=[.,;!?\n]|$)"
        ),
        rule(
            r"(?:a |one |just |some |two |few )?(?:quick|brief|short|small|little|tiny) (?:\w+ )?(?:call|chat|question|conversation|word|meeting|one|request|favou?r|note|message|talk|visit|questions|ask|coffee|phone call|interview|email|e-mail|discussion)\b"
        ),
        rule(
            r"(?:only|just) (?:a few|<NUM>|a couple of|\d+) (?:short )?(?:minutes|mins|moments)\b(?: of your time)?|(?:despite|in spite of|between|given) your (?:\w+ )?(?:busy )?(?:schedule|workload|diary|calendar)|busy (?:schedule|time|season|week|day|person|man|woman|month|period|calendar|diary)"
        ),
        rule(
            r"(?:run|rushed) off your feet|up to your (?:eyes|ears|neck|elbows)\b…|(?:out of your hair|be brief|briefly|in brief|keep it (?:short|quick|brief)|short and sweet|i'll be quick)"
        ),
    ),
    "offers_call_back_or_asks_best_time": (
        rule(
            r"(?:(?:i can|i could|i'll|i will|can i|could i|may i|should i|shall i|happy to|glad to|i'd be glad to|want me to|i'm happy to|would you (?:rather|prefer|like) (?:i|me to)|let me) (?:\w+ ){0,2}?(?:call|ring|phone|try|telephone|buzz|get) (?:you )?(?:back|again|later|another time|some other time|at (?:a|another) (?:better )?time|in an? \w+|after\b…|tonight))\b…(?=[.,;!?\n]|$)",
            unless_sentence=r"(?:mon|tues|wednes|thurs|fri)day|tomorrow|next week|no need",
        ),
        rule(
            r"(?:when|what|which|is there|would there be|would another)(?: \w+){0,4}? (?:a |the )?(?:better|best|good|convenient|suitable|right|easier|easiest|quieter|suit\w*|free|usually in|available|works?|back)(?: \w+){0,2}?(?: (?:time|hour|moment|day|when|in|for you|you|to (?:call|ring|reach|catch|phone|try|talk|speak))\b)…(?=[.,;!?\n]|$)",
            unless=r"advice|what's the",
        ),
        rule(
            r"(?:when|what time|which day|what day|what hour)(?:'s| is| are| would| does| should| can| could| might| will| do)\b(?: (?:i|you|he|she|it|they|be|mr|mrs|ms|dr|the))*(?: \w+){0,3}? (?:call|ring|try|reach|catch|in|back|free|available|suit|best|good|convenient|phone|better|quiet|quieter|phone him|work)\b…(?=[.,;!?\n]|$)"
        ),
        rule(
            r"(?:call|ring|phone|try)(?: you)? (?:back|again|later) (?:if|when|at|some)\b…(?:better|busy|suit\w*|convenient|easier|rather|bad|prefer|not|good|free)\b…"
        ),
        rule(
            r"(?:if (?:this|now|it)(?:'s| is|'s)? (?:not |a bad |isn't )\b…(?:call|ring|try|phone)\b…(?:back|later|again|time))|(?:a better time|another time|some other time) (?:to (?:call|ring|talk|reach)\b…|i (?:could|can|should)\b…|if\b…)"
        ),
    ),
    "keeps_initiative": (
        rule(
            r"(?:<ILL>|will|shall|gonna|i'm planning to|planning to)(?: \w+){0,3}? (?:call|ring|phone|telephone|try(?: you)?|follow up|check (?:back|in)|get back|get in touch|be in touch|be in contact|contact|e-?mail|write|reach out|come by|stop by|drop by|drop in|touch base|text|message|pop (?:in|by|round)|give you (?:a|another) (?:call|ring|shout|bell|buzz|tinkle)|have another go|send you)(?: you| him| her| your office| back| again| up| with you| to you)*(?: (?:on|at|around|again|next|tomorrow|this|later|after|in|back|to|about|before|the|when|by|mon\w*|tues\w*|wed\w*|thurs\w*|fri\w*|sat\w*|sun\w*)\b…)?(?=[.,;!?\n]|$| (?:and|to|so|my|if)\b)",
            unless=r"if you|unless|so that|hope|can you|wondering if|promise not",
            unless_sentence=r"(?:if (?:this|now|you'd|you are|you're|it)(?:'s| is)? (?:a bad|not|busy|rather|prefer|isn't))|should i call|can i call|could i call",
        ),
        rule(r"(?:expect|you'll hear|you will hear) (?:\w+ )?(?:from me|my call|a call)\b…"),
        rule(r"(?:try|trying|ring|ringing|calling|call) (?:you|ya) (?:again|back) (?:on |at )?<DAY>\b…"),
    ),
    "leaves_contact_details": (
        rule(r"[\w.+-]+ ?@ ?[\w-]+(?: ?\.[\w-]+)+"),
        rule(r"(?:\+|00)?(?:\(?\d{2,5}\)?[ .\-/]*){2,6}\d{2,4}"),
        rule(r"[\w.]+(?: dot \w+)? at [\w-]+ dot \w+"),
        rule(
            r"(?:(?:(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred|\d+)[ ,\-]+){5,}(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|hundred|\d+))"
        ),
    ),
    "thanks": THANKS,
    "asks_for_job": ASKS_FOR_JOB,
    "asks_them_to_call_back": (
        rule(
            r"(?:please|kindly|could you|can you|would you|just|do|you can|you could|so|if you could|if you would|then|ask you to|pls|and) (?:\w+ ){0,2}?(?:call|ring|phone|text|e-?mail|contact|reply|respond|write|message|answer|get back|let me know|buzz|return|drop|reach|give|send|revert|come back)(?: (?:me|to me|us|my|on|back|a|with|here))*\b…(?=[.,;!?\n]|$| (?:and|or|so)\b)",
            unless_sentence=r"(?:no need|don't|never|rather than|not)\b…(?:call|ring|reply|get back|phone|return)|give (?:me|us) (?:\w+ ){0,4}?(?:minutes|advice|time|tips|pointers|half|quarter|insight)|drop by|drop in|call (?:you|back later|again)|send me (?:to|some)|(?:i|let me) (?:can|could|call|ring)",
        ),
        rule(
            r"(?:call|ring|phone|text|e-?mail|message|reach|get|contact) me (?:back|at|on|when|whenever|any|as soon|asap|if|once|anytime|by|tomorrow|tonight|later|please)\b…(?=[.,;!?\n]|$)",
            unless_sentence=r"(?:no need|don't have to|not)\b…(?:call|ring|phone)|(?:told|asked|said|let) (?:him|her|you|me)?…(?:call|ring)",
        ),
        rule(
            r"(?:get|give|drop) (?:back to me|me a (?:call|ring|bell|shout|buzz|text|line|tinkle|message)|back in touch)\b…(?=[.,;!?\n]|$)",
            unless_sentence=r"no need|don't",
        ),
        rule(
            r"(?:wait(?:ing)?|await(?:ing)?|hoping|expect\w*|awaiting) (?:for |to )?(?:your|hear|get) (?:\w+ )?(?:call|reply|answer|response|from you|back|return|feedback|mail)\b"
        ),
        rule(
            r"(?:reply|respond|answer|rsvp|write back|call back) (?:by|at your earliest|as soon|asap|soon|before|to this|when you|until|within)\b…"
        ),
        rule(
            r"(?:have|get|ask|tell) (?:him|her|them|mr \w+|ms \w+|dr \w+|mrs \w+) (?:to )?(?:call|ring|phone|get back|e-?mail|text) (?:me|back|to me)\b…"
        ),
        rule(
            r"(?:hear|heard) back from you (?:by|soon|before|within|as soon)\b|return my (?:call|message)|ball is in your court"
        ),
    ),
    "pushes_resume": (
        rule(
            r"(?:attach(?:ed|ing)?|enclos(?:ed|ing|e)|includ(?:ed|ing|e)|find|send(?:ing)?|sent|e-?mail(?:ed|ing)?|forward(?:ed|ing)?|drop(?:ped|ping)?|bring(?:ing)?|share|leave|give you|hand|pass|look at|see|upload\w*|link\w*|here is|here's|fax|post|mail|have|got|review|read|with|show you|glance at|submit\w*)(?: (?:you|please|below|also|in|over|on|along|off|across|through|round))* (?:a |an |the |my |with my |to my |copy of |link to |out |over |up )*(?:\w+ ){0,2}?<CV>\b…(?=[.,;!?\n]|$)",
            unless=r"not|don't|won't|didn't|without|never|no|if you (?:want|like)|didn't bring|your|her|his|feedback on|you asked|as you asked|you requested|since you asked|as requested",
            unless_sentence=r"(?:only|just|purely|simply)?(?: as| for|for your) (?:background|context|your reference)|background only|you asked|as requested|at your request|you requested|not (?:sending|attaching|enclosing|including)",
        ),
        rule(
            r"(?:my )?<CV>(?:, \w+,)? (?:is |are |and (?:\w+ )*)*(?:attached|enclosed|below|linked|on its way|included|here)\b…",
            unless=r"no|not|without",
            unless_sentence=r"background|not attached|you asked|requested",
        ),
        rule(r"(?:in the attachment|attached)\b…<CV>\b", unless_sentence=r"background only|for background|you asked"),
    ),
}
