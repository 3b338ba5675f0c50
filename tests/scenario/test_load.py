"""Files in, scenarios out; and every mistake of a file at once."""

from __future__ import annotations

import pytest

from coach.errors import ManyProblems, NotFound, UserFileError
from coach.scenario.catalog import Shelf
from coach.scenario.load import Library, load_scenario
from coach.scenario.trainee import load_trainee, save_trainee
from tests.scenario.shop import FILES, PROFILE, SCENARIO, line_of, shop


def problems(call, *arguments):
    with pytest.raises(UserFileError) as caught:
        call(*arguments)
    error = caught.value
    return [str(each) for each in (error.problems if isinstance(error, ManyProblems) else [error.problem])]


def test_a_scenario_comes_with_the_moves_it_includes_and_its_own_win(tmp_path):
    library = shop(tmp_path, moves_bank=("moves:\n", "moves:\n  more: {instruct: Bank., lines: [Bank.]}\n"))
    scenario = load_scenario("shop", library)
    assert set(scenario.moves) == {"answer", "name_contact", "bye", "yes", "more", "busy"}
    assert scenario.moves["more"].lines == ("Go on.", "And?")
    assert scenario.stage("meeting").transitions[0].when.heard == ("asks_for_meeting",), "one name is short for a list"


def test_a_file_of_the_users_own_wins_and_need_not_have_neighbours(tmp_path):
    shop(tmp_path / "shipped")
    own = tmp_path / "own"
    (own / "profiles").mkdir(parents=True)
    (own / "profiles" / "alex.yaml").write_text(PROFILE.replace("Alex Moreno", "Alexis Moore"))
    library = Library(tmp_path / "shipped", own)
    assert library.profile("alex").full_name == "Alexis Moore"
    assert load_scenario("shop", library).profile == "alex"
    assert library.names("profile") == ("alex",)
    assert library.names("scenario") == ("shop",), "trainee.yaml is no scenario"
    assert Library(tmp_path / "shipped", tmp_path / "nowhere").names("scenario") == ("shop",)


def test_every_mistake_of_a_file_is_said_at_once_with_its_line(tmp_path):
    text = (
        SCENARIO.replace("summary:", "sumary:")
        .replace("situation: in_person", "situation: in-person")
        .replace("agreed: 2,", "agreed: two,")
        .replace("patience: 60", "patience: 600")
        .replace("replies:\n      - {move: answer", "replys:\n      - {move: answer")
        .replace('trust: ">= yes"', "trust: yes")
        .replace("start: meeting", "start: The Meeting")
        .replace("title: was busy", "title: 12")
        .replace("version: 1", "version:", 1)
    )
    library = shop(tmp_path)
    (tmp_path / "shop.yaml").write_text(text)
    assert problems(library.scenario, "shop") == [
        'scenarios/shop.yaml:1: "summary" is missing.',
        "scenarios/shop.yaml:2: version is empty; it must be a whole number.",
        'scenarios/shop.yaml:4: unknown field "sumary". Did you mean "summary"?',
        "scenarios/shop.yaml:5: situation must be 'phone', 'in_person', 'sketch' or 'written', not \"in-person\"."
        ' Did you mean "in_person"?',
        'scenarios/shop.yaml:12: minutes.agreed must be a number, not "two".',
        f"scenarios/shop.yaml:{line_of(text, 'start: The')}: start must be a name: small letters, digits, - and _, with a letter"
        ' first, not "The Meeting".',
        "scenarios/shop.yaml:19: difficulty.easy.patience must be at most 100, not 600.",
        f"scenarios/shop.yaml:{line_of(text, 'trust: yes')}: stages[1].transitions[1].when.trust must be a comparison in quotes,"
        ' such as ">= 40" or ">= grant", not "yes".',
        f'scenarios/shop.yaml:{line_of(text, "replys")}: unknown field "replys" in stages[1]. Did you mean "replies"?',
        f"scenarios/shop.yaml:{line_of(text, 'title: 12')}: curveballs[1].title must be text; put it in quotes, not 12.",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("- a\n- b\n", "scenarios/shop.yaml:1: a mapping of names to values is wanted, such as `name: salary`."),
        ("just words\n", "scenarios/shop.yaml:1: a mapping of names to values is wanted, such as `name: salary`."),
        ("", "scenarios/shop.yaml: the file is empty."),
        ("a: [\n", "scenarios/shop.yaml:2: not YAML:"),
    ],
)
def test_a_file_that_is_no_scenario_at_all_is_one_line(tmp_path, content, sentence):
    library = shop(tmp_path)
    (tmp_path / "shop.yaml").write_text(content)
    (said,) = problems(library.scenario, "shop")
    assert said.startswith(sentence)


def test_a_mistake_in_a_block_of_text_is_shown_on_its_own_line(tmp_path):
    library = shop(tmp_path, shop=("briefing: You see", "briefing: |\n  Hello.\n  {{ profil.full_name }}\n  You see"))
    assert problems(load_scenario, "shop", library) == [
        f'scenarios/shop.yaml:{line_of(SCENARIO, "briefing") + 2}: unknown variable "profil.full_name" in a template.'
        ' Did you mean "profile.full_name"?'
    ]


def test_a_line_may_not_use_what_only_the_trainee_knows_nor_a_contact_that_is_not_named(tmp_path):
    library = shop(tmp_path, shop=("[Go on., And?]", '["{{ trainee.name }}", "{{ contact.name }}"]'))
    assert [each.split(": ", 1)[1] for each in problems(load_scenario, "shop", library)] == [
        'unknown variable "trainee.name" in a template. Did you mean "trainee_name"?',
        'unknown variable "contact.name" in a template.',
    ]


def test_a_mistake_that_quotes_a_long_or_broken_text_stays_one_short_line(tmp_path):
    library = shop(tmp_path, shop=("heard: asks_for_meeting", f'heard: "asks\\nfor {"x" * 3000}"'))
    (said,) = problems(load_scenario, "shop", library)
    line = line_of(SCENARIO, "heard: asks_for_meeting")
    assert said.startswith(f'scenarios/shop.yaml:{line}: unknown act "asks for xxx')
    assert len(said) < 500
    assert "\n" not in said


def test_the_name_must_be_the_name_of_the_file(tmp_path):
    library = shop(tmp_path, shop=("name: shop", "name: shopp"))
    assert problems(library.scenario, "shop") == ['scenarios/shop.yaml:1: the name "shopp" must be the name of the file, "shop".']


def test_names_that_stand_for_nothing_stop_a_scenario_before_the_rehearsal(tmp_path):
    library = shop(tmp_path, shop=("move: more}\n  - name", "move: mor}\n  - name"))
    (said,) = problems(load_scenario, "shop", library)
    assert said.endswith('unknown move "mor". Did you mean "more"?')
    library = shop(tmp_path, shop=("includes: [bank]", "includes: [bnak]"))
    (said,) = problems(load_scenario, "shop", library)
    assert said == 'scenarios/shop.yaml:11: includes "bnak", and there is no moves/bnak.yaml. Did you mean "bank"?'


@pytest.mark.parametrize("name", ["../shop", "/etc/passwd", "shop.yaml", "trainee", "", "sho\0p", "x" * 5000, "shpo"])
def test_a_name_is_looked_up_and_never_followed(tmp_path, name):
    library = shop(tmp_path / "inner")
    (tmp_path / "shop.yaml").write_text(SCENARIO)
    with pytest.raises(NotFound) as caught:
        library.scenario(name)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_list_shows_broken_files_and_reads_only_their_beginning(tmp_path):
    shop(tmp_path, shop=("title: A word in the shop\n", ""))
    (tmp_path / "broken.yaml").write_text("title: [\n")
    (tmp_path / "other.yaml").write_text("title: Other\nsummary: Another one.\nversion: 3\nstages: [never closed")
    broken, other, nameless = Shelf(tmp_path).entries("scenario")
    assert broken.problem is not None
    assert broken.problem.startswith("scenarios/broken.yaml:2: not YAML")
    assert (other.name, other.title, other.summary, other.version, other.problem) == ("other", "Other", "Another one.", 3, None)
    assert nameless.problem == "scenarios/shop.yaml: title missing"


def test_the_trainees_facts_are_the_examples_until_there_are_own_ones(tmp_path):
    library = shop(tmp_path / "shipped")
    home = tmp_path / "home"
    assert load_trainee(home, library).name == "Dana Ortiz"
    save_trainee(home, {"name": "Zoë Müller", "background": "am new", "field": "x", "found_through": "y", "skills": ["a: b"]})
    own = load_trainee(home, library)
    assert (own.name, own.first_name, own.skills, own.phone) == ("Zoë Müller", "Zoë", ("a: b",), "")
    (home / "me.yaml").write_text("name: Kim\nbakground: am new\nfield: '  '\nfound_through: y\nphone: 0123\n")
    assert [each.split("me.yaml:")[1] for each in problems(load_trainee, home, library)] == [
        '1: "background" is missing.',
        '2: unknown field "bakground". Did you mean "background"?',
        '3: field must hold more than blanks, not "".',
        "5: phone must be text; put it in quotes, not 123.",
    ]


def test_facts_that_cannot_be_written_are_one_line(tmp_path):
    (tmp_path / "home").write_text("a file where a folder is wanted")
    with pytest.raises(Exception, match="cannot be written") as caught:
        save_trainee(tmp_path / "home", {"name": "Kim", "background": "b", "field": "f", "found_through": "t"})
    assert type(caught.value).__name__ == "CoachError"


def test_every_kind_of_file_is_loaded(tmp_path):
    library = shop(tmp_path)
    assert library.rubric("shop").criteria[0].measure == "said"
    assert library.rules("house").ask_minutes == (20, 30)
    assert library.questions("few").questions[0].topics == ("career_path",)
    assert library.moves("bank").moves["answer"].kind == "answer"
    assert len(FILES) == 7
