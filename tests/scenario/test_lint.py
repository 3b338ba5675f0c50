"""One thing broken at a time, and the sentence that lint must say about it."""

from __future__ import annotations

import pytest

from coach.errors import UserFileError
from coach.resources import shipped
from coach.scenario.lint import lint, lint_path
from coach.scenario.load import Library
from tests.scenario.shop import FILES, PROFILE, SCENARIO, found, line_of, shop


def test_nothing_is_wrong_with_the_shop(tmp_path):
    assert found(tmp_path) == []


def test_nothing_is_wrong_with_what_is_shipped():
    assert [str(problem) for problem in lint(Library(shipped("scenarios")))] == []


BROKEN = {
    # names
    "an act that does not exist": (
        "says: states_own_name",
        "says: states_own_nam",
        'unknown act "states_own_nam". Did you mean "states_own_name"?',
    ),
    "an act of a family that is not listened for": (
        "says: states_own_name",
        "says: gives_evidence",
        '"gives_evidence" is never heard here: it belongs to sketch, and this scenario understands request, utterance.',
    ),
    "a topic that does not exist": (
        "asks: career_path",
        "asks: carer_path",
        'unknown topic "carer_path". Did you mean "career_path"?',
    ),
    "a stage that does not exist": ("{to: settling,", "{to: setling,", 'unknown stage "setling". Did you mean "settling"?'),
    "a start that does not exist": ("start: meeting", "start: meting", 'unknown stage "meting". Did you mean "meeting"?'),
    "a forced end that goes on": (
        "{to: walked_off, move",
        "{to: settling, move",
        '"settling" must be a stage that ends the talk (ends: true).',
    ),
    "a move that does not exist": ("{move: answer,", "{move: anwser,", 'unknown move "anwser". Did you mean "answer"?'),
    "a move without lines": (
        ", lines: [I am busy.]",
        "",
        'the move "busy" has no lines, so the scripted persona could not say it.',
    ),
    "a flag that is never set": ("flags: asked", "flags: asket", 'the flag "asket" is never set. Did you mean "asked"?'),
    "a level that one difficulty lacks": ("levels: {yes: 45}", "levels: {}", 'the level "yes" has no number in hard.'),
    "a level that nobody has": (
        '">= yes"',
        '">= yess"',
        'the level "yess" has no number in easy, real, hard. Did you mean "yes"?',
    ),
    "a difficulty too few": ("  hard: {", "  # hard: {", 'the difficulty "hard" is missing.'),
    "a rubric that is not there": ("rubric: shop", "rubric: shopp", 'there is no rubric "shopp". Did you mean "shop"?'),
    "rules that are not there": ("rules: house", "rules: hose", 'there is no rules file "hose". Did you mean "house"?'),
    "a profile that is not there": ("profile: alex", "profile: alec", 'there is no profile "alec". Did you mean "alex"?'),
    "questions that are not there": ("questions: few", "questions: fwe", 'there is no question set "fwe". Did you mean "few"?'),
    "an outcome that is not judged": (
        "outcome: declined",
        "outcome: refused",
        'the outcome "refused" is neither in wins nor in loses.',
    ),
    "an outcome that nothing gives": (
        "wins: [agreed]",
        "wins: [agreed, grand]",
        'nothing ends with the outcome "grand".',
    ),
    "an end without an outcome": (", outcome: declined}", "}", 'the stage "declined" ends the talk without an outcome.'),
    "an outcome won and lost": ("loses: [declined", "loses: [agreed, declined", 'the outcome "agreed" is both won and lost.'),
    "a second stage of one name": ("  - name: settling", "  - name: meeting", 'a second stage "meeting".'),
    "a talk longer than its end": ("agreed: 2,", "agreed: 5,", "the talk is agreed for 5 minutes but ended after 4."),
    # what can never happen
    "a stage that nothing leads to": (
        "  - {name: agreed, ends",
        "  - {name: nowhere, replies: [{move: more}]}\n  - {name: agreed, ends",
        'the stage "nowhere" can never be reached.',
    ),
    "a transition that contradicts itself": (
        "{to: declined, when: {stage_turns",
        "{to: declined, when: {says: thanks, says_none: [thanks], stage_turns",
        'this transition can never fire: it wants "thanks" to be said and not to be said.',
    ),
    "a transition on a flag that is raised only later": (
        '{stage_turns: ">= 5"}',
        '{stage_turns: ">= 5", flags: asked}',
        'this transition can never fire: the flag "asked" is never set by then.',
    ),
    "a transition on a flag that is always up": (
        "says: thanks, flags: asked",
        "says: thanks, not_flags: asked",
        'this transition can never fire: the flag "asked" is always set by then.',
    ),
    "a transition on something unheard that was heard": (
        '{to: agreed, when: {stage_turns: ">= 3"}',
        '{to: agreed, when: {stage_turns: ">= 3", not_heard: asks_for_meeting}',
        'this transition can never fire: "asks_for_meeting" has always been heard by then.',
    ),
    "a transition on trust out of reach": (
        'trust: ">= yes"',
        'trust: ">= 80"',
        # easy starts with 40; 20 for the name and 5 for the curveball are all there is
        "this transition can never fire: trust >= 80 is out of reach, at most 65 can be reached.",
    ),
    "a transition after the end of the clock": (
        '{stage_turns: ">= 5"}',
        '{minutes: ">= 4"}',
        "this transition can never fire: minutes >= 4 is out of reach, at most 4 can be reached.",
    ),
    "a transition that waits for a curveball that never lingers": (
        '{stage_turns: ">= 5"}',
        '{stage_turns: ">= 5", pending: true}',
        "this transition can never fire: no curveball can be waiting then.",
    ),
    "a transition in the shadow of another": (
        "{to: agreed, when: {says: thanks, flags: asked}, move: bye}\n",
        "{to: agreed, move: bye}\n",
        "this transition can never fire: the one in line {shadow} is true whenever this one is, and comes first.",
    ),
    "a reply in the shadow of another": (
        "{move: answer, when: {asks: career_path}}",
        "{move: more, when: {nothing: false}}",
        "this reply never comes: the one in line {shadow} is true whenever this one is, and comes first.",
    ),
    "an effect that can never happen": (
        "{says: asks_for_job}, patience",
        "{says: asks_for_job, nothing: true}, patience",
        "this effect can never happen: it wants nothing to be understood and something to be said.",
    ),
    "nobody can win": (
        "heard: asks_for_meeting, trust",
        "heard: asks_for_meeting, not_heard: asks_for_meeting, trust",
        "nobody can win: no way leads to agreed.",
    ),
    "nobody can win when it is hard": (
        "trust: 30, loss: 1.5",
        "trust: 10, loss: 1.5",
        "nobody can win at hard: no way leads to agreed.",
    ),
    "a curveball that is never played": (
        "    stages: [meeting]\n",
        '    stages: [meeting]\n    when: {turn: "< 1"}\n',
        'the curveball "busy" can never be played.',
    ),
    "a curveball that cannot be answered": (
        "when: {says: thanks}\n      good",
        "when: {says: thanks, not_heard: thanks}\n      good",
        'the curveball "busy" can never be answered well.',
    ),
    "a question that the profile has no answer to": (
        "asks: career_path",
        "asks: [career_path, salary]",
        'the profile "alex" has no fact on "salary" and does not say that it will not discuss it.',
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_lint_finds(tmp_path, what):
    old, new, sentence = BROKEN[what]
    said = found(tmp_path, shop=(old, new))
    text = SCENARIO.replace(old, new, 1)
    if "{shadow}" in sentence:
        sentence = sentence.replace("{shadow}", str(line_of(text, new.strip())))
    assert sentence in [str(problem).split(": ", 1)[1] for problem in said]
    for problem in said:
        assert problem.line is not None


def test_the_line_is_that_of_the_mistake(tmp_path):
    (problem,) = found(tmp_path, shop=("says: states_own_name", "says: states_own_nam"))
    assert (problem.file, problem.line) == ("scenarios/shop.yaml", line_of(SCENARIO, "says: states_own_name"))


def test_nobody_can_lose_where_only_leaving_ends_it_badly(tmp_path):
    library = shop(tmp_path)
    text = SCENARIO.replace('      - {to: declined, when: {stage_turns: ">= 5"}, move: bye}\n', "").replace(
        "patience: -30", "interest: -30"
    )
    (tmp_path / "shop.yaml").write_text(
        text.replace("  - {name: declined, ends: true, outcome: declined}\n", "").replace("[declined, ", "[")
    )
    assert "nobody can lose: only leaving or the clock would end it badly." in [
        str(each).split(": ", 1)[1] for each in lint(library)
    ]


FOREIGN = [
    ("profiles_alex", "topics: [likes]", "topics: [liks]", 'unknown topic "liks". Did you mean "likes"?'),
    ("profiles_alex", "  more: [", "  mor: [", 'no scenario has a move "mor". Did you mean "more"?'),
    ("profiles_alex", "id: hard", "id: path", 'a second fact or contact "path".'),
    # 65 as above
    (
        "profiles_alex",
        '">= 50"',
        '">= 66"',
        'the fact "hard" can never be told: trust >= 66 is out of reach, at most 65 can be reached (shop).',
    ),
    ("profiles_alex", '">= 50"', '">= plenty"', 'the level "plenty" has no number in easy, real, hard of the scenario "shop".'),
    (
        "profiles_alex",
        'when: {trust: ">= 50"}',
        "when: {heard: gives_evidence}",
        'the fact "hard" can never be told: "gives_evidence" is never heard (shop).',
    ),
    (
        "profiles_alex",
        'when: {trust: ">= 45"}',
        "when: {flags: asked}",
        'the contact "sanne" can never be named: the flag "asked" is never set by then (shop).',
    ),
    ("rubrics_shop", "[states_own_name]", "[states_own_nam]", 'unknown act "states_own_nam". Did you mean "states_own_name"?'),
    (
        "rubrics_shop",
        "rule:background_most_seconds",
        "rule:background_most_second",
        'unknown house rule "background_most_second". Did you mean "background_most_seconds"?',
    ),
    (
        "rubrics_shop",
        "{{ trainee.name }}",
        "{{ trainee.nam }}",
        'unknown variable "trainee.nam" in a template. Did you mean "trainee.name"?',
    ),
    ("questions_few", "[career_path]", "[career]", 'unknown topic "career". Did you mean "career_path"?'),
    ("rules_house", "grace_minutes: 2", "grace_minutes: two", 'grace_minutes must be a number, not "two".'),
    ("moves_bank", ", lines: [Goodbye.]", "", 'the move "bye" has no lines, so the scripted persona could not say it.'),
    ("trainee", "found_through:", "found_trough:", 'unknown field "found_trough". Did you mean "found_through"?'),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), FOREIGN, ids=[sentence for *_, sentence in FOREIGN])
def test_lint_looks_at_the_other_files_too(tmp_path, file, old, new, sentence):
    assert sentence in [str(problem).split(": ", 1)[1] for problem in found(tmp_path, **{file: (old, new)})]


def test_a_fact_that_one_scenario_can_tell_is_no_mistake_because_another_cannot(tmp_path):
    library = shop(tmp_path)
    (tmp_path / "profiles" / "alex.yaml").write_text(PROFILE.replace('">= 50"', '">= 66"'))
    (tmp_path / "long.yaml").write_text(SCENARIO.replace("name: shop", "name: long").replace("once: true, ", ""))
    assert lint(library) == []


def test_the_judge_has_a_word_on_each_criterion_where_there_is_one(tmp_path):
    library = shop(tmp_path)
    assert lint(library, lambda criterion: None) == []
    (problem,) = lint(library, lambda criterion: f'no measure is called "{criterion.measure}"')
    assert str(problem) == 'scenarios/rubrics/shop.yaml:7: no measure is called "said".'


def test_what_works_but_will_surprise_is_a_warning(tmp_path):
    said = found(tmp_path, shop=("      - {move: more}\n  - name", "  - name"))
    assert [(problem.warning, problem.what) for problem in said] == [
        (True, 'the stage "meeting" has no reply that always fits; where none does, nothing is said')
    ]
    said = found(tmp_path, shop=("  busy: {instruct", "  idle: {instruct: Wait., lines: [Hm.]}\n  busy: {instruct"))
    assert [(problem.warning, problem.what) for problem in said] == [(True, 'the move "idle" is never used')]
    said = found(tmp_path, questions_few=("topics: [career_path]", "topics: [salary]"))
    assert [(problem.warning, problem.file) for problem in said] == [(True, "scenarios/shop.yaml")]


def test_a_file_outside_of_the_library_is_looked_at_among_its_neighbours(tmp_path):
    library = shop(tmp_path / "library")
    other = tmp_path / "other"
    (other / "profiles").mkdir(parents=True)
    (other / "profiles" / "kim.yaml").write_text(PROFILE.replace("name: alex", "name: kim", 1))
    (other / "kiosk.yaml").write_text(SCENARIO.replace("name: shop", "name: kiosk").replace("profile: alex", "profile: kim"))
    assert lint_path(other / "kiosk.yaml", library) == []
    assert lint_path(other / "profiles" / "kim.yaml", library) == []
    assert lint_path(other, library) == []
    (other / "kiosk.yaml").write_text(SCENARIO.replace("name: shop", "name: kiosk").replace("start: meeting", "start: meting"))
    for path in (other, other / "kiosk.yaml"):
        (problem,) = lint_path(path, library)
        assert (problem.file, problem.suggestion) == (str(other / "kiosk.yaml"), "meeting")


def test_a_file_is_told_by_its_content_where_it_lies_in_no_folder(tmp_path):
    library = shop(tmp_path / "library")
    for name, text in FILES.items():
        stem = "shop" if name == "rubrics/shop.yaml" else name.split("/")[-1].removesuffix(".yaml")
        alone = tmp_path / stem
        alone.mkdir(exist_ok=True)
        (alone / f"{stem}.yaml").write_text(text)
        assert lint_path(alone / f"{stem}.yaml", library) == [], name


def test_files_that_would_be_overlooked_are_mentioned(tmp_path):
    library = Library(shop(tmp_path / "library").shipped, tmp_path / "own")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "kiosk.yml").write_text(SCENARIO)
    (tmp_path / "own" / "My Scenario.yaml").write_text(SCENARIO)
    assert [(problem.warning, problem.what) for problem in lint(library)] == [
        (False, "the name of a file has small letters, digits, - and _, with a letter first"),
        (True, "not read: the name of a scenario ends in .yaml"),
    ]


def test_an_empty_folder_is_said_to_be_one(tmp_path):
    library = shop(tmp_path / "library")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserFileError, match="no scenario files are in this folder"):
        lint_path(tmp_path / "empty", library)


def test_all_mistakes_of_all_files_come_at_once(tmp_path):
    library = shop(tmp_path, shop=("start: meeting", "start: meting"), trainee=("field: repair\n", ""))
    (tmp_path / "rules" / "house.yaml").write_bytes(b"name: \xff")
    (tmp_path / "other.yaml").write_text("")
    assert [problem.file.removeprefix("scenarios/") for problem in lint(library)] == [
        "other.yaml",
        "rules/house.yaml",
        "shop.yaml",
        "trainee.yaml",
    ]
