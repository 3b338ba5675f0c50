"""Whatever a person or a disk does: one clear line that names the place and the fix, exit 1 or 2, nothing lost, no traceback."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coach.history.journal import Journals
from coach.resources import shipped
from tests.fakes.shell import coach

CALL = ("rehearse", "phone-request", "--seed", "3")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "coach"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("rehears",), 2, 'Did you mean "rehearse"?'),
        (("rehearse",), 2, "Missing argument"),
        (("rehearse", "fone-request"), 1, 'Did you mean "phone-request"?'),
        (("rehearse", "../../etc/passwd"), 1, "No scenario is called"),
        (("rehearse", "phone-request", "--profil", "x"), 2, "--profile"),
        (("rehearse", "phone-request", "--profile", "ruth-adle"), 1, 'Did you mean "ruth-adler"?'),
        (("rehearse", "phone-request", "--difficulty", "hrd"), 2, "'hard'"),
        (("rehearse", "phone-request", "--minutes", "-3"), 2, "--minutes -3"),
        (("rehearse", "phone-request", "--minutes", "nan"), 2, "--minutes nan"),
        (("rehearse", "phone-request", "--minutes", "0.0001"), 2, "takes at least 0.5 and at most 9 minutes"),
        (("rehearse", "phone-request", "--minutes", "five"), 2, "'five' is not a number. See"),
        (("rehearse", "phone-request", "--seed", "x"), 2, "'x' is not a whole number. See"),
        (("rehearse", "phone-request", "--profile", ""), 1, 'No profile is called ""'),
        (("rehearse", "phone-request", "--persona", ""), 1, 'No persona is called ""'),
        (("rehearse", "phone-request", "twice"), 2, "argument (twice). See `coach rehearse --help`."),
        (("rehearse", "phone-request", "--persona", "lm"), 1, 'Did you mean "llm"?'),
        (("resume", "../../x"), 1, "No session is called"),
        (("resume",), 1, "Every session is finished"),
        (("replay", "last"), 1, "No session is called"),
        (("report", "nothing"), 1, "No session is called"),
        (("retry", "last", "--turn", "1"), 1, "No session is called"),
        (("retry", "last"), 2, "--turn"),
        (("sessions", "delete", "x" * 500, "--yes"), 1, "No session is called"),
        (("sessions", "shw"), 2, "shw"),
    ],
)
def test_a_wrong_word_is_one_line(home, words, code, sentence):
    ran = coach(home, *words)
    assert (ran.code, len(ran.err.strip().splitlines())) == (code, 1), ran.err
    assert sentence in ran.err
    assert ran.out == ""


def test_a_turn_that_nobody_could_say_is_named_by_line_and_the_rest_is_kept(home):
    ran = coach(home, *CALL, stdin="Hello, this is Dana.\n" + "word " * 100_000 + "\n")
    assert ran.code == 1
    assert "standard input:2: That turn has 100,000 words" in ran.err
    assert Journals(home / "sessions").read(Journals(home / "sessions").resolve("last")).events[-1].turn == 1
    assert coach(home, "resume", stdin="/done\n").code == 0


def test_input_that_is_no_text_is_named_by_line_and_byte(home):
    ran = coach(home, *CALL, stdin=b"Hello\n\xff\xfe\n")
    assert ran.code == 1
    assert "standard input:2: byte 1 is not UTF-8" in ran.err


def test_a_line_without_an_end_is_named_by_line_and_not_read_whole(home):
    ran = coach(home, *CALL, stdin=b"Hello\n" + b"a" * 999_999 + "é".encode() * 500_000)
    assert ran.code == 1
    assert "standard input:2: This line is longer than 1,000,000 bytes" in ran.err


def test_a_byte_order_mark_is_no_word(home):
    ran = coach(home, *CALL, stdin=b"\xef\xbb\xbf/done\n")
    assert ran.code == 0, ran.err
    assert "You said that you were done" in ran.out


def test_utf_16_is_named(home):
    ran = coach(home, *CALL, stdin="Hello".encode("utf-16"))
    assert "standard input:1: This is UTF-16. Save the text as UTF-8." in ran.err


@pytest.mark.parametrize("text", ["\x00\x01\x02", "\u202eevil\u202c", "שלום, שמי דנה", "👩‍🚀" * 30, "\x1b[31mred", "a\tb"])
def test_strange_characters_are_no_reason_to_stop(home, text):
    ran = coach(home, *CALL, stdin=f"{text}\n/done\n")
    assert ran.code == 0, ran.err
    assert "\x1b" not in ran.out
    assert "\x00" not in ran.out


def test_an_unknown_command_in_a_pipe_is_named_by_line(home):
    ran = coach(home, *CALL, stdin="Hello\n/hnt\n")
    assert ran.code == 1
    assert 'standard input:2: No command is called "/hnt". Did you mean "/hint"?' in ran.err


def test_a_journal_of_a_newer_coach_is_left_alone(home):
    coach(home, *CALL, stdin="/pause\n")
    path = next((home / "sessions").glob("*.jsonl"))
    path.write_text(path.read_text().replace('"format":1', '"format":9'))
    before = path.read_bytes()
    ran = coach(home, "resume", path.stem)
    assert (ran.code, path.read_bytes()) == (1, before)
    assert "newer coach (format 9). Update coach" in ran.err
    assert "newer coach" in coach(home, "sessions").out


def test_a_session_that_is_open_elsewhere_is_not_opened_twice(home):
    coach(home, *CALL, stdin="/pause\n")
    journals = Journals(home / "sessions")
    with journals.writing(journals.resolve("last")):
        ran = coach(home, "resume")
    assert ran.code == 1
    assert "open in another coach" in ran.err


def test_a_file_where_the_home_should_be(tmp_path):
    (tmp_path / "file").write_text("x")
    ran = coach(tmp_path / "file", *CALL, stdin="Hello\n")
    assert ran.code == 1
    assert "Set COACH_HOME" in ran.err


def test_the_home_of_somebody_who_is_not_there(home):
    ran = coach(home, "sessions", COACH_HOME="~nobody-of-this-name/x")
    assert (ran.code, ran.err) == (1, "coach: COACH_HOME=~nobody-of-this-name/x: there is no such user. Name a folder.\n")


def test_no_home_at_all(tmp_path, monkeypatch):
    import coach.resources

    def nowhere(*_: object, **__: object) -> str:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_data_dir", nowhere)
    with pytest.raises(coach.resources.CoachError, match="Set COACH_HOME"):
        coach.resources.home({})


def run(home: Path, *words: str, before: str = "", redirected: str = "", **how) -> subprocess.Popen:
    """coach in a process of its own; `before` and `redirected` are for a shell, such as `ulimit -f 0` and `<&-`."""
    environ = {**os.environ, "COACH_HOME": str(home), "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    shell = ["sh", "-c", f'{before or ":"}; exec "$@" {redirected}', "sh"] if before or redirected else []
    return subprocess.Popen([*shell, sys.executable, "-m", "coach", *words], env=environ, **how)


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_what_goes_to_a_program_is_utf_8_whatever_the_locale(home, locale):
    """An export in which "é" became "?" could not be replayed."""
    coach(home, *CALL, stdin="Hello, my name is Zoë 👋.\n")
    environ = {**os.environ, "COACH_HOME": str(home), **locale}
    for words in (("sessions", "export"), ("sessions", "show"), ("report", "--full")):
        ran = subprocess.run([sys.executable, "-m", "coach", *words], env=environ, capture_output=True, check=True)
        shown = ran.stdout.decode("utf-8")
        assert "Zoë" in shown
        assert "👋" in shown


def test_a_text_that_cannot_be_filled_in_is_named_before_the_session_begins(home):
    (home / "scenarios").mkdir(parents=True)
    text = (shipped("scenarios") / "phone-request.yaml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^goal:.*(\n +.*)*$", 'goal: "{{ rules.ask_minutes[99] }} minutes"', text, count=1)
    (home / "scenarios" / "mine.yaml").write_text(text.replace("name: phone-request", "name: mine", 1), encoding="utf-8")
    ran = coach(home, "rehearse", "mine", stdin="Hello\n")
    assert ran.code == 1
    assert ran.err.rstrip().endswith('mine.yaml: goal: this template cannot be filled in: there is no "99" here.')
    assert coach(home, "sessions", "--json").out == "[]\n"


def test_a_model_judge_without_a_server_does_not_cost_the_report(home):
    ran = coach(home, *CALL, stdin="Hello, my name is Dana.\n", COACH_JUDGE="llm")
    assert ran.code == 0, ran.err
    assert "Judged without a language model. COACH_LLM_BASE_URL" in ran.out
    assert "More: coach report" in ran.out


def test_a_closed_standard_output_ends_in_one_line(home):
    process = run(home, *CALL, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    process.stdin.write(b"Hello, my name is Dana.\n" * 3)
    process.stdin.close()
    err = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(20) == 1
    assert err.strip().startswith("coach: The output was closed")
    assert len(err.strip().splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="needs ulimit")
@pytest.mark.parametrize(
    "words",
    [
        CALL,
        ("me", "--set", "name=Dana Ortiz"),
        ("keys", "set"),
        ("scenarios", "new", "mine"),
        ("progress",),
        ("doctor",),
        ("resume",),
        ("retry", "last", "--turn", "1"),
        ("report", "last", "-f", "html"),
        ("sessions", "export", "-o", "x.jsonl"),
    ],
)
def test_a_disk_that_takes_nothing_more_is_one_line_and_leaves_nothing_half_written(home, tmp_path, words):
    """`ulimit -f 0`: every write to a file fails, as on a full disk."""
    coach(home, *CALL, stdin="Hello\n/pause\n")
    before = {path for path in tmp_path.rglob("*") if path.is_file() and not path.is_relative_to(home / "sessions" / ".locks")}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = run(home, *words, before="ulimit -f 0", cwd=tmp_path, **pipes)
    _, err = process.communicate(b"sk-abcdefghijklmnop\n", timeout=30)
    assert process.returncode == 1, err
    assert b"Traceback" not in err
    assert len(err.strip().splitlines()) == (0 if words == ("doctor",) else 1), err
    left = {path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size} - before
    assert not {path for path in left if not path.is_relative_to(home / "sessions" / ".locks")}
    assert not list(home.glob("scenarios/*"))
    assert coach(home, "resume", stdin="/done\n").code == 0, "what was said is still there"


@pytest.mark.parametrize("words", [("scenarios",), ("sessions",), ("me", "--show"), CALL, ()])
def test_a_standard_output_that_was_never_open_is_one_line(home, words):
    """`coach … >&-`: the first file that coach opens must not become its output either."""
    process = run(home, *words, redirected=">&-", stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    err = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(20) == 1
    assert err == "coach: Standard output is closed. Send it to a file, or to /dev/null.\n"
    assert not home.exists()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (CALL, 0, ""),
        (("me",), 130, "Stopped."),
        (("keys", "set"), 2, "No key was given"),
        (("sessions", "delete", "last"), 1, "--yes"),
        (("check", "request"), 1, "Nothing came on standard input"),
    ],
)
def test_a_closed_standard_input_is_an_empty_one(home, words, code, sentence):
    coach(home, *CALL, stdin="Hello\n")
    process = run(home, *words, redirected="<&-", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    err = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(20) == code, err
    assert sentence in err
    assert "Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_ends_in_one_line(home):
    with Path("/dev/full").open("wb") as full:
        process = run(home, "scenarios", "list", stdout=full, stderr=subprocess.PIPE)
        err = process.stderr.read().decode()
        process.stderr.close()
        assert process.wait(20) == 1
    assert len(err.strip().splitlines()) == 1, err


@pytest.mark.slow
def test_a_kill_at_any_moment_loses_at_most_the_sentence_in_flight(home):
    """kill -9 after 10, 20, … ms of talk; whatever is on disk resumes, and replays equal."""
    sentence = b"Hello, my name is Dana, and I found you through the alumni page.\n"
    for round_ in range(8):
        here = home / str(round_)
        process = run(here, *CALL, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        while b"speaking" not in (line := process.stdout.readline()):
            assert line, "the professional picks up"
        for _ in range(1 + round_ % 3):
            process.stdin.write(sentence)
            process.stdin.flush()
        time.sleep(0.01 * round_)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(BrokenPipeError):
                stream.close()
        ran = coach(here, "resume", stdin="/done\n")
        assert ran.code == 0, ran.err
        assert coach(here, "replay").code == 0
