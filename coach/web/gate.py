"""Requests in, only the owner's own page's requests out: host, origin, cookie, sizes, and the headers that keep a page to itself.

`GET / HTTP/1.1, Host: evil.example` → 421. `POST /sessions` with `Origin: http://evil.example` → 403. A request without the
cookie that the opening link gives → 403 with a page that says where the link is. It knows no page and no session.

A server on 127.0.0.1 can be reached by every page that the browser has open: by a form or a script of another site (hence Origin
and SameSite), by a name that was rebound to 127.0.0.1 (hence Host), and by other programs of this machine (hence the cookie).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coach.web.hosts import Hosts

COOKIE = "coach_"
"""Beginning of the cookie's name; the port follows, since a browser gives the cookies of one port to all of them."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = "/open"
"""Where the opening link leads."""
PUBLIC = "/static/"
"""Style and script, which hold nothing of anybody's."""
MOST_BYTES = 1_000_000
"""Of a request's body, but for uploads."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "media-src 'self' blob:; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: with that, a browser sends `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
    "Cache-Control": "no-store",
}
"""On every answer; one that sets a header itself keeps its own."""
CLOSED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>coach</title>
<h1>This door needs its key</h1>
<p>Open coach with the link that <code>coach serve</code> prints in the terminal. It works once for each browser.</p></html>"""


class Doorkeeper:
    """Who may come in: one secret cookie, handed out for links that work once."""

    def __init__(self, on_link: Callable[[str], None] | None = None, secret: str | None = None) -> None:
        """`secret`: the cookie's value, where pages that are open shall outlive a restart of the server."""
        self._cookie = secret or secrets.token_urlsafe(32)
        self._on_link = on_link
        self.token = secrets.token_urlsafe(24)
        """Of the opening link that works now."""

    def admits(self, cookie: str | None) -> bool:
        """Whether the cookie is ours."""
        return cookie is not None and hmac.compare_digest(cookie.encode(), self._cookie.encode())

    def redeem(self, token: str) -> str | None:
        """The cookie for an opening link, which is spent by that; None for one that does not work."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return None
        self.token = secrets.token_urlsafe(24)  # a link in a history or a log opens nothing any more
        if self._on_link:
            self._on_link(self.token)
        return self._cookie


class Gate:
    """Around the whole application."""

    def __init__(self, app: ASGIApp, doorkeeper: Doorkeeper, hosts: Hosts, *, uploads: Mapping[str, int]) -> None:
        self._app = app
        self._doorkeeper = doorkeeper
        self._hosts = hosts
        self._uploads = uploads
        """Path → most bytes, where more than MOST_BYTES may come."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        own = self._hosts.origin(Headers(scope=scope).get("host", ""), scope.get("server"))
        refusal = self._refusal(scope, own)
        if scope["type"] == "websocket":
            if refusal:
                await receive()  # websocket.connect; to close before accepting is to answer 403
                await send({"type": "websocket.close", "code": 1008})
                return
            await self._app(scope, receive, send)
            return
        headed = _with_headers(send)
        if refusal is None and scope["path"] == OPEN:
            refusal = self._open(scope, secure=str(own).startswith("https:"))
        if refusal:
            await refusal(scope, receive, headed)
            return
        most = self._uploads.get(scope["path"], MOST_BYTES)
        if _declared(scope) > most:
            await _too_much(most)(scope, receive, headed)
            return
        await self._app(scope, _limited(receive, most), headed)

    def _refusal(self, scope: Scope, own: str | None) -> Response | None:
        """`own`: the origin of our pages by the name that was asked for."""
        headers = Headers(scope=scope)
        if own is None:
            return PlainTextResponse("This server answers to its own address only; coach serve --public-name adds a name.", 421)
        origin = headers.get("origin")
        demanding = scope["type"] == "websocket" or scope["method"] not in SAFE
        if demanding and origin != own:  # a browser always says where a form or a socket comes from
            return PlainTextResponse("This came from another page.", 403)
        if scope["type"] == "http" and (scope["path"].startswith(PUBLIC) or scope["path"] == OPEN):
            return None
        if not self._doorkeeper.admits(_cookie(headers)):
            return HTMLResponse(CLOSED, 403)
        return None

    def _open(self, scope: Scope, *, secure: bool) -> Response:
        if scope["method"] != "GET":
            return PlainTextResponse("A link is opened with GET.", 405, {"Allow": "GET"})
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        cookie = self._doorkeeper.redeem(token)
        if cookie is None:
            known = self._doorkeeper.admits(_cookie(Headers(scope=scope)))
            return RedirectResponse("/", 303) if known else HTMLResponse(CLOSED, 403)
        response = RedirectResponse("/", 303)
        response.set_cookie(_cookie_name(Headers(scope=scope)), cookie, httponly=True, samesite="strict", secure=secure, path="/")
        return response


def _cookie_name(headers: Headers) -> str:
    """By the port that the browser sees."""
    port = headers["host"].rpartition(":")[2]
    return COOKIE + (port if port.isdigit() else "")


def _cookie(headers: Headers) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(_cookie_name(headers))
    except CookieError:
        return None
    return found.value if found else None


def _declared(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0


def _too_much(most: int) -> Response:
    return PlainTextResponse(f"More than {most:,} bytes.", 413)


class TooMuch(HTTPException):
    """A body that went on after the most that may come."""

    def __init__(self) -> None:
        super().__init__(413)


def _limited(receive: Receive, most: int) -> Receive:
    """Counts what really comes: a chunked body declares no length."""
    left = most

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooMuch
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message["headers"]}
            extra = [
                (name.lower().encode(), value.encode()) for name, value in HEADERS.items() if name.lower().encode() not in present
            ]
            message = {**message, "headers": [*message["headers"], *extra]}
        await send(message)

    return headed
