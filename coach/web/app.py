"""A house in, the whole application out: `build(house, doorkeeper, hosts)` → an ASGI application.

Puts routes, the gate and the words for every mistake together; what a page shows is in `pages.py`, what a session does in
`rooms.py`.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import AsyncIterator, Callable
from datetime import datetime

from fastapi import FastAPI, Request, WebSocket
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from coach import __version__
from coach.errors import CoachError, NotFound
from coach.history.journal import InUse
from coach.web import sessions
from coach.web.gate import Doorkeeper, Gate
from coach.web.hearing import TALKS, Hearing
from coach.web.hosts import Hosts
from coach.web.listening import MOST_BYTES, Busy, Listening
from coach.web.pages import PAGES
from coach.web.render import problem
from coach.web.rooms import CAPACITY, Rooms
from coach.web.seats import Allowance
from coach.web.socket import serve
from coach.web.static_files import Static
from coach.wiring import House

UPLOADS = {"/aloud": MOST_BYTES, "/check": MOST_BYTES}
"""Path → most bytes, for those that take sound."""

LEAST_BEGINNINGS = 20
"""Within a minute, however small the server: a trainee may change their mind."""


def build(
    house: House,
    doorkeeper: Doorkeeper,
    hosts: Hosts,
    *,
    capacity: int = CAPACITY,
    talks: int = TALKS,
    random_seed: Callable[[], int] = lambda: secrets.randbelow(2**31),
    clock: Callable[[], float] = time.monotonic,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
) -> ASGIApp:
    """The application, behind its gate. `hosts`: by which names it may be asked for; `capacity`: how many may talk at one
    time, and begin within a minute; `talks`: how many of them aloud."""
    rooms, hearing = Rooms(house, capacity=capacity), Hearing(house, talks)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await rooms.close()

    app = FastAPI(title="coach", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.house, app.state.rooms, app.state.hearing, app.state.random_seed = house, rooms, hearing, random_seed
    app.state.now = now
    app.state.listening = Listening(house)
    app.state.beginnings = Allowance(capacity / 60, max(capacity, LEAST_BEGINNINGS), clock)
    app.mount("/static", Static(), name="static")
    for router in (*PAGES, sessions.router):
        app.include_router(router)
    app.add_exception_handler(CoachError, _coach_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)

    @app.websocket("/sessions/{name}/socket")
    async def socket(socket: WebSocket, name: str, after: int = 0) -> None:
        await serve(socket, rooms, hearing, name, max(0, after))

    return Gate(app, doorkeeper, hosts, uploads=UPLOADS)


async def _coach_error(_: Request, error: Exception) -> Response:
    statuses = ((NotFound, 404), (InUse, 409), (sessions.TooMany, 429), (Busy, 503))
    return problem(str(error), next((status for kind, status in statuses if isinstance(error, kind)), 400))


async def _unexpected(_: Request, __: Exception) -> Response:
    """The server prints the traceback; the page gets a sentence."""
    return problem("Something went wrong in coach itself; the terminal where it runs shows what.", 500)


async def _http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = {404: "There is no such page.", 405: "This page cannot do that.", 413: "That is more than coach can take at once."}
    return problem(words.get(error.status_code, str(error.detail)), error.status_code)


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return problem(f"{'.'.join(str(part) for part in first['loc'][1:])}: {first['msg']}.", 422)
