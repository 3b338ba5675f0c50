"""A trainee's facts in, what they say and write out: phone script, e-mail, letter, voicemail, sketches for 30 and for 60 seconds.

Each is Markdown that its owner may edit. A fact that is missing is a blank, `[your phone number]`; any other bracket is a
direction for the eye. The words around the facts stand in templates (`prompts/prepare/`), the sentences that hold a fact
in `phrasing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from textwrap import shorten
from typing import Literal

from coach.dialogue.words import count_words
from coach.llm.prompts import Prompts
from coach.preparation import phrasing
from coach.preparation.facts import Facts
from coach.scenario.model import Rules
from coach.speech.script import BLANK, sentences

Kind = Literal["request", "sketch", "questions"]


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of document."""

    name: str
    """Its file without ending, and its template."""
    title: str
    kind: Kind
    channel: str
    scenario: str
    """Where it is rehearsed."""
    aloud: bool = False
    seconds: int | None = None
    """The time that a sketch is given."""


FORMS: tuple[Form, ...] = (
    Form("phone-script", "Phone script", "request", "phone", "phone-request", aloud=True),
    Form("email", "E-mail", "request", "email", "written-request"),
    Form("letter", "Letter", "request", "letter", "written-request"),
    Form("voicemail", "Voicemail", "request", "voicemail", "voicemail", aloud=True),
    Form("sketch-30", "Thumbnail sketch, 30 seconds", "sketch", "spoken", "thumbnail-sketch", aloud=True, seconds=30),
    Form("sketch-60", "Thumbnail sketch, 60 seconds", "sketch", "spoken", "thumbnail-sketch", aloud=True, seconds=60),
)

PERSON, THEIR_EMAIL, THEIR_ADDRESS, ORGANISATION = (
    "their name",
    "their e-mail address",
    "their postal address",
    "their organisation",
)
NAME, PHONE, EMAIL, ADDRESS = "your name", "your phone number", "your e-mail address", "your postal address"
BACKGROUND, FIELD, REASON = "your present work or studies", "your field", "your reason, in one sentence"
AIM, SKILLS, SECOND = "your aim in the longer run", "your two strengths", "your second strength"
EXAMPLE = "your example: a result that shows one of them"
FOUND, READ = "how you got their name", "what you have read about them"
LONGEST_HINT = 120
"""Of the words that a blank repeats."""
BLANKS: dict[str, str] = {
    "name": NAME, "background": BACKGROUND, "field": FIELD, "why": REASON, "target": AIM, "skills": SKILLS, "evidence": EXAMPLE,
    "phone": PHONE, "email": EMAIL, "address": ADDRESS, "person": PERSON, "organisation": ORGANISATION,
    "found_through": FOUND, "read": READ, "person_email": THEIR_EMAIL, "person_address": THEIR_ADDRESS,
}  # fmt: skip
"""Fact → the blank that stands where it is missing."""


@dataclass(frozen=True, slots=True)
class Length:
    """How much of the facts is told."""

    roomy: bool = True
    brief: bool = False
    """Only the first statement of the background."""
    skills: int = 4
    wishes: int = 2
    shortest: bool = False
    """The shortest skills and the shortest wish, in place of the first."""


LENGTHS = (
    Length(),
    Length(wishes=1),
    Length(roomy=False, wishes=1),
    Length(roomy=False, brief=True, wishes=1),
    Length(roomy=False, brief=True, skills=3, wishes=1),
    Length(roomy=False, brief=True, skills=2, wishes=1),
    Length(roomy=False, brief=True, skills=2, wishes=1, shortest=True),
)
"""The fullest that fits its time is taken."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the templates may use."""

    person: str
    person_lines: tuple[str, ...]
    """Name, role, organisation, address, as on an envelope."""
    person_email: str
    name: str
    name_stop: str
    """The trainee's name at the end of a sentence."""
    sender_lines: tuple[str, ...]
    phone: str
    email: str
    field: str
    whole_field: str
    """ "the field of …"."""
    background: str
    how_found: str
    why: str
    read: str
    skills: str
    example: str
    aim: str
    advice: str
    roomy: bool
    """Whether there is time for a sentence more."""
    terse: bool
    """Whether each word counts."""
    minutes: int
    phone_minutes: tuple[int, int]
    date: str


@dataclass(frozen=True, slots=True)
class Document:
    form: Form
    text: str


def documents(facts: Facts, rules: Rules, prompts: Prompts, today: date) -> tuple[Document, ...]:
    """All that is said and written before the meeting; what is said aloud is as full as its time allows."""
    return tuple(_fitted(form, facts, rules, prompts, today) for form in FORMS)


def _fitted(form: Form, facts: Facts, rules: Rules, prompts: Prompts, today: date) -> Document:
    for length in LENGTHS:
        document = Document(form, prompts.render(f"{form.name}.j2", put(facts, rules, today, length)))
        if not form.aloud or spoken_words(document.text) <= most_words(form, rules):
            break
    return document


def most_words(form: Form, rules: Rules) -> int:
    """What fits into the time of a sketch, or into the longest that a stranger listens to at a stretch."""
    return (form.seconds or rules.longest_turn_request_seconds) * rules.words_per_minute // 60


def spoken_words(markdown: str) -> int:
    """Words that are said, blanks left out."""
    return sum(count_words(BLANK.sub(" ", sentence.text)) for sentence in sentences(markdown))


def put(facts: Facts, rules: Rules, today: date, length: Length) -> Phrases:
    """The facts as sentences, with a blank for each that is missing."""
    named = facts.person or _blank(PERSON)
    field = phrasing.field(facts.field) or _blank(FIELD)
    learn = facts.wants_to_learn or (f"what the work in {field} is really like",)
    phone, email = facts.phone or _blank(PHONE), facts.email or _blank(EMAIL)
    name, organisation = facts.name or _blank(NAME), phrasing.organisation(facts.organisation)
    background = phrasing.brief(facts.background) if length.brief else facts.background
    return Phrases(
        person=named,
        person_lines=(
            *(each for each in (named, phrasing.title(facts.role)) if each),
            organisation or _blank(ORGANISATION),
            *_lines(facts.person_address, THEIR_ADDRESS),
        ),
        person_email=facts.person_email or _blank(THEIR_EMAIL),
        name=name,
        name_stop=phrasing.stop(name),
        sender_lines=(name, *_lines(facts.address, ADDRESS)),
        phone=phone,
        email=email,
        field=field,
        whole_field=phrasing.whole_field(field),
        background=_said(background, phrasing.background, f"I am [{BACKGROUND}]."),
        how_found=_how_found(facts),
        why=_to_them(facts.why, phrasing.why, REASON, "{}"),
        read=_to_them(facts.read, phrasing.read, READ, "I have read about {}."),
        skills=_skills(_first(facts.skills, length.skills, length), terse=length.shortest),
        example=_said(facts.evidence, partial(phrasing.example, terse=length.shortest), f"For example, I [{EXAMPLE}]."),
        aim=_said(facts.target, phrasing.aim, f"In the longer run I am thinking of [{AIM}]."),
        advice=phrasing.advice(_first(learn, length.wishes, length), terse=length.shortest),
        roomy=length.roomy,
        terse=length.shortest,
        minutes=rules.ask_minutes[0],
        phone_minutes=rules.phone_meeting_minutes,
        date=f"{today.day} {today:%B %Y}",
    )


def _first(texts: tuple[str, ...], number: int, length: Length) -> tuple[str, ...]:
    return (tuple(sorted(texts, key=count_words)) if length.shortest else texts)[:number]


def _lines(address: str, missing: str) -> tuple[str, ...]:
    return tuple(line for each in address.split(",") if (line := each.strip())) or (_blank(missing),)


def _blank(what: str) -> str:
    return f"[{what}]"


def _said(text: str, say: Callable[[str], str], otherwise: str) -> str:
    return say(text) if text else otherwise


def _to_them(text: str, say: Callable[[str], str], missing: str, within: str) -> str:
    """What is said about the person to the person: "her talk" has to become "your talk", and only its owner can say how."""
    if text and phrasing.speaks_of_them(text):
        return within.format(_blank(f"{missing}, said to them: {shorten(text, LONGEST_HINT, placeholder=' …')}"))
    return _said(text, say, within.format(_blank(missing)))


def _how_found(facts: Facts) -> str:
    """With the referrer's name only where it may be used."""
    if facts.referrer and facts.may_use_name:
        return f"{phrasing.capital(facts.referrer)} gave me your name."
    if facts.referrer and facts.referrer.lower() in facts.found_through.lower():
        return f"I found you [{FOUND}, without naming {facts.referrer}]."
    return _to_them(facts.found_through, phrasing.found, FOUND, "I found you {}.")


def _skills(skills: Sequence[str], *, terse: bool) -> str:
    lead = "I am good at" if terse else "What I am good at"
    if not skills:
        return f"{lead}: [{SKILLS}]."
    told = [phrasing.skill(each) for each in skills]
    told += [_blank(SECOND)] if len(told) == 1 else []
    return phrasing.stop(f"{lead}: {phrasing.listed(told)}")
