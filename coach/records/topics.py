"""A note in, what it is about out, of `vocabulary.TOPICS`: "Rounds begin at seven" → "typical_day", "buy milk" → "".

The note is held against sentences that were written for each topic, by meaning; the nearest few decide. A proposal only: whoever
wrote the note may give it another topic. `coach.acts` knows what a question asks about; a note is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import numpy as np

from coach.actor.encoder import encoder
from coach.actor.words import fold
from coach.acts.features import Floats

NEAREST = 4
"""So many of the written sentences have a say."""
LEAST = 0.24
"""A note that comes no nearer to any of them is about nothing here: "buy milk"."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "career_path": (
        "She started as a volunteer and came to the field by accident.",
        "He worked in a bank for nine years before he changed to this job.",
        "Studied history, then took a job at a shop, then moved here.",
        "was a cook before, got into it through a friend",
        "She has been doing this for thirty years.",
        "His family had a farm; somebody offered him the job.",
    ),
    "typical_day": (
        "The day begins at seven with a meeting, then visits, then paperwork.",
        "Mornings are for reading, afternoons for calls with clients.",
        "sees twelve people on a normal day",
        "Most of the time goes into writing reports.",
        "She starts with e-mail and drives from site to site.",
        "four hours of real work, the rest is finding out what people meant",
    ),
    "likes": (
        "What she likes best is when a patient walks out healthy.",
        "He loves the moment when somebody understands it.",
        "best moment: a customer who came back to say thank you",
        "the most rewarding thing is seeing people learn",
        "She is proud of a project that worked.",
        "great joy when a small idea wins",
    ),
    "dislikes_challenges": (
        "The hardest part is saying no to people.",
        "difficult: being short of staff",
        "What frustrates her are clients who do not listen.",
        "The biggest problem is that firms no longer answer.",
        "worst: not knowing how it ends",
        "He once made a mistake that cost money.",
    ),
    "skills_education": (
        "You need to be able to listen and to write well.",
        "main skill: setting priorities",
        "A degree in statistics helps but is not required.",
        "You must know the law.",
        "Patience matters more than talent; don't bluff.",
        "There is a certificate that takes a year.",
    ),
    "entry_routes": (
        "Most people get in as an assistant or through an internship.",
        "They take four trainees a year.",
        "first position: in support, then they give you more",
        "In the interview they give you a case to solve.",
        "Apprentices learn on the job and go to class once a week.",
        "They hire from other trades as well.",
    ),
    "industry_trends": (
        "In ten years much of it will be automatic.",
        "The field is changing because of climate and privacy.",
        "It used to be simple, nowadays everything is faster.",
        "More of the work is moving to people's homes.",
        "future: specifying and testing instead of writing",
        "Budgets shrink and data become more important.",
    ),
    "organisation_culture": (
        "The team has six people, two of them part-time.",
        "Seven in the office, one designer, and a dog.",
        "Her boss lets people try things out.",
        "They have lunch together every day; friendly place.",
        "She runs three crews with one apprentice each.",
        "He works in pairs with an analyst called Tom.",
    ),
    "work_life": (
        "Hours are nine to five, two evenings a month.",
        "She works four days a week and every second weekend.",
        "travels a lot, fifty nights away a year",
        "He can work from home on Fridays.",
        "drives twenty thousand miles a year",
        "Stressful before deadlines, calm in summer.",
    ),
    "salary": (
        "Beginners earn about fifty thousand a year.",
        "pay starts at 40k and doubles in eight years",
        "Big companies pay twice as much, plus bonus and benefits.",
        "An apprentice gets twenty dollars an hour.",
        "The salary range is 55 to 65k.",
        "freelancers get 1200 for a day",
    ),
    "advice_for_me": (
        "Her advice: spend a month in a small office first.",
        "I should go to a public meeting and listen.",
        "He recommends a big company for the first two years.",
        "She suggests reading the yearly report and writing ten things down a week.",
        "advice: try it for one summer before signing anything",
        "tip: sit in a waiting room for a morning and watch",
    ),
    "resume_feedback": (
        "My résumé is too long, put the project first.",
        "She said the CV should name results.",
        "He would leave the photo out of the résumé.",
    ),
    "other": (
        "Talk to Tom Meyer, head of training, used to be a teacher.",
        "Contact: Ann Lee, the office manager.",
        "I may use her name when I call.",
        "She knows somebody at the city council, will send me the number.",
        "Write a thank-you note, call again in eight weeks.",
        "I may stay in touch and tell her how it went.",
    ),
}
"""What notes look like, in our own words."""


CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(pattern))
    for topic, pattern in (
        ("other", r"^(?:call|contact|talk to|write to|speak to|ask for)\b|\bmy name\b|\b(?:thank-you|business card)\b"),
        ("resume_feedback", r"\b(?:r[ée]sum[ée]|cv)\b"),
        ("advice_for_me", r"\b(?:advice|advises?|recommends?|suggests?|tip|in my place|i should|i could)\b"),
        (
            "dislikes_challenges",
            r"\b(?:hard(?:est)?|difficult|worst|frustrat\w+|problems?|mistakes?|hates?|dislikes?|challeng\w+)\b",
        ),
        ("likes", r"\b(?:likes?|loves?|enjoys?|best|favou?rite|joy|proud|rewarding|pleas\w+)\b"),
        ("salary", r"\b(?:pay|pays|paid|salar\w+|earns?|wages?|bonus|benefits|an hour)\b|[$€£]|\b\d+ ?k\b"),
        ("industry_trends", r"\b(?:future|trends?|nowadays|in (?:five|ten|\d+) years|change[sd]?|changing|growing|shrinking)\b"),
        (
            "entry_routes",
            r"\b(?:hires?|hiring|apply|first (?:job|position)|get in|trainees?|internships?|apprentices?|interview)\b",
        ),
        ("skills_education", r"\b(?:skills?|degree|certificate|must (?:be|know|have)|need to (?:be|know|have))\b"),
        ("work_life", r"\b(?:hours|travel\w*|weekends?|evenings?|overtime|stress\w*|from home|remote|days a week|nights away)\b"),
        (
            "typical_day",
            r"\b(?:normal|typical) day\b|\bmornings?\b|\bafternoons?\b|\bat (?:noon|\d{1,2}:\d{2})\b|"
            r"\b(?:begins?|starts?) at (?:six|seven|eight|nine|half|a quarter)\b",
        ),
        ("organisation_culture", r"\b(?:team|crews?|boss|colleagues?|atmosphere|culture|in the office)\b"),
        (
            "career_path",
            r"\b(?:used to be|started (?:as|by|out|in)|began|came (?:to|from)|before that|worked (?:as|at|for|in))\b",
        ),
    )
)
"""Words that name a topic outright; they weigh as much as one sentence that comes very near."""
CUE = 0.35


def topic_of(note: str) -> str:
    """What one note is about; empty where nothing comes near."""
    return topics_of([note])[0]


def topics_of(notes: Sequence[str]) -> list[str]:
    """What each is about."""
    if not notes:
        return []
    names, points = _examples()
    found: list[str] = []
    for note, near in zip(notes, encoder().meanings(notes) @ points.T, strict=True):
        best = np.argsort(-near)[:NEAREST]
        votes: dict[str, float] = defaultdict(float)
        for place in best:
            votes[names[place]] += max(float(near[place]), 0.0) ** 2
        cued = [topic for topic, cue in CUES if cue.search(fold(note))]
        for topic in cued:
            votes[topic] += CUE
        # sorted first, so that a tie is always decided alike
        found.append(max(sorted(votes), key=lambda name: votes[name]) if cued or near[best[0]] >= LEAST else "")
    return found


@cache
def _examples() -> tuple[list[str], Floats]:
    pairs = [(topic, text) for topic, texts in EXAMPLES.items() for text in texts]
    return [topic for topic, _ in pairs], encoder().meanings([text for _, text in pairs])
