"""From the first sound of a trainee who interrupts to silence at the page's loudspeaker: `python -m benchmarks.web.barge_in`.

A real `coach serve` and a real Chromium; the trainee's words go through the page's own capture, and what the page plays is caught
on its way to the loudspeaker. Each sentence begins while the professional speaks; those that fell into a pause of theirs are left
out. Prints when the page fell silent and when the server's word came that somebody speaks, without and with headphones, and the
load of the machine. A loudspeaker's and a microphone's own delay come on top.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from pathlib import Path

import numpy as np

from tests.web.microphone import ARGUMENTS, QUIET, SCRIPT, Ear, Mouth
from tests.web.serving import begin, chromium, serving, window

ASK = "What does an ordinary week in your work look like?"
SENTENCES = (
    "Excuse me for interrupting you.",
    "Sorry, may I add something?",
    "Wait a moment, please.",
    "Thank you, I know that already.",
    "Could I ask about something else?",
    "But what about the training?",
    "I have another question.",
    "May I stop you there?",
)


def sounding(ear: Ear, at: float) -> bool:
    """Whether the professional was heard in the 60 ms before `at`."""
    last = [samples for when, samples in ear.pieces() if at - 60 <= when <= at]
    return bool(last) and float(np.sqrt(np.mean(np.square(np.concatenate(last))))) > QUIET


def measured(page) -> list[tuple[float, float]]:
    """Milliseconds to silence, and to the server's word, of each sentence."""
    mouth, ear, found = Mouth(page), Ear(page), []
    listening = page.locator("#ear-words", has_text="Listening.")
    listening.wait_for()
    for text in SENTENCES:
        page.locator("#words").fill(ASK)
        page.keyboard.press("Enter")
        page.locator("#ear-words", has_text="is talking").wait_for()
        page.wait_for_timeout(900)
        began = mouth.say(text)
        page.wait_for_timeout(1500)
        hushed = [
            each["at_ms"] for each in page.evaluate("() => test.told") if each.get("ear") == "hush" and each["at_ms"] > began
        ]
        if sounding(ear, began) and hushed:
            found.append((ear.silent_from(began) - began, hushed[0] - began))
        page.wait_for_timeout(3000)
        listening.wait_for()
    return found


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    for headphones in (False, True):
        with (
            tempfile.TemporaryDirectory() as home,
            serving(Path(home)) as server,
            chromium(*ARGUMENTS) as browser,
            window(browser, server, permissions=["microphone"]) as context,
        ):
            context.add_init_script(SCRIPT)
            page = context.new_page()
            page.goto(begin(context, server, scenario="meeting"))
            page.get_by_text("Talking aloud: how").click()
            page.get_by_label("I wear headphones").set_checked(headphones)
            page.get_by_role("button", name="Talk aloud").click()
            found = measured(page)
        silent, told = zip(*found, strict=True)
        print(
            f"{'with' if headphones else 'without'} headphones, {len(found)} of {len(SENTENCES)}: silent after a median of "
            f"{statistics.median(silent):.0f} ms, most {max(silent):.0f} ms, {sum(each <= 200 for each in silent)} within 200 ms; "
            f"the server's word after {statistics.median(told):.0f} ms; load {os.getloadavg()[0]:.1f}"
        )


if __name__ == "__main__":
    main()
