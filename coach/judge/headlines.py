"""The three headline checks, each in one verdict and one plain sentence.

"You asked for 20 minutes and were off the phone after 1:52." is what time-keeping says of a call.
A headline's verdict comes from its weightiest criteria; the sentence also names the lighter ones that were missed.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.dialogue.types import Verdict
from coach.dialogue.words import shown
from coach.judge.asked import asked_minutes
from coach.judge.minutes import in_words
from coach.judge.scorecard import Headline, HeadlineName, Judged
from coach.judge.talk import Talk

TITLES: dict[HeadlineName, str] = {
    "introduction": "Introduction",
    "time_keeping": "Time-keeping",
    "referral_ask": "Asking for other people",
}
DECISIVE_WEIGHT = 2
"""Criteria of this weight or more decide; lighter ones are only mentioned."""
CERTAIN: frozenset[Verdict] = frozenset({"met", "missed", "violated"})


def headlines(talk: Talk, criteria: Sequence[Judged], rubric_title: str) -> tuple[Headline, ...]:
    """Introduction, time-keeping and referral ask, in this order."""
    return tuple(_headline(talk, name, [each for each in criteria if each.headline == name], rubric_title) for name in TITLES)


def _headline(talk: Talk, name: HeadlineName, criteria: Sequence[Judged], rubric_title: str) -> Headline:
    ids = tuple(each.id for each in criteria)
    if not criteria:
        return Headline(name, TITLES[name], "not_applicable", f"This has no place in “{rubric_title}”.", ids)
    if not talk.turns:
        return Headline(name, TITLES[name], "unscored", "You said nothing, so there is nothing to judge.", ids)
    verdict = _verdict(criteria)
    if verdict in ("not_applicable", "unscored"):
        reason = next(each.because for each in criteria if each.verdict == verdict)
        lead = "Not called for" if verdict == "not_applicable" else "Not judged"
        return Headline(name, TITLES[name], verdict, f"{lead}: {reason}.", ids)
    words = {"introduction": _introduction, "time_keeping": _time_keeping, "referral_ask": _referral_ask}[name]
    return Headline(name, TITLES[name], verdict, words(talk, criteria), ids)


def _verdict(criteria: Sequence[Judged]) -> Verdict:
    """The worst of those that decide; where none does, why not."""
    certain = [each for each in criteria if each.verdict in CERTAIN and each.weight > 0]
    deciding = {each.verdict for each in certain if each.weight >= DECISIVE_WEIGHT} or {each.verdict for each in certain}
    order: tuple[Verdict, ...] = ("violated", "missed", "met")
    for verdict in order:
        if verdict in deciding:
            return verdict
    return "unscored" if any(each.verdict == "unscored" for each in criteria) else "not_applicable"


def _introduction(talk: Talk, criteria: Sequence[Judged]) -> str:
    counted = [each for each in criteria if each.verdict in CERTAIN and each.weight > 0]
    there = [each for each in counted if each.verdict == "met"]
    what = "sketch" if talk.situation == "sketch" else "opening"
    if len(there) == len(counted):
        last = max((each.quote.at_seconds for each in there if each.quote), default=0.0)
        by = f" by {shown(last)}" if talk.timed else ""
        return f"Your {what} was complete: all {len(counted)} parts{by}."
    return f"Your {what} had {len(there)} of {len(counted)} parts. {_lacking(counted)}"


def _time_keeping(talk: Talk, criteria: Sequence[Judged]) -> str:
    if talk.situation == "sketch":
        numbers = talk.numbers
        return f"Your sketch took {numbers.trainee_words} words and {numbers.trainee_seconds:.0f} seconds."
    if talk.situation == "written":
        kept = [f"{each.title.lower()}: {each.because}" for each in criteria if each.verdict == "met" and each.because]
        return f"{'; '.join(kept).capitalize()}. {_lacking(criteria)}".removeprefix(". ").strip()
    used = shown(talk.seconds)
    if talk.situation == "phone":
        asked = asked_minutes(talk)
        ended = f"were off the phone after {used}" if talk.over else f"have been on the phone for {used}"
        if asked:
            first = f"You asked for {in_words(asked.low, asked.high)} and {ended}."
        else:
            first = f"You never said how many minutes you would need, and {ended}."
        if not talk.timed:
            first = (
                f"You asked for {in_words(asked.low, asked.high)}."
                if asked
                else "You never said how many minutes you would need."
            )
    elif not talk.timed or talk.agreed_minutes is None:
        first = "How long it took is not known." if not talk.timed else f"It took {used}."
    else:
        first = _meeting_time(talk, used)
    lacking = _lacking([each for each in criteria if each.id not in ("minutes_kept", "states_duration")])
    return f"{first} {lacking}".strip()


def _meeting_time(talk: Talk, used: str) -> str:
    agreed, begun = talk.agreed_minutes or 0.0, talk.begun_minutes
    had = f"You had {agreed:g} minutes"
    if begun is not None and agreed > begun:
        had = f"You had {begun:g} minutes, were offered {agreed - begun:g} more"
    over = talk.seconds - agreed * 60
    if not talk.over:
        return f"{had} and have used {used} so far."
    return f"{had} and used {used}." if over <= 0 else f"{had} and stayed {shown(over)} longer, {used} in all."


def _referral_ask(talk: Talk, criteria: Sequence[Judged]) -> str:
    ask = next((each for each in criteria if each.verdict in CERTAIN and each.weight > 0), criteria[0])
    rest = _lacking([each for each in criteria if each.id != ask.id])
    if ask.quote is None:
        return "You never asked whom else you could talk to."
    when = f" after {shown(ask.quote.at_seconds)}" if talk.timed else ""
    tail = "" if ask.verdict == "met" else f", but {ask.because}"
    return f"You asked whom else you could talk to{when}{tail}. {rest}".strip()


def _lacking(criteria: Sequence[Judged]) -> str:
    """Which were not met, by their titles; faults by the words that were them."""
    titles = [f"“{each.title}”" for each in criteria if each.verdict == "missed" and each.weight > 0]
    faults = [f"“{each.quote.text}”" for each in criteria if each.verdict == "violated" and each.quote and each.weight > 0]
    missing = f"Not there: {_listed(titles)}." if titles else ""
    return f"{missing} {f'You said {_listed(faults)}.' if faults else ''}".strip()


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
