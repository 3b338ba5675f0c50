"""A written text in, what it does and what it lacks out, with the words marked that show it.

The verdicts are those of `coach check`; here they are only shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from coach.dialogue.vocabulary import CHANNELS
from coach.errors import CoachError
from coach.judge.check import Check, check_text, known
from coach.judge.check import Checked as Criterion
from coach.judge.scorecard import Quote
from coach.report.evidence import Piece, cut, number_notes
from coach.report.words import SYMBOLS, clean
from coach.scenario.trainee import load_trainee
from coach.web.listening import Listening
from coach.web.render import page
from coach.web.revision import revised
from coach.web.text_contexts import Checked, CheckPage, Finding, Findings, TextKind
from coach.wiring import House

router = APIRouter()

ON_THE_PHONE = ("phone", "voicemail", "receptionist")
KINDS = (
    TextKind(
        "script", "Phone script", "What you are going to say on the phone.", ("phone", "voicemail", "receptionist"), spoken=True
    ),
    TextKind("email", "E-mail or letter", "A request for a meeting, in writing.", ("email", "letter", "message")),
    TextKind("sketch", "Sketch of yourself", "Who you are, in under a minute.", CHANNELS["sketch"], spoken=True),
    TextKind("thank-you", "Thank-you note", "What you send when you have met.", CHANNELS["thank-you"]),
)
JUDGED_AS = {"script": "request", "email": "request", "sketch": "sketch", "thank-you": "thank-you"}
GROUPS = (
    ("violated", "Leave this out", "bad"),
    ("missed", "Missing", "bad"),
    ("met", "There", "good"),
    ("unscored", "Could not be judged", "none"),
)
MOST_CHARACTERS = 20_000
Short = Annotated[str, Form(max_length=40)]


@router.get("/check")
async def empty(request: Request) -> Response:
    """Where a text can be pasted; `?kind=sketch` says which."""
    kind = _kind(request.query_params.get("kind", ""))
    return page("check.html.j2", CheckPage(KINDS, kind, {"channel": kind.channels[0]}, {}, None))


@router.post("/check")
async def check(
    request: Request,
    kind: Short = "",
    text: Annotated[str, Form(max_length=1_000_000)] = "",
    channel: Short = "",
    met: Short = "",
    sent: Short = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """The text, judged; or what is said in a recording of it."""
    chosen = _kind(kind)
    mistakes: dict[str, str] = {}
    heard = ""
    if file is not None and file.filename and chosen.spoken:
        try:
            heard = text = await _said(request, file)
        except CoachError as error:
            mistakes["file"] = str(error)
    text = clean(text.replace("\r\n", "\n"))
    given = {"text": text, "channel": channel if channel in chosen.channels else chosen.channels[0], "met": met, "sent": sent}
    mistakes = mistakes or _mistakes(text, given)
    if mistakes:
        return page("check.html.j2", CheckPage(KINDS, chosen, given, mistakes, None), 422)
    result = await run_in_threadpool(_checked, request.app.state.house, chosen.name, given)
    return page("check.html.j2", CheckPage(KINDS, chosen, given, {}, result, bool(heard)))


async def _said(request: Request, file: UploadFile) -> str:
    house: House = request.app.state.house
    listening: Listening = request.app.state.listening
    trainee = await run_in_threadpool(load_trainee, house.folder, house.library)
    return await listening.text(file, (trainee.name,))


def _kind(name: str) -> TextKind:
    return next((kind for kind in KINDS if kind.name == name), KINDS[0])


def _mistakes(text: str, given: Mapping[str, str]) -> dict[str, str]:
    mistakes: dict[str, str] = {}
    if not text.strip():
        mistakes["text"] = "There is no text yet. Paste or type it here."
    elif len(text) > MOST_CHARACTERS:
        mistakes["text"] = f"That is {len(text):,} characters; {MOST_CHARACTERS:,} are the most."
    for name in ("met", "sent"):
        try:
            known({name: given[name]})
        except ValueError:
            mistakes[name] = "This is no date. Write it like 2026-05-04."
    return mistakes


def _checked(house: House, kind: str, given: Mapping[str, str]) -> Checked:
    trainee = load_trainee(house.folder, house.library)
    dates = known({name: given[name] for name in ("met", "sent")})
    rules = house.library.rules("default")
    made = check_text(JUDGED_AS[kind], given["text"], given["channel"], None, rules, trainee, dates)
    judged = [each for each in made.criteria if each.verdict in ("met", "missed", "violated")]
    return Checked(
        met=sum(each.verdict == "met" for each in judged),
        judged=len(judged),
        first=made.mend.say if made.mend else "",
        pieces=_pieces(made),
        groups=tuple(_groups(made)),
        revised=revised(made),
    )


def _pieces(made: Check) -> tuple[Piece, ...]:
    found = [
        (each.id, each.says, each.verdict, Quote(each.act.quote, each.act.start, each.act.end, 1, 0.0))
        for each in made.criteria
        if each.act
    ]
    return cut(made.text, number_notes(found, {("trainee", 1): made.text}), 1)


def _groups(made: Check) -> Iterator[Findings]:
    for verdict, title, tone in GROUPS:
        found = tuple(_finding(each) for each in made.criteria if each.verdict == verdict and _told(each))
        if found:
            yield Findings(title, SYMBOLS[verdict], tone, found)  # type: ignore[index]


def _told(each: Criterion) -> bool:
    """A fault that was not made is nothing to speak of."""
    return each.verdict != "met" or each.act is not None or each.because not in ("", "not done")


def _finding(each: Criterion) -> Finding:
    quote = " ".join(each.act.quote.split()) if each.act else ""
    return Finding(each.says, each.verdict, quote, each.because, each.say if each.verdict != "met" else "")
