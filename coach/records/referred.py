"""A name that a contact gave and the contact that became of it: kept together, with the permission to use the giver's name.

`refer(book, sam, ruth, may=True)` → Sam's card says that Ruth gave the name and may be named; Ruth's list of names says that
it was taken up. Where Ruth's permission was written down with the name, nobody needs to say it again.
"""

from __future__ import annotations

from datetime import datetime

from coach.records.book import Book
from coach.records.model import Contact, Referral
from coach.records.names import fold


def refer(book: Book, contact: Contact, giver: Contact, may: bool | None, now: datetime) -> Contact:
    """The contact, with who gave the name. `may`: whether that may be said; None is what the giver had said. Raises NotFound."""
    with book.together():
        named = next(
            (each for each in book.referrals(giver.id) if fold(each.name) == fold(contact.name) and each.taken_up is None), None
        )
        allowed = may if may is not None else named.may_use_name if named else None
        if named is None:
            facts = {"name": contact.name, "role": contact.role, "organisation": contact.organisation}
            named = book.add_referral(Referral(contact=giver.id, written=now, **facts))
        book.edit(named, taken_up=contact.id, may_use_name=allowed)
        return book.edit(contact, referrer=giver.id, may_use_name=allowed)
