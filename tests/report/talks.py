"""Talks made by hand, with what was said, how it moved the professional, and how it was judged.

`phone_call()` is a short call that was won, `meeting(turns)` a long one, `silence()` a session in which nothing was said.
"""

from __future__ import annotations

from typing import Any

from coach.dialogue.events import (
    ActsDetected,
    Directed,
    Event,
    HintGiven,
    PersonaSaid,
    SessionEnded,
    SessionStarted,
    TakenBack,
    TraineeSaid,
)
from coach.dialogue.session import Session
from coach.dialogue.types import Act, Directive, Line, Reason, State, Understanding, Variable, Verdict
from coach.judge.scorecard import Headline, Judged, Numbers, Quote, Scorecard, Work

PROFILE: dict[str, Any] = {
    "name": "ruth-adler",
    "version": 1,
    "full_name": "Ruth Adler",
    "role": "an epidemiologist",
    "field": "public health",
    "organisation": "the city health department",
    "place": "the department, third floor",
    "directions": "Take the lift to the third floor.",
    "free": ["Thursday at ten"],
    "phone_greeting": "Adler.",
    "manner": "dry and kind",
    "facts": [],
    "contacts": [],
    "research": [],
}
RULES: dict[str, Any] = {
    "name": "default",
    "version": 1,
    "title": "The middle way",
    "ask_minutes": [20, 30],
    "accept_minutes": [15, 20],
    "meeting_most_minutes": 30,
    "phone_meeting_minutes": [10, 15],
    "grace_minutes": 1,
    "thank_you_days": 2,
    "resume": "on_request",
    "voicemail": "leave",
    "arrive_early_minutes": [5, 10],
    "talk_share_most": 0.45,
    "longest_turn_request_seconds": 45,
    "background_most_seconds": 60,
    "sketch_seconds": [20, 60],
    "sketch_words": [50, 150],
    "thank_you_words_most": 150,
}
TRAINEE: dict[str, Any] = {
    "name": "Dana Ortiz",
    "background": "am in my last year of biology",
    "field": "public health",
    "found_through": "through the alumni page of my school",
}


LEVEL = {"patience": 62, "interest": 40, "trust": 30}


def scenario(name: str) -> dict[str, Any]:
    """As small as a scenario can be; the shipped ones may change without changing a test of reports."""
    phone = name == "phone-request"
    end = {"to": "over", "move": "goodbye", "because": "it was over"}
    return {
        "name": name,
        "version": 1,
        "title": "Ask for a meeting by phone" if phone else "The meeting itself",
        "summary": "A call or a visit.",
        "situation": "phone" if phone else "in_person",
        "understands": ["request", "utterance"],
        "rubric": "small",
        "profile": "ruth-adler",
        "minutes": {"agreed": 3, "most": 6} if phone else {"agreed": 30, "most": 45},
        "briefing": "You are about to talk.",
        "goal": "A yes from {{ profile.first_name }} to a short meeting.",
        "wins": ["granted"],
        "loses": ["refused", "left"],
        "outcomes": {"granted": "You have the meeting.", "refused": "The answer was no."},
        "start": "opening",
        "difficulty": {"easy": LEVEL, "real": LEVEL, "hard": LEVEL},
        "out_of_patience": end,
        "out_of_time": end,
        "stages": [{"name": "opening"}, {"name": "over", "ends": True, "outcome": "left"}],
        "moves": {"goodbye": {"instruct": "Say goodbye.", "lines": ["Bye."]}},
    }


RUBRIC: dict[str, Any] = {
    "name": "small",
    "version": 1,
    "title": "What was said",
    "criteria": [
        {"id": act, "title": f"Heard: {act}", "measure": "said", "acts": [act], "headline": "introduction"}
        for act in ("greets", "states_own_name", "says_how_got_name", "asks_for_meeting", "thanks")
    ],
}


class Talk:
    """Events as a rehearsal would write them, one after another."""

    def __init__(self, name: str = "phone-request", **start: Any) -> None:
        data = scenario(name)
        usual: dict[str, Any] = {
            "coach_version": "0.1.0",
            "session": "20261101-140500-phone-request-3f2a",
            "created": "2026-11-01T14:05:00+01:00",
            "scenario": data,
            "profile": PROFILE,
            "rules": RULES,
            "rubric": RUBRIC,
            "trainee": TRAINEE,
            "difficulty": "real",
            "seed": 7,
            "persona": "scripted",
            "minutes": data["minutes"]["agreed"],
        }
        self.events: list[Event] = [SessionStarted(seq=0, **{**usual, **start})]
        self.turn = 0
        self.clock = 0.0
        self.mood: dict[Variable, int] = {"patience": 62, "interest": 40, "trust": 30}
        self.quotes: dict[str, Quote] = {}

    def opens(self, text: str, stage: str = "opening") -> Talk:
        """The persona's first line."""
        self._directed(stage, ())
        return self.answers(text)

    def says(self, text: str, *quotes: tuple[str, str], stage: str = "opening", **moved: tuple[int, str]) -> Talk:
        """A turn of the trainee: quotes are (criterion, words in the text), moved is `trust=(5, "said who is calling")`."""
        self.turn += 1
        start, self.clock = self.clock, round(self.clock + len(text.split()) * 0.4 + 0.4, 1)
        self.events.append(
            TraineeSaid(seq=len(self.events), turn=self.turn, text=text, start_seconds=start, end_seconds=self.clock)
        )
        acts: list[Act] = []
        for criterion, words in quotes:
            at = text.index(words)
            self.quotes[criterion] = Quote(words, at, at + len(words), self.turn, round(start + at / 15, 1))
            acts.append(Act(criterion, words, at, at + len(words)))
        heard = Understanding(tuple(sorted(acts, key=lambda act: (act.start, act.name))))
        self.events.append(ActsDetected(seq=len(self.events), turn=self.turn, understanding=heard))
        self._directed(stage, tuple(Reason(name, delta, because) for name, (delta, because) in moved.items()))  # type: ignore[arg-type]
        return self

    def answers(self, text: str, fallback: str | None = None) -> Talk:
        """What the persona says to that."""
        start, self.clock = self.clock, round(self.clock + len(text.split()) * 0.4 + 0.4, 1)
        line = Line(text, fallback=fallback)
        self.events.append(
            PersonaSaid(seq=len(self.events), turn=self.turn, line=line, start_seconds=start, end_seconds=self.clock)
        )
        return self

    def hint(self) -> Talk:
        self.events.append(HintGiven(seq=len(self.events), turn=self.turn, text="Say who you are."))
        return self

    def taken_back(self) -> Talk:
        """The last turn did not happen."""
        self.events.append(TakenBack(seq=len(self.events), turn=self.turn))
        self.turn -= 1
        return self

    def ends(self, outcome: str, because: str) -> Talk:
        self.events.append(SessionEnded(seq=len(self.events), turn=self.turn, outcome=outcome, because=because))
        return self

    @property
    def session(self) -> Session:
        return Session.of(self.events)

    def judged(
        self,
        criterion: str,
        title: str,
        verdict: Verdict = "met",
        **more: Any,
    ) -> Judged:
        """One line of the scorecard, with the quote that was marked."""
        return Judged(criterion, title, verdict, self.quotes.get(criterion), turn=more.pop("turn", None), **more)

    def scored(self, criteria: list[Judged], work: list[Work], won: bool | None, **more: Any) -> Scorecard:
        """A scorecard with the numbers of this talk."""
        session = self.session
        mine = [each for each in session.transcript if each.speaker == "trainee"]
        theirs = [each for each in session.transcript if each.speaker == "persona"]
        seconds = sum(each.end_seconds - each.start_seconds for each in mine)
        other = sum(each.end_seconds - each.start_seconds for each in theirs)
        usual: dict[str, Any] = {
            "session": session.start.session,
            "scenario": session.start.scenario["name"],
            "outcome": session.ended.outcome if session.ended else None,
            "headlines": (
                Headline("introduction", "Introduction", "met", "You said who you are, how you found her and what you want.", ()),
                Headline("time_keeping", "Time-keeping", "missed", "You never said how long it would take.", ()),
                Headline(
                    "referral_ask", "Asking for other people", "not_applicable", "In this call there was no need to ask.", ()
                ),
            ),
            "praise": tuple(each for each in criteria if each.verdict == "met" and each.quote)[:3],
            "numbers": Numbers(
                agreed_minutes=session.start.minutes,
                used_minutes=session.seconds / 60,
                trainee_turns=len(mine),
                trainee_words=sum(len(each.text.split()) for each in mine),
                trainee_seconds=seconds,
                persona_seconds=other,
                talk_share=seconds / (seconds + other) if seconds + other else None,
                longest_turn_seconds=max((each.end_seconds - each.start_seconds for each in mine), default=0),
                open_questions=1,
                closed_questions=2,
                leading_questions=0,
                follow_ups=1,
                topics=("career_path", "typical_day"),
            ),
        }
        return Scorecard(criteria=tuple(criteria), work_on=tuple(work), won=won, **{**usual, **more})

    def _directed(self, stage: str, reasons: tuple[Reason, ...]) -> None:
        for reason in reasons:
            self.mood[reason.variable] = max(0, min(100, self.mood[reason.variable] + reason.delta))
        start = self.events[0]
        assert isinstance(start, SessionStarted)
        state = State(stage, self.turn, 0, **self.mood, agreed_minutes=start.minutes)
        self.events.append(
            Directed(seq=len(self.events), turn=self.turn, state=state, directive=Directive("hesitate"), reasons=reasons)
        )


def phone_call(**start: Any) -> tuple[Session, Scorecard]:
    """Won, with one fault and overlapping quotes; turn 2 was said twice and taken back once."""
    talk = Talk(**start)
    talk.opens("Health department, Adler.")
    talk.says(
        "Hello, my name is Dana Ortiz. I found you through the alumni page of my school, and I am in my last year of biology.",
        ("greets", "Hello"),
        ("states_own_name", "my name is Dana Ortiz"),
        ("says_how_got_name", "I found you through the alumni page of my school"),
        ("states_background", "of my school, and I am in my last year of biology"),
        trust=(10, "said how they found this number"),
        interest=(5, "said what they do themselves"),
    )
    talk.answers("All right. And what is it you want to know about?")
    talk.hint().says("Are you hiring at the moment?", patience=(-20, "asked for a job")).answers("No. Is that all?").taken_back()
    talk.mood |= {"patience": 62}
    talk.says(
        "I want to learn how public health works from the inside. I am not asking for a job, "
        "though if you are hiring, do think of me.",
        ("states_field_purpose", "I want to learn how public health works from the inside"),
        ("asks_advice_not_job", "I am not asking for a job"),
        ("asks_for_job", "if you are hiring, do think of me"),
        trust=(-17, "asked for a job"),
        patience=(-20, "asked for a job"),
    )
    talk.answers("I'm not hiring, if that's what this is about.", fallback="time-out")
    talk.says(
        "I understand. What I'd like is your advice. Could we meet some time, whenever it suits you?",
        ("asks_for_meeting", "Could we meet some time"),
        ("at_their_convenience", "whenever it suits you"),
        stage="arranging",
        trust=(22, "left the choice of time"),
        interest=(8, "said what they want to learn about"),
    )
    talk.answers("All right, Dana, that I can do. How about Thursday at ten? You'd come to the department, third floor.")
    talk.says(
        "Thursday at ten, third floor. Thank you very much!",
        ("confirms_details", "Thursday at ten, third floor"),
        ("thanks", "Thank you very much!"),
        stage="agreed",
        trust=(4, "read the appointment back"),
    )
    talk.answers("See you then.").ends("granted", "the appointment was read back")
    judged = talk.judged
    criteria = [
        judged("greets", "Opened with a greeting", headline="introduction"),
        judged("states_own_name", "Said who you are", headline="introduction"),
        judged("says_how_got_name", "Said how you found them", headline="introduction"),
        judged("states_background", "Said what you do", headline="introduction"),
        judged("states_field_purpose", "Said what you want to learn", headline="introduction"),
        judged("asks_advice_not_job", "Asked for advice, not a job", headline="introduction"),
        judged("checks_time_to_talk", "Asked whether they have a minute", "missed", because="it was never asked",
               say="Do you have a minute?", effect="Ruth did not know how long to listen.", headline="time_keeping", turn=1),
        judged("states_duration", "Said how long it takes", "missed", because="no length was given",
               say="Could I have twenty minutes of your time?", effect="Ruth cannot say yes to a meeting without an end.",
               headline="time_keeping", turn=3),
        judged("referral_ask", "Asked for other people", "not_applicable", because="the answer was yes", headline="referral_ask"),
        judged("asks_for_meeting", "Asked for a meeting"),
        judged("at_their_convenience", "Left the time to them"),
        judged("confirms_details", "Read the appointment back"),
        judged("thanks", "Said thank you"),
        judged("asks_for_job", "Kept clear of asking for a job", "violated", because="a job was asked for", violation=True,
               say="I'm not looking for a job. I'd like to hear how the work really is.",
               effect="Ruth took it for a job call: trust fell from 40 to 23.", turn=2),
        judged("leaves_contact_details", "Left a phone number", "unscored", because="the call was too short to tell"),
    ]  # fmt: skip
    by_id = {each.id: each for each in criteria}
    session = talk.session.start.session
    quotes = {"states_duration": talk.quotes["asks_for_meeting"]}
    work = [
        Work(each.id, each.title, each.verdict, each.quote or quotes.get(each.id), each.effect, each.say, each.turn,
             f"coach retry {session} --turn {each.turn}")
        for each in (by_id["asks_for_job"], by_id["states_duration"], by_id["checks_time_to_talk"])
    ]  # fmt: skip
    notes = ("The language model fell silent in turn 2; the scripted line was spoken instead.",)
    return talk.session, talk.scored(criteria, work, True, notes=notes)


def meeting(turns: int, **start: Any) -> tuple[Session, Scorecard]:
    """A long talk that has not ended."""
    talk = Talk("meeting", session="20261101-150000-meeting-0001", **start)
    talk.opens("Come in, take a seat.")
    for number in range(1, turns + 1):
        stage = "opening" if number == 1 else "closing" if number > turns * 0.9 else "questions"
        moved = {"interest": (3, "asked an open question")} if number % 3 == 0 else {}
        moved |= {"patience": (-2, "asked several things at once")} if number % 7 == 0 else {}
        talk.says(f"Question {number}: how did you come to do this work, and what came next?", stage=stage, **moved)
        talk.answers(
            "Well, that is a long story. I began in a laboratory, then I moved to the city, and here I am, with reports to read."
        )
    talk.quotes["open_question"] = Quote("how did you come to do this work", 12, 44, 1, 4.0)
    assert talk.session.transcript[1].text[12:44] == "how did you come to do this work"
    return talk.session, talk.scored([talk.judged("open_question", "Asked open questions")], [], None, headlines=())


def silence(**start: Any) -> tuple[Session, Scorecard]:
    """The persona picked up the phone; nobody spoke."""
    talk = Talk(**start)
    return talk.session, talk.scored([], [], None, headlines=(), numbers=Numbers(3, 0, 0, 0, 0, 0, None, 0, 0, 0, 0, 0, ()))
