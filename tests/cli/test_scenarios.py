"""`coach scenarios`: list, show, lint and new, as a shell sees them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from coach.resources import shipped
from coach.scenario.load import Library, load_scenario
from tests.fakes.shell import coach
from tests.scenario.shop import SCENARIO, line_of, shop


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "coach"


def test_list_is_what_happens_without_a_verb(home):
    assert coach(home, "scenarios") == coach(home, "scenarios", "list")
    said = coach(home, "scenarios").out
    assert "phone-request" in said
    assert "ruth-adler" in said
    assert str(home) in said.replace("\n", "")
    assert not home.exists(), "looking creates nothing"


def test_list_as_json_is_json_alone(home):
    ran = coach(home, "scenarios", "--json")
    found = json.loads(ran.out)
    assert {"phone-request", "meeting", "thumbnail-sketch"} <= {each["name"] for each in found["scenarios"]}
    assert all(each["problem"] is None and each["version"] >= 1 for kind in found.values() for each in kind)
    assert ran.err == ""


def test_list_shows_a_broken_file_of_ones_own_and_all_others(home):
    (home / "scenarios").mkdir(parents=True)
    (home / "scenarios" / "mine.yaml").write_text("title: [\n")
    ran = coach(home, "scenarios")
    assert ran.code == 0
    assert "cannot be used" in ran.out
    assert "mine.yaml:2" in ran.out.replace("\n", "")
    assert "phone-request" in ran.out


def test_list_loads_no_models(home):
    """`coach scenarios list` must answer at once: pydantic and Jinja alone take longer than all the rest."""
    import subprocess

    code = (
        "import sys; from coach.cli.scenarios import command; command(['list'], standalone_mode=False);"
        "sys.stderr.write(','.join(sorted({'pydantic', 'jinja2', 'openai'} & set(sys.modules))))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"COACH_HOME": str(home), "PATH": ""}
    )
    assert ran.stderr == ""
    assert "phone-request" in ran.stdout


@pytest.mark.parametrize("name", ["phone-request", "meeting", "thumbnail-sketch", "ruth-adler", "first-meeting"])
def test_show_has_words_and_json_for_everything(home, name):
    assert coach(home, "scenarios", "show", name).out
    shown = json.loads(coach(home, "scenarios", "show", name, "--json").out)
    assert shown["name"] == name


def test_show_fills_in_the_briefing(home):
    said = coach(home, "scenarios", "show", "phone-request").out
    assert "Ruth Adler" in said
    assert "{{" not in said


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("scenarios", "lnt"), 2, 'No verb is called "lnt". Did you mean "lint"?'),
        (("scenarios", "show"), 2, "Missing argument"),
        (("scenarios", "show", "fone-request"), 1, 'Did you mean "phone-request"?'),
        (("scenarios", "show", "../../etc/passwd"), 1, "No scenario, profile, temperament or question set is called"),
        (("scenarios", "show", "trainee"), 1, "No scenario"),
        (("scenarios", "lint", "fone-request"), 1, 'Did you mean "phone-request"?'),
        (("scenarios", "lint", "no/such/file.yaml"), 1, "there is no such file or folder"),
        (("scenarios", "lint", "/dev/null"), 1, "this is not an ordinary file"),
        (("scenarios", "new"), 2, "Missing argument"),
        (("scenarios", "new", "../x"), 2, "cannot be a name"),
        (("scenarios", "new", "My Talk"), 2, "cannot be a name"),
        (("scenarios", "new", "phone-request"), 1, "--from phone-request"),
        (("scenarios", "new", "x", "--from", "fone-request"), 1, 'Did you mean "phone-request"?'),
        (("scenarios", "new", "x", "--kind", "rubricc"), 2, "'rubricc'"),
    ],
)
def test_a_wrong_word_is_one_clear_line(home, words, code, sentence):
    ran = coach(home, *words)
    assert ran.code == code
    assert sentence in ran.err + ran.out
    assert len((ran.err + ran.out).strip().splitlines()) <= 2
    assert not home.exists()


@pytest.mark.parametrize("kind", ["scenario", "profile", "questions"])
def test_what_new_writes_has_nothing_wrong_with_it(home, kind):
    assert coach(home, "scenarios", "new", "my-own", "--kind", kind).code == 0
    ran = coach(home, "scenarios", "lint", "my-own")
    assert (ran.code, ran.out) == (0, "Nothing is wrong.\n")
    listed = json.loads(coach(home, "scenarios", "--json").out)
    assert [each["name"] for kinds in listed.values() for each in kinds if each["own"]] == ["my-own"]


def test_new_copies_and_never_overwrites(home):
    ran = coach(home, "scenarios", "new", "phone-request", "--from", "phone-request", "--json")
    path = Path(json.loads(ran.out)["path"])
    path.write_text(path.read_text().replace("title: Ask for a meeting by phone", "title: My own call"))
    library = Library(shipped("scenarios"), home / "scenarios")
    assert load_scenario("phone-request", library).title == "My own call", "one's own file wins"
    again = coach(home, "scenarios", "new", "phone-request", "--from", "phone-request")
    assert again.code == 1
    assert "left as it is" in again.err
    assert "My own call" in path.read_text()
    assert coach(home, "scenarios", "new", "second", "--from", "meeting").code == 0
    assert coach(home, "scenarios", "lint", "second").code == 0


def test_new_cannot_write_where_a_file_stands_in_the_way(home):
    home.mkdir()
    (home / "scenarios").write_text("not a folder")
    ran = coach(home, "scenarios", "new", "mine")
    assert ran.code == 1
    assert "cannot be written" in ran.err


def test_lint_says_every_problem_and_counts_them(home, tmp_path):
    shop(tmp_path / "shop")
    path = tmp_path / "shop" / "shop.yaml"
    path.write_text(SCENARIO.replace("says: states_own_name", "says: states_own_nam").replace("start: meeting", "start: meting"))
    ran = coach(home, "scenarios", "lint", str(tmp_path / "shop"))
    assert ran.code == 1
    first, second, count = ran.out.splitlines()
    assert first == f'{path}:{line_of(SCENARIO, "start:")}: unknown stage "meting". Did you mean "meeting"?'
    assert (
        second
        == f'{path}:{line_of(SCENARIO, "says: states_own_name")}: unknown act "states_own_nam". Did you mean "states_own_name"?'
    )
    assert count == "2 problems."
    found = json.loads(coach(home, "scenarios", "lint", str(path), "--json").out)
    assert (found["errors"], found["warnings"]) == (2, 0)
    assert found["problems"][1] == {
        "file": str(path),
        "line": line_of(SCENARIO, "says: states_own_name"),
        "what": 'unknown act "states_own_nam"',
        "suggestion": "states_own_name",
        "warning": False,
    }


def test_lint_asks_the_judge_about_a_rubric_of_ones_own(home):
    (home / "scenarios" / "rubrics").mkdir(parents=True)
    entry = "- {id: a, title: A, measure: sed, acts: [thanks]}\n  - {id: b, title: B, measure: said, params: {nonsense: 1}}"
    (home / "scenarios" / "rubrics" / "mine.yaml").write_text(f"name: mine\nversion: 1\ntitle: Mine\ncriteria:\n  {entry}\n")
    ran = coach(home, "scenarios", "lint", "mine")
    assert ran.code == 1
    first, second, _ = ran.out.splitlines()
    assert first.endswith('mine.yaml:5: no measure is called "sed". Did you mean "seldom"?')
    assert 'mine.yaml:6: the rubric\'s param "nonsense" does not fit said' in second


def test_warnings_alone_are_fine(home, tmp_path):
    shop(tmp_path / "shop", shop=("      - {move: more}\n  - name", "  - name"))
    ran = coach(home, "scenarios", "lint", str(tmp_path / "shop"))
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "1 warning."
    assert "(warning)" in ran.out


def test_lint_without_a_path_looks_at_everything(home):
    ran = coach(home, "scenarios", "lint")
    assert (ran.code, ran.out) == (0, "Nothing is wrong.\n")
    (home / "scenarios" / "profiles").mkdir(parents=True)
    (home / "scenarios" / "profiles" / "kim.yaml").write_bytes(b"\xff\xfe")
    ran = coach(home, "scenarios", "lint")
    assert ran.code == 1
    assert "kim.yaml: this is UTF-16; save it as UTF-8." in ran.out


def test_a_broken_own_file_stops_only_what_uses_it(home):
    (home / "scenarios").mkdir(parents=True)
    (home / "scenarios" / "meeting.yaml").write_text("[" * 1000)
    assert "nested more than 40 deep" in coach(home, "scenarios", "show", "meeting").err
    assert coach(home, "scenarios", "show", "phone-request").code == 0


def test_a_file_of_ten_megabytes_and_a_template_without_end_are_one_line_each(home):
    own = home / "scenarios"
    own.mkdir(parents=True)
    (own / "big.yaml").write_bytes(b"a: b\n" * 2_000_000)
    text = (shipped("scenarios") / "meeting.yaml").read_text().replace("name: meeting", "name: endless", 1)
    loop = "goal: '{% for x in range(10**9) %}{% for y in range(10**9) %}x{% endfor %}{% endfor %}'\nwins:"
    (own / "endless.yaml").write_text(text.replace("wins:", loop, 1).replace("goal: Learn", "# ", 1))
    ran = coach(home, "scenarios", "lint")
    assert ran.code == 1
    big, endless, count = ran.out.splitlines()
    assert big.endswith("big.yaml: 10.0 MB; 1 MB is the most.")
    assert "a template may not hold a loop" in endless
    assert count == "2 problems."
