"""What simulated trainees say, part by part, as templates in the trainee's own facts: several ways for each, picked by seed.

`GOOD["source"]` holds "I found you {{ trainee.found_through }}." The variables are those of briefings and hints, and `slot`, the day
that was offered. What is good and bad advice about such calls is in the rubrics; here are only the words.
"""

# ruff: noqa: E501 - what is said is easier to read on one line

from __future__ import annotations

Ways = dict[str, tuple[str, ...]]

GOOD: Ways = {
    "greeting": ("Good morning.", "Hello.", "Hello, good morning."),
    "name": ("My name is {{ trainee.name }}.", "This is {{ trainee.name }} speaking.", "I'm {{ trainee.name }}."),
    "source": (
        "I found you {{ trainee.found_through }}.",
        "I came across your name {{ trainee.found_through }}.",
        "I found your name {{ trainee.found_through }}.",
    ),
    "time_check": ("Do you have a minute?", "Is this a good moment?", "Have I caught you at a good time?"),
    "background": ("I {{ trainee.background }}.",),
    "purpose": (
        "I'm researching {{ trainee.field }} and would like to learn how the work really is.",
        "I want to find out more about {{ trainee.field }}.",
        "I'm exploring {{ trainee.field }}, and I'd like to hear from somebody who does it.",
    ),
    "advice": (
        "I'm not asking for a job, only for your advice.",
        "This isn't about a job; I'd like your advice.",
        "I'm not looking for a position, I'm after information and advice.",
    ),
    "ask": (
        "Could I come by for {{ rules.ask_minutes[0] }} minutes, whenever it suits you?",
        "Could we meet for {{ rules.ask_minutes[0] }} minutes at your office, at a time that is convenient for you?",
        "Would you have {{ rules.ask_minutes[0] }} minutes for a short meeting at your workplace, any day that works for you?",
    ),
    "busy": ("I know you are busy, so I'll keep it short.", "I know how busy you must be.", "I promise to be brief."),
    "duration": ("{{ rules.ask_minutes[0] }} minutes would be plenty.", "Only {{ rules.ask_minutes[0] }} minutes."),
    "why_you": (
        "I read about your work, and I'd rather hear it from you than from a brochure.",
        "You do the very thing I want to understand, and {{ rules.ask_minutes[0] }} minutes of your advice would help me a lot.",
        "I saw what you do at {{ profile.organisation }}, and nobody I know could tell me about that.",
    ),
    "read_back": (
        "So {{ slot }}, at your office. How do I find you?",
        "Great, {{ slot }} then. How do I get to your office?",
        "{{ slot }}, wonderful. Where exactly do I come, and is there parking?",
    ),
    "see_you": (
        "Thank you very much, see you {{ slot }}.",
        "Perfect, so I'll see you {{ slot }}. Thank you, goodbye.",
        "Thank you so much. I'll be there {{ slot }}. Goodbye.",
    ),
    "will_call": (
        "{{ slot }}, then. I'll call you at that time. Thank you, goodbye.",
        "Thank you, I'll call you {{ slot }}.",
        "Good, so I'll ring you again {{ slot }}. Thanks for picking up.",
    ),
    "take_no": (
        "I understand, thank you for telling me. Is there anybody else you think I could ask?",
        "That's all right, thank you anyway. Could you recommend somebody else I might talk to?",
        "I understand. Who else would you suggest I talk to?",
    ),
    "thank_for_no": ("Thank you for your time all the same. Goodbye.", "Thanks anyway, I appreciate your honesty. Goodbye."),
    "may_i_say": ("Thank you. May I say that you sent me?", "That helps me a lot. May I use your name?"),
    "bye": ("Thank you very much. Goodbye.", "Thank you, that was kind of you. Goodbye."),
    "stop_at_five": (
        "Your five minutes are up. Thank you so much for your time, that helped me. Goodbye.",
        "I promised to keep to five minutes. Thank you for your time, goodbye.",
    ),
    "say_again": (
        "Sorry, let me say that again: I'd like your advice about {{ trainee.field }}.",
        "I'm sorry, I'll put it more clearly. I'm looking into {{ trainee.field }} and would like your advice.",
    ),
    "open_meeting": (
        "Good morning. Thank you so much for making the time. I'm {{ trainee.name }}, we spoke on the phone last week.",
        "Hello, thank you for taking the time. I'm {{ trainee.name }}, I called you last week.",
        "Hello, I'm {{ trainee.name }}, we spoke on the phone last week. Thank you for taking the time.",
    ),
    "purpose_meeting": (
        "I {{ trainee.background }}. I'm exploring {{ trainee.field }} and want to learn how it really is; I'm not looking for a job right now."
        " You said {{ minutes_whole }} minutes, is that still all right?",
        "I'm here to learn about {{ trainee.field }}, not to ask for a job. I {{ trainee.background }}. Do we still have {{ minutes_whole }} minutes?",
    ),
    "purpose_short": (
        "I should say that I'm not looking for a job right now, I'd like to learn. You said {{ minutes_whole }} minutes, is that still all right?",
        "And to be clear, I'm not looking for a job. Do we still have {{ minutes_whole }} minutes?",
    ),
    "time_limit": (
        "You said {{ minutes_whole }} minutes, is that still all right?",
        "Do you still have {{ minutes_whole }} minutes?",
    ),
    "follow_up": (
        "Can you give me an example of that?",
        "What surprised you about that?",
        "How did that come about?",
        "What did you learn from that?",
        "How did you deal with that?",
        "How did that change the way you work?",
    ),
    "react": (
        "That's interesting.",
        "I see.",
        "I wouldn't have thought so.",
        "That makes sense.",
        "Thank you, that helps.",
        "Good to know.",
    ),
    "referral": (
        "I don't want to take more of your time than we agreed. You've given me many ideas. Who else would you suggest I talk to about {{ trainee.field }}?",
        "One last request before I go: after what you told me, who else should I talk to for advice about {{ trainee.field }}?",
        "Our time is nearly up, and this was very generous of you. Is there anybody else, like yourself, whom I should ask for advice?",
    ),
    "narrow": (
        "Perhaps somebody in another organisation, or somebody you know from a professional association?",
        "Maybe someone at another office, or somebody from an association?",
    ),
    "permission": ("Thank you. May I say that you sent me?", "That's very kind. May I use your name when I write?"),
    "keep_in_touch": (
        "May I stay in touch and let you know how it goes?",
        "Could I contact you again in a few months and tell you what came of it?",
    ),
    "card": ("Could I have your card?", "Do you have a business card for me?"),
    "leave": (
        "Thank you so much for your time; what you said about {{ learnt }} will stay with me. Goodbye!",
        "Thank you for your time today, especially for what you told me about {{ learnt }}. Goodbye.",
    ),
    "sketch": (
        "I {{ trainee.background }}. {{ skills_sentence }} For example, new people kept asking the same questions, so I wrote a one-page"
        " guide and the questions stopped. I'd like to move into {{ trainee.field }}, because I want to work on something that"
        " matters to people. In the next year I want to find out which part of it suits me, and I'd love your advice on what to learn first.",
        "I {{ trainee.background }}. {{ skills_sentence }} Last year, for example, I turned a drawer full of paper forms into one table, and"
        " it saved us a day every month. I'm interested in {{ trainee.field }}, because I like work where you can see what it changes."
        " My goal for next year is to choose a direction, and I'd love to hear from you how people get in.",
    ),
    "message": (
        "Good morning, this is {{ trainee.name }}, my number is {{ trainee.phone }}. I found you {{ trainee.found_through }}. I'm researching"
        " {{ trainee.field }} and would like {{ rules.ask_minutes[0] }} minutes of your advice; it's not about a job. I'll call you again"
        " tomorrow morning. Once more, {{ trainee.name }}, {{ trainee.phone }}. Thank you, goodbye.",
        "Hello, my name is {{ trainee.name }}. My number is {{ trainee.phone }}. I found your name {{ trainee.found_through }}. I'd like to learn"
        " about {{ trainee.field }} and ask for your advice, not for a job. I'll try you again tomorrow. Thank you. Goodbye.",
    ),
    "message_again": (
        "Good morning, {{ trainee.name }} again, my number is {{ trainee.phone }}. I left you a message last week about {{ trainee.field }}. There"
        " is no hurry; I'd like {{ rules.ask_minutes[0] }} minutes of your advice, it's not about a job. I'll try you again on Thursday afternoon,"
        " and I'll write you an e-mail. Once more, {{ trainee.phone }}. Thank you, goodbye.",
        "Hello, this is {{ trainee.name }}, number {{ trainee.phone }}. I left a message some days ago. I'm researching {{ trainee.field }} and"
        " would like your advice, not a job. I'll try again another morning. Thank you, goodbye.",
    ),
    "letter": (
        "Dear {{ profile.full_name }},\n\nmy name is {{ trainee.name }}. I {{ trainee.background }}. I found you {{ trainee.found_through }}. I am"
        " finding out about {{ trainee.field }}, and I am not asking for a job: I would like your advice.\n\nCould I come to your office for"
        " {{ rules.ask_minutes[0] }} minutes, at any time in the next weeks that suits you? I know how full your days are and will be brief. If I"
        " have not heard from you by then, I will call you next Thursday morning. You can reach me at {{ trainee.phone }}.\n\nThank you for"
        " reading this.\n\nKind regards,\n{{ trainee.name }}",
        "Dear {{ profile.full_name }},\n\nI am {{ trainee.name }}, and I found your name {{ trainee.found_through }}. I {{ trainee.background }}.\n\nI"
        " want to learn about {{ trainee.field }} from somebody who does it. It is not about a job, I would like your advice. May I visit you at"
        " your office for {{ rules.ask_minutes[0] }} minutes, whenever it suits you in the next few weeks? I know that you are busy.\n\nI will"
        " call you next week to hear whether a time suits you. My number is {{ trainee.phone }}.\n\nThank you,\n{{ trainee.name }}",
    ),
    "letter_confirm": (
        "Thank you very much. So {{ slot }}, at your office; I will be there. Kind regards, {{ trainee.name }}",
        "That suits me well, thank you: {{ slot }}. I look forward to it. {{ trainee.name }}",
        "Thank you, I will be there {{ slot }}. Kind regards, {{ trainee.name }}",
    ),
    "letter_questions": (
        "Thank you for answering. How did you get into this work? What is the hardest part that people from outside do not see? And what"
        " would you do in my place? Might we talk about them for ten minutes, whenever it suits you?",
    ),
    "letter_by_phone": ("Ten minutes by phone would be wonderful, thank you. I will call you at the hour that suits you.",),
    "letter_take_no": (
        "I understand, and thank you for answering. Is there somebody else whom you would suggest I write to?",
        "Thank you for telling me. May I ask whether you know somebody else whom I could talk to?",
    ),
    "letter_again": (
        "I would like to come and ask you for advice about {{ trainee.field }}, for {{ rules.ask_minutes[0] }} minutes, whenever it suits you.",
    ),
    "note": (
        "Dear {{ profile.full_name }},\n\nthank you very much for the time that you gave me. You said: “{{ told_clause }}”. That has stayed with"
        " me, and I look at {{ trainee.field }} differently now.{% if named %} I will write to {{ named }} this week and let you know how it"
        " went.{% else %} I will let you know what came of it.{% endif %}\n\nI would like to stay in touch. You can reach me at {{ trainee.phone }}"
        " or {{ trainee.email }}.\n\nKind regards,\n{{ trainee.name }}",
        "Dear {{ profile.full_name }},\n\nthank you for your time. What you told me, “{{ told_clause }}”, I have repeated to two friends since."
        "{% if named %} Next week I will write to {{ named }}, as you suggested.{% endif %} In eight weeks I will tell you what came of it.\n\nI"
        " would be glad to keep in touch.\n\n{{ trainee.name }}\n{{ trainee.phone }}\n{{ trainee.email }}",
    ),
    "wrote_before": (
        "I wrote to you last week about {{ trainee.field }}, and said that I would call.",
        "Last week I sent you an e-mail about {{ trainee.field }}.",
    ),
    "called_before": (
        "I called you last week, and you asked me to try again.",
        "We spoke on the phone last week, and you told me to call again.",
    ),
    "that_was_me": (
        "Yes, that was me: I'd like your advice, it's not about a job.",
        "Yes, thank you for taking the call. I'm after your advice, not a job.",
    ),
    "front_desk": (
        "Good morning, this is {{ trainee.name }}. Could I speak to {{ profile.full_name }}, please?",
        "Hello, my name is {{ trainee.name }}. I'd like to speak to {{ profile.full_name }}, please.",
    ),
    "regarding": (
        "It's about career advice, {{ rules.ask_minutes[0] }} minutes. It's not about a job.",
        "I'd like some advice about {{ trainee.field }}, it isn't about a job.",
    ),
    "expecting": (
        "No, I'm not expected. I found the name {{ trainee.found_through }}.",
        "Not yet. I found {{ profile.full_name }} {{ trainee.found_through }}.",
    ),
    "best_time": ("When would be the best time to call?", "I see. When is the best time to reach {{ profile.first_name }}?"),
    "thank_desk": (
        "{{ slot }}, then. Thank you for your help, goodbye.",
        "Thank you very much, I'll call again {{ slot }}. Goodbye.",
    ),
    "not_hr": ("Thank you, but it's not about a job. I'd like some advice. When would be the best time to call?",),
    "chance_hello": (
        "It is. I couldn't help seeing your badge; do you work in {{ trainee.field }}?",
        "Yes. May I ask, do you work at {{ profile.organisation }}?",
    ),
    "chance_who": (
        "I'm {{ trainee.name }}. I {{ trainee.background }}, and I'm finding out about {{ trainee.field }}. I don't want to keep you now; could I"
        " call you some day for {{ rules.ask_minutes[0] }} minutes of advice, whenever it suits you?",
        "My name is {{ trainee.name }}, I {{ trainee.background }}. I'd like to learn about {{ trainee.field }}, it's not about a job. Could we talk for"
        " {{ rules.ask_minutes[0] }} minutes by phone, at a time that suits you?",
    ),
    "chance_card": ("Could I have your card? I'll write to you next week.", "Do you have a card? Then I'll call you next week."),
    "chance_bye": ("Thank you so much, have a good trip. Goodbye.", "Thank you, that's very kind. Goodbye."),
    "chance_let_go": ("Of course, I won't disturb you. Have a good day.", "I understand, sorry to bother you. Goodbye."),
    "skills": ("{{ skills_sentence }}",),
    "example": (
        "For example, I wrote a one-page guide that saved my team hours every week.",
        "Last year I turned a drawer full of paper forms into one table, and it saved us a day every month.",
    ),
    "why_field": (
        "I'm interested in {{ trainee.field }} because I like work where you can see what it changes.",
        "I want to work in {{ trainee.field }}, because it matters to people.",
    ),
    "goal": (
        "In the next year I want to find out which part of {{ trainee.field }} suits me, and in five years I'd like to work in it.",
        "My goal is to become good at one part of {{ trainee.field }}; next I want to find out which.",
    ),
    "wish": (
        "What I'd love to hear from you is which skills to build first.",
        "I'd like your advice on how people get into {{ trainee.field }}.",
    ),
}

AGAIN: Ways = {
    "busy": (
        "I see the time is short, so I'll keep it to two more questions. What would you do first in my place?",
        "I know you are busy. I'll keep it to one more question: what matters most in your work?",
    ),
    "distracted": (
        "No problem, I can wait. We were just talking about your work.",
        "That's all right, take your time. Where were we? You were telling me about your work.",
    ),
    "generous": (
        "Thank you, that's really kind. What else should I know about {{ trainee.field }}?",
        "That's kind of you, thank you. What do people get wrong about {{ trainee.field }}?",
    ),
    "interviewer": (
        "I stay calm, I think. But I'm here for your story: what was your first year like?",
        "I'd say that I listen well. How did you find out what you are good at?",
        "Ask me in a year. What would you have answered at my age?",
    ),
    "pleasing": (
        "I'm glad. And what is not so good about it?",
        "That sounds wonderful. What would you change if you could?",
        "And what are the downsides, honestly?",
    ),
    "rambling": (
        "That's a good one. Looking at the time, may I come back to my question? What does a typical day look like?",
        "I could listen for hours. May I come back to something you said earlier? What surprised you most?",
        "What a story. I see that we don't have much time left, so let me come back to your work: what is hard about it?",
    ),
    "sceptical": (
        "I'm not looking for a job, honestly. I want to learn how {{ trainee.field }} really is.",
        "I understand that you ask. I'm exploring {{ trainee.field }}, it's not about a job, and your advice would help me choose.",
    ),
    "terse": (
        "What happened then? Can you tell me about it?",
        "How did that come about? I'd love to hear the whole story.",
        "What was that like for you, the first time?",
    ),
}
"""Temperament → answers to its quirk when it comes again."""

IN: dict[str, Ways] = {
    "referral-call": {
        "source": (
            "{{ earlier.referrer }} suggested that I call you.",
            "{{ earlier.referrer }} gave me your name.",
            "I'm calling because {{ earlier.referrer }} told me to talk to you.",
        ),
    },
}
"""Scenario → parts that are said otherwise there."""

MEDIOCRE: Ways = {
    "letter": (
        "Hi, I'm {{ trainee.first_name }}, and I {{ trainee.background }}. I am interested in your field and would like to know more. Let me know"
        " if you have time. Thanks!",
        "Hello, my name is {{ trainee.name }}. Could we meet some time? I would like to pick your brain about your work. Please let me know.",
    ),
    "note": (
        "Hi, thanks for your time the other day. It was very interesting. All the best, {{ trainee.first_name }}",
        "Hello {{ profile.first_name }}, thank you so much for meeting with me. I learned a lot. Best, {{ trainee.name }}",
    ),
    "first": (
        "Hi, this is {{ trainee.name }}. I'm interested in {{ trainee.field }}.",
        "Hello, I'm {{ trainee.first_name }}. I'm calling about {{ trainee.field }}.",
        "Hi there. I wanted to ask about {{ trainee.field }}.",
    ),
    "background": ("I {{ trainee.background }}.",),
    "source": ("I saw your name somewhere online.", "I found you {{ trainee.found_through }}."),
    "purpose": ("I'd like to know more about {{ trainee.field }}.",),
    "ask": ("Could we talk sometime?", "Could we meet?", "I'd like to meet you and ask some questions."),
    "duration": ("Maybe half an hour or so.", "I don't know, as long as you have."),
    "advice": ("No, I just want some information.", "Well, not really. Maybe later."),
    "hm": ("Oh, okay.", "Hm, all right.", "I see.", "Right."),
    "thanks": ("Okay, thanks.", "Thanks, bye.", "All right, thank you."),
    "open_meeting": ("Hi, thanks for seeing me.", "Hello. Nice office."),
    "purpose_meeting": ("I wanted to learn a bit about {{ trainee.field }}.",),
    "question": (
        "What do you do all day?",
        "Do you like your job?",
        "Is it hard?",
        "How did you get here?",
        "Do you need a degree for this?",
        "Is the pay okay?",
        "Do you work long hours?",
        "What should I study?",
    ),
    "referral": ("Do you know anybody else I could talk to?",),
    "leave": ("Okay, I think that's it. Thanks, bye.", "Well, thank you for your time. Goodbye."),
    "sketch": (
        "I {{ trainee.background }}. I'm interested in {{ trainee.field }}.",
        "I'm {{ trainee.first_name }}, and I {{ trainee.background }}.",
    ),
    "sketch_more": (
        "I'm a people person, I guess.",
        "I'm good at working with people and computers.",
        "I'd like to do something in {{ trainee.field }}.",
        "I don't know yet.",
        "I'd like some advice.",
    ),
}

TERRIBLE: Ways = {
    "any": (
        "Do you have a job for me?",
        "I need a job and I heard you have openings.",
        "I'm looking for a job. Are you hiring?",
        "Can I send you my résumé? Maybe you can pass it on to HR.",
        "Could you get me an interview with your boss?",
        "So is there an opening or not?",
        "Just keep me in mind when a position opens up.",
        "I'd be perfect for any job you have.",
        "How much do you make there?",
        "Can you call me back? I'm busy right now.",
        "You must know somebody who is hiring.",
        "I can start on Monday.",
    ),
}

RUDE: Ways = {
    "any": (
        "Took you long enough to pick up. Are you deaf?",
        "Look, I don't have all day, just answer me.",
        "That's a stupid answer.",
        "Are you stupid or what?",
        "You people are useless.",
        "Shut up and let me talk.",
        "I want to meet you tomorrow, and don't waste my time.",
        "What's wrong with you?",
        "You idiot, I only asked for twenty minutes.",
    ),
}

RAMBLING: Ways = {
    "any": (
        "So, well, hello, I'm {{ trainee.name }}, and I {{ trainee.background }}, and the thing is that I've been thinking a lot about",
        "Anyway, what I wanted to say, and this goes back quite a while, is that when I was at school I always thought that I would do",
        "It's funny that you say that, because my aunt, she lives near the river, she always told me that one day I would end up doing",
        "And then there was this other thing, which was last summer, or maybe the summer before, when I helped out somewhere and saw",
    ),
    "more": (
        "all those things that people do when they start out, and my cousin, who is older than me, says that it never turns out that way,",
        "and I don't know whether that matters, but we had this teacher who used to bring in pictures of bridges and talk for hours,",
        "which made me think about how everything hangs together, the buses and the schools and the weather and what not,",
        "and of course my friends all do something else now, one of them sells boats, and another one went abroad and came back again,",
        "and then it rained the whole week so we stayed in and talked about what we would all be doing in ten years' time,",
        "and I kept a notebook in those days, a green one, with lists of things that I found strange or that I wanted to look up,",
        "and what I've been meaning to find out is how it all began for people like you, if it began at all, so to speak,",
    ),
}

GIBBERISH: Ways = {
    "any": (
        "asdf jklö qwer zxcv",
        "lkjh gfds mnbv",
        "purple seven of the because under Thursday spoon",
        "blorp wibble fnarg zzzt",
        "the the of and with into banana quickly window",
        "qwrtz plk mnb vcx",
        "7 7 7 %% ## 1",
        "eleven green whose between lamp forgot",
        "kjshdf kjsdhf ksjdhf",
    ),
}
