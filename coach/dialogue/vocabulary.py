"""The ids of everything that can be heard in what a trainee says, with one plain line each.

`referral_ask` → "asks for other people to talk to". Scenario files, rubrics, detectors and reports use these ids and no others.
This module knows nothing of how an act is detected.
"""

from __future__ import annotations

REQUEST: dict[str, str] = {
    "greets": "opens with a greeting",
    "states_own_name": "says their own name",
    "says_how_got_name": "says who referred them or where the contact was found",
    "checks_time_to_talk": "asks whether the person has a moment now",
    "states_background": "says who they are: student, graduate, career changer, present work",
    "states_field_purpose": "names the field, role or organisation they are learning about",
    "asks_advice_not_job": "frames it as advice or information, or says it is not about a job",
    "asks_for_meeting": "asks for a meeting or a talk",
    "states_duration": "gives a length in minutes",
    "at_their_convenience": "fits the other's schedule",
    "prefers_in_person_or_worksite": "asks to come in person, best to the workplace",
    "acknowledges_busy_or_brief": "knows the person is busy, or promises to be brief",
    "offers_call_back_or_asks_best_time": "offers to call back, or asks for a good time",
    "keeps_initiative": "says that they will call or write again themselves",
    "leaves_contact_details": "leaves a phone number or an e-mail address",
    "thanks": "thanks the person",
    "asks_for_job": "asks for a job",
    "asks_them_to_call_back": "leaves the call-back to the other",
    "pushes_resume": "offers a résumé that nobody asked for",
}

SKETCH: dict[str, str] = {
    "states_education_or_experience": "says what they studied or did",
    "names_skills": "names two or more strengths",
    "gives_evidence": "gives an example or a result",
    "links_to_field": "ties themselves to a field",
    "states_goal_or_next_step": "says what they are aiming for",
    "states_ask": "says what advice they want",
    "asks_for_job": "asks for a job",
}

THANK_YOU: dict[str, str] = {
    "addresses_by_name": "addresses the person by name",
    "thanks_for_time": "thanks for the time",
    "mentions_specific_learning": "mentions something particular that was said",
    "says_next_step_or_update": "says what comes next, or that they will report",
    "offers_keep_in_touch": "offers to keep in touch",
    "contact_details": "gives a phone number, an address or an e-mail",
    "asks_for_job": "asks for a job",
}

UTTERANCE: dict[str, str] = {
    "greeting": "greets",
    "appreciation_for_time": "thanks for the time or the meeting",
    "self_introduction": "introduces themselves",
    "links_earlier_contact": "refers to the earlier call, e-mail or referrer",
    "purpose_statement": "says why they came",
    "not_looking_for_job": "says that they are not looking for a job now",
    "background_sketch": "tells something of their background",
    "confirms_time_limit": "confirms how long the talk will take",
    "open_question": "asks an open question",
    "closed_question": "asks a question with a yes, no or one fact as answer",
    "leading_question": "asks a question that holds its own answer",
    "stacked_questions": "asks several questions at once",
    "follow_up_question": "builds on what was just said",
    "shows_research": "shows a specific fact they found out before",
    "referral_ask": "asks for other people to talk to",
    "permission_to_use_name": "asks whether they may use the person's name",
    "asks_professional_associations": "asks for professional associations",
    "asks_to_keep_in_touch": "asks to stay in touch",
    "asks_business_card_or_contact": "asks for a card or an address",
    "offers_update": "offers to report how it went",
    "time_check": "looks at the clock",
    "offers_to_wrap_up": "moves to an end",
    "thanks": "thanks",
    "asks_for_job": "asks for a job",
    "offers_resume_unprompted": "offers a résumé that nobody asked for",
    "asks_resume_feedback": "asks for comments on the résumé",
    "acknowledgement": "takes up what was said",
    "small_talk": "makes small talk",
    "refusal_accepted": "accepts a no",
    "asks_best_time": "asks for the best time",
    "offers_call_back": "offers to call back",
    "confirms_details": "reads back date, time or place",
}

TOPICS: dict[str, str] = {
    "career_path": "how they got here",
    "typical_day": "what a day looks like",
    "likes": "what they like",
    "dislikes_challenges": "what is hard",
    "skills_education": "skills and training",
    "entry_routes": "how people get in",
    "industry_trends": "where the field is going",
    "organisation_culture": "the employer and the team",
    "work_life": "hours, travel, stress",
    "salary": "pay",
    "advice_for_me": "advice for the trainee",
    "resume_feedback": "the trainee's résumé",
    "other": "something else",
}

KINDS: dict[str, dict[str, str]] = {
    "request": REQUEST,
    "sketch": SKETCH,
    "thank-you": THANK_YOU,
    "utterance": UTTERANCE,
}

CHANNELS: dict[str, tuple[str, ...]] = {
    "request": ("phone", "voicemail", "receptionist", "email", "letter", "message"),
    "sketch": ("spoken", "written"),
    "thank-you": ("email", "letter", "card"),
    "utterance": (),
    "dialogue": (),
}
"""Channels per kind of text; the first is the default."""

VIOLATIONS: frozenset[str] = frozenset({"asks_for_job", "asks_them_to_call_back", "pushes_resume", "offers_resume_unprompted"})
"""Ids that name a fault: in a check of a single text `met` means kept clean."""

ACTS: dict[str, str] = {**SKETCH, **THANK_YOU, **REQUEST, **UTTERANCE}
"""Every id that a detector may return for a text that is judged."""

MANNERS: dict[str, str] = {
    "makes_sense": "says something that can be understood at all",
    "echoes": "only repeats the other's words",
    "insults": "is rude",
    "apologises": "says sorry",
    "says_yes": "agrees or accepts",
    "says_no": "says no",
    "has_no_answer": "does not know or remember",
    "asks_to_repeat": "did not understand, and asks again",
    "asks_for_person": "asks whether this is the person they want to talk to",
    "asks_directions": "asks where to come and how to find it",
    "asks_for_other_time": "cannot come at the time offered, or asks for another",
    "names_a_time": "names a day or an hour",
    "says_goodbye": "says goodbye",
    "offers_to_wait": "waits without fuss",
    "comes_back": "comes back to what was said before",
    "asks_for_less": "asks for what is not so good about it",
    "narrows_it_down": "names a place or a kind of person that might help",
    "offers_that_they_ask_first": "offers that the contact is asked first",
    "promises_discretion": "keeps to themselves what was said in confidence",
    "names_a_new_limit": "says until when, or for how long",
    "wants_that_job": "goes after an opening that was mentioned",
}
"""How a turn of a talk is meant, whatever it is about: heard in every scenario, never judged in a text."""

IN_WRITING: dict[str, str] = {
    "leaves_a_blank": "leaves a blank of a template as it was",
    "calls_them_otherwise": "addresses them by a name that is not theirs",
    "recalls_what_was_said": "mentions something that was really said in the talk before",
    "recalls_what_was_not_said": "mentions something that was not said in the talk before",
    "names_who_was_named": "mentions somebody whom they had named in the talk before",
}
"""What shows in a text beside its acts; heard in written scenarios only."""

ASKING: frozenset[str] = frozenset(
    {
        "open_question", "closed_question", "leading_question", "stacked_questions", "follow_up_question", "referral_ask",
        "permission_to_use_name", "asks_professional_associations", "asks_to_keep_in_touch", "asks_business_card_or_contact",
        "asks_resume_feedback", "asks_best_time", "asks_to_repeat", "asks_for_person", "asks_directions", "asks_for_other_time",
    }
)  # fmt: skip
"""Acts that call for an answer of their own: nobody passes over a question."""

HEARD: dict[str, str] = {**ACTS, **MANNERS, **IN_WRITING}
"""Every id that a guard of a scenario may name."""
