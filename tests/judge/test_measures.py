"""Each measure on a few turns, with numbers derived by hand."""

from __future__ import annotations

import pytest

from coach.judge import measures
from coach.judge.talk import Planned
from tests.judge.talks import criterion, me, talk, they

HELLO = me(1, "Hi, my name is Noor Haddad.", {"states_own_name": "my name is Noor Haddad"}, at=2, lasts=2.6)


def test_the_folder_is_the_registry():
    assert {"said", "said_after", "never_said", "time_kept", "tied"} <= set(measures.names())
    for name in measures.names():
        assert callable(measures.measure(name).function)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (criterion("sayd", "thanks"), 'no measure is called "sayd". Did you mean "said"?'),
        (criterion("said", "thanks", first_turn=2), 'Did you mean "first_turns"?'),
        (criterion("turn_length", most_seconds="rule:longest_turn"), 'no house rule is called "longest_turn"'),
        (criterion("turn_length", most_seconds="rule:ask_minutes.7"), 'has no part "7"'),
        (criterion("turn_length", most_seconds="forty"), '"most_seconds" does not fit turn_length'),
        (criterion("turn_length"), '"most_seconds" does not fit turn_length'),
    ],
)
def test_a_mistake_in_a_rubric_leaves_its_criterion_unscored_with_the_reason(entry, reason):
    found = measures.judge(talk(HELLO), entry)
    assert found.verdict == "unscored"
    assert reason in found.because


def test_house_rules_are_filled_in_whole_or_in_part():
    long = me(1, "word " * 10, at=0, lasts=25)
    assert measures.judge(talk(long), criterion("turn_length", most_seconds="rule:ask_minutes.0")).verdict == "missed"
    assert measures.judge(talk(long), criterion("turn_length", most_seconds="rule:ask_minutes.1")).verdict == "met"


# said


def test_said_quotes_the_words_and_their_second():
    """The name begins at character 4 of 27, in a turn from 2.0 to 4.6 s: 2 + 2.6 × 4/27 = 2.4 s."""
    found = measures.judge(talk(HELLO), criterion("said", "states_own_name", first_turns=2))
    assert found.verdict == "met"
    assert (found.quote.text, found.quote.start, found.quote.end, found.quote.turn) == ("my name is Noor Haddad", 4, 26, 1)
    assert found.quote.at_seconds == 2.4


def test_said_too_late_is_missed_and_shows_where():
    late = me(3, "I'm Noor.", {"states_own_name": "I'm Noor"}, at=40)
    found = measures.judge(talk(me(1, "Hello."), late), criterion("said", "states_own_name", first_turns=2))
    assert (found.verdict, found.turn, found.quote.text) == ("missed", 1, "I'm Noor")
    assert found.because == "only in turn 3, after 0:40"


def test_what_can_still_be_said_is_not_missed():
    it = criterion("said", "states_own_name", first_turns=2)
    assert measures.judge(talk(me(1, "Hello."), over=False), it).verdict == "unscored"
    assert measures.judge(talk(me(1, "Hello."), me(2, "Well."), over=False), it).verdict == "missed"
    assert measures.judge(talk(me(1, "Hello."), over=True), it).verdict == "missed"


def test_the_time_check_has_to_come_before_the_ask():
    text = "Could we meet? Do you have a minute?"
    acts = {"asks_for_meeting": "Could we meet", "checks_time_to_talk": "Do you have a minute"}
    it = criterion("said", "checks_time_to_talk", before=["asks_for_meeting"])
    found = measures.judge(talk(me(1, text, acts)), it)
    assert (found.verdict, found.because) == ("missed", "only afterwards, in turn 1, after 0:02")
    other_way = me(1, "Do you have a minute? Could we meet?", acts)
    assert measures.judge(talk(other_way), it).verdict == "met"


def test_the_last_third_is_by_the_clock_or_by_the_turns():
    """Nine turns of 10 s: turn 6 begins at 50 s, before 66 % of 90 s, but 6 is more than 66 % of 9 turns."""
    filler = [me(number, "Mm-hm.", at=10 * (number - 1), lasts=10) for number in range(1, 10)]

    def asked_in(turn):
        turns = [*filler[:8], me(9, "What else?", {"open_question": "What else"}, at=80, lasts=10)]
        turns[turn - 1] = me(turn, "Who else?", {"referral_ask": "Who else"}, at=10 * (turn - 1), lasts=10)
        return measures.judge(talk(*turns), criterion("said", "referral_ask", last_share=0.34)).verdict

    assert [asked_in(turn) for turn in (1, 4, 5, 6, 7, 8)] == ["missed", "missed", "missed", "met", "met", "met"]


def test_said_finds_phrases_as_whole_words():
    it = criterion("said", phrases=["lunch", "cup of tea"])
    assert measures.judge(talk(me(1, "Perhaps a Cup of Tea?")), it).quote.text == "Cup of Tea"
    assert measures.judge(talk(me(1, "We launched it.")), it).verdict == "missed"


def test_a_stage_limits_where_it_counts():
    it = criterion("said", "thanks", stages=["closing"])
    thanks = me(1, "Thanks.", {"thanks": "Thanks"})
    assert measures.judge(talk(thanks, stages={1: "opening"}), it).verdict == "missed"
    assert measures.judge(talk(thanks, stages={1: "closing"}), it).verdict == "met"


# said_after


def test_permission_is_only_called_for_once_a_name_was_given():
    it = criterion("said_after", "permission_to_use_name", moves=["name_contact"], unless="no name was given")
    ask = me(2, "Who else?", {"referral_ask": "Who else"})
    may = me(3, "May I use your name?", {"permission_to_use_name": "May I use your name"})
    assert measures.judge(talk(ask), it).verdict == "not_applicable"
    assert measures.judge(talk(ask, may, moves={2: "name_contact"}), it).quote.text == "May I use your name"
    left = measures.judge(talk(ask, me(3, "Thanks."), moves={2: "name_contact"}), it)
    assert (left.verdict, left.turn) == ("missed", 3)


def test_a_tangent_has_to_be_left_within_two_turns():
    it = criterion("said_after", "open_question", moves=["go_off_on_a_tangent"], within_turns=2)
    story = [they(1, "That reminds me …"), me(2, "Ha."), me(3, "Oh.")]
    back = me(4, "How did you begin?", {"open_question": "How did you begin"})
    assert measures.judge(talk(me(1, "Hm."), *story, back, moves={1: "go_off_on_a_tangent"}), it).because == "only in turn 4"
    assert (
        measures.judge(
            talk(me(1, "Hm."), *story[:2], me(3, back.text, {"open_question": "How"}), moves={1: "go_off_on_a_tangent"}), it
        ).verdict
        == "met"
    )


def test_what_was_said_unasked_counts_where_the_rubric_says_so():
    call = me(1, "When may I call you again?", {"asks_best_time": "When may I call you again"})
    assert measures.judge(talk(call), criterion("said_after", "asks_best_time", moves=["busy_now"])).verdict == "not_applicable"
    assert (
        measures.judge(talk(call), criterion("said_after", "asks_best_time", moves=["busy_now"], counts_without=True)).verdict
        == "met"
    )


# never_said, seldom


def test_a_fault_is_quoted_and_counted():
    it = criterion("never_said", "asks_for_job", violation=True)
    found = measures.judge(
        talk(me(1, "Are you hiring?", {"asks_for_job": "Are you hiring"}), me(2, "Any job?", {"asks_for_job": "Any job"})), it
    )
    assert (found.verdict, found.quote.text, found.because) == ("violated", "Are you hiring", "in turn 1, and 1 more")
    clean = measures.judge(talk(me(1, "Hello.")), it)
    assert (clean.verdict, clean.quote) == ("met", None)


def test_a_resume_that_was_asked_for_is_not_pushed():
    it = criterion("never_said", "pushes_resume", unless_after=["ask_resume"])
    turn = me(2, "Here it is.", {"pushes_resume": "Here it is"})
    assert measures.judge(talk(me(1, "Hm."), turn, moves={1: "ask_resume"}), it).verdict == "met"
    assert measures.judge(talk(me(1, "Hm."), turn), it).verdict == "violated"


def test_asking_who_hires_is_found_by_its_words():
    it = criterion("never_said", phrases=["who is hiring", "any openings"])
    assert measures.judge(talk(me(1, "Do you know WHO is hiring?")), it).quote.text == "WHO is hiring"


def test_one_slip_is_no_habit():
    it = criterion("seldom", "leading_question", most=1)
    slips = [me(turn, "It's hard, right?", {"leading_question": "It's hard, right"}) for turn in (1, 2)]
    assert measures.judge(talk(slips[0]), it).verdict == "met"
    assert measures.judge(talk(*slips), it).turn == 2


# the clock


def test_minutes_asked_are_held_against_the_house_rules():
    it = criterion("minutes_asked", "states_duration", ask="rule:ask_minutes", accept="rule:accept_minutes")

    def asked(words):
        return measures.judge(talk(me(1, f"Could I have {words}?", {"states_duration": words})), it)

    assert asked("twenty minutes").because == "you asked for 20 minutes"
    assert asked("15 minutes").verdict == "met"
    assert asked("an hour").because == "you asked for 60 minutes, which is more than 15 to 30 minutes"
    assert asked("ten minutes").because == "you asked for 10 minutes, which is less than 15 to 30 minutes"
    assert asked("a little while").because == "no number of minutes; 20 to 30 minutes would do"
    assert measures.judge(talk(me(1, "Hello.")), it).verdict == "missed"


def test_two_minutes_of_grace_and_what_was_added_are_not_over_time():
    """30 agreed + 2 of grace = 1920 s."""
    it = criterion("time_kept", violation=True, grace_minutes="rule:grace_minutes")

    def until(seconds, agreed=30.0):
        last = me(2, "Thank you for everything.", at=seconds - 5, lasts=5)
        return measures.judge(talk(me(1, "Hello."), last, begun_minutes=30.0, agreed_minutes=agreed), it)

    assert until(1920).verdict == "met"
    assert until(1920).because == "32:00 of 30 minutes"
    assert (until(1921).verdict, until(1921).quote.text) == ("violated", "Thank you for everything.")
    assert until(2400, agreed=40.0).verdict == "met"


def test_a_transcript_without_times_has_no_verdict_on_time():
    for it in (
        criterion("time_kept", grace_minutes=2),
        criterion("turn_length", most_seconds=45),
        criterion("talk_share", most=0.45),
        criterion("talk_time", most_seconds=180),
        criterion("check_in", grace_minutes=2),
    ):
        assert measures.judge(talk(HELLO, agreed_minutes=30.0, begun_minutes=30.0, timed=False), it).verdict == "unscored"


def test_the_longest_turn_is_the_one_that_is_too_long():
    it = criterion("turn_length", most_seconds=45)
    found = measures.judge(talk(me(1, "Short."), me(2, "And then and then", lasts=52)), it)
    assert (found.verdict, found.turn, found.because) == ("missed", 2, "52 s without a stop; 45 s is the most")


def test_all_own_words_together_have_a_limit():
    """80 + 80 + 30 = 190 s; the limit of 180 s is passed in turn 3."""
    turns = [me(1, "a", lasts=80), me(2, "b", lasts=80), me(3, "c", lasts=30)]
    found = measures.judge(talk(*turns), criterion("talk_time", most_seconds=180))
    assert (found.verdict, found.turn, found.because) == ("missed", 3, "you spoke for 3:10; 3:00 is the most")
    assert measures.judge(talk(*turns[:2]), criterion("talk_time", most_seconds=180)).verdict == "met"


def test_talk_share_is_the_trainees_part_of_all_speech():
    """4 × 10 s beside 60 s are 40 %; beside 40 s, 50 %."""
    mine = [me(turn, "Words.", lasts=10) for turn in range(1, 5)]
    it = criterion("talk_share", most="rule:talk_share_most")
    assert measures.judge(talk(*mine, they(4, "…", lasts=60)), it).because == "you spoke 40% of the time"
    assert measures.judge(talk(*mine, they(4, "…", lasts=40)), it).because == "you spoke 50% of the time; 45% is the most"
    assert measures.judge(talk(*mine), it).verdict == "unscored"
    assert measures.judge(talk(*mine[:2], they(2, "…", lasts=40)), it).verdict == "unscored"


def test_the_clock_is_looked_at_in_the_last_five_minutes():
    """Of 30 minutes: from 25:00 to 32:00 with a grace of two."""
    it = criterion("check_in", "time_check", grace_minutes=2)

    def checked(at, end=1850):
        look = me(2, "Our time is up.", {"time_check": "Our time is up"}, at=at, lasts=4)
        return measures.judge(
            talk(me(1, "Hello."), look, me(3, "Bye.", at=end - 1, lasts=1), begun_minutes=30.0, agreed_minutes=30.0), it
        )

    assert checked(1500).verdict == "met"
    assert checked(1499).verdict == "missed"
    assert checked(1499, end=1600).verdict == "not_applicable"


# questions


def question(turn, text, kind="open_question", *topics, follows=False):
    acts = {kind: text.rstrip("?")}
    if follows:
        acts["follow_up_question"] = text.rstrip("?")
    return me(turn, text, acts, topics=topics)


def test_open_questions_are_counted_against_all():
    """Three open of four are 75 %; the request for a name is no question about the work."""
    turns = [
        question(1, "How did you begin?"),
        question(2, "What is hard?"),
        question(3, "Why is that?"),
        question(4, "Do you travel?", "closed_question"),
        me(
            5, "May I use your name?", {"permission_to_use_name": "May I use your name", "closed_question": "May I use your name"}
        ),
    ]
    assert measures.judge(talk(*turns), criterion("open_share", least=0.75)).because == "3 of 4 questions were open"
    found = measures.judge(talk(*turns), criterion("open_share", least=0.8))
    assert (found.verdict, found.quote.text) == ("missed", "Do you travel")
    assert measures.judge(talk(me(1, "Hello.")), criterion("open_share", least=0.6)).because == "you asked no question"


def test_a_question_that_is_open_and_closed_at_once_counts_as_open():
    both = me(
        1,
        "Could you tell me about it?",
        {"open_question": "Could you tell me about it", "closed_question": "Could you tell me about it"},
    )
    numbers = talk(both).numbers
    assert (numbers.open_questions, numbers.closed_questions) == (1, 0)


def test_follow_ups_are_counted_per_new_question():
    """Turns 1, 2 and 4 ask something new, 3 follows up: one to three. 0.34 of three new ones would be 1.02."""
    turns = [
        question(1, "How did you begin?"),
        question(2, "What is hard?"),
        question(3, "Why?", follows=True),
        question(4, "What pays?"),
    ]
    assert measures.judge(talk(*turns), criterion("follow_ups", per_question=0.33)).because == "1 follow-up to 3 new questions"
    answered = [turns[0], they(1, "I was a cook in a hospital for nine years."), *turns[1:]]
    found = measures.judge(talk(*answered), criterion("follow_ups", per_question=0.5))
    assert (found.verdict, found.turn) == ("missed", 2)
    assert found.say == "You said: “I was a cook in a hospital for nine years”. How did that come about?"


PLANNED = (
    Planned("What does a typical week look like?", ("typical_day",)),
    Planned("What is the hardest part of inspections?", ("dislikes_challenges",)),
    Planned("How do people get in?", ("entry_routes",)),
)


def test_planned_questions_are_found_by_words_or_by_topic():
    """The first by its topic, the second by its words; the third not at all: two of three."""
    turns = [
        question(1, "What's a normal week for you?", "open_question", "typical_day"),
        question(2, "So which part of inspections is hardest?", "open_question"),
    ]
    found = measures.judge(talk(*turns, planned=PLANNED), criterion("planned_asked", least=0.6))
    assert (found.verdict, found.because) == ("met", "2 of your 3 planned questions")
    found = measures.judge(talk(*turns, planned=PLANNED), criterion("planned_asked", least=0.7))
    assert (found.verdict, found.say) == ("missed", "How do people get in?")
    assert measures.judge(talk(*turns), criterion("planned_asked", least=0.7)).verdict == "not_applicable"


def test_one_question_does_not_account_for_two_planned_ones():
    twice = (Planned("What do you do?", ("typical_day",)), Planned("What did you do yesterday?", ("typical_day",)))
    turn = question(1, "How is a day here?", "open_question", "typical_day")
    assert (
        measures.judge(talk(turn, planned=twice), criterion("planned_asked", least=0.5)).because
        == "1 of your 2 planned questions"
    )


def test_topics_are_covered_against_the_plan():
    turns = [question(1, "How is a week?", "open_question", "typical_day"), question(2, "And pay?", "open_question", "salary")]
    found = measures.judge(talk(*turns, planned=PLANNED), criterion("topic_coverage", least=0.5))
    assert found.because == "1 of your 3 planned topics; not asked: what is hard, how people get in"
    assert found.say == "What is the hardest part of inspections?"
    assert measures.judge(talk(*turns, planned=PLANNED), criterion("topic_coverage", least=0.33)).quote.text == "How is a week"


def test_a_topic_counts_where_a_question_asks_for_it():
    it = criterion("asked_about", topics=["likes"])
    assert measures.judge(talk(question(1, "What do you like?", "open_question", "likes")), it).quote.text == "What do you like"
    assert measures.judge(talk(question(1, "What is hard?", "open_question", "dislikes_challenges")), it).verdict == "missed"


def test_leading_means_asking_in_most_turns_of_the_middle():
    """Three of four turns of the stage: 75 %."""
    turns = [question(turn, "What then?") for turn in (2, 3, 4)] + [me(5, "Mm-hm."), me(6, "Bye.")]
    stages = {1: "opening", 2: "questions", 3: "questions", 4: "questions", 5: "questions", 6: "closing"}
    it = talk(me(1, "Hello."), *turns, stages=stages)
    assert measures.judge(it, criterion("leads", least=0.75, stages=["questions"])).because == "3 of 4 turns asked something"
    found = measures.judge(it, criterion("leads", least=0.8, stages=["questions"]))
    assert (found.verdict, found.turn) == ("missed", 5)


def test_a_polite_you_does_not_make_a_question_about_them():
    turns = [
        question(1, "How did you get into it?"),
        question(2, "Could you tell me what the firm sells?"),
        question(3, "What does the market look like?"),
    ]
    found = measures.judge(talk(*turns), criterion("about_them", least=0.5))
    assert (found.verdict, found.because) == ("missed", "1 of 3 open questions were about them")
    assert measures.judge(talk(*turns), criterion("about_them", least=0.33)).verdict == "met"


# the person opposite


def test_a_fact_of_the_briefing_shows_research_unless_they_said_it_first():
    told = "I saw your report about the people laid off at the Corliss tyre plant."
    it = criterion("research_shown", "shows_research")
    assert measures.judge(talk(me(1, told)), it).quote.text == told
    first = they(0, "We wrote a report on people laid off at the Corliss tyre plant last spring.")
    assert measures.judge(talk(first, me(1, told)), it).verdict == "missed"


def test_where_a_name_was_found_is_no_research():
    text = "I found you through the alumni page."
    source = me(
        1,
        text,
        {"shows_research": "I found you through the alumni page", "says_how_got_name": "found you through the alumni page"},
    )
    found = measures.judge(talk(source), criterion("research_shown", "shows_research"))
    assert found.verdict == "missed"
    assert found.say.startswith("I read that your office publishes the Regional Jobs Bulletin")


def test_one_soft_alternative_after_a_no_is_allowed_a_second_is_not():
    it = criterion("refusal_grace", "refusal_accepted", "thanks", violation=True)
    ask = me(1, "Could we meet?", {"asks_for_meeting": "Could we meet"})
    again = me(2, "Ten minutes by phone, perhaps?", {"asks_for_meeting": "Ten minutes by phone"})
    third = me(3, "Oh please meet me.", {"asks_for_meeting": "please meet me"})
    fine = me(3, "I understand, thank you.", {"refusal_accepted": "I understand"})
    no = {1: "refuse"}
    assert measures.judge(talk(ask), it).verdict == "not_applicable"
    assert measures.judge(talk(ask, again, fine, moves=no), it).quote.text == "I understand"
    assert measures.judge(talk(ask, again, third, moves=no), it).quote.text == "please meet me"
    assert measures.judge(talk(ask, me(2, "Hm."), moves=no), it).verdict == "missed"
    assert measures.judge(talk(ask, moves=no, over=False), it).verdict == "unscored"


def test_an_appointment_is_read_back_by_an_act_or_by_its_details():
    it = criterion("read_back", "confirms_details", moves=["grant_meeting"])
    ask, offer = me(1, "Could we meet?"), they(1, "Yes. Shall we say Thursday at ten?")
    yes = {1: "grant_meeting"}
    assert measures.judge(talk(ask), it).verdict == "not_applicable"
    assert (
        measures.judge(talk(ask, offer, me(2, "Great. Thursday at ten it is!"), moves=yes), it).quote.text
        == "Thursday at ten it is!"
    )
    assert measures.judge(talk(ask, offer, me(2, "Great, Thursday then."), moves=yes), it).verdict == "missed"
    act = me(2, "So that is settled.", {"confirms_details": "that is settled"})
    assert measures.judge(talk(ask, offer, act, moves=yes), it).quote.text == "that is settled"


def test_the_wrong_day_read_back_is_worse_than_none():
    """ "Friday at nine?" – "So Thursday at ten." is no confirmation, whatever the act says; a correction later mends it."""
    it = criterion("read_back", "confirms_details", moves=["grant_meeting"])
    ask, offer = me(1, "Could we meet?"), they(1, "How about Friday at nine?")
    wrong = me(2, "So Thursday at ten.", {"confirms_details": "Thursday at ten"})
    found = measures.judge(talk(ask, offer, wrong, moves={1: "grant_meeting"}), it)
    assert (found.verdict, found.because, found.quote.text) == ("missed", "you said Thursday, they had said Friday", "Thursday")
    mended = me(3, "Sorry, Friday at nine.", {"confirms_details": "Friday at nine"})
    assert measures.judge(talk(ask, offer, wrong, mended, moves={1: "grant_meeting"}), it).quote.text == "Friday at nine"


def test_thanks_are_specific_when_they_take_up_what_was_said():
    it = criterion("tied", "thanks", last_share=0.34, line="Thank you for “{heard}”.")
    story = they(1, "I once rode with the milk lorry through the whole night, counting cows.")
    hello = me(1, "How did you begin?")
    for words, verdict in (
        ("Thank you, the lorry and the cows will stay with me.", "met"),
        ("Thank you, what you said about the night helps me.", "met"),
        ("Thank you, this was very helpful, I appreciate your advice.", "missed"),
    ):
        found = measures.judge(talk(hello, story, me(2, words, {"thanks": "Thank you"})), it)
        assert found.verdict == verdict, words
    assert found.say == "Thank you for “I once rode with the milk lorry through the whole night”."


def test_in_a_long_turn_the_tie_has_to_stand_beside_the_thanks():
    """Forty-five words about lorries and then "thank you": the lorry is not what they are thanked for."""
    it = criterion("tied", "thanks")
    story = they(1, "I once rode with the milk lorry.")
    words = "The lorry " + "and so on " * 15 + ". Thank you for this."
    assert measures.judge(talk(me(1, "Hm?"), story, me(2, words, {"thanks": "Thank you"})), it).verdict == "missed"
    short = "The lorry! Thank you for this."
    assert measures.judge(talk(me(1, "Hm?"), story, me(2, short, {"thanks": "Thank you"})), it).verdict == "met"


def test_a_tie_that_never_had_its_occasion_does_not_apply():
    assert measures.judge(talk(me(1, "Hello.")), criterion("tied", "referral_ask", optional=True)).verdict == "not_applicable"


# the sketch


@pytest.mark.parametrize(
    ("words", "seconds", "verdict", "because"),
    [
        (60, 24, "met", "60 words in 24 s"),
        (40, 16, "missed", "40 words in 16 s; 50 words or 20 s is the least"),
        (160, 64, "missed", "160 words in 64 s; 150 words or 60 s is the most"),
        (120, 65, "missed", "120 words in 65 s; 150 words or 60 s is the most"),
    ],
)
def test_a_sketch_has_a_least_and_a_most(words, seconds, verdict, because):
    it = criterion("sketch_length", words="rule:sketch_words", seconds="rule:sketch_seconds")
    found = measures.judge(talk(me(1, "word " * words, lasts=seconds)), it)
    assert (found.verdict, found.because) == (verdict, because)


def test_background_is_timed_from_its_first_word():
    """The act begins at character 7 of 14 in a turn of 100 s: 50 s are about the trainee."""
    it = criterion("background_brief", "background_sketch", most_seconds="rule:background_most_seconds")
    turn = me(1, "Hello. I study", {"background_sketch": "I study"}, lasts=100)
    assert measures.judge(talk(turn), it).because == "50 s"
    assert (
        measures.judge(talk(me(1, turn.text, {"background_sketch": "I study"}, lasts=140)), it).because
        == "70 s about yourself; 60 s is the most"
    )


def test_a_question_for_a_model_is_unscored_without_one():
    assert measures.judge(talk(HELLO), criterion("ask_model", question="Is it polite?")).verdict == "unscored"


def test_what_opens_the_closing_is_late_enough():
    """Five of nine turns are the second half; after the ask there are only thanks."""
    turns = [me(number, "Mm-hm.", at=10 * (number - 1), lasts=10) for number in range(1, 10)]
    turns[4] = me(5, "Who else?", {"referral_ask": "Who else"}, at=40, lasts=10)
    assert measures.judge(talk(*turns), criterion("said", "referral_ask", last_share=0.34)).verdict == "met"
