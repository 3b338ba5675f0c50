"""Ways of asking for a job that leave no doubt: "are you hiring?", "just give me a job".

The network has seen many who speak of jobs and ask for none, and doubts even these when they stand alone.
"""

from __future__ import annotations

from coach.acts.rules.engine import Rule, rule

OTHERS = (
    r"\bnot \w+|n't\b|never|\bno\b|when|before|until|\bif\b|told|said|says|used to|asked|people|everyone|brother|sister|friend|cousin|son|"
    r"daughter|husband|wife|mother|father|he|she|they|thought|thinks|advice|because|how|why|what"
)
"""In the same sentence: it may be about somebody else, another time, or denied."""

PLAINLY: dict[str, tuple[Rule, ...]] = {
    "asks_for_job": (
        rule(r"i (?:really |just |badly )?(?:need|want) (?:a|any|some) (?:job|work|paid work)(?=[ ]*[.,;!?\n]|$| (?:now|soon|badly|here|at your|in your|from you|please))", unless_sentence=OTHERS),
        rule(r"(?:just |please |so )?(?:give|find|get|offer) me (?:a|any|some) (?:job|work|position)(?=[ ]*[.,;!?\n]|$| (?:now|here|at|in|please))", unless_sentence=OTHERS),
        rule(r"(?:please |just |you should |can you |could you |would you |will you )hire me\b", unless_sentence=OTHERS),
        rule(r"(?:do you have|have you got|is there|are there|got) (?:a|any) (?:jobs?|openings?|vacanc(?:y|ies)|positions?|work) (?:for me|going|open|available|i could (?:do|have))\b…", unless_sentence=OTHERS),
        rule(r"are you (?:currently |still |even )?(?:hiring|recruiting|taking (?:people |anyone )?on)(?: (?:now|right now|anyone|at the moment|or not|people|at all))*(?=[ ]*[.,;!?\n]|$)", unless_sentence=OTHERS),
    ),
}  # fmt: skip
