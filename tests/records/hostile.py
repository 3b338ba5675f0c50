"""Names that break files: what a contact may be called, from a quiet Ruth to somebody whose name ends the card it stands on."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import strategies as st
from pydantic import ValidationError

from coach.records.exchange.markdown import Dossier
from coach.records.model import Contact, Note, Promise, Record, Referral, Talk

PIECES = (
    "Ruth", " ", "\n", "\r\n", "\t", ",", ";", ":", '"', "'", "\\", "\\n", "\\N", "\\;", "=SUM(1)", "=", "+", "-", "@", "＝1", "%", "|",
    "BEGIN:VCARD\nEND:VCARD", "END:VCARD", "BEGIN:VEVENT", "FN:", "```", "````\n```yaml\nname: x\n```", "~~~", "# ", "## x", "---\n", "...",
    "<b>x</b>", "<!--", "-->", "&amp;", "[x](http://y)", "![", "*", "_", "> ", "1. ", "no", "null", "1e5", "0x1F", "12:30:00", "~", "!!x",
    "&a", "*a", "{{ x }}", "{", "}", "ß", "İ", "😀", "👩‍👩‍👧", "مرحبا", "\u202e", "\u2066", "\u200f", "\u2028", "\u2029", "\x85", "\x00", "\x1b[31m",
    "\x07", "\ufeff", "\ufffe", "\uffff", "\U0001ffff", "\ud800", "é", "e\u0301", "x" * 80, "語" * 40, "%0A", "=0A", "=C3=9F", "^n", "^'",
)  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=8).map("".join)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1))
may = st.sampled_from([True, False, None])


def _made(model: type[Record], **facts: st.SearchStrategy) -> st.SearchStrategy:
    """Records of these facts, without those that the model itself refuses."""

    def made(data: dict) -> Record | None:
        try:
            return model.model_validate(data)
        except ValidationError:
            return None

    return st.fixed_dictionaries(facts).map(made).filter(lambda record: record is not None)


contacts = _made(
    Contact,
    id=st.just("ruth-okafor"), name=texts, role=texts, organisation=texts, field=texts, phone=texts, email=texts, address=texts,
    found_through=texts, referrer=st.sampled_from([None, "sam-ode"]), may_use_name=may, read=texts, why=texts,
    like=st.sampled_from([None, "nurse-manager"]), created=days,
)  # fmt: skip
talks = _made(
    Talk, id=st.just(3), contact=st.just("ruth-okafor"), kind=st.sampled_from(["practised", "real"]),
    situation=st.sampled_from(["meeting", "thank-you"]), at=moments, minutes=st.one_of(st.none(), st.floats(0, 1440)), outcome=texts,
)  # fmt: skip
notes = _made(
    Note, contact=st.just("ruth-okafor"), talk=st.sampled_from([None, 3]), topic=st.sampled_from(["", "likes"]), text=texts,
    written=moments,
)  # fmt: skip
names = _made(
    Referral, contact=st.just("ruth-okafor"), name=texts, role=texts, organisation=texts, may_use_name=may, written=moments
)
promises = _made(
    Promise, contact=st.just("ruth-okafor"), talk=st.sampled_from([None, 3]), what=st.sampled_from(["call", "other"]), text=texts,
    due=st.one_of(days, moments), by=st.sampled_from(["trainee", "professional"]), done=st.one_of(st.none(), moments),
)  # fmt: skip
dossiers = st.builds(
    Dossier,
    contacts,
    st.tuples(talks),
    st.lists(notes, max_size=2).map(tuple),
    st.lists(names, max_size=1).map(tuple),
    st.lists(promises, max_size=2).map(tuple),
)
