"""The one place where the rooms are put together: flags and environment in, a ready rehearsal out.

`open_house(os.environ)` finds the user's folder, settings and library; `new_session(house, …)` writes down everything a session
depends on; `rehearsal(house, session, journal)` sets the loop going. Heavy imports stay inside the functions that need them.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from coach import __version__
from coach.database.address import Address
from coach.errors import CoachError, NotFound, UsageError, UserFileError
from coach.history.journal import Journals
from coach.resources import home, shipped

if TYPE_CHECKING:
    from coach.actor.persona import Persona
    from coach.dialogue.events import SessionStarted
    from coach.dialogue.session import Session
    from coach.dialogue.types import Difficulty
    from coach.judge.llm_judge import ModelJudge
    from coach.records.book import Book
    from coach.rehearsal.acquainted import Acquainted, With
    from coach.rehearsal.links import Way
    from coach.rehearsal.loop import Rehearsal
    from coach.rehearsal.ports import JournalWriter, Understand
    from coach.rehearsal.practised import Practised
    from coach.rehearsal.replay import Replayed
    from coach.rehearsal.spoken import Conversation, Keep
    from coach.report.view import Report
    from coach.scenario.load import Library
    from coach.scenario.model import Curveball, Earlier, QuestionSet, RoleProfile, Rules, Scenario, Trainee
    from coach.scenario.temperament import Temperament
    from coach.settings import Settings
    from coach.speech.ears import Ears
    from coach.speech.ports import Microphone, Speaker


LEAST_MINUTES = 0.5
"""Less is over before anybody has answered; a scenario that is shorter by itself sets its own."""

RECORDED_SLOWER = 2.5
"""By how much longer a pause must be in a recording to end a turn."""
FIRST_TOKEN_ALOUD = 1.7
"""Seconds that a model may be silent in a talk aloud."""

PERSONAS = {"scripted": "scripted", "llm": "openai_compatible"}
"""Name on the command line → file in `coach/actor/backends/`. Each but the scripted one falls back on it."""


@dataclass(frozen=True, slots=True)
class House:
    """What every command needs: where things lie, and what was set."""

    folder: Path
    """The user's own folder; may not exist yet."""
    settings: Settings
    library: Library
    journals: Journals

    @property
    def database(self) -> Address:
        """Where records and verdicts are kept."""
        url = self.settings.database_url
        return Address(self.folder, url.get_secret_value() if url else None)

    @contextlib.contextmanager
    def book(self) -> Iterator[Book]:
        """The trainee's contacts, and all that happened with them. Raises DatabaseError or MissingExtra."""
        from coach.database.engine import open_database
        from coach.records.book import Book

        with open_database(self.database) as database:
            yield Book(database)

    @property
    def reports(self) -> Path:
        """Where HTML reports are written."""
        return self.folder / "reports"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the trainee asked for; None leaves it to the settings or the scenario."""

    scenario: str
    profile: str | None = None
    difficulty: Difficulty | None = None
    seed: int | None = None
    persona: str | None = None
    minutes: float | None = None
    exam: bool = False
    curveball: str | None = None
    temperament: str | None = None
    """None leaves it to the scenario and the professional; "none" is nobody's."""
    role: Literal["trainee", "professional"] = "trainee"
    """Whom the user plays."""
    earlier: Earlier | None = None
    """What the talk before this one left behind."""
    person: RoleProfile | None = None
    """Somebody who is known from an earlier talk, in place of a profile of the library."""
    contact: With | None = None
    """Somebody of the trainee's contacts: they, or somebody imagined in their place, with all that the records hold of them."""
    channel: str | None = None
    """How a text is sent, in a written scenario; None is the first way that it names."""


def open_house(environ: Mapping[str, str], flags: Mapping[str, object] | None = None) -> House:
    """Read the settings and find the folders. Raises SettingsError or CoachError."""
    from coach.scenario.load import Library
    from coach.settings import load_settings

    folder = home(environ)
    return House(
        folder=folder,
        settings=load_settings(environ, folder, flags or {}),
        library=Library(shipped("scenarios"), folder / "scenarios"),
        journals=Journals(folder / "sessions"),
    )


@contextlib.contextmanager
def open_book(environ: Mapping[str, str]) -> Iterator[Book]:
    """The records without the house around them, in half the time, for who looks at nothing else. Raises CoachError."""
    from coach.database.engine import open_database
    from coach.records.book import Book
    from coach.settings import load_settings

    folder = home(environ)
    url = load_settings(environ, folder, {}).database_url
    with open_database(Address(folder, url.get_secret_value() if url else None)) as database:
        yield Book(database)


def new_session(house: House, wanted: Wanted, now: datetime, random_seed: Callable[[], int]) -> SessionStarted:
    """The first event of a session: a snapshot of all it depends on. Raises NotFound, ManyProblems or UsageError."""
    from coach.dialogue.events import SessionStarted
    from coach.scenario.links import following
    from coach.scenario.load import load_scenario
    from coach.scenario.temperament import tempered
    from coach.scenario.templates import page_variables
    from coach.scenario.trainee import load_trainee

    library = house.library
    voice = house.settings.persona if wanted.persona is None else wanted.persona
    persona(house, voice)  # a name or a server that is not there must be said before the talk begins
    scenario = load_scenario(wanted.scenario, library)
    rules, trainee = library.rules(scenario.rules), load_trainee(house.folder, library)
    known = _acquainted(house, wanted, trainee, rules, now)
    trainee = known.trainee if known else trainee
    plan = _prepared(house, known) if known else None
    if plan is not None:  # what was prepared for this person goes before what one would ask anybody
        trainee = trainee.model_copy(update={"questions": tuple(each.text for each in plan.questions)})
    earlier = known.earlier if known else wanted.earlier
    if earlier is not None:
        scenario = following(scenario, earlier)
    profile = known.profile if known else wanted.person
    profile = profile or library.profile(scenario.profile if wanted.profile is None else wanted.profile)
    if profile.imagined is not None:
        scenario = scenario.model_copy(
            update={"curveballs": tuple(each for each in scenario.curveballs if not each.invented_only)}
        )
    scenario = _sent_by(scenario, wanted.channel)
    seed = wanted.seed if wanted.seed is not None else random_seed()
    if scenario.recalls and not scenario.earlier.talk:
        scenario = _with_sample(house, scenario, profile, seed, now)
    minutes = wanted.minutes if wanted.minutes is not None else _agreed_minutes(scenario)
    least = min(LEAST_MINUTES, scenario.minutes.agreed)
    if not least <= minutes <= scenario.minutes.most:
        raise UsageError(
            f'--minutes {minutes:g}: "{scenario.name}" takes at least {least:g} and at most {scenario.minutes.most:g} minutes.'
        )
    surprises = [each.name for each in scenario.curveballs if not each.certain or _may_come(scenario, each)]
    if wanted.curveball is not None and wanted.curveball not in surprises:
        raise NotFound(f'curveball of "{scenario.name}"', wanted.curveball, surprises, f"coach scenarios show {scenario.name}")
    _fill_in(house, scenario, page_variables(profile, trainee, rules, minutes, scenario.earlier))
    temperament = _temperament(library, scenario, profile, wanted.temperament)
    if temperament is not None:
        scenario, profile = tempered(scenario, profile, temperament, seed)
    asked = plan or (library.questions(scenario.questions) if scenario.questions else None)
    return SessionStarted(
        seq=0,
        coach_version=__version__,
        session=f"{now:%Y%m%d-%H%M%S}-{scenario.name}-{seed % 0x10000:04x}",
        created=now.isoformat(timespec="seconds"),
        scenario=scenario.model_dump(mode="json", exclude_defaults=True),
        profile=profile.model_dump(mode="json", exclude_defaults=True),
        rules=rules.model_dump(mode="json"),
        rubric=library.rubric(scenario.rubric).model_dump(mode="json", exclude_defaults=True),
        questions=asked.model_dump(mode="json") if asked else None,
        trainee=trainee.model_dump(mode="json"),
        difficulty=wanted.difficulty or house.settings.difficulty,
        seed=seed,
        persona=voice,
        minutes=minutes,
        exam=wanted.exam,
        curveball=wanted.curveball,
        role=wanted.role,
        follows=(earlier.session or None) if earlier else None,
        temperament=temperament.model_dump(mode="json", exclude_defaults=True) if temperament else None,
        acquaintance=known.known.model_dump(mode="json", exclude_defaults=True) if known else None,
    )


def _acquainted(house: House, wanted: Wanted, trainee: Trainee, rules: Rules, now: datetime) -> Acquainted | None:
    if wanted.contact is None:
        return None
    from coach.rehearsal.acquainted import Before, acquainted  # late: it brings the database along

    before = Before(wanted.scenario, wanted.earlier, wanted.person)
    with house.book() as book:
        return acquainted(book, house.library, house.journals, wanted.contact, before, trainee, rules, now)


def _prepared(house: House, known: Acquainted) -> QuestionSet | None:
    """What the trainee means to ask this person."""
    from coach.preparation.folder import question_set

    return question_set(house.folder, known.known.contact)


def kept_practice(house: House, session: Session) -> Practised | None:
    """Write a finished rehearsal with a contact into the records; None where there was nothing to write. Raises CoachError."""
    if session.start.acquaintance is None:
        return None
    from coach.rehearsal.practised import keep, practised  # late: it brings the database along

    if (found := practised(session)) is None:
        return None
    with house.book() as book:
        return found if keep(book, found) else None


def _sent_by(scenario: Scenario, channel: str | None) -> Scenario:
    """The scenario with its text sent in one way. Raises UsageError or NotFound."""
    if channel is None:
        return scenario
    if not scenario.written:
        raise UsageError(f'--channel: in "{scenario.name}" one talks; nothing is sent.')
    if channel not in scenario.channels:
        raise NotFound(f'channel of "{scenario.name}"', channel, scenario.channels)
    return scenario.model_copy(update={"channels": (channel,)})


def _with_sample(house: House, scenario: Scenario, profile: RoleProfile, seed: int, now: datetime) -> Scenario:
    """A scenario that looks back on a talk, with one that somebody else had: the trainee has had none."""
    from coach.dialogue.session import Session
    from coach.rehearsal.sample import sample
    from coach.rehearsal.simulated import Nowhere

    assert scenario.recalls is not None
    wanted = Wanted(scenario.recalls, difficulty="easy", seed=seed, persona="scripted", person=profile, temperament="none")
    start = new_session(house, wanted, now, lambda: seed)
    talk = sample(rehearsal(house, Session((start,), (start,)), Nowhere()))
    return scenario.model_copy(update={"earlier": scenario.earlier.model_copy(update={"talk": talk, "sample": True})})


def going_on(session: Session, way: Way, earlier: Earlier) -> Wanted:
    """What a talk has led to, as a new talk with whom it leads to."""
    start = session.start
    return Wanted(
        way.link.to,
        difficulty=start.difficulty,
        persona=start.persona,
        earlier=earlier,
        person=way.person,
        contact=_same_contact(session, way),
    )


def _same_contact(session: Session, way: Way) -> With | None:
    """The contact stays the same where the next talk is with the same person."""
    from coach.rehearsal.acquainted import With
    from coach.scenario.acquaintance import Acquaintance
    from coach.scenario.snapshot import snapshot

    if session.start.acquaintance is None or way.person.full_name != session.start.profile["full_name"]:
        return None
    return With(snapshot(session.start, Acquaintance).contact)


def _agreed_minutes(scenario: Scenario) -> float:
    """What was agreed in the talk before, where that can be meant for this one; else the scenario's own."""
    agreed, minutes = scenario.earlier.minutes, scenario.minutes
    return agreed if agreed and minutes.agreed / 3 <= agreed <= minutes.most else minutes.agreed


def _may_come(scenario: Scenario, curveball: Curveball) -> bool:
    """Whether the flags are up that an earlier talk must have left for it."""
    return set(curveball.when.flags) & set(scenario.carried) <= set(scenario.flags)


def _temperament(library: Library, scenario: Scenario, profile: RoleProfile, wanted: str | None) -> Temperament | None:
    """How the professional is: as asked for, else as the scenario says, else as they are themselves where that fits. Raises
    NotFound, or UsageError for one that was asked for and does not fit."""
    from coach.scenario.temperament import NONE, unfit

    if wanted == NONE:
        return None
    if wanted is not None:
        if wanted not in (known := library.names("temperament")):
            raise NotFound("temperament", wanted, known, "coach scenarios list")
        temperament = library.temperament(wanted)
        if why := unfit(scenario, temperament):
            raise UsageError(f"--temperament {why}.")
        return temperament
    usual = scenario.temperament or profile.temperament
    if usual is None or not scenario.tempers:
        return None
    temperament = library.temperament(usual)
    return None if unfit(scenario, temperament) else temperament


def _fill_in(house: House, scenario: Scenario, variables: Mapping[str, object]) -> None:
    """Raises UserFileError for a text that cannot be filled in, before a session begins that would stop at it."""
    from coach.scenario.templates import BadTemplate, render

    hints = [(f"stages.{stage.name}.hint", stage.hint) for stage in scenario.stages]
    good = [(f"curveballs.{each.name}.expects.good", each.expects.good) for each in scenario.curveballs]
    for field, text in (("briefing", scenario.whole_briefing), ("goal", scenario.goal), *hints, *good):
        try:
            render(text or "", variables)
        except BadTemplate as error:
            path = house.library.shelf.path("scenario", scenario.name)
            raise UserFileError(house.library.shelf.shown(path), f"{field}: {error.what}") from error


def understanding() -> Understand:
    """The detectors, loaded."""
    from coach.acts import understand

    return understand


def persona(house: House, name: str) -> Persona:
    """A persona by its name. Raises NotFound, or SettingsError when its server was never named."""
    from coach.actor.backends import scripted

    if name not in PERSONAS:
        raise NotFound("persona", name, PERSONAS)
    backend = importlib.import_module(f"coach.actor.backends.{PERSONAS[name]}")
    if backend is scripted:
        return scripted.build()
    made: Persona = backend.build(house.settings.llm, scripted.build())
    return made


def model_judge(house: House) -> ModelJudge:
    """A language model for the questions that code cannot answer. Raises SettingsError when its server was never named."""
    from coach.judge.llm_judge import ModelJudge
    from coach.llm.chat import Chat, Message
    from coach.llm.prompts import Prompts

    # Nobody waits for a judge as for an answer: its first word may take as long as its last.
    patient = house.settings.llm.model_copy(update={"first_token_seconds": house.settings.llm.total_seconds})
    chat = Chat(patient)
    return ModelJudge(lambda prompt: "".join(chat.reply([Message("user", prompt)])), Prompts(shipped("prompts")))


def judged(house: House, session: Session, judge: str | None = None) -> Report:
    """The report of one session; `judge` as in the settings unless given. Raises JournalError."""
    from coach.judge.grade import grade
    from coach.report.view import view

    asks = (judge or house.settings.judge) == "llm"
    score = grade(session, model_judge(house) if asks else None)
    said = _on_notes(house, session)
    return view(session, replace(score, notes=(*score.notes, said)) if said else score)


def _on_notes(house: House, session: Session) -> str:
    """What the report says of the notes on this talk; nothing where nothing was told that is worth one."""
    from coach.rehearsal import noting

    if session.ended is None or session.start.role == "professional":
        return ""
    try:
        if session.start.acquaintance is None:  # somebody who does not exist is in no book, which need not be opened
            about = noting.imaginary(session)
            return noting.mention(about, noting.beside(house.folder, about))
        with house.book() as book:
            about = noting.of_session(book, session)
            return noting.mention(about, noting.kept(book, house.folder, about), noting.names(book))
    except CoachError:  # damaged notes must not cost the report; `coach notes` says what is wrong with them
        return ""


def rehearsal(house: House, session: Session, journal: JournalWriter) -> Rehearsal:
    """A loop that goes on from where the session stands."""
    from coach.rehearsal.loop import Rehearsal

    return Rehearsal(session, understanding(), persona(house, session.start.persona), journal)


@dataclass(frozen=True, slots=True)
class Devices:
    """Where the sound of one talk comes from and goes to."""

    microphones: Sequence[Microphone]
    """One, or the recordings one after the other."""
    speaker: Speaker
    clock: Callable[[], float]
    """Seconds since some moment, by the wall or by the recordings."""
    live: bool = True
    """Whether the microphone goes on while the professional speaks; a recording waits."""
    echoes: bool = True
    """Whether the microphone may hear the speaker: no headphones are worn."""
    push_to_talk: bool = False
    """A key, or the end of a recording, ends the turn; no pause does."""
    told: Callable[[str], None] | None = None
    """Given each of the professional's sentences when it is about to be said."""


def aloud(
    house: House, session: Session, journal: JournalWriter, devices: Devices, ears: Ears, keep: Keep | None = None
) -> Conversation:
    """A rehearsal that is spoken. Raises CoachError when the voice that was asked for cannot be had."""
    from coach.rehearsal.clock import Stopwatch
    from coach.rehearsal.foresight import Foresight
    from coach.rehearsal.loop import Rehearsal
    from coach.rehearsal.spoken import Aloud, Conversation
    from coach.scenario.model import RoleProfile, Scenario, Trainee
    from coach.scenario.snapshot import snapshot
    from coach.speech.listener import AtOnce
    from coach.speech.player import Player
    from coach.speech.telephone import Line
    from coach.speech.voices import Wish, choose

    scenario, profile = snapshot(session.start, Scenario), snapshot(session.start, RoleProfile)
    sounds = scenario.heard
    wish, whose = (scenario.voice, scenario.name) if scenario.voice else (profile.voice, profile.name)
    voice = choose(house.settings, Wish(whose, wish.kind, wish.age, wish.pace))
    line = Line(voice.sample_rate).through if "line" in sounds else None
    clock = Stopwatch(devices.clock, session.seconds)
    player = Player(voice, devices.speaker, line, clock)
    mouth = Aloud(player, beeps="beep" in sounds, told=devices.told)
    # Aloud a silence is longer than on a screen: the scripted answer is to begin within two seconds, its own sound included.
    llm = house.settings.llm
    quick = llm.model_copy(update={"first_token_seconds": min(llm.first_token_seconds, FIRST_TOKEN_ALOUD)})
    speaking = persona(replace(house, settings=house.settings.model_copy(update={"llm": quick})), session.start.persona)
    if not devices.live:  # nobody waits for the answer to a recording, and whoever made it left gaps for it
        ears = replace(ears, patience=ears.patience.slower(RECORDED_SLOWER))
    return Conversation(
        Rehearsal(session, Foresight(understanding()), speaking, journal, mouth),
        ears.listener(
            push_to_talk=devices.push_to_talk,
            executor=None if devices.live else AtOnce(),
            names=(snapshot(session.start, Trainee).name, profile.full_name, profile.organisation),
        ),
        player,
        devices.microphones,
        clock,
        sounds=sounds,
        live=devices.live,
        push_to_talk=devices.push_to_talk,
        echoes=devices.echoes,
        tape_seconds=scenario.minutes.most * 60 if "beep" in sounds else None,
        keep=keep,
    )


def replayed(house: House, session: Session) -> Replayed:
    """Every event of a session, derived again and compared."""
    from coach.rehearsal.replay import replay

    return replay(session.events, understanding(), persona(house, "scripted"))
