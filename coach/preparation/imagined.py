"""A contact in, somebody to rehearse with out: `imagined(contact, like)` → a `RoleProfile` that stands in for a real person.

What the trainee entered or pasted stays as it was said, with its source: name, role, organisation, steps of a career, topics of
talks. All else is made up, and must be nothing that could be taken for a fact: how the days in such work usually are (from the
shipped profile `like`, sentence by sentence, where `anonymous` finds no name, no number, no story and nobody's employer) and what
anybody could say (`anybody`). What only the real person knows is passed on in character. Whoever is asked for other people names
a stand-in whose surname says so.

`nearest(contact, profiles)` chooses `like`: the words of role, field and organisation first, nearness of meaning after that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from coach.judge.wording import content_words
from coach.preparation.anonymous import capitals, could_be_anybodys, names_in, speaks_of
from coach.preparation.anybody import ANYBODY, PRIVATE, SALARY
from coach.preparation.pasted import as_said, lines_of
from coach.preparation.phrasing import stop
from coach.records.model import Contact as Record
from coach.scenario.model import Contact, Fact, FactGuard, Given, Imagined, RoleProfile

ANYBODY_TOPICS = frozenset(
    "typical_day likes dislikes_challenges skills_education entry_routes industry_trends advice_for_me resume_feedback".split()
)
"""What holds for many who do such work. A way, an employer, a pay and a private life are one's own."""
TAKES_PEOPLE = re.compile(r"\bare you hiring\b|\bopenings\b|\bdo you take\b", re.IGNORECASE)
"""Whom the house takes on is as much its own as what it pays."""
NEVER = FactGuard(trust="> 100")
"""Trust ends at 100: asked for this, they pass."""
STAND_INS = ("Robin Sample", "Kim Sample", "Alex Sample")
"""Nobody is called so; a reader of the records sees that it stands for a name still to be heard."""
PLACE, DIRECTIONS = "the office", "I'll send you the way before the day; ask for me when you come in."
FREE = ("Tuesday at ten", "Thursday at three", "Wednesday at half past nine")
YOUR_CONTACTS, YOUR_READING = "your contacts", "what you wrote down as read"

TITLES = re.compile(r"^(?:(?:Dr|Mr|Ms|Mrs|Miss|Mx|Prof|Professor|Sir|Frau|Herr)\b\.? +)+", re.IGNORECASE)
DEGREES = re.compile(r"(?:, *(?:[A-Z][A-Za-z.]{1,6}))+$")
NO_ARTICLE = re.compile(
    r"^(?:an?|the|one|head|director|chief|c[eftio]o|vice|deputy|owner|founder|co-founder|president|principal|professor|somebody|someone)\b",
    re.IGNORECASE,
)
BRACES = str.maketrans("{}", "()")
"""A telling is a template; what somebody typed must not be one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A text about the person that the trainee gave for this rehearsal, and what it is called."""

    text: str
    source: str
    """"the page reyes.txt"."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything that is not made up, by kind, in the order in which it was said."""

    given: list[Given] = field(default_factory=list)

    def add(self, what: str, text: str, source: str, most: int = 300) -> None:
        said = as_said(text, most)
        if said and said.casefold() not in (each.casefold() for each in self.all(what)):
            self.given.append(Given(what=what, text=said, source=as_said(source, 120)))

    def all(self, what: str) -> list[str]:
        return [each.text for each in self.given if each.what == what]

    def one(self, what: str) -> str:
        """As first said: what was entered goes before what a page says."""
        return next(iter(self.all(what)), "")


def imagined(contact: Record, like: RoleProfile, *, shown: Shown | None = None, wants: str = "") -> RoleProfile:
    """Somebody to rehearse with in the place of `contact`. `wants`: the field that the trainee wants to learn about, for
    a contact of whom neither field nor role was noted."""
    known = _known(contact, shown)
    name = DEGREES.sub("", TITLES.sub("", known.one("name"))) or known.one("name")
    role, organisation = known.one("role"), known.one("organisation")
    # A field that nobody has noted must not be guessed: a pilot is nobody's colleague in the electrical trade.
    work = known.one("field") or (f"the work of {_with_article(role)}" if role else as_said(wants, 120) or "this work")
    names = names_in(like)
    return RoleProfile(
        name=f"imagined-{re.sub('[^a-z0-9_-]+', '-', contact.id.lower()).strip('-') or 'contact'}"[:60],
        version=like.version,
        full_name=name,
        role=_with_article(role) if role else f"somebody in {work}",
        field=work,
        organisation=organisation or PLACE,
        place=known.one("place") or PLACE,
        directions=DIRECTIONS,
        free=FREE,
        phone_greeting=f"{name} speaking.",
        manner="friendly and to the point, like somebody who was asked out of the blue and has other work waiting",
        facts=_facts(like, known, names),
        contacts=_stand_ins(like, work),
        research=tuple(stop(text) for text in (*known.all("read"), *known.all("step"), *known.all("topic")))[:8],
        wont_discuss={"salary": SALARY},
        imagined=Imagined(
            like=like.name,
            like_role=like.role,
            given=tuple(known.given),
            missing=tuple(what for what in ("role", "organisation", "field") if not known.one(what)),
        ),
    )


def nearest(contact: Record, profiles: Sequence[RoleProfile], wants: str = "") -> RoleProfile:
    """The profile whose working days come nearest; a tie goes to the first."""
    about = [(3, contact.role), (2, contact.field), (1, contact.organisation)]
    if not any(text for _, text in about):
        about = [(1, wants)]
    near = _likeness(" ".join(text for _, text in about[:2] if text), profiles)

    def score(place: int) -> float:
        profile = profiles[place]
        work = content_words(" ".join((profile.role, profile.field, *profile.kindred)))
        return sum(weight * len(content_words(text) & work) for weight, text in about) + near[place]

    return profiles[max(range(len(profiles)), key=lambda place: (score(place), -place))]


def _likeness(text: str, profiles: Sequence[RoleProfile]) -> list[float]:
    """How near the meanings come, 0 to 1: for work that no list of words has thought of."""
    if not text.strip():
        return [0.0] * len(profiles)
    from coach.actor.encoder import meaning, meanings  # late: it loads weights

    near = meanings([f"{each.role}, {each.field}" for each in profiles]) @ meaning(as_said(text))
    return [max(0.0, float(one)) for one in near]


def _known(contact: Record, shown: Shown | None) -> _Known:
    known = _Known()
    for what, text in (
        ("name", contact.name),
        ("role", contact.role),
        ("organisation", contact.organisation),
        ("field", contact.field),
        ("place", contact.address),
    ):
        known.add(what, text, YOUR_CONTACTS, 120)
    pages = [(contact.read, YOUR_READING), *([(shown.text, shown.source)] if shown else [])]
    for text, source in pages:
        for line in lines_of(text, contact.name):
            if line.what != "name" and not (line.what in ("role", "organisation", "field", "place") and known.one(line.what)):
                known.add(line.what, line.text, source, 120 if line.what in ("role", "organisation", "field", "place") else 300)
    return known


def _with_article(role: str) -> str:
    if NO_ARTICLE.match(role):
        return role
    return f"{'an' if role[0].lower() in 'aeiou' else 'a'} {role}"


def _facts(like: RoleProfile, known: _Known, names: frozenset[str]) -> tuple[Fact, ...]:
    told = list(_given_facts(like, known))
    taken = {each.id for each in told}
    for fact in like.facts:
        asks = tuple(ask for ask in fact.asks if not capitals(ask) and not speaks_of(ask, names))
        if not asks or fact.id in taken:
            continue
        lent = set(fact.topics) <= ANYBODY_TOPICS and not any(TAKES_PEOPLE.search(ask) for ask in fact.asks)
        own = [text for text in fact.tellings if lent and could_be_anybodys(text, names)]
        tellings = (*own, *ANYBODY.get(fact.id, ()))[:4]
        told.append(
            Fact(id=fact.id, topics=fact.topics, asks=asks, tellings=tellings)
            if tellings
            # Its questions stay: without them another fact would be taken for the answer.
            else Fact(id=fact.id, topics=fact.topics, asks=asks, tellings=PRIVATE, when=NEVER)
        )
    return tuple(told)


def _given_facts(like: RoleProfile, known: _Known) -> Iterable[Fact]:
    """What the trainee has read, in the mouth of the person it is about: owned to be known already."""
    asks = {fact.id: tuple(ask for ask in fact.asks if not capitals(ask)) for fact in like.facts}
    steps = [text.translate(BRACES).rstrip(".") for text in known.all("step")]
    if steps:
        yield Fact(
            id="path",
            topics=("career_path",),
            asks=asks.get("path") or ("How did you get into this?",),
            tellings=(f"The stations you'll have read: {'; '.join(steps[:3])}.", ANYBODY["path"][1]),
            detail="What isn't written there is how much of it was chance. The rest I'd leave where it stands.",
        )
    if len(steps) > 3:
        yield Fact(
            id="stations",
            topics=("career_path", "skills_education"),
            asks=("What did you do before?", "Where did you work before?", "Where did you study?", "And before that?"),
            tellings=(f"It stands on the page that you read: {'; '.join(steps[3:6])}.",),
        )
    for number, topic in enumerate((text.translate(BRACES) for text in known.all("topic")), 1):
        yield Fact(
            id=f"topic-{number}",
            topics=("other",),
            asks=(f"What was {topic} about?", f"Tell me about {topic}.", f"I read about {topic}.", f"You spoke about {topic}."),
            tellings=(
                f"“{topic}”, so you've come across that. What made you stop at it?",
                "I'd rather let it speak for itself. Ask me what in it matters for somebody who is new to this.",
            ),
        )


def _stand_ins(like: RoleProfile, work: str) -> tuple[Contact, ...]:
    """As many people to be named as `like` has, on the same conditions, and none of them real."""
    work = work.translate(BRACES)
    tellings = (
        ("You could talk to {0}, who sees much of this differently from me.", "Try {0}. We hardly ever agree, and that's why."),
        ("{0} would be a good person for you, for the beginnings above all.", "I'd send you to {0}, who remembers starting out."),
        ("There's {0}. That's somebody whom one has to approach with care.", "I'd think of {0}, but say that it comes from me."),
    )
    return tuple(
        Contact(
            id=f"sample-{number}",
            name=name,
            role=f"an imagined contact in {work}",
            tellings=tuple(each.format(name) for each in lines),
            when=contact.when,
        )
        for number, (contact, name, lines) in enumerate(zip(like.contacts, STAND_INS, tellings, strict=False), 1)
    )
