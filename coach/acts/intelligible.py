"""Words in, a yes or no out: could that be something a person said? "Dana Ortiz" could, "lkjh qwrtz" could not.

Nothing is understood here. It keeps a mashed keyboard, a burst of noise or an empty line from being taken for an answer.
"""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[a-z]+")
NUMBER = re.compile(r"[+(]?\d[\d ()./:-]*[.!]?")
"""A time, a number of minutes, a phone number."""
FOLLOWS: dict[str, str] = {
    "^": "abcdefghijklmnopqrstuvwxyz",
    "a": "abcdefghijklmnopqrstuvwxyz$",
    "b": "abdehijlmorstuy$",
    "c": "acdehiklorstuyz$",
    "d": "abcdefghijlmnoprstuvwy$",
    "e": "abcdefghijklmnopqrstuvwxyz$",
    "f": "aefilorstuy$",
    "g": "adeghilmnorstuwy$",
    "h": "abdefiklmnorstuwy$",
    "i": "abcdefgiklmnopqrstuvxyz$",
    "j": "aeiou$",
    "k": "abefhiklmnoprstuwy$",
    "l": "abcdefghiklmnoprstuvwyz$",
    "m": "abcefiklmnoprsuwy$",
    "n": "abcdefghijklmnopqrstuvwyz$",
    "o": "abcdefghijklmnoprstuvwxyz$",
    "p": "abdefhilmoprstuy$",
    "q": "u$",
    "r": "abcdefghijklmnopqrstuvwyz$",
    "s": "abcdefghiklmnopqrstuvwyz$",
    "t": "abcdefghilmnoprstuwyz$",
    "u": "abcdefghijklmnoprstwxyz$",
    "v": "aeioruy$",
    "w": "adefhiklmnorsty$",
    "x": "acehiptx$",
    "y": "abcdehiklmnoprstuw$",
    "z": "aeilouyz$",
}
"""Letter → letters that follow it in at least three different words of this project's own labelled texts and profiles; `^` begins
a word, `$` ends one."""
KEYBOARD = "qwertyuiop asdfghjkl zxcvbnm qwertzuiop poiuytrewq lkjhgfdsa mnbvcxz"
"""Rows of letters, both ways: four neighbours in a row are no word ("asdf", "uiop")."""
COMMON_WORDS = (
    "a about after all also am an and any are as ask at back be because been best but by call can come could day "
    "did do does each easy email end fine for found friend from gave get give go good got had has have he hear "
    "hello help her here hi him his hm how i if in into is it its just know last later learn let like long lot made "
    "make may maybe me mean meet mind minute minutes more most much my name need never new next no not now of off "
    "ok okay on one only or other our out over page people perhaps please question really right said same say see "
    "she should so some sorry still sure take talk tell than thank thanks that the their them then there they thing "
    "think this time to today told too two until up us very want was way we week well went were what when where "
    "which who why will with work would year yes yet you your"
)
COMMON = frozenset(COMMON_WORDS.split())
"""Words without which hardly anything longer is said in English."""


@lru_cache(maxsize=8192)
def plausible(word: str) -> bool:
    """Whether a word of plain letters could be one: each letter after the one before, no run of the keyboard."""
    if len(word) >= 4 and any(word in row for row in KEYBOARD.split()):
        return False
    if len(word) >= 3 and len(set(word)) == 1:
        return False
    return all(after in FOLLOWS[letter] for letter, after in zip("^" + word, word + "$", strict=True))


NEVER_NEXT = re.compile(
    r"\b(?:(?:the|an?|my|your|our|their|whose|every) (?:of|into|because|between|under|with|and|or|from|by|for|about|than|if"
    r"|during"
    r"|through|the|an?|my|your|our|their|whose|every)"
    r"|(?:of|into|between|under|during) (?:and|or|of|into|because|under|between|with|than|if)"
    r"|because (?:and|or|into|because|under|between|with|than)|with (?:into|of|under|because)|(?:and|or) than)\b"
)
"""Two words that no sentence has side by side, not even a halting one: in none of the texts of train and dev do they make up one
word in ten."""
SALAD = 0.1


def salad(plain: str) -> bool:
    """Words thrown together: "eleven green whose between lamp"."""
    return len(NEVER_NEXT.findall(plain)) >= SALAD * (plain.count(" ") + 1)


def intelligible(plain: str) -> bool:
    """Whether folded text could have been said: mostly possible words, and among many of them a common one."""
    words = WORD.findall(plain)
    if not words:
        return bool(NUMBER.fullmatch(plain.strip()))
    good = sum(plausible(word) for word in words)
    if good * 3 < len(words) * 2 or salad(plain):
        return False
    unaided = 8 if good == len(words) else 4
    return len(words) <= unaided or any(word in COMMON for word in words)
