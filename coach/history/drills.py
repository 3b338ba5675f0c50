"""A criterion of a scenario in, the exercise that practises just that out.

`drill("meeting", "returns_from_tangent")` → the meeting with the curveball `tangent`; `drill("phone-request", "states_duration")`
→ a look at one's own script, which costs a minute. Everything else is practised where it was missed. A test keeps each name true.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PHONE = frozenset({"phone-request", "referral-call"})
TALKS = frozenset({"meeting", "phone-meeting"})

CURVEBALLS: dict[tuple[str, str], str] = {
    ("phone-request", "says_how_got_name"): "how-did-you-get-my-name",
    ("phone-request", "checks_time_to_talk"): "busy-now",
    ("phone-request", "offers_call_back_or_asks_best_time"): "busy-now",
    ("phone-request", "keeps_initiative"): "busy-now",
    ("phone-request", "refusal_accepted"): "flat-no",
    ("phone-request", "referral_ask"): "flat-no",
    ("phone-request", "permission_to_use_name"): "flat-no",
    ("phone-request", "asks_advice_not_job"): "we-are-not-hiring",
    ("phone-request", "asks_for_job"): "we-are-not-hiring",
    ("phone-request", "pushes_resume"): "send-your-resume",
    ("phone-request", "states_duration"): "fifteen-minutes-and-an-agenda",
    ("referral-call", "says_how_got_name"): "how-did-you-get-my-name",
    ("referral-call", "checks_time_to_talk"): "busy-now",
    ("referral-call", "offers_call_back_or_asks_best_time"): "busy-now",
    ("referral-call", "refusal_accepted"): "flat-no",
    ("referral-call", "asks_advice_not_job"): "we-are-not-hiring",
    ("referral-call", "asks_for_job"): "we-are-not-hiring",
    ("referral-call", "pushes_resume"): "send-your-resume",
    ("receptionist", "asks_advice_not_job"): "offers-hr",
    ("receptionist", "offers_call_back_or_asks_best_time"): "she-is-out",
    ("voicemail", "brief_call"): "thirty-seconds",
    ("thumbnail-sketch", "length"): "half-a-minute",
    ("meeting", "self_introduction"): "does-not-remember",
    ("meeting", "links_earlier_contact"): "does-not-remember",
    ("meeting", "background_sketch"): "tell-me-about-yourself",
    ("meeting", "tells_about_yourself"): "tell-me-about-yourself",
    ("meeting", "time_check"): "only-ten-minutes",
    ("meeting", "minutes_kept"): "only-ten-minutes",
    ("meeting", "leads_the_questions"): "interviews-you",
    ("meeting", "talk_share"): "interviews-you",
    ("meeting", "no_selling"): "interviews-you",
    ("meeting", "returns_from_tangent"): "tangent",
    ("meeting", "shows_research"): "what-do-you-know-about-us",
    ("meeting", "asks_for_job"): "mentions-an-opening",
    ("meeting", "offers_resume_unprompted"): "asks-for-resume",
    ("meeting", "resume_feedback_only"): "asks-for-resume",
    ("meeting", "referral_ask"): "cannot-think-of-anyone",
    ("meeting", "permission_to_use_name"): "names-but-hesitates",
    ("meeting", "asks_problems"): "it-is-all-great",
    ("meeting", "follow_ups"): "gives-one-word-answers",
    ("meeting", "open_questions"): "gives-one-word-answers",
}
"""What the professional does that calls for just this. Of the phone meeting, those of the meeting that it has as well."""
MEETING_ONLY = frozenset({"only-ten-minutes", "does-not-remember"})

SCRIPTED = frozenset(
    {"greets", "states_own_name", "states_field_purpose", "states_background", "states_duration", "at_their_convenience",
     "prefers_in_person_or_worksite", "acknowledges_busy_or_brief", "asks_for_meeting", "leaves_contact_details", "thanks",
     "purpose_within_45_seconds"}
)  # fmt: skip
"""Parts of a request that stand in one's script before they are said."""
SPOKEN = frozenset({"length", "natural", "brief_turns", "brief_call", "names_skills", "gives_evidence", "links_to_field"})
"""What saying a text aloud, take after take, mends."""


@dataclass(frozen=True, slots=True)
class Drill:
    """One exercise."""

    kind: Literal["curveball", "check", "aloud", "rehearse"]
    command: str
    why: str
    """After "because": "there they do just that"."""


def drill(scenario: str, criterion: str) -> Drill:
    """The exercise for one criterion."""
    if criterion.startswith("curveball_"):
        name = criterion.removeprefix("curveball_")
        return Drill("curveball", f"coach rehearse {scenario} --curveball {name}", "it brings that very moment again")
    if criterion.startswith("temperament_"):
        name = criterion.removeprefix("temperament_")
        return Drill("rehearse", f"coach rehearse {scenario} --temperament {name}", "it brings such a person again")
    known = CURVEBALLS.get((scenario, criterion))
    if known is None and scenario == "phone-meeting":
        known = CURVEBALLS.get(("meeting", criterion))
        known = None if known in MEETING_ONLY else known
    if known:
        return Drill("curveball", f"coach rehearse {scenario} --curveball {known}", "there the professional asks for just that")
    if scenario in PHONE and criterion in SCRIPTED:
        return Drill("check", "coach check request FILE", "what stands in your script is said")
    if scenario == "voicemail" and criterion in SCRIPTED:
        return Drill("check", "coach check request FILE --channel voicemail", "what stands in your script is said")
    if criterion in SPOKEN:
        return Drill("aloud", "coach aloud FILE --keep", "take after take it gets shorter and freer")
    return Drill(
        "rehearse",
        f"coach rehearse {scenario} --difficulty easy",
        "with a patient professional there is room for it; a hint helps",
    )
