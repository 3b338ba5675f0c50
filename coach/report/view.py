"""(Session, Scorecard) in, the one typed context of every report out: `view(session, scorecard)` → `Report`.

"Hello, my name is Dana." with the quote "my name is Dana" becomes three pieces, the middle one carrying note 1. The renderings
(text, Markdown, JSON, HTML) read a `Report` and nothing else; it knows no file format and no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.dialogue.events import Directed, HintGiven, PersonaSaid, SessionStarted, TakenBack
from coach.dialogue.session import Session
from coach.dialogue.types import Reason, Speaker, Verdict
from coach.dialogue.words import shown_day
from coach.errors import CoachError
from coach.judge.scorecard import HeadlineName, Judged, Quote, Scorecard
from coach.report.evidence import Note, Piece, cut, number_notes
from coach.report.sounded import Spoken, spoken
from coach.report.words import clock, count, day, outcome_sentence, plain
from coach.scenario.model import RoleProfile, Rules, Scenario, Trainee
from coach.scenario.snapshot import snapshot
from coach.scenario.templates import page_variables, render


@dataclass(frozen=True, slots=True)
class Movement:
    """The professional's state after one turn, and what had moved it."""

    turn: int
    seconds: float
    stage: str
    patience: int
    interest: int
    trust: int
    agreed_seconds: float
    reasons: tuple[Reason, ...]

    @property
    def size(self) -> int:
        """Points moved in all, for picking the turns that mattered most."""
        return sum(abs(reason.delta) for reason in self.reasons)

    def delta(self, variable: str) -> int:
        """By how much one variable moved in this turn."""
        return sum(reason.delta for reason in self.reasons if reason.variable == variable)

    @property
    def causes(self) -> tuple[str, ...]:
        """What the trainee did, each once."""
        return tuple(dict.fromkeys(reason.because for reason in self.reasons))


@dataclass(frozen=True, slots=True)
class StageSpan:
    """A stage of the scenario, from when until when."""

    name: str
    start_seconds: float
    end_seconds: float


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of one speaker, ready to be shown."""

    anchor: str
    speaker: Speaker
    who: str
    turn: int
    start_seconds: float
    end_seconds: float
    text: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    """Evidence that ends in this turn."""
    stage: str | None
    """The stage that begins here, in words."""
    movement: Movement | None
    aside: str
    """What the reader must know about this line: it was spoken in place of the model's."""


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that belong together in a list."""

    title: str
    criteria: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report shows."""

    start: SessionStarted
    score: Scorecard
    title: str
    goal: str
    situation: str
    professional: str
    first_name: str
    role: str
    organisation: str
    trainee: str
    day: str
    ended: bool
    outcome: str
    """One sentence."""
    because: str
    """Why it ended so: a clause; empty where nothing more is known."""
    seconds: float
    """Rehearsal time at the last word."""
    agreed_seconds: tuple[float, ...]
    """The agreed length, and every length that it was extended to."""
    talk_share_most: float | None
    """The house rule, where it applies: in a meeting."""
    helps: tuple[str, ...]
    """Help that was used: "2 hints"."""
    said: tuple[Said, ...]
    movements: tuple[Movement, ...]
    """One per decision of the director, the opening included."""
    stages: tuple[StageSpan, ...]
    notes: tuple[Note, ...]
    groups: tuple[Group, ...]
    spoken: Spoken | None = None
    """How the trainee sounded; None for typed words."""
    imagined: str = ""
    """Where the professional stood in for a real person: what of them is made up."""

    @property
    def written(self) -> bool:
        """Whether it was written and has days in place of a clock."""
        return self.situation == "written"

    def when(self, seconds: float) -> str:
        """A moment of the session: "2:05", or "day 3" of a written one."""
        return shown_day(seconds) if self.written else clock(seconds)

    def place(self, quote: Quote) -> str:
        """Where a quote stands: "turn 2, 0:41"."""
        return f"{'text' if self.written else 'turn'} {quote.turn}, {self.when(quote.at_seconds)}"

    @property
    def moved(self) -> tuple[Movement, ...]:
        """The turns that moved the professional."""
        return tuple(each for each in self.movements if each.reasons)

    def strongest(self, most: int) -> tuple[Movement, ...]:
        """The turns that moved the professional most, in order of time."""
        chosen = sorted(self.moved, key=lambda each: -each.size)[:most]
        return tuple(sorted(chosen, key=lambda each: each.turn))

    def note(self, criterion: str) -> Note | None:
        """The evidence of one criterion, where it stands in the transcript."""
        return next((note for note in self.notes if note.criterion == criterion), None)


HEADINGS: dict[HeadlineName | None, str] = {
    "introduction": "Introduction",
    "time_keeping": "Time-keeping",
    "referral_ask": "Asking for other people",
    None: "Everything else",
}


def view(session: Session, scorecard: Scorecard) -> Report:
    """Everything that can be shown of one session."""
    start = session.start
    scenario, profile = snapshot(start, Scenario), snapshot(start, RoleProfile)
    rules, trainee = snapshot(start, Rules), snapshot(start, Trainee)
    movements = _movements(session)
    texts = {(each.speaker, each.turn): each.text for each in session.transcript}
    notes = number_notes(_evidence(scorecard), texts)
    sounded = spoken(session)
    return Report(
        start=start,
        score=scorecard,
        title=scenario.title,
        goal=_goal(scenario, profile, trainee, rules, start.minutes),
        situation=scenario.situation,
        professional=profile.full_name,
        first_name=profile.first_name,
        role=profile.role,
        organisation=profile.organisation,
        trainee=trainee.name,
        day=day(start.created),
        ended=session.ended is not None,
        outcome=outcome_sentence(scorecard.outcome, scenario.outcomes),
        because=_because(session),
        seconds=session.seconds,
        agreed_seconds=tuple(dict.fromkeys((start.minutes * 60, *(each.agreed_seconds for each in movements)))),
        talk_share_most=rules.talk_share_most if scenario.situation == "in_person" else None,
        helps=_helps(session),
        said=_said(session, movements, notes, profile.first_name, sounded),
        movements=movements,
        stages=_stages(movements, session.seconds),
        notes=notes,
        groups=_groups(scorecard),
        spoken=sounded,
        imagined=profile.imagined.notice(profile.full_name) if profile.imagined else "",
    )


def _movements(session: Session) -> tuple[Movement, ...]:
    ends = {each.turn: each.end_seconds for each in session.transcript if each.speaker == "trainee"}
    return tuple(
        Movement(
            turn=event.turn,
            seconds=ends.get(event.turn, 0.0),
            stage=event.state.stage,
            patience=event.state.patience,
            interest=event.state.interest,
            trust=event.state.trust,
            agreed_seconds=event.state.agreed_minutes * 60,
            reasons=event.reasons,
        )
        for event in session.live
        if isinstance(event, Directed)
    )


def _stages(movements: tuple[Movement, ...], seconds: float) -> tuple[StageSpan, ...]:
    """Stages that lasted, each with its time. One that was only passed through has none and is left out."""
    entered: list[Movement] = []
    for movement in movements:
        if not entered or entered[-1].stage != movement.stage:
            entered.append(movement)
    limits = [each.seconds for each in entered[1:]] + [seconds] * bool(entered)
    spans = [StageSpan(plain(each.stage), each.seconds, end) for each, end in zip(entered, limits, strict=True)]
    return tuple(span for span in spans if span.end_seconds > span.start_seconds)


def _evidence(scorecard: Scorecard) -> list[tuple[str, str, Verdict, Quote]]:
    """Each criterion's quote, and the quotes of things to work on whose criterion has none."""
    found = [(each.id, each.title, each.verdict, each.quote) for each in scorecard.criteria if each.quote]
    quoted = {criterion for criterion, *_ in found}
    for work in scorecard.work_on:
        if work.quote and work.criterion not in quoted:
            judged = scorecard.get(work.criterion)
            found.append((work.criterion, work.title, judged.verdict if judged else "missed", work.quote))
    return found


def _said(
    session: Session, movements: tuple[Movement, ...], notes: tuple[Note, ...], first_name: str, sounded: Spoken | None
) -> tuple[Said, ...]:
    by_turn = {movement.turn: movement for movement in movements}
    asides = {event.turn: _aside(event) for event in session.live if isinstance(event, PersonaSaid)}
    out: list[Said] = []
    shown_stage: str | None = None
    for each in session.transcript:
        trainee = each.speaker == "trainee"
        movement = by_turn.get(each.turn)
        # A turn belongs to the stage it was said in; the director changes the stage after the trainee's words.
        stage = movement.stage if movement and not trainee else None
        begins = stage is not None and stage != shown_stage
        shown_stage = stage or shown_stage
        heard = sounded.turns.get(each.turn) if sounded and trainee else None
        here = tuple(note for note in notes if note.speaker == each.speaker and note.quote.turn == each.turn)
        out.append(
            Said(
                anchor=f"turn-{each.turn}" if trainee else f"answer-{each.turn}",
                speaker=each.speaker,
                who="You" if trainee else first_name,
                turn=each.turn,
                start_seconds=each.start_seconds,
                end_seconds=each.end_seconds,
                text=each.text,
                pieces=cut(each.text, here, each.turn, heard.marks if heard else None),
                notes=here,
                stage=plain(stage) if begins and stage else None,
                movement=movement if trainee and movement and movement.reasons else None,
                aside="" if trainee else asides.get(each.turn, ""),
            )
        )
    return tuple(out)


def _aside(event: PersonaSaid) -> str:
    if not event.line.fallback:
        return ""
    return f"Spoken from the script, because of the language model: {event.line.fallback}."


def _because(session: Session) -> str:
    """Why it ended. The journal speaks of the trainee, the report to them."""
    if session.ended is None:
        return ""
    if session.left is None:
        return session.ended.because
    if session.left.how == "done":
        return "you said that you were done"
    how = {"phone": "you hung up", "written": "you wrote no more"}
    return how.get(session.start.scenario["situation"], "you left in the middle of it")


def _helps(session: Session) -> tuple[str, ...]:
    """Taken-back turns and hints, those that were taken back included."""
    hints = sum(isinstance(event, HintGiven) for event in session.events)
    backs = sum(isinstance(event, TakenBack) and event.how == "asked" for event in session.events)
    return tuple(
        words for number, words in ((hints, count(hints, "hint")), (backs, f"{count(backs, 'turn')} taken back")) if number
    )


def _groups(scorecard: Scorecard) -> tuple[Group, ...]:
    groups = [
        Group(title, tuple(each for each in scorecard.criteria if each.headline == headline))
        for headline, title in HEADINGS.items()
    ]
    return tuple(group for group in groups if group.criteria)


def _goal(scenario: Scenario, profile: RoleProfile, trainee: Trainee, rules: Rules, minutes: float) -> str:
    try:
        return render(scenario.goal, page_variables(profile, trainee, rules, minutes, scenario.earlier)).strip()
    except CoachError:
        return ""  # a journal whose template an older coach had let pass: a report without its goal is better than none
