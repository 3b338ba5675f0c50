"""Replies as a good model would write them: most must be heard, since what the guard stops is said by the script instead."""

from __future__ import annotations

from functools import cache

from coach.actor.guard import Guard
from coach.actor.persona import Brief
from coach.actor.prompt import offered
from coach.actor.sentences import split
from coach.resources import shipped
from coach.scenario.load import Library, load_scenario
from coach.scenario.model import Scenario
from tests.fakes.briefs import brief

ANSWERS: tuple[tuple[str, str, str], ...] = (
    # profile, question, reply
    (
        "abena-owusu",
        "How did you get into school social work?",
        "I was a bank clerk, actually. Every month a girl came to my counter during school hours to pay in her mother's wages, and one day I asked her why.",
    ),
    (
        "abena-owusu",
        "How did you get into school social work?",
        "By way of a bank counter, a church youth group and night school. I was thirty-four before I had a key to a school.",
    ),
    (
        "beatriz-quintanilla",
        "What is the atmosphere like where you work?",
        "We eat together every Friday, and talking about diarrhoea is forbidden until the plates are empty. Apart from that, people say what they think.",
    ),
    (
        "beatriz-quintanilla",
        "What is the atmosphere like where you work?",
        "You can tell the director that you don't know yet, and that's fine. In an outbreak nobody cares about rank.",
    ),
    (
        "dwayne-prescott",
        "Who do you work with most?",
        "By day there are six nurses, three assistants and a clerk who rules us all. The youngest is nineteen and the oldest sixty-seven.",
    ),
    (
        "dwayne-prescott",
        "Who do you work with most?",
        "Yolanda is my right hand. She's an assistant and has been here for thirty years; if she says somebody looks wrong, I'm already on my way.",
    ),
    ("eleazar-montoya", "Why is that?", "I'm not sure what you mean. Why is what?"),
    ("eleazar-montoya", "Why is that?", "I couldn't tell you, to be honest."),
    (
        "ingrid-solheim",
        "How did you get into market research?",
        "I answered an ad for an evening job, phoning people about margarine. I was only supposed to read out the questions, but I kept asking why.",
    ),
    (
        "ingrid-solheim",
        "How did you get into market research?",
        "It was supposed to pay for one winter. That was thirty-six years ago.",
    ),
    (
        "jasper-thibodeaux",
        "What is the atmosphere like where you work?",
        "It's loud until eleven and quiet after lunch. And whoever brings bad news early gets cake.",
    ),
    (
        "jasper-thibodeaux",
        "What is the atmosphere like where you work?",
        "It's friendly, a bit chaotic. Nobody cares whose idea it was.",
    ),
    ("marisol-etxeberria", "Who do you work with most?", "I run three crews of four to six people, and each has an apprentice."),
    (
        "marisol-etxeberria",
        "Who do you work with most?",
        "My foreman Deshawn, mostly. He used to be a drummer, so he keeps the time and I do the shouting.",
    ),
    (
        "ruth-adler",
        "How did you get into labour-market analysis?",
        "Sideways. I taught maths for seven years, took a summer job entering survey forms here, and never really went back.",
    ),
    (
        "ruth-adler",
        "How did you get into labour-market analysis?",
        "I was a maths teacher. I helped a pupil's mother find out what welders earn, and I realised I'd rather do that all day.",
    ),
    (
        "yusuf-kaplan",
        "What is the atmosphere like where you work?",
        "We make decisions in a round, and the youngest speaks first.",
    ),
    (
        "yusuf-kaplan",
        "What is the atmosphere like where you work?",
        "It's polite and a bit formal. You never surprise a colleague in the committee, that's the unwritten rule.",
    ),
    ("abena-owusu", "Who do you work with most?", "Mr. Petrosyan, our attendance officer. He drives and I talk."),
    (
        "abena-owusu",
        "Who do you work with most?",
        "There's a nurse, three counsellors, and a psychologist on Tuesdays. And the caretaker, who sees everything.",
    ),
    (
        "dwayne-prescott",
        "How did you get into nursing?",
        "I was a cook for nine years. When my grandfather was in hospital I sat with him after closing time, and the night nurses worked like a good kitchen.",
    ),
    (
        "dwayne-prescott",
        "How did you get into nursing?",
        "I was twenty-five and burnt out, working the grill. A night nurse told me that anyone who can run six pans can run six patients.",
    ),
    ("eleazar-montoya", "What is the atmosphere like where you work?", "Nobody's ever in a hurry, but everything gets done."),
    (
        "eleazar-montoya",
        "What is the atmosphere like where you work?",
        "We don't tell people what to do. We show them a field and have coffee with them.",
    ),
    (
        "ingrid-solheim",
        "Who do you work with most?",
        "There are seven of us. Bettina, our recruiter, is the only one who couldn't be replaced.",
    ),
    (
        "marisol-etxeberria",
        "How did you get into the electrical trade?",
        "I was a receptionist at a law office when the lights went out. I asked the electrician so many questions that he gave me his card.",
    ),
    ("nikhil-raghunathan", "What is the atmosphere like where you work?", "It's quiet until eleven; it says so on the door."),
    (
        "nikhil-raghunathan",
        "What is the atmosphere like where you work?",
        "At three we eat leftovers from the bakery and talk about what confused us.",
    ),
    ("ruth-adler", "Who do you work with most?", "Four analysts, five people on the survey desk, a programmer and me."),
    (
        "abena-owusu",
        "How did you get into school social work?",
        "It started at a bank counter. A girl kept coming in to pay in her mother's wages, during school hours, and I wanted to know why.",
    ),
)
MOVES: tuple[tuple[str, str, str], ...] = (
    # scenario, move, reply of ruth-adler
    ("phone-request", "ask_purpose", "What would you like to talk about?"),
    ("phone-request", "ask_purpose", "And what is this about?"),
    ("phone-request", "ask_purpose", "What exactly are you trying to find out?"),
    ("phone-request", "ask_source", "May I ask how you got my number?"),
    ("phone-request", "ask_source", "Where did you find my name?"),
    ("phone-request", "hesitate", "Hm, I'm not sure I'm the right person for that."),
    ("phone-request", "hesitate", "It's a busy month, honestly."),
    ("phone-request", "refuse", "I'm sorry, but I can't make time for that."),
    ("phone-request", "refuse", "No, I'm afraid I can't help you with that."),
    ("phone-request", "has_a_minute", "I have a minute. What is it about?"),
    ("phone-request", "has_a_minute", "Just a minute, yes. Go on."),
    (
        "phone-request",
        "grant_meeting",
        "All right. Thursday at ten would work, at the Employment Office on Harlan Street, third floor, room 312.",
    ),
    ("phone-request", "grant_meeting", "Sure, I can do Thursday at ten. Come to the Employment Office on Harlan Street."),
    ("meeting", "welcome", "Hello, come in. Please take a seat."),
    ("meeting", "welcome", "Ah, there you are. Sit down, please."),
    ("meeting", "ask_about_you", "Why don't you tell me a bit about yourself first?"),
    ("meeting", "ask_about_you", "First, tell me about yourself."),
    ("meeting", "thanks_for_understanding", "Thanks for being so understanding. Please go on."),
    ("meeting", "thanks_for_understanding", "That's kind of you, thank you."),
    ("meeting", "goodbye_warm", "It was a pleasure. All the best."),
    ("meeting", "goodbye_warm", "It was nice to meet you. Good luck with everything."),
    ("phone-request", "object_to_tone", "I'd rather not be talked to like that."),
    ("phone-request", "object_to_tone", "Please don't talk to me like that."),
    ("phone-request", "not_following", "I'm sorry, I didn't understand that. Could you say it again?"),
    ("phone-request", "not_following", "Sorry, could you repeat that?"),
)


@cache
def scenario(name: str) -> Scenario:
    return load_scenario(name, Library(shipped("scenarios")))


def heard(asked: Brief, reply: str) -> bool:
    """Whether at least one sentence is said and nothing of the move is missing."""
    guard = Guard(asked, offered(asked), "")
    said = [sentence for sentence in split(reply) if not guard.findings(sentence)]
    return bool(said) and not guard.missing(" ".join(said))


def test_most_of_what_a_good_model_says_is_heard():
    library = Library(shipped("scenarios"))
    answer = scenario("meeting").moves["answer"]
    asked = [(brief(question, move=answer, profile=library.profile(name)), reply) for name, question, reply in ANSWERS]
    ruth = library.profile("ruth-adler")
    line = "I'd like to talk to you for twenty minutes."
    asked += [(brief(line, move=scenario(where).moves[name], name=name, profile=ruth), reply) for where, name, reply in MOVES]
    stopped = [reply for one, reply in asked if not heard(one, reply)]
    assert len(stopped) <= 10, stopped  # of 55; each of these has a word that nobody gave, or is put together anew
