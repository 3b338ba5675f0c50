"""The kinds of words by which `phrasing` tells what somebody typed: "a nurse" from "work as a nurse" from "my aunt told me".

Short lists of everyday words, not a grammar: what is in none of them is put after a colon.
"""

from __future__ import annotations

import re

ABOUT_THEM = re.compile(r"\b(?:she|he|her|hers|his|him|they|them|their|theirs)(?:['’]\w+)?\b", re.IGNORECASE)
"""Said to the person, these would speak of somebody else."""
MINE = re.compile(r"^i(?P<rest>['’](?:m|ve|d|ll))?\s+(?=\S)", re.IGNORECASE)
ARTICLES = frozenset("a an the this these those".split())
OWNERS = frozenset("my our your".split())
NOUNY = ARTICLES | OWNERS | frozenset("some somebody someone one two three several many".split())
PREPOSITIONS = frozenset(
    "through via on at in by during when while after before thanks over with from under between around near about of".split()
)
PLACES = frozenset("in on at from with between about near under of out".split())
"""After "I am"."""
BEING = frozenset(
    """unemployed retired self-employed employed married based interested trained qualified certified born bored engaged enrolled
    fascinated divorced disabled new back home curious torn keen eager""".split()
)
"""After "I am", though some look like verbs."""
NOW = frozenset("currently now presently recently still just always also mostly mainly originally formerly".split())
DOING = frozenset(
    """am was have had study work run teach do did go went come came make made take took learn train volunteer manage lead led
    organise organize help write wrote build built cut set won set kept keep grew grow brought bring sold sell taught ran gave
    give began begin found held hold drew draw drove drive spoke speak spent met put got became chose left rebuilt oversaw fed
    feed finish started start know knew read heard saw googled think thought love like want would can could used
    raised cook nurse repair translate edit design plan care live lived hope
    turned looked grow grew hosted beat sent thought learnt understood spoke sang shot shaped paid dealt fought caught
    bought sought rose lent sped swam threw wound wove tore wore broke froze stole swore bore""".split()
)
"""Verbs after "I" that are no nouns in the same place; with those that end in -ed the usual ones."""
PAST = re.compile(r"^[a-z]{3,}ed$")
SENSES = frozenset("saw heard read met googled know knew found came discovered noticed followed attended visited watched".split())
HAS_VERB = re.compile(
    r"\b(?:told|gave|said|mentioned|suggested|recommended|introduced|pointed|sent|knows|knew|works|worked|is|was|are|were|has|had|"
    r"wrote|spoke|thinks|thought|showed|named|put|forwarded|advised)\b",
    re.IGNORECASE,
)
HANDED_ON = re.compile(r"^(?:was )?(?:recommended|referred|suggested|introduced)(?: to (?:me|you))? by (?P<who>.+)$", re.I)
WORKS = (
    "article book blog post report paper interview profile piece essay thesis column newsletter study talk lecture podcast video "
    "speech presentation page website work project research exhibition film play album recording review letter portrait story"
)
MADE = re.compile(
    rf"^(?:your|the|an?|this|two|three|several|some)\s+(?:[\w'’&.-]+\s+){{0,4}}?(?:{'|'.join(WORKS.split())})s?\b", re.IGNORECASE
)
ASKING = frozenset("whether how what which why where who when if".split())
INVERTED = frozenset("is are do does did can could should would will was were has have am may must".split())
"""A question begins so, with or without its mark."""
TO_BE = frozenset(
    "become work be open start lead run study teach go move found build help set own get make have join write".split()
)
TO_DO = frozenset(
    "get learn see understand know find hear ask talk decide explore figure meet gain listen discover think".split()
)
"""After "I would like to"."""
I_DO = frozenset("want need hope wonder wish love like plan".split())
A_MORE = re.compile(r"^working (?:mom|mum|mother|father|dad|parent|student|adult)\b", re.IGNORECASE)
ADVERBS = frozenset("online locally nearby".split())
GOING_ON = ARTICLES | PLACES | OWNERS | frozenset("as for to own people children animals out up abroad".split())
"""After a word in -ing that is a verb: "starting my own firm", and not "nursing degree"."""
NO_FIELD = re.compile(r"^(?:to|how|what|your|my|whatever|everything|anything|nothing)\b", re.IGNORECASE)
BECOMING = re.compile(r"^(?:(?:how )?to |want to |)(?:be|being|become|becoming) (?:an? )?", re.IGNORECASE)
WORK_OF = {
    "accountant": "accounting", "architect": "architecture", "banker": "banking", "carpenter": "carpentry", "cook": "cooking",
    "chef": "cooking", "designer": "design", "doctor": "medicine", "electrician": "electrical work", "engineer": "engineering",
    "farmer": "farming", "journalist": "journalism", "lawyer": "law", "midwife": "midwifery", "musician": "music",
    "nurse": "nursing", "photographer": "photography", "programmer": "programming", "psychologist": "psychology",
    "scientist": "science", "social worker": "social work", "teach": "teaching", "teacher": "teaching",
}  # fmt: skip
"""Who does it → what it is called."""
SPLIT = re.compile(r"; |,? (?:and|but) (?=(?:i|have|am|was|had|also)\b)|(?<=[a-z]{3})\. (?=I\b)", re.IGNORECASE)
RESULT = re.compile(
    r",? (?:and|so that|so|which|because|since|while) (?=(?:no|the|it|they|that|all|we|each|every|has|have|is|was)\b)",
    re.IGNORECASE,
)
PEOPLE = frozenset(
    """student graduate postgraduate pupil trainee teacher nurse freelancer freelance volunteer doctoral senior junior sophomore
    former recent part-time full-time mature first-year second-year third-year final-year""".split()
)
"""After "I am a"."""
FIELD = re.compile(
    r"^(?:(?:i(?:['’]m| am| want to| would like to)? )?(?:learn(?:ing)? (?:more )?about |interested in |research(?:ing)? |"
    r"explor(?:e|ing) ))?(?:the field of |field of |(?:a )?careers? in |working in |work in )?",
    re.IGNORECASE,
)
