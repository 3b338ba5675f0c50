"""A brief in, a language model's words out, sentence by sentence, each of them checked before it is said.

Whatever goes wrong with the server (slow, busy, broken, away) or with the words (invents, coaches, speaks for the trainee, leaves
the role), the scripted line for the same brief is spoken instead and `Line.fallback` says why. After two failures of the server
in a row it is left alone for three turns, so that a dead server does not cost two seconds a turn.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace

from coach.actor.guard import Guard
from coach.actor.persona import Brief, Persona
from coach.actor.prompt import offered, prompt
from coach.actor.sentences import ENDED, stream
from coach.dialogue.types import Line
from coach.errors import ServerError
from coach.llm.chat import Chat, Message
from coach.llm.prompts import Prompts
from coach.resources import shipped
from coach.settings import LlmSettings

NAME = "llm"
EXTRA: str | None = None
"""`openai` comes with coach; it is imported with the first reply."""

FAILURES = 2
"""So many failures of the server in a row and it rests."""
REST_TURNS = 3
HARMLESS = frozenset({"rests on nothing", "invents fact", "twists", "contradicts", "not spoken"})
"""A sentence with no other fault is left out, and the next one may be better: it is checked by itself."""
LEANS = re.compile(
    r"^\W*(?:(?:and|but|so|then|well)\W+)*(?:he|she|it|they|that|this|these|those|his|her|their|there)\b", re.IGNORECASE
)
"""Begins with a word for what the sentence before named: heard without that sentence it would mean another."""
MOST_LEFT_OUT = 2
"""After so many the scripted line is heard sooner than anything worth it."""
NOW = "\nWHAT HAPPENS NOW\n"
"""Stands once in a prompt, since no words of a trainee hold a line break there. The last message begins with it: small models do
what that one says."""
QUOTES = re.compile(r"[\"“”«»]")
QUOTED = re.compile(r"^[\"“«]([^\"“”«»]*)[\"”»]$")


def build(settings: LlmSettings, fallback: Persona) -> Persona:
    """The persona that a server speaks for. Raises SettingsError when no server or model is set."""
    return OpenAICompatible(Chat(settings), Prompts(shipped("prompts")), fallback)


class OpenAICompatible:
    """Holds no state of the talk, only how the server has behaved."""

    name = NAME

    def __init__(self, chat: Chat, prompts: Prompts, fallback: Persona) -> None:
        self._chat = chat
        self._prompts = prompts
        self._fallback = fallback
        self._failures = 0
        self._resting = 0

    def foresee(self, brief: Brief) -> None:
        """Ask the server now, where that costs nothing but its work; `speak` takes up the reply if it is asked for the same."""
        if self._chat.here and not self._resting:
            self._chat.begin(_messages(prompt(self._prompts, brief, offered(brief))))

    def speak(self, brief: Brief) -> Iterator[Line]:
        """The model's sentences that pass, or the scripted line."""
        if self._resting:
            self._resting -= 1
            yield from self._scripted(brief, "server rests", ())
            return
        facts = offered(brief)
        text = prompt(self._prompts, brief, facts)
        guard = Guard(brief, facts, text)
        said: list[str] = []
        heard = 0
        caught: tuple[str, ...] = ()
        left_out: tuple[str, ...] = ()
        with closing(self._sentences(brief, text)) as sentences:
            try:
                for sentence in sentences:
                    caught = guard.findings(sentence)
                    if left_out and not caught and LEANS.match(sentence):
                        caught = ("rests on nothing",)
                    if caught and HARMLESS.issuperset(caught):
                        left_out += caught[:1]
                        if len(left_out) == MOST_LEFT_OUT:
                            break
                        caught = ()
                        continue
                    if caught:
                        break
                    # An answer is heard as it comes once it answers; a move that settles something only when all of it is there.
                    # One sentence is kept back until the next has passed: the last one carries what was caught.
                    if brief.move.kind == "answer" and said and not guard.missing(" ".join(said)):
                        yield Line(" ".join(said[heard:]), backend=self.name)
                        heard = len(said)
                    said.append(sentence)
                    if len(said) == max(1, brief.directive.max_sentences):
                        break
                self._failures = 0
            except ServerError as error:
                self._failed()
                caught = (error.kind,)
        yield from self._rest(brief, guard, said, heard, caught, left_out)

    def _rest(
        self, brief: Brief, guard: Guard, said: list[str], heard: int, caught: tuple[str, ...], left_out: tuple[str, ...]
    ) -> Iterator[Line]:
        """What is left to say once the server is done: the sentences kept back, or the scripted line."""
        whole = " ".join(said)
        lacks = guard.missing(whole) if said else caught or left_out[:1] or ("empty reply",)
        if not lacks and (not caught or brief.move.kind == "answer"):
            yield Line(" ".join(said[heard:]), guard.told(whole), backend=self.name, caught=caught or left_out[:1])
        else:
            why = caught or lacks
            yield from self._scripted(brief, why[0], why)

    def _sentences(self, brief: Brief, text: str) -> Generator[str, None, None]:
        """The reply cut into sentences, without the speaker's own name or quotes around it."""
        first = brief.profile.first_name
        label = re.compile(rf"^\W*(?:{re.escape(brief.profile.full_name)}|{re.escape(first)})\W*:\s*", re.IGNORECASE)
        with closing(self._chat.reply(_messages(text))) as pieces:
            for number, sentence in enumerate(stream(pieces)):
                bare = label.sub("", sentence) if number == 0 else sentence
                bare = QUOTED.sub(r"\1", bare)
                if len(QUOTES.findall(bare)) % 2:  # several sentences stood in one pair of quotation marks
                    bare = QUOTES.sub("", bare)
                bare = bare.strip()
                if not bare or (number and not ENDED.search(bare)):
                    continue  # the server's limit cut the last sentence off; what came before it stands
                yield bare

    def _scripted(self, brief: Brief, why: str, caught: tuple[str, ...]) -> Iterator[Line]:
        for line in self._fallback.speak(brief):
            yield replace(line, fallback=why, caught=caught)

    def _failed(self) -> None:
        self._failures += 1
        if self._failures >= FAILURES:
            self._failures, self._resting = 0, REST_TURNS


def _messages(text: str) -> list[Message]:
    """A prompt as a chat: the record, and what happens now."""
    record, mark, now = text.partition(NOW)
    return [Message("system", record), Message("user", mark.lstrip() + now)]
