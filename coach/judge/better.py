"""A criterion and the trainee's facts in, a line that would meet it out.

`better_line("states_own_name", trainee)` → "My name is Dana Ortiz." An id without a line gives an empty string; counts and
lengths have none, since no single sentence mends them.
"""

from __future__ import annotations

from coach.scenario.model import Trainee


def _first(values: tuple[str, ...], otherwise: str) -> str:
    return values[0].strip().rstrip("?.") if values else otherwise


def better_line(criterion: str, trainee: Trainee) -> str:
    """One line to say or write instead."""
    field, learn = trainee.field, _first(trainee.wants_to_learn, f"what the work in {trainee.field} is really like")
    skills = ", ".join(trainee.skills[:3]) or "the two or three things that people thank you for"
    reach = trainee.phone or trainee.email
    lines = {
        "greets": "Good morning.",
        "states_own_name": f"My name is {trainee.name}.",
        "says_how_got_name": f"I found you {trainee.found_through}.",
        "checks_time_to_talk": "Is this a good moment, or shall I call back?",
        "states_background": f"I {trainee.background}.",
        "states_field_purpose": f"I am learning about {field}.",
        "asks_advice_not_job": f"I am not asking for a job; I would like your advice on {field}.",
        "asks_for_meeting": "Could I come and talk with you?",
        "states_duration": "Twenty minutes would be plenty.",
        "at_their_convenience": "I can come at whatever time suits you.",
        "prefers_in_person_or_worksite": "I would gladly come to your office.",
        "acknowledges_busy_or_brief": "I know that you are busy, so I will be brief.",
        "offers_call_back_or_asks_best_time": "When would be a better time for me to call?",
        "keeps_initiative": "I will call you on Thursday morning to see whether a time suits you.",
        "leaves_contact_details": f"You can reach me at {reach}." if reach else "",
        "thanks": "Thank you.",
        "asks_for_job": f"I am not looking for a position; I would like to hear {learn}.",
        "asks_them_to_call_back": "I will call you again on Thursday morning.",
        "pushes_resume": f"I would rather ask you two or three questions about {field} than send you papers.",
        "states_education_or_experience": f"I {trainee.background}.",
        "names_skills": f"What I do well: {skills}.",
        "gives_evidence": f"For example, I {trainee.evidence.strip().rstrip('.')}."
        if trainee.evidence.strip()
        else f"Add one result with a number in it that shows {_first(trainee.skills, 'your best strength')}.",
        "links_to_field": f"That is what draws me to {field}.",
        "states_goal_or_next_step": f"My aim: {trainee.target.strip().rstrip('.')}."
        if trainee.target
        else f"My aim is to work in {field}.",
        "states_ask": f"I would like your advice: I want to hear {learn}.",
        "addresses_by_name": "Dear Ms …, (the person's own name)",
        "thanks_for_time": "Thank you for the time that you gave me on …",
        "mentions_specific_learning": f"What you told me about … has stayed with me; it changed how I look at {field}.",
        "says_next_step_or_update": "I will write to the person you named and let you know how it went.",
        "offers_keep_in_touch": "I would like to keep in touch.",
        "contact_details": "\n".join(filter(None, (trainee.name, trainee.phone, trainee.email))) if reach else "",
    }
    return lines.get(criterion, "")
