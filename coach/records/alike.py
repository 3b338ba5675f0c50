"""A new contact and those there are in, a warning for each that may be the same person out.

`Ruth Okafor, ruth@st-lukes.org` beside `R. Okafor, Ruth@St-Lukes.org` → 'R. Okafor ("r-okafor") has the same e-mail address.' The
same name at the same place is no matter of warning: the book refuses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.records.model import Contact
from coach.records.names import fold

LEAST_DIGITS = 7
"""Shorter numbers are extensions, which many share."""
COUNTED = 9
"""Last digits that are compared: before them stand 0, +49 or 0049, as one likes."""


def alike(contact: Contact, others: Iterable[Contact]) -> Iterator[str]:
    """A sentence for each other one that looks like them."""
    mail, number, name = contact.email.casefold(), _digits(contact.phone), fold(contact.name)
    for other in others:
        if other.id == contact.id:
            continue
        who = f'{other.name} ("{other.id}")'
        if mail and mail == other.email.casefold():
            yield f"{who} has the same e-mail address."
        elif number and number == _digits(other.phone):
            yield f"{who} has the same phone number."
        elif name == fold(other.name):
            yield f"{who} has the same name, at {other.organisation or 'another place'}."


def _digits(phone: str) -> str:
    digits = "".join(char for char in phone if char.isdecimal())
    return digits[-COUNTED:] if len(digits) >= LEAST_DIGITS else ""
