"""What the trainee says of themselves to one person: about that person's field, and how one came by that name."""

from __future__ import annotations

from datetime import date

import pytest

from coach.preparation.case import towards
from coach.records.model import Contact
from coach.resources import shipped
from coach.scenario.load import Library

TRAINEE = Library(shipped("scenarios")).example_trainee()


def contact(**facts: object) -> Contact:
    return Contact.model_validate({"id": "maria", "name": "Maria Olsson", "created": date(2026, 11, 2), **facts})


@pytest.mark.parametrize(
    ("facts", "referrer", "found"),
    [
        ({"found_through": "the alumni directory"}, "", "through the alumni directory"),
        ({"found_through": "I found you on the station's page."}, "", "on the station's page"),
        ({"may_use_name": True}, "Ruth Adler", "through Ruth Adler"),
        ({"may_use_name": False}, "Ruth Adler", TRAINEE.found_through),
        ({}, "", TRAINEE.found_through),
    ],
)
def test_the_way_to_a_name_is_the_contact_s_own(facts: dict[str, object], referrer: str, found: str):
    assert towards(TRAINEE, contact(**facts), referrer).found_through == found


def test_one_asks_a_hydrologist_about_hydrology_whatever_else_one_looks_into():
    told = towards(TRAINEE, contact(field="the field of hydrology"), "")
    assert told.field == "hydrology"
    assert told.name == TRAINEE.name
