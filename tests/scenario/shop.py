"""A small library of one scenario in which nothing is wrong; tests break one thing each."""

from __future__ import annotations

from pathlib import Path

from coach.errors import Problem
from coach.scenario.lint import lint
from coach.scenario.load import Library

SCENARIO = """\
name: shop
version: 1
title: A word in the shop
summary: Ask a mechanic for a talk.
situation: in_person
understands: [request, utterance]
rubric: shop
rules: house
profile: alex
questions: few
includes: [bank]
minutes: {agreed: 2, most: 4}
briefing: You see {{ profile.full_name }}.
goal: A yes.
wins: [agreed]
loses: [declined, walked_off, out_of_time, left]
start: meeting
difficulty:
  easy: {patience: 60, interest: 50, trust: 40, curveballs: 1, levels: {yes: 50}}
  real: {patience: 50, interest: 40, trust: 35, curveballs: 1, levels: {yes: 50}}
  hard: {patience: 40, interest: 30, trust: 30, loss: 1.5, curveballs: 1, levels: {yes: 45}}
effects:
  - {when: {says: states_own_name}, trust: 20, once: true, because: said who they are}
  - {when: {says: asks_for_job}, patience: -30, because: asked for a job}
out_of_patience: {to: walked_off, move: bye, because: patience was used up}
out_of_time: {to: out_of_time, move: bye, because: time was up}
stages:
  - name: meeting
    hint: Ask {{ profile.first_name }}.
    transitions:
      - {to: settling, when: {heard: asks_for_meeting, trust: ">= yes"}, sets: asked, move: yes}
      - {to: declined, when: {stage_turns: ">= 5"}, move: bye}
    replies:
      - {move: answer, when: {asks: career_path}}
      - {move: name_contact, when: {says: referral_ask, can_name: true}}
      - {move: more}
  - name: settling
    transitions:
      - {to: agreed, when: {says: thanks, flags: asked}, move: bye}
      - {to: agreed, when: {stage_turns: ">= 3"}, move: bye}
    replies:
      - {move: more}
  - {name: agreed, ends: true, outcome: agreed}
  - {name: declined, ends: true, outcome: declined}
  - {name: walked_off, ends: true, outcome: walked_off}
  - {name: out_of_time, ends: true, outcome: out_of_time}
moves:
  "yes": {instruct: Say yes., lines: ["Yes, come {{ slot }}."]}
  more: {instruct: Ask for more., lines: [Go on., And?]}
  busy: {instruct: Say that you are busy., lines: [I am busy.]}
curveballs:
  - name: busy
    title: was busy
    stages: [meeting]
    move: busy
    expects:
      when: {says: thanks}
      good: Thank you, {{ profile.first_name }}.
    met: {trust: 5, because: stayed kind}
    missed: {trust: -5, because: went on}
"""

BANK = """\
name: bank
moves:
  answer: {kind: answer, instruct: Answer.}
  name_contact: {kind: name_contact, instruct: Name them.}
  bye: {instruct: Say goodbye., lines: [Goodbye.]}
"""

PROFILE = """\
name: alex
version: 1
full_name: Alex Moreno
role: a mechanic
field: repair
organisation: the Wheelhouse
place: the blue door
directions: Behind the bakery.
free: [Tuesday at four]
phone_greeting: Alex speaking.
manner: cheerful
facts:
  - {id: path, topics: [career_path], asks: [How did you start?], tellings: [I fixed my own bike.]}
  - {id: hard, topics: [likes], asks: [What is nice?], tellings: [The sound.], when: {trust: ">= 50"}}
contacts:
  - {id: sanne, name: Sanne Bakker, role: who builds frames, tellings: [Talk to Sanne Bakker.], when: {trust: ">= 45"}}
research: []
lines:
  more: ["Well, go on{% if trainee_name %}, {{ trainee_name }}{% endif %}."]
"""

RUBRIC = """\
name: shop
version: 1
title: The shop
criteria:
  - id: names
    title: Says their name
    measure: said
    acts: [states_own_name]
    params: {first_seconds: "rule:background_most_seconds"}
    say: I am {{ trainee.name }}.
"""

RULES = """\
name: house
version: 1
title: House rules
ask_minutes: [20, 30]
accept_minutes: [15, 30]
meeting_most_minutes: 30
phone_meeting_minutes: [10, 15]
grace_minutes: 2
thank_you_days: 2
resume: on_request
voicemail: leave
arrive_early_minutes: [5, 10]
talk_share_most: 0.45
longest_turn_request_seconds: 45
background_most_seconds: 60
sketch_seconds: [20, 60]
sketch_words: [50, 150]
thank_you_words_most: 150
"""

QUESTIONS = """\
name: few
version: 1
title: A few questions
questions:
  - {id: path, text: How did you start?, topics: [career_path]}
"""

TRAINEE = """\
name: Dana Ortiz
background: am a student
field: repair
found_through: at the Saturday class
"""

FILES = {
    "shop.yaml": SCENARIO,
    "moves/bank.yaml": BANK,
    "profiles/alex.yaml": PROFILE,
    "rubrics/shop.yaml": RUBRIC,
    "rules/house.yaml": RULES,
    "questions/few.yaml": QUESTIONS,
    "trainee.yaml": TRAINEE,
}


def shop(folder: Path, **changes: tuple[str, str]) -> Library:
    """The library in `folder`; a change takes one text out of a file and puts another in: `shop=("old", "new")`."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # `shop`, `moves_bank`, `rubrics_shop` …
        key = name.removesuffix(".yaml").replace("/", "_")
        if key in changes:
            old, new = changes[key]
            assert text.count(old) >= 1, old
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
    return Library(folder)


def found(folder: Path, **changes: tuple[str, str]) -> list[Problem]:
    """What lint finds in the changed library."""
    return lint(shop(folder, **changes))


def line_of(text: str, part: str) -> int:
    """1-based line of the first place of `part`."""
    return text[: text.index(part)].count("\n") + 1
