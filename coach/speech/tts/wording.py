"""Text as it is written in, text as it is read out: `spoken("Mail me: ruth@clinic.org, ext. 12 & ask.")` → "Mail me: ruth at
clinic dot org, extension 12 and ask."

Only what every engine reads badly; dates, times, numbers and titles they read well themselves. Names of people are left alone.
"""

from __future__ import annotations

import re

DIGITS = "zero one two three four five six seven eight nine".split()
PHONE = re.compile(r"(?<![\w.-])\+?\(?\d{3,4}\)?[ .-]\d{3,4}(?:[ .-]\d{2,6})*(?![\w-])")
"""Two or more groups of digits, as "555-0142": read digit by digit, group by group."""
MAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
ADDRESS = re.compile(
    r"\b(?:https?://)?(?:www\.)?((?:[\w-]+\.)+(?:com|org|net|edu|gov|io|eu|uk|de|info))((?:/[\w-]+)*)/?(?![\w@])"
)
WRITTEN: tuple[tuple[str, str], ...] = (
    (r"\be\.g\.,?", "for example,"),
    (r"\bi\.e\.,?", "that is,"),
    (r"\betc\.", "and so on"),
    (r"\bapprox\.", "about"),
    (r"\bext\. ?(?=\d)", "extension "),
    (r"\bdept\.", "department"),
    (r"(?<=\w) ?& ?(?=\w)", " and "),
    (r"\b24/7\b", "twenty-four seven"),
    (r"\b(?:a\.m\.|AM)(?=\W|$)", "a m"),
    (r"\b(?:p\.m\.|PM)(?=\W|$)", "p m"),
    (r"\band/or\b", "or"),
    (r"(?<=[a-z])/(?=[a-z])", " or "),
    (r"[*_#`~|<>\[\]{}]+", " "),
    (r"\s*[–—]\s*", ", "),
    (r"\s+(?=[,.;:!?])", ""),
)
"""Patterns and how they are read, in this order; the last ones are what a model uses for bold and for lists."""


def spoken(text: str) -> str:
    """`text` with everything written out that would be read as signs."""
    text = MAIL.sub(lambda found: _dotted(found.group().replace("@", " at ")), text)
    text = ADDRESS.sub(lambda found: _dotted(found.group(1)) + found.group(2).replace("/", " slash "), text)
    text = PHONE.sub(lambda found: _digits(found.group()), text)
    for written, read in WRITTEN:
        text = re.sub(written, read, text)
    return " ".join(text.split())


def _dotted(address: str) -> str:
    return address.replace(".", " dot ").replace("_", " underscore ").replace("-", " dash ")


def _digits(number: str) -> str:
    groups = [" ".join(DIGITS[int(digit)] for digit in group) for group in re.findall(r"\d+", number)]
    return ("plus " if number.startswith("+") else "") + ", ".join(groups)
