"""A house in, the whole application out: `build(house, doorkeeper, hosts, tls=False)` → an ASGI application.

Puts routes, the gate and the words for every mistake together; what a page shows is in `pages.py`, what a session does in
`rooms.py`.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from fastapi import FastAPI, Request, WebSocket
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from coach import __version__
from coach.errors import CoachError, NotFound
from coach.history.journal import InUse
from coach.web import pages, sessions
from coach.web.gate import Doorkeeper, Gate
from coach.web.rooms import Rooms
from coach.web.socket import serve
from coach.wiring import House

HERE = Path(__file__).parent
UPLOADS: dict[str, int] = {}
"""Path → most bytes, for those that take more than a form."""


def build(
    house: House,
    doorkeeper: Doorkeeper,
    hosts: Callable[[], frozenset[str]],
    *,
    tls: bool,
    random_seed: Callable[[], int] = lambda: secrets.randbelow(2**31),
) -> ASGIApp:
    """The application, behind its gate. `hosts`: what a Host header may say, such as `127.0.0.1:8000`."""
    rooms = Rooms(house)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await rooms.close()

    app = FastAPI(title="coach", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.house, app.state.rooms, app.state.random_seed = house, rooms, random_seed
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(pages.router)
    app.include_router(sessions.router)
    app.add_exception_handler(CoachError, _coach_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)

    @app.websocket("/sessions/{name}/socket")
    async def socket(socket: WebSocket, name: str, after: int = 0) -> None:
        await serve(socket, rooms, name, max(0, after))

    return Gate(app, doorkeeper, hosts, tls=tls, uploads=UPLOADS)


async def _coach_error(_: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFound) else 409 if isinstance(error, InUse) else 400
    return pages.problem(str(error), status)


async def _http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = {404: "There is no such page.", 405: "This page cannot do that.", 413: "That is more than coach can take at once."}
    return pages.problem(words.get(error.status_code, str(error.detail)), error.status_code)


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return pages.problem(f"{'.'.join(str(part) for part in first['loc'][1:])}: {first['msg']}.", 422)
