"""A script and a recording of it in, what was said, left out and put in out, beside the takes before.

The figures and the next step are those of `coach aloud`. Nothing is kept unless that is asked for: the figures of earlier takes
travel in the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, File, Form, Request, UploadFile
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.errors import CoachError
from coach.history.takes import BESIDE, Kept, Takes, figures, remembered
from coach.judge import take as judging
from coach.report.words import clean, clock, count
from coach.speech.script import NoScript, Sentence, sentences
from coach.web.listening import LONGEST_SECONDS, MOST_BYTES, Listening
from coach.web.render import page
from coach.web.text_contexts import AloudPage, SaidLine, TakeShown
from coach.wiring import House

if TYPE_CHECKING:
    from coach.judge.take import Take

router = APIRouter(prefix="/aloud")

MOST_CHARACTERS = 40_000
NAME = "my-script"
"""Of a script that was given none."""
BEFORE: TypeAdapter[list[Kept]] = TypeAdapter(list[Kept])
Show = Literal["", "full", "beginnings", "keywords", "nothing"]
Asked = Literal["", "request", "sketch"]


@dataclass(frozen=True, slots=True)
class Studio:
    """One script, and what is known of its takes."""

    house: House
    given: Mapping[str, str]
    script: tuple[Sentence, ...]
    allowed: judging.Limits
    earlier: tuple[Kept, ...]
    """Kept ones and those that travel in the form, oldest first."""
    kept: int

    @property
    def number(self) -> int:
        """Of the take that comes."""
        return len(self.earlier) + 1


@router.get("")
async def empty() -> Response:
    """Where a script is pasted."""
    return page("aloud.html.j2", AloudPage({}, {}))


@router.post("")
async def take(
    request: Request,
    text: Annotated[str, Form(max_length=1_000_000)] = "",
    name: Annotated[str, Form(max_length=120)] = "",
    kind: Annotated[Asked, Form()] = "",
    show: Annotated[Show, Form()] = "",
    before: Annotated[str, Form(max_length=100_000)] = "[]",
    keep: Annotated[bool, Form()] = False,
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """The script as it may be seen now; with a recording, what became of it first."""
    house: House = request.app.state.house
    given = {
        "text": clean(text.replace("\r\n", "\n")),
        "name": clean(name),
        "kind": kind,
        "show": show,
        "keep": "1" if keep else "",
    }
    try:
        studio = await run_in_threadpool(_studio, house, given, before)
    except (NoScript, ValueError) as error:
        return page("aloud.html.j2", AloudPage(given, {"text": _sentence(str(error))}), 422)
    if file is None or not file.filename:
        return page("aloud.html.j2", _page(studio))
    listening: Listening = request.app.state.listening
    try:
        audio, delivery = await listening.take(file)
        took = await run_in_threadpool(judging.compare, studio.script, delivery, studio.allowed)
        if took.match < judging.LEAST_MATCH:
            raise CoachError(f"Hardly anything of the script was heard ({took.match:.0%} of it). Is it the right recording?")
        now = remembered(took, delivery, datetime.now().astimezone().isoformat(timespec="seconds"), "")
        if keep:
            now = await run_in_threadpool(_keep, studio, now, audio)
    except CoachError as error:
        return page("aloud.html.j2", replace(_page(studio), mistakes={"file": str(error)}), 422)
    shown = _shown(took, studio)
    after = replace(studio, earlier=(*studio.earlier, now), kept=studio.kept + keep)
    return page("aloud.html.j2", replace(_page(after), take=shown))


@router.post("/forget")
async def forget(request: Request, name: Annotated[str, Form(max_length=120)] = "") -> Response:
    """Delete the kept takes of one script."""
    house: House = request.app.state.house
    await run_in_threadpool(Takes(house.folder).forget, clean(name) or NAME)
    return RedirectResponse("/aloud", 303)


def _studio(house: House, given: Mapping[str, str], before: str) -> Studio:
    """Raises NoScript or ValueError where there is no script."""
    if len(given["text"]) > MOST_CHARACTERS:
        raise ValueError(f"holds {len(given['text']):,} characters; {MOST_CHARACTERS:,} are the most")
    script = sentences(given["text"])
    asked: judging.Kind = given["kind"] or judging.kind_of(script)  # type: ignore[assignment]
    kept = Takes(house.folder).all(given["name"] or NAME)
    try:
        travelled = BEFORE.validate_json(before)
    except ValidationError:
        travelled = []  # a form that somebody has changed; the takes before are a comparison and no more
    travelled = [each for each in travelled if not each.sound][-BESIDE:]
    earlier = sorted([*kept, *travelled], key=lambda each: each.created)
    return Studio(house, given, script, judging.limits(asked, house.library.rules("default")), tuple(earlier), len(kept))


def _keep(studio: Studio, now: Kept, audio: object) -> Kept:
    from coach.speech.flac import encoded

    kept = replace(now, sound=f"take-{studio.number}.flac")
    Takes(studio.house.folder).keep(studio.given["name"] or NAME, kept, encoded(audio))  # type: ignore[arg-type]
    return kept


def _page(studio: Studio) -> AloudPage:
    from coach.speech import ears

    sight: judging.Sight = studio.given["show"] or judging.sight(studio.number)  # type: ignore[assignment]
    travelling = [replace(each, said="") for each in studio.earlier if not each.sound][-BESIDE:]
    return AloudPage(
        studio.given,
        {},
        prompt=tuple(_prompt(studio.script, sight)) if sight != "nothing" else (),
        sight=sight,
        number=studio.number,
        limits=_limits(studio.allowed),
        before=BEFORE.dump_json(travelling).decode(),
        kept=studio.kept,
        leaves=ears.leaves_the_machine(studio.house.settings) or "",
        most_bytes=MOST_BYTES,
        longest=count(round(LONGEST_SECONDS / 60), "minute"),
    )


def _prompt(script: Sequence[Sentence], sight: judging.Sight) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Headings, each with what may be seen of the sentences under it."""
    part, lines = "", list[str]()
    for sentence in script:
        if sentence.part != part and lines:
            yield part, tuple(lines)
            lines = []
        part = sentence.part
        lines.append(judging.shown(sentence, sight))
    yield part, tuple(lines)


def _limits(allowed: judging.Limits) -> str:
    if allowed.kind == "request":
        return f"Judged as a request: {allowed.most_seconds} seconds at most."
    return f"Judged as a sketch: {allowed.least_seconds} to {allowed.most_seconds} seconds."


def _shown(took: Take, studio: Studio) -> TakeShown:
    following = judging.nudge(took, studio.number)
    remarks = [took.length]
    if took.sounded.fillers_unscored:
        remarks.append(f"Fillers are not counted: {took.sounded.fillers_unscored}.")
    if took.read_out:
        remarks.append(f"It sounds {took.read_out.says}. That is a rule of thumb and no verdict.")
    return TakeShown(
        number=studio.number,
        lines=tuple(_lines(took)),
        figures=tuple(figures(took, studio.earlier[-BESIDE:])),
        remarks=tuple(filter(None, remarks)),
        following=following,
        rehearse=judging.rehearsal(took) if following == judging.KNOWN else "",
    )


def _lines(took: Take) -> Iterator[SaidLine]:
    def put_in(after: int) -> Iterator[SaidLine]:
        return (SaidLine(each.text, "put in", clock(each.at_seconds)) for each in took.improvised if each.after == after)

    yield from put_in(0)
    for place, part in enumerate(took.parts, 1):
        yield SaidLine(part.text, part.how, clock(part.at_seconds) if part.at_seconds is not None else "")
        yield from put_in(place)


def _sentence(clause: str) -> str:
    """ "holds nothing to say. Write …" → "Your script holds nothing to say. Write …."."""
    return f"Your script {clause}."
