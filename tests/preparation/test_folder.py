"""What coach wrote it may write anew; what somebody has edited is theirs."""

from __future__ import annotations

import json
import stat

import pytest

from coach.errors import UserFileError
from coach.preparation.facts import Facts
from coach.preparation.folder import (
    ANSWERS,
    MADE,
    answers,
    folder_of,
    keep,
    keep_answers,
    leave_nobody,
    lying,
    prepared,
    question_set,
    rewrite,
)  # fmt: skip
from coach.preparation.plan import draw, plan_document
from tests.preparation.people import somebody
from tests.preparation.rooms import PROMPTS, SETS, written


@pytest.fixture
def folder(tmp_path):
    return folder_of(tmp_path, "ruth-adler")


def states(kept) -> dict[str, str]:
    return {each.path.name: each.state for each in kept}


def test_a_file_that_nobody_edited_follows_the_facts(folder):
    keep(folder, list(written(Facts()).values()))
    new = keep(folder, list(written(somebody(1)).values()))
    assert set(states(new).values()) == {"written"}
    assert (folder / "email.md").read_text(encoding="utf-8") == written(somebody(1))["email"].text
    assert set(states(keep(folder, list(written(somebody(1)).values()))).values()) == {"unchanged"}


def test_a_file_that_was_edited_is_left_alone_and_judged_as_it_is(folder):
    keep(folder, list(written(somebody(1)).values()))
    (folder / "email.md").write_text("mine", encoding="utf-8")
    kept = keep(folder, list(written(somebody(2)).values()))
    assert states(kept)["email.md"] == "edited"
    assert next(each.document.text for each in kept if each.path.name == "email.md") == "mine"
    assert (folder / "email.md").read_text(encoding="utf-8") == "mine"
    assert states(keep(folder, list(written(somebody(3)).values())))["email.md"] == "edited", "nor the next time"


def test_again_writes_beside_what_was_edited_and_never_over_it(folder):
    keep(folder, list(written(somebody(1)).values()))
    (folder / "email.md").write_text("mine", encoding="utf-8")
    for seed, name in ((2, "email-new.md"), (3, "email-new.md")):
        assert states(keep(folder, list(written(somebody(seed)).values()), again=True))[name] == "beside"
        assert (folder / name).read_text(encoding="utf-8") == written(somebody(seed))["email"].text
    (folder / "email-new.md").write_text("mine as well", encoding="utf-8")
    assert states(keep(folder, list(written(somebody(4)).values()), again=True))["email-new-2.md"] == "beside"
    assert (folder / "email.md").read_text(encoding="utf-8") == "mine"
    assert (folder / "email-new.md").read_text(encoding="utf-8") == "mine as well"


def test_without_the_hashes_every_file_is_taken_for_its_owners(folder):
    keep(folder, list(written(somebody(1)).values()))
    for broken in ("", "no json", "[1]"):
        (folder / MADE).write_text(broken, encoding="utf-8")
        assert set(states(keep(folder, list(written(somebody(2)).values()))).values()) == {"edited"}


def test_a_file_that_was_deleted_is_written_anew_and_missing_until_then(folder):
    keep(folder, list(written(somebody(1)).values()))
    (folder / "letter.md").unlink()
    assert states(lying(folder))["letter.md"] == "missing"
    assert states(lying(folder))["email.md"] == "unchanged"
    assert states(keep(folder, list(written(somebody(1)).values())))["letter.md"] == "written"


def test_an_editor_that_writes_windows_line_ends_has_changed_nothing(folder):
    keep(folder, list(written(somebody(1)).values()))
    text = (folder / "letter.md").read_bytes()
    (folder / "letter.md").write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert states(lying(folder))["letter.md"] == "unchanged"


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"a\xffb", "byte 2 is not UTF-8"), (b"a\x00b", "is no text"), (b"x" * 50_001, "larger than 50 kB")],
)
def test_a_file_that_is_no_text_is_named_with_what_to_do(folder, content, told):
    keep(folder, list(written(somebody(1)).values()))
    (folder / "letter.md").write_bytes(content)
    for look in (lambda: lying(folder), lambda: keep(folder, list(written(somebody(1)).values()))):
        with pytest.raises(UserFileError, match=told) as raised:
            look()
        assert "letter.md" in str(raised.value)
    assert (folder / "letter.md").read_bytes() == content


def test_a_text_that_could_not_be_read_again_is_not_written(folder):
    rewrite(folder, "letter", "mine")
    with pytest.raises(UserFileError, match="larger than 50 kB"):
        rewrite(folder, "letter", "ß" * 25_001)
    assert (folder / "letter.md").read_text(encoding="utf-8") == "mine"
    assert states(lying(folder))["letter.md"] == "edited"


def test_a_folder_in_the_place_of_a_file_is_named(folder):
    (folder / "email.md").mkdir(parents=True)
    with pytest.raises(UserFileError, match="no ordinary file"):
        lying(folder)


def test_nobody_else_may_read_what_was_prepared(folder):
    keep(folder, list(written(somebody(1)).values()))
    keep_answers(folder, somebody(1))
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("seed", range(10))
def test_answers_come_back_as_they_were_given(folder, seed):
    keep_answers(folder, somebody(seed))
    assert answers(folder) == somebody(seed)
    keep_answers(folder, Facts())
    assert answers(folder) == Facts()


def test_broken_answers_are_named_with_their_line(folder):
    folder.mkdir(parents=True)
    (folder / ANSWERS).write_text("why: x\nfeild: nursing\n", encoding="utf-8")
    with pytest.raises(UserFileError, match=r'answers.yaml:2: unknown field "feild". Did you mean "field"\?'):
        answers(folder)


def test_the_trainees_own_plan_is_the_question_set_of_a_meeting(tmp_path):
    assert question_set(tmp_path, "ruth-adler") is None
    folder = folder_of(tmp_path, "ruth-adler")
    facts = Facts(role="a nurse")
    keep(folder, [plan_document(draw(facts, SETS), facts, PROMPTS)])
    drawn = question_set(tmp_path, "ruth-adler")
    assert [each.text for each in drawn.questions] == [each.text for each in draw(facts, SETS).questions]
    (folder / "questions.md").write_text("- Who helped you when you were new?\n", encoding="utf-8")
    (own,) = question_set(tmp_path, "ruth-adler").questions
    assert (own.text, own.topics) == ("Who helped you when you were new?", ("career_path",))
    (folder / "questions.md").write_text("Nothing yet.\n", encoding="utf-8")
    assert question_set(tmp_path, "ruth-adler") is None


def test_what_was_prepared_for_nobody_goes_when_the_person_has_a_name_but_for_what_was_edited(tmp_path):
    folder = folder_of(tmp_path, "")
    keep(folder, list(written(somebody(1)).values()))
    keep_answers(folder, somebody(1))
    assert prepared(tmp_path) == ("",)
    (folder / "email.md").write_text("mine", encoding="utf-8")
    leave_nobody(tmp_path)
    assert sorted(path.name for path in folder.glob("*.md")) == ["email.md"]
    (folder / "email.md").write_text(written(somebody(1))["email"].text, encoding="utf-8")
    leave_nobody(tmp_path)
    assert prepared(tmp_path) == ()


def test_the_hashes_are_those_of_what_was_written(folder):
    keep(folder, list(written(somebody(1)).values()))
    assert set(json.loads((folder / MADE).read_text(encoding="utf-8"))) == {f"{name}.md" for name in written(Facts())}
