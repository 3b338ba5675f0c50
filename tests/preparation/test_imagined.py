"""Somebody to rehearse with out of a contact: what was said of them stays, and nothing of the professional they are modelled on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

import pytest

from coach.preparation.anybody import ANYBODY
from coach.preparation.imagined import NEVER, STAND_INS, Shown, imagined, nearest
from coach.records.model import Contact
from coach.resources import shipped
from coach.scenario.load import Library
from coach.scenario.model import RoleProfile
from coach.scenario.templates import line_variables, render

LIBRARY = Library(shipped("scenarios"))
PROFILES = [LIBRARY.profile(name) for name in LIBRARY.names("profile")]
CALENDAR = {*calendar.month_name, *calendar.day_name, "English"}
PAGE = """\
Anna Keller
Soil scientist at Marin County
Experience
2015 - 2019 Technician, Alder Labs
Field hand, Low Farm
2011 - 2014
Talks
What floods leave behind
About
She has mapped the salt marshes since the flood. Write to anna@example.org or call 555 0100.
"""


def contact(**facts: object) -> Contact:
    return Contact(**{"id": "anna-keller", "name": "Anna Keller", "created": date(2026, 11, 20), **facts})  # type: ignore[arg-type]


def everything(profile: RoleProfile) -> Iterator[str]:
    """Every line that can be said or shown, questions and conditions left out."""
    yield from (profile.full_name, profile.role, profile.field, profile.organisation, profile.place, profile.directions)
    yield from (profile.phone_greeting, profile.manner, *profile.free, *profile.research, *profile.wont_discuss.values())
    for fact in profile.facts:
        yield from (*fact.tellings, fact.detail or "")
    for each in profile.contacts:
        yield from (each.name, each.role, *each.tellings)
    for lines in profile.lines.values():
        yield from lines


def names_of(profile: RoleProfile) -> set[str]:
    """Words that only a name can hold: those of people, and those of the organisation that are written large everywhere."""
    people = [profile.full_name, *(each.name for each in profile.contacts)]
    found = {word for name in people for word in re.findall(r"[^\W\d_]{3,}", name)}
    text = " ".join(telling for fact in profile.facts for telling in fact.tellings)
    found |= {word for word in re.findall(r"[^\W\d_]{4,}", profile.organisation) if word.lower() not in text}
    return found - {"Dr"}


@pytest.mark.parametrize("like", PROFILES, ids=lambda each: each.name)
def test_no_line_holds_a_name_of_the_professional_they_are_modelled_on(like):
    made = imagined(contact(role="pilot", organisation="Northern Air"), like)
    said = " \n".join(everything(made))
    for name in names_of(like):
        assert not re.search(rf"\b{name}\b", said), name
    assert like.organisation not in said
    assert like.place not in said


@pytest.mark.parametrize("like", PROFILES, ids=lambda each: each.name)
def test_what_is_borrowed_holds_no_figure_no_year_and_nobody_s_employer(like):
    made = imagined(contact(role="pilot"), like)
    own = {telling for fact in like.facts for telling in fact.tellings}
    borrowed = [telling for fact in made.facts for telling in fact.tellings if telling in own]
    assert len(borrowed) > 8  # something of the field is left
    for telling in borrowed:
        assert not re.search(r"\d|\b(?:hundred|thousand|million|twenty|thirty|forty|fifty|percent)\b", telling), telling
        assert not re.search(r"\b(?:we|our|us|here|my wife|my husband|my mother)\b", telling, re.IGNORECASE), telling
        within = re.sub(r"(?:^|[.!?:] )[\"“]?\w+|I'|[\"“]\w+", " ", telling)
        assert set(re.findall(r"\b[A-Z][a-z]+", within)) <= CALENDAR, telling


def test_what_the_real_person_alone_knows_is_asked_for_in_vain():
    made = imagined(contact(role="electrician"), LIBRARY.profile("marisol-etxeberria"))
    held_back = {fact.id for fact in made.facts if fact.when == NEVER}
    assert {"organisation", "team", "boss", "pay", "family", "origin_place", "hiring_now"} <= held_back
    assert "salary" in made.wont_discuss
    told = {fact.id for fact in made.facts} - held_back
    assert {"path", "day", "best", "hard", "skills", "entry", "advice"} <= told


@pytest.mark.parametrize("like", PROFILES, ids=lambda each: each.name)
def test_whom_the_house_takes_on_is_not_made_up(like):
    made = imagined(contact(role="pilot"), like)
    hiring = next(fact for fact in made.facts if fact.id == "hiring_now")
    assert hiring.when == NEVER
    tryout = next(fact for fact in made.facts if fact.id == "tryout")
    assert set(tryout.tellings) <= set(ANYBODY["tryout"])


def test_what_was_entered_and_pasted_stays_as_it_was_said_with_its_source():
    made = imagined(
        contact(field="soil science", address="12 Levee Road"),
        LIBRARY.profile("eleazar-montoya"),
        shown=Shown(PAGE, "the page k.txt"),
    )
    assert made.full_name == "Anna Keller"
    assert (made.role, made.organisation, made.place) == ("a Soil scientist", "Marin County", "12 Levee Road")
    given = {(each.what, each.text): each.source for each in made.imagined.given}
    assert given["name", "Anna Keller"] == given["place", "12 Levee Road"] == "your contacts"
    assert given["role", "Soil scientist"] == given["topic", "What floods leave behind"] == "the page k.txt"
    assert ("step", "2015 - 2019 Technician, Alder Labs") in given
    assert ("step", "Field hand, Low Farm, 2011 - 2014") in given
    path = next(fact for fact in made.facts if fact.id == "path")
    assert "2015 - 2019 Technician, Alder Labs; Field hand, Low Farm, 2011 - 2014." in path.tellings[0]
    assert "She has mapped the salt marshes since the flood." in made.research
    assert "example.org" not in " ".join((*made.research, *(each.text for each in made.imagined.given)))


def test_they_are_said_to_be_imagined_after_whom_and_what_is_not():
    made = imagined(contact(role="soil scientist"), LIBRARY.profile("eleazar-montoya"))
    notice = made.imagined.notice(made.full_name)
    assert notice.startswith("Imagined: this is not Anna Keller. From you: the name and the role.")
    assert "made up, after a soil conservationist" in notice


def test_a_contact_of_whom_only_the_name_is_known_works_and_says_what_is_missing():
    made = imagined(contact(), LIBRARY.profile("ruth-adler"), wants="public health")
    assert (made.role, made.organisation, made.field) == ("somebody in public health", "the office", "public health")
    assert made.imagined.missing == ("role", "organisation", "field")


def test_a_field_is_never_that_of_the_professional_they_are_modelled_on():
    made = imagined(contact(role="pilot"), LIBRARY.profile("marisol-etxeberria"), wants="labour-market analysis")
    assert made.field == "the work of a pilot"


@pytest.mark.parametrize(
    ("name", "called"),
    [("Dr. Anna Keller", "Anna Keller"), ("Anna Keller, PhD", "Anna Keller"), ("Prof. Dr. Ö. Ito", "Ö. Ito"), ("Dr.", "Dr.")],
)
def test_titles_and_degrees_are_no_part_of_what_one_is_called(name, called):
    assert imagined(contact(name=name), PROFILES[0]).full_name == called


@pytest.mark.parametrize("name", ["{{ 7 * 7 }} Keller", "{% for x in y %}", "A" * 300, "Anna \x1b[31mKeller", "<b>Anna</b>"])
def test_a_hostile_name_is_only_a_name(name):
    """It reaches no template, no terminal and no limit of the model."""
    made = imagined(contact(name=name, role=name, read=f"Talks\n{name} on {name}"), PROFILES[0])
    variables = line_variables(made, trainee_name="Dana", slot="Tuesday", minutes=20, minutes_left=10)
    for fact in made.facts:
        for telling in fact.tellings:
            assert "49" not in render(telling, variables)
    assert "\x1b" not in " ".join(everything(made))
    assert RoleProfile.model_validate(made.model_dump(mode="json", exclude_defaults=True)) == made


def test_whoever_is_named_bears_a_name_that_nobody_has():
    for like in PROFILES:
        made = imagined(contact(role="pilot"), like)
        assert [each.name for each in made.contacts] == list(STAND_INS)
        assert [each.when for each in made.contacts] == [each.when for each in like.contacts]


def test_what_anybody_could_say_holds_no_name_and_no_figure():
    for lines in ANYBODY.values():
        for line in lines:
            assert not re.search(r"\d", line)
            assert "{{" not in line or "{{ profile.field }}" in line


@pytest.mark.parametrize(
    ("role", "like"),
    [
        ("head nurse in intensive care", "dwayne-prescott"),
        ("Web developer", "nikhil-raghunathan"),
        ("plumber", "marisol-etxeberria"),
        ("press officer", "jasper-thibodeaux"),
        ("tax adviser", "yusuf-kaplan"),
        ("forester", "eleazar-montoya"),
        ("primary school teacher", "abena-owusu"),
        ("statistician", "ruth-adler"),
        ("virologist, virology lab", "beatriz-quintanilla"),
        ("buyer for a retail chain", "ingrid-solheim"),
    ],
)
def test_the_nearest_professional_does_the_most_similar_work(role, like):
    assert nearest(contact(role=role), PROFILES).name == like


def test_without_role_and_field_the_nearest_is_of_the_trainee_s_own_field():
    assert nearest(contact(), PROFILES, "nursing").name == "dwayne-prescott"
