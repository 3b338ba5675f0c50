"""Which word of one row stands for which of another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.speech.alignment import aligned


def shown(one: str, other: str) -> str:
    """`may=may -um i=i`: pairs with `=`, words of one row alone with `+` or `-`."""
    first, second = one.split(), other.split()
    return " ".join(
        f"{first[a]}={second[b]}"
        if a is not None and b is not None
        else f"+{first[a]}"
        if a is not None
        else f"-{second[b if b is not None else 0]}"
        for a, b in aligned(first, second)
    )


def test_what_was_put_in_stands_alone():
    assert shown("may i ask", "may um i ask") == "may=may -um i=i ask=ask"


def test_what_was_left_out_stands_alone():
    assert shown("could i have twenty minutes", "could i minutes") == "could=could i=i +have +twenty minutes=minutes"


def test_a_word_that_was_misheard_keeps_its_place():
    assert shown("the thermographer came", "the thermography came") == "the=the thermographer=thermography came=came"


def test_a_filler_never_stands_for_a_word():
    assert shown("so we", "um we") in ("+so -um we=we", "-um +so we=we")


def test_nothing_against_something_is_all_alone():
    assert aligned([], ["a", "b"]) == [(None, 0), (None, 1)]
    assert aligned([], []) == []


@given(st.lists(st.sampled_from("a b cat cart um uh".split())), st.lists(st.sampled_from("a b cat cart um uh".split())))
def test_every_word_stands_once_and_in_order(one: list[str], other: list[str]):
    pairs = aligned(one, other)
    assert [a for a, _ in pairs if a is not None] == list(range(len(one)))
    assert [b for _, b in pairs if b is not None] == list(range(len(other)))
