"""Markdown in, sentences that are said out."""

from __future__ import annotations

import pytest

from coach.speech.script import MOST_WORDS, NoScript, blanks, compared, sentences

CALL = """---
title: mine
---
# My call to *Ruth*

- Hello, my name is **Dana Reyes**. [smile] Mr. Bakker gave me
  your name!
- I read [your article](https://example.org/a.b?c).

<!-- not this. -->
```
nor this.
```
## The ask
> Could I have 20 minutes?
---
1. Thank you.
"""


def test_headings_name_parts_and_signs_for_the_eye_are_not_said():
    assert [(sentence.part, sentence.text) for sentence in sentences(CALL)] == [
        ("My call to Ruth", "Hello, my name is Dana Reyes."),
        ("My call to Ruth", "Mr. Bakker gave me your name!"),
        ("My call to Ruth", "I read your article."),
        ("The ask", "Could I have 20 minutes?"),
        ("The ask", "Thank you."),
    ]


def test_what_sounds_alike_compares_alike():
    assert list(compared("I'm twenty, okay? You’ll see.")) == list(compared("I am 20, ok? You will see."))


def test_a_line_without_a_full_stop_is_a_sentence_all_the_same():
    assert [each.text for each in sentences("Hello there\n\nMy name is Dana")] == ["Hello there", "My name is Dana"]


@pytest.mark.parametrize("text", ["", "\n\n", "# Only a heading\n", "[pause]", "<!-- a -->", "---\n", "**"])
def test_a_script_with_nothing_to_say_is_none(text: str):
    with pytest.raises(NoScript, match="nothing to say"):
        sentences(text)


def test_a_book_is_no_script():
    with pytest.raises(NoScript, match="3,001 words"):
        sentences("word " * (MOST_WORDS + 1))


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    assert sentences("\ufeff# A\r\n\r\n- One.\r\n- Two.\r\n") == sentences("# A\n\n- One.\n- Two.\n")


def test_a_number_that_ends_a_line_is_no_entry_of_a_list():
    assert [each.text for each in sentences("You can reach me at 555 0142. I will call you.")] == [
        "You can reach me at 555 0142.",
        "I will call you.",
    ]
    assert [each.text for each in sentences("1. Hello there.\n2. Goodbye in 2026. Really.")] == [
        "Hello there.",
        "Goodbye in 2026.",
        "Really.",
    ]


def test_a_blank_is_shown_and_cannot_be_said():
    text = "My name is [your name]. [If they say no: thank them.] You can reach me at [your phone\nnumber]."
    script = sentences(text)
    assert [each.text for each in script] == ["My name is [your name].", "You can reach me at [your phone number]."]
    assert script[0].words == ("my", "name", "is")
    assert blanks(text + "<!-- [your e-mail address] --> [your name] [pause]") == ("your name", "your phone number")
