"""Verdicts in, words for a terminal out: what is there with its quote, what is missing, and one better line.

    ✓ says their own name: "my name is Dana Ortiz"

Nothing is judged here; `coach check` hands over what was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coach.cli.console import Console
    from coach.judge.check import Check

SIGNS = {"met": "✓", "missed": "·", "violated": "✗", "unscored": "?", "not_applicable": "–"}


def show_check(console: Console, check: Check) -> None:
    """What is there with its words, what is missing, and one better line."""
    groups = {verdict: [each for each in check.criteria if each.verdict == verdict] for verdict in SIGNS}
    judged = len(groups["met"]) + len(groups["missed"]) + len(groups["violated"])
    console.say(f"{check.kind}, {check.channel}: {len(groups['met'])} of {judged}", bold=True)
    for verdict, title in (
        ("violated", "Leave this out"),
        ("met", "There"),
        ("missed", "Missing"),
        ("unscored", "Could not be judged"),
    ):
        shown = [each for each in groups[verdict] if verdict != "met" or each.act or each.because not in ("", "not done")]
        if shown:
            console.write()
            console.say(title)
        for each in shown:
            quote = f': "{" ".join(each.act.quote.split())}"' if each.act else ""
            why = f" ({each.because})" if each.because else ""
            console.say(f"{each.says}{quote}{why}", first=f"  {SIGNS[verdict]} ")
    if mend := check.mend:
        console.write()
        console.say("Say instead" if mend.verdict == "violated" else "Add")
        console.say(mend.say, first="  → ")


def show_utterance(console: Console, answer: Mapping[str, Any]) -> None:
    """The acts with their quotes, and what was asked about."""
    from coach.dialogue.vocabulary import TOPICS, UTTERANCE

    for act in answer["acts"]:
        console.say(f'{UTTERANCE[act["act"]]}: "{" ".join(act["quote"].split())}"', first="  ✓ ")
    if answer["topics"]:
        console.say("asked about: " + "; ".join(TOPICS[topic] for topic in answer["topics"]))
    if not answer["acts"]:
        console.say("None of the acts that coach listens for was heard in this.")


def show_dialogue(console: Console, answer: Mapping[str, Any]) -> None:
    """The three headlines, the rest, and what to work on."""
    for line in _dialogue_lines(answer):
        console.say(line)


def _dialogue_lines(answer: Mapping[str, Any]) -> Iterator[str]:
    for each in answer["headlines"]:
        yield f"{SIGNS[each['verdict']]} {each['title']}: {each['sentence']}"
    yield ""
    for name, each in answer["criteria"].items():
        if each["verdict"] == "not_applicable":
            continue
        quote = f': "{each["quote"]}"' if each["quote"] else ""
        why = f" ({each['because']})" if each.get("because") else ""
        yield f"{SIGNS[each['verdict']]} {each.get('title', name)}{quote}{why}"
    for each in answer["work_on"]:
        yield ""
        yield f"To work on: {each['title']}. {each['effect']}".rstrip()
        if each["say"]:
            yield f"  → {each['say']}"
