"""What a report is made of: stages, movements, notes, pieces."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coach.judge.scorecard import Quote
from coach.report.evidence import Note, cut, number_notes
from coach.report.view import view
from tests.report.talks import Talk, meeting, phone_call, silence


def note(number: int, text: str, start: int, end: int) -> Note:
    return Note(number, f"c{number}", f"Title {number}", "met", Quote(text[start:end], start, end, 1, 0.0), "trainee")


def test_a_turn_that_was_taken_back_is_not_in_the_report_but_the_help_is_counted():
    report = view(*phone_call())
    assert "Are you hiring" not in " ".join(said.text for said in report.said)
    assert report.helps == ("1 hint", "1 turn taken back")


def test_stages_follow_one_another_from_the_first_second_to_the_last_word():
    report = view(*phone_call())
    assert [stage.name for stage in report.stages] == ["opening", "arranging", "agreed"]
    assert report.stages[0].start_seconds == 0
    for before, after in zip(report.stages, report.stages[1:], strict=False):
        assert before.end_seconds == after.start_seconds
    assert report.stages[-1].end_seconds == report.seconds


def test_the_stage_of_an_answer_is_the_one_the_director_had_just_chosen():
    """The trainee's third turn was said in the opening; the answer to it begins the arranging."""
    said = view(*phone_call()).said
    assert [(each.speaker, each.turn, each.stage) for each in said if each.stage] == [
        ("persona", 0, "opening"),
        ("persona", 3, "arranging"),
        ("persona", 4, "agreed"),
    ]


def test_the_strongest_movements_come_in_order_of_time():
    # Points moved: turn 1 10+5, turn 2 17+20, turn 3 22+8, turn 4 4.
    assert [each.turn for each in view(*phone_call()).strongest(2)] == [2, 3]


def test_a_quote_that_is_not_in_the_transcript_is_not_shown_as_evidence():
    session, score = phone_call()
    lie = replace(score.criteria[1], quote=Quote("my name is Ruth", 7, 22, 1, 1.0))
    report = view(session, replace(score, criteria=(lie,), work_on=()))
    assert report.notes == ()


def test_a_quote_of_the_professional_is_marked_in_their_line():
    session, score = phone_call()
    quoted = replace(score.criteria[1], quote=Quote("All right", 0, 9, 1, 12.0))
    report = view(session, replace(score, criteria=(quoted,), work_on=()))
    assert [(each.speaker, each.turn) for each in report.said if each.notes] == [("persona", 1)]


def test_a_session_without_a_word_has_a_report():
    report = view(*silence())
    assert (report.seconds, report.said, report.movements, report.stages, report.notes) == (0, (), (), (), ())
    assert not report.ended
    assert report.outcome == "This session has not ended yet."


def test_five_hundred_turns_are_all_there():
    report = view(*meeting(500))
    assert len(report.said) == 1001
    assert len(report.movements) == 501


def test_an_extended_meeting_shows_both_agreed_times():
    talk = Talk("meeting").opens("Come in.")
    last = talk.events[1]
    talk.events.append(replace(last, seq=3, turn=1, state=replace(last.state, turn=1, agreed_minutes=40.0)))
    session = talk.session
    assert view(session, talk.scored([], [], None)).agreed_seconds == (1800, 2400)


def test_notes_are_numbered_as_they_are_read():
    text = "Hello, I am Dana and I study biology."
    found = [("b", "B", "met", Quote("Dana", 12, 16, 2, 9.0)), ("a", "A", "met", Quote("Hello", 0, 5, 1, 0.0))]
    notes = number_notes(found, {("trainee", 1): text, ("trainee", 2): text})
    assert [(each.number, each.criterion) for each in notes] == [(1, "a"), (2, "b")]


def test_overlapping_quotes_share_the_piece_in_which_they_overlap():
    text = "Could we meet some time?"
    pieces = cut(text, [note(1, text, 0, 13), note(2, text, 9, 23)], 1)
    assert [(each.text, [here.number for here in each.notes]) for each in pieces] == [
        ("Could we ", [1]),
        ("meet", [1, 2]),
        (" some time", [2]),
        ("?", []),
    ]


TEXTS = st.text(alphabet="abc שלום 🙂é<&", min_size=1, max_size=30)


@given(text=TEXTS, spans=st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=5))
def test_pieces_join_to_the_text_and_the_pieces_of_a_note_to_its_quote(text: str, spans: list[tuple[int, int]]):
    notes = [note(at, text, a, b) for at, (a, b) in enumerate(spans, 1) if a < b <= len(text)]
    pieces = cut(text, notes, 1)
    assert "".join(piece.text for piece in pieces) == text
    for each in notes:
        assert "".join(piece.text for piece in pieces if each in piece.notes) == each.quote.text
        assert sum(each in piece.ending for piece in pieces) == 1
        assert sum(piece.anchor == each.anchor for piece in pieces) == 1
