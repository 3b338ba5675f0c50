"""Words by which a note says that it goes back to a talk, and words that contradict each other.

`core("What you told me about the lobby has stayed with me.")` → "the lobby": the frame says that something was heard, the core
says what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOLD = (
    r"(?:said|told(?: me)?|mentioned|explained(?: to me)?|described(?: to me)?|pointed out|showed me|"
    r"shared(?: with me)?|taught me|"
    r"talked(?: to me)? about|spoke (?:of|about)|advised(?: me)?|suggested|recommended|warned me|called|gave me)"
)
_WORD_OF = (
    r"(?:story|stories|advice|point|tip|tips|warning|suggestion|recommendation|description|remarks?|words|idea|example|account|"
    r"explanation|thoughts?|picture|image|anecdote|view|experience|comments?|insights?)"
)
_FELT = (
    r"(?:struck|surprised|impressed|moved|fascinated|encouraged|amazed|touched|inspired|intrigued|delighted|reassured|astonished|"
    r"fascinating|interesting|surprising|encouraging|inspiring|helpful|remarkable|reassuring)"
)
_MUCH = r"(?:really |very |so |quite |especially |particularly |most |deeply |also |still |just |truly |rather )*"
_LINK = r"(?:that|how|about|of|to|on|with|by|when|the (?:day|week|time|moment|way) (?:when |that )?|into|for|me)*"

FRAME = re.compile(
    rf"\b(?:you (?:have |had |also |even |once |so kindly )*{_TOLD}|what you (?:have |had |also )*{_TOLD}|"
    rf"(?:your|the) {_WORD_OF} (?:that you |you |about |of |on |to |with |how |not )|"
    rf"(?:as|like|which|that) you (?:have |had )?(?:{_TOLD}|put it)|"
    rf"i (?:have |had )?(?:now )?(?:learned|learnt)|hear(?:ing)? (?:that|how|about|you)|"
    rf"(?:telling|explaining|describing|showing|teaching|sharing|advising|warning) (?:me |with me )?|"
    r"i (?:did(?: not|n't)|had(?: not|n't)?|have|never)(?: never| no)? "
    r"(?:know|known|idea|expect|expected|thought|think|considered|realis|realiz)|"
    r"i (?:keep|kept|am still|was still|have been) (?:thinking|coming back|going back)|"
    r"i (?:will|shall|still|often|always|'ll) (?:not |never |always )?"
    r"(?:forget|remember|think (?:of|about)|see the|hear)|"
    r"(?:i (?:was|am|had to|find it|found it|admire|laughed|smiled|took to heart|take to heart|liked|loved|enjoyed)|it) "
    rf"{_MUCH}{_FELT}?|(?:stayed|stays|stay|remain(?:s|ed)?) with me|"
    rf"(?:is|was|are|were|made|gave|struck|surprised|impressed|moved|helped|encouraged) {_MUCH}"
    r"(?:me\b|new to me|something i|on my mind|what i (?:took|needed)))",
    re.IGNORECASE,
)
"""Something was heard from them. Without one of these a sentence may say anything."""

BEFORE = re.compile(
    rf"^(?:(?:and|also|but|so|in particular|especially|above all|most of all|i must say),? )*"
    rf"(?:(?:many thanks|thanks|thank you)(?: so much| very much| again)*(?: for)? ?(?:{FRAME.pattern})?|"
    rf"i (?:was|am|have been|felt) {_MUCH}{_FELT}(?: to (?:hear|learn|read|see))?|"
    rf"it (?:was|is|has) ?{_MUCH}{_FELT}?(?: for me)?(?: me)?(?: to (?:hear|learn|read|see))?|"
    rf"it (?:{_FELT}|helped)(?: me)?(?: to (?:hear|learn|read|see))?|"
    r"i (?:had|have) (?:no idea|never (?:thought|known|considered|realised|realized|expected|heard))|"
    r"i (?:did(?: not|n't)|had(?: not|n't)) (?:know|known|expect|expected|realise|realised|realize|realized)|"
    r"i (?:keep|kept|am still|was still) (?:thinking|coming back)|i (?:have |had )?(?:learned|learnt)|"
    r"i (?:will|shall|still|'ll) (?:not |never |always )?(?:forget|remember|see)|i had to (?:smile|laugh)|i (?:laughed|smiled)|"
    rf"i (?:really |so )*(?:loved|liked|enjoyed|admire|find it {_FELT}|took to heart)(?: hearing)?|"
    rf"(?:you|what you) (?:have |had |also )*{_TOLD}|your {_WORD_OF}|as you {_TOLD},?|the (?:picture|image|thought|story) of)"
    rf"(?: {_LINK})?(?: (?:that|how|about|of|to|at|on|when|with))*\b[ ,:]*",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"[ ,;–-]*\b(?:(?:and|which|that|it|this) )*(?:(?:has|have|had|is|was|are|were|will|really|still|also|just) )*"
    rf"(?:stay(?:ed|s)? with me|made me\b|gave me\b|moved me\b|{_FELT} me\b|helped me\b|new to me\b|"
    r"something (?:that )?i (?:will|had|have|shall)|on my mind|what i (?:needed|took)|a thought (?:that )?i|just what i|"
    r"sounds? (?:right|good)|one (?:that )?i will|worth a|(?:and )?i think (?:of|about) it|the best (?:story|thing)|"
    rf"in front of me|is one of the|as you (?:{_TOLD})|just as you|and i (?:will|would|have))\b.*$",
    re.IGNORECASE,
)
GENERAL = frozenset(
    "advice insights insight time conversation meeting talk work career field office job profession experience path company"
    " organisation".split()
)
"""Words of every such note: "what you told me about your work" is nothing particular."""

OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("first", "last"),
        ("oldest eldest", "youngest"),
        ("always", "never hardly rarely seldom"),
        ("best", "worst"),
        ("better", "worse"),
        ("easy easiest easier", "hard hardest harder difficult"),
        ("more most", "fewer less least few"),
        ("kind friendly", "angry rude unkind"),
        ("everybody everyone", "nobody"),
        ("early earlier", "late later"),
        ("morning mornings", "evening evenings"),
        ("begin begins began start starts", "end ends ended"),
        ("love loved like liked", "hate hated"),
        ("cheap", "expensive"),
        ("quiet", "loud noisy"),
        ("alone", "together"),
        ("small smaller smallest", "big bigger large larger"),
        ("fast quick quickly", "slow slowly"),
        ("yes", "no"),
        ("win won", "lose lost"),
        ("afraid fear", "fearless calm"),
        ("too short missing lacking", "enough"),
    )
)
DENIED = re.compile(r"\b(?:not|never|no|none|nobody|nothing|without|hardly|isn't|wasn't|don't|doesn't|didn't|can't|cannot|won't|"
    r"aren't|weren't|couldn't|wouldn't|shouldn't|haven't|hasn't|hadn't)\b")  # fmt: skip
MISTAKEN = re.compile(
    r"\b(?:people|everybody|everyone|they|some|most|strangers) (?:always |still )?(?:think|believe|imagine|expect|assume)\b",
    re.IGNORECASE,
)
"""What others believe, told in order to say that it is otherwise."""
NUMBERS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen".split(
            "|"
        )
    )
    for word in (words,)
} | {word: 10 * (2 + place) for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
NUMBERS |= {"noon": 12, "midnight": 24}
TENS = frozenset(range(20, 100, 10))
SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
NUMBER = re.compile(r"\d+(?:[.,]\d{3})*|[a-z]+", re.IGNORECASE)


def core(sentence: str) -> str:
    """What a sentence says was heard, without the words that only say that it was."""
    inner = AFTER.sub("", BEFORE.sub("", sentence.strip())).strip(" ,;:.!?")
    return inner if len(inner.split()) >= 2 else sentence.strip()


def numbers(text: str) -> Iterator[int]:
    """Every number in digits or words, "one" left out, since it is mostly no number; "twenty twenty-one" is 2021 too."""
    run: list[int] = []
    for found in NUMBER.finditer(text.lower()):
        word = found.group()
        value = int(re.sub(r"[.,]", "", word)) if word[0].isdigit() else NUMBERS.get(word)
        if value is not None:
            if run and run[-1] in TENS and value < 10:
                run[-1] += value
            else:
                run.append(value)
        elif word in SCALE and run:
            run[-1] *= SCALE[word]
        elif word in SCALE:
            run.append(SCALE[word])
        elif word != "and" or not run:
            yield from _told(run)
            run = []
    yield from _told(run)


def _told(run: list[int]) -> Iterator[int]:
    yield from (value for value in run if value != 1)
    if len(run) == 2 and 10 <= run[0] < 30 and 10 <= run[1] < 100:
        yield 100 * run[0] + run[1]
    if len(run) > 1 and run[0] >= 100 > run[1]:
        yield run[0] + run[1]
