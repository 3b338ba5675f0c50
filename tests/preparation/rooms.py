"""The library, the rules and the templates that every test of a preparation needs, read once."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from coach.llm.prompts import Prompts
from coach.preparation.check import Verdicts, judged
from coach.preparation.documents import Document, documents
from coach.preparation.facts import Facts
from coach.scenario.load import Library
from coach.scenario.model import QuestionSet, Trainee

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)


class Read(Library):
    """A library whose question sets are parsed once for all tests."""

    def questions(self, name: str) -> QuestionSet:
        return _questions(name)


LIBRARY = Read(ROOT / "scenarios")
RULES = LIBRARY.rules("default")
PROMPTS = Prompts(ROOT / "prompts" / "prepare")


@cache
def _questions(name: str) -> QuestionSet:
    return Library(ROOT / "scenarios").questions(name)


def written(facts: Facts) -> dict[str, Document]:
    return {each.form.name: each for each in documents(facts, RULES, PROMPTS, TODAY)}


def verdicts(*documents: Document, facts: Facts | None = None) -> dict[str, Verdicts]:
    trainee = Trainee(name="Kim Ito", background="am a cook", field="nursing", found_through="through my aunt")
    return {each.form.name: each for each in judged(documents, RULES, trainee)}
