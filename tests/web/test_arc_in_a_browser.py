"""The whole arc in a real Chromium: somebody new, prepared for, rehearsed with, noted down, due, and all of it gone."""

from __future__ import annotations

import re

import pytest

from tests.web.serving import chromium, free_of_requests, serving, window

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser():
    with chromium("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream") as running:
        yield running


def test_from_a_name_to_the_real_talk_and_back_to_nothing(browser, tmp_path) -> None:
    with serving(tmp_path) as server, window(browser, server) as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto("/")
        page.get_by_role("button", name="Skip for now").click()

        page.get_by_role("link", name="People").first.click()
        page.get_by_role("link", name="Add somebody").click()
        page.get_by_label("Their name").fill("Ruth Okafor")
        page.get_by_label("What they do").fill("nurse manager")
        page.get_by_role("button", name="Keep it").click()
        page.wait_for_url(re.compile("/contacts/ruth-okafor$"))

        page.get_by_role("link", name="Prepare the talk").click()
        page.get_by_label("Why do you want to talk to them?").fill("I want to know whether the work on a ward is for me")
        page.get_by_label("Your name").fill("Dana Ortiz")
        page.get_by_role("button", name="Write my documents").click()
        page.get_by_role("link", name="Phone script").click()
        assert "my name is Dana Ortiz" in page.locator("#text").input_value()
        page.locator("#text").fill("Hello, my name is Dana Ortiz. Could I ask you for twenty minutes of advice?")
        page.get_by_role("button", name="Keep and check").click()
        page.get_by_text("Kept.").wait_for()

        page.get_by_role("button", name="Rehearse it with them").click()
        page.wait_for_url(re.compile("/sessions/"))
        assert "this is not Ruth Okafor" in page.locator("#before").inner_text()
        page.get_by_role("button", name="Call").click()
        page.locator("#words").fill("Hello, my name is Dana Ortiz. Do you have a minute?")
        page.keyboard.press("Enter")
        page.locator("#captions .persona").nth(1).wait_for()
        page.get_by_role("button", name="Hang up").click()
        page.get_by_role("dialog").get_by_role("button", name="Hang up").click()
        page.get_by_role("link", name="Read how it went").click()
        page.get_by_role("link", name="Write down what they said").click()
        page.get_by_label("One thing a line").fill("She likes night shifts.")
        page.get_by_role("button", name="Write it down").click()
        page.get_by_text("Written down.").wait_for()

        page.goto("/contacts/ruth-okafor")
        page.get_by_text("Something that was promised").click()
        page.locator("#promise-due").fill("2099-01-02")
        page.get_by_role("button", name="Keep it", exact=True).click()
        assert "years away" in page.locator("#promise-due-wrong").inner_text()
        page.locator("#promise-due").fill(page.evaluate("new Date(Date.now() + 86400000 * 3).toISOString().slice(0, 10)"))
        page.get_by_role("button", name="Keep it", exact=True).click()
        page.get_by_text("It stands in what is due.").wait_for()
        page.get_by_role("link", name="Due", exact=True).click()
        page.get_by_role("button", name=re.compile("^Done")).click()
        page.get_by_text("Done: Call Ruth Okafor.").wait_for()

        page.goto("/contacts/ruth-okafor")
        page.get_by_role("button", name="Delete this contact").click()
        page.get_by_role("button", name="Bring it back").click()
        page.get_by_text("Brought back.").wait_for()

        page.get_by_role("link", name=re.compile("What is stored")).click()
        page.get_by_label(re.compile("to go on")).fill("delete")
        page.get_by_role("button", name="Delete everything").click()
        page.get_by_text("Everything is deleted.").wait_for()
        left = [
            path for path in tmp_path.rglob("*") if path.is_file() and "keys" not in path.parts and ".locks" not in path.parts
        ]
        assert not [path for path in left if re.search(rb"Dana|Ruth|night shifts", path.read_bytes())], left
        assert free_of_requests(asked, server)


def test_a_script_is_recorded_with_a_microphone_and_judged(browser, tmp_path) -> None:
    """Chromium's fake microphone beeps: nobody is heard to say the script, and that is said."""
    pytest.importorskip("faster_whisper")
    with serving(tmp_path) as server, window(browser, server, permissions=["microphone"]) as context:
        page = context.new_page()
        page.goto("/aloud")
        page.get_by_label("Your script").fill("Hello, my name is Dana Ortiz. Could we meet for twenty minutes?")
        page.get_by_role("button", name="Begin").click()
        page.get_by_role("button", name="Record", exact=True).click()
        page.get_by_text("Recording.").wait_for()
        page.locator("#length", has_text=re.compile("0:0[1-9]")).wait_for()
        page.get_by_role("button", name="Stop, and judge it").click()
        page.locator("#file-wrong").wait_for()
        assert re.search("nobody was heard|Hardly anything", page.locator("#file-wrong").inner_text())
        assert page.get_by_text("Could we meet for twenty minutes?").count()
