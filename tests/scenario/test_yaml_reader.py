"""YAML that people get wrong, and YAML that is meant to do harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import ManyProblems, UserFileError
from coach.scenario.yaml_reader import MOST_BYTES, parse_yaml, read_head, read_yaml


def test_only_the_core_of_yaml_1_2_is_read_as_anything_but_text():
    """`no`, a time and a date are what YAML 1.1 would turn into false, 45000 and a date object."""
    text = b"a: no\nb: 12:30:00\nc: 2024-01-02\nd: 1.5\ne: ~\nf: '7'\ng: -7\nh: .inf\ni: 1e3\nj: true\nk: yes\nl: 0x10\nm:\n"
    assert parse_yaml(text, "f").data == {
        "a": "no", "b": "12:30:00", "c": "2024-01-02", "d": 1.5, "e": None, "f": "7", "g": -7,
        "h": ".inf", "i": 1000.0, "j": True, "k": "yes", "l": "0x10", "m": None,
    }  # fmt: skip


def test_every_value_knows_its_line():
    document = parse_yaml(b"a:\n  - x\n  - {b: 1,\n     c: 2}\nd: |\n  first\n  second {{\n", "f")
    assert document.line(("a", 0)) == 2
    assert document.line(("a", 1, "c")) == 4
    assert document.line(("a", 1, "c", "deeper", 3)) == 4, "the nearest thing around it"
    assert document.line_within(("d",), 2) == 7
    assert document.line_within(("a", 0), 2) == 2, "a text that is no | block has one line"


BAD = [
    (b"", "f: the file is empty."),
    (b"# only a comment\n", "f: the file is empty."),
    (b"---\n...\n", "f: the file is empty."),
    (b"a: [1, 2\nb: 3\n", "f:2: not YAML:"),
    (b"a: b: c\n", "f:1: not YAML: a second colon in one line; put the text in quotes."),
    (b"a: 1\n\tb: 2\n", "f:2: not YAML: a tab stands here; indent with blanks."),
    (b"a: 'x\n", "f:2: not YAML: the file ends in the middle of a quoted text."),
    (b"a: @x\n", "f:1: not YAML: a word may not begin with this character; put the text in quotes."),
    (b"- a\nb: 1\n", "f:2: not YAML: this line is not indented like the rest of its list."),
    (b"a: 1\nb: 2\na: 3\n", 'f:3: "a" stands here a second time; the first is in line 1.'),
    (b"a: 1\nb: &x 2\n", "f:2: &x: anchors are not used here; write the value out where it is needed."),
    (b"a: *x\n", "f:1: *x: anchors are not followed; write the value out."),
    (b"a: !!python/object/apply:os.system [x]\n", "f:1: the tag !!python/object/apply:os.system is not used here; leave it out."),
    (b"a: !!str 1\n", "f:1: the tag !!str is not used here; leave it out."),
    (b"a: 1\n---\nb: 1\n", "f:2: a second document starts here (---); one file holds one."),
    (b"? {a: b}\n: 1\n", "f:1: a list or mapping stands where a name is wanted."),
    (b"a: 1\nb: x\x00y\n", "f:2: a control character (U+0000) stands here; take it out."),
    (b'a: 1\nb: "\\x1b[2J"\n', "f:2: a control character (U+001B) stands in this text; take it out."),
    (b'"a\\x1b": 1\n', "f:1: a name may hold no line break and no control character."),
    (b"a: 1\nbc: \xff\n", "f:2: byte 5 of this line is not UTF-8; save the file as UTF-8."),
    (b"\xff\xfea\x00", "f: this is UTF-16; save it as UTF-8."),
    (b"a: " + b"9" * 5000, "f:1: 99999999999999999999… is too long for a number; put it in quotes."),
    (b"[" * 100_000, "f:1: nested more than 40 deep."),
    (b"- " * 100_000, "f:1: nested more than 40 deep."),
]


@pytest.mark.parametrize(("content", "sentence"), BAD, ids=[sentence for _, sentence in BAD])
def test_what_is_wrong_is_said_in_one_line_with_its_place(content, sentence):
    with pytest.raises(UserFileError) as caught:
        parse_yaml(content, "f")
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


def test_several_refused_things_are_said_at_once():
    with pytest.raises(ManyProblems) as caught:
        parse_yaml(b"a: &x 1\nb: *x\na: 2\n", "f")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3]


def test_a_billion_laughs_stay_unlaughed():
    """Nine levels of ten aliases each would be a billion words; they are refused one by one, and nothing is expanded."""
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 10))
    with pytest.raises(ManyProblems):
        parse_yaml(f"l0: &l0 lol\n{levels}\n".encode(), "f")


def test_a_byte_order_mark_and_windows_lines_are_read():
    document = parse_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "f")
    assert document.data == {"a": 1, "b": 2}
    assert document.line(("b",)) == 2


def test_a_file_of_ten_megabytes_is_refused_without_being_read(tmp_path):
    path = tmp_path / "big.yaml"
    with path.open("wb") as opened:
        opened.truncate(10_000_000)
    with pytest.raises(UserFileError, match=r"big\.yaml: 10\.0 MB; 1 MB is the most\."):
        read_yaml(path)
    assert MOST_BYTES == 1_000_000


def test_what_is_no_ordinary_file_is_refused(tmp_path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    cases = [
        (tmp_path, "this is a folder; a YAML file is wanted"),
        (tmp_path / "none.yaml", "there is no such file"),
        (pipe, "this is not an ordinary file"),
        (pipe / "x.yaml", "cannot be read: not a directory"),
        (Path("a\0b"), "this cannot be the name of a file"),
        (tmp_path / ("x" * 300), "cannot be read: file name too long"),
    ]
    for path, sentence in cases:
        with pytest.raises(UserFileError, match=sentence):
            read_yaml(path)


def test_an_unreadable_file_is_named(tmp_path, monkeypatch):
    path = tmp_path / "secret.yaml"
    path.write_text("a: 1\n")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserFileError, match=r"secret\.yaml: cannot be read: permission denied\."):
        read_yaml(path)


def test_the_head_of_a_file_is_read_without_its_end(tmp_path):
    path = tmp_path / "f.yaml"
    path.write_text("a: 1\nb: {c: 2}\nd: 3\ne: [never closed\n")
    assert read_head(path, "f", frozenset({"a", "d"})) == {"a": 1, "b": {"c": 2}, "d": 3}
    with pytest.raises(UserFileError):
        read_head(path, "f", frozenset({"a", "z"}))


@given(st.binary(max_size=200) | st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#,\n\t 01~é\x00", max_size=80).map(str.encode))
def test_any_bytes_are_data_or_one_clear_error(content):
    try:
        document = parse_yaml(content, "f")
    except UserFileError as refused:
        lines = str(refused).splitlines()
        assert all(line.startswith("f") for line in lines)
    else:
        assert () in document.lines
