"""Invented trainees and the people they want to talk to, as different as people write: the facts of one preparation each."""

from __future__ import annotations

import random

from coach.preparation.facts import Facts

NAMES = (
    "Dana Ortiz", "Jürgen Groß-Weißmüller", "Siobhán Ní Dhuibhne", "Anna “Nan” O'Brien", "Maximiliane Alexandra von Hohenfels-Strauß",
    "Nguyễn Thị Minh Khai", "Sammy Davis Jr.", "Zoë Çelik", "Kim Ito", "María José Fernández de la Torre", "Oluwaseun Adébáyò",
    "Mary-Kate McGillicuddy", "Wei Chen", "Aleksandra Wiśniewska", "Tom Baker", "D'Andre Washington III",
)  # fmt: skip
PEOPLE = (
    "Ruth Adler", "Dr. Ingrid Solheim", "Prof. Björn Strauß", "Jasper “Jay” Thibodeaux", "Abena Owusu, PhD", "Eleazar Montoya Sr.",
    "Marisol Etxeberria", "Nikhil Raghunathan", "Seán Ó Súilleabháin", "Beatriz da Silva-Quintanilla", "J. R. Prescott", "Yusuf Kaplan",
)  # fmt: skip
ROLES = ("head of research", "a public health nurse", "Electrician", "the director", "art director", "staff engineer", "")
ORGANISATIONS = (
    "the Employment Office", "Acme Inc.", "St. Mary's Hospital", "at Lakeside Secondary", "Strauß & Söhne GmbH", "the city library",
    "NASA", "Médecins Sans Frontières", "“The Lantern” (a theatre)", "University of Minnesota, School of Public Health",
)  # fmt: skip
FIELDS = (
    "labour-market analysis", "public health", "Public Health.", "nursing", "the field of school social work", "UX design",
    "I want to learn about marine biology", "IT security", "renewable energy", "theatre and stage design", "R&D in batteries",
    "urban planning", "the music business", "early childhood education", "journalism", "carpentry", "a career in data science",
    "hospitality and tourism", "patent law", "logistics", "working in museums", "veterinary medicine",
)  # fmt: skip
BACKGROUNDS = (
    "am in my last year of economics, and I have helped in the kitchen of a food bank for two years",
    "I am a nurse on a children's ward.", "a student of biology in my third year", "I'm finishing my master's in public health",
    "studied history in Graz and have worked in a bookshop since", "currently working as a cook", "work in retail and want a change",
    "have been a bank clerk for twelve years", "I've taught maths for nine years and would like to change careers", "in my final year of school",
    "just graduated with a degree in chemistry", "currently a student of law at the University of Vienna",
    "am a mother of two, going back to work after six years at home", "served eight years in the navy as an electronics technician",
    "a recent graduate in communication; I edit the newsletter of a sports club", "studying computer science",
    "Student of mechanical engineering", "have a degree in philosophy, and I drive a delivery van at the moment",
)  # fmt: skip
TARGETS = (
    "a post as an analyst in a city or state office", "to become a midwife", "working with refugees", "Head of a small design studio",
    "run my own workshop", "I would like to teach", "analyst", "the graduate programme in epidemiology", "becoming a data journalist",
    "a doctorate, or a job in a museum", "Become a school counsellor.", "something with animals and people",
)  # fmt: skip
LEARN = (
    "what a typical week looks like", "how people get into the field", "which skills matter more than one would think",
    "How did you start?", "the hard parts", "whether a degree is needed, or a certificate, or neither", "pay and hours",
    "what you would do in my place", "how to choose between research and practice", "salaries", "the first year",
)  # fmt: skip
SKILLS = (
    "explaining things simply", "working with numbers", "staying calm when it gets busy", "patience", "Excel", "I am good with people",
    "listening", "organising events, from the first idea to the last chair", "languages (German, French)", "writing and editing",
    "fixing what is broken", "team work", "problem solving", "research", "Python and SQL",
)  # fmt: skip
EVIDENCE = (
    "set up a rota for forty volunteers, and no shift has stayed empty since", "I cut the waiting time at our counter by half.",
    "raised 4,000 euros for the school library", "my class project won a regional prize", "organised a conference for 120 students",
    "built a website that 300 people use each month", "led a team of five that opened a new shop in six weeks",
    "the handbook I wrote is used by all new staff", "Trained twelve new colleagues", "wrote a guide that cut complaints by a third",
    "translated for families at 60 hospital appointments", "repaired 200 bicycles in one summer",
)  # fmt: skip
PHONES = ("555 0142", "+49 30 901820", "(612) 555-0199", "0664 1234567", "555-0123", "+1 612 555 0100", "020 7946 0958")
EMAILS = ("dana.ortiz@example.org", "j.gross@uni-graz.example", "me+interviews@example.com", "zoe@example.net")
ADDRESSES = ("1 Mill Lane, Springfield", "Große Straße 12, 12345 Groß Köris", "Apt. 4, 99 Harlan St., St. Paul, MN 55101")
FOUND = (
    "through the alumni page of my school", "my aunt", "LinkedIn", "I met you at the career fair in May", "on the website of your hospital",
    "saw your talk at PyCon", "recommended by my professor", "from my neighbour, Mr. Braun", "heard you on the radio", "via Instagram",
    "my aunt told me about you", "by reading your article in the local paper", "the alumni directory", "Through a friend of my mother's",
    "in the members' list of the nurses' association", "at your open day", "searching for labour-market analysts in Minnesota",
    "the speakers' list of a conference", "our teacher, Ms Brandt",
)  # fmt: skip
REFERRERS = ("Beth Miller", "Prof. Dr. Hans-Jürgen Weiß", "my aunt Carla", "Sammy Davis Jr.", "Ms Okonkwo")
WHYS = (
    "I want to know whether the work would suit me before I spend two years on a degree", "to find out what a normal day is like",
    "because I am torn between research and practice", "How do people live with the night shifts?", "curiosity about a life at sea",
    "whether one can begin at forty", "I'd like to hear what nobody writes in brochures!", "To see if I should change my major.",
    "My sister is a nurse and loves it, and I wonder about myself", "understanding what the first years are like",
    "I have to choose a specialisation by spring…",
)  # fmt: skip
READS = (
    "your article on wages in small towns", "that you set up the breakfast room at your school", "the report on night shifts",
    "I read your interview in the alumni magazine.", "about your move from banking to teaching", "your team won the city's prize",
    "You speak four languages and began as a baker.", "saw your exhibition last spring", "Your book “Counting People”",
    "a portrait of your workshop in the paper",
)  # fmt: skip


def somebody(seed: int) -> Facts:
    """One complete set of facts; the same seed gives the same."""
    draw = random.Random(seed)
    referred = draw.random() < 0.35
    return Facts(
        why=draw.choice(WHYS), field=draw.choice(FIELDS), organisation=draw.choice(ORGANISATIONS), person=draw.choice(PEOPLE),
        role=draw.choice(ROLES), read=draw.choice(READS), found_through=draw.choice(FOUND),
        referrer=draw.choice(REFERRERS) if referred else "", may_use_name=draw.choice((True, True, False, None)) if referred else None,
        person_email="their.name@example.org", person_address=draw.choice(ADDRESSES), name=draw.choice(NAMES),
        background=draw.choice(BACKGROUNDS), target=draw.choice(TARGETS), wants_to_learn=tuple(draw.sample(LEARN, draw.randint(1, 3))),
        skills=tuple(draw.sample(SKILLS, draw.randint(2, 4))), evidence=draw.choice(EVIDENCE), phone=draw.choice(PHONES),
        email=draw.choice(EMAILS), address=draw.choice(ADDRESSES),
    )  # fmt: skip
