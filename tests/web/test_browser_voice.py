"""Rehearsals aloud in Debian's Chromium: the page hears, is heard, is interrupted, reloaded, dropped and left.

The trainee's words are sound that goes through the page's own capture; the professional's are caught at the page's loudspeaker and
understood by Whisper, so that what the captions say is what can be heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.history.journal import Journals
from coach.history.sound import Sound
from tests.web.microphone import ARGUMENTS, SCRIPT, Ear, Mouth, recording, understood
from tests.web.serving import begin, chromium, serving, window

pytestmark = pytest.mark.slow

pytest.importorskip("faster_whisper")
pytest.importorskip("hibari")

HELLO = "Good morning, my name is Dana Ortiz, and I would like to learn about your work."
SORRY = "Excuse me for interrupting you, but may I ask you something else?"
ASK = "May I ask how you came to this work?"


@contextmanager
def talking(home: Path) -> Iterator:
    """A server and a browser window whose microphone waits for a test."""
    with (
        serving(home) as server,
        chromium(*ARGUMENTS) as browser,
        window(browser, server, permissions=["microphone"]) as context,
    ):
        context.add_init_script(SCRIPT)
        yield context, server


def aloud(context, server, **form: str):
    """A page whose microphone is open, as soon as the floor is the trainee's."""
    page = context.new_page()
    page.goto(begin(context, server, **form))
    page.get_by_role("button", name="Talk aloud").click()
    listening(page)
    return page


def listening(page) -> None:
    page.locator("#ear-words", has_text=re.compile("^(Listening\\.|Hold the key and talk)")).wait_for()


def talking_persona(page, number: int) -> None:
    """Until the professional is being heard, with caption `number` from 0."""
    page.locator("#captions .persona").nth(number).wait_for()
    page.locator("#ear-words", has_text="is talking").wait_for()


def told(page, ear: str) -> list[dict]:
    """What the server's ears have said of one kind."""
    return [each for each in page.evaluate("() => test.told") if each.get("ear") == ear]


def lines(page, kind: str) -> list[str]:
    return page.locator(f"#captions .{kind}:not(.partial) .said").all_inner_texts()


def events(home: Path, page) -> list:
    return Journals(home / "sessions").read(re.search(r"/sessions/([^/]+)", page.url)[1]).events


def words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def same(heard: str, said: str) -> float:
    """Share of the words said that were heard, in order."""
    from difflib import SequenceMatcher

    matches = SequenceMatcher(None, words(said), words(heard), autojunk=False).get_matching_blocks()
    return sum(each.size for each in matches) / len(words(said))


def test_a_call_aloud_from_the_first_page_to_the_report(tmp_path: Path) -> None:
    """Choose, call, hear it ring, talk, be answered aloud, speak over the answer, type a line, hang up, read."""
    with talking(tmp_path) as (context, _):
        page = context.new_page()
        page.goto("/practise/phone-request")
        page.get_by_role("button", name="Begin").click()
        page.wait_for_url(re.compile("/sessions/"))
        page.get_by_role("button", name="Talk aloud").click()
        page.locator("#ear-words", has_text="It rings").wait_for()
        mouth, ear = Mouth(page), Ear(page)
        listening(page)
        rang = ear.heard()
        greeting = lines(page, "persona")[0]
        assert same(understood(rang[6 * 24_000 :]), greeting) > 0.6  # after two rings of three seconds

        since = ear.now()
        mouth.say(HELLO)
        talking_persona(page, 1)
        assert "Dana Ortiz" in lines(page, "trainee")[-1]
        assert any("Dana" in each["text"] for each in told(page, "partial"))  # shown before the turn was over
        listening(page)
        answer = lines(page, "persona")[-1]
        assert same(understood(ear.heard(since)), answer) > 0.8, answer

        count = len(lines(page, "persona"))
        page.locator("#words").fill("Could I come by for twenty minutes, to ask what an ordinary week in your work looks like?")
        page.keyboard.press("Enter")
        talking_persona(page, count)
        page.wait_for_timeout(400)
        began = mouth.say(SORRY)
        page.locator("#captions .unheard").first.wait_for()
        hushed = next(each["at_ms"] for each in told(page, "hush") if each["at_ms"] > began)
        assert ear.silent_from(began) <= hushed + 60  # a block of the loudspeaker; how soon that is: benchmarks/web/barge_in.py
        page.locator("#ear-words", has_text=re.compile("^Listening|is talking|how you sounded")).wait_for()

        report = page.get_by_role("link", name="Read how it went")
        if not report.is_visible():  # the professional may have been quicker
            page.get_by_role("button", name="Hang up").click()
            page.get_by_role("dialog").get_by_role("button", name="Hang up").click()
        report.click()
        page.wait_for_url(re.compile("/report$"))
        assert "How you sounded" in page.locator("body").inner_text()
        happened = events(tmp_path, page)
    broken = next(each for each in happened if each.kind == "persona_said" and each.unheard)
    whole = f"{broken.line.text} {broken.unheard}".split()
    assert len(broken.line.text.split()) < len(whole)
    spoken = [each.turn for each in happened if each.kind == "trainee_said" and each.source == "spoken"]
    assert spoken
    assert {each.turn for each in happened if each.kind == "delivered"} >= {spoken[0]}
    assert [each.kind for each in happened].count("session_ended") == 1


def test_in_a_room_with_chromiums_own_microphone(tmp_path: Path) -> None:
    """Its file is played from the moment the microphone is opened, over and over: nobody knows what the talk is at by then."""
    tape = recording(tmp_path / "dana.wav", *[9.0, HELLO] * 6)
    device = (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={tape}",
    )
    with (
        serving(tmp_path / "home") as server,
        chromium(*device) as browser,
        window(browser, server, permissions=["microphone"]) as context,
    ):
        page = context.new_page()
        page.goto(begin(context, server, scenario="meeting"))
        page.get_by_role("button", name="Talk aloud").click()
        page.locator("#captions .trainee:not(.partial)", has_text="to learn about your work").first.wait_for()
        page.get_by_role("button", name="Stop the microphone").click()
        page.get_by_role("button", name="Talk aloud").wait_for()
        said = len(lines(page, "trainee"))
        page.locator("#words").fill(ASK)
        page.keyboard.press("Enter")
        page.locator("#captions .trainee .said").nth(said).wait_for()
        assert page.locator("#problem").is_hidden()
        happened = events(tmp_path / "home", page)
    sources = [each.source for each in happened if each.kind == "trainee_said"]
    assert set(sources[:-1]) == {"spoken"}
    assert sources[-1] == "typed"


def test_a_reload_in_the_middle_of_an_answer_goes_on_aloud_where_it_was(tmp_path: Path) -> None:
    """Nothing of the answer had been heard, or a part of it; the microphone needs one press, as browsers want it."""
    with talking(tmp_path) as (context, server):
        page = aloud(context, server, scenario="meeting")
        Mouth(page).say(HELLO)
        talking_persona(page, 1)
        page.reload()
        page.locator("#problem", has_text="You were talking aloud").wait_for()
        assert HELLO.split(",")[0].lower() in lines(page, "trainee")[0].lower()
        since = Ear(page).now()
        page.get_by_role("button", name="Talk aloud").click()
        listening(page)
        page.wait_for_timeout(300)
        count = len(lines(page, "persona"))
        Mouth(page).say(ASK)
        page.locator("#captions .trainee:not(.partial)", has_text="how you came").wait_for()
        talking_persona(page, count)
        listening(page)
        assert same(understood(Ear(page).heard(since)), lines(page, "persona")[-1]) > 0.5
        assert page.locator("#problem").is_hidden()
        happened = events(tmp_path, page)
    assert [each.seq for each in happened] == list(range(len(happened)))


def test_a_dropped_connection_in_mid_sentence_goes_on_aloud_by_itself(tmp_path: Path) -> None:
    with talking(tmp_path) as (context, server):
        page = aloud(context, server, scenario="meeting")
        mouth = Mouth(page)
        mouth.say(HELLO)
        page.locator("#ear-words", has_text="You are heard").wait_for()
        page.evaluate("() => test.drop()")
        page.locator("#ear-words", has_text="Not connected").wait_for()
        listening(page)
        page.wait_for_timeout(5000)  # what was left of the sentence, and whatever it led to
        listening(page)
        mouth.say(HELLO)
        page.locator("#captions .trainee:not(.partial)", has_text="Dana Ortiz").first.wait_for()
        listening(page)
        page.evaluate("() => test.drop()")
        page.locator("#ear-words", has_text="Not connected").wait_for()
        listening(page)
        assert page.locator("#problem").is_hidden()
        server.kill()
        page.locator("#connection:not(:empty)").wait_for()
        server.start()
        listening(page)
        count = len(lines(page, "trainee"))
        mouth.say(ASK)
        page.locator("#captions .trainee:not(.partial)").nth(count).wait_for()
        happened = events(tmp_path, page)
    assert [each.seq for each in happened] == list(range(len(happened)))


def test_an_answer_of_which_nothing_was_heard_is_given_again(tmp_path: Path) -> None:
    """The connection went while the professional was thinking."""
    with talking(tmp_path) as (context, server):
        page = aloud(context, server, scenario="meeting")
        Mouth(page).say(HELLO)
        page.wait_for_function("() => test.told.some((each) => each.kind === 'trainee_said')")
        page.evaluate("() => test.drop()")
        page.locator("#ear-words", has_text="Not connected").wait_for()
        talking_persona(page, 1)
        listening(page)
        assert len(lines(page, "trainee")) == 1
        assert len(lines(page, "persona")) == 2
        assert page.locator("#captions .unheard").count() == 0


def test_with_a_key_only_what_is_said_while_it_is_held_is_heard_and_its_sound_is_kept(tmp_path: Path) -> None:
    with talking(tmp_path) as (context, server):
        page = context.new_page()
        page.goto(begin(context, server, scenario="meeting"))
        page.get_by_text("Talking aloud: how").click()
        page.get_by_label("Listen only while I hold a key").check()
        page.get_by_label("Keep the sound of my turns").check()
        page.get_by_role("button", name="Talk aloud").click()
        listening(page)
        mouth = Mouth(page)
        mouth.say("Nobody is meant to hear this sentence.")
        page.wait_for_timeout(3500)
        assert lines(page, "trainee") == []
        page.keyboard.down(" ")
        mouth.say(HELLO)
        page.wait_for_timeout(5500)
        page.keyboard.up(" ")
        page.locator("#captions .trainee:not(.partial)", has_text="Dana Ortiz").wait_for()
        page.locator("#captions .persona:not(.partial)").nth(1).wait_for()
        assert len(lines(page, "trainee")) == 1
        kept = Sound(tmp_path / "sessions", re.search(r"/sessions/([^/]+)", page.url)[1]).turns()
        assert list(kept) == [1]


def test_a_machine_beeps_and_takes_the_message(tmp_path: Path) -> None:
    """Ringing, greeting, beep; a kilohertz is in what the page plays."""
    import numpy as np

    with talking(tmp_path) as (context, server):
        page = aloud(context, server, scenario="voicemail")
        heard = Ear(page).heard()
        seconds = [heard[at : at + 2400] for at in range(0, len(heard) - 2400, 2400)]
        spectra = [np.abs(np.fft.rfft(each)) for each in seconds if np.sqrt(np.mean(np.square(each))) > 0.02]
        hertz = [int(each.argmax()) * 10 for each in spectra]
        assert sum(each in (430, 440, 450, 470, 480, 490) for each in hertz) > 20  # two rings of two seconds
        assert sum(990 <= each <= 1010 for each in hertz) >= 2  # the beep lasts 0.45 s
        Mouth(page).say("Hello, this is Dana Ortiz. I would like to come by for twenty minutes. My number is 555 0142. Goodbye.")
        page.locator("#captions .trainee:not(.partial)").first.wait_for()


def test_a_microphone_that_is_unplugged_in_mid_turn_is_one_line_and_typing_goes_on(tmp_path: Path) -> None:
    with talking(tmp_path) as (context, server):
        page = aloud(context, server, scenario="meeting")
        Mouth(page).say(HELLO)
        page.locator("#ear-words", has_text="You are heard").wait_for()
        page.evaluate("() => test.unplug()")
        page.locator("#problem", has_text="The microphone is gone").wait_for()
        page.get_by_role("button", name="Talk aloud").wait_for()
        page.locator("#words").fill(HELLO)
        page.keyboard.press("Enter")
        page.locator("#captions .trainee:not(.partial)", has_text=HELLO).wait_for()
        page.locator("#captions .persona:not(.partial)").nth(1).wait_for()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--use-fake-device-for-media-stream", "--deny-permission-prompts"), "is not allowed"),
        (("--use-fake-ui-for-media-stream",), "No microphone was found"),
    ],
)
def test_without_a_microphone_one_line_says_so_and_typing_goes_on(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    with serving(tmp_path) as server, chromium(*arguments) as browser, window(browser, server) as context:
        page = context.new_page()
        page.goto(begin(context, server, scenario="meeting"))
        page.get_by_role("button", name="Talk aloud").click()
        page.locator("#problem", has_text=says).wait_for()
        page.get_by_role("button", name="Walk in").click()
        page.locator("#captions .persona").wait_for()
        page.locator("#words").fill("Good morning.")
        page.keyboard.press("Enter")
        page.locator("#captions .trainee").wait_for()
