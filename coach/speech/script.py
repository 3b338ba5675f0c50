"""The Markdown of a script in, the sentences that are to be said out.

    # My call
    - Hello, my name is **Dana Reyes**. [pause]      →  Sentence("Hello, my name is Dana Reyes.", "My call", ("hello", "my", …))

Headings name parts and are not said, nor is what stands in square brackets, in comments or in code. A bracket that stands for a
fact, `[your phone number]`, is a blank: it is shown, and nobody can say it yet. Knows no sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_WORDS = 3_000
"""Twenty minutes of talk: more is no script for a call or a sketch."""

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
UNSAID = re.compile(r"<!--.*?-->|^(?:```|~~~).*?^(?:```|~~~)[ \t]*$|!\[[^\]]*\]\([^)]*\)", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
BLANK = re.compile(r"\[(?:your|their|what you|how you|to be said)\b[^\]]*\]", re.IGNORECASE)
"""`[your phone number]`: a fact that is still missing."""
DIRECTION = re.compile(rf"(?!{BLANK.pattern})\[[^\]]*\]", re.IGNORECASE)
"""`[pause]`, `[smile]`: for the eye."""
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
EMPHASIS = re.compile(r"[*`~]+|(?<!\w)_+|_+(?!\w)")
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
BULLET = re.compile(r"(?:[-*+]|\d+[.)]|>)\s+")
RULE = re.compile(r"(?:[-*_]\s*){3,}$|=+$|-+$")
ENDS = re.compile(r"(?<=[.?!…])[\"'”’)]*\s+")
SHORT = frozenset("mr mrs ms dr prof st vs etc e.g i.e a.m p.m".split())
"""Abbreviations whose stop ends no sentence."""

SPOKEN_ALIKE = {
    "i'm": "i am", "i'd": "i would", "i'll": "i will", "i've": "i have", "you're": "you are", "you'd": "you would",
    "you'll": "you will", "you've": "you have", "it's": "it is", "that's": "that is", "what's": "what is", "there's": "there is",
    "he's": "he is", "she's": "she is", "we're": "we are", "we'd": "we would", "we've": "we have", "they're": "they are",
    "don't": "do not", "doesn't": "does not", "didn't": "did not", "can't": "can not", "cannot": "can not", "won't": "will not",
    "wouldn't": "would not", "couldn't": "could not", "isn't": "is not", "aren't": "are not", "wasn't": "was not",
    "gonna": "going to", "wanna": "want to", "okay": "ok", "let's": "let us",
}  # fmt: skip
"""Forms that one says where the other stands in the script."""
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: str(number) for number, word in enumerate(ONES)} | {word: str(10 * n) for n, word in enumerate(TENS, 2)}
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the script."""

    text: str
    part: str
    """The heading above it; empty where there is none."""
    words: tuple[str, ...]
    """As they are compared."""


class NoScript(Exception):
    """The text cannot be a script; the message is a clause without a full stop."""


def sentences(markdown: str) -> tuple[Sentence, ...]:
    """All that is to be said, in order. Raises NoScript."""
    found = tuple(_sentences(markdown.replace("\r\n", "\n").replace("\r", "\n")))
    words = sum(len(sentence.words) for sentence in found)
    if not words:
        raise NoScript("holds nothing to say. Write what you want to say, one sentence after the other")
    if words > MOST_WORDS:
        raise NoScript(f"holds {words:,} words; {MOST_WORDS:,} is the most. Take out one part and practise that")
    return found


def blanks(markdown: str) -> tuple[str, ...]:
    """What is still to be filled in, each once: "your phone number"."""
    found = (" ".join(each[1:-1].split()) for each in BLANK.findall(UNSAID.sub(" ", markdown)))
    return tuple(dict.fromkeys(found))


def _sentences(text: str) -> Iterator[Sentence]:
    part, paragraph = "", ""
    text = UNSAID.sub(" ", FRONT_MATTER.sub("", text.lstrip("\ufeff")))
    for line in [*text.split("\n"), ""]:
        line = line.strip()
        heading = HEADING.match(line)
        bullet = BULLET.match(line)
        if not line or heading or bullet or RULE.fullmatch(line):
            yield from _split(paragraph, part)
            paragraph = ""
        if heading:
            part = _plain(heading[1])
        elif line and not RULE.fullmatch(line):
            paragraph = f"{paragraph} {line[bullet.end() :] if bullet else line}"
    yield from _split(paragraph, part)


def _plain(text: str) -> str:
    text = DIRECTION.sub(" ", LINK.sub(r"\1", text))
    return " ".join(EMPHASIS.sub("", TAG.sub(" ", text)).split())


def _split(paragraph: str, part: str) -> Iterator[Sentence]:
    """Sentences of one paragraph; "Mr." ends none."""
    begun = ""
    for piece in ENDS.split(_plain(paragraph)):
        begun = f"{begun} {piece}".strip()
        last = begun.rstrip(".").rsplit(" ", 1)[-1].lower().lstrip("(\"'“")
        if begun.endswith(".") and last in SHORT:
            continue
        if found := tuple(compared(BLANK.sub(" ", begun))):
            yield Sentence(begun, part, found)
            begun = ""
    if found := tuple(compared(BLANK.sub(" ", begun))):
        yield Sentence(begun, part, found)


def compared(text: str) -> Iterator[str]:
    """The words of a text as they are compared: "I'm 20" is "i", "am", "20", and so is "I am twenty"."""
    for word in WORD.findall(text.lower().replace("’", "'")):
        for each in SPOKEN_ALIKE.get(word, word).split():
            yield NUMBERS.get(each, each)
