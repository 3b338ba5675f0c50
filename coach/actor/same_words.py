"""A word in, the one that stands for it out, where two words say the very same: `same("drove")` and `same("drive")` → `"driv"`.

Irregular forms, spellings and short forms only, so that a model may say "I ate" where it was given "I eat", and "maths". Words
that are merely near ("evening", "weekend") stay apart: who swaps those has told something else. Knows no profile.
"""

from __future__ import annotations

from functools import lru_cache

from coach.actor.words import stem

IRREGULAR = (
    "drive drove driven driver|teach taught teacher|eat ate eaten|sit sat|write wrote written|build built|buy bought|"
    "break broke broken|catch caught|choose chose chosen|draw drew drawn|fall fell fallen|hold held|lead led|lend lent|"
    "meet met|ride rode ridden|rise rose risen|sell sold|send sent|shake shook shaken|sleep slept|stand stood|"
    "throw threw thrown|wake woke woken|win won|wear wore worn|swim swam swum|sing sang sung|drink drank drunk|"
    "fight fought|feed fed|fly flew flown|freeze froze frozen|hide hid hidden|hang hung|stick stuck|steal stole stolen|"
    "strike struck|swear swore sworn|tear tore torn|ring rang rung|man men|woman women|foot feet|tooth teeth"
)
SHORT = (
    "advertisement ad advert|mathematics maths math|telephone phone|photograph photo|mother mum mom|father dad|"
    "child children kid kids|laboratory lab|examination exam|university uni|movie film|shop store|truck lorry|"
    "apartment flat|vacation holiday|doctor physician|company firm|colleague coworker|mend repair fix|realise realize|"
    "everybody everyone|nobody noone|somebody someone|neighbour neighbor|labour labor|harbour harbor|tyre tire|grey gray|"
    "centre center|programme program|cheque check|colour color|favourite favorite|organise organize|"
    "organisation organization|apologise apologize|behaviour behavior|licence license"
)

STANDS: dict[str, str] = {
    stem(word): stem(group.split()[0]) for group in f"{IRREGULAR}|{SHORT}".split("|") for word in group.split()
}


@lru_cache(maxsize=8192)
def same(word: str) -> str:
    """What a folded word is compared as."""
    stemmed = stem(word)
    return STANDS.get(stemmed, stemmed)
