"""A name in, the id that a contact gets, or the contact that was meant, out.

>>> slug("María López-Sørensen")
'maria-lopez-sørensen'

`meant("lopez", contacts)` finds her by id, by name, or by the beginning of either.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Container, Sequence

from coach.errors import CoachError, NotFound
from coach.records.model import Contact

LONGEST = 60
LISTING = "coach contacts list"
APART = re.compile(r"[\W_]+")


class Ambiguous(NotFound):
    """What could mean more than one contact."""

    def __init__(self, given: str, contacts: Sequence[Contact]) -> None:
        ids = ", ".join(each.id for each in contacts[:6]) + (", …" if len(contacts) > 6 else "")
        CoachError.__init__(self, f'"{given}" could be {len(contacts)} contacts: {ids}. Write more of it.')


class Duplicate(CoachError):
    """Somebody who is among the contacts already."""

    def __init__(self, other: Contact) -> None:
        self.other = other
        where = f" ({other.organisation})" if other.organisation else ""
        super().__init__(f'{other.name}{where} is among your contacts already, as "{other.id}". Edit that one.')


@functools.lru_cache(4096)  # an import of a thousand contacts compares each with all the others
def fold(text: str) -> str:
    """Without accents, case and punctuation, for comparing: "José  O'Neill" → "jose o neill"."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return APART.sub(" ", bare.casefold()).strip()


def slug(name: str) -> str:
    """The name as an id: a word for a command line, an address or a file. Letters of any script stay."""
    return fold(name).replace(" ", "-")[:LONGEST].strip("-") or "contact"


def free_id(name: str, taken: Container[str]) -> str:
    """The name's slug, numbered while somebody else has it."""
    wanted, number = slug(name), 2
    found = wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found


def same(name: str, organisation: str, other_name: str, other_organisation: str) -> bool:
    """Whether two entries are one person: the same name, and not two different organisations."""
    if fold(name) != fold(other_name):
        return False
    here, there = fold(organisation), fold(other_organisation)
    return not here or not there or here == there


def meant(given: str, contacts: Sequence[Contact]) -> Contact:
    """The contact of that id or name, or the only one that begins so. Raises NotFound or Ambiguous."""
    for each in contacts:
        if each.id == given:
            return each
    wanted = fold(given)
    if wanted:
        names = [(each, fold(each.name)) for each in contacts]
        for found in (
            [each for each, name in names if name == wanted],
            [each for each, name in names if name.startswith(wanted) or each.id.startswith(wanted.replace(" ", "-"))],
            [each for each, name in names if any(word.startswith(wanted) for word in name.split())],
        ):
            if len(found) == 1:
                return found[0]
            if found:
                raise Ambiguous(given, found)
    raise NotFound("contact", given, [known for each in contacts for known in (each.id, each.name)], LISTING)
