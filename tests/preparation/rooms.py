"""The library, the rules and the templates that every test of a preparation needs, read once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from coach.llm.prompts import Prompts
from coach.preparation.check import Verdicts, judged
from coach.preparation.documents import Document, documents
from coach.preparation.facts import Facts
from coach.preparation.plan import all_sets
from coach.scenario.load import Library
from coach.scenario.model import Trainee

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)


LIBRARY = Library(ROOT / "scenarios")
RULES = LIBRARY.rules("default")
SETS = all_sets(LIBRARY)
PROMPTS = Prompts(ROOT / "prompts" / "prepare")


def written(facts: Facts) -> dict[str, Document]:
    return {each.form.name: each for each in documents(facts, RULES, PROMPTS, TODAY)}


def verdicts(*documents: Document, facts: Facts | None = None) -> dict[str, Verdicts]:
    trainee = Trainee(name="Kim Ito", background="am a cook", field="nursing", found_through="through my aunt")
    return {each.form.name: each for each in judged(documents, RULES, trainee)}
