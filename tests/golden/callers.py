"""What good and terrible callers say, line by line: the input of the golden rehearsals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Caller:
    """One talk to rehearse again and again."""

    scenario: str
    name: str
    lines: tuple[str, ...]
    seed: int = 1
    difficulty: str = "real"
    profile: str | None = None

    @property
    def file(self) -> str:
        return f"{self.scenario}.{self.name}.txt"


CALLERS = (
    Caller(
        "phone-request",
        "good",
        (
            "Good morning, my name is Dana Ortiz. I found you through the alumni page of my school. Do you have a minute?",
            "I'm in my last year of economics, and I'm researching labour-market analysis. I'm not asking for a job, only for your"
            " advice. Could I come by your office for twenty minutes, whenever it suits you? I know you are busy.",
            "I'll e-mail them tonight. Could we still talk for ten minutes after that, whenever it suits you?",
            "So Tuesday at half past two, at your office. How do I find you?",
            "Thank you very much. I'll see you on Tuesday at half past two. Goodbye.",
        ),
    ),
    Caller(
        "phone-request",
        "busy",
        (
            "Hello Ms Adler, this is Dana Ortiz, I'm a student of economics. Is this a good moment?",
            "Oh, then I won't keep you. When would be a good time to call you back?",
            "Friday morning at nine. I'll call you then, thank you. Goodbye.",
        ),
        seed=2,
        difficulty="hard",
    ),
    Caller(
        "phone-request",
        "refused",
        (
            "Good morning, I'm Dana Ortiz. I got your name from the alumni page of my school. Have I caught you at a good moment?",
            "I'm looking into labour-market analysis and I'd like your advice, it isn't about a job. Could we meet for twenty minutes at"
            " your office, any day next week?",
            "I understand, thank you for telling me. Is there anybody else you think I could ask?",
            "Thank you, that's very kind. May I say that you sent me?",
            "Thank you very much. Goodbye.",
        ),
        seed=3,
    ),
    Caller(
        "phone-request",
        "terrible",
        (
            "Yeah hi, I need a job.",
            "So are you hiring or not?",
            "Can you call me back if something opens up? I'll send you my résumé.",
            "You're no help at all.",
        ),
    ),
    Caller(
        "phone-request",
        "unclear",
        (
            "Hello?",
            "Is that Ms Adler?",
            "I wanted to ask you something.",
            "Dana.",
            "From the internet.",
            "About your work and so on.",
            "I don't know. Could we talk?",
            "Half an hour maybe.",
            "No.",
            "Okay, never mind. Bye.",
        ),
        seed=9,
    ),
    Caller(
        "meeting",
        "good",
        (
            "Good morning, Ms Adler. Thank you so much for taking the time to see me. I'm Dana Ortiz, we spoke on the phone last week.",
            "I'm in my last year of economics. I'm exploring labour-market analysis, and I'm not looking for a job right now. You said"
            " thirty minutes, is that still all right?",
            "How did you get into this work?",
            "That's interesting. What surprised you most when you started?",
            "I read that your office publishes the Regional Jobs Bulletin. What does the week before it look like?",
            "What is the hardest part that people from outside do not see?",
            "You said that firms answer less and less. Why is that?",
            "What skills should somebody like me build first?",
            "Can you give me an example of that?",
            "Where do you see the field in ten years?",
            "What would you do in my place in the next six months?",
            "I don't want to take more of your time than we agreed. Who else would you suggest I talk to about labour-market analysis?",
            "Perhaps somebody in another office, or from a professional association?",
            "Thank you. May I say that you sent me?",
            "May I stay in touch and let you know how it goes?",
            "Could I have your card?",
            "Thank you so much for your time. What you said about loading docks will stay with me. Goodbye!",
        ),
    ),
    Caller(
        "meeting",
        "terrible",
        (
            "Hi. So, do you have a job for me?",
            "I brought my résumé. You should hire me.",
            "It's good, isn't it?",
            "How much do you earn? And do you like it? And do I need a degree?",
            "This is a waste of time.",
            "You're useless.",
        ),
    ),
    Caller(
        "meeting",
        "passive",
        (
            "Hello.",
            "I'm a student.",
            "Okay.",
            "I see.",
            "Yes.",
            "Do you like it?",
            "Nice.",
            "No, I think that's it. Thanks.",
            "Bye.",
        ),
        seed=4,
    ),
    Caller(
        "thumbnail-sketch",
        "good",
        (
            "I'm in my last year of economics, and I have worked two years in the kitchen of a food bank. I'm good at explaining numbers"
            " and at staying calm; for example, I built a shopping list that cut our waste by a third. I'd like to move into"
            " labour-market analysis because I love data about people. In the next year I want to find out which part of it suits me,"
            " and I'd love your advice on which skills to build first.",
            "In one sentence: I'm an economics student who explains numbers well, and I'd like your advice on how to get into"
            " labour-market analysis.",
        ),
    ),
    Caller(
        "thumbnail-sketch",
        "terrible",
        (
            "I need a job.",
            "I don't know. Stuff.",
            "Why do you want to know?",
            "asdf qwer",
            "Just give me a job.",
            "Whatever.",
        ),
    ),
    Caller(
        "receptionist",
        "good",
        (
            "Good morning, this is Dana Ortiz. Could I speak to Ruth Adler, please?",
            "No problem. I'm Dana Ortiz, I study economics at the city college.",
            "It's about career advice, twenty minutes. It isn't about a job.",
            "I found her on the alumni page of my school. When would be the best time to call?",
            "Thank you very much for your help, Robin. Goodbye.",
        ),
    ),
    Caller("receptionist", "terrible", ("Put me through to your boss.", "I want a job.", "HR? Whatever.", "Fine.")),
    Caller(
        "voicemail",
        "good",
        (
            "Good morning, this is Dana Ortiz, my number is 555 0142. I found you through the alumni page of my school. I'm researching"
            " labour-market analysis and I'd like twenty minutes of your advice, it's not about a job. I'll call you again tomorrow"
            " morning. Once more, Dana Ortiz, 555 0142. Thank you, goodbye.",
        ),
    ),
    Caller("voicemail", "terrible", ("Hi, uh, it's me. I'm looking for a job. Call me back.", "Bye.")),
    Caller(
        "chance-encounter",
        "good",
        (
            "It is. May I ask, do you work at the State Employment Office?",
            "I'm Dana Ortiz, I'm in my last year of economics, and I'd like to learn about labour-market analysis. I don't want to keep"
            " you now; could I call you some day for twenty minutes of advice, and do you have a card?",
            "Thank you so much. I'll write to you next week. Enjoy your coffee, goodbye.",
        ),
        seed=2,
    ),
    Caller(
        "chance-encounter",
        "terrible",
        ("Hey, you work there? I need a job.", "Here's my résumé.", "You could at least look at it.", "Come on, hire me."),
    ),
    Caller(
        "phone-meeting",
        "good",
        (
            "Good morning, this is Dana Ortiz, we spoke last week. Thank you for taking the time. Do we still have fifteen minutes?",
            "I'm in my last year of economics. I want to learn about labour-market analysis, and I'm not looking for a job.",
            "How did you get into this work?",
            "What do you like most about it?",
            "And what is the hardest part?",
            "I don't want to take more of your time than we agreed. Who else should I talk to about this?",
            "Thank you. May I say that you sent me?",
            "May I stay in touch and tell you how it goes?",
            "Thank you so much for your time, what you said about the surveys helps me a lot. Goodbye.",
        ),
    ),
    Caller(
        "phone-meeting",
        "terrible",
        (
            "Hi, so can you get me a job?",
            "I'll send you my résumé then.",
            "What do you earn? Are you happy? Why?",
            "You're no help.",
        ),
    ),
    Caller(
        "referral-call",
        "good",
        (
            "Good morning, my name is Dana Ortiz. Morgan Reyes suggested that I call you. Do you have a minute?",
            "Very well, I think. I'm in my last year of economics and I'm looking into labour-market analysis. I'm not asking for a job,"
            " I'd like your advice. Could I come by for twenty minutes, whenever it suits you? I know you're busy.",
            "Fifteen minutes would be wonderful, and I'll send you three points beforehand. Would any day next week suit you?",
            "Tuesday at half past two, at your office. How do I find it?",
            "Thank you very much, see you on Tuesday at half past two. Goodbye.",
        ),
    ),
    Caller(
        "referral-call",
        "terrible",
        (
            "Hi, I need a job, and Morgan sent me.",
            "Are you hiring or not?",
            "Then give me a job somewhere else.",
            "You are useless.",
        ),
    ),
    Caller(
        "written-request",
        "good",
        (
            "Dear Ms Adler,\n\nmy name is Dana Ortiz and I am in my last year of economics. I found you through the alumni page of my"
            " school. I am finding out about labour-market analysis, and I am not asking for a job: I would like your advice.\n\nCould I"
            " come to your office for twenty minutes, at any time in the next weeks that suits you? I know how busy you are and will be"
            " brief. If I have not heard from you by then, I will call you next Thursday morning. You can reach me at 555 0142.\n\nThank"
            " you for reading this.\n\nKind regards,\nDana Ortiz",
            "Thank you very much. So Tuesday at half past two, at your office. Kind regards, Dana",
            "Of course, an hour later suits me just as well. Thank you for letting me know.",
        ),
    ),
    Caller(
        "written-request",
        "terrible",
        (
            "Hi, I need a job and heard that your office is hiring. My résumé is attached. Call me back as soon as you can.",
            "So is there an opening or not?",
        ),
    ),
    Caller(
        "written-request",
        "silence",
        (
            "Dear Ms Adler,\n\nmy name is Dana Ortiz, I am a student of economics, and I found you through the alumni page of my school. I"
            " am learning about labour-market analysis and would like your advice, it is not about a job. Could we talk for twenty minutes,"
            " whenever it suits you? I will call you next Thursday morning.\n\nThank you,\nDana Ortiz",
            "Dear Ms Adler, why haven't you answered my letter?",
        ),
        seed=15,
    ),
    Caller(
        "thank-you-note",
        "good",
        (
            "Dear Ms Adler,\n\nthank you very much for the time that you gave me. What you told me about the woman at the farmers' market"
            " has stayed with me, and I will write to Theo Lang next week and let you know how it went.\n\nI would like to stay in touch."
            " You can reach me at 555 0142 or dana.ortiz@example.org.\n\nKind regards,\nDana Ortiz",
            "Gladly. I will write to you again in eight weeks and tell you what came of it. Thank you.",
        ),
        seed=3,
    ),
    Caller(
        "thank-you-note",
        "terrible",
        ("Dear [name],\n\nthank you for meeting with me at [company]. Is there a job for me at your place?\n\n[your name]",),
        seed=3,
    ),
    Caller(
        "thank-you-note",
        "misremembered",
        (
            "Dear Ms Adler,\n\nthank you for your time. Your story about the flood in the archive made me laugh, and I will never forget how"
            " you counted birds for the national park.\n\nDana Ortiz",
        ),
        seed=3,
    ),
)
