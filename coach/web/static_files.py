"""Style, script and icon: `static("coach.css")` → `/static/coach.css?1f3c…`, an address that changes when the file does.

So a browser may keep each file for good and never shows an old one. The booklet's sheet is the report's own: pages and reports
look alike because they share it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

from coach.report import html

FOLDER = Path(__file__).parent / "static"
BOOKLET = "booklet.css"


@cache
def static(name: str) -> str:
    """The address of a file, for a template."""
    content = html.styles().encode() if name == BOOKLET else (FOLDER / name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(content).hexdigest()[:12]}"


def _booklet(_: object) -> Response:
    return Response(html.styles(), media_type="text/css")


class Static:
    """Everything under `/static`."""

    def __init__(self) -> None:
        self._files = Router([Route(f"/{BOOKLET}", _booklet)], default=StaticFiles(directory=FOLDER))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        keep = b"public, max-age=31536000, immutable" if scope.get("query_string") else b"no-cache"

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                message = {**message, "headers": [*message["headers"], (b"cache-control", keep)]}
            await send(message)

        await self._files(scope, receive, kept)
