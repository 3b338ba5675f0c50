"""What somebody typed in, a sentence that stands in any text out.

>>> background("a nurse in my third year")
'I am a nurse in my third year.'
>>> found("my aunt told me about you")
'My aunt told me about you.'

People answer with a sentence, half a sentence or two words. What is recognised is built into a sentence; what is not stands after
a colon, where anything may stand. Nothing is added but the words that hold it, so nothing can be invented. Knows no document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.preparation import words as kind

FULL = {"m": "am", "ve": "have"}
ENDS = ".!?…"


def stop(text: str) -> str:
    """With one full stop at its end, and never two: "Acme Inc." has its own."""
    text = text.rstrip(" ,;:")
    return text if text.endswith((*ENDS, '."', ".”", '?"', "?”", '!"', "!”")) else f"{text}."


def bare(text: str) -> str:
    """Without what closes it."""
    return text.strip().rstrip(" ,;:" + ENDS)


def capital(text: str) -> str:
    """To begin a sentence with; a name such as "iFixit" keeps its form."""
    return text[:1].upper() + text[1:] if text[1:2] == "" or not text[1].isupper() else text


def low(text: str) -> str:
    """To go on within a sentence: a word that is no name begins small."""
    first = text.partition(" ")[0]
    word = first.lower()
    common = word in kind.NOUNY | kind.PREPOSITIONS | kind.NOW | kind.DOING | kind.ASKING | {"to", "that", "because"} or bool(
        kind.PAST.match(word)
    )
    return small(text) if common else text


def small(text: str) -> str:
    """Begun small, unless its first word is "NASA"."""
    word = text.partition(" ")[0]
    return text if len(word) > 1 and word.isupper() else text[:1].lower() + text[1:]


def first(text: str) -> str:
    """Its first word, small."""
    return text.partition(" ")[0].lower().rstrip(",")


def second(text: str) -> str:
    """The word after it."""
    return first(text.partition(" ")[2])


def speaks_of_them(text: str) -> bool:
    """Whether it speaks of the person as of a third one, so that it cannot be said to them."""
    return bool(kind.ABOUT_THEM.search(text))


def background(text: str) -> str:
    """ "am in my last year of biology" → "I am in my last year of biology." """
    text = bare(text)
    if mine := kind.MINE.match(text):
        verb = FULL.get((mine["rest"] or "")[1:].lower(), "")
        if mine["rest"] and not verb:
            return stop(f"I{text[1:]}")
        text = f"{verb} {text[mine.end() :]}".strip()
        return stop(f"I {text}")
    return stop(_doing(text) or f"About me: {text}")


def brief(text: str) -> str:
    """The first statement of a background, for a minute in which there is no time for all of it."""
    return kind.SPLIT.split(bare(text), maxsplit=1)[0]


def _doing(text: str) -> str:
    """As the predicate of "I"; empty where it is none."""
    word = first(text)
    if word == "been":
        return f"I have {low(text)}"
    if kind.A_MORE.match(text):
        return f"I am a {small(text)}"
    if word in kind.BEING or (word in kind.NOW and not _verb(second(text))):
        return f"I am {small(text)}"
    if word in kind.NOW or _verb(word):
        return f"I {low(text)}"
    if word in {"a", "an", "the", "new"} | kind.PLACES or (word.endswith("ing") and len(word) > 4):
        return f"I am {small(text)}"
    if word in kind.PEOPLE:
        return f"I am a {small(text)}"
    if word in kind.OWNERS:
        return capital(text) if kind.HAS_VERB.search(text) else ""
    return ""


def _verb(word: str) -> bool:
    return word in kind.DOING or bool(kind.PAST.match(word))


def example(text: str, *, terse: bool = False) -> str:
    """ "cut the queue by half" → "For example, I cut the queue by half."; terse without what came of it."""
    text = kind.RESULT.split(bare(text), maxsplit=1)[0] if terse else bare(text)
    if kind.MINE.match(text):
        return f"For example, {background(text)}"
    return stop(f"For example, I {low(text)}" if _verb(first(text)) else f"One example: {low(text)}")


def why(text: str) -> str:
    """ "to find out whether it suits me" → "I would like to find out whether it suits me." """
    text = text.strip()
    word = first(text)
    if text.endswith("?"):
        return f"My question behind it: {text}"
    text = bare(text)
    if word == "i" or kind.MINE.match(text) or (word in kind.OWNERS and kind.HAS_VERB.search(text)):
        return stop(f"I{text[1:]}" if kind.MINE.match(text) else capital(text))
    if word in kind.I_DO | kind.BEING or word == "wondering":
        return stop(f"I {'am ' if word not in kind.I_DO else ''}{small(text)}")
    if word == "to" or word in kind.TO_DO:
        return stop(f"I would like {'' if word == 'to' else 'to '}{small(text)}")
    if word in {"because", "since", "as"}:
        return stop(f"I am asking because {text.partition(' ')[2]}")
    if word in kind.ASKING:
        return stop(f"I would like to find out {low(text)}")
    return stop(f"My reason for asking: {low(text)}")


def found(text: str) -> str:
    """ "through the alumni page" → "I found you through the alumni page." """
    text = bare(re.sub(r"^i (?:have )?found (?:you|your name) ", "", text.strip(), flags=re.IGNORECASE))
    word = first(text)
    if handed := kind.HANDED_ON.match(text):
        return stop(f"You were recommended to me by {handed['who']}")
    if word == "i" or kind.MINE.match(text):
        return stop(f"I{text[1:]}")
    if word == "from":
        return stop(f"I have your name {low(text)}")
    if word in kind.PREPOSITIONS or text.lower() in kind.ADVERBS:
        return stop(f"I found you {small(text)}")
    if word in {"we", "you"} or (word == "met" and second(text) in kind.PREPOSITIONS):
        return stop(capital(text) if word != "met" else f"We {small(text)}")
    if word in kind.SENSES or _verb(word):
        return stop(f"I {small(text)}")
    if word.endswith("ing") and len(word) > 4:
        return stop(f"I found you while {low(text)}")
    if kind.HAS_VERB.search(text):
        return stop(capital(text)) if " you" in f" {text.lower()}" else stop(f"How I found you: {low(text)}")
    if word in kind.NOUNY or text[:1].isupper() or " " not in text:
        return stop(f"I found you through {low(text)}")
    return stop(f"How I found you: {text}")


def read(text: str) -> str:
    """ "your article on wages" → "I came across your article on wages." """
    text = bare(text)
    word = first(text)
    if word == "i" or kind.MINE.match(text):
        return stop(f"I{text[1:]}")
    if word in {"that", "about", "of"}:
        return stop(f"I have read {low(text)}")
    if word == "you" or word.startswith(("you'", "you’")):
        return stop(f"I have read that {small(text)}")
    if word in kind.SENSES:
        return stop(f"I {low(text)}")
    if _verb(word):
        return stop(f"I have read that you {small(text)}")
    if kind.MADE.match(text):
        return stop(f"I came across {low(text)}")
    return stop(f"I have read this: {low(text)}")


def aim(text: str) -> str:
    """ "a post as an analyst" → "In the longer run I am thinking of a post as an analyst." """
    text = bare(text)
    word = first(text)
    if word == "i" or kind.MINE.match(text):
        return stop(f"In the longer run I{text[1:]}")
    if word == "to" and " " in text:
        return stop(f"In the longer run I would like {low(text)}")
    if word in kind.TO_BE and second(text) not in ("", "as", "of") and not text[:1].isupper():
        return stop(f"In the longer run I would like to {text}")
    if word in kind.NOUNY or (word.endswith("ing") and len(word) > 4 and second(text) in kind.GOING_ON | {""}):
        return stop(f"In the longer run I am thinking of {small(text)}")
    return stop(f"My aim in the longer run: {text}")


def field(text: str) -> str:
    """ "I want to learn about the field of nursing." → "nursing"; empty where it is a sentence and no field."""
    text = bare(text)
    found = kind.FIELD.sub("", text, count=1)
    found = kind.BECOMING.sub("", found, count=1) if kind.BECOMING.match(found) else found
    found = kind.WORK_OF.get(found.lower(), found)
    if kind.MINE.match(found) or kind.NO_FIELD.match(found) or len(found.split()) > 12 or ". " in found:
        return ""
    return f"the {found}" if found.lower().endswith(" field") and first(found) not in kind.ARTICLES else found


def organisation(text: str) -> str:
    """ "at Lakeside Secondary" → "Lakeside Secondary"."""
    text = text.strip().rstrip(" ,;:")
    return text[3:] if text[:3].lower() == "at " else text


def listed(items: Sequence[str]) -> str:
    """ "a, b and c"; parted by semicolons where an entry holds commas of its own."""
    items = [low(bare(each)) for each in items]
    if len(items) < 2:
        return "".join(items)
    if any("," in each or " and " in each for each in items):
        return f"{'; '.join(items[:-1])}{';' if len(items) > 2 else ','} and also {items[-1]}"
    return f"{', '.join(items[:-1])} and {items[-1]}"


def skill(text: str) -> str:
    """ "I am good with people" → "being good with people"."""
    text = bare(text)
    if (mine := kind.MINE.match(text)) and (mine["rest"] or "")[1:].lower() in {"m", ""}:
        rest = text[mine.end() :]
        rest = rest if mine["rest"] else rest[3:] if rest.lower().startswith("am ") else ""
        return f"being {rest}" if rest else text
    return text


def advice(wishes: Sequence[str], *, terse: bool = False) -> str:
    """ "what a week looks like", "the hard parts" → "What I would most like your advice on: what a week looks like and …" """
    if wishes[0].endswith("?") or first(wishes[0]) in kind.INVERTED:
        return f"What I would {'' if terse else 'most '}like to ask you: {capital(bare(wishes[0]))}?"
    lead = "I would like your advice on" if terse else "What I would most like your advice on"
    return stop(f"{lead}: {listed([each for each in wishes if not each.endswith('?')])}")


def after(lead: str, sentence: str, otherwise: str) -> str:
    """What stands after `lead` in a sentence, for a fact that others put there: "I am a cook." → "am a cook" after "I "."""
    return bare(sentence.removeprefix(lead)) if sentence.startswith(lead) else otherwise


def whole_field(found: str) -> str:
    """ "nursing" → "the field of nursing"; "the legal field" is one already."""
    return found if found.lower().endswith(" field") else f"the field of {found}"


def title(role: str) -> str:
    """ "a public health nurse" → "Public health nurse", as on an envelope."""
    return capital(re.sub(r"^(?:an?|the) ", "", role, flags=re.IGNORECASE))
