"""The user's folder in, what lies in it out, to be taken along or deleted as a whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response, StreamingResponse

from coach.belongings import erase, export
from coach.database.address import FILE as DATABASE
from coach.report.words import count
from coach.scenario.trainee import FILE
from coach.settings import FILE as SETTINGS
from coach.web.contexts import Privacy, Stored
from coach.web.render import page
from coach.wiring import House

router = APIRouter(prefix="/privacy")

WORD = "delete"
"""What has to be typed: nobody types it by mistake."""
CHUNK = 1 << 16
IN_MEMORY = 8 << 20
KEPT = "Whom you talk to, your notes, what was promised; and verdicts per session."
STORED: tuple[tuple[str, str, str], ...] = (
    ("Sessions", "sessions", "Every word of your talks, and when it was said; their sound if you asked for it to be kept."),
    ("Reports", "reports", "Pages that were written in the terminal. This page makes reports anew each time."),
    ("Notes on practised talks", "notes", "What you wrote down after them; your notes on real talks lie with your contacts."),
    ("Takes", "takes", "What you said while you practised a script aloud, line by line."),
    ("Contacts and progress", DATABASE, KEPT),
    ("Prepared", "prepared", "Scripts, letters and plans for your real talks."),
    ("About you", FILE, "What you wrote down about yourself."),
    ("Your own scenarios", "scenarios", "Files that you have written."),
    ("Settings", SETTINGS, "How coach runs."),
    ("Keys", "keys", "Of this page, and of a model server if there is one. Readable by you alone, never in an export."),
    ("Models", "models", "What understands speech. Nothing of yours."),
)
"""Title, place beneath the folder, what it is."""


class Word(BaseModel):
    """The form that deletes everything."""

    model_config = ConfigDict(extra="forbid")
    typed: Annotated[str, Field(max_length=200)] = ""
    scenarios: bool = False


@router.get("")
async def privacy(request: Request) -> Response:
    """What is stored, and where."""
    house: House = request.app.state.house
    made = await run_in_threadpool(stored, house)
    deleted = "deleted" in request.query_params and not house.journals.ids()
    return page("privacy.html.j2", _with(made, deleted=deleted))


@router.get("/export")
async def take_along(request: Request) -> Response:
    """Everything as one zip file."""
    packed = await run_in_threadpool(_packed, request.app.state.house)
    headers = {"Content-Disposition": 'attachment; filename="coach-export.zip"'}
    return StreamingResponse(_chunks(packed), media_type="application/zip", headers=headers)


@router.post("/delete")
async def delete(request: Request, form: Annotated[Word, Form()]) -> Response:
    """Delete everything, if the word is right."""
    house: House = request.app.state.house
    if form.typed.strip().casefold() != WORD:
        made = await run_in_threadpool(stored, house)
        return page("privacy.html.j2", _with(made, typed=form.typed, mistake=f"Type the word {WORD}, then everything goes."), 422)
    for name in house.journals.ids():
        await request.app.state.rooms.shut(name)
    await run_in_threadpool(lambda: erase(house, scenarios=form.scenarios))
    return RedirectResponse("/privacy?deleted", 303)


def stored(house: House) -> Privacy:
    """What is stored, and where."""
    rows = [
        Stored(title, place, _size(house.folder / place), about)
        for title, place, about in STORED
        if (house.folder / place).exists()
    ]
    database = "" if house.database.path else house.database.shown
    llm, speech = house.settings.llm, house.settings.speech
    servers = [str(address) for address in (llm.base_url, speech.stt_url) if address]
    return Privacy(str(house.folder), tuple(rows), " and ".join(servers), WORD, database)


def _with(made: Privacy, *, typed: str = "", mistake: str = "", deleted: bool = False) -> Privacy:
    return replace(made, typed=typed, mistake=mistake, deleted=deleted)


def _size(path: Path) -> str:
    found = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file() and ".locks" not in each.parts]
    number = sum(each.stat().st_size for each in found)
    shown = (
        f"{number / 1e6:.1f} MB" if number >= 100_000 else f"{number / 1e3:.1f} kB" if number >= 100 else count(number, "byte")
    )
    return shown if path.is_file() else f"{count(len(found), 'file')}, {shown}"


def _packed(house: House) -> IO[bytes]:
    into = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when it was sent
    try:
        export(house, into)
    except BaseException:
        into.close()
        raise
    into.seek(0)
    return into


def _chunks(packed: IO[bytes]) -> Iterator[bytes]:
    with packed:
        blocks: Iterable[bytes] = iter(lambda: packed.read(CHUNK), b"")
        yield from blocks
