"""One text in, a verdict per criterion out: "Hi, my name is Dana Ortiz" → `states_own_name: met, "my name is Dana Ortiz", 4–26`.

This is what `coach check` prints. The acts come from `coach.acts`, the limits from the house rules, the better lines from the
trainee's own facts. A dialogue with two speakers is graded in `coach.judge.grade`, not here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from coach.acts import Hearing, Said, hear_all
from coach.dialogue.types import Act, Verdict
from coach.dialogue.vocabulary import CHANNELS, KINDS, VIOLATIONS
from coach.dialogue.words import count_words
from coach.judge.better import better_line
from coach.scenario.model import Rules, Trainee

WRITTEN = frozenset({"email", "letter", "message", "card"})
NO_ONE_THERE = WRITTEN | {"voicemail"}
"""Channels on which nobody can answer "is this a good time?"."""
FIRST = (
    "asks_for_job", "asks_them_to_call_back", "pushes_resume", "states_own_name", "states_field_purpose", "asks_advice_not_job",
    "asks_for_meeting", "says_how_got_name", "keeps_initiative", "checks_time_to_talk", "states_ask", "gives_evidence",
    "links_to_field", "mentions_specific_learning", "thanks_for_time", "says_next_step_or_update",
)  # fmt: skip
"""What to mend first: faults, then what a request, a sketch or a note cannot do without. The rest follows in its own order."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One criterion of one text."""

    id: str
    says: str
    """The criterion in a few words."""
    verdict: Verdict
    act: Act | None = None
    """The evidence, for `met` and `violated`."""
    because: str = ""
    """The figure that was counted, or why it was not judged."""
    probability: float | None = None
    say: str = ""
    """A better line in the trainee's facts, for `missed` and `violated`."""


@dataclass(frozen=True, slots=True)
class Check:
    kind: str
    channel: str | None
    text: str
    criteria: tuple[Checked, ...]

    def get(self, criterion: str) -> Checked:
        return next(each for each in self.criteria if each.id == criterion)

    @property
    def mend(self) -> Checked | None:
        """The criterion whose better line helps most."""
        open_ = [each for each in self.criteria if each.verdict in ("missed", "violated") and each.say]
        rank = {name: place for place, name in enumerate(FIRST)}
        return min(open_, key=lambda each: (each.verdict != "violated", rank.get(each.id, len(FIRST))), default=None)


@dataclass(frozen=True, slots=True)
class Dates:
    """When the two met and when the note was sent; None where nobody knows."""

    met: date | None = None
    sent: date | None = None


def check_text(
    kind: str, text: str, channel: str | None, context: str | None, rules: Rules, trainee: Trainee, dates: Dates | None = None
) -> Check:
    """Judge a request, a sketch or a thank-you note."""
    return check_texts([Said(text, kind, context, channel)], rules, trainee, dates)[0]


def check_texts(said: Sequence[Said], rules: Rules, trainee: Trainee, dates: Dates | None = None) -> list[Check]:
    """Judge many: each gets the verdicts that it would get alone."""
    asked = [replace(each, channel=each.channel or CHANNELS[each.kind][0]) for each in said]
    return [_check(each, heard, rules, trainee, dates or Dates()) for each, heard in zip(asked, hear_all(asked), strict=True)]


def _check(said: Said, heard: Hearing, rules: Rules, trainee: Trainee, dates: Dates) -> Check:
    channel = said.channel or CHANNELS[said.kind][0]
    criteria = [_judged(name, says, heard, channel, trainee) for name, says in KINDS[said.kind].items()]
    return Check(said.kind, channel, said.text, (*criteria, *_counted(said.kind, said.text, channel, rules, dates)))


def _judged(name: str, says: str, heard: Hearing, channel: str, trainee: Trainee) -> Checked:
    act, probability = heard.acts.first(name), round(heard.probabilities.get(name, 0.0), 3)
    fault = name in VIOLATIONS
    if name in heard.untold:
        return Checked(name, says, "unscored", None, "coach does not recognise this well enough to say", probability)
    if name in heard.unsure:
        return Checked(name, says, "unscored", None, "it could be read either way", probability)
    if act:
        say = better_line(name, trainee) if fault else ""
        return Checked(name, says, "violated" if fault else "met", act, "", probability, say)
    if fault:
        return Checked(name, says, "met", None, "not done", probability)
    if name == "checks_time_to_talk" and channel in NO_ONE_THERE:
        return Checked(name, says, "not_applicable", None, "nobody is on the line", probability)
    return Checked(name, says, "missed", None, "", probability, better_line(name, trainee))


def _counted(kind: str, text: str, channel: str, rules: Rules, dates: Dates) -> list[Checked]:
    words = count_words(text)
    if kind == "sketch":
        low, high = rules.sketch_words
        says = f"{low} to {high} words"
        because = f"{words} words"
        if channel == "spoken":
            because += f", about {words * 60 / rules.words_per_minute:.0f} seconds aloud"
        return [Checked("length", says, "met" if low <= words <= high else "missed", None, because, 1.0)]
    if kind == "thank-you":
        most = rules.thank_you_words_most
        brief: Verdict = "met" if 0 < words <= most else "missed"
        return [Checked("brief", f"at most {most} words", brief, None, f"{words} words", 1.0), _in_time(rules, dates)]
    return []


def _in_time(rules: Rules, dates: Dates) -> Checked:
    says = f"sent within {rules.thank_you_days} days"
    if dates.met is None or dates.sent is None:
        return Checked("sent_in_time", says, "not_applicable", None, "the dates are not known")
    days = (dates.sent - dates.met).days
    return Checked("sent_in_time", says, "met" if 0 <= days <= rules.thank_you_days else "missed", None, f"{days} days", 1.0)


def criteria_json(check: Check) -> dict[str, Any]:
    """The verdicts as `coach check --json` gives them."""
    out: dict[str, Any] = {}
    for each in check.criteria:
        entry: dict[str, Any] = {"verdict": each.verdict, "quote": each.act.quote if each.act else None}
        if each.act:
            entry |= {"start": each.act.start, "end": each.act.end}
        if each.probability is not None:
            entry["probability"] = each.probability
        if each.because:
            entry["because"] = each.because
        if each.say:
            entry["say"] = each.say
        out[each.id] = entry
    return out


def utterance_json(heard: Hearing) -> dict[str, Any]:
    """Acts and topics as `coach check utterance --json` gives them; `unscored` names what it could not say."""
    acts = [
        {"act": act.name, "quote": act.quote, "start": act.start, "end": act.end, "probability": round(act.probability, 3)}
        for act in heard.acts.acts
        if act.name not in heard.untold
    ]
    return {"acts": acts, "topics": list(heard.acts.topics), "unscored": sorted(heard.unsure | heard.untold)}


def known(dates: Mapping[str, str]) -> Dates:
    """`{"met": "2026-05-04"}` → Dates. Raises ValueError for what is no date."""
    return Dates(**{name: date.fromisoformat(value) for name, value in dates.items() if value})
