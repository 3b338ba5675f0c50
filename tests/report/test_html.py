"""The one HTML file: it makes no request, says what was said as text, and can be read without eyes and without colour."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from coach.judge.scorecard import Judged
from coach.report import html
from coach.report.view import view
from tests.report.pages import Page
from tests.report.talks import PROFILE, TRAINEE, Talk, meeting, phone_call, silence

EVIL = "<script>alert('x')</script><img src=http://evil.example/x onerror=alert(1)> {{ 7 * 7 }} \u202eabc\x00"
CASES = {
    "won": phone_call,
    "long": lambda: meeting(500),
    "empty": silence,
    "exam": lambda: phone_call(exam=True),
    "right to left": lambda: phone_call(profile={**PROFILE, "full_name": "מרים כהן 🙂"}, trainee={**TRAINEE, "name": "سارة"}),
}


def evil() -> str:
    """A talk in which every text that people or files bring in is an attack."""
    profile = {**PROFILE, "full_name": EVIL, "role": EVIL, "organisation": EVIL}
    talk = Talk(profile=profile, trainee={**TRAINEE, "name": EVIL}, created=EVIL)
    talk.opens(EVIL).says(f"Hello, {EVIL} I am Dana", ("greets", EVIL), trust=(5, EVIL)).answers(EVIL, fallback=EVIL)
    talk.ends(EVIL, EVIL)
    criteria = [Judged("greets", EVIL, "violated", talk.quotes["greets"], EVIL, EVIL, EVIL)]
    return html.render(view(talk.session, talk.scored(criteria, [], False, notes=(EVIL,))))


@pytest.fixture(scope="module", params=CASES)
def rendered(request: pytest.FixtureRequest) -> str:
    return html.render(view(*CASES[request.param]()))


@pytest.fixture(scope="module")
def page(rendered: str) -> Page:
    return Page(rendered)


def test_the_file_names_no_address_outside_itself(rendered: str, page: Page):
    assert "http" not in rendered.replace('http-equiv="Content-Security-Policy"', "")
    assert "//" not in rendered
    assert "url(" not in rendered
    assert "@import" not in rendered
    assert {value for _, name, value in page.attributes if name in ("src", "href", "action", "srcset")} <= {
        "data:,",
        *page.links,
    }
    assert all(link.startswith("#") for link in page.links)


def test_nothing_in_it_runs(page: Page):
    assert not {"script", "iframe", "object", "embed", "form", "img"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]


def test_the_policy_forbids_everything_but_these_very_styles(rendered: str, page: Page):
    styles = re.search(r"<style>(.*?)</style>", rendered, re.DOTALL)
    assert styles
    digest = base64.b64encode(hashlib.sha256(styles[1].encode()).digest()).decode()
    said = next(value for tag, name, value in page.attributes if tag == "meta" and "default-src" in value and name == "content")
    assert said.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in said
    assert "unsafe" not in said
    # The policy blocks style attributes: one would have no effect in a browser and pass every other test.
    assert not [tag for tag, name, _ in page.attributes if name == "style"]


def test_every_id_is_unique_and_every_link_leads_somewhere(page: Page):
    assert [name for name, times in page.ids.items() if times > 1] == []
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_headings_begin_with_one_title_and_skip_no_level(page: Page):
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    for before, after in zip(page.headings, page.headings[1:], strict=False):
        assert after <= before + 1


def test_tags_are_closed_in_order_and_pictures_have_words(page: Page):
    assert page.unclosed == []
    assert {"main", "header", "footer", "nav"} <= set(page.tags)
    images = sum(value == "img" for _, name, value in page.attributes if name == "role")
    labels = sum(name == "aria-label" for _, name, _ in page.attributes)
    assert images <= labels
    described = [value for _, name, value in page.attributes if name in ("aria-describedby", "aria-labelledby")]
    assert set(described) <= set(page.ids)


def test_the_words_of_each_mark_are_the_quote():
    report = view(*phone_call())
    marks = Page(html.render(report)).marks
    assert len(report.notes) == 12
    assert marks == {str(note.number): {f"turn-{note.quote.turn}": note.quote.text} for note in report.notes}


def test_the_evidence_can_be_reached_from_what_to_work_on_and_back():
    page = Page(html.render(view(*phone_call())))
    report = view(*phone_call())
    fault = report.note("asks_for_job")
    assert fault
    assert page.links.count(f"#{fault.anchor}") >= 3  # what to work on, the evidence, the margin, the criteria
    assert f"#criterion-{fault.criterion}" in page.links
    assert f"#note-{fault.number}" in page.links


def test_what_people_say_stays_text():
    page = Page(evil())
    assert page.tags["script"] == 0
    assert page.tags["img"] == 0
    assert "<script>alert('x')</script>" in page.text
    assert "{{ 7 * 7 }}" in page.text
    assert "\u202e" not in page.text
    assert "\x00" not in page.text
    assert page.unclosed == []


def test_a_long_talk_shows_the_movements_that_mattered_and_folds_the_rest():
    text = html.render(view(*meeting(500)))
    assert "<details>" in text
    assert "All 214 turns that moved" in text  # every 3rd and every 7th of 500: 166 + 71 - 23


def test_an_empty_session_says_so_and_draws_nothing():
    text = html.render(view(*silence()))
    assert "You said nothing" in text
    assert "<svg" not in text
    assert "coach resume 20261101-140500-phone-request-3f2a" in text


def test_a_fault_outweighs_what_was_done_in_the_same_words():
    session, score = phone_call()
    words = score.work_on[0].quote
    assert words
    both = (replace(score.criteria[0], quote=words), replace(score.get("asks_for_job"), quote=words))  # type: ignore[type-var]
    text = html.render(view(session, replace(score, criteria=both, work_on=())))
    assert re.findall(r'<mark id="said-2-\d+" class="(.*?)"', text) == ["is-violated"]


def test_the_page_has_colours_for_the_dark_and_a_layout_for_paper():
    text = html.render(view(*phone_call()))
    for needed in (
        "@media (prefers-color-scheme: dark)",
        "@media print",
        "prefers-reduced-motion",
        'lang="en"',
        "width=device-width",
    ):
        assert needed in text
