"""Everything that a preparation is made of, in the trainee's own words: `Facts(name="Dana Ortiz", field="public health", …)`.

An empty field is a fact that nobody has told yet; it becomes a blank in the documents. `gathered` lays what is known of the
trainee and of the contact over what was answered before. Knows no sentence and no document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from coach.records.model import Contact
from coach.scenario.model import Trainee

LONGEST_WORDS, LONGEST_SENTENCE = 120, 600
"""Characters of a name or a few words, and of a sentence or two. More is a pasted page."""
SAID, LONGEST_TOLD = frozenset({"why", "read", "found_through"}), 250
"""What a record may hold as a page of notes, and a letter only as a sentence."""
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
MARKUP = re.compile(r"<!--.*?(?:-->|$)|</?[a-zA-Z][^>]*>|!\[[^\]]*\]\([^)]*\)", re.DOTALL)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"^(?:[#>*+•–—-]+\s+|[*_~\s]+)+|[*_~\s]+$")
"""What Markdown would take for a heading, a list or emphasis."""
BRACKETS = str.maketrans({"[": "(", "]": ")", "`": "'"})
"""A bracket in a document is a blank or a direction, never somebody's own words."""


NOTHING = frozenset(
    "none,nothing,n/a,-,–,—,?,...,…,nobody,unknown,tbd,i'm,because,no idea,not sure,not sure yet,don't know,i don't know,"
    "i do not know,i don't know yet,nothing yet,none yet,no one,not yet".split(",")
)
"""What somebody types who has nothing to say yet."""


def plain(text: str) -> str:
    """`text` on one line, without markup and without what drives a terminal."""
    text = CONTROLS.sub(" ", unicodedata.normalize("NFC", text))
    text = LINK.sub(r"\1", MARKUP.sub(" ", text)).translate(BRACKETS)
    text = MARKS.sub("", " ".join(text.split())).strip()
    return "" if text.lower().replace("’", "'").rstrip(".!") in NOTHING else text


Words = Annotated[str, Field(max_length=LONGEST_WORDS), AfterValidator(plain)]
Sentence = Annotated[str, Field(max_length=LONGEST_SENTENCE), AfterValidator(plain)]
Sentences = Annotated[tuple[Sentence, ...], AfterValidator(lambda texts: tuple(filter(None, texts)))]


class Facts(BaseModel):
    """The trainee, the person they want to talk to, and what lies between the two."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    why: Sentence = ""
    """Why this talk, in one sentence."""
    field: Words = ""
    organisation: Words = ""
    person: Words = ""
    role: Words = ""
    read: Sentence = ""
    """What the trainee has read about them."""
    found_through: Sentence = ""
    referrer: Words = ""
    """Who gave the name."""
    may_use_name: bool | None = None
    """Whether the referrer's name may be used; None where nobody asked."""
    person_email: Words = ""
    person_address: Sentence = ""

    name: Words = ""
    background: Sentence = ""
    target: Sentence = ""
    wants_to_learn: Sentences = ()
    questions: Sentences = ()
    skills: Sentences = ()
    evidence: Sentence = ""
    phone: Words = ""
    email: Words = ""
    address: Sentence = ""


OF_TRAINEE = ("name", "background", "target", "wants_to_learn", "questions", "skills", "evidence", "phone", "email", "address")
OF_CONTACT = {
    "why": "why", "field": "field", "organisation": "organisation", "person": "name", "role": "role", "read": "read",
    "found_through": "found_through", "may_use_name": "may_use_name", "person_email": "email", "person_address": "address",
}  # fmt: skip
"""Field here → field of a contact."""


def gathered(kept: Facts, trainee: Trainee | None, contact: Contact | None, referrer: str = "") -> Facts:
    """What is known now: the records win over what was answered for an earlier preparation."""
    known: dict[str, object] = {}
    if trainee is not None:
        known |= {name: getattr(trainee, name) for name in OF_TRAINEE} | {"field": trainee.field}
    if contact is not None:
        told = {name: getattr(contact, theirs) for name, theirs in OF_CONTACT.items()} | {"referrer": referrer}
        known |= {name: value for name, value in told.items() if value not in ("", None)}
    return kept.model_copy(update=_fitting(known))


def trainee_only(facts: Facts) -> Facts:
    """Without what was about somebody else."""
    return Facts(**{name: getattr(facts, name) for name in ("field", *OF_TRAINEE)})


def _fitting(known: Mapping[str, object]) -> dict[str, object]:
    """As the model would have it, cut where a record allows more: a page that somebody read does not go into a letter."""
    found: dict[str, object] = {}
    for name, value in known.items():
        if isinstance(value, str):
            text = plain(value)
            most = LONGEST_WORDS if _few(name) else LONGEST_TOLD if name in SAID else LONGEST_SENTENCE
            if text and len(text) <= most and not (name in SAID and "\n" in value.strip()):
                found[name] = text
        elif isinstance(value, tuple):
            texts = tuple(text for each in value if (text := plain(each)) and len(text) <= LONGEST_SENTENCE)
            if texts:
                found[name] = texts
        elif value is not None:
            found[name] = value
    return found


def too_long(contact: Contact) -> tuple[str, ...]:
    """Facts of a record that are notes rather than a sentence, so that no letter can hold them: "read"."""
    told = {name: str(getattr(contact, theirs) or "") for name, theirs in OF_CONTACT.items()}
    return tuple(name for name, text in told.items() if text and name not in _fitting({name: text}) and plain(text))


def _few(name: str) -> bool:
    return any(getattr(each, "max_length", None) == LONGEST_WORDS for each in Facts.model_fields[name].metadata)
