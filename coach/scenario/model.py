"""What a scenario file may say, as frozen pydantic models.

`when: {says: [asks_for_meeting], trust: ">= grant"}` becomes a `Guard`. Names are checked across files by `lint`; here only
shapes are checked. Lines that a persona may say, briefings and hints are Jinja templates; `docs/authoring.md` lists their
variables.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"\S")]
"""Not only blanks: a name of blanks has no first word."""
Points = Annotated[int, Field(ge=-100, le=100)]
Level = Annotated[int, Field(ge=0, le=100)]
Days = Annotated[int, Field(ge=0, le=90)]
Channel = Literal["email", "letter", "card"]
DifficultyName = Literal["easy", "real", "hard"]


def _listed(value: Any) -> Any:
    """`says: greets` is short for `says: [greets]`."""
    return [value] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Comparison = Annotated[str, Field(pattern=r"^(<=|>=|<|>|==) *(-?\d+(\.\d+)?|[a-z][a-z0-9_]*)$")]
"""`>= 40`, or `>= grant` where the difficulty gives the number of `grant`."""


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Guard(Model):
    """A condition on one moment. Everything given must be true; an empty guard is always true."""

    says: Names = ()
    """Acts that were all said in this turn."""
    says_any: Names = ()
    says_none: Names = ()
    heard: Names = ()
    """Acts that were all said at any time so far, this turn included."""
    heard_any: Names = ()
    not_heard: Names = ()
    asks: Names = ()
    """Topics, one of which is asked about in this turn; `any` stands for all of them."""
    nothing: bool | None = None
    """True: no act was understood in this turn. False: at least one was."""
    flags: Names = ()
    not_flags: Names = ()
    patience: Comparison | None = None
    interest: Comparison | None = None
    trust: Comparison | None = None
    turn: Comparison | None = None
    """The trainee's turns so far, this one included."""
    stage_turns: Comparison | None = None
    """The trainee's turns in this stage, this one included."""
    seconds: Comparison | None = None
    """Length of this turn in seconds, as spoken."""
    minutes: Comparison | None = None
    """Rehearsal minutes so far."""
    minutes_left: Comparison | None = None
    """Agreed minutes minus minutes so far; negative when over time."""
    words: Comparison | None = None
    """Words in this turn."""
    days: Comparison | None = None
    """In a written scenario: whole days since its beginning, when this text was sent."""
    pending: bool | None = None
    """True: a curveball waits for its answer."""
    can_name: bool | None = None
    """True: there is a contact, not yet named, whose conditions are fulfilled."""


class Effect(Model):
    """How the professional's hidden variables move when a guard is true."""

    when: Guard
    patience: Points = 0
    interest: Points = 0
    trust: Points = 0
    once: bool = False
    """Only the first time."""
    sets: Names = ()
    """Flags raised."""
    because: Text
    """After "you", past tense: "said who gave you the name"; "they" is the professional."""


class Transition(Model):
    to: Name
    when: Guard = Guard()
    move: Name | None = None
    """What the persona does on the way; without it the first fitting reply of the new stage."""
    sets: Names = ()
    """Flags raised."""
    extends: Annotated[float, Field(ge=0, le=60)] = 0
    """Minutes added to the agreed time."""
    because: str = ""


class Reply(Model):
    """What the persona does in a stage when no transition fires: the first reply whose guard is true."""

    move: Name
    when: Guard = Guard()
    sets: Names = ()
    extends: Annotated[float, Field(ge=0, le=60)] = 0
    because: str = ""


class Stage(Model):
    name: Name
    hint: str = ""
    """One sentence that /hint shows here; a template."""
    effects: tuple[Effect, ...] = ()
    transitions: tuple[Transition, ...] = ()
    replies: tuple[Reply, ...] = ()
    ends: bool = False
    outcome: Name | None = None
    """Given by a stage that ends the talk."""


class Move(Model):
    """Something the persona can do with words."""

    instruct: Text
    """For a language model: what must happen now. Never an example that could be read out."""
    lines: tuple[Text, ...] = ()
    """For the scripted persona: templates; `answer`-like moves may have none and use the profile's facts."""
    kind: Literal["say", "answer", "name_contact", "silence"] = "say"
    """`answer` tells a fact on the topics asked; `name_contact` names one of the profile's contacts; `silence` is no answer."""
    max_sentences: Annotated[int, Field(ge=1, le=8)] = 2
    days: tuple[Days, Days] = (0, 0)
    """In a written scenario: how many days pass before it comes, at least and at most; the seed picks."""


class Answered(Model):
    """What counts as a good answer to a curveball, and for how many turns one waits for it."""

    when: Guard
    within: Annotated[int, Field(ge=1, le=5)] = 1
    or_leaves: bool = False
    """Leaving it at that is as good: nobody has to write a second time to somebody who does not answer."""
    good: Text
    """What a good answer looks like, for the report; a template in the trainee's facts."""


class Shift(Model):
    patience: Points = 0
    interest: Points = 0
    trust: Points = 0
    because: Text
    move: Name | None = None
    """What the professional says to it, where the trainee's turn asks for no other answer."""
    sets: Names = ()
    """Flags raised."""


class Curveball(Model):
    name: Name
    title: Text
    """What the professional does, for the report: "asked how you got the name"."""
    stages: Names
    when: Guard = Guard()
    move: Name
    joins: Names = ("answer",)
    """Moves that are made first, with the curveball after them in the same breath, so that no question is passed over."""
    leaves_minutes: Annotated[float, Field(gt=0, le=60)] | None = None
    """From now on so many minutes are left, whatever was agreed."""
    sets: Names = ()
    """Flags raised when it is played."""
    to: Name | None = None
    """The stage in which the talk goes on; without it where it was."""
    weight: Annotated[int, Field(ge=1, le=10)] = 1
    difficulties: tuple[DifficultyName, ...] = ("easy", "real", "hard")
    temperament: Name | None = None
    """The temperament that brings it: never drawn, in the deck of every session with that temperament, judged together with the
    others of it. Files leave it out; `coach.scenario.temperament` fills it in."""
    certain: bool = False
    """Never drawn, in the deck of every session that begins with the flags of its condition: what an earlier talk has led to."""
    invented_only: bool = False
    """Not for somebody made after a real person (`RoleProfile.imagined`): it would have them speak about a real employer."""
    before_the_end: bool = False
    """It comes even where the talk would be over now: the answer to a good letter may hold something more."""
    at_once: bool = False
    """Played as the first words, in place of the opening; a deck that holds several has only the first of them played."""
    expects: Answered
    met: Shift
    missed: Shift

    @property
    def undrawn(self) -> bool:
        """In the deck without the seed's doing."""
        return self.certain or self.temperament is not None


class LinkQuestion(Model):
    """Something that only the trainee knows: whether a promise between two talks was kept."""

    question: Text
    """Answered with yes or no; a template."""
    yes: Names = ()
    """Flags that are up in the next talk after a yes."""
    no: Names = ()


class Link(Model):
    """Where a talk leads: on to another scenario, with some of what happened in it."""

    after: Names
    """Outcomes of this scenario."""
    flags: Names = ()
    """Only when all these flags are up at its end."""
    not_flags: Names = ()
    to: Name
    """The scenario that comes next."""
    title: Text
    """What comes next, for the trainee; a template."""
    briefing: str = ""
    """Stands before the next scenario's own briefing; a template."""
    carries: Names = ()
    """What the next talk knows of this one: `slot`, `minutes`, `name`, `contact`, `talk`, or flags of this scenario."""
    sets: Names = ()
    """Flags that are up in the next talk, whatever happened."""
    minutes: Annotated[float, Field(gt=0, le=120)] | None = None
    """Agreed length of the next talk; `carries: minutes` takes what the trainee had asked for."""
    asks: tuple[LinkQuestion, ...] = ()


class EarlierTurn(Model):
    """What one of the two said in an earlier talk."""

    speaker: Literal["trainee", "persona"]
    text: Text
    acts: Names = ()
    """What was heard in it; the trainee's."""


class Earlier(Model):
    """What an earlier talk has left behind for this one."""

    session: str = ""
    outcome: str = ""
    slot: str = ""
    """The day and hour that was agreed: "Thursday at ten"."""
    minutes: float = 0
    """The length that was agreed; 0 where none was."""
    name: str = ""
    """The trainee's first name, where they gave it."""
    referrer: str = ""
    """Full name of who gave this professional's name."""
    met: str = ""
    """The day of the last meeting with them, in words; empty where there was none."""
    flags: Names = ()
    briefing: str = ""
    talk: tuple[EarlierTurn, ...] = ()
    """All that was said in it, for a text that looks back on it."""
    sample: bool = False
    """True: no talk of the trainee's came before, and one was played that they can look back on."""

    @property
    def referrer_first(self) -> str:
        return self.referrer.partition(" ")[0]


NOTHING_EARLIER = Earlier()


class ForcedEnd(Model):
    """A goodbye that code says whatever else happens."""

    to: Name
    move: Name
    because: Text


class DifficultyLevel(Model):
    patience: Level
    interest: Level
    trust: Level
    gain: Annotated[float, Field(gt=0, le=5)] = 1.0
    """Multiplies every rise."""
    loss: Annotated[float, Field(gt=0, le=5)] = 1.0
    """Multiplies every fall."""
    curveballs: Annotated[int, Field(ge=0, le=8)] = 1
    """How many are drawn."""
    levels: dict[Name, int] = {}
    """Numbers that guards name: `grant: 50`."""


class Minutes(Model):
    agreed: Annotated[float, Field(gt=0, le=120)]
    """How long the talk was agreed, or is expected, to take."""
    most: Annotated[float, Field(gt=0, le=180)]
    """Code ends the talk here (`out_of_time`), whatever happens."""


Sound = Literal["ringing", "line", "beep", "hang_up"]
"""Before somebody picks up; voices as through a receiver; a tone for the word "Beep."; the tone after the end."""
PHONE_SOUNDS: tuple[Sound, ...] = ("ringing", "line", "hang_up")


class VoiceWish(Model):
    """How somebody sounds when the talk is aloud."""

    kind: Literal["woman", "man"] = "woman"
    age: Literal["young", "middle", "older"] = "middle"
    pace: Literal["slow", "normal", "brisk"] = "normal"


class PortraitWish(Model):
    """How somebody is drawn; what is left out is drawn by lot, by their name."""

    skin: Literal["porcelain", "fair", "sand", "olive", "bronze", "brown", "deep", "ebony"] | None = None
    hair: (
        Literal[
            "cropped", "short", "parted", "tousled", "balding", "bald", "afro", "curly", "long", "wavy", "bob", "bun", "ponytail",
            "braids", "headscarf",
        ]
        | None
    ) = None  # fmt: skip
    hair_colour: Literal["black", "brown", "chestnut", "blond", "red", "grey", "white"] | None = None
    beard: Literal["none", "stubble", "full", "moustache"] | None = None
    glasses: bool | None = None
    clothes: Literal["suit", "shirt", "jumper", "cardigan", "blouse", "scrubs", "work jacket", "field jacket"] | None = None
    backdrop: Literal["sky", "sage", "sun", "rose", "lilac", "clay"] | None = None


class Scenario(Model):
    """One situation to rehearse."""

    name: Name
    version: Annotated[int, Field(ge=1)]
    title: Text
    summary: Text
    situation: Literal["phone", "in_person", "sketch", "written"]
    understands: tuple[Literal["request", "utterance", "sketch", "thank-you"], ...]
    """Which families of acts are listened for."""
    channels: tuple[Channel, ...] = ()
    """In a written scenario: how the text may be sent; the first unless the trainee picks another."""
    recalls: Name | None = None
    """In a written scenario: the scenario whose talk the text looks back on. Where none came before, one is played for it."""
    rubric: Name
    rules: Name = "default"
    profile: Name
    """The professional unless the trainee picks another."""
    temperament: Name | None = None
    """How the professional is in this scenario, whoever plays it; without it each has their own."""
    tempers: Names = ()
    """Stages in which a temperament may show; none where no professional answers, but a machine or a front desk."""
    questions: Name | None = None
    """Question set for hints and coverage."""
    includes: Names = ()
    """Files of `scenarios/moves/` whose moves are at hand; the scenario's own win."""
    sounds: Annotated[tuple[Sound, ...] | None, Field(max_length=8)] = None
    """What a talk aloud sounds like besides the words; without it a phone rings, sounds like a phone and is hung up."""
    voice: VoiceWish | None = None
    """Who speaks here, where it is not the professional: a machine, a front desk."""
    minutes: Minutes
    """In a written scenario those of the talk that the text is about: writing has no clock, time stands in days."""
    briefing: Text
    goal: Text
    """What winning means, one sentence for the trainee."""
    wins: Names
    """Outcomes that count as reached."""
    loses: Names
    outcomes: dict[Name, Text] = {}
    """Outcome → the first sentence of the report: "You have the meeting." One without a sentence is named as it is."""
    start: Name
    opens: Name | None = None
    """The persona's first move; without it the trainee speaks first."""
    openings: tuple[Reply, ...] = ()
    """First moves for talks that follow another: the first whose condition is true comes in place of `opens`."""
    left: Name = "left"
    """Outcome when the trainee leaves and no flag of `leaves` is up."""
    leaves: dict[Name, Name] = {}
    """Flag → outcome when the trainee leaves with that flag raised; the first that fits."""
    flags: Names = ()
    """Flags that are up from the start."""
    carried: Names = ()
    """Flags that an earlier talk may leave up for this one."""
    earlier: Earlier = NOTHING_EARLIER
    """What holds when no earlier talk says otherwise, such as who gave the name."""
    links: tuple[Link, ...] = ()
    """Where this talk may lead, the first that fits first."""
    difficulty: dict[DifficultyName, DifficultyLevel]
    out_of_patience: ForcedEnd
    """When patience has reached 0."""
    out_of_time: ForcedEnd | None = None
    """When `minutes.most` is reached; a written scenario has none."""
    effects: tuple[Effect, ...] = ()
    transitions: tuple[Transition, ...] = ()
    """Tried in every stage, before the stage's own."""
    replies: tuple[Reply, ...] = ()
    """Tried in every stage, after the stage's own."""
    stages: tuple[Stage, ...]
    moves: dict[Name, Move] = {}
    curveballs_when: Guard = Guard()
    """Every curveball waits for a moment that fulfils this, besides its own condition."""
    curveballs: tuple[Curveball, ...] = ()

    @property
    def written(self) -> bool:
        """Whether texts go to and fro, and nobody speaks."""
        return self.situation == "written"

    @property
    def channel(self) -> Channel | None:
        """How the texts are sent."""
        return self.channels[0] if self.channels else None

    @property
    def heard(self) -> tuple[Sound, ...]:
        """The sounds of a talk aloud."""
        return self.sounds if self.sounds is not None else PHONE_SOUNDS if self.situation == "phone" else ()

    @property
    def whole_briefing(self) -> str:
        """With what an earlier talk has to say first."""
        return f"{self.earlier.briefing}\n{self.briefing}"

    def stage(self, name: str) -> Stage:
        return next(stage for stage in self.stages if stage.name == name)


class MoveBank(Model):
    """Moves that several scenarios share (`scenarios/moves/NAME.yaml`)."""

    name: Name
    moves: dict[Name, Move]


class FactGuard(Model):
    """What must have happened before a fact is told."""

    patience: Comparison | None = None
    interest: Comparison | None = None
    trust: Comparison | None = None
    heard: Names = ()
    flags: Names = ()


class Fact(Model):
    """Something the professional can tell about themselves, their work or their organisation."""

    id: Name
    topics: Names
    asks: tuple[Text, ...]
    """Ways a stranger might ask for just this; used to find the fact that answers."""
    tellings: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]
    """What is said, in the first person; one or two sentences each, each complete on its own."""
    detail: str | None = None
    """One level deeper, told on a follow-up."""
    when: FactGuard = FactGuard()


class Contact(Model):
    """Somebody the professional may name when asked for other people to talk to."""

    id: Name
    name: Text
    role: Text
    tellings: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]
    when: FactGuard = FactGuard()


class Given(Model):
    """One thing about a real person that the trainee entered or pasted, as it was said."""

    what: Literal["name", "role", "organisation", "field", "place", "step", "topic", "read"]
    text: Text
    source: Text
    """"your contacts", "the page you gave"."""


class Imagined(Model):
    """What a professional who stands in for a real person is made of."""

    like: Name
    """The profile whose working days they borrow."""
    like_role: Text
    given: tuple[Given, ...]
    """All that is not made up."""
    missing: Names = ()
    """What would have made them nearer: `role`, `organisation`, `field`."""

    def notice(self, full_name: str) -> str:
        """For whoever is about to talk to them, or reads what they said."""
        if not self.given:
            return f"Imagined: there is no {full_name}. Who they are and what they say is made up, after {self.like_role}."
        kinds = dict.fromkeys(KINDS_OF_GIVEN[each.what] for each in self.given)
        *most, last = kinds
        given = f"{', '.join(most)} and {last}" if most else last
        return (
            f"Imagined: this is not {full_name}. From you: {given}. What they say here is made up, after {self.like_role}; "
            "take none of it for a fact about the real person or where they work."
        )


KINDS_OF_GIVEN: dict[str, str] = {
    "name": "the name",
    "role": "the role",
    "organisation": "the organisation",
    "field": "the field",
    "place": "the address",
    "step": "steps of the career",
    "topic": "topics of talks",
    "read": "what you have read",
}


class RoleProfile(Model):
    """A professional: who they are, what they know, how they talk. Imaginary."""

    name: Name
    version: Annotated[int, Field(ge=1)]
    full_name: Text
    role: Text
    """With article: "a public health nurse"."""
    field: Text
    """As in "the field of …"."""
    organisation: Text
    place: Text
    """Where a visitor comes to."""
    directions: Text
    """What is said when asked how to get there."""
    free: Annotated[tuple[Text, ...], Field(min_length=1)]
    """When a visit would suit: "Thursday at ten". The seed picks one for a session."""
    phone_greeting: Text
    """How they pick up the phone."""
    manner: Text
    """How they talk, for a language model; never shown."""
    voice: VoiceWish = VoiceWish()
    """How they sound when the talk is aloud."""
    portrait: PortraitWish = PortraitWish()
    max_sentences: Annotated[int, Field(ge=1, le=6)] = 3
    temperament: Name | None = None
    """How they are unless the trainee asks for another (`scenarios/temperaments/`)."""
    facts: tuple[Fact, ...]
    contacts: tuple[Contact, ...]
    research: tuple[Text, ...]
    """What a prepared trainee can know beforehand: shown in the briefing."""
    wont_discuss: dict[str, Text] = {}
    """Topic → what is said instead."""
    lines: dict[Name, tuple[Text, ...]] = {}
    """Move → lines in this person's own words, used before the scenario's."""
    kindred: tuple[Text, ...] = ()
    """Other work whose days are much the same: whoever does it can be imagined after this one."""
    imagined: Imagined | None = None
    """Set for somebody who stands in for a real person; never in a file."""

    @property
    def first_name(self) -> str:
        return self.full_name.split()[0]

    @property
    def surname(self) -> str:
        return self.full_name.split()[-1]


class Question(Model):
    id: Name
    text: Text
    topics: Names
    interesting: bool = False
    """Asks for a story, a judgement or a change: something people like to answer."""


class QuestionSet(Model):
    name: Name
    version: Annotated[int, Field(ge=1)]
    title: Text
    roles: tuple[Text, ...] = ()
    """Words of a role, a field or an organisation that these questions are for; none: for anybody's."""
    backgrounds: tuple[Text, ...] = ()
    """Words of a trainee's background that these questions are for; none: for anybody."""
    questions: tuple[Question, ...]


class Rules(Model):
    """House rules: where good sources disagree, this file decides."""

    name: Name
    version: Annotated[int, Field(ge=1)]
    title: Text
    ask_minutes: tuple[int, int]
    """How long a meeting to ask for."""
    accept_minutes: tuple[int, int]
    meeting_most_minutes: int
    phone_meeting_minutes: tuple[int, int]
    grace_minutes: float
    thank_you_days: int
    resume: Literal["on_request", "bring", "offer"]
    voicemail: Literal["leave", "do_not_leave"]
    arrive_early_minutes: tuple[int, int]
    talk_share_most: Annotated[float, Field(gt=0, lt=1)]
    longest_turn_request_seconds: int
    background_most_seconds: int
    sketch_seconds: tuple[int, int]
    sketch_words: tuple[int, int]
    thank_you_words_most: int
    request_words_most: int = 200
    """Of an e-mail or a letter that asks for a talk."""
    phone_after_writing_days: Annotated[int, Field(ge=1, le=60)] = 5
    """A written request that has met silence is followed up by phone then."""
    report_back_weeks: Annotated[int, Field(ge=1, le=52)] = 8
    """How long after a meeting the person hears what became of it."""
    words_per_minute: int = 150
    """How fast typed words are taken to be spoken."""


class Trainee(Model):
    """The trainee's own facts: what a report's better lines are made of."""

    name: Text
    background: Text
    """After "I": "am in my last year of biology at …"."""
    field: Text
    """After "learn about": "public health"."""
    target: str = ""
    """The role or organisation aimed for."""
    found_through: Text
    """After "I found you": "through the alumni page of my school"."""
    wants_to_learn: tuple[Text, ...] = ()
    """After "I would like to hear": "what a typical week looks like"."""
    questions: tuple[Text, ...] = ()
    """Planned questions, in the trainee's words."""
    skills: tuple[Text, ...] = ()
    evidence: str = ""
    """A result that shows one of the skills, after "I": "cut the queue at the counter by half"."""
    phone: str = ""
    email: str = ""
    address: str = ""
    """Where post reaches them; its lines are parted by commas."""

    @property
    def first_name(self) -> str:
        return self.name.split()[0]
