"""Files of other programs: what goes out comes back to the letter, and what is no contact is named with its line."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coach.errors import CoachError, UserFileError
from coach.records.exchange.csv import guarded, read_csv, unguarded, write_csv
from coach.records.exchange.fields import FIELDS, Contacts, Row
from coach.records.exchange.files import format_of, format_within
from coach.records.exchange.ics import doing, write_ics
from coach.records.exchange.markdown import Dossier, read_markdown, write_markdown
from coach.records.exchange.reading import MOST_BYTES, Read, read_file
from coach.records.exchange.vcf import read_vcf, write_vcf
from coach.records.model import Contact, Promise, Talk
from tests.records import hostile

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
RUTH = Contact(id="ruth-okafor", name="Ruth Okafor", role="nurse manager", organisation="St. Luke's", created=TODAY)


def read_in(name: str, text: str | bytes) -> Read:
    return Read(name, text if isinstance(text, bytes) else text.encode())


def back(found: Contacts) -> list[Contact]:
    """The contacts of a file, with their referrers where they stood."""
    assert found.problems == ()
    return [row.contact.model_copy(update={"referrer": row.referrer or None}) for row in found.rows]


def lines(found: Contacts) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_a_file_has_a_place_for_every_field_of_a_contact():
    assert set(FIELDS) == set(Contact.model_fields)


@settings(max_examples=25)
@given(st.lists(hostile.contacts, min_size=1, max_size=2), st.sampled_from(["3.0", "4.0"]))
def test_cards_come_back_to_the_letter(contacts, version):
    written = write_vcf(contacts, version)
    assert back(read_vcf(read_in("x.vcf", written), TODAY)) == contacts
    assert written.count("\n") == written.count("\r\n")
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75


@settings(max_examples=25)
@given(st.lists(hostile.contacts, min_size=1, max_size=2))
def test_a_table_comes_back_to_the_letter_and_computes_nothing(contacts):
    """What a spreadsheet sees is read by Python's csv module alone: no cell may begin like a formula."""
    written = write_csv(contacts)
    assert back(read_csv(read_in("x.csv", written), TODAY)) == contacts
    cells = [cell for row in csv.reader(io.StringIO(written.lstrip("\ufeff"), newline="")) for cell in row]
    assert len(cells) == len(FIELDS) * (len(contacts) + 1)
    assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")]


@settings(max_examples=25)
@given(hostile.texts)
def test_a_guard_is_taken_off_again(text):
    assert unguarded(guarded(text)) == text


@settings(max_examples=25)
@given(st.lists(hostile.dossiers, min_size=1, max_size=2))
def test_a_page_comes_back_to_the_letter_and_shows_the_names_as_they_are(dossiers):
    written = write_markdown(dossiers)
    page = read_markdown(read_in("x.md", written), TODAY)
    assert page.problems == ()
    assert [dossier for _, dossier in page.dossiers] == dossiers
    tokens = MarkdownIt("commonmark").parse(written)
    titles = [tokens[place + 1].children for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert {child.type for title in titles for child in title} == {"text"}, "no name is a link, a tag or a picture"
    assert ["".join(child.content for child in title) for title in titles[1:]] == [each.contact.name for each in dossiers]


@settings(max_examples=25)
@given(hostile.contacts, st.lists(hostile.promises, min_size=1, max_size=2))
def test_a_calendar_is_read_by_another_parser_as_it_was_meant(contact, promises):
    """RFC 5545: CRLF, at most 75 octets a line (3.1), UID and DTSTAMP in each event (3.6.1)."""
    promises = [promise.model_copy(update={"id": number}) for number, promise in enumerate(promises, 1)]
    written = write_ics(promises, [], [contact], NOW)
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert written.count(b"\n") == written.count(b"\r\n")
    assert max(map(len, written.split(b"\r\n"))) <= 75
    read = vobject.readOne(written.decode())
    assert [event.summary.value for event in read.vevent_list] == [doing(each, contact.name) for each in promises]
    assert [event.dtstart.value for event in read.vevent_list] == [each.due for each in promises]
    assert {event.dtstamp.value for event in read.vevent_list} == {NOW}
    assert len({event.uid.value for event in read.vevent_list}) == len(promises)


def test_the_same_promise_has_the_same_uid_in_every_export_and_another_contact_s_has_another():
    promise = Promise(id=4, contact="ruth-okafor", what="call", due=datetime(2026, 12, 1, 15, 0))

    def uid(contact: Contact, promise: Promise) -> str:
        return str(icalendar.Calendar.from_ical(write_ics([promise], [], [contact], NOW)).walk("VEVENT")[0]["uid"])

    assert uid(RUTH, promise) == uid(RUTH, promise.model_copy(update={"due": date(2026, 12, 5)}))
    sam = RUTH.model_copy(update={"id": "sam"})
    assert uid(RUTH, promise) != uid(sam, promise.model_copy(update={"contact": "sam"}))


def test_a_calendar_to_the_last_letter():
    """A promise for an hour and a talk that is agreed, as a calendar program gets them."""
    ruth = RUTH.model_copy(update={"address": "1 High Street\nLeeds", "phone": "555-0110"})
    call = Promise(id=1, contact=ruth.id, what="call", text="About C:\\New; and more", due=datetime(2026, 12, 1, 15, 0))
    talk = Talk(id=2, contact=ruth.id, kind="real", situation="meeting", at=datetime(2026, 12, 3, 10, 0), minutes=20)
    assert write_ics([call], [talk], [ruth], NOW).decode().split("\r\n") == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//coach//informational interviews//EN", "METHOD:PUBLISH",
        "BEGIN:VEVENT", "SUMMARY:Meeting with Ruth Okafor", "DTSTART:20261203T100000", "DURATION:PT20M", "DTSTAMP:20261122T103000Z",
        "UID:11759f28-9054-5c81-90ff-d4a132da9351", "DESCRIPTION:nurse manager\\, St. Luke's\\n555-0110", "LOCATION:1 High Street\\nLeeds",
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Meeting with Ruth Okafor", "TRIGGER:-P1D", "END:VALARM",
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Meeting with Ruth Okafor", "TRIGGER:-PT1H", "END:VALARM", "END:VEVENT",
        "BEGIN:VEVENT", "SUMMARY:Call Ruth Okafor", "DTSTART:20261201T150000", "DURATION:PT15M", "DTSTAMP:20261122T103000Z",
        "UID:56fea206-3267-5f3c-aea5-f6de1d76fc2f", "DESCRIPTION:About C:\\\\New\\; and more\\nnurse manager\\, St. Luke's\\n555-0110",
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Call Ruth Okafor", "TRIGGER:-PT10M", "END:VALARM", "END:VEVENT",
        "END:VCALENDAR", "",
    ]  # fmt: skip


def test_a_card_of_an_old_telephone_is_read():
    """vCard 2.1: quoted-printable folded in the middle of a letter, two numbers, a picture that nobody looks at."""
    card = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zil;Ay=C5=9Fe;;;\r\n"
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ay=C5=\r\n=9Fe =C3=96zil\r\nTEL;WORK:555-2\r\nTEL;CELL;PREF:555-1\r\n"
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n SkZJRg\r\n\r\nORG:Acme;Research\r\nEND:VCARD\r\n"
    )
    (row,) = read_vcf(read_in("x.vcf", card), TODAY).rows
    assert row.contact == Contact(
        name="Ayşe Özil", phone="555-1", organisation="Acme, Research", read="Also: 555-2", created=TODAY
    )


def test_a_card_of_version_4_says_its_preference_in_its_own_way():
    card = (
        "BEGIN:VCARD\nVERSION:4.0\nFN:Cy Ode\nTEL;VALUE=uri:tel:+1-556\nitem1.TEL;VALUE=uri;PREF=1:tel:+1-555\n"
        "ADR:;;1 Main\\, St;Town;;123;\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Everybody\nEND:VCARD\n"
    )
    (row,) = read_vcf(read_in("x.vcf", card), TODAY).rows
    assert (row.contact.phone, row.contact.address) == ("+1-555", "1 Main, St\nTown\n123")


def test_a_card_without_a_name_is_named_and_the_others_are_kept():
    cards = (
        "BEGIN:VCARD\nVERSION:3.0\nORG:Acme\nEND:VCARD\nBEGIN:VCARD\nFN:Bo Li\nEND:VCARD\n"
        "BEGIN:VCARD\nno property\nEND:VCARD\nBEGIN:VCARD\nFN:Cut Off\n"
    )
    found = read_vcf(read_in("x.vcf", cards), TODAY)
    assert [row.contact.name for row in found.rows] == ["Bo Li"]
    assert lines(found) == [
        "x.vcf:1: name: this card has none; write it as FN:Ruth Okafor.",
        'x.vcf:8: this card cannot be read: "no property" is no property; write it as NAME:value.',
        "x.vcf:11: this card has no end: the file stops in the middle of it.",
    ]


@pytest.mark.parametrize(
    ("table", "contact"),
    [
        ("Name;Firma;Company\nBo Li;;Acme\n", {"name": "Bo Li", "organisation": "Acme"}),
        ("First Name,Last Name,E-mail Address\nBo,Li,bo@x.org\n", {"name": "Bo Li", "email": "bo@x.org"}),
        ('Notes:\n"Some words, to begin with"\n\nFirst Name,Last Name,Position\nBo,Li,cook\n', {"name": "Bo Li", "role": "cook"}),
        ("name\tphone\nBo Li\t'+49 1\n", {"name": "Bo Li", "phone": "+49 1"}),
        ("NAME,May_Use_Name\r\nBo Li,Yes\r\n", {"name": "Bo Li", "may_use_name": True}),
    ],
)
def test_tables_of_other_programs_are_read(table, contact):
    (row,) = read_csv(read_in("x.csv", table), TODAY).rows
    assert row.contact == Contact(created=TODAY, **contact)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"])
def test_a_table_is_read_in_the_encodings_of_spreadsheets(encoding):
    text = "name\torganisation\nJosé Müller\tCafé\n"
    content = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    found = read_csv(read_in("x.csv", content), TODAY)
    assert [(row.contact.name, row.contact.organisation) for row in found.rows] == [("José Müller", "Café")]
    assert bool(found.notices) == (encoding == "cp1252"), "a guess is told"


def test_every_bad_row_of_a_table_is_named_and_the_others_are_kept():
    table = (
        'name,email,may_use_name,created\nBo Li,,,\n,nobody@x.org,,\nCy,,perhaps,\nDi,,,last May\nEd,"x" y,,\n'
        f'{"F" * 301},,,\nGi,a,b,c,d,e\nHo,"open,,\nIv,,no,2026-01-02\n'
    )
    found = read_csv(read_in("x.csv", table), TODAY)
    assert [(row.line, row.contact.name) for row in found.rows] == [(2, "Bo Li"), (10, "Iv")]
    assert lines(found) == [
        "x.csv:3: name: is empty; it is needed.",
        'x.csv:4: may_use_name: "perhaps" is neither yes nor no.',
        'x.csv:5: created: "last May" is no date; write it as 2026-12-01 (Di).',
        'x.csv:6: a quote stands in the middle of a text; put the whole text in quotes and write "" for a quote in it.',
        f"x.csv:7: name: 301 characters; 300 is the most, so shorten it ({'F' * 40}).",
        "x.csv:8: 6 cells under 4 headings; put a text that holds a separator in quotes.",
        'x.csv:9: a quote is opened here and not closed; put the whole text in quotes and write "" for a quote in it.',
    ]


def test_what_lies_behind_a_quote_that_is_never_closed_becomes_no_contact():
    """A text of several lines, cut off: its lines are no rows of their own."""
    found = read_csv(read_in("x.csv", 'name,email,read\nBo,,"begun\nand never\nended'), TODAY)
    assert found.rows == ()
    assert [problem.line for problem in found.problems] == [2, 3, 4]


def test_a_page_with_one_bad_entry_keeps_the_rest():
    page = (
        "# Mine\n\nWords of my own.\n\n```yaml\nname: Bo Li\ntalks:\n- {id: 1, kind: reel, situation: meeting, at: 2026-01-02T10:00}\n"
        "- {id: 2, kind: real, situation: meeting, at: 2026-01-03T10:00}\nnotes:\n- {talk: 1, text: a, written: 2026-01-02T11:00}\n"
        "- {talk: 2, text: b, written: 2026-01-03T11:00}\n```\n\n```yaml\nrole: cook\n```\n\n```yaml\n\tname: Cy\n```\n\n```yaml\n- x\n```\n"
    )
    found = read_markdown(read_in("x.md", page), TODAY)
    ((line, dossier),) = found.dossiers
    assert (line, [talk.id for talk in dossier.talks], [note.talk for note in dossier.notes]) == (5, [2], [None, 2])
    assert [str(problem) for problem in found.problems] == [
        "x.md:8: talk of Bo Li: kind: \"reel\" is none of 'practised' or 'real'.",
        "x.md:16: name: is empty; it is needed.",
        "x.md:20: not YAML: a tab stands here; indent with blanks.",
        "x.md:23: this block holds no contact; it begins with a line such as name: Ruth Okafor.",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04\x14\x00", 'choose "Save as", then "CSV UTF-8"'),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\x00\x00", "not a text"),
        (b"\xff\xfeab\xd8\x00\xd8", "cut off or damaged"),
        (b"Dear Ruth,\nhow are you?\n", 'no column is called "name"'),
    ],
)
def test_what_is_no_table_is_told_from_one(content, says):
    with pytest.raises(UserFileError, match=says):
        read_csv(read_in("x.csv", content), TODAY)


@pytest.mark.parametrize("reader", [read_vcf, read_markdown])
def test_what_holds_no_contact_says_what_one_would_look_like(reader):
    with pytest.raises(UserFileError, match=r"BEGIN:VCARD|```yaml"):
        reader(read_in("x", b"Dear Ruth,\nhow are you?\n"), TODAY)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path):
    big = tmp_path / "big.csv"
    with big.open("wb") as opened:
        opened.truncate(MOST_BYTES + 1)
    with pytest.raises(UserFileError, match="100 MB is the most"):
        read_file(big)
    with pytest.raises(UserFileError, match="there is no such file"):
        read_file(tmp_path / "none.csv")
    with pytest.raises(UserFileError, match="this is a folder"):
        read_file(tmp_path)


BITS = st.sampled_from(
    [
        b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"FN:", b"N:", b"N;CHARSET=x;ENCODING=QUOTED-PRINTABLE:", b"TEL;PREF=x:", b"ADR:", b"ORG:",
        b"KIND:", b"VERSION:2.1\n", b"ENCODING=b:", b"\r\n ", b"=C3", b"=\n", b"X-COACH-CREATED:", b"item1.", b"AGENT:", b"name", b",",
        b'"', b"\t", b"\n", b";", b"```yaml\n", b"```\n", b"name: x\n", b"talks:\n- ", b"promises:\n- what: call\n  due: 5\n", b"id: ",
        b"{", b"]", b"\xff\xfe", b"\xc3", b"\x00", b"9" * 20,
    ]
)  # fmt: skip


@settings(max_examples=40)
@example(b"N;CHARSET=x;ENCODING=QUOTED-PRINTABLE:BEGIN:VCARD\r\n")
@given(st.lists(st.one_of(BITS, st.binary(max_size=4)), max_size=20).map(b"".join))
def test_any_bytes_are_contacts_or_problems_of_one_line(content):
    for reader, begin, end in ((read_vcf, b"BEGIN:VCARD\n", b"\nFN:x\nEND:VCARD\n"), (read_csv, b"name,created\n", b"\n"),
                               (read_markdown, b"```yaml\n", b"\n```\n")):  # fmt: skip
        for whole in (content, begin + content + end):
            try:
                said = [str(problem) for problem in reader(read_in("x", whole), TODAY).problems]
            except CoachError as error:
                said = [str(error)]
            assert "\n" not in "".join(said)


def test_a_charset_that_nobody_knows_is_named():
    card = b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=x-klingon;ENCODING=QUOTED-PRINTABLE:Okafor;Ruth\nEND:VCARD\n"
    (problem,) = read_vcf(read_in("x", card), TODAY).problems
    assert "CHARSET that nobody knows" in str(problem)
    assert "x-klingon" in str(problem)


def test_a_format_is_told_by_the_name_or_by_what_stands_in_it():
    assert [format_of(Path(name)) for name in ("A.VCF", "a.csv", "a.tsv", "a.md")] == ["vcf", "csv", "csv", "md"]
    with pytest.raises(CoachError, match="--format"):
        format_of(Path("a.doc"))
    assert format_within(read_in("-", write_vcf([RUTH]))) == "vcf"
    assert format_within(read_in("-", write_csv([RUTH]))) == "csv"
    assert format_within(read_in("-", write_markdown([Dossier(RUTH)]))) == "md"
    with pytest.raises(UserFileError, match="--format"):
        format_within(read_in("-", b"Dear Ruth\n"))


def test_a_cell_without_an_end_is_named():
    assert lines(read_csv(read_in("x.csv", "name\n" + "x" * 400_001 + "\nBo\n"), TODAY)) == [
        "x.csv:2: a cell with more than 400,000 characters; shorten it."
    ]


def test_a_row_begins_where_its_text_begins():
    """A text of three lines does not shift the line that the next problem names."""
    found = read_csv(read_in("x.csv", 'name,read\nBo,"a\nb\nc"\n,x\n'), TODAY)
    assert found.rows == (Row(2, Contact(name="Bo", read="a\nb\nc", created=TODAY)),)
    assert lines(found) == ["x.csv:5: name: is empty; it is needed."]
