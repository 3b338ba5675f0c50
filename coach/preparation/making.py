"""Facts in, documents on disk and what the judge says of each out: what `coach prepare` and its page do.

`prepare(home, "maria-lopez", facts, library, today)` writes what nobody has edited; `look(home, "maria-lopez", facts, library)`
judges what lies there, edited or not. Both give the same shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coach.llm.prompts import Prompts
from coach.preparation.check import Verdicts, judged
from coach.preparation.documents import documents
from coach.preparation.facts import Facts
from coach.preparation.folder import Kept, folder_of, keep, keep_answers, lying
from coach.preparation.plan import FORM as QUESTIONS
from coach.preparation.plan import all_sets, draw, plan_document
from coach.preparation.plan_check import judged_plan
from coach.resources import shipped
from coach.scenario.load import Library
from coach.scenario.model import QuestionSet, Rules, Trainee


@dataclass(frozen=True, slots=True)
class Prepared:
    """One document, where it lies, and how it stands."""

    kept: Kept
    verdicts: Verdicts | None
    """None where there is no such document."""


def prepare(
    home: Path, contact: str, facts: Facts, library: Library, today: date, *, again: bool = False
) -> tuple[Prepared, ...]:
    """Write all documents but those that were edited, and judge all. Raises UserFileError."""
    prompts = Prompts(shipped("prompts") / "prepare")
    folder = folder_of(home, contact)
    sets = all_sets(library)
    plan = plan_document(draw(facts, sets), facts, prompts)
    keep_answers(folder, facts)
    kept = keep(folder, [*documents(facts, _rules(library), prompts, today), plan], again=again)
    return _judged(kept, facts, sets, _rules(library))


def look(home: Path, contact: str, facts: Facts, library: Library) -> tuple[Prepared, ...]:
    """Judge what lies there. Raises UserFileError."""
    return _judged(lying(folder_of(home, contact)), facts, all_sets(library), _rules(library))


def _rules(library: Library) -> Rules:
    return library.rules("default")


def _judged(kept: Sequence[Kept], facts: Facts, sets: Sequence[QuestionSet], rules: Rules) -> tuple[Prepared, ...]:
    there = [each for each in kept if each.state != "missing"]
    texts = [each.document for each in there if each.document.form is not QUESTIONS]
    found = {each.form: each for each in judged(texts, rules, _as_trainee(facts))}
    for each in there:
        if each.document.form is QUESTIONS:
            found[QUESTIONS] = judged_plan(each.document, facts, sets, rules)
    return tuple(Prepared(each, found.get(each.document.form) if each.state != "missing" else None) for each in kept)


def _as_trainee(facts: Facts) -> Trainee:
    """Whose words the better lines are made of: this trainee's, and for what is not known a blank."""
    through = f"through {facts.referrer}" if facts.referrer and facts.may_use_name else facts.found_through
    return Trainee(
        name=facts.name or "[your name]",
        background=facts.background or "am [your present work or studies]",
        field=facts.field or "[your field]",
        found_through=through or "[how you got their name]",
        target=facts.target,
        wants_to_learn=facts.wants_to_learn,
        skills=facts.skills,
        evidence=facts.evidence,
        phone=facts.phone,
        email=facts.email,
    )
