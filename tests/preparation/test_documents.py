"""Facts in, six documents out: whole where the facts are, with a visible blank where one is missing, and nothing invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.preparation.check import body
from coach.preparation.documents import BLANKS, FORMS, Document, most_words, spoken_words
from coach.preparation.facts import Facts
from coach.speech.script import blanks, sentences
from tests.preparation.people import somebody
from tests.preparation.rooms import RULES, verdicts, written

FAULTS = {
    "two full stops": re.compile(r"(?<!\.)\.\.(?!\.)"),
    "an article twice": re.compile(r"\b(?:a|an|the) (?:a|an|the)\b", re.IGNORECASE),
    "a word twice": re.compile(r"\b(of|to|in|at|I|is|am|you|that) \1\b"),
    "empty parentheses": re.compile(r"\(\s*\)|“\s*”|\[\s*\]"),
    "a blank before a stop": re.compile(r"\s[.,;:!?](?:\s|$)"),
    "a stop and a comma": re.compile(r"(?<!\b[A-Z])(?<!\bInc)(?<!\bJr)(?<!\bSr)\.[,;:]|,\.|;\.|:\.|[?!]\."),
    "something unfilled": re.compile(r"\{\{|\}\}|\{%|None|Undefined|\bnull\b"),
    "two blanks": re.compile(r"(?<=\S)  +(?=\S)"),
    "a sentence begun small": re.compile(r"(?<=[a-zß]{3}[.!?] )(?!iFixit)[a-z]"),
}


def faults(text: str) -> list[str]:
    return [
        f"{name}: …{text[max(0, found.start() - 30) : found.end() + 20]}…"
        for name, rule in FAULTS.items()
        if (found := rule.search(text))
    ]


@pytest.mark.parametrize("seed", range(0, 60, 5))
def test_with_all_facts_each_text_passes_its_own_check_wholly(seed):
    facts = somebody(seed)
    found = verdicts(*written(facts).values())
    assert {
        name: [(each.id, each.verdict, each.because) for each in one.criteria if each.verdict not in ("met", "not_applicable")]
        or one.blanks
        for name, one in found.items()
        if not one.whole
    } == {}


@pytest.mark.slow
def test_of_five_hundred_people_hardly_one_text_is_a_word_too_long():
    """Everything else is met by all. Who has a name of five words may have to say it faster."""
    failed = [
        (seed, name, each.id, each.because)
        for seed in range(1000, 1500)
        for name, one in verdicts(*written(somebody(seed)).values()).items()
        for each in one.criteria
        if each.verdict not in ("met", "not_applicable")
    ]
    assert [each for each in failed if each[2] != "length"] == []
    assert len(failed) <= 15  # of 3,000


def test_no_text_has_a_fault_of_a_template_whoever_writes():
    found = [
        (seed, each.form.name, fault)
        for seed in range(60)
        for each in written(somebody(seed)).values()
        for fault in faults(each.text)
    ]
    assert found == []


@pytest.mark.parametrize("missing", sorted(BLANKS))
def test_a_missing_fact_is_a_visible_blank_and_never_made_up(missing):
    facts = somebody(3).model_copy(update={"referrer": "", "may_use_name": None})
    empty = () if isinstance(getattr(facts, missing), tuple) else ""
    texts = written(facts.model_copy(update={missing: empty}))
    open_blanks = {blank for each in texts.values() for blank in blanks(each.text)}
    assert open_blanks == {BLANKS[missing]}
    assert [fault for each in texts.values() for fault in faults(each.text)] == []


def test_without_any_fact_every_text_is_there_and_says_what_it_waits_for():
    texts = written(Facts())
    assert set(texts) == {form.name for form in FORMS}
    found = verdicts(*texts.values())
    phone = {each.id: each.because for each in found["phone-script"].criteria if each.verdict == "missed"}
    assert phone == {
        "states_own_name": '"your name" is still a blank',
        "says_how_got_name": '"how you got their name" is still a blank',
        "states_background": '"your present work or studies" is still a blank',
        "states_field_purpose": '"your field" is still a blank',
        "leaves_contact_details": '"your phone number" is still a blank',
    }
    assert not any(each.whole for each in found.values())


def test_only_facts_and_the_words_of_the_template_stand_in_a_text():
    """Every number in it was told, or is a house rule."""
    facts = somebody(8)
    allowed = set(re.findall(r"\d+", " ".join(str(value) for value in facts.model_dump().values()))) | {
        "20",
        "10",
        "15",
        "22",
        "2026",
        "30",
        "60",
    }
    for each in written(facts).values():
        assert set(re.findall(r"\d+", each.text)) <= allowed, each.form.name


@pytest.mark.parametrize("may", [None, False])
def test_a_referrer_who_was_not_asked_is_named_nowhere(may):
    facts = somebody(1).model_copy(
        update={"referrer": "Beth Miller", "may_use_name": may, "found_through": "through Beth Miller"}
    )
    for each in written(facts).values():
        assert "I found you through Beth" not in each.text
        assert "Beth Miller gave me" not in each.text
        if each.form.kind == "request":
            assert "how you got their name, without naming Beth Miller" in blanks(each.text)


def test_a_referrer_who_may_be_named_is_named_everywhere():
    facts = somebody(1).model_copy(update={"referrer": "my aunt Carla", "may_use_name": True})
    for each in written(facts).values():
        assert each.form.kind != "request" or "My aunt Carla gave me your name." in each.text


def test_what_speaks_of_them_as_of_a_third_person_waits_for_its_owners_words():
    """ "Her talk on wages" cannot be said to her, and whether "her" is she is for the trainee to say."""
    facts = somebody(3).model_copy(update={"read": "Her talk on wages", "referrer": "", "found_through": "at her open day"})
    letter = written(facts)["letter"]
    assert "what you have read about them, said to them: Her talk on wages" in blanks(letter.text)
    assert "how you got their name, said to them: at her open day" in blanks(letter.text)
    reason = {each.id: each.because for each in verdicts(letter)["letter"].criteria}["says_how_got_name"]
    assert reason == '"how you got their name, said to them: at her open day" is still a blank'


def test_what_is_said_aloud_is_as_full_as_its_time_allows():
    short = somebody(3).model_copy(
        update={"background": "am a nurse", "skills": ("patience", "maths"), "evidence": "trained six colleagues"}
    )
    long = short.model_copy(
        update={
            "background": "am a nurse on a children's ward, and I have run a choir for twelve years",
            "evidence": "set up a rota for all forty volunteers of two houses, and no shift has stayed empty since",
        }
    )
    assert "so that you can give me advice on my next steps" in written(short)["sketch-60"].text
    for facts in (short, long):
        for each in written(facts).values():
            assert not each.form.aloud or spoken_words(each.text) <= most_words(each.form, RULES)
    assert "choir" not in written(long)["sketch-30"].text
    assert "choir" in written(long)["sketch-60"].text


def test_a_script_is_read_by_aloud_with_its_headings_and_without_its_directions():
    script = sentences(written(somebody(3))["phone-script"].text)
    assert list(dict.fromkeys(each.part for each in script)) == [
        "Hello",
        "Why I call",
        "What I ask",
        "Before I hang up",
    ]
    assert not any("[" in each.text or "If it is a bad moment" in each.text for each in script)


def test_of_an_email_only_the_message_is_judged():
    """The address in "To:" is theirs: it leaves nobody's details."""
    text = written(somebody(3).model_copy(update={"email": "", "phone": ""}))["email"]
    assert "their.name@example.org" in text.text
    assert "their.name@example.org" not in body(text)
    assert {each.id: each.verdict for each in verdicts(text)["email"].criteria}["leaves_contact_details"] == "missed"


def test_what_its_owner_wrote_is_judged_as_it_stands():
    form = FORMS[0]
    text = "# Mine\n\nHi, I'm Kim. Do you have a job for me? Please call me back at 555 0142."
    found = {each.id: each.verdict for each in verdicts(Document(form, text))["phone-script"].criteria}
    assert (found["asks_for_job"], found["asks_them_to_call_back"], found["leaves_contact_details"]) == (
        "violated",
        "violated",
        "met",
    )
    assert found["thanks"] == "missed"


@pytest.mark.parametrize("text", ["", "\n\n", "# Only a heading\n", "[only a direction]", "<!-- nothing -->", "```\ncode\n```"])
def test_a_document_that_says_nothing_is_judged_without_a_fall(text):
    for form in FORMS:
        found = verdicts(Document(form, text))[form.name]
        assert found.words == 0
        assert not found.whole


@given(
    st.dictionaries(
        st.sampled_from([name for name, field in Facts.model_fields.items() if field.annotation is str]),
        st.one_of(
            st.text(max_size=60),
            st.sampled_from(["I", "I'm ", "a", "to", "[your name]", "...", "my", "“”", "a. b, c; d", "{{ x }}", "--- ", "ß"]),
        ),
    )
)
@settings(max_examples=60)
def test_whatever_is_typed_makes_texts_with_coachs_own_brackets_only(given_facts):
    """And whatever is typed, a directive of a template or a bracket of Markdown stays the trainee's words."""
    for each in written(Facts.model_validate(given_facts)).values():
        opened = list(re.findall(r"\[([^\]]*)\]", each.text))
        ours = (*tuple(BLANKS.values()), "A quiet place", "If ", "Slowly", "your second strength")
        assert [what for what in opened if not what.startswith(ours)] == []
        assert each.text.count("[") == each.text.count("]") == len(opened)
        sentences(each.text)


def test_who_has_nothing_to_say_yet_leaves_a_blank():
    facts = Facts(background="not sure", why="I don't know", skills=("none", "patience"), read="-", target="No idea.")
    assert (facts.background, facts.why, facts.skills, facts.read, facts.target) == ("", "", ("patience",), "", "")


@pytest.mark.parametrize("seed", range(12))
def test_every_quote_stands_where_it_says(seed):
    for each in written(somebody(seed)).values():
        text = body(each)
        for one in verdicts(each)[each.form.name].criteria:
            assert one.act is None or text[one.act.start : one.act.end] == one.act.quote
