"""The small words around what a professional has to say: openings, reactions, ways to decline, ways to say it again.

Each pool is for one purpose, ordered from plain to chatty; the scripted persona draws from them by seed and never uses a whole
sentence twice in a session. Our own wording. Nothing here praises how the trainee asks, gives a hint or promises anything.
"""

from __future__ import annotations

LEAD_INS: tuple[str, ...] = ("Well,", "Hm,", "Oh,", "Let's see,", "Ah,", "You know,")
"""Before an answer, in the same sentence."""

OPENERS: dict[str, tuple[str, ...]] = {
    "warm": (
        "Oh, I like talking about that.",
        "Now, that I can tell you.",
        "I was thinking about that only last week.",
        "Funny you should bring that up.",
        "I've been asked that before, and I never tire of it.",
        "Let me think how to put it.",
    ),
    "grave": (
        "Let me think.",
        "I can tell you how it is for me.",
        "Let me put it this way.",
        "I've thought about that before.",
        "I'll be honest with you.",
    ),
    "open": (
        "Let me think.",
        "Let me put it this way.",
        "I can tell you how it is for me.",
        "That I can answer.",
        "I've thought about that before.",
    ),
    "cool": ("In short:", "Put simply:", "The short version:"),
    "impatient": (),
}
"""Before an answer, as a sentence of their own, by mood; `grave` in a good mood before what is no pleasure to tell."""

SECOND: tuple[str, ...] = (
    "To put it another way:",
    "What I'd add to that:",
    "There's another side to it.",
    "Coming back to that:",
    "Let me add one thing to what I said.",
    "Since you come back to it:",
)
"""Before the second telling of a fact."""

AGAIN: tuple[str, ...] = (
    "As I said,",
    "Like I said,",
    "As I mentioned,",
    "It's as I told you:",
    "Same answer as before:",
    "I can only repeat myself:",
    "I said it earlier:",
    "Again,",
    "Once more,",
    "I'd say it the same way again:",
    "I've nothing to add to what I said:",
    "My answer stays the same:",
)
"""Before words that have been said."""

REPEATS: tuple[str, ...] = (
    "I said,",
    "What I said was this:",
    "Once again then:",
    "Sure, here it is again:",
    "I'll say it more slowly:",
)
"""Asked to repeat it."""

STARTS: tuple[str, ...] = (
    "Well,",
    "Hm,",
    "Look,",
    "Yes, well,",
    "All right,",
    "I mean,",
    "Honestly,",
    "So,",
    "Mm,",
    "You see,",
    "Right,",
    "To be clear,",
    "No, really,",
    "Okay,",
    "Anyway,",
    "Still,",
)
"""Put before AGAIN when it alone has been used up: 16 × 16 × 12 ways for every line of a move."""

TOLD_ALL: tuple[str, ...] = (
    "I think I've told you all I know about that.",
    "There really isn't more to it than what I told you.",
    "That's about as much as I can say on that one.",
    "We've been over that, I think.",
    "I've run out of things to say about that, I'm afraid.",
    "You've had everything I have on that.",
)
"""Asked for what has been told to the end."""

ABOUT_WHAT: tuple[str, ...] = (
    "About what, exactly?",
    "Tell me first what you're thinking of.",
    "Tell me which part you mean.",
    "You'll have to tell me what it's about.",
)
"""Asked "why?" or "tell me more" before anything was told."""

RESERVED: tuple[str, ...] = (
    "I'd rather keep that to myself for now.",
    "That's a longer story than I care to tell just yet.",
    "I don't go into that with everybody.",
    "Let's leave that one aside for the moment.",
    "I'd sooner talk about something else right now.",
    "That's not a thing I'd tell just like that.",
)
"""Asked for what may not be told at this moment."""

STILL_CLOSED: tuple[str, ...] = (
    "As I said, I won't go into that.",
    "I'm going to leave that one where it is.",
    "That stays closed, sorry.",
    "No, I really don't discuss that.",
    "You'll have to do without my answer on that.",
    "I've said what I'm going to say about that.",
)
"""Asked again for what they do not talk about."""

REACTIONS: dict[str, tuple[str, ...]] = {
    "nothing": (
        "Hello? Are you still there?",
        "I think I've lost you for a moment.",
        "Sorry, I didn't hear anything just now.",
        "Did you say something?",
        "It's gone rather quiet.",
    ),
    "gibberish": (
        "Sorry, I didn't catch that.",
        "I'm not sure I follow you.",
        "Could you say that again, please?",
        "I beg your pardon?",
        "Sorry, you've lost me there.",
        "I didn't understand a word of that, I'm afraid.",
    ),
    "rude": (
        "I don't think there's any call for that.",
        "I beg your pardon, that was uncalled for.",
        "I'd rather we kept this civil.",
        "Let's not take that tone.",
        "I'm going to pretend I didn't hear that.",
    ),
    "greeting": (
        "Hello.",
        "Hello there.",
        "Good to hear you.",
        "Hi.",
        "Yes, hello again.",
    ),
    "thanks": (
        "You're welcome.",
        "Not at all.",
        "No trouble.",
        "That's all right.",
        "Glad to.",
        "Don't mention it.",
        "Any time.",
    ),
    "sorry": (
        "No harm done.",
        "That's quite all right.",
        "Don't worry about it.",
        "It's fine, really.",
        "No need to apologise.",
    ),
    "hard": (
        "It has its days.",
        "It can be, but you grow into it.",
        "Some weeks more than others.",
        "You do get used to it, mostly.",
        "It keeps me on my toes, that's certain.",
    ),
    "past": (
        "It was what it was, and it's behind us.",
        "Looking back I wonder how we got through it.",
        "You don't notice it so much while it lasts.",
        "It had its moments, good and bad.",
    ),
    "praise": (
        "I think so too, most days.",
        "That's kind of you.",
        "It still surprises me now and then.",
        "I suppose it is, yes.",
        "I've grown rather fond of it.",
        "It doesn't always feel that way, but yes.",
        "Ha, tell that to my family.",
    ),
    "agreement": (
        "Mm-hm.",
        "That's how I see it, anyway.",
        "Yes, more or less.",
        "That's it, really.",
        "Exactly so.",
        "Well, there you have it.",
        "That's the long and the short of it.",
    ),
    "compliment": (
        "That's kind of you.",
        "How nice of you to say.",
        "Thank you, I'm glad you think so.",
        "You're very kind.",
    ),
    "trouble": (
        "I'm sorry to hear that.",
        "That can't be easy.",
        "That's a hard spell, I'm sorry.",
        "I've seen that happen to good people.",
        "I hope that it gets lighter soon.",
    ),
    "family": (
        "Then you've heard something of working life at the kitchen table.",
        "So you know that from home.",
        "That explains a little where you come from.",
        "Families leave their mark, don't they.",
        "Then somebody near you could tell you stories, too.",
    ),
    "doubt": (
        "Many say that before they've tried.",
        "You'd be surprised what one grows into.",
        "I wasn't sure of it myself, at first.",
        "It isn't for everybody, that's true.",
    ),
    "about_me": (
        "Ah, I see.",
        "That's good to know.",
        "All right, that gives me a picture.",
        "I see where you're coming from.",
        "Now I know a little better who I'm talking to.",
        "Thanks for telling me.",
        "That's not where I would have placed you.",
    ),
    "remark": (
        "I see.",
        "Is that so.",
        "Hm, could be.",
        "I hadn't looked at it like that.",
        "Fair enough.",
        "I suppose so.",
        "Could well be.",
        "Yes, I can picture that.",
        "I know what you mean.",
    ),
}
"""To what was no question, by what kind of remark it was."""

ECHOES: tuple[str, ...] = ("{}, I see.", "{}, all right.", "Ah, {}.", "{}, is that so.", "{}, interesting.", "So, {}.")
"""Taking up what the trainee said about themselves."""

ASKS_BACK: tuple[str, ...] = (
    "What made you curious about {field}?",
    "What have you heard about {field} so far?",
    "How did you come to look at {field}?",
    "And what do you picture when you think of {field}?",
    "What's drawing you to {field}?",
    "Who else have you talked to about {field}?",
    "What was it that surprised you most so far?",
    "What are you doing at the moment yourself?",
)
"""After a remark, now and then."""

YOUR_TURN: tuple[str, ...] = (
    "What else would you like to know?",
    "Was there something else?",
    "What's your next question?",
    "Go ahead, I'm listening.",
    "So, where were we?",
    "What else can I tell you?",
    "Anything in particular you were wondering about?",
)
"""After a remark that leaves the word with the professional."""

NOBODY: tuple[str, ...] = (
    "Nobody comes to mind right now.",
    "Off the top of my head I can't think of anyone.",
    "I'd have to think about who that could be.",
    "There's no one I could name just like that.",
    "I don't have a name for you, sorry.",
)
"""Asked for a name when there is none to give."""

FILLERS: tuple[str, ...] = (
    "All right.",
    "Yes.",
    "I see.",
    "Okay, then.",
    "Mm-hm.",
    "Well, yes.",
    "Right you are.",
    "So it is.",
)
"""For a move that has no words of its own."""
