"""What somebody in almost any work could say, by the id of a fact: what a stand-in for a real person tells.

`ANYBODY["mistake"]` → "The beginner's mistake is to say yes before asking what for …". Nobody's name, place, employer, year or number
stands here, and no story of a life: a stand-in answers with how it usually is, and passes on what only the real person knows.
Texts are templates in the variables of a persona's lines. Knows no contact and no profile.
"""

# ruff: noqa: E501 - a telling cut into pieces is harder to read than a long line

from __future__ import annotations

ANYBODY: dict[str, tuple[str, ...]] = {
    # the way there: how such ways usually are, never a station of this one
    "path": (
        "Less straight than it looks from outside. The stations you can read up; what they don't show is how often it was somebody who said, you should try that.",
        "By staying curious and saying yes at the right moment, like most people in {{ profile.field }}. I'd rather talk about what the work is than where I've been.",
    ),
    "why": (
        "Because it asks for head and patience in about equal parts. I get bored by work that needs only one of them.",
        "I like it when something that was muddled becomes clear, and somebody can go on because of it.",
    ),
    "turning_point": (
        "It's hardly ever one moment. One day you notice that people come and ask you, and you've got something to tell them.",
        "For most people in this work it's the first time somebody trusts them with the whole thing.",
    ),
    "next": (
        "More of what I'm good at and less of what only fills the day. That's what everybody says, and few manage.",
        "I'd like to pass on what I know before I get comfortable.",
    ),
    "again": (
        "Yes, I think so. Not every week, but most of them.",
        "I would, and I'd worry less about doing it in the right order.",
    ),
    "differently": (
        "I'd ask more questions earlier. Nobody thinks less of a beginner who asks.",
        "I'd go and look at other people's working days much sooner, just as you're doing now.",
    ),
    "mentor": (
        "You learn most from the person at the next desk, if you ask them why and not only how.",
        "Good people to learn from are seldom called mentors. They're the ones who let you watch.",
    ),
    "surprise": (
        "How much of it is people. From outside you think it's all about the thing itself.",
        "How slowly the important things move, and how fast the unimportant ones.",
    ),
    "ripen": (
        "Until one is good at it? The basics come quickly, and judgement takes its time.",
        "You notice it when you stop being afraid of the telephone.",
    ),
    # the days
    "day": (
        "It begins with what came in since yesterday, and then I sort what has to be done today from what only shouts. The middle of the day belongs to other people.",
        "A part of it is the work that gives the trade its name, and a larger part is talking, writing and waiting for somebody's answer. Newcomers hardly ever expect that.",
    ),
    "this_week": (
        "What is on my desk just now I'd better keep to myself. But it's the usual mix, something urgent, something important, and something that should have been done long ago.",
        "I can't go into cases that are open. Ask me how I decide what comes first, that I can tell you.",
    ),
    "split": (
        "More of it is writing and talking than you'd think, and less of it is the thing one learns for.",
        "It changes with the season. When it's quiet one gets to the real work, and when it's busy one only answers.",
    ),
    "afternoon": (
        "The afternoon is for other people, as a rule, and the morning for whatever needs a clear head.",
        "After lunch I try to finish one thing. Trying is the word.",
    ),
    "tools": (
        "A calendar, a telephone, and something to write on. The special tools one learns in weeks, and those three take years.",
        "Less than you'd think. The tool that counts is a good question.",
    ),
    "alone": (
        "Both. You think alone, and you find out with others that you've thought wrong.",
        "It's work with people, even where it looks like work with things.",
    ),
    "writing": (
        "A good deal of it. Whoever can write a clear page has an advantage in any work.",
        "More than at school, and shorter. Nobody reads the second page.",
    ),
    "difference": (
        "From outside it all looks alike. What differs is who waits for your answer, and what happens when it's wrong.",
        "The jobs next to it use the same words and care about other things. Ask two people, you'll hear it.",
    ),
    "seasons": (
        "There are waves. One learns to do the quiet things in the quiet weeks.",
        "No, it comes and goes. Ask anybody in {{ profile.field }} which month they never take off.",
    ),
    "success": (
        "When nobody has to come back and ask. The best work is hardly noticed.",
        "When the person it was for does something with it.",
    ),
    "explain": (
        "I make sure that something works that others only notice when it doesn't.",
        "I'd say that I help people with {{ profile.field }}, and then I'd tell a story. Children want a story.",
    ),
    "persuade": (
        "By asking first what they're afraid of. Mostly it isn't the thing one argues about.",
        "You show them, if you can. Words are the slow way.",
    ),
    "give_bad_news": (
        "Early and plainly, and then I stop talking. People need a moment.",
        "With what comes next, always. Bad news without a next step is only cruel.",
    ),
    # what is good about it
    "best": (
        "The moment when something fits that didn't fit for weeks. You can't plan it, and it makes up for a lot.",
        "That I'm still learning. If you ask around, it's what keeps most people in this work.",
    ),
    "moment": (
        "The good moments are small ones. Somebody says, now I've understood it, and goes off without turning round.",
        "I'd rather not tell you a single case. It's always the same sort, something that was stuck moves again.",
    ),
    "matters": (
        "To the people it's for, yes. I don't need it to matter to everybody.",
        "On most days. On the others one has to remember a good one.",
    ),
    "boring": (
        "Parts of it. Whoever says that their work is never boring hasn't done it for long.",
        "The routine is what leaves the head free for the rest. I've made my peace with it.",
    ),
    "typical_person": (
        "People who can't leave a thing half understood, and who don't mind that nobody claps.",
        "Patient ones with a bit of impatience underneath.",
    ),
    "motto": (
        "Ask before you're sure. Afterwards it's too late to ask.",
        "Do the small thing today, and the big one looks smaller tomorrow.",
    ),
    "thanks_and_anger": (
        "Both, and mostly for things that weren't my doing. One learns to take neither home.",
        "People thank you by coming back.",
    ),
    # what is hard about it
    "hard": (
        "That you depend on others who have other worries. You can do your part well, and it still stands still.",
        "The things that nobody sees from outside, waiting and explaining and beginning again.",
    ),
    "failure": (
        "Things go wrong for everybody who does something. Mine I'd tell you over a coffee, not to write down.",
        "What helps is to say it early. Every failure gets bigger while it's kept quiet.",
    ),
    "mistake": (
        "The beginner's mistake is to say yes before asking what for. Nearly everybody makes it, and nearly everybody survives it.",
        "The ones that cost most are never about the work itself. They come from something two people had understood differently.",
    ),
    "bad_day": (
        "When three people need the same hour and all of them are right.",
        "On a bad day you've worked without a break and nothing is different in the evening. Those days pass.",
    ),
    "bad_week": (
        "One in which you only react. By the end of it you don't know any more what you had meant to do.",
        "A week with a lot of meetings and no decision.",
    ),
    "frank": (
        "That it's easier to get money for something new than for keeping something good alive. You'll hear that in many trades.",
        "We should talk more openly about what wears people out. But I don't want to talk about my own place there.",
    ),
    "novices": (
        "They think that they must know everything already. Nobody expects it, and it keeps them from asking.",
        "They hurry. What was done twice in a hurry takes longer than once with care.",
    ),
    "stress": (
        "In waves. What helps me is to write down in the evening what can wait until tomorrow.",
        "It's the kind that comes from caring. If it stops, I'd worry more.",
    ),
    "deadline": (
        "Yes, like everywhere. The trick is to say early what won't be finished.",
        "The last days are always too short. I've stopped believing that it's different elsewhere.",
    ),
    "worry": (
        "Mostly what I might have overlooked. At night everything looks like something that was overlooked.",
        "Whether the right people stay in this work.",
    ),
    "leavers": (
        "Seldom because of the work itself. More often because nobody asked them how they were doing.",
        "Some find that they liked the idea of it better than the days.",
    ),
    "silly_question": (
        "There are few silly ones. The tiring ones are those whose answer stands on the first page that one finds.",
        "Whether it's interesting. Ask what was interesting last week, that's a much better one.",
    ),
    # what one must know
    "skills": (
        "Listening, first of all. Then being able to say a difficult thing in simple words, and finishing what one has begun.",
        "You need to be exact without being slow. And you need to be able to say, I don't know yet.",
    ),
    "degree": (
        "It opens the first door, in most places. After that people ask what you've done and hardly ever where you've studied.",
        "What I have you can look up. What counts for you is which papers employers in your own town ask for, so read a few adverts.",
    ),
    "learn_first": (
        "Learn the words of the field, so that you understand what people tell you. Then do something small in it, and finish that.",
        "The thing that you'd put off. It's nearly always the same one that stops you later.",
    ),
    "keep_up": (
        "I read a little and ask a lot. The best news comes from people who are in the middle of it.",
        "By teaching it to others. One finds out quickly what one doesn't know any more.",
    ),
    "languages": (
        "The language of the people you work for, in every sense. Another one never hurts.",
        "Plain speech gets you furthest. Most fields have too much of the other kind.",
    ),
    "certificate": (
        "That depends on where you want to work, and you should ask there. Some doors need one and some don't.",
        "A certificate shows that you've stayed with something. That isn't nothing.",
    ),
    "numbers_needed": (
        "You should not be afraid of them. More than that can be learnt.",
        "Enough to notice when a figure can't be right.",
    ),
    "shy": (
        "Yes. Quiet people listen, and that's half of it.",
        "You've come here and asked, so you're not too shy for it.",
    ),
    # how one gets in
    "entry": (
        "Through somebody who has seen them work, very often. A placement, a small job, an afternoon of helping out.",
        "By the side door more often than by the front one. Ask people how they came in, and hardly anyone says, by an advert.",
    ),
    "look_for": (
        "Whether somebody is curious about what we really do. You can hear it in what they ask.",
        "People who finish things, and who say so when they can't.",
    ),
    "stand_out": (
        "Bring something that you've done, however small, and be able to say what you'd do differently.",
        "Ask the second question. Most people stop after the first.",
    ),
    "first_year": (
        "A lot of watching, and a lot of small things that have to be right. It feels slow, and you learn more than you notice.",
        "You do the parts that others have to rely on. That's tedious, and it's where the trust comes from.",
    ),
    "tryout": (
        "Ask whether you may watch for a day. Many say yes to a day who'd say no to a month.",
        "I can't promise anything for our place. But asking in person, politely, works more often than one thinks.",
    ),
    "where_posted": (
        "On the usual pages, and before that by word of mouth. That's why talks like this one are worth your time.",
        "The professional associations have lists that are better than the big portals.",
    ),
    "application": (
        "One page that says what you did and what came of it. I'd leave out the adjectives.",
        "The first line. If it could stand in any other application as well, it's the wrong one.",
    ),
    "interview": (
        "How it's done at our place I shouldn't tell. In general, they want to hear how you think when you don't know something.",
        "Be ready to tell one thing that went wrong, and what you did then.",
    ),
    "job_title_future": (
        "Wherever you get to see the whole of it, even if the job itself is small.",
        "I'd look for the post that nobody notices and everybody needs.",
    ),
    "volunteer": (
        "It counts, if you can say what you did there and not only that you were there.",
        "Yes, and it shows you soon whether you'd like the days.",
    ),
    "proof_of_interest": (
        "It's worth something when it's finished. Show it to people.",
        "More than a course, often. Nobody made you do it.",
    ),
    "progress": (
        "By taking on what others would rather not do, and by doing it well. It's slower than it sounds.",
        "You're given more when you've finished what you had.",
    ),
    # where it goes
    "technology": (
        "It takes over what can be described exactly. What remains is the part where somebody has to decide, and answer for it.",
        "The tools change every few years, and the questions hardly at all.",
    ),
    "demand": (
        "People who know their trade and can talk to others are wanted nearly everywhere. For figures you'd have to look, I'd only be guessing.",
        "It goes up and down. I'd rather ask who'll still be needed when it's down.",
    ),
    "change": (
        "Faster and closer together, I'd say. What used to be done one after the other is now done all at once.",
        "More is written down than before, and more has to be explained. I don't think that'll turn back.",
    ),
    # how one lives with it
    "hours": (
        "Longer in the busy weeks and reasonable in the others. It's a question one should ask before one starts.",
        "You have to draw the line yourself. Nobody else will do it for you.",
    ),
    "part_time": (
        "In principle, yes. It depends on whether the others know when you're there.",
        "More and more people do it. One has to be good at leaving things.",
    ),
    "remote": (
        "Some of it can be done from anywhere. What matters most is still said in passing.",
        "For a part of the week, in many places. For learning I'd want to sit beside somebody.",
    ),
    "health": (
        "I take the stairs and leave on time now and then. I'm no example.",
        "It's more the head than the body, so one has to get out.",
    ),
    "support": (
        "I ask a colleague who'll tell me the truth.",
        "It helps to have somebody outside the field who doesn't find any of it important.",
    ),
    # advice
    "advice": (
        "Talk to a few more people, and compare what they say. Where they contradict each other it gets interesting.",
        "Do something small in it within the next few weeks. You'll know more after that than after ten such talks with me.",
    ),
    "changer": (
        "Bring what you already know, don't leave it at the door. The mixture is what's worth something.",
        "It's never too late, but it costs something. Find out early whether you can afford the first year.",
    ),
    "misconception": (
        "That it's all about being clever. It's mostly about being reliable.",
        "That one knows the answer. Most of the time one knows whom to ask.",
    ),
    "read": (
        "The journal of the field, and not the big books at first. Read what people in it argue about.",
        "Whatever the associations publish. It's dry, and it's where the words come from.",
    ),
    "meet": (
        "At the meetings of the professional association. Guests are welcome at most of them, and hardly anybody makes use of it.",
        "At any talk that's open to the public. Stay behind for a moment afterwards, that's when one meets people.",
    ),
    "never_asked": (
        "What I'd miss if I stopped. I'd have to think about it, and then it would be the people.",
        "What an ordinary day is worth. Everybody asks about the special ones.",
    ),
    "small_talk_self": (
        "Fine, thanks. It's been one of those days, but a good one.",
        "Can't complain. Thanks for asking.",
    ),
}
"""Fact id → tellings. The shipped profiles share these ids, and with them the ways in which strangers ask."""

PRIVATE: tuple[str, ...] = (
    "That's something I'd keep to myself, if you don't mind.",
    "I'd rather leave that out, it has little to do with the work.",
)
"""For `wont_discuss`, where a question goes to what only the real person could tell."""

SALARY = "What people earn here I won't go into. There are published figures for the field, and those are better than my guess."
