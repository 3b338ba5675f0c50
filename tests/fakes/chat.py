"""Language models that are none: one that says what it is told to, and a local server that misbehaves in a chosen way."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from coach.errors import ServerError
from coach.llm.chat import Chat, Message

GOOD = "Well, I drove delivery vans for six years. Then I helped a neighbour mend a dinghy."


class SaysThis(Chat):
    """A chat whose replies are given; an error among them is raised at its place."""

    def __init__(self, *replies: str | Sequence[str | ServerError] | ServerError) -> None:
        self.replies = list(replies)
        self.asked: list[list[Message]] = []

    def reply(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        self.asked.append(list(messages))
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        for piece in [reply] if isinstance(reply, (str, ServerError)) else reply:
            if isinstance(piece, ServerError):
                raise piece
            yield piece


class MisbehavingServer:
    """Speaks OpenAI's protocol as badly as `how` says: good, silent, keep_alive, slow, 429, 500, 401, 404, html, bad_json, cut,
    empty, endless, error_event."""

    def __init__(self, how: str) -> None:
        self.how = how
        self.requests: list[dict[str, object]] = []
        self.keys: list[str] = []
        self.done = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.keys.append(self.headers.get("Authorization", ""))
                outer.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                with suppress(OSError):  # the client has gone, as it should
                    outer.answer(self)

            def do_GET(self) -> None:
                if outer.how == "html":
                    body, kind = b"<html>It works!</html>", "text/html"
                else:
                    body, kind = (
                        json.dumps({"object": "list", "data": [{"id": "tiny"}, {"id": "big"}]}).encode(),
                        "application/json",
                    )
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.port = self._http.server_address[1]
        self.base_url = f"http://127.0.0.1:{self.port}/v1"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        if self.how.isdigit():
            body = json.dumps({"error": {"message": "no, and your key is sk-secret", "type": "x"}}).encode()
            handler.send_response(int(self.how))
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
            return
        if self.how == "silent":
            self.done.wait(20)
            return
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html" if self.how == "html" else "text/event-stream")
        handler.end_headers()
        for line in self.lines():
            handler.wfile.write(line)
            handler.wfile.flush()
            if self.done.is_set():
                return

    def lines(self) -> Iterator[bytes]:
        """What comes over the wire."""
        match self.how:
            case "html":
                yield b"<html>It works!</html>"
            case "keep_alive":
                while not self.done.wait(0.02):
                    yield b": still thinking\n\n"
            case "slow":
                yield chunk("Well, I drove ")
                while not self.done.wait(0.02):
                    yield b": still thinking\n\n"
            case "bad_json":
                yield b'data: {"choices": [{"delta": {"con\n\n'
            case "error_event":
                yield b'data: {"error": {"message": "out of memory"}}\n\n'
            case "cut":
                yield chunk("Well, I drove delivery ")
            case "empty":
                yield chunk("", finish="stop")
                yield b"data: [DONE]\n\n"
            case "endless":
                while not self.done.is_set():
                    yield chunk("and so on ")
            case _:
                for word in GOOD.split(" "):
                    yield chunk(word + " ")
                yield chunk("", finish="stop")
                yield b"data: [DONE]\n\n"


def chunk(text: str, finish: str | None = None) -> bytes:
    """One server-sent event with a piece of text."""
    choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": finish}
    body = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "tiny", "choices": [choice]}
    return b"data: " + json.dumps(body).encode() + b"\n\n"


@contextmanager
def serving(how: str) -> Iterator[MisbehavingServer]:
    """Such a server on a free port of this machine."""
    server = MisbehavingServer(how)
    thread = threading.Thread(target=server._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.done.set()
        server._http.shutdown()
        server._http.server_close()
        thread.join(5)
